"""However the program ends, the terminal is a terminal again, and what was typed is there the next time."""

from __future__ import annotations

import signal
from datetime import UTC, datetime
from pathlib import Path

import pytest

from cjm_tui.domain.choices import Phase
from cjm_tui.room.founding import ensure_demo
from cjm_tui.storage.library import Library
from tests.pty.keyboard import Keyboard, move_room

pytestmark = pytest.mark.slow


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A library that holds the demonstration, with its touchpoints in sight."""
    path = tmp_path / "library.db"
    with Library(path) as library:
        ensure_demo(library, "en", datetime.now(UTC))
    move_room(path, 1, Phase.TOUCHPOINTS)
    return path


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_in_the_middle_of_a_line_restores_the_terminal_and_keeps_the_line(
    db: Path, end: signal.Signals
) -> None:
    with Keyboard(db, 1) as person:
        person.rest().press("t").see("Notices the problem").write("Half a li").see("Half a li")
        person.terminal.signal(end).wait_exit()
        assert person.terminal.is_restored, person.terminal.left_on
    with Keyboard(db, 1) as person:
        person.see("Half a li").line("ne").keeps("Half a line")


def test_a_window_may_change_its_size_while_one_types(db: Path) -> None:
    with Keyboard(db, 1) as person:
        person.rest().press("t").see("Notices the problem").write("In a wide ").see("In a wide")
        for columns, rows in ((80, 24), (40, 12), (120, 36)):
            person.terminal.resize(columns, rows)
            person.see("In a wide")
        person.line("window").keeps("In a wide window")
