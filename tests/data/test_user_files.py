"""A user's own templates and agendas: found beside ours, and told plainly where one is malformed."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from cjm_tui.data import DataFileError, UnknownKey, agenda, agendas, guide, silent_guide, template, templates

CLINIC = """
name = "Consulta na clínica"
description = { pt-BR = "Da dor ao retorno." }

[[stages]]
name = { en = "Books", pt-BR = "Marca" }
period = "before"

[[stages]]
name = "Consulta"
period = "during"
"""


def write(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_a_users_template_is_found_after_ours(tmp_path: Path) -> None:
    write(tmp_path, "clinica.toml", CLINIC)

    assert [entry.key for entry in templates(tmp_path)][-1] == "clinica"
    assert "clinica" not in {entry.key for entry in templates()}
    clinic = template("clinica", tmp_path)
    assert clinic.name.in_("en") == "Consulta na clínica"
    assert [stage.name.in_("en") for stage in clinic.stages] == ["Books", "Consulta"]
    assert clinic.lanes[:2] == ("stage", "touchpoint")
    assert len(clinic.channels) == 6


def test_a_template_without_the_usual_channels(tmp_path: Path) -> None:
    write(tmp_path, "clinica.toml", "with_default_channels = false\n" + CLINIC)
    assert template("clinica", tmp_path).channels == ()


def test_a_users_file_takes_the_place_of_ours(tmp_path: Path) -> None:
    write(tmp_path, "blank.toml", CLINIC)
    assert len(template("blank", tmp_path).stages) == 2
    assert len(template("blank").stages) == 5
    assert len(templates(tmp_path)) == len(templates())


def test_an_edited_file_is_read_again(tmp_path: Path) -> None:
    file = write(tmp_path, "clinica.toml", CLINIC)
    assert len(template("clinica", tmp_path).stages) == 2
    file.write_text(CLINIC + '\n[[stages]]\nname = "Retorno"\nperiod = "after"\n', encoding="utf-8")
    os.utime(file, ns=(0, file.stat().st_mtime_ns + 1_000_000))
    assert len(template("clinica", tmp_path).stages) == 3


def test_a_folder_that_does_not_exist_holds_no_files(tmp_path: Path) -> None:
    assert templates(tmp_path / "nowhere") == templates()


def test_a_file_saved_by_a_windows_editor_is_read(tmp_path: Path) -> None:
    (tmp_path / "clinica.toml").write_bytes(("\ufeff" + CLINIC).replace("\n", "\r\n").encode())
    assert template("clinica", tmp_path).name.en == "Consulta na clínica"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = ", "not a TOML file"),
        ("name = 'x'\ndescription = 'y'", "at least one stage"),
        (CLINIC.replace('name = "Consulta na clínica"', ""), "name is missing"),
        (CLINIC.replace('"Consulta"', "''"), "stages[2].name must be a text"),
        (CLINIC.replace("en = ", "fr = "), "stages[1].name must be a text"),
        (CLINIC.replace('"during"', '"later"'), "stages[2].period “later” is not one of: before, during, after"),
        (CLINIC.replace("period", "perod"), "stages[1].period is missing"),
        ("positon = 3\n" + CLINIC, "positon is not known; did you mean “position”?"),
        ("position = 'first'\n" + CLINIC, "position must be a whole number"),
        ("lanes = ['pains']\n" + CLINIC, "lanes “pains” is not one of"),
        ("lanes = 'pain'\n" + CLINIC, "lanes must be a list"),
        ("stages = 3", "stages must be a list"),
        (CLINIC + "\n[period_names]\nbefor = 'x'", "period_names.befor is not known"),
    ],
)
def test_a_malformed_file_is_told_in_one_sentence_by_file_and_key(text: str, said: str, tmp_path: Path) -> None:
    if text == "stages = 3":
        text = "name = 'x'\ndescription = 'y'\nstages = 3"
    write(tmp_path, "clinica.toml", text)
    with pytest.raises(DataFileError) as told:
        template("clinica", tmp_path)
    message = str(told.value)
    assert said in message
    assert "clinica.toml" in message
    assert "\n" not in message


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "clinica.toml").write_bytes(CLINIC.encode("latin-1"))
    with pytest.raises(DataFileError, match=r"clinica\.toml"):
        templates(tmp_path)


def test_a_users_agenda_is_found_and_its_phases_are_checked(tmp_path: Path) -> None:
    text = "name = 'Rápida'\ndescription = 'Só o mapa.'\n[[items]]\ntitle = 'Mapa'\nminutes = 20\nsay = 'Vamos.'\n"
    write(tmp_path, "rapida.toml", text + "phase = 'touchpoints'\n")
    assert agendas(tmp_path)[-1].key == "rapida"
    assert agenda("rapida", tmp_path).minutes == 20

    write(tmp_path, "torta.toml", text + "phase = 'lunch'\n")
    with pytest.raises(DataFileError, match=r"items\[1\]\.phase “lunch”"):
        agenda("torta", tmp_path)


@pytest.mark.parametrize(
    ("ask", "nearest"),
    [
        (lambda: template("suporte"), "suporte-ti"),
        (lambda: agenda("standard"), "standard-120"),
        (lambda: guide("emotion"), "emotions"),
        (lambda: silent_guide("card"), "cards"),
    ],
)
def test_an_unknown_key_names_the_nearest(ask: Callable[[], object], nearest: str) -> None:
    with pytest.raises(UnknownKey) as told:
        ask()
    assert told.value.nearest[0] == nearest
    assert nearest in str(told.value)
