"""The workbook's plain machinery: names of sheets, formats, and cells that are never a formula and never cut."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from math import ceil
from typing import TYPE_CHECKING, Any

from cjm_tui.exchange.outbound.fields import Cell
from cjm_tui.exchange.outbound.tables.table import Column, Table, table
from cjm_tui.i18n import _

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

LONGEST_TEXT = 32_767
"""Characters that a cell can hold; XlsxWriter leaves a longer text out without a word."""
MOST_COLUMNS = 16_384
_A4 = 9
_LONGEST_NAME = 31
_FORBIDDEN = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_WIDEST, _NARROWEST = 48, 6
_PAGE_WIDTH = 220
"""Widths of columns that a printed page can take in a readable size."""
_SAMPLE = 200
"""Rows that decide a column's width."""

LINE_HEIGHT = 15
"""Points of one line of text."""
_MOST_LINES = 12
"""Lines of the tallest row; the rest of a longer text is in the cell, though out of sight."""

HEADER_FILL, HEADER_TEXT, LINE = "#1F3A5F", "#FFFFFF", "#C9D1DC"


class Sheets:
    """A workbook that is being written."""

    def __init__(self, book: Workbook, day_format: str) -> None:
        self.book = book
        self.long_texts: list[tuple[str, str, int, str]] = []
        """Sheet, cell, part and text of what is too long for a cell."""
        self._names: set[str] = set()
        self._ruled: list[tuple[Worksheet, Table]] = []
        self.header = self.format(bold=True, bg_color=HEADER_FILL, font_color=HEADER_TEXT, text_wrap=True, border=1)
        self.text = self.format(text_wrap=True)
        # Figures in the middle: at the right they would run into the text of the next column.
        self.number = self.format(num_format="0.##", align="center")
        self.whole = self.format(num_format="0", align="center")
        self.day = self.format(num_format=day_format, align="center")
        self.moment = self.format(num_format=f"{day_format} hh:mm", align="center")

    def format(self, **properties: Any) -> Format:
        """Return a format; cells begin at the top, as in a map."""
        return self.book.add_format({"valign": "top", **properties})

    def add(self, title: str) -> Worksheet:
        """Add a sheet with a name that Excel takes and that no other sheet has."""
        sheet = self.book.add_worksheet(self._free_name(title))
        sheet.set_paper(_A4)
        sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
        # The sheet's name and the page, which hold nobody's text.
        sheet.set_footer("&L&8&A&R&8&P / &N")
        return sheet

    def _free_name(self, title: str) -> str:
        plain = " ".join(_FORBIDDEN.sub(" ", title).split()).strip("'") or "—"
        number, name = 1, plain[:_LONGEST_NAME].strip()
        # Excel keeps "History" for itself.
        while name.casefold() in self._names or name.casefold() == "history":
            number += 1
            ending = f" ({number})"
            name = plain[: _LONGEST_NAME - len(ending)].strip() + ending
        self._names.add(name.casefold())
        return name

    def write(self, sheet: Worksheet, row: int, column: int, cell: Cell, style: Format | None = None) -> None:
        """Write one cell: a text as a text, whatever it looks like."""
        if cell is None or cell == "":
            if style is not None:
                sheet.write_blank(row, column, None, style)
        elif isinstance(cell, str):
            self.write_text(sheet, row, column, cell, style or self.text)
        elif isinstance(cell, datetime):
            sheet.write_datetime(row, column, cell.astimezone(UTC).replace(tzinfo=None), style or self.moment)
        elif isinstance(cell, date):
            sheet.write_datetime(row, column, cell, style or self.day)
        else:
            sheet.write_number(row, column, cell, style or (self.whole if isinstance(cell, int) else self.number))

    def write_text(self, sheet: Worksheet, row: int, column: int, text: str, style: Format) -> None:
        """Write a text; what is too long for a cell goes on in a sheet of its own."""
        if len(text) > LONGEST_TEXT:
            from xlsxwriter.utility import xl_rowcol_to_cell

            cell = xl_rowcol_to_cell(row, column)
            parts = [text[start : start + LONGEST_TEXT] for start in range(0, len(text), LONGEST_TEXT)]
            self.long_texts += [(sheet.get_name(), cell, number, part) for number, part in enumerate(parts, 1)]
            text = text[: LONGEST_TEXT - 1] + "…"
        sheet.write_string(row, column, text, style)

    def add_table(self, told: Table, *, freeze: int = 1) -> Worksheet:
        """Add a sheet with a table: header, filter, frozen header and first columns, widths."""
        sheet = self.add(told.title)
        widths = [width_of(column) for column in told.columns]
        self.set_heights(sheet, told.columns, widths)
        for place, (column, width) in enumerate(zip(told.columns, widths, strict=True)):
            self.write_text(sheet, 0, place, column.label, self.header)
            sheet.set_column(place, place, width)
            self._write_column(sheet, place, column)
        sheet.freeze_panes(1, freeze)
        if told.columns:
            sheet.autofilter(0, 0, max(told.height, 1), len(told.columns) - 1)
        self._ruled.append((sheet, told))
        sheet.set_landscape()
        sheet.fit_to_pages(max(1, ceil(sum(widths) / _PAGE_WIDTH)), 0)
        sheet.repeat_rows(0)
        return sheet

    def draw_rules(self) -> None:
        """Draw a line below each row of the tables, without a format in each empty cell.

        Colours have to be there already: of conditions that overlap LibreOffice takes the first one.
        """
        rule = {
            "type": "formula",
            "criteria": "=TRUE",
            "format": self.book.add_format({"bottom": 1, "bottom_color": LINE}),
        }
        for sheet, told in self._ruled:
            if told.height:
                sheet.conditional_format(1, 0, told.height, len(told.columns) - 1, rule)

    def set_heights(self, sheet: Worksheet, columns: Sequence[Column], widths: Sequence[float]) -> None:
        """Give each row the height of its tallest text: not every program does that by itself."""
        heads = [wrapped_lines(column.label, width) for column, width in zip(columns, widths, strict=True)]
        tallest: dict[int, int] = {0: max(heads, default=1)}
        for column, width in zip(columns, widths, strict=True):
            fits = int(width)
            for row, cell in enumerate(column.cells, 1):
                if isinstance(cell, str) and (len(cell) > fits or "\n" in cell):
                    lines = wrapped_lines(cell, width)
                    if lines > tallest.get(row, 1):
                        tallest[row] = lines
        for row, lines in tallest.items():
            if lines > 1:
                sheet.set_row(row, min(lines, _MOST_LINES) * LINE_HEIGHT)

    def add_long_texts(self) -> None:
        """Add the sheet of the texts that no cell can hold, where there are any."""
        if self.long_texts:
            names = (_("Sheet"), _("Cell"), _("Part"), _("Text"))
            rows = list(zip(*self.long_texts, strict=True))
            columns = [Column(name, name, cells) for name, cells in zip(names, rows, strict=True)]
            self.add_table(table("long", _("Long texts"), columns))

    def _write_column(self, sheet: Worksheet, place: int, column: Column) -> None:
        """Write a column; one that holds texts or numbers alone is written without asking each cell what it is."""
        types = set(map(type, column.cells)) - {type(None)}
        if types == {str} and max(map(len, filter(None, column.cells)), default=0) <= LONGEST_TEXT:  # type: ignore[arg-type]
            for row, cell in enumerate(column.cells, 1):
                if cell:
                    sheet.write_string(row, place, cell, self.text)
        elif types and types <= {int, float}:
            style = self.whole if types == {int} else self.number
            for row, cell in enumerate(column.cells, 1):
                if cell is not None:
                    sheet.write_number(row, place, cell, style)
        else:
            for row, cell in enumerate(column.cells, 1):
                self.write(sheet, row, place, cell)


def width_of(column: Column) -> float:
    """Return a width that shows most of a column's cells in one to three lines."""
    lengths = [longest_line(str(cell)) for cell in column.cells[:_SAMPLE] if cell is not None]
    return column_width([len(column.label), *lengths])


def column_width(lengths: Iterable[int]) -> float:
    """Return a width between narrow and wide for texts of these lengths."""
    longest = max(lengths, default=0)
    return max(_NARROWEST, min(_WIDEST, longest if longest < 28 else 28 + (longest - 28) / 4)) + 2


def longest_line(text: str) -> int:
    """Return the length of the longest line."""
    return max(map(len, text.split("\n")), default=0)


def wrapped_lines(text: str, width: float) -> int:
    """Return how many lines a text takes in a column of a width, with room for ragged ends."""
    fits = max(1.0, width * 0.95)
    return sum(max(1, ceil(len(line) / fits)) for line in text.split("\n"))
