"""The files that begin with what is typed."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_tui.screens.importing.paths import FileEntry
from cjm_tui.terminal.text import cell_clip
from cjm_tui.widgets.frame.line import one_line
from cjm_tui.widgets.lines import Span
from cjm_tui.widgets.rows import Row, RowsView


class FileList(RowsView, can_focus=False):
    """Shows folders and files with a cursor; the keyboard stays in the line above, which moves it."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: Sequence[FileEntry] = ()
        self.nothing = ""
        """What to say where nothing begins so."""

    def show(self, entries: Sequence[FileEntry]) -> None:
        """Show these entries, the cursor on the first that is not the folder above."""
        self.shown = entries
        if self.is_mounted:
            self.rebuild(1 if len(entries) > 1 and entries[0].leads_up else 0)
            self.scroll_to_cursor()

    @property
    def current(self) -> FileEntry | None:
        """The entry under the cursor."""
        return self.shown[self.cursor] if self.cursor < len(self.shown) else None

    @property
    def has_cursor_look(self) -> bool:
        """Draw the cursor as active: Enter takes what it is on."""
        return True

    def build(self, width: int) -> Sequence[Row]:
        """Return a line for each entry; what can hardly be a map stands back."""
        if not self.shown:
            return [Row(((Span(self.nothing, "dim"),),), stops=False)]
        rows = []
        for entry in self.shown:
            name = ".." if entry.leads_up else one_line(entry.path.name)
            role = "accent" if entry.is_folder else "" if entry.may_be_map else "dim"
            rows.append(Row(((Span(cell_clip(name + "/" * entry.is_folder, width), role),),)))
        return rows
