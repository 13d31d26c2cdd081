"""The workbook: summary, map, curve, and a sheet for each table."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import UTC

from cjm_tui.exchange.outbound.edition import Edition
from cjm_tui.exchange.outbound.tables import frame_tables, map_tables, plan_tables
from cjm_tui.exchange.outbound.tables.every_table import unheld
from cjm_tui.exchange.outbound.workbook.colours import colour_emotions, colour_improvements, draw_bars
from cjm_tui.exchange.outbound.workbook.curve_chart import draw_curves
from cjm_tui.exchange.outbound.workbook.map_sheet import add_map
from cjm_tui.exchange.outbound.workbook.sheets import HEADER_FILL, MOST_COLUMNS, Sheets
from cjm_tui.exchange.outbound.workbook.summary_sheet import add_summary
from cjm_tui.i18n import _, language

_LATER_TABLES = (
    frame_tables.personas_table, map_tables.notes_table, map_tables.stages_table, frame_tables.channels_table,
    frame_tables.channel_stage_table, frame_tables.departments_table, plan_tables.metrics_table,
    frame_tables.goals_table, frame_tables.scenarios_table, frame_tables.journeys_table, map_tables.readings_table,
    plan_tables.estimates_table, frame_tables.people_table, plan_tables.problems_table, frame_tables.agenda_table,
    frame_tables.log_table,
)  # fmt: skip


def workbook_bytes(edition: Edition) -> bytes:
    """Return the workbook in the language in force; the same workshop gives the same bytes."""
    from xlsxwriter import Workbook

    out = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "in_memory": True}
    book = Workbook(out, options)
    created = edition.workshop.about.created_at.astimezone(UTC).replace(tzinfo=None)
    book.set_properties({"title": edition.workshop.about.title[:255], "created": created})
    sheets = Sheets(book, "dd/mm/yyyy" if language() == "pt-BR" else "yyyy-mm-dd")
    add_summary(sheets, edition)
    for journey in edition.journeys:
        add_map(sheets, edition, journey)
    emotions = map_tables.emotions_table(edition)
    curve = sheets.add(_("Emotional curve"))
    curve.set_tab_color(HEADER_FILL)
    sheets.add_table(map_tables.touchpoints_table(edition), freeze=4)
    colour_emotions(sheets.add_table(emotions, freeze=6), emotions)
    draw_curves(sheets, edition, curve, emotions)
    sheets.add_table(plan_tables.findings_table(edition), freeze=4)
    improvements = plan_tables.improvements_table(edition)
    colour_improvements(sheets, sheets.add_table(improvements, freeze=3), improvements)
    votes = plan_tables.votes_table(edition)
    draw_bars(sheets.add_table(votes, freeze=4), votes, "votes")
    for make in _LATER_TABLES:
        sheets.add_table(make(edition))
    sheets.add_long_texts()
    sheets.draw_rules()
    book.close()
    return out.getvalue()


def not_in_workbook(edition: Edition) -> Iterable[str]:
    """Return in sentences what the workbook cannot hold."""
    yield from unheld(edition)
    for journey in edition.journeys:
        if len(edition.summary(journey.uid).touchpoints) >= MOST_COLUMNS:
            yield _("The map of “{journey}” is wider than a sheet: the rest is in the sheet of touchpoints.").format(
                journey=journey.title
            )
