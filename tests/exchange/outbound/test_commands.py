"""`show`, `export` and `lint` as people and scripts call them."""

from __future__ import annotations

import csv
import io
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cjm_tui.cli.main import run
from cjm_tui.cli.reading import FORMATS as SHOWN_FORMATS
from cjm_tui.cli.statuses import FAILURE, INVALID_INPUT, NOT_FOUND, OK, USAGE
from cjm_tui.exchange.outbound.formats import FORMATS
from cjm_tui.room.founding import ensure_demo, found_from_template
from cjm_tui.storage.library import Library

Capture = pytest.CaptureFixture[str]
NOW = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with the demonstration in English (1) and Portuguese (2), and an empty workshop (3)."""
    path = tmp_path_factory.mktemp("library") / "library.db"
    with Library(path) as library:
        ensure_demo(library, "en", NOW)
        ensure_demo(library, "pt-BR", NOW)
        found_from_template(library, "Empty", template="blank", agenda=None, language="en", at=NOW)
    return path


def call(db: Path, *arguments: str | Path) -> int:
    return run(["--db", str(db), *map(str, arguments)])


def test_show_reads_a_whole_workshop_aloud(db: Path, capsys: Capture) -> None:
    assert call(db, "show", 1) == OK
    told = capsys.readouterr().out
    for expected in (
        "THE WORST MOMENT",
        "T010 Three hours of silence",
        "Ana: −2, let down",
        "WHAT THE MAP STILL LACKS",
    ):
        assert expected in told
    assert max(len(line) for line in told.splitlines() if "…" not in line) < 700


def test_show_follows_the_workshops_language_unless_told_otherwise(db: Path, capsys: Capture) -> None:
    call(db, "show", "portal-de-ti")
    assert "O PIOR MOMENTO" in capsys.readouterr().out
    call(db, "show", 2, "--lang", "en")
    assert "THE WORST MOMENT" in capsys.readouterr().out


def test_show_as_json_is_the_whole_workshop(db: Path, capsys: Capture) -> None:
    assert call(db, "show", 1, "--json") == OK
    told = json.loads(capsys.readouterr().out)
    assert told["slug"] == "it-service-desk"
    assert len(told["records"]["touchpoints"]) == 18


def test_export_writes_markdown_to_stdout_by_default(db: Path, capsys: Capture) -> None:
    assert call(db, "export", 1) == OK
    assert capsys.readouterr().out.startswith("# IT service desk\n")


@pytest.mark.parametrize("style", ["report", "story", "brief"])
def test_export_tells_markdown_in_three_styles(db: Path, tmp_path: Path, style: str) -> None:
    assert call(db, "export", 1, "--style", style, "-o", tmp_path / "out.md") == OK
    assert (tmp_path / "out.md").read_text("utf-8").startswith("# IT service desk")


@pytest.mark.parametrize("profile", ["rfc4180", "excel-ptbr", "excel-en"])
def test_csv_is_a_folder_and_on_stdout_the_wide_sheet(db: Path, tmp_path: Path, capsys: Capture, profile: str) -> None:
    assert call(db, "export", 2, "--format", "csv", "--profile", profile, "-o", tmp_path / "out") == OK
    assert (tmp_path / "out" / "journey.csv").exists()
    capsys.readouterr()
    assert call(db, "export", 2, "--format", "csv", "--profile", profile, "-o", "-") == OK
    wide = capsys.readouterr().out
    assert wide.encode() == (tmp_path / "out" / "journey.csv").read_bytes()
    rows = list(csv.reader(io.StringIO(wide.removeprefix("\ufeff")), delimiter=";" if profile == "excel-ptbr" else ","))
    assert len(rows) == 19


def test_the_log_is_in_the_csv(db: Path, tmp_path: Path) -> None:
    call(db, "export", 1, "--format", "csv", "-o", tmp_path / "out")
    assert "Create demo" in (tmp_path / "out" / "log.csv").read_text("utf-8")


@pytest.mark.parametrize("to", FORMATS)
def test_every_format_writes_to_a_path(db: Path, tmp_path: Path, to: str) -> None:
    assert call(db, "export", 1, "--format", to, "-o", tmp_path / "out") == OK
    assert (tmp_path / "out").exists()


def test_json_stays_what_it_was(db: Path, capsys: Capture) -> None:
    call(db, "export", 1, "--format", "json")
    assert json.loads(capsys.readouterr().out)["format"] == "cjm-tui/workshop"


def test_help_lists_the_formats_that_there_are() -> None:
    assert SHOWN_FORMATS.split("|") == list(FORMATS)


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("export", "1", "--format", "pdf"), USAGE, "md, csv"),
        (("export", "1", "--persona", "Zoe"), NOT_FOUND, "Ana, Rui"),
        (("export", "1", "--lang", "fr"), INVALID_INPUT, "pt-BR or en"),
        (("export", "99"), NOT_FOUND, "99"),
        (("export", "3", "--format", "quadrant"), NOT_FOUND, "nothing"),
        (("export", "1", "-o", "/nowhere/at/all.md"), FAILURE, "/nowhere/at"),
    ],
)
def test_mistakes_get_a_sentence_and_a_status(
    db: Path, capsys: Capture, arguments: tuple[str, ...], status: int, sentence: str
) -> None:
    assert call(db, *arguments) == status
    told = capsys.readouterr()
    assert sentence in told.err
    assert told.out == ""


def test_lint_says_what_is_wrong_and_how_to_mend_it(db: Path, capsys: Capture) -> None:
    assert call(db, "lint", 1) == OK
    assert "touchpoint-without-emotion" in capsys.readouterr().out


def test_lint_for_scripts(db: Path, capsys: Capture) -> None:
    assert call(db, "lint", 1, "--json") == OK
    first = json.loads(capsys.readouterr().out)[0]
    assert first.keys() == {"id", "severity", "sentence", "mend", "journey", "where"}
    assert first["where"]["title"] == "A call two days later"


def test_lint_ends_with_1_where_something_is_an_error(db: Path, capsys: Capture) -> None:
    assert call(db, "lint", 3) == FAILURE
    assert "no-persona" in capsys.readouterr().out


def test_a_name_that_ends_in_csv_gets_one_file(db: Path, tmp_path: Path, capsys: Capture) -> None:
    assert call(db, "export", 1, "--format", "csv", "-o", tmp_path / "a.csv") == OK
    assert (tmp_path / "a.csv").is_file()
    assert "the map as one wide table" in capsys.readouterr().err
    with (tmp_path / "a.csv").open(newline="", encoding="utf-8") as file:
        titles = [row["Touchpoint"] for row in csv.DictReader(file)]
    assert "Three hours of silence" in titles
    assert call(db, "export", 1, "--format", "csv", "-o", tmp_path / "a") == OK
    assert (tmp_path / "a" / "summary.csv").is_file()
    assert "the map as one wide table" not in capsys.readouterr().err
