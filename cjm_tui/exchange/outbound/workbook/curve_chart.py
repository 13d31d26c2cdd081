"""The emotional curve as a native line chart, a line for each persona."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjm_tui.exchange.outbound.edition import Edition
from cjm_tui.exchange.outbound.tables.table import Table
from cjm_tui.exchange.outbound.workbook.colours import PERSONAS
from cjm_tui.exchange.outbound.workbook.sheets import HEADER_FILL, LINE
from cjm_tui.i18n import _

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from cjm_tui.exchange.outbound.workbook.sheets import Sheets

_HEIGHT, _ROWS = 480, 26
"""Of one chart, in pixels and in the sheet's rows."""
_NARROWEST, _WIDEST, _PER_POINT = 900, 4000, 60
_BELOW, _MOST_BELOW = 220, 100
"""Pixels that a chart below the map is high, and columns from which on there is none."""
_PIXELS, _PADDING = 7, 5
"""Of a character in a column's width, and of a column around it."""


def draw_curves(sheets: Sheets, edition: Edition, sheet: Worksheet, told: Table) -> None:
    """Draw one chart for each journey over the rows of the emotions' table, which has a sheet of its own."""
    source = _("Emotions")
    title, value = told.column("title"), told.column("value")
    row = 1
    for number, journey in enumerate(edition.journeys):
        summary = edition.summary(journey.uid)
        chart = sheets.book.add_chart({"type": "line"})
        for place, persona in enumerate(edition.tellers(journey.uid)):
            last = row + len(summary.touchpoints) - 1
            series = {
                "name": persona.display_name if persona else _("Value"),
                "categories": [source, row, title, last, title],
                "values": [source, row, value, last, value],
            }
            felt = edition.summary(journey.uid, persona.uid if persona else None).valued
            if last >= row and (felt or not place):
                chart.add_series(series | _look(PERSONAS[place % len(PERSONAS)]))
            row = last + 1
        if not summary.touchpoints:
            continue
        chart.set_title({"name": f"{journey.title} — {summary.basis_in_words}"[:250], "name_font": {"size": 13}})
        chart.set_y_axis({"min": -2, "max": 2, "major_unit": 1, "num_format": "+0;-0;0"})
        chart.set_x_axis({"label_position": "low", "num_font": {"rotation": -45}})
        chart.set_legend({"position": "bottom"})
        chart.show_blanks_as("gap")
        width = max(_NARROWEST, min(_PER_POINT * len(summary.touchpoints), _WIDEST))
        chart.set_size({"width": width, "height": _HEIGHT})
        sheet.insert_chart(1 + number * _ROWS, 1, chart)
    sheet.hide_gridlines(2)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def draw_curve_below(sheets: Sheets, sheet: Worksheet, feelings: int, row: int, count: int, width: int) -> None:
    """Draw the curve of a map below it, each point in the middle of its column; a very wide map goes without.

    Args:
        sheets: the workbook.
        sheet: the map's sheet.
        feelings: the row that holds the values, from the second column on.
        row: where the chart begins.
        count: columns of the map.
        width: of each column, in characters.
    """
    pixels = width * _PIXELS + _PADDING
    if count > _MOST_BELOW:
        return
    name = sheet.get_name()
    chart = sheets.book.add_chart({"type": "line"})
    chart.add_series(
        {
            "name": _("Emotional curve"),
            "categories": [name, 1, 1, 1, count],
            "values": [name, feelings, 1, feelings, count],
            "data_labels": {"value": True, "position": "above", "num_format": "+0.#;-0.#;0"},
            **_look(PERSONAS[0]),
        }
    )
    # The plot takes the whole width, and so a point stands below the column that it belongs to.
    chart.set_plotarea({"layout": {"x": 0, "y": 0.05, "width": 1, "height": 0.9}})
    chart.set_y_axis({"min": -2.5, "max": 2.5, "major_unit": 1, "label_position": "none", "visible": False,
                      "major_gridlines": {"visible": False}})  # fmt: skip
    chart.set_x_axis({"label_position": "none", "major_tick_mark": "none", "line": {"color": LINE}})
    chart.set_title({"none": True})
    chart.set_legend({"none": True})
    chart.set_chartarea({"border": {"color": LINE}})
    chart.show_blanks_as("gap")
    chart.set_size({"width": pixels * count, "height": _BELOW})
    sheets.write_text(
        sheet, row, 0, _("Emotional curve"), sheets.format(bold=True, font_color=HEADER_FILL, text_wrap=True)
    )
    sheet.insert_chart(row, 1, chart)


def _look(colour: str) -> dict[str, Any]:
    marker = {"type": "circle", "size": 7, "fill": {"color": colour}, "border": {"color": colour}}
    return {"line": {"color": colour, "width": 2.25}, "marker": marker}
