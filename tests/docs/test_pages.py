"""The pages say what the program does: derived ones are fresh, links resolve, commands and targets exist."""

from __future__ import annotations

import json
import re
import sqlite3
from pathlib import Path

import pytest
import typer
from typer.main import get_command

from cjm_tui.cli import importing, statuses
from cjm_tui.cli.commands import app
from cjm_tui.domain.measures.formulas import FORMULAS
from cjm_tui.domain.workshop import KINDS
from cjm_tui.exchange import workshop_json
from cjm_tui.exchange.outbound.formats import FORMATS
from cjm_tui.room.plain_path import adding
from cjm_tui.room.room import Room
from cjm_tui.storage.library import Library
from cjm_tui.widgets.frame.key_names import key_name
from cjm_tui.widgets.themes import UNICODE
from tools import docs

ROOT = Path(__file__).resolve().parents[2]
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
COMMANDS: dict[str, typer.core.TyperCommand] = get_command(app).commands  # type: ignore[attr-defined]
BEFORE_A_COMMAND = r"(?: --db \S+)?"


def text_of(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def section_on(name: str, page: str = "docs/commands.md") -> str:
    found = re.search(rf"^### {name}\n(.*?)(?=^##|\Z)", text_of(page), re.MULTILINE | re.DOTALL)
    assert found, f"{page} has no section on {name}"
    return found[1]


def code_of(page: str) -> str:
    """Return what stands in code fences and between backticks, one piece a line."""
    fences = re.findall(r"```[a-z]*\n(.*?)```", page, re.DOTALL)
    spans = re.findall(r"`([^`\n]+)`", re.sub(r"```.*?```", "", page, flags=re.DOTALL))
    return "\n".join(fences + spans)


def anchors(page: Path) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", page.read_text("utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in headings}


@pytest.mark.parametrize("name", list(docs.PAGES))
def test_what_is_derived_is_fresh(name: str) -> None:
    assert text_of(f"docs/{name}") == docs.PAGES[name](), "run `make docs`"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_resolve(page: Path) -> None:
    for in_markdown, in_html in re.findall(r"\]\(([^)\s]+)\)|src=\"([^\"]+)\"", page.read_text("utf-8")):
        link = in_markdown or in_html
        if "://" in link:
            continue
        file, _hash, anchor = link.partition("#")
        aim = (page.parent / file) if file else page
        assert aim.exists(), link
        assert not anchor or anchor in anchors(aim), link


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_commands_and_their_options_exist(page: Path) -> None:
    for line in re.findall(rf"cjm-tui{BEFORE_A_COMMAND} ([a-z]+\b[^`\n]*)", code_of(page.read_text("utf-8"))):
        name, *words = re.split(r"[|#<>]", line)[0].split()
        assert name in COMMANDS, line
        known = {option for parameter in COMMANDS[name].params for option in parameter.opts} | {"--help"}
        assert {w for w in words if re.fullmatch(r"--[a-z-]+", w)} <= known, line


def test_every_command_has_its_section() -> None:
    sections = re.findall(r"^### (\w+)", text_of("docs/commands.md"), re.MULTILINE)
    assert sorted(sections) == sorted(COMMANDS)


@pytest.mark.parametrize("name", list(COMMANDS))
def test_the_options_that_are_told_are_those_that_there_are(name: str) -> None:
    options = {o for p in COMMANDS[name].params for o in p.opts if o.startswith("--")} - {"--help"}
    told = set(re.findall(r"--[a-z-]+", "\n".join(re.findall(r"`(--[^`]+)`", section_on(name)))))
    assert told == options


def test_the_exit_statuses_that_are_told_are_those_that_there_are() -> None:
    known = [
        statuses.OK,
        statuses.FAILURE,
        statuses.USAGE,
        statuses.NOT_FOUND,
        statuses.INVALID_INPUT,
        statuses.LIBRARY_TROUBLE,
    ]
    told = re.findall(r"^\| (\d+) \|", text_of("docs/commands.md"), re.MULTILINE)
    assert told == [str(status) for status in [*known, statuses.INTERRUPTED]]


def test_the_formats_that_are_told_are_those_that_there_are() -> None:
    assert re.findall(r"^\| `(\w+)` \|", section_on("export"), re.MULTILINE) == list(FORMATS)
    assert f"`--format {importing.FORMATS}`" in section_on("import")


def test_the_kinds_that_are_told_are_those_that_can_be_added() -> None:
    rows = re.findall(r"^\| ([a-z, -]+) \|", section_on("add"), re.MULTILINE)
    told = [kind.strip() for row in rows if set(row) != {"-"} for kind in row.split(",")]
    assert sorted(told) == sorted(adding.KINDS)


def test_every_environment_variable_is_told() -> None:
    sources = "\n".join(file.read_text("utf-8") for file in (ROOT / "cjm_tui").rglob("*.py"))
    read = set(re.findall(r"environ[^\n]*\"(CJM_TUI_\w+)\"|\(\"(CJM_TUI_LANG)\"", sources))
    names = {name for found in read for name in found if name}
    assert {"CJM_TUI_DB", "CJM_TUI_LANG"} <= names
    assert names <= set(re.findall(r"CJM_TUI_\w+", text_of("docs/commands.md")))


PLACES = {
    "1": {"frame", "scope", "sheet"},
    "2": {"frame", "personas"},
    "3": {"frame", "touchpoints", "grid"},
    "4": {"frame", "emotions"},
    "5": {"frame", "analysis"},
    "6": {"frame", "priorities"},
    "7": {"frame", "actions"},
}
"""Number of a phase → the first parts of the ids of the keys that act in it."""


@pytest.mark.parametrize("page", ["README.md", "LEIAME.md"])
def test_the_keys_of_the_tour_act_in_their_phase(page: str) -> None:
    rows = dict(re.findall(r"^\| (\d) [^|]+\|[^|]+\| ([^|]+) \|$", text_of(page), re.MULTILINE))
    assert set(rows) == set(PLACES)
    bindings = [binding for place in docs.places() for binding in place.bindings]
    for number, cell in rows.items():
        acting = {key_name(b.key, UNICODE) for b in bindings if (b.id or "").split(".")[0] in PLACES[number]}
        named = re.findall(r"`([^`]+)`", cell)
        assert named
        assert set(named) <= acting, number


@pytest.mark.parametrize("page", ["README.md", "LEIAME.md", "CONTRIBUTING.md"])
def test_targets_of_make_exist(page: str) -> None:
    targets = set(re.findall(r"^([a-z-]+):", text_of("Makefile"), re.MULTILINE))
    named = set(re.findall(r"\bmake ([a-z-]+)", code_of(text_of(page))))
    assert named
    assert named <= targets


def test_every_formula_stands_in_the_page_on_the_database() -> None:
    told = re.findall(r"^\| `(\w+)` \| (.+) \|$", text_of("docs/database.md").partition("## Formulas")[2], re.MULTILINE)
    assert dict(told) == {figure: words.replace("|", r"\|") for figure, words in FORMULAS.items()}


def test_every_table_and_view_stands_there_with_its_columns(library: Library) -> None:
    page = text_of("docs/database.md")
    with sqlite3.connect(library.path) as connection:
        objects = connection.execute("SELECT name, type FROM sqlite_master WHERE type IN ('view', 'table')").fetchall()
        views = {name for name, kind in objects if kind == "view"}
        tables = {name for name, kind in objects if kind == "table" and not name.startswith(("sqlite_", "_"))}
        for view in views:
            columns = {row[1] for row in connection.execute(f"PRAGMA table_info({view})")}
            cells = re.findall(r"^\| (`.+?`) \|", section_on(view, "docs/database.md"), re.MULTILINE)
            assert {name for cell in cells for name in re.findall(r"`(\w+)`", cell)} == columns
    assert set(re.findall(r"^### (v_\w+)", page, re.MULTILINE)) == views
    told = re.findall(r"^\| `(\w+)` \|", page.partition("## Tables")[2].partition("\n## ")[0], re.MULTILINE)
    assert set(told) == tables
    assert set(KINDS) <= tables


def test_a_workshop_fits_the_published_schema(room: Room) -> None:
    schema = json.loads(text_of("docs/workshop.schema.json"))
    shown = workshop_json.as_object(room.view)
    assert set(shown) == set(schema["required"])
    for kind, records in shown["records"].items():
        model = schema["properties"]["records"]["properties"][kind]["items"]["$ref"].rpartition("/")[2]
        fields = schema["$defs"][model]["properties"]
        assert all(set(record) == set(fields) for record in records)
