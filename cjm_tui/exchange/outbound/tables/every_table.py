"""All tables of a workshop, in the order in which a reader wants them."""

from __future__ import annotations

from collections.abc import Callable

from cjm_tui.domain.records import Record
from cjm_tui.domain.workshop import KINDS
from cjm_tui.exchange.outbound.edition import Edition
from cjm_tui.exchange.outbound.fields import JOINER, title_of
from cjm_tui.exchange.outbound.tables import frame_tables, map_tables, plan_tables
from cjm_tui.exchange.outbound.tables.table import Table
from cjm_tui.i18n import _, ngettext

TABLES: tuple[Callable[[Edition], Table], ...] = (
    frame_tables.summary_table,
    map_tables.journey_table,
    map_tables.touchpoints_table,
    map_tables.stages_table,
    frame_tables.personas_table,
    map_tables.emotions_table,
    map_tables.readings_table,
    map_tables.notes_table,
    plan_tables.findings_table,
    plan_tables.improvements_table,
    plan_tables.estimates_table,
    plan_tables.votes_table,
    frame_tables.goals_table,
    frame_tables.scenarios_table,
    frame_tables.journeys_table,
    frame_tables.channels_table,
    frame_tables.channel_stage_table,
    frame_tables.departments_table,
    frame_tables.people_table,
    plan_tables.metrics_table,
    plan_tables.problems_table,
    frame_tables.agenda_table,
    frame_tables.log_table,
)
"""What makes each table; the names of the functions say what the tables hold."""

_NOT_IN_TABLES = ("activities", "vocables", "saved_views", "alternatives")


def every_table(edition: Edition) -> list[Table]:
    """Return every table, empty ones included: a missing file would look like a mistake."""
    return [make(edition) for make in TABLES]


def unheld(edition: Edition) -> list[str]:
    """Return in sentences what tables cannot hold; JSON holds everything."""
    remarks = []
    left_out = [
        _left_out(kind, count) for kind in _NOT_IN_TABLES if (count := len(edition.workshop.records.get(kind, {})))
    ]
    if left_out:
        remarks.append(
            _("The tables leave out what only the full copy (JSON) holds: {what}.").format(what="; ".join(left_out))
        )
    remarks += [
        _("“{title}” has “|” in a list, which comes back as two entries.").format(title=title_of(record))
        for kind in KINDS
        for record in edition.workshop.records.get(kind, {}).values()
        if _has_ambiguous_list(record)
    ]
    return remarks


def _left_out(kind: str, count: int) -> str:
    """Say what is left out, and what that is."""
    names = {
        "activities": ngettext(
            "when {n} silent activity was begun and revealed",
            "when {n} silent activities were begun and revealed",
            count,
        ),
        "vocables": ngettext("the list with {n} word for feelings", "the list of {n} words for feelings", count),
        "saved_views": ngettext("{n} saved view of the map", "{n} saved views of the map", count),
        "alternatives": ngettext(
            "{n} late text that waits to be chosen", "{n} late texts that wait to be chosen", count
        ),
    }
    return names[kind].format(n=count)


def _has_ambiguous_list(record: Record) -> bool:
    return any(
        isinstance(entry, str) and JOINER.strip() in entry
        for value in record.__dict__.values()
        if isinstance(value, tuple)
        for entry in value
    )
