"""What lies between and behind the touchpoints: time, hand-offs, expectations, feedback, what was forgotten."""

from __future__ import annotations

from cjm_tui.domain.analysis.coverage import absent_departments, feedback_by_stage, forgotten_points
from cjm_tui.domain.analysis.flow import (
    Involvement,
    channel_hand_offs,
    channel_involvement,
    department_hand_offs,
    department_involvement,
    waiting,
    waiting_by_stage,
)
from cjm_tui.domain.analysis.guide_checks import Situation
from cjm_tui.domain.analysis.hourglass import hourglass
from cjm_tui.domain.analysis.moments import likely_moments_of_truth
from cjm_tui.domain.choices import MeetsExpectation
from cjm_tui.domain.curve_text import value_text
from cjm_tui.domain.journey_map import Stage
from cjm_tui.domain.measures.formulas import formula
from cjm_tui.domain.measures.timing import duration_in_words
from cjm_tui.domain.scope import Channel
from cjm_tui.domain.setting import Department
from cjm_tui.i18n import _, ngettext
from cjm_tui.screens.analysis.page import Page, felt, target_of, touchpoint_row
from cjm_tui.terminal.text import cell_clip
from cjm_tui.widgets.frame.line import Piece, Pieces, one_line
from cjm_tui.widgets.ranked_list import RankedRow
from cjm_tui.widgets.themes import Glyphs


def time_and_hand_offs(situation: Situation) -> Page:
    """Return the waiting per stage, the answers that come late, and who hands the customer on to whom."""
    summary = situation.summary
    whole = waiting(summary.touchpoints)
    most = max((wait.minutes for _stage, wait in waiting_by_stage(summary)), default=0)
    rows = [
        RankedRow(
            target_of(Stage.kind, stage.stage.uid),
            stage.stage.title,
            ngettext("{n} wait without a duration", "{n} waits without a duration", wait.unknown).format(n=wait.unknown)
            if wait.unknown
            else "",
            (duration_in_words(wait.minutes),),
            wait.minutes / most if most else 0.0,
            rank="·",
            section=_("Waiting"),
        )
        for stage, wait in waiting_by_stage(summary)
        if wait.waits
    ]
    for point in summary.touchpoints:
        response, expected = point.touchpoint.response_minutes, point.touchpoint.expected_response_minutes
        if response is not None and expected is not None and response > expected:
            reason = _("expected in {duration}").format(duration=duration_in_words(expected))
            rows.append(
                touchpoint_row(point.touchpoint, reason, duration_in_words(response), section=_("Slow answers"))
            )
    rows += _hand_off_rows(situation)
    return Page(
        rows=tuple(rows),
        columns=(_("time or times"),),
        empty=_("No wait has a duration, and no touchpoint an owner or a channel yet."),
        caption=_("Waiting in all: {duration} ({formula})").format(
            duration=duration_in_words(whole.minutes) if whole.waits > whole.unknown else _("n/a"),
            formula=formula("waiting"),
        ),
    )


def _hand_off_rows(situation: Situation) -> list[RankedRow]:
    workshop, summary = situation.workshop, situation.summary
    rows = []
    for hand_off in department_hand_offs(summary):
        giver, taker = workshop.find(Department, hand_off.giver), workshop.find(Department, hand_off.taker)
        names = f"{giver.title if giver else ''} ▸ {taker.title if taker else ''}"
        change = "–" if hand_off.change is None else value_text(hand_off.change)
        reason = f"{names}: {hand_off.before.touchpoint.title}"
        rows.append(
            touchpoint_row(hand_off.after.touchpoint, reason, change, section=_("Hand-offs (change of feeling)"))
        )
    for kind, involved, section in (
        (Department, department_involvement(summary), _("Departments (hand-offs)")),
        (Channel, channel_involvement(summary), _("Channels (changes)")),
    ):
        titles = {record.uid: record.title for record in workshop.all(kind).values()}  # type: ignore[attr-defined]
        rows += [_involvement_row(part, kind.kind, titles.get(part.uid, ""), section) for part in involved]
    count = len(channel_hand_offs(summary))
    if count:
        changes = ngettext("{n} change of channel", "{n} changes of channel", count).format(n=count)
        rows.append(RankedRow("", changes, section=_("Channels (changes)"), rank="Σ"))
    return rows


def _involvement_row(part: Involvement, kind: str, title: str, section: str) -> RankedRow:
    where = ngettext("{n} touchpoint", "{n} touchpoints", part.touchpoints).format(n=part.touchpoints)
    stages = ngettext("in {n} stage", "in {n} stages", part.stages).format(n=part.stages)
    flow = _("gives {given}, takes {taken}").format(given=part.given, taken=part.taken)
    return RankedRow(
        target_of(kind, part.uid), title, f"{where} {stages} · {flow}", (str(part.given + part.taken),),
        rank="·", section=section,
    )  # fmt: skip


def expectations(situation: Situation) -> Page:
    """Return where the customer expects something else, and what needs attention."""
    rows = []
    for section, matches in (
        (_("Not what the customer expects"), MeetsExpectation.NO),
        (_("Only in part"), MeetsExpectation.PARTLY),
    ):
        rows += [
            touchpoint_row(
                point.touchpoint,
                _("Expected: {text}").format(text=point.touchpoint.expectation) if point.touchpoint.expectation else "",
                felt(point),
                section=section,
            )
            for point in situation.summary.worst_first
            if point.touchpoint.meets_expectation is matches
        ]
    rows += [
        touchpoint_row(point.touchpoint, point.touchpoint.perception, section=_("Needs attention"))
        for point in situation.summary.worst_first
        if point.touchpoint.needs_attention
    ]
    unasked = [p.touchpoint for p in situation.summary.touchpoints if p.touchpoint.meets_expectation is None]
    rows += [touchpoint_row(t, t.expectation, section=_("Not judged yet: no, partly or yes?")) for t in unasked]
    return Page(
        rows=tuple(rows),
        columns=(_("feels"),),
        empty=_("There is no touchpoint yet."),
        caption=_("n says no, p partly, y yes, x needs attention: what the customer expected, against what happens."),
    )


def feedback(situation: Situation) -> Page:
    """Return, stage by stage, what customers say and how it is captured."""
    rows = []
    for stage in feedback_by_stage(situation.workshop, situation.summary):
        said = " · ".join(note.text for note in stage.feedback)
        rows.append(
            RankedRow(
                target_of(Stage.kind, stage.stage.uid),
                stage.stage.title,
                said or _("Which feedback is captured here, or could be?"),
                (f"{stage.captured}/{len(stage.feedback)}",),
                badge="" if stage.feedback else _("none"),
            )
        )
    return Page(
        rows=tuple(rows),
        columns=(_("captured"),),
        empty=_("There is no stage yet."),
        caption=_("Feedback captured today, of all that is or could be captured"),
    )


def coverage(situation: Situation) -> Page:
    """Return what was forgotten: contacts, departments that are not here, likely moments of truth."""
    workshop, summary = situation.workshop, situation.summary
    points = forgotten_points(workshop, summary)
    rows = [
        RankedRow("", point.question, section=_("What did we forget?"), rank="○", badge="")
        for point in points
        if not point.is_covered
    ]
    rows += [
        RankedRow(
            target_of(Department.kind, department.uid), department.title,
            _("on the map, with nobody in the session: invite somebody, or have it checked"),
            section=_("Departments that are not here"), rank="○",
        )
        for department in absent_departments(workshop, summary)
    ]  # fmt: skip
    rows += [
        touchpoint_row(point.touchpoint, section=_("Likely moments of truth: c in the emotions phase says which"))
        for point in likely_moments_of_truth(summary)
    ]
    rows += [RankedRow("", point.question, section=_("Covered"), rank="✓") for point in points if point.is_covered]
    done = sum(point.is_covered for point in points)
    return Page(
        rows=tuple(rows),
        empty=_("There is no touchpoint yet."),
        caption=_("{done} of {all} questions have something on the map").format(done=done, all=len(points)),
    )


def _tone(value: float | None) -> str:
    """Return the look of a bar over a stage that feels so."""
    return "muted" if value is None else "error" if value <= -1 else "warning" if value < 0 else "good"


def hourglass_page(situation: Situation) -> Page:
    """Return the new funnel: it narrows to the deal, and widens after it."""
    rows = hourglass(situation.summary)
    longest = max((len(row.stage.stage.title) for row in rows), default=0)

    def draw(width: int, glyphs: Glyphs) -> list[Pieces]:
        names = min(longest, max(width // 4, 10))
        room = min(width - names - 12, 90)
        lines: list[Pieces] = []
        for row in rows:
            size = max(3, round(row.width * room))
            bar = glyphs.full * size
            name = cell_clip(one_line(row.stage.stage.title), names)
            left = " " * ((room - size) // 2)
            value = row.stage.value
            feels = value_text(value.median) if value else glyphs.dash
            lines.append(
                (
                    Piece(name.ljust(names + 2), "here"),
                    Piece(left + bar + " " * (room - size - len(left)), _tone(value.median if value else None)),
                    Piece(f"  {row.count:>2}  {feels}", "strong"),
                )
            )
        return lines

    return Page(
        drawing=draw,
        empty=_("There is no stage yet.") if not rows else "",
        caption=_("Touchpoints and feeling per stage; loyalty is the base"),
    )
