"""Colours of the workbook, always beside a word or a number that says the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_tui.domain.choices import ActionStatus
from cjm_tui.domain.measures.priority import Quadrant
from cjm_tui.exchange.outbound.tables.table import Table
from cjm_tui.i18n import _

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from cjm_tui.exchange.outbound.workbook.sheets import Sheets

BAD, MIDDLE, GOOD = "#F4B6A6", "#FFFFFF", "#A9D8B8"
PERSONAS = ("#1F3A5F", "#C4561E", "#2F7D4F", "#7A4E9E", "#8A6D1D", "#0E7C86")
_BAR = {"type": "data_bar", "bar_color": "#9DB8D9", "bar_solid": True}
_QUADRANTS = {
    Quadrant.QUICK_WIN: GOOD,
    Quadrant.BIG_BET: "#CFE0F3",
    Quadrant.IF_TIME_ALLOWS: "#F3ECC8",
    Quadrant.NOT_WORTH_IT: "#E4E4E4",
}


def colour_feelings(sheet: Worksheet, first: tuple[int, int], last: tuple[int, int]) -> None:
    """Colour values from −2 to +2 between two cells, each given as row and column."""
    scale = {
        "type": "3_color_scale", "min_type": "num", "mid_type": "num", "max_type": "num",
        "min_value": -2, "mid_value": 0, "max_value": 2, "min_color": BAD, "mid_color": MIDDLE, "max_color": GOOD,
    }  # fmt: skip
    sheet.conditional_format(*first, *last, scale)


def colour_emotions(sheet: Worksheet, told: Table) -> None:
    """Colour the values of the emotions' table."""
    first_row, first, last_row, last = _cells(told, "value")
    colour_feelings(sheet, (first_row, first), (last_row, last))


def colour_improvements(sheets: Sheets, sheet: Worksheet, told: Table) -> None:
    """Colour quadrants, what is done and missing owners; draw scores as bars."""
    for quadrant, colour in _QUADRANTS.items():
        _colour_word(sheets, sheet, told, "quadrant", _(quadrant.label), colour)
    for status in (ActionStatus.DONE, ActionStatus.MEASURED):
        _colour_word(sheets, sheet, told, "status", _(status.label), GOOD)
    draw_bars(sheet, told, "score")
    missing = sheets.book.add_format({"bg_color": BAD})
    if told.height:
        sheet.conditional_format(*_cells(told, "owner"), {"type": "blanks", "format": missing})


def draw_bars(sheet: Worksheet, told: Table, key: str) -> None:
    """Draw the numbers of a column as bars."""
    sheet.conditional_format(*_cells(told, key), _BAR)


def _colour_word(sheets: Sheets, sheet: Worksheet, told: Table, key: str, word: str, colour: str) -> None:
    style = sheets.book.add_format({"bg_color": colour})
    quoted = '"' + word.replace('"', '""') + '"'
    sheet.conditional_format(*_cells(told, key), {"type": "cell", "criteria": "==", "value": quoted, "format": style})


def _cells(told: Table, key: str) -> tuple[int, int, int, int]:
    place = told.column(key)
    return 1, place, max(told.height, 1), place
