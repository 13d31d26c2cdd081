"""The emotional curve as a native line chart, a line for each persona."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjm_tui.exchange.outbound.edition import Edition
from cjm_tui.exchange.outbound.tables.table import Table
from cjm_tui.exchange.outbound.workbook.colours import PERSONAS
from cjm_tui.i18n import _

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

    from cjm_tui.exchange.outbound.workbook.sheets import Sheets

_HEIGHT, _ROWS = 480, 26
"""Of one chart, in pixels and in the sheet's rows."""
_NARROWEST, _WIDEST, _PER_POINT = 900, 4000, 60


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
            if last >= row:
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


def _look(colour: str) -> dict[str, Any]:
    marker = {"type": "circle", "size": 7, "fill": {"color": colour}, "border": {"color": colour}}
    return {"line": {"color": colour, "width": 2.25}, "marker": marker}
