"""Choosing the file to import: a path that Tab completes, above the files that begin so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Input, Static

from cjm_tui.exchange.inbound.mapping import UnknownField
from cjm_tui.exchange.inbound.outline import NotAJourneyMap
from cjm_tui.i18n import N_, _
from cjm_tui.screens.importing.file_list import FileList
from cjm_tui.screens.importing.paths import absolute, as_typed, completed, matches
from cjm_tui.screens.importing.planning import review_file
from cjm_tui.screens.importing.reading_line import ReadingLine
from cjm_tui.screens.importing.review_screen import ReviewScreen
from cjm_tui.settings import Settings, save_settings
from cjm_tui.storage.errors import StorageError
from cjm_tui.storage.library import Library
from cjm_tui.terminal.text import plain
from cjm_tui.widgets.bounded_line import BoundedLine
from cjm_tui.widgets.frame.key_bar import KeyBar
from cjm_tui.widgets.frame.notice_line import NoticeLine

_CHOOSE = Binding.Group(N_("Choose"))


class FileScreen(Screen[int | None]):
    """Asks for a file and has it reviewed; answers the number of the workshop that was imported, or None."""

    CSS_PATH = "importing.tcss"
    AUTO_FOCUS = "#import-path"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "complete", N_("Complete"), id="import.complete", priority=True,
                tooltip=N_("Complete the path as far as it is clear.")),
        Binding("up", "move(-1)", N_("Up"), id="import.up", group=_CHOOSE, tooltip=N_("Go to the line above.")),
        Binding("down", "move(1)", N_("Down"), id="import.down", group=_CHOOSE, tooltip=N_("Go to the line below.")),
        Binding("pageup", "page(-1)", N_("Page up"), id="import.page_up", show=False,
                tooltip=N_("Go up by a screenful.")),
        Binding("pagedown", "page(1)", N_("Page down"), id="import.page_down", show=False,
                tooltip=N_("Go down by a screenful.")),
        Binding("enter", "take", N_("Open"), id="import.open", priority=True,
                tooltip=N_("Look at this file, or into this folder.")),
        Binding("escape", "cancel", N_("Cancel"), id="import.cancel", tooltip=N_("Go back; nothing is imported.")),
    ]  # fmt: skip

    path_input = query_one("#import-path", Input)
    files = query_one(FileList)
    notice_line = query_one(NoticeLine)
    reading = query_one(ReadingLine)

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library
        self._is_busy = False

    def compose(self) -> ComposeResult:
        """Lay out the question, the path, the files and the keys."""
        yield Static(plain(_("Import a file")), id="import-heading")
        yield Static(plain(_("CSV, XLSX, JSON, Mermaid, Markdown, or lines of text.")), id="import-forms")
        yield BoundedLine(self._folder(), id="import-path", compact=True)
        yield FileList()
        yield ReadingLine()
        yield KeyBar()
        yield NoticeLine()

    def on_mount(self) -> None:
        """Begin in the folder of the last import."""
        self.files.nothing = _("Nothing begins so.")
        self.files.show(matches(self.path_input.value))

    @on(Input.Changed)
    def list_matches(self, event: Input.Changed) -> None:
        """List what begins with the typed path."""
        event.stop()
        self.files.show(matches(event.value))

    def action_complete(self) -> None:
        """Complete the path; where several begin so, the list shows them."""
        self._type(completed(self.path_input.value))

    def action_move(self, step: int) -> None:
        """Move the cursor in the list."""
        self.files.move(step)

    def action_page(self, direction: int) -> None:
        """Move the cursor by a screenful."""
        self.files.action_page(direction)

    def action_take(self) -> None:
        """Go into the folder, or look at the file."""
        typed, current = absolute(self.path_input.value.strip()), self.files.current
        if self._is_busy:
            return
        if typed.is_file():
            self.look_at(typed)
        elif current is None:
            self.notice_line.says(_("There is no such file."), "warning")
        elif current.is_folder:
            self._type(as_typed(current.path, is_folder=True))
        else:
            self.look_at(current.path)

    def action_cancel(self) -> None:
        """Go back without importing."""
        self.dismiss(None)

    @work(exclusive=True)
    async def look_at(self, path: Path) -> None:
        """Read a file and let it be reviewed; what is no journey map is named, and another can be chosen."""
        self._is_busy = True
        try:
            review = await review_file(self.library, path, self.reading.progress())
        except OSError as failure:
            reason = failure.strerror or str(failure)
            self.notice_line.says(_("{path} cannot be read: {reason}.").format(path=path.name, reason=reason), "error")
            return
        except (NotAJourneyMap, UnknownField, StorageError) as failure:
            self.notice_line.says(str(failure), "error")
            return
        finally:
            # Whoever has left meanwhile has taken the bar away with the screen.
            if self.is_attached:
                self._is_busy = False
                self.reading.done()
        self._remember(path.parent)
        number = await self.app.push_screen_wait(ReviewScreen(self.library, review))
        if number is not None:
            self.dismiss(number)

    def _type(self, text: str) -> None:
        self.path_input.value = text
        self.path_input.cursor_position = len(text)

    @property
    def _settings(self) -> Settings:
        settings: Settings = self.app.settings  # type: ignore[attr-defined]
        return settings

    def _folder(self) -> str:
        kept = self._settings.import_folder
        folder = Path(kept) if kept and Path(kept).is_dir() else Path.cwd()
        return as_typed(folder, is_folder=True)

    def _remember(self, folder: Path) -> None:
        """Keep the folder for the next time; where that cannot be written, the next time begins elsewhere."""
        self.app.settings = replace(self._settings, import_folder=str(folder.absolute()))  # type: ignore[attr-defined]
        try:
            save_settings(self._settings)
        except OSError:
            return
