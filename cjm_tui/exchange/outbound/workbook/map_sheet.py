"""The map as a formatted grid: stages over their touchpoints, a row for each lane, feelings in colour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjm_tui.domain.scope import Journey
from cjm_tui.exchange.outbound.edition import Edition
from cjm_tui.exchange.outbound.grid import EMOTION, MapGrid, map_grid
from cjm_tui.exchange.outbound.workbook.colours import colour_feelings
from cjm_tui.exchange.outbound.workbook.curve_chart import draw_curve_below
from cjm_tui.exchange.outbound.workbook.sheets import (
    HEADER_FILL,
    HEADER_TEXT,
    LINE,
    LINE_HEIGHT,
    MOST_COLUMNS,
    Sheets,
    wrapped_lines,
)
from cjm_tui.i18n import _

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

_LANE_WIDTH, _COLUMN_WIDTH = 18, 26
_COLUMNS_A_PAGE = 9
_A3 = 8


def add_map(sheets: Sheets, edition: Edition, journey: Journey) -> None:
    """Add the sheet of one journey."""
    grid = map_grid(edition, journey)
    sheet = sheets.add(_("Map") if len(edition.journeys) == 1 else journey.title)
    sheet.set_tab_color(HEADER_FILL)
    sheet.set_column(0, 0, _LANE_WIDTH)
    sheet.set_column(1, min(len(grid.columns), MOST_COLUMNS - 1), _COLUMN_WIDTH)
    _write_head(sheets, sheet, grid)
    felt, below = _write_lanes(sheets, sheet, grid)
    if felt is not None and any(point and point.value is not None for point in grid.columns):
        draw_curve_below(sheets, sheet, felt, below + 1, len(grid.columns), _COLUMN_WIDTH)
    sheet.freeze_panes(2, 1)
    sheet.set_landscape()
    sheet.set_paper(_A3)
    sheet.fit_to_pages(-(-len(grid.columns) // _COLUMNS_A_PAGE) or 1, 1)
    sheet.repeat_columns(0)


def _write_head(sheets: Sheets, sheet: Worksheet, grid: MapGrid) -> None:
    lane = sheets.format(bold=True, font_color=HEADER_FILL, right=1, border_color=LINE, text_wrap=True)
    over = sheets.format(
        bold=True, align="center", bg_color=HEADER_FILL, font_color=HEADER_TEXT, text_wrap=True, border=1
    )
    title = sheets.format(bold=True, text_wrap=True, bg_color="#E8EDF4", border=1, border_color=LINE)
    sheets.write_text(sheet, 0, 0, _("Stage"), lane)
    sheets.write_text(sheet, 1, 0, _("Touchpoint"), lane)
    column = 1
    for stage in grid.stages:
        if column >= MOST_COLUMNS:
            break
        last = min(column + stage.width - 1, MOST_COLUMNS - 1)
        if last > column:
            sheet.merge_range(0, column, 0, last, "", over)
        sheets.write_text(sheet, 0, column, stage.stage.title or "—", over)
        column = last + 1
    for place, point in enumerate(grid.columns[: MOST_COLUMNS - 1], 1):
        sheets.write(sheet, 1, place, point.touchpoint.title if point else None, title)
    sheet.set_row(1, 2 * LINE_HEIGHT)


def _write_lanes(sheets: Sheets, sheet: Worksheet, grid: MapGrid) -> tuple[int | None, int]:
    """Write the lanes; return the row of the feelings, if there is one, and the row below the last lane."""
    lane = sheets.format(bold=True, font_color=HEADER_FILL, right=1, border_color=LINE, text_wrap=True)
    body = sheets.format(text_wrap=True, border=1, border_color=LINE)
    felt = sheets.format(num_format="+0.#;-0.#;0", align="center", bold=True, border=1, border_color=LINE)
    shown = grid.columns[: MOST_COLUMNS - 1]
    row, feelings = 2, None
    for told in grid.lanes:
        sheets.write_text(sheet, row, 0, told.label, lane)
        if told.key == EMOTION:
            for place, point in enumerate(shown, 1):
                sheets.write(sheet, row, place, point.value if point else None, felt)
            colour_feelings(sheet, (row, 1), (row, max(1, len(shown))))
            feelings = row
            row += 1
            sheets.write_text(sheet, row, 0, _("Word"), lane)
        lines = 1
        for place, text in enumerate(told.cells[: len(shown)], 1):
            sheets.write(sheet, row, place, text, body)
            lines = max(lines, wrapped_lines(text, _COLUMN_WIDTH))
        sheet.set_row(row, lines * LINE_HEIGHT)
        row += 1
    return feelings, row
