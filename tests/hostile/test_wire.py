"""On a real terminal: no hostile text commands it, from start to end."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from cjm_tui.storage.library import Library
from tests.hostile.texts import Variant, found_hostile
from tests.pty_driver import PYTHON, Terminal

_OURS = re.compile(r"\x1b\[[<=>?]?[0-9;:]*[$]?[A-Za-z]|\x1b\][0-9]+;[^\x1b\x07]*(?:\x07|\x1b\\)|\x1b[=>78c]|[\r\n]")
_COMMANDS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]")


@pytest.mark.slow
def test_a_hostile_workshop_on_a_real_terminal(tmp_path: Path) -> None:
    path = tmp_path / "library.db"
    with Library(path) as library:
        number = found_hostile(library, Variant(4, is_raw=True))
    command = [PYTHON, "-m", "cjm_tui", "--db", str(path), "open", str(number)]
    with Terminal(command, columns=80, rows=24, env={"CJM_TUI_LANG": "en"}) as terminal:
        terminal.wait_for("Help", 30)
        for _phase in range(7):
            terminal.press("<").wait_quiet(0.3, 30)
        for _phase in range(7):
            terminal.press("enter").wait_quiet(0.3, 30)
            terminal.press("escape", ">").wait_quiet(0.3, 30)
        assert terminal.clipboard_writes == 0
        assert "1049" in terminal._emulator.modes
        terminal.press("ctrl+q")
        assert terminal.wait_exit(30) == 0
        assert terminal.is_restored
        sent = terminal.raw.decode()
    assert "steals" in sent
    found = _COMMANDS.search(_OURS.sub("", sent))
    assert found is None, repr(sent[max(found.start() - 40, 0) : found.end() + 40])
