"""The line above the keys that says what has just happened, until the next key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from textual.reactive import var
from textual.screen import Screen

from cjm_tui.widgets.frame.line import LineWidget, Piece, Pieces, clip, one_line
from cjm_tui.widgets.themes import glyphs_of

Severity = Literal["information", "warning", "error"]


class NoticeLine(LineWidget):
    """Lies over the line above the keys while it has something to say; nothing moves when it comes and goes."""

    DEFAULT_CSS = """
    NoticeLine {
        layer: _toastrack;
        dock: bottom;
        margin-bottom: 1;
        background: $panel;
        display: none;
        &.-speaking { display: block; }
    }
    """

    said: var[tuple[str, Severity]] = var(("", "information"))

    def says(self, text: str, severity: Severity = "information") -> None:
        """Say a sentence; it may hold people's text."""
        self.said = (one_line(text), severity)

    def clear(self) -> None:
        """Say nothing any more."""
        self.said = ("", "information")

    def watch_said(self) -> None:
        """Come or go."""
        self.set_class(bool(self.said[0]), "-speaking")
        self.update_lines()

    def compose_lines(self, width: int, height: int) -> Sequence[Pieces]:
        """Return the sentence behind a sign of how serious it is."""
        glyphs = glyphs_of(self)
        text, severity = self.said
        sign, role = {
            "information": (glyphs.done, "good"),
            "warning": ("!", "warning"),
            "error": (glyphs.cross, "error"),
        }[severity]
        return ((Piece(f"{sign} ", role), Piece(clip(text, max(width - 2, 1), glyphs), "strong")),)


def clear_notices(screen: Screen[Any]) -> None:
    """Clear what a screen's notice line says; the application calls it for every key before anything handles it."""
    for notice in screen.query(NoticeLine):
        notice.clear()
