"""The columns of a sheet's table field: how wide each is, and the line of each row."""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

from cjm_tui.terminal.text import cell_clip
from cjm_tui.widgets.lines import Line, Span
from cjm_tui.widgets.sheet.fields import Cell, SheetColumn, SheetField, SheetRow, label_of
from cjm_tui.widgets.themes import UNICODE, Glyphs

INDENT = 2
NARROWEST_TEXT, NARROWEST_FIXED = 10, 3
NARROW_BELOW = 60
"""Narrower than this, columns stand closer together and their headings are cut short."""


class TableLayout:
    """Shares a width among the columns of a table: fixed ones first, the rest to those that hold text."""

    def __init__(self, field: SheetField, width: int, glyphs: Glyphs = UNICODE) -> None:
        self.field, self.glyphs = field, glyphs
        self.gap = 1 if width < NARROW_BELOW else 2
        longest = max((cell_len(row.label) for row in field.rows), default=0)
        self.heading_width = max(min(longest, 28, width // (3 if width >= NARROW_BELOW else 4)), 8)
        left = width - INDENT - self.heading_width
        fixed = {column.key: self._fixed(column) for column in field.columns if column.kind != "text" or column.width}
        texts = [column for column in field.columns if column.key not in fixed]
        left -= sum(fixed.values()) + self.gap * len(field.columns)
        share = max(min(left // len(texts), 44), NARROWEST_TEXT) if texts else 0
        for _ in range(NARROWEST_TEXT * len(texts) - left):
            widest = max(fixed, key=fixed.__getitem__, default=None)
            if widest is not None and fixed[widest] > NARROWEST_FIXED:
                fixed[widest] -= 1
        self._widen(fixed, left - share * len(texts))
        self.widths = [fixed.get(column.key, share) for column in field.columns]

    def _widen(self, fixed: dict[str, int], spare: int) -> None:
        """Let labels and choices be read in full where the width is there."""
        for column in self.field.columns:
            if column.key in fixed and spare > 0:
                longest = max((cell_len(choice.label) for choice in column.choices), default=0)
                wanted = max(cell_len(column.label), longest) - fixed[column.key]
                grown = max(0, min(wanted, spare))
                fixed[column.key] += grown
                spare -= grown

    def _fixed(self, column: SheetColumn) -> int:
        longest = max((cell_len(choice.label) for choice in column.choices), default=3)
        return column.width or max(cell_len(column.label), min(longest, 14))

    def places(self) -> Iterator[tuple[int, int]]:
        """Yield the first cell and the width of each column."""
        x = INDENT + self.heading_width + self.gap
        for width in self.widths:
            yield x, width
            x += width + self.gap

    def heading(self) -> Line:
        """Return the line of column labels."""
        labels = zip(self.field.columns, self.widths, strict=True)
        text = "".join(" " * self.gap + _fit(column.label, width, column) for column, width in labels)
        return (Span(" " * (INDENT + self.heading_width) + text, "dim"),)

    def line(self, row: SheetRow) -> Line:
        """Return the line of one row: its label, then a span for each gap and each cell."""
        spans = [Span(" " * INDENT), Span(_fit(row.label, self.heading_width), "value")]
        for column, width, cell in zip(self.field.columns, self.widths, row.cells, strict=True):
            text = cell_text(column, cell, self.glyphs)
            spans += [Span(" " * self.gap), Span(_fit(text, width, column), "value" if cell else "dim")]
        return tuple(spans)


def cell_text(column: SheetColumn, cell: Cell, glyphs: Glyphs) -> str:
    """Return what a cell shows."""
    if column.kind == "flag":
        return glyphs.done if cell else glyphs.dot
    if column.kind == "choice":
        return label_of(column.choices, cell) or glyphs.dot
    return str(cell) if cell else glyphs.dot


def _fit(text: str, width: int, column: SheetColumn | None = None) -> str:
    text = cell_clip(text.replace("\n", " "), width)
    space = width - cell_len(text)
    if column is not None and column.kind == "flag":
        return " " * (space // 2) + text + " " * (space - space // 2)
    if column is not None and column.kind == "number":
        return " " * space + text
    return text + " " * space
