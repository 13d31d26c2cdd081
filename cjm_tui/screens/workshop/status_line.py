"""What a body has to say about itself: cards without a place, a filter, a mark, who may only read."""

from __future__ import annotations

from collections.abc import Sequence

from textual.reactive import var

from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.terminal.text import cell_clip
from cjm_tui.widgets.frame.line import LineWidget, Piece, Pieces, one_line, width_of


def read_only_remarks(desk: Desk, kind: str) -> tuple[tuple[str, str], ...]:
    """Return why this person may only read here, for a status line; nothing on the wall, which tells nobody."""
    reason = "" if desk.is_wall else desk.why_read_only(kind)
    return ((reason, "muted"),) if reason else ()


class StatusLine(LineWidget):
    """Shows what is out of the ordinary in one line, and takes no line while all is ordinary."""

    remarks: var[tuple[tuple[str, str], ...]] = var(())
    """Sentences with their roles, the most important first."""

    def watch_remarks(self) -> None:
        """Show the new sentences, or go."""
        self.display = bool(self.remarks)
        self.update_lines()

    def compose_lines(self, width: int, height: int) -> Sequence[Pieces]:
        """Return the sentences side by side."""
        pieces: list[Piece] = []
        for text, role in self.remarks:
            if pieces:
                pieces.append(Piece("  ·  ", "muted"))
            room = width - 2 - width_of(pieces)
            if room > 8:
                pieces.append(Piece(cell_clip(one_line(text), room), role))
        return (tuple(pieces),)
