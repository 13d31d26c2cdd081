"""`cjm-tui add`: a line, or a pipe full of them, of anything that a workshop holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjm_tui.cli.statuses import FAILURE, INVALID_INPUT, OK
from tests.cli.conftest import Cli, Outcome


@pytest.fixture
def workshop(cli: Cli) -> Cli:
    """A library with one workshop of the IT support template in Portuguese."""
    cli("new", "Portal de TI", "--template", "suporte-ti", "--lang", "pt-BR")
    return cli


def records(cli: Cli, kind: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = cli("show", 1, "--json").json["records"].get(kind, [])
    return found


def test_a_file_of_notes_becomes_touchpoints_of_a_stage(workshop: Cli, tmp_path: Path) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("Liga para a central !espera 40 min @Telefone\r\n\n  Repete o problema +gentil\n", "utf-8")
    said = workshop("add", "portal-de-ti", "touchpoint", "--stage", "Abre chamado", stdin=notes.read_bytes())
    assert (said.status, said.err) == (OK, "")
    stage = next(s["uid"] for s in records(workshop, "stages") if s["title"] == "Abre chamado")
    points = records(workshop, "touchpoints")
    assert said.out.split() == [point["uid"] for point in points]
    assert [(p["title"], p["stage"]) for p in points] == [
        ("Liga para a central", stage),
        ("Repete o problema", stage),
    ]
    assert {(n["note_kind"], n["text"], n["touchpoint"]) for n in records(workshop, "notes")} == {
        ("pain", "espera 40 min", points[0]["uid"]),
        ("gain", "gentil", points[1]["uid"]),
    }
    phone = next(c["uid"] for c in records(workshop, "channels") if c["title"] == "Telefone")
    assert points[0]["channel"] == phone


def test_words_need_no_quotes(workshop: Cli) -> None:
    workshop("add", 1, "goal", "Menos", "chamados", "reabertos")
    assert [goal["title"] for goal in records(workshop, "goals")] == ["Menos chamados reabertos"]


def test_a_line_that_is_not_understood_stops_no_other(workshop: Cli) -> None:
    workshop("add", 1, "persona", "Ana")
    workshop("add", 1, "touchpoint", "--stage", "1", stdin="Liga\nEspera\n")
    said = workshop("add", 1, "reading", stdin="Liga: -1\nNada disso: 2\nEspera: péssimo demais\nEspera: -2\n")
    assert said.status == INVALID_INPUT
    assert len(said.out.split()) == 2
    assert [line.split(":")[0] for line in said.err.splitlines()] == ["Line 2", "Line 3"]
    assert {agreement["value"] for agreement in records(workshop, "agreements")} == {-1, -2}


def test_the_rooms_rules_hold_on_the_command_line(workshop: Cli) -> None:
    said = workshop("add", 1, "phase", "touchpoints", "--as", "Bruno")
    assert (said.status, said.out) == (FAILURE, "")
    assert said.err


def test_the_same_name_is_the_same_person(workshop: Cli) -> None:
    for title in ("Menos filas", "Mais calma"):
        assert workshop("add", 1, "comment", title, "--as", "Bruno").status == OK
    assert [p["display_name"] for p in records(workshop, "participants")].count("Bruno") == 1


def test_every_field_can_be_set_by_its_key_or_its_label(workshop: Cli) -> None:
    said = workshop(
        "add", 1, "persona", "Ana", "--set", "role=Analista", "--set", "Objetivos=Voltar a trabalhar | Saber quando"
    )
    assert said.status == OK, said
    (persona,) = records(workshop, "personas")
    assert (persona["role"], persona["goals"]) == ("Analista", ["Voltar a trabalhar", "Saber quando"])
    assert workshop("add", 1, "persona", "Rui", "--set", "altura=1,80").status == INVALID_INPUT


def test_too_long_a_text_is_refused_and_not_cut(workshop: Cli) -> None:
    said = workshop("add", 1, "touchpoint", "--stage", "1", "x" * 201)
    assert (said.status, said.out) == (INVALID_INPUT, "")
    assert "200" in said.err
    assert records(workshop, "touchpoints") == []


def test_controls_of_a_terminal_do_not_get_in(workshop: Cli) -> None:
    workshop("add", 1, "touchpoint", "--stage", "1", stdin="Liga\x1b]52;c;eA==\x07 agora\u202e\n")
    (point,) = records(workshop, "touchpoints")
    assert "\x1b" not in str(point["title"])
    assert "\u202e" not in str(point["title"])


def test_an_empty_pipe_adds_nothing(workshop: Cli) -> None:
    said: Outcome = workshop("add", 1, "touchpoint", stdin="")
    assert (said.status, said.out) == (OK, "")
