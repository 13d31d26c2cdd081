"""Every text of the data files speaks both languages, says something, and fits where it is shown."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from cjm_tui.data.bilingual import Bilingual
from cjm_tui.data.toml_files import LANGUAGE_KEYS, PACKAGE

FILES = sorted(PACKAGE.rglob("*.toml"))
PLACEHOLDER = re.compile(r"\{[^}]*\}")


def texts(value: Any, place: str = "") -> Iterator[tuple[str, dict[str, str]]]:
    if isinstance(value, dict):
        if value.keys() & LANGUAGE_KEYS:
            yield place, value
        else:
            for key, inner in value.items():
                yield from texts(inner, f"{place}.{key}")
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from texts(inner, f"{place}[{number}]")


def strings(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from strings(inner)
    elif isinstance(value, str):
        yield value


@pytest.fixture(params=FILES, ids=lambda file: str(file.relative_to(PACKAGE)))
def content(request: pytest.FixtureRequest) -> dict[str, Any]:
    file: Path = request.param
    return tomllib.loads(file.read_text(encoding="utf-8"))


def test_every_text_speaks_both_languages(content: dict[str, Any]) -> None:
    found = list(texts(content))
    assert found
    assert [place for place, text in found if text.keys() != LANGUAGE_KEYS] == []


def test_no_text_is_empty_padded_or_unfinished(content: dict[str, Any]) -> None:
    for text in strings(content):
        assert text.strip() == text != ""
        assert not re.search(r"TODO|XXX|  |lorem", text)


def test_both_languages_fill_in_the_same_places(content: dict[str, Any]) -> None:
    for place, text in texts(content):
        named = {language: set(PLACEHOLDER.findall(text[language])) for language in LANGUAGE_KEYS}
        assert named["en"] == named["pt-BR"], place


def test_texts_leave_open_only_what_the_program_fills_in(
    content: dict[str, Any],
) -> None:
    filled = {"{persona}", "{minutes}"}
    for place, text in texts(content):
        assert set(PLACEHOLDER.findall(text["pt-BR"])) <= filled, place


@pytest.mark.parametrize(
    ("text", "feminine", "spoken"),
    [
        ("Responda como {persona}, não como você.", True, "Responda como a Ana, não como você."),
        ("Responda como {persona}, não como você.", None, "Responda como Ana, não como você."),
        ("Um dia de {persona}", False, "Um dia do Ana"),
        ("{persona} espera. {persona} liga.", True, "A Ana espera. A Ana liga."),
        ("O que muda para {persona}?", True, "O que muda para a Ana?"),
        ("Confie em {persona}", True, "Confie na Ana"),
        ("De um lado, {persona}", False, "De um lado, o Ana"),
        ("“{persona} conta”", True, "“A Ana conta”"),
    ],
)
def test_a_persona_gets_her_article_in_portuguese(text: str, feminine: bool | None, spoken: str) -> None:
    assert Bilingual(en="", pt_br=text).about("Ana", "pt-BR", feminine=feminine) == spoken


def test_a_persona_called_like_a_pattern_stays_what_she_is() -> None:
    told = Bilingual(en="As {persona}", pt_br="Como {persona}").about(r"\1 {persona}", "pt-BR", feminine=True)
    assert told == r"Como a \1 {persona}"


def test_reading_the_data_loads_nothing_heavy() -> None:
    source = (
        "import sys; from cjm_tui import data; data.templates(); data.agendas(); data.demo('en'); "
        "print(sorted({'pydantic', 'textual', 'sqlite_utils', 'typer', 'rich'} & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", source], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
