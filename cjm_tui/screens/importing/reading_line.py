"""How far a file has been read."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from textual.reactive import var

from cjm_tui.i18n import _
from cjm_tui.widgets.frame.line import LineWidget, Piece, Pieces
from cjm_tui.widgets.themes import glyphs_of

_WIDTH = 24


class ReadingLine(LineWidget):
    """Shows a bar while a file is read, and nothing otherwise."""

    share: var[float | None] = var(None)
    """Of the rows that are read; None: nothing is being read."""

    def progress(self) -> Callable[[float], None]:
        """Show the bar; return what a thread calls with the share that is done."""
        self.share = 0.0
        return lambda share: self.app.call_from_thread(self._reach, share)

    def done(self) -> None:
        """Take the bar away."""
        self.share = None

    def watch_share(self) -> None:
        """Show it."""
        self.update_lines()

    def compose_lines(self, width: int, height: int) -> Sequence[Pieces]:
        """Return the bar."""
        if self.share is None:
            return ((),)
        glyphs, done = glyphs_of(self), round(self.share * _WIDTH)
        bar = glyphs.full * done + glyphs.empty * (_WIDTH - done)
        return ((Piece(_("Reading") + " ", "muted"), Piece(bar, "accent"), Piece(f" {self.share:4.0%}", "muted")),)

    def _reach(self, share: float) -> None:
        self.share = share
