"""The lines above the plan: how complete the promises are, and where the workshop stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.reactive import var

from cjm_tui.terminal.text import cell_clip
from cjm_tui.widgets.frame.line import LineWidget, Piece, Pieces
from cjm_tui.widgets.themes import glyphs_of


@dataclass(frozen=True, slots=True)
class PlanView:
    """What the lines say."""

    summary: str = ""
    lacking: str = ""
    standing: str = ""
    """Closed and until when, or what a later round begins with; a line of its own."""
    is_closed: bool = False


class PlanLine(LineWidget):
    """Says how many actions are promises, and what the workshop waits for."""

    DEFAULT_CSS = """
    PlanLine { height: 1; padding: 0; margin-bottom: 1; }
    PlanLine.-standing { height: 2; }
    """

    view: var[PlanView] = var(PlanView())

    def watch_view(self, view: PlanView) -> None:
        """Make room for where the workshop stands."""
        self.set_class(bool(view.standing), "-standing")
        self.update_lines()

    def compose_lines(self, width: int, height: int) -> Sequence[Pieces]:
        """Return the lines."""
        view, glyphs = self.view, glyphs_of(self)
        summary = Piece(view.summary, "strong")
        room = max(width - len(view.summary) - 3, 1)
        first: list[Piece] = [summary]
        if view.lacking:
            first += [Piece(f" {glyphs.dot} ", "muted"), Piece(cell_clip(view.lacking, room), "warning")]
        lines: list[Pieces] = [tuple(first)]
        if view.standing:
            mark = glyphs.done if view.is_closed else glyphs.step
            look = "good" if view.is_closed else "accent"
            lines.append((Piece(f"{mark} {cell_clip(view.standing, width - 2)}", look),))
        return lines
