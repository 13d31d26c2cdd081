"""`cjm-tui backup`, `restore` and `doctor`."""

from __future__ import annotations

from pathlib import Path

from cjm_tui.cli.statuses import FAILURE, NOT_FOUND, OK
from tests.cli.conftest import Cli


def test_a_backup_comes_back_and_what_was_there_is_kept(cli: Cli, db: Path, tmp_path: Path) -> None:
    cli("new", "First")
    said = cli("backup", tmp_path / "copy.db")
    assert (said.status, said.out, said.err) == (OK, f"{tmp_path / 'copy.db'}\n", "")
    cli("new", "Second")
    said = cli("restore", tmp_path / "copy.db")
    assert (said.status, said.out) == (OK, f"{db}\n")
    assert "is kept in" in said.err
    assert [w["title"] for w in cli("list", "--json").json] == ["First"]


def test_a_backup_without_a_name_lies_beside_the_library(cli: Cli, db: Path) -> None:
    cli("new", "First")
    said = cli("backup")
    assert Path(said.out.strip()).parent == db.parent / "backups"
    assert Path(said.out.strip()).stat().st_mode & 0o777 == 0o600


def test_a_backup_never_writes_over_a_file(cli: Cli, tmp_path: Path) -> None:
    cli("new", "First")
    (tmp_path / "mine.db").write_bytes(b"mine")
    said = cli("backup", tmp_path / "mine.db")
    assert (said.status, said.out) == (FAILURE, "")
    assert (tmp_path / "mine.db").read_bytes() == b"mine"


def test_doctor_says_it_in_sentences(cli: Cli, db: Path) -> None:
    cli("new", "First")
    said = cli("doctor")
    assert said.status == OK, said
    assert all(line.startswith("ok ") for line in said.out.splitlines())
    assert str(db) in said.out
    assert "Landlock" in said.out


def test_a_backup_of_nothing_is_not_found(cli: Cli) -> None:
    assert cli("backup").status == NOT_FOUND
