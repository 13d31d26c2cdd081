"""Commands in trouble: one sentence on stderr and an exit status, nothing created or lost; hostile texts stay texts."""

from __future__ import annotations

import ctypes
import os
import re
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from cjm_tui.storage.library import Library
from tests.conftest import found_in
from tests.hostile.texts import TEXTS, Variant, found_hostile
from tests.pty_driver import PYTHON

_COMMANDS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f]")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Library(tmp_path / "library.db") as library:
        found_in(library)
        library.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return tmp_path / "library.db"


def run(
    path: Path, *command: str, before: Callable[[], None] | None = None, **env: str
) -> subprocess.CompletedProcess[str]:
    arguments = [PYTHON, "-m", "cjm_tui", "--db", str(path), *command]
    environment = {**os.environ, "CJM_TUI_LANG": "en", **env}
    return subprocess.run(
        arguments, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False, env=environment,
        preexec_fn=before,
    )  # fmt: skip


def without_privilege() -> None:
    """Let permissions count for root too (Linux: drop CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH before exec)."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        for capability in (1, 2):
            libc.prctl(24, capability, 0, 0, 0)


def damaged(path: Path) -> Path:
    content = bytearray(path.read_bytes())
    content[8192:] = b"\xa5" * (len(content) - 8192)
    path.write_bytes(content)
    return path


def cut(path: Path) -> Path:
    os.truncate(path, 40_000)
    return path


def text(path: Path) -> Path:
    path.write_text("My notes, " * 500)
    return path


def foreign(path: Path) -> Path:
    path.unlink()
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE customers (id)")
    other.commit()
    other.close()
    return path


def newer(path: Path) -> Path:
    with Library(path) as library:
        library.connection.execute("PRAGMA user_version = 99")
        library.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@pytest.mark.slow
@pytest.mark.parametrize(
    ("spoil", "said"),
    [(damaged, "damaged"), (cut, "damaged"), (text, "damaged"), (foreign, "no library of cjm-tui"), (newer, "newer")],
)
@pytest.mark.parametrize("command", [["list"], ["show", "1"], ["new", "X"], ["export", "1", "-o", "-"], ["lint", "1"]])
def test_a_file_that_cannot_be_trusted_is_refused_and_left_as_it_is(
    path: Path, spoil: Callable[[Path], Path], said: str, command: list[str]
) -> None:
    content = spoil(path).read_bytes()
    ended = run(path, *command)
    assert (ended.returncode, ended.stdout) == (5, ""), ended
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr
    assert path.read_bytes() == content


def test_a_folder_in_the_place_of_a_file(tmp_path: Path) -> None:
    ended = run(tmp_path, "list")
    assert ended.returncode == 1
    assert "it is a folder" in ended.stderr


def test_looking_creates_nothing(tmp_path: Path) -> None:
    absent = tmp_path / "no" / "such" / "folder" / "library.db"
    assert run(absent, "list", "--json").stdout == "[]\n"
    for command in (["show", "1"], ["export", "1", "-o", "-"], ["lint", "1"], ["open", "1"]):
        ended = run(absent, *command)
        assert ended.returncode in (1, 3)
        assert "There is no library at" in ended.stderr or "needs a terminal" in ended.stderr
    assert not (tmp_path / "no").exists()


@pytest.mark.slow
@pytest.mark.parametrize("mode", [0o000, 0o400])
def test_a_library_without_permission_is_said_to_be_one(path: Path, mode: int) -> None:
    path.chmod(mode)
    for file in ("-wal", "-shm", ".lock"):
        Path(f"{path}{file}").unlink(missing_ok=True)
    ended = run(path, "new", "X", before=without_privilege)
    assert ended.returncode == 1, ended
    assert "check its permissions" in ended.stderr
    path.chmod(0o600)
    with Library(path) as library:
        assert library.count() == 1


def test_a_folder_without_permission_is_said_to_be_one(path: Path) -> None:
    path.parent.chmod(0o500)
    try:
        ended = run(path, "new", "X", before=without_privilege)
    finally:
        path.parent.chmod(0o700)
    assert ended.returncode == 1, ended
    assert "check its permissions" in ended.stderr


def test_a_template_with_a_mistake_takes_none_of_the_others_away(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "data" / "cjm-tui" / "templates"
    folder.mkdir(parents=True)
    (folder / "mine.toml").write_text("name = [[")
    home = {"XDG_DATA_HOME": str(tmp_path / "data"), "HOME": str(tmp_path)}
    ended = run(path, "templates", **home)
    assert ended.returncode == 0
    assert "suporte-ti" in ended.stdout
    assert "mine.toml: not a TOML file" in ended.stderr
    assert run(path, "new", "X", **home).returncode == 0
    refused = run(path, "new", "X", "--template", "mine", **home)
    assert refused.returncode == 4
    assert "mine.toml" in refused.stderr


@pytest.mark.slow
@pytest.mark.parametrize("text", [value for value in TEXTS.values() if "\0" not in value and "\ud800" not in value])
def test_a_hostile_name_is_repeated_without_its_commands(path: Path, text: str) -> None:
    ended = run(path, "show", text)
    assert ended.returncode == 3
    assert "Traceback" not in ended.stderr
    assert not _COMMANDS.search(ended.stderr)


@pytest.mark.parametrize("command", [["list"], ["show", "2"], ["lint", "2"]])
def test_what_a_terminal_is_shown_of_a_hostile_library_commands_nothing(tmp_path: Path, command: list[str]) -> None:
    with Library(tmp_path / "library.db") as library:
        found_hostile(library, Variant(4, is_raw=True))
    ended = run(tmp_path / "library.db", *command)
    assert "Traceback" not in ended.stderr
    assert ended.returncode in (0, 1), ended.stderr
    assert len(ended.stdout) > 100
    assert not _COMMANDS.search(ended.stdout), repr(_COMMANDS.search(ended.stdout))
