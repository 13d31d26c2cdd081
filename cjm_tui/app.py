"""The application: themes, the way from the library into a workshop, and the keys that hold everywhere."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from textual import events, on, work
from textual.binding import Binding
from textual.worker import WorkerFailed

from cjm_tui import i18n
from cjm_tui.i18n import N_, _
from cjm_tui.settings import Settings, load_settings, save_settings
from cjm_tui.storage.errors import StorageError
from cjm_tui.storage.library import Library
from cjm_tui.terminal.app import TerminalApp
from cjm_tui.terminal.encoding import terminal_encoding
from cjm_tui.widgets.bounded_line import TextFull
from cjm_tui.widgets.frame.notice_line import NoticeLine, clear_notices
from cjm_tui.widgets.line_input import TooManyLines
from cjm_tui.widgets.scroll_bars import fit_scroll_bars
from cjm_tui.widgets.themes import ASCII, DARK, Glyphs, glyphs_for, register_themes, variable_defaults

if TYPE_CHECKING:
    from cjm_tui.room.room import Room
    from cjm_tui.screens.lobby.lobby_screen import Arrival

BACKUP_AFTER_SECONDS = 20.0
"""So long after the start a day's first program copies the library."""


class CjmApp(TerminalApp[None]):
    """The program as one person runs it: the library's home, or straight into a workshop."""

    TITLE = "cjm-tui"
    CSS_PATH = "app.tcss"
    BINDINGS = [
        Binding("ctrl+q", "quit", N_("Quit"), id="app.quit", show=False, priority=True,
                tooltip=N_("Leave the program; everything is saved.")),
        Binding("ctrl+p", "command_palette", N_("Commands"), id="app.palette", show=False,
                tooltip=N_("Find whatever can be done here by its name.")),
        Binding("ctrl+o", "settings", N_("Settings"), id="app.settings", show=False,
                tooltip=N_("Choose language, theme and characters.")),
    ]  # fmt: skip

    def __init__(
        self, library: Library, *, workshop: int | None = None, participant: str | None = None,
        arrival: Arrival | None = None, is_private: bool = False, has_files: bool = True,
        is_tour: bool = False, presents: bool = False, settings: Settings | None = None,
    ) -> None:  # fmt: skip
        """Prepare the program.

        Args:
            library: the open library.
            workshop: the one to open at once; None shows the home.
            participant: who works in it; None is the host.
            arrival: somebody who passes through the lobby first.
            is_private: whether nobody else sees this screen, even where the facilitator's is projected.
            has_files: whether the machine's files are this person's to read and write.
            is_tour: whether somebody is shown around in a finished workshop.
            presents: whether this is the projector's view of the workshop.
            settings: choices that are not this machine's: those of a guest, which are not saved.
        """
        super().__init__(crash_log=library.path.parent / "crash.log")
        self.library = library
        self._is_guest = settings is not None
        self.settings = settings or load_settings()
        if self.settings.language and "CJM_TUI_LANG" not in os.environ:
            i18n.activate(self.settings.language)
        self.glyphs = self._glyphs()
        fit_scroll_bars()
        self._first_workshop = workshop
        self._participant = participant
        self._arrival = arrival
        self._is_private, self._has_files = is_private, has_files
        self._is_tour = is_tour
        self._presents = presents

    def _glyphs(self) -> Glyphs:
        # Textual captures sys.stdout while it runs; the terminal's encoding is that of the stream below.
        encoding = sys.__stdout__.encoding if sys.__stdout__ else None
        return ASCII if self.settings.ascii else glyphs_for(terminal_encoding(os.environ, encoding))

    def failure_sentence(self, error: Exception) -> str:
        """Let the storage say itself what is wrong with it, wherever nobody was there to tell."""
        cause = error.error if isinstance(error, WorkerFailed) else error
        return str(cause) if isinstance(cause, StorageError) else ""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give the stylesheets the variables that they use beyond Textual's own."""
        return variable_defaults()

    async def on_mount(self) -> None:
        """Show the home, or the workshop that was asked for."""
        register_themes(self)
        self.theme = self.settings.theme if self.settings.theme in self.available_themes else DARK.name
        self.set_keymap(self.settings.keys)
        if self._arrival is not None:
            from cjm_tui.screens.lobby.lobby_screen import LobbyScreen

            await self.push_screen(LobbyScreen(self.library, self._arrival), self._came_in)
        elif self._presents and self._first_workshop is not None:
            await self._present(self._first_workshop)
        elif self._first_workshop is None:
            from cjm_tui.screens.home.home_screen import HomeScreen

            await self.push_screen(HomeScreen(self.library))
        else:
            self.enter_workshop(self._first_workshop, is_tour=self._is_tour)

    async def _present(self, number: int) -> None:
        from cjm_tui.screens.present.present_screen import PresentScreen

        await self.push_screen(PresentScreen(self.library, number), self._left_workshop)

    def _came_in(self, participant: str | None) -> None:
        if participant is None or self._arrival is None:
            self.exit()
            return
        self._participant, self._first_workshop = participant, self._arrival.number
        self.enter_workshop(self._arrival.number)

    def enter_workshop(self, number: int, *, is_tour: bool = False) -> None:
        """Open a workshop on top of what is shown; leaving it comes back here, or quits where there is no home."""
        from cjm_tui.room.room import Room
        from cjm_tui.screens.workshop.workshop_screen import WorkshopScreen

        try:
            room: Room = Room.enter(self.library, number, self._participant)
        except StorageError as failure:
            self.notify(str(failure), title=_("Not opened"), severity="error", markup=False)
            return
        screen = WorkshopScreen(room, is_private=self._is_private, has_files=self._has_files, is_tour=is_tour)
        self.push_screen(screen, self._left_workshop)

    def on_ready(self) -> None:
        """Take up collecting garbage, which `__main__` put off; what is loaded by now is here to stay."""
        gc.freeze()
        gc.enable()
        if not self._is_guest:
            self.set_timer(BACKUP_AFTER_SECONDS, self._back_up)
        if self.settings.trouble:
            self.call_after_refresh(self._tell_trouble)

    def _tell_trouble(self) -> None:
        for line in self.screen.query(NoticeLine):
            line.says(self.settings.trouble, "warning")

    @work(thread=True, exit_on_error=False)
    def _back_up(self) -> None:
        """Make today's backup of the library where there is none yet, while nobody waits for anything."""
        from cjm_tui.storage.backup import rotate

        with suppress(StorageError), Library(self.library.path, create=False) as library:
            rotate(library, datetime.now(UTC))

    async def on_event(self, event: events.Event) -> None:
        """Let a notice stand until the next key."""
        if isinstance(event, events.Key) and not event.is_forwarded and self.screen_stack:
            clear_notices(self.screen)
        await super().on_event(event)

    def action_help_quit(self) -> None:
        """Say how to leave: Ctrl+C never ends the program, so that nobody is thrown out by a habit."""
        said = _("Ctrl+Q leaves the program; everything is saved.")
        if (line := next(iter(self.screen.query(NoticeLine)), None)) is not None:
            line.says(said)
        else:
            self.notify(said, markup=False)

    @on(TextFull)
    def tell_limit(self, event: TextFull) -> None:
        """Say that a text is as long as it can be, where the screen has a line for it."""
        for line in self.screen.query(NoticeLine):
            line.says(_("That is as long as it can be: {n} characters.").format(n=event.limit), "warning")

    @on(TooManyLines)
    def tell_lines(self, event: TooManyLines) -> None:
        """Say that a paste was too long, where the screen has a line for it."""
        for line in self.screen.query(NoticeLine):
            line.says(_("Only the first {n} pasted lines were taken.").format(n=event.taken), "warning")

    def action_command_palette(self) -> None:
        """Open the palette of everything that keys can do here."""
        from cjm_tui.widgets.frame.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    @work
    async def action_settings(self) -> None:
        """Choose language, theme and characters; the choice holds from now on."""
        from cjm_tui.screens.settings.choosing import choose_settings

        chosen = await choose_settings(self, self.settings)
        if chosen == self.settings:
            return
        speaks_otherwise = chosen.language != self.settings.language
        self.settings = chosen
        self.theme = chosen.theme
        self.glyphs = self._glyphs()
        try:
            if not self._is_guest:
                save_settings(chosen)
        except OSError as failure:
            self.notify(str(failure), severity="error", markup=False)
        if speaks_otherwise:
            i18n.activate(chosen.language)
        await self._show_anew()

    async def _show_anew(self) -> None:
        """Build the screens again, in the new language and with the new characters."""
        from cjm_tui.screens.home.home_screen import HomeScreen
        from cjm_tui.screens.workshop.workshop_screen import WorkshopScreen

        if self._arrival is not None and self._participant is None:
            # In the lobby somebody may be half-way through giving a name: what comes next speaks the new language.
            return
        current = next((s for s in reversed(self.screen_stack) if isinstance(s, WorkshopScreen)), None)
        number = current.room.number if current else None
        while len(self.screen_stack) > 1:
            await self.pop_screen()
        if self._presents and self._first_workshop is not None:
            await self._present(self._first_workshop)
        elif self._first_workshop is None:
            await self.push_screen(HomeScreen(self.library))
        if number is not None:
            self.enter_workshop(number)

    def _left_workshop(self, _result: None) -> None:
        if self._first_workshop is not None:
            self.exit()
