"""One person at the keyboard of the real program: what they press, what they see, and what is on the disk."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Self

from cjm_tui.domain.acts import facilitation
from cjm_tui.domain.choices import Phase
from cjm_tui.exchange import workshop_json
from cjm_tui.room.room import Room
from cjm_tui.storage.library import Library
from cjm_tui.storage.workshops import load_workshop
from tests.pty_driver import PYTHON, Terminal


class Keyboard:
    """Starts the program on a library file and speaks of it as its user would.

    `number` is the workshop that it opens; 0 begins at the home.
    """

    def __init__(self, db: Path, number: int = 0, *, columns: int = 120, rows: int = 36, language: str = "en") -> None:
        self.db, self.number, self._language = db, number, language
        self._size = {"columns": columns, "rows": rows}
        self.terminal = self._start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.terminal.close()

    def _start(self) -> Terminal:
        where = ["open", str(self.number)] if self.number else []
        command = [PYTHON, "-m", "cjm_tui", "--db", str(self.db), *where]
        terminal = Terminal(command, env={"CJM_TUI_LANG": self._language}, **self._size)
        # The frame's own keys come before the body's; Enter belongs to what has the focus.
        return terminal.wait_for(r"Enter \w+|n New|n Novo", timeout=30)

    def press(self, *keys: str) -> Self:
        """Press keys one after the other."""
        self.terminal.press(*keys)
        return self

    def write(self, text: str) -> Self:
        """Type a text, as fast as a terminal can hand it over."""
        self.terminal.send(text)
        return self

    def line(self, text: str) -> Self:
        """Type a text and press Enter."""
        return self.write(text).press("enter")

    def see(self, *texts: str, timeout: float = 15) -> Self:
        """Wait until all these texts stand on the screen."""
        for text in texts:
            self.terminal.wait_for(re.escape(text), timeout)
        return self

    def see_no(self, text: str) -> Self:
        """Wait until a text is gone from the screen."""
        self.terminal.wait_gone(re.escape(text))
        return self

    def rest(self) -> Self:
        """Wait until the screen has come to rest."""
        self.terminal.wait_quiet(0.15)
        return self

    def lose_power(self) -> Self:
        """End the program at once and start it again, as after a power cut."""
        self.terminal.kill()
        self.terminal.close()
        self.terminal = self._start()
        return self

    def leave(self) -> int:
        """Quit, and return the exit status."""
        self.press("ctrl+q")
        return self.terminal.wait_exit()

    @property
    def under_cursor(self) -> str:
        """The first line of what the cursor bar marks; empty where it marks nothing."""
        return next((row.split("▌", 1)[1].strip(" ○") for row in self.terminal.screen if "▌" in row), "")

    def find(self, label: str, *, by: str = "tab", most: int = 40) -> Self:
        """Press a key until the cursor is on a line that begins with a label."""
        for _ in range(most):
            here = self.rest().under_cursor
            if here.startswith(label):
                return self
            self.press(by).moved_from(here)
        raise AssertionError(f"{by} never comes to “{label}”.\n{self.terminal}")

    def moved_from(self, here: str) -> Self:
        """Wait until the cursor stands on another line; a slow machine must not be taken for the end of a list."""
        self.terminal.wait_for(lambda _: self.under_cursor not in ("", here), 15)
        return self

    def find_row(self, text: str) -> Self:
        """Go down a numbered list until the cursor is on the row of a text."""
        for _ in range(40):
            here = self.rest().under_cursor
            if text in here:
                return self
            self.press("down").moved_from(here)
        raise AssertionError(f"no row says “{text}”.\n{self.terminal}")

    def place_of(self, text: str) -> str:
        """Return the number that stands before a text in the list of an open ballot."""
        row = rf"(\d+)  {re.escape(text)}"
        self.terminal.wait_for(rf"{row}(.|\n)*Enter Send", 15)
        found = re.findall(row, self.terminal.text)
        return str(found[0])

    def fill(self, label: str, text: str, *, keep: str = "enter") -> Self:
        """Fill a field of a sheet in; running text is kept with Tab, since Enter begins a new line there."""
        return self.find(label).open().write(text).press(keep).keeps(text)

    def open(self) -> Self:
        """Open the editor under the cursor, where Tab from the text before has not opened it already."""
        return self.press("enter") if "Enter " in self.rest().terminal.screen[-1] else self

    def add(self, label: str, entry: str, *texts: str) -> Self:
        """Add entries to a list of a sheet, one after the other."""
        if entry not in self.find(label).under_cursor:
            self.find(entry, by="down")
        self.open()
        for text in texts:
            self.line(text).keeps(text)
        return self.press("escape")

    @property
    def stored(self) -> dict[str, list[dict[str, Any]]]:
        """The workshop's records by kind as they are on the disk."""
        with Library(self.db, create=False) as library:
            return workshop_json.as_object(load_workshop(library, self.number or 1))["records"]

    def keeps(self, text: str, timeout: float = 15) -> Self:
        """Wait until a text is stored in the workshop."""
        self.terminal.wait_for(lambda _: text in self.everything, timeout)
        return self

    @property
    def everything(self) -> str:
        """Everything that is stored in the workshop, as one text."""
        return json.dumps(self.stored, ensure_ascii=False)


def move_room(db: Path, number: int, phase: Phase) -> None:
    """Let a workshop be in a phase, as if the facilitator had moved it there before."""
    with Library(db) as library:
        room = Room.enter(library, number)
        room.submit(facilitation.move_room(room.view, phase, room.now()))
