"""The rows of a ranked list, under one cursor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual import events

from cjm_tui.terminal.text import cell_clip, cell_pad, wrap_words
from cjm_tui.widgets.lines import Line, Span
from cjm_tui.widgets.ranked_list.messages import RankedChosen, RankedHighlighted
from cjm_tui.widgets.ranked_list.values import RankedRow
from cjm_tui.widgets.ranked_list.widths import Widths, widths_of
from cjm_tui.widgets.rows import Row, RowsView
from cjm_tui.widgets.themes import Glyphs, glyphs_of

REASON_LINES = 2


class RankedRows(RowsView):
    """The rows of a ranked list."""

    ROLES: ClassVar[tuple[str, ...]] = ("section", "rank", "title", "title-current", "score", "bar", "badge", "reason")
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"rows--{role}" for role in ROLES}
    DEFAULT_CSS = """
    RankedRows {
        height: 1fr;
        & > .rows--section { color: $primary; text-style: bold; }
        & > .rows--rank { color: $muted; }
        & > .rows--title { color: $foreground; }
        & > .rows--title-current { color: $accent; text-style: bold; }
        & > .rows--score { color: $foreground; }
        & > .rows--bar { color: $primary; }
        & > .rows--badge { color: $accent; }
        & > .rows--reason { color: $muted; }
    }
    """

    def __init__(self, empty: str) -> None:
        super().__init__()
        self.columns: tuple[str, ...] = ()
        self.ranked: tuple[RankedRow, ...] = ()
        self.heading = ""
        self.empty = empty
        self._by_row: list[str] = []

    @property
    def current(self) -> str:
        """The uid of the row under the cursor."""
        return self._by_row[self.cursor] if self.cursor < len(self._by_row) else ""

    def show(self, rows: Sequence[RankedRow]) -> None:
        """Show other rows, the cursor on the same one."""
        uid = self.current
        self.ranked = tuple(rows)
        self.rebuild()
        self.go_to_uid(uid)
        self.scroll_to_cursor()

    def go_to_uid(self, uid: str) -> None:
        """Put the cursor on a row."""
        if uid and uid in self._by_row:
            self.go_to(self._by_row.index(uid))

    def role_on_cursor(self, role: str) -> str:
        """Let the title under the cursor stand out."""
        return "title-current" if role == "title" else role

    def cursor_moved(self) -> None:
        """Say where the cursor is."""
        if self.current:
            self.post_message(RankedHighlighted(self.current))

    @property
    def has_heads(self) -> bool:
        """Whether anything stands above the rows."""
        return bool(self.ranked) and bool(
            self.heading or (self.columns and not self.widths(self.content_width).is_stacked)
        )

    def on_click(self, event: events.Click) -> None:
        """Go to a row; choose the one that the cursor is on already."""
        line = event.y + self.scroll_offset.y
        if line >= self.virtual_size.height or not self._by_row:
            return
        index = self.row_at_line(line)
        if index == self.cursor and self.current:
            self.post_message(RankedChosen(self.current))
        else:
            self.go_to(index)

    def widths(self, width: int) -> Widths:
        """Return how wide each part of a row is."""
        return widths_of(self.columns, self.ranked, width)

    def build(self, width: int) -> Sequence[Row]:
        """Lay the rows out, with a heading where a new section begins."""
        self._by_row, section, widths, glyphs = [], "", self.widths(width), glyphs_of(self)
        rows: list[Row] = []
        for number, row in enumerate(self.ranked, 1):
            if row.section != section:
                section = row.section
                lead = 1 if rows else 0
                heading: Line = (Span(cell_clip(section, width), "section"),)
                rows.append(Row(((),) * lead + (heading,), stops=False, lead=lead))
                self._by_row.append("")
            rows.append(Row(tuple(self._lines(row, number, widths, width, glyphs))))
            self._by_row.append(row.uid)
        if not rows:
            return [Row(((Span(line, "reason"),),), stops=False) for line in wrap_words(self.empty, width, 4)]
        return rows

    def _lines(self, row: RankedRow, number: int, widths: Widths, width: int, glyphs: Glyphs) -> list[Line]:
        rank = Span((row.rank or str(number)).rjust(widths.rank - 2) + "  ", "rank")
        titles = wrap_words(row.title, widths.title, 2) or ("",)
        first = [rank, Span(cell_pad(titles[0], widths.title), "title")]
        if widths.badge:
            first.append(Span("  " + cell_pad(row.badge, widths.badge), "badge"))
        for score, size in zip(row.scores, widths.scores, strict=False):
            first.append(Span("  " + " " * (size - cell_len(score)) + score, "score"))
        if widths.bar and row.share is not None:
            first.append(Span("  " + bar_of(row.share, widths.bar, glyphs), "bar"))
        indent = Span(" " * widths.rank)
        lines: list[Line] = [tuple(first), *((indent, Span(line, "title")) for line in titles[1:])]
        if widths.is_stacked and (row.scores or row.badge):
            named = [f"{label} {score}" for label, score in zip(self.columns, row.scores, strict=False)]
            figures = ", ".join([*([row.badge] if row.badge else []), *named])
            lines += [(indent, Span(line, "score")) for line in wrap_words(figures, widths.title, 2)]
        room = min(width - widths.rank, 96)
        return lines + [(indent, Span(line, "reason")) for line in wrap_words(row.reason, room, REASON_LINES)]


def bar_of(share: float, width: int, glyphs: Glyphs) -> str:
    """Return a bar of so many cells, filled as far as the share (0 … 1) says."""
    full = round(min(max(share, 0.0), 1.0) * width)
    return glyphs.full * full + glyphs.empty * (width - full)
