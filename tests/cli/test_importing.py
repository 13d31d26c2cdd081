"""`cjm-tui import`: look first, say what columns hold, hear what was not understood, store it in one change."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from cjm_tui.cli.statuses import INVALID_INPUT, OK
from tests.cli.conftest import Cli

TABLE = "Etapa;Coisa;Nota;Dor\nCompra;Paga no balcão;8;Fila\n;Espera;2;\n"


def test_a_dry_run_shows_row_by_row_and_stores_nothing(cli: Cli) -> None:
    said = cli("import", "-", "--dry-run", "--map", "Coisa=touchpoint", stdin=TABLE)
    assert said.status == OK, said
    assert [line.split() for line in said.out.splitlines()] == [
        ["+", "Imported", "journey"],
        ["+", "2", "Compra"],
        ["+", "2", "Paga", "no", "balcão", "(8)"],
        ["+", "3", "Espera", "(2)"],
    ]
    assert "Coisa → touchpoint" in said.err
    assert "dry run" in said.err
    assert cli("list").out == ""


def test_what_is_stored_is_printed_as_new_prints_it(cli: Cli, tmp_path: Path) -> None:
    (tmp_path / "loja.csv").write_bytes(TABLE.encode("cp1252"))
    said = cli("import", tmp_path / "loja.csv", "--map", "Coisa=touchpoint", "--scale", "0-10", "--lang", "pt-BR")
    assert (said.status, said.out) == (OK, "1\tloja\tloja\n")
    assert "Windows-1252" in said.err
    assert "+1,2" in cli("show", 1).out


def test_a_scale_may_run_the_other_way_round(cli: Cli) -> None:
    cli("import", "-", "--scale", "10-0", stdin="Stage,Touchpoint,Score\nBuys,Pays,10\n")
    assert cli("show", 1, "--json").json["records"]["agreements"][0]["value"] == -2


def test_words_for_feelings_are_taken_only_when_asked(cli: Cli) -> None:
    table = "Stage,Touchpoint,Emotion\nBuys,Pays,Anxious\n"
    said = cli("import", "-", stdin=table)
    assert "Line 2: “Anxious” stays a comment" in said.err
    assert "agreements" not in cli("show", 1, "--json").json["records"]
    cli("import", "-", "--accept-words", stdin=table)
    assert cli("show", 2, "--json").json["records"]["agreements"][0]["value"] == -1


def test_another_journey_for_a_workshop(cli: Cli) -> None:
    cli("new", "Shop", "--template", "suporte-ti")
    said = cli("import", "-", "--into", "shop", "--format", "lines", stdin="Buys: Pays\nBuys: Waits\n")
    assert said.status == OK, said
    assert said.out == "1\tshop\tShop\n"
    assert len(cli("show", 1, "--json").json["records"]["journeys"]) == 2


def test_a_diagram_goes_through_a_pipe_and_comes_back(cli: Cli) -> None:
    diagram = "journey\n  title Pedido\n    Vê: 4: Ana, Bot\n  section Compra\n    Paga: 2\n"
    assert cli("import", "-", stdin=diagram).status == OK
    assert cli("export", 1, "--format", "mermaid", "-o", "-").out == diagram


def test_a_workshop_in_json_comes_back_the_same(cli: Cli, tmp_path: Path) -> None:
    cli("new", "Portal", "--template", "suporte-ti")
    cli("add", 1, "touchpoint", "Calls", "--stage", "1")
    written = cli("export", 1, "--format", "json").out
    said = cli("--db", tmp_path / "other.db", "import", "-", stdin=written)
    assert said.status == OK, said
    assert cli("--db", tmp_path / "other.db", "export", 1, "--format", "json").out == written


@pytest.mark.parametrize("profile", ["rfc4180", "excel-ptbr", "excel-en"])
def test_a_table_comes_back_edited(cli: Cli, tmp_path: Path, profile: str) -> None:
    cli("new", "Portal", "--template", "suporte-ti", "--lang", "pt-BR")
    cli("add", 1, "touchpoint", "--stage", "1", stdin="Liga\n=SOMA(A1)\n")
    cli("export", 1, "--format", "csv", "--profile", profile, "-o", tmp_path / "out")
    path = tmp_path / "out" / "touchpoints.csv"
    edited = path.read_text("utf-8-sig").replace("Liga", "Liga de novo")
    path.write_bytes(edited.encode("utf-8-sig"))

    dry = cli("import", path, "--dry-run")
    assert dry.status == OK, dry
    assert dry.out.splitlines() == ["~     2  Liga · Ponto de contato: Liga → Liga de novo"]
    assert "Liga de novo" not in cli("show", 1).out

    uids = [r["uid"] for r in cli("show", 1, "--json").json["records"]["touchpoints"]]
    assert cli("import", path).status == OK
    after = cli("show", 1, "--json").json["records"]["touchpoints"]
    assert [(r["uid"], r["title"]) for r in after] == list(zip(uids, ("Liga de novo", "=SOMA(A1)"), strict=True))
    assert "Nothing changes" in cli("import", path).err


def test_what_a_table_cannot_hold_is_listed(cli: Cli, tmp_path: Path) -> None:
    cli("new", "Portal", "--template", "suporte-ti")
    said = cli("export", 1, "--format", "csv", "-o", tmp_path / "out")
    assert said.status == OK
    assert said.err.strip()


def test_a_row_that_nobody_asked_for_is_new(cli: Cli, tmp_path: Path) -> None:
    cli("new", "Portal", "--template", "suporte-ti")
    cli("add", 1, "improvement", "Call back")
    cli("export", 1, "--format", "csv", "-o", tmp_path / "out")
    path = tmp_path / "out" / "improvements.csv"
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8"))))
    new = ["" for _name in rows[0]]
    new[rows[0].index("What")] = "Send news"
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.writer(file).writerow(new)
    said = cli("import", path, "--json")
    assert said.status == OK, said
    assert [r["title"] for r in cli("show", 1, "--json").json["records"]["improvements"]] == ["Call back", "Send news"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b'{"format": "cjm-tui/workshop", "version": 1, "version": 1}', "version"),
        (b'{"format": "cjm-tui/workshop", "version": NaN}', "NaN"),
        (b"[" * 500 + b"]" * 500, "too deep"),
        (b'{"format": "cjm-tui/workshop", "version": 1,\n "records": {', "line 2"),
        (b'{"format": "cjm-tui/workshop", "version": 2, "records": {}}', "newer"),
        (b"", "an empty file"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\x00\x01\x02\x03" * 100, "a binary file"),
        (b"PK\x03\x04 broken", "archive"),
        (b"<!doctype html><p>Hello</p>", "a web page"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_sentence(cli: Cli, content: bytes, sentence: str) -> None:
    said = cli("import", "-", stdin=content)
    assert (said.status, said.out) == (INVALID_INPUT, "")
    assert sentence in said.err
    assert said.err.count("\n") == 1
    assert cli("list").out == ""


def test_a_file_above_the_limit_is_refused(cli: Cli) -> None:
    said = cli("import", "-", stdin=b"Stage,Touchpoint,Pain\n" + b"a,b,c\n" * 9_000_000)
    assert said.status == INVALID_INPUT
    assert "50 MB" in said.err
