"""The findings, worst first, and the turning points of the curve."""

from __future__ import annotations

from cjm_tui.domain.analysis.computed_finding import ComputedFinding
from cjm_tui.domain.analysis.finding_kinds import FindingKind
from cjm_tui.domain.analysis.findings import FindingGroup, answered_by, findings, grouped
from cjm_tui.domain.analysis.guide_checks import Situation
from cjm_tui.domain.analysis.values import JourneySummary, TouchpointValue
from cjm_tui.domain.curve_text import size_text, valence_text, value_text
from cjm_tui.domain.feeling_words import word_at
from cjm_tui.domain.measures.figures import figure_text
from cjm_tui.domain.measures.formulas import formula
from cjm_tui.i18n import _, ngettext
from cjm_tui.screens.analysis.page import FINDING, Page, felt, target_of, touchpoint_row
from cjm_tui.widgets.ranked_list import RankedRow


def groups_of(situation: Situation) -> list[FindingGroup]:
    """Return what counts among the findings, grouped by touchpoint, in the order of the list."""
    return grouped(findings(situation.workshop, situation.summary))


def groups_aside(situation: Situation) -> list[FindingGroup]:
    """Return what the team has put aside, grouped by touchpoint."""
    found = findings(situation.workshop, situation.summary, with_dismissed=True)
    return grouped(finding for finding in found if finding.is_dismissed)


def worst_first(situation: Situation) -> Page:
    """Return the findings, the worst first, then what goes well, then what was put aside."""
    groups = groups_of(situation)
    wrong = [group for group in groups if not group.first.kind.is_success]
    well = [group for group in groups if group.first.kind.is_success]
    rows = [
        *(_group_row(situation, g, str(n), "") for n, g in enumerate(wrong, start=1)),
        *(_group_row(situation, g, "+", _("What goes well")) for g in well),
        *(_group_row(situation, g, "×", _("Put aside")) for g in groups_aside(situation)),
    ]
    return Page(
        rows=tuple(rows),
        columns=(_("gap"), _("feels"), _("ideas")),
        empty=_("Nothing is found yet: rate the touchpoints first, or press a to write a finding of your own."),
        caption=_("Largest gap first, then gravity, then votes. Gap: {formula}").format(formula=formula("gap")),
    )


def peaks_and_valleys(situation: Situation) -> Page:
    """Return the turning points of the curve, the lowest first, and its biggest drop."""
    summary = situation.summary
    found = findings(situation.workshop, summary)
    valleys = [p for f in found if f.kind is FindingKind.VALLEY and (p := summary.by_uid.get(f.touchpoint or ""))]
    peaks = [p for f in found if f.kind is FindingKind.PEAK and (p := summary.by_uid.get(f.touchpoint or ""))]
    valleys.sort(key=lambda point: point.value or 0)
    peaks.sort(key=lambda point: -(point.value or 0))
    rows = [_turn(point, _("Valleys")) for point in valleys]
    if (drop := summary.biggest_drop) is not None:
        reason = _("from “{before}”, {value}").format(
            before=drop.start.touchpoint.title, value=value_text(drop.start.value or 0)
        )
        size = value_text(drop.size)
        rows.append(touchpoint_row(drop.end.touchpoint, reason, size, section=_("Biggest drop"), rank="▼"))
    rows += [_turn(point, _("Peaks")) for point in peaks]
    return Page(
        rows=tuple(rows),
        columns=(_("feels"),),
        empty=_("There is no curve yet: rate the touchpoints in the emotions phase."),
        caption=figures_line(summary),
        shows_curve=True,
    )


def figures_line(summary: JourneySummary) -> str:
    """Return the journey's figures on one line."""
    return " · ".join(
        (
            summary.basis_in_words,
            _("Emotional quotient {x}").format(x=figure_text(summary.emotional_quotient, 0)),
            _("Peak–end {x}").format(x=valence_text(summary.peak_end)),
            _("Overall satisfaction {x}").format(x=figure_text(summary.overall_satisfaction, 0)),
        )
    )


def _turn(point: TouchpointValue, section: str) -> RankedRow:
    return touchpoint_row(point.touchpoint, point.touchpoint.thinking, felt(point, none=_("n/a")), section=section)


def _group_row(situation: Situation, group: FindingGroup, rank: str, section: str) -> RankedRow:
    others = ", ".join(dict.fromkeys(_(other.kind.label).lower() for other in group.others))
    also = _("also: {kinds}").format(kinds=others) if others else ""
    comment = group.first.comment
    return _row(situation, group.first, " · ".join(filter(None, (comment, also))), section, rank=rank)


def _row(situation: Situation, found: ComputedFinding, reason: str, section: str, *, rank: str) -> RankedRow:
    point = situation.summary.by_uid.get(found.touchpoint or "")
    gap = size_text(point.gap) if point and point.gap is not None else "–"
    ideas = len(answered_by(situation.workshop, found))
    return RankedRow(
        target_of(FINDING, found.key),
        found.sentence,
        reason,
        (gap, felt(point), str(ideas) if ideas else "–"),
        rank=rank,
        section=section,
    )


def detail_of(situation: Situation, group: FindingGroup) -> str:
    """Return all that is known of a group of findings, as a text to read."""
    found = (group.first, *group.others)
    lines = [f"{_(f.kind.label)}: {f.sentence}" for f in found]
    lines += [_("The team: {comment}").format(comment=f.comment) for f in found if f.comment]
    if point := situation.summary.by_uid.get(group.first.touchpoint or ""):
        lines += ["", *touchpoint_lines(situation, point)]
    return "\n".join(lines)


def touchpoint_lines(situation: Situation, point: TouchpointValue) -> list[str]:
    """Return what is known of a touchpoint, a line each."""
    touchpoint, workshop = point.touchpoint, situation.workshop
    told = [
        (_("Doing"), touchpoint.doing),
        (_("Thinking"), touchpoint.thinking),
        (_("Expectation"), touchpoint.expectation),
        (
            _("Feels"),
            f"{value_text(point.value)} {word_at(workshop, point)} {point.origin_in_words}".strip()
            if point.value is not None
            else "",
        ),
        (_("Gap"), f"{size_text(point.gap)}  ({formula('gap')})" if point.gap is not None else ""),
        (_("Satisfied"), figure_text(point.share_satisfied, 0, "%") if point.share_satisfied is not None else ""),
        *((_(note.note_kind.label), note.text) for note in workshop.notes_on(touchpoint.uid)),
        *(
            (_("Improvement"), improvement.title)
            for improvement in workshop.improvements
            if touchpoint.uid in improvement.touchpoints
        ),
    ]
    count = len(point.readings)
    if count:
        told.append((_("Readings"), ngettext("{n} reading", "{n} readings", count).format(n=count)))
    return [touchpoint.title, *(f"  {label}: {text}" for label, text in told if text)]
