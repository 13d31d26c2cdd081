"""The line above a list that shows what is typed to filter it."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.reactive import var

from cjm_tui.i18n import _
from cjm_tui.terminal.text import cell_clip
from cjm_tui.widgets.frame.line import LineWidget, Piece, Pieces, width_of


class FilterLine(LineWidget):
    """Shows what is typed into a `FilterList`, and how many entries match."""

    DEFAULT_CSS = """
    FilterLine { background: $panel; }
    """

    wanted: var[str] = var("")
    tally: var[str] = var("")
    """What to say at the right end: "3 of 12"."""

    def watch_wanted(self) -> None:
        """Show what is typed."""
        self.update_lines()

    def watch_tally(self) -> None:
        """Show how many match."""
        self.update_lines()

    def compose_lines(self, width: int, height: int) -> Sequence[Pieces]:
        """Return the line."""
        room = max(width - cell_len(self.tally) - 2, 1)
        if self.wanted:
            typed: Pieces = (Piece(cell_clip(self.wanted, room), "strong"), Piece("_", "accent"))
        else:
            typed = (Piece(cell_clip(_("Type to filter"), room), "muted"),)
        gap = Piece(" " * max(width - width_of(typed) - cell_len(self.tally), 0))
        return ((*typed, gap, Piece(self.tally, "muted")),)
