"""The line above the keys that says what has just happened, until the next key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, ClassVar, Literal

from textual import events
from textual.reactive import var
from textual.screen import Screen

from cjm_tui.terminal.text import cell_clip, wrap_words
from cjm_tui.widgets.frame.line import LineWidget, Piece, Pieces, one_line
from cjm_tui.widgets.themes import Glyphs, glyphs_of

LONGEST = 3
"""So many lines may say what has gone wrong."""

Severity = Literal["information", "warning", "error"]


class NoticeLine(LineWidget):
    """Says a sentence; where the guide's line is in sight, that line says it and this one stays away.

    The line is there while it is silent too: a line that came and went would send the whole screen again.
    """

    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    .-guide-slim NoticeLine, .-guide-narrow NoticeLine { display: none; }
    .-guide-on NoticeLine { display: block; }
    .-guide-off NoticeLine { display: none; }
    """

    said: var[tuple[str, Severity]] = var(("", "information"))

    def says(self, text: str, severity: Severity = "information") -> None:
        """Say a sentence; it may hold people's text."""
        self.said = (one_line(text), severity)

    def clear(self) -> None:
        """Say nothing any more."""
        self.said = ("", "information")

    def watch_said(self) -> None:
        """Show the sentence."""
        self.update_lines()
        make_room(self, len(self._drawn))

    def on_resize(self, event: events.Resize) -> None:
        """Take the lines that the new width asks for."""
        super().on_resize(event)
        make_room(self, len(self._drawn))

    def compose_lines(self, width: int, height: int) -> Sequence[Pieces]:
        """Return the sentence."""
        return notice_lines(self.said, width, glyphs_of(self))


def make_room(line: LineWidget, lines: int) -> None:
    """Give a line of the frame as many lines as what it says takes, and never fewer than one."""
    wanted = max(lines, 1)
    if line.styles.height is None or line.styles.height.value != wanted:
        line.styles.height = wanted


def notice_lines(said: tuple[str, Severity], width: int, glyphs: Glyphs) -> tuple[Pieces, ...]:
    """Return a sentence behind a sign of how serious it is; nothing for silence.

    What has gone wrong is said to its end, in up to `LONGEST` lines: what to do about it stands there.
    """
    text, severity = said
    if not text:
        return ()
    sign, role = {
        "information": (glyphs.done, "good"),
        "warning": ("!", "warning"),
        "error": (glyphs.cross, "error"),
    }[severity]
    room = max(width - 2, 1)
    pieces = (cell_clip(text, room),) if severity == "information" else wrap_words(text, room, LONGEST)
    signs = [Piece(f"{sign} ", role), *(Piece("  ") for _piece in pieces[1:])]
    return tuple((lead, Piece(piece, "strong")) for lead, piece in zip(signs, pieces, strict=True))


def clear_notices(screen: Screen[Any]) -> None:
    """Clear what a screen's notice line says; the application calls it for every key before anything handles it."""
    for notice in screen.query(NoticeLine):
        notice.clear()
