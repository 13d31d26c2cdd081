"""The line above the rows."""

from __future__ import annotations

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from cjm_tui.terminal.text import cell_pad
from cjm_tui.widgets.ranked_list.rows import RankedRows
from cjm_tui.widgets.rows import GUTTER


class RankedHead(Widget):
    """The heads of the columns."""

    DEFAULT_CSS = """
    RankedHead { height: 1; color: $muted; background: $background; }
    """

    def __init__(self, rows: RankedRows) -> None:
        super().__init__()
        self._of = rows

    def render_line(self, y: int) -> Strip:
        """Draw the heads where the rows draw their figures."""
        widths = self._of.widths(self._of.content_width)
        labels = () if widths.is_stacked else self._of.columns
        text = " " * (GUTTER + widths.rank) + cell_pad(self._of.heading, widths.title)
        if widths.badge:
            text += " " * (2 + widths.badge)
        for label, size in zip(labels, widths.scores, strict=False):
            text += "  " + " " * (size - cell_len(label)) + label
        return Strip([Segment(text, self.rich_style)]).adjust_cell_length(self.size.width, self.rich_style)
