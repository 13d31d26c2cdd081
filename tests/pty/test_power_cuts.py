"""Whatever is being typed when the power goes comes back, in every field."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from cjm_tui.room.founding import ensure_demo
from cjm_tui.storage.library import Library
from tests.pty.keyboard import Keyboard, move_room
from tests.pty.test_bursts import FIELDS

pytestmark = pytest.mark.slow
FILTERS = ("an owner",)
"""Where a list is narrowed by typing: a choice, and no text of one's own."""
WORDS = "wxyz"


@pytest.mark.parametrize("name", [name for name in FIELDS if name not in FILTERS])
def test_an_unfinished_text_comes_back(tmp_path: Path, name: str) -> None:
    db, field = tmp_path / "library.db", FIELDS[name]
    with Library(db) as library:
        ensure_demo(library, "en", datetime.now(UTC))
    move_room(db, 1, field.phase)
    with Keyboard(db, 1) as person:
        person.rest().write(field.keys).rest()
        for letter in WORDS:
            person.write(letter)
        person.see(WORDS).lose_power()
        # What was written in a dialog comes back when it is opened again; the program says that there is something.
        person.terminal.wait_for(f"{WORDS[:-1]}", 15)
        if "You had begun" in person.terminal.text:
            person.press("f12").see_no("You had begun").write(field.keys)
        person.see(WORDS[:-1])
        assert WORDS not in person.everything, "it is not stored before it is finished"


def test_a_new_workshop_s_title_comes_back(tmp_path: Path) -> None:
    with Keyboard(tmp_path / "library.db") as person:
        person.press("n").see("What shall it be called?").write("A tick").see("A tick").lose_power()
        person.press("n").see("A tick").write("et").press("enter", "enter").see("A ticket ▸ IT support")
    with Keyboard(tmp_path / "library.db") as person:
        person.press("n").see("What shall it be called?").rest().write("Another").see(" Another")
