"""Terminals that say little, say nothing, or say nonsense of themselves."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from cjm_tui.storage.library import Library
from cjm_tui.terminal.encoding import terminal_encoding
from tests.conftest import found_in
from tests.pty_driver import PYTHON, Terminal


@pytest.fixture
def path(tmp_path: Path) -> Path:
    with Library(tmp_path / "library.db") as library:
        found_in(library)
    return tmp_path / "library.db"


def start(path: Path, **env: str | None) -> Terminal:
    command = [PYTHON, "-m", "cjm_tui", "--db", str(path), "open", "1"]
    return Terminal(command, columns=80, rows=24, env={"CJM_TUI_LANG": "en", **env})


@pytest.mark.parametrize(
    ("environment", "encoding"),
    [
        ({"LANG": "pt_BR.UTF-8"}, "UTF-8"),
        ({"LANG": "C"}, "ascii"),
        ({"LANG": "C", "LC_CTYPE": "C.UTF-8"}, "ascii"),
        ({"LC_ALL": "POSIX", "LANG": "pt_BR.UTF-8"}, "ascii"),
        ({"LC_ALL": "C.UTF-8", "LANG": "C"}, "UTF-8"),
        ({"LANG": "pt_BR.ISO-8859-1"}, "ISO-8859-1"),
        ({"LANG": "de_DE.ISO-8859-15@euro"}, "ISO-8859-15"),
        ({"LANG": "pt_BR"}, "utf-8"),
        ({}, "utf-8"),
        ({"LC_CTYPE": "C.UTF-8"}, "utf-8"),
    ],
)
def test_the_environment_says_what_the_terminal_takes(environment: dict[str, str], encoding: str) -> None:
    assert terminal_encoding(environment, "utf-8", is_utf8_mode=True) == encoding


def test_a_user_who_asks_for_utf8_letters_in_the_c_language_gets_them() -> None:
    environment = {"LANG": "C", "LC_CTYPE": "C.UTF-8"}
    assert terminal_encoding(environment, "utf-8", is_utf8_mode=False) == "UTF-8"


@pytest.mark.slow
@pytest.mark.parametrize(("columns", "rows"), [("1000000", "1000000"), ("1", "1"), ("abc", "-5")])
def test_sizes_in_the_environment_are_not_believed(path: Path, columns: str, rows: str) -> None:
    with start(path, COLUMNS=columns, LINES=rows) as terminal:
        terminal.wait_for(r"Enter \w+", 30)
        assert terminal.screen[-1].rstrip().endswith("Help")
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0


@pytest.mark.slow
def test_a_window_may_shrink_to_nothing_and_come_back(path: Path) -> None:
    with start(path) as terminal:
        terminal.wait_for(r"Enter \w+", 30).resize(1, 1).wait_quiet()
        terminal.resize(80, 24).wait_for("Help", 30)
        terminal.press("ctrl+q")
        assert terminal.wait_exit() == 0


@pytest.mark.slow
def test_where_the_locale_is_c_everything_is_drawn_in_ascii(path: Path) -> None:
    with start(path, LANG="C") as terminal:
        terminal.wait_for(r"Enter \w+", 30)
        assert terminal.text.isascii(), terminal


@pytest.mark.slow
def test_without_colour_there_is_none(path: Path) -> None:
    with start(path, NO_COLOR="1") as terminal:
        terminal.wait_for(r"Enter \w+", 30)
        colours = re.findall(rb"[34]8;2;(\d+);(\d+);(\d+)", terminal.raw)
        assert colours
        assert all(red == green == blue for red, green, blue in colours)


@pytest.mark.slow
def test_a_terminal_that_cannot_place_text_is_told_so(path: Path) -> None:
    with start(path, TERM="dumb") as terminal:
        assert terminal.wait_exit(30) == 1
        assert "TERM is dumb" in terminal.text
        assert b"\x1b" not in terminal.raw


@pytest.mark.parametrize("command", [[], ["open", "1"], ["demo"], ["present", "1"], ["join", "1", "--as", "Ana"]])
def test_without_a_terminal_the_screens_say_so(path: Path, command: list[str]) -> None:
    ended = run(path, *command)
    assert ended.returncode == 1
    assert ended.stdout == ""
    assert ended.stderr.count("\n") == 1
    assert "terminal" in ended.stderr


def test_commands_need_no_terminal(path: Path) -> None:
    assert json.loads(run(path, "list", "--json").stdout)[0]["title"] == "IT portal"


def run(path: Path, *command: str) -> subprocess.CompletedProcess[str]:
    arguments = [PYTHON, "-m", "cjm_tui", "--db", str(path), *command]
    return subprocess.run(arguments, capture_output=True, text=True, stdin=subprocess.DEVNULL, check=False)
