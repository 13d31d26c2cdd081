"""Widgets of one line (or a few) made of styled pieces, repainted only when the pieces have changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from cjm_tui.terminal.text import plain
from cjm_tui.widgets.lines import sayable
from cjm_tui.widgets.looks import Looks
from cjm_tui.widgets.themes import glyphs_of


class Piece(NamedTuple):
    """A run of clean text in one look; a click on it means `target`, where there is one."""

    text: str
    role: str = ""
    target: str = ""


Pieces = tuple[Piece, ...]


def width_of(pieces: Iterable[Piece]) -> int:
    """Return how many cells the pieces take together."""
    return sum(cell_len(piece.text) for piece in pieces)


def one_line(text: str) -> str:
    """Return people's text without control characters and line ends."""
    return " ".join(plain(text).plain.split())


class LineWidget(Widget, can_focus=False):
    """Shows the lines that `compose_lines` returns for a size; `update_lines` repaints if they are not the same.

    The look of the role `label` is the component class `line--label`; every subclass uses the roles of `ROLES`.
    """

    ROLES: ClassVar[tuple[str, ...]] = ("strong", "muted", "accent", "good", "warning", "error", "here", "disabled")
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"line--{role}" for role in ROLES}
    ALLOW_SELECT = False
    DEFAULT_CSS = """
    LineWidget {
        height: 1;
        width: 1fr;
        padding: 0 1;
        & > .line--strong { text-style: bold; }
        & > .line--muted { color: $muted; }
        & > .line--accent { color: $accent; text-style: bold; }
        & > .line--good { color: $success; }
        & > .line--warning { color: $warning; text-style: bold; }
        & > .line--error { color: $error; text-style: bold; }
        & > .line--here { color: $primary; text-style: bold; }
        & > .line--disabled { color: $muted; text-style: strike; }
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self._drawn: tuple[Pieces, ...] = ()
        self._looks = Looks(self, "line")

    def compose_lines(self, width: int, height: int) -> Sequence[Pieces]:
        """Return what to show, from the top; lines that do not fit are cut off at the right."""
        raise NotImplementedError

    def activated(self, target: str) -> None:
        """Do what a click on a piece with this target asks for."""

    def update_lines(self) -> None:
        """Compose the lines again and repaint if anything in them has changed."""
        if self.is_mounted and self.size.width:
            lines = tuple(self.compose_lines(self.size.width, self.size.height))
            if lines != self._drawn:
                self._drawn = lines
                self.refresh()

    def notify_style_update(self) -> None:
        """Forget the looks when the theme has changed them."""
        super().notify_style_update()
        self._looks.forget()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width = self.size.width
        if y >= len(self._drawn):
            return Strip.blank(width, self._looks.of(""))
        glyphs = glyphs_of(self)
        segments = [
            Segment(sayable(piece.text, glyphs), self._looks.of(piece.role)) for piece in self._drawn[y] if piece.text
        ]
        return Strip(segments).adjust_cell_length(width, self._looks.of(""))

    def on_resize(self, event: events.Resize) -> None:
        """Fit the lines to the new width."""
        self.update_lines()

    def on_click(self, event: events.Click) -> None:
        """Act on the piece under the pointer."""
        at = event.get_content_offset(self)
        if at is not None and (target := self.target_at(at.x, at.y)):
            event.stop()
            self.activated(target)

    def target_at(self, x: int, y: int) -> str:
        """Return the target of the piece at a cell, or an empty string."""
        end = 0
        for piece in self._drawn[y] if 0 <= y < len(self._drawn) else ():
            end += cell_len(piece.text)
            if x < end:
                return piece.target
        return ""
