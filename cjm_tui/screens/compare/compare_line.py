"""The lines above a comparison: who stands on which side, and how the whole differs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.reactive import var

from cjm_tui.screens.compare.rows import head_of
from cjm_tui.terminal.text import cell_clip
from cjm_tui.widgets.frame.line import LineWidget, Piece, Pieces

NAMED = 2
"""Journey and persona always stand above the columns; rounds only where there is more than one."""


@dataclass(frozen=True, slots=True)
class CompareView:
    """What the lines say."""

    title: str = ""
    left: tuple[str, ...] = ()
    right: tuple[str, ...] = ()
    """The sides' parts; those that both have in common are faded."""
    figures: str = ""
    counts: str = ""


class CompareLine(LineWidget):
    """Shows both sides' names above their columns, the figures of the whole, and a count of what differs."""

    DEFAULT_CSS = """
    CompareLine { height: 5; padding: 0; }
    CompareLine.-rounds { height: 6; }
    """

    view: var[CompareView] = var(CompareView())

    def watch_view(self, view: CompareView) -> None:
        """Make room for the rounds where there are several."""
        self.set_class(len(view.left) > NAMED, "-rounds")
        self.update_lines()

    def compose_lines(self, width: int, height: int) -> Sequence[Pieces]:
        """Return the lines."""
        view = self.view
        lines: list[Pieces] = [
            (
                Piece(f" {view.title} ", "here"),
                Piece(cell_clip(view.counts, max(width - len(view.title) - 4, 8)), "muted"),
            ),
            (Piece(" " + cell_clip(view.figures, width - 2), "muted"),),
            (),
        ]
        for left, right in zip(view.left, view.right, strict=True):
            lines.append((Piece(head_of(left, right, width), "muted" if left == right else "strong"),))
        return lines
