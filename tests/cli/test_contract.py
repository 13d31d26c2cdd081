"""What scripts rely on: stdout is data, stderr is talk, and each way of ending has its status."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from cjm_tui import __version__
from cjm_tui.cli.statuses import FAILURE, INTERRUPTED, INVALID_INPUT, LIBRARY_TROUBLE, NOT_FOUND, OK, USAGE
from tests.cli.conftest import Cli

PROGRAM = [sys.executable, "-m", "cjm_tui"]


def test_the_version_and_the_help_are_data(cli: Cli) -> None:
    for arguments in (("--version",), ("--help",), ("-h",), ("import", "--help")):
        said = cli(*arguments)
        assert (said.status, said.err) == (OK, "")
        assert said.out
    assert cli("--version").out == f"cjm-tui {__version__}\n"


@pytest.mark.parametrize("language", ["en", "pt-BR"])
def test_the_list_of_commands_cuts_no_sentence_on_80_columns(language: str) -> None:
    environment = {**os.environ, "CJM_TUI_LANG": language, "COLUMNS": "80"}
    said = subprocess.run([*PROGRAM, "--help"], capture_output=True, text=True, timeout=60, env=environment).stdout
    told = [line.split(None, 1)[1] for line in said.partition("Commands:")[2].splitlines() if line.strip()]
    assert len(told) >= 16
    assert [sentence for sentence in told if not sentence.endswith(".") or sentence.endswith("...")] == []


@pytest.mark.parametrize(
    ("arguments", "status", "sentence"),
    [
        (("fly",), USAGE, "fly"),
        (("new",), USAGE, "TITLE"),
        (("list", "--limit", "none"), USAGE, "--limit"),
        (("list", "--limit", "0"), USAGE, "--limit"),
        (("export", "1", "--format", "pdf"), USAGE, "md, csv"),
        (("add", "1", "touchpoint", "--stag", "1", "Calls"), USAGE, "--stag"),
        (("add", "1", "wish", "x"), USAGE, "touchpoint"),
        (("show", "99"), NOT_FOUND, "99"),
        (("show", "no-such"), NOT_FOUND, "no-such"),
        (("add", "99", "goal", "x"), NOT_FOUND, "99"),
        (("import", "-", "--into", "99"), NOT_FOUND, "99"),
        (("export", "1", "--persona", "Zoe"), NOT_FOUND, "Zoe"),
        (("new", "T", "--template", "nope"), INVALID_INPUT, "nope"),
        (("new", "T", "--lang", "fr"), INVALID_INPUT, "pt-BR or en"),
        (("new", "  "), INVALID_INPUT, "title"),
        (("add", "1", "touchpoint", "Calls", "--stage", "Nowhere"), INVALID_INPUT, "Nowhere"),
        (("add", "1", "persona", "Ana", "--set", "age"), INVALID_INPUT, "FIELD=VALUE"),
        (("add", "1", "goal", "x", "--as", " "), INVALID_INPUT, "--as"),
        (("import", "-", "--scale", "high"), INVALID_INPUT, "1-10"),
        (("import", "-", "--map", "Stage"), INVALID_INPUT, "Column=field"),
        (("import", "-", "--format", "docx"), INVALID_INPUT, "markdown"),
        (("import", "/no/such/map.csv"), FAILURE, "/no/such/map.csv"),
        (("export", "1", "-o", "/no/such/out.md"), FAILURE, "/no/such"),
        (("restore", "/no/such/backup.db"), FAILURE, "backup.db"),
    ],
)
def test_every_mistake_has_a_sentence_on_stderr_and_a_status(
    cli: Cli, arguments: tuple[str, ...], status: int, sentence: str
) -> None:
    cli("new", "IT portal", "--template", "suporte-ti")
    said = cli(*arguments, stdin="Stage,Touchpoint,Pain\nBuys,Pays,Queue\n")
    assert said.status == status, said
    assert said.out == ""
    assert sentence in said.err
    assert "Traceback" not in said.err


@pytest.mark.parametrize("arguments", [(), ("demo",), ("open", "1"), ("present", "1"), ("join", "1", "--as", "Ana")])
def test_without_a_terminal_no_screen_is_half_drawn(cli: Cli, arguments: tuple[str, ...]) -> None:
    cli("new", "IT portal")
    said = cli(*arguments)
    assert (said.status, said.out) == (FAILURE, "")
    assert "terminal" in said.err


def test_a_screen_is_not_drawn_into_a_log(tmp_path: Path) -> None:
    ours, theirs = os.openpty()
    try:
        ended = subprocess.run(
            [*PROGRAM, "--db", tmp_path / "library.db"],
            stdin=theirs, stdout=theirs, stderr=subprocess.PIPE, timeout=60, env={**os.environ, "CJM_TUI_LANG": "en"},
        )  # fmt: skip
    finally:
        os.close(ours)
        os.close(theirs)
    assert ended.returncode == FAILURE
    assert b"terminal" in ended.stderr
    assert b"\x1b" not in ended.stderr


@pytest.mark.parametrize("command", ["show", "export", "lint", "add", "open", "serve", "backup"])
def test_a_library_that_is_not_there_is_not_made(cli: Cli, db: Path, command: str) -> None:
    arguments = {"add": ("1", "goal", "x"), "serve": (), "backup": ()}.get(command, ("1",))
    said = cli(command, *arguments)
    assert (said.status, said.out) == (NOT_FOUND, "")
    assert str(db) in said.err
    assert not db.exists()


def test_an_empty_library_is_no_mistake(cli: Cli) -> None:
    said = cli("list")
    assert (said.status, said.out) == (OK, "")
    assert cli("list", "--json").json == []


@pytest.mark.parametrize(
    "content", [b"no database at all, but long enough " * 100, b"SQLite format 3\0" + b"\1" * 5000]
)
@pytest.mark.parametrize("arguments", [("list",), ("show", "1"), ("new", "T")])
def test_a_damaged_library_is_trouble_and_is_not_touched(
    cli: Cli, db: Path, arguments: tuple[str, ...], content: bytes
) -> None:
    db.write_bytes(content)
    said = cli(*arguments)
    assert (said.status, said.out) == (LIBRARY_TROUBLE, "")
    assert str(db) in said.err
    assert db.read_bytes() == content


def test_a_library_of_a_newer_program_is_trouble(cli: Cli, db: Path) -> None:
    cli("new", "IT portal")
    with sqlite3.connect(db) as connection:
        connection.execute("PRAGMA user_version = 99")
    connection.close()
    said = cli("list")
    assert (said.status, said.out) == (LIBRARY_TROUBLE, "")
    assert "newer" in said.err


def test_a_foreign_database_is_trouble(cli: Cli, db: Path) -> None:
    with sqlite3.connect(db) as connection:
        connection.execute("CREATE TABLE holiday (day TEXT)")
    connection.close()
    assert cli("list").status == LIBRARY_TROUBLE


def test_options_before_the_command_name_another_library(cli: Cli, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    assert cli("--db", other, "new", "Elsewhere").status == OK
    assert cli("list").out == ""
    assert cli("--db", other, "list").out.endswith("Elsewhere\n")


def environment(db: Path) -> dict[str, str]:
    return {**os.environ, "CJM_TUI_DB": str(db), "PYTHONUNBUFFERED": "1"}


@pytest.mark.slow
def test_ctrl_c_ends_with_130_and_what_was_added_stays(cli: Cli, db: Path) -> None:
    cli("new", "IT portal", "--template", "suporte-ti")
    process = subprocess.Popen(
        [*PROGRAM, "add", "1", "touchpoint", "--stage", "1"],
        env=environment(db), stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdin
    assert process.stdout
    process.stdin.write("Calls the desk\n")
    process.stdin.flush()
    assert process.stdout.readline().strip()
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=30) == INTERRUPTED
    assert "Traceback" not in (process.stderr.read() if process.stderr else "")
    assert "Calls the desk" in cli("show", "1").out


@pytest.mark.slow
def test_a_reader_that_goes_away_is_no_mistake(cli: Cli, db: Path) -> None:
    for number in range(30):
        cli("new", f"Workshop {number} {'x' * 150}")
    process = subprocess.Popen(
        [*PROGRAM, "show", "1"], env=environment(db), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert process.stdout
    process.stdout.close()
    assert process.wait(timeout=30) == OK
    assert process.stderr
    assert process.stderr.read() == b""


@pytest.mark.slow
def test_a_library_that_another_program_holds_is_trouble(cli: Cli, db: Path) -> None:
    cli("new", "IT portal")
    holder = sqlite3.connect(db, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    started = time.monotonic()
    try:
        said = cli("add", "1", "goal", "Fewer calls")
    finally:
        holder.rollback()
        holder.close()
    assert said.status == LIBRARY_TROUBLE
    assert said.out == ""
    assert said.err
    assert time.monotonic() - started < 60


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("new",), "Falta TITLE."),
        (("list", "--limit", "x"), "--limit: “x” não é um número."),
        (("list", "--limit", "0"), "--limit: 0 está fora do intervalo x>=1."),
        (("fly",), "Não existe o comando “fly”."),
        (("export", "1", "--fomat", "md"), "Não existe a opção “--fomat”. Seria uma destas: --format?"),
        (("export", "1", "--format"), "--format precisa de um valor."),
        (("list", "a", "b"), "Isto é demais: b."),
    ],
)
def test_a_misused_command_line_is_explained_in_the_persons_language(
    cli: Cli, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], sentence: str
) -> None:
    monkeypatch.setenv("LANG", "pt_BR.UTF-8")
    said = cli(*arguments)
    assert (said.status, said.out) == (USAGE, "")
    assert said.err.splitlines()[0] == sentence
