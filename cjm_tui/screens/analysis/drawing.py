"""The drawing above a section's rows: a matrix, an hourglass, line by line."""

from __future__ import annotations

from collections.abc import Sequence

from textual.geometry import Size
from textual.reactive import var

from cjm_tui.screens.analysis.page import Drawing
from cjm_tui.widgets.frame.line import LineWidget, Pieces
from cjm_tui.widgets.themes import glyphs_of


class DrawingView(LineWidget):
    """Shows a drawing at its full height, within what the stylesheet allows."""

    DEFAULT_CSS = "DrawingView { height: auto; max-height: 60%; padding: 0; }"

    drawing: var[Drawing | None] = var(None)

    def watch_drawing(self) -> None:
        """Show another drawing."""
        self.display = self.drawing is not None
        self.refresh(layout=True)
        self.update_lines()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Take a line for each of the drawing's."""
        return len(self.compose_lines(width, 0))

    def compose_lines(self, width: int, height: int) -> Sequence[Pieces]:
        """Return the drawing's lines."""
        return self.drawing(width, glyphs_of(self)) if self.drawing else ()
