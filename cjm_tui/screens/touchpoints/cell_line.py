"""The full text of the cell in focus, below the map."""

from __future__ import annotations

from collections.abc import Sequence

from textual.reactive import var

from cjm_tui.terminal.text import cell_clip
from cjm_tui.widgets.frame.line import LineWidget, Piece, Pieces, one_line, width_of


class CellLine(LineWidget):
    """Says which lane the cursor is in, and everything that the cell holds."""

    said: var[tuple[str, str]] = var(("", ""))
    """The lane's name, and the text."""

    def watch_said(self) -> None:
        """Show the new text."""
        self.update_lines()

    def compose_lines(self, width: int, height: int) -> Sequence[Pieces]:
        """Return one line, clipped at the end."""
        label, text = self.said
        lead = Piece(f"{label}  ", "muted")
        room = max(width - width_of((lead,)), 1)
        return ((lead, Piece(cell_clip(one_line(text.replace("\n", " · ")), room))),)
