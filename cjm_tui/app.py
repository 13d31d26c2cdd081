"""The application: themes, the way from the library into a workshop, and the keys that hold everywhere."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from textual.binding import Binding

from cjm_tui.i18n import N_, _
from cjm_tui.storage.errors import StorageError
from cjm_tui.storage.library import Library
from cjm_tui.terminal.app import TerminalApp
from cjm_tui.widgets.themes import DARK, glyphs_for, register_themes, variable_defaults

if TYPE_CHECKING:
    from cjm_tui.room.room import Room


class CjmApp(TerminalApp[None]):
    """The program as one person runs it: the library's home, or straight into a workshop."""

    TITLE = "cjm-tui"
    CSS_PATH = "app.tcss"
    BINDINGS = [
        Binding("ctrl+q", "quit", N_("Quit"), id="app.quit", show=False, priority=True,
                tooltip=N_("Leave the program; everything is saved.")),
    ]  # fmt: skip

    def __init__(self, library: Library, *, workshop: int | None = None, participant: str | None = None) -> None:
        super().__init__()
        self.library = library
        self.glyphs = glyphs_for(sys.stdout.encoding)
        self._first_workshop = workshop
        self._participant = participant

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give the stylesheets the variables that they use beyond Textual's own."""
        return variable_defaults()

    async def on_mount(self) -> None:
        """Show the home, or the workshop that was asked for."""
        register_themes(self)
        self.theme = DARK.name
        if self._first_workshop is None:
            from cjm_tui.screens.home.home_screen import HomeScreen

            await self.push_screen(HomeScreen(self.library))
        else:
            self.enter_workshop(self._first_workshop)

    def enter_workshop(self, number: int) -> None:
        """Open a workshop on top of what is shown; leaving it comes back here, or quits where there is no home."""
        from cjm_tui.room.room import Room
        from cjm_tui.screens.workshop.workshop_screen import WorkshopScreen

        try:
            room: Room = Room.enter(self.library, number, self._participant)
        except StorageError as failure:
            self.notify(str(failure), title=_("Not opened"), severity="error", markup=False)
            return
        self.push_screen(WorkshopScreen(room), self._left_workshop)

    def _left_workshop(self, _result: None) -> None:
        if self._first_workshop is not None:
            self.exit()
