"""From the improvements to the rows of the plan: who, when, how far, what is still lacking."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from cjm_tui.domain.acts.actions import lacks
from cjm_tui.domain.choices import ActionStatus
from cjm_tui.domain.dates import format_date
from cjm_tui.domain.judgement import Improvement
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import N_, _, language
from cjm_tui.widgets.ranked_list import RankedRow
from cjm_tui.widgets.themes import Glyphs

LACKING = {"how": N_("how"), "owner": N_("who"), "due": N_("when")}
PROMISED = (ActionStatus.PLANNED, ActionStatus.DOING, ActionStatus.DONE)
"""What a later round asks about first: promised, and not measured yet."""


def plan_rows(
    workshop: Workshop, ranked: Sequence[Improvement], today: date, glyphs: Glyphs, *, by_due: bool
) -> list[RankedRow]:
    """Return the plan's rows by rank, or by date; in a later round what was promised comes first."""
    places = {improvement.uid: place for place, improvement in enumerate(ranked, start=1)}
    rows = []
    for section, members in _sections(ranked, today, by_due=by_due, later_round=workshop.about.round > 1):
        rows += [row_of(i, str(places[i.uid]), section, today, glyphs) for i in members]
    return rows


def row_of(improvement: Improvement, rank: str, section: str, today: date, glyphs: Glyphs) -> RankedRow:
    """Return an improvement as a row of the plan."""
    mark = glyphs.done if improvement.owner_accepted else glyphs.ring
    late = "! " if is_overdue(improvement, today) else ""
    return RankedRow(
        improvement.uid,
        improvement.title,
        reason_of(improvement),
        (
            f"{improvement.owner} {mark}" if improvement.owner else glyphs.dash,
            f"{late}{format_date(improvement.due, language())}" if improvement.due else glyphs.dash,
        ),
        badge=_(improvement.status.label),
        rank=rank,
        section=section,
    )


def reason_of(improvement: Improvement) -> str:
    """Return what an improvement still lacks, how its success is measured, and how it is done."""
    parts = []
    if lacking := lacks(improvement):
        parts.append(_("still open: {what}").format(what=", ".join(_(LACKING[field]) for field in lacking)))
    if improvement.indicator:
        figures = [f for f in (improvement.baseline, improvement.target) if f]
        measured = ": ".join(filter(None, [improvement.indicator, " → ".join(figures)]))
        if improvement.result:
            measured += _(", measured: {result}").format(result=improvement.result)
        parts.append(measured)
    elif improvement.how:
        parts.append(improvement.how)
    return "; ".join(parts)


def is_overdue(improvement: Improvement, today: date) -> bool:
    """Tell whether the date has passed and the improvement is not done."""
    is_done = improvement.status in (ActionStatus.DONE, ActionStatus.MEASURED)
    return improvement.due is not None and improvement.due < today and not is_done


def _sections(
    ranked: Sequence[Improvement], today: date, *, by_due: bool, later_round: bool
) -> Iterable[tuple[str, list[Improvement]]]:
    if by_due:
        dated = sorted((i for i in ranked if i.due), key=lambda i: i.due or today)
        yield _("Overdue"), [i for i in dated if is_overdue(i, today)]
        yield _("With a date"), [i for i in dated if not is_overdue(i, today)]
        yield _("Without a date"), [i for i in ranked if i.due is None]
    elif later_round:
        yield _("Promised so far: how far is it?"), [i for i in ranked if i.status in PROMISED]
        yield _("New ideas"), [i for i in ranked if i.status is ActionStatus.IDEA]
        yield _("Measured"), [i for i in ranked if i.status is ActionStatus.MEASURED]
    else:
        yield "", list(ranked)
