"""The rules that find what a map shows, each over the journey as a whole or over one touchpoint."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import pairwise

from cjm_tui.domain.analysis.computed_finding import ComputedFinding, Facts
from cjm_tui.domain.analysis.finding_kinds import MANY_HAND_OFFS, MIDDLING_GAP, WEIGHTS, FindingKind
from cjm_tui.domain.analysis.flow import department_hand_offs
from cjm_tui.domain.analysis.values import JourneySummary, TouchpointValue
from cjm_tui.domain.choices import ChannelFit, MeetsExpectation, NoteKind, TouchpointState, TouchpointType
from cjm_tui.domain.measures.emotion import DISSATISFIED_TO, SATISFIED_FROM
from cjm_tui.domain.measures.friction import FRICTION_FROM, SATISFIED
from cjm_tui.domain.scope import Channel
from cjm_tui.domain.setting import Department
from cjm_tui.domain.workshop import Workshop


def found_in(workshop: Workshop, summary: JourneySummary) -> Iterator[ComputedFinding]:
    """Yield every finding of a journey in the order of the map."""
    valleys, peaks = _turning_points(summary)
    for point in summary.touchpoints:
        yield from _of_feeling(workshop, point, is_valley=point.touchpoint.uid in valleys)
        yield from _of_time(point)
        yield from _of_judgement(point)
        yield from _of_channel(workshop, point)
        if point.touchpoint.uid in peaks:
            yield _at(point, FindingKind.PEAK, -10 + (point.value or 0))
    yield from _of_journey(workshop, summary)


def _turning_points(summary: JourneySummary) -> tuple[set[str], set[str]]:
    """Return the touchpoints at the unhappy lows and the happy heights; of a plateau the first."""
    rated = [(point.touchpoint.uid, point.value) for point in summary.touchpoints if point.value is not None]
    turns = [rated[0]] if rated else []
    turns += [after for before, after in pairwise(rated) if after[1] != before[1]]
    valleys, peaks = set(), set()
    for place, (uid, value) in enumerate(turns):
        neighbours = [other for _uid, other in (*turns[max(0, place - 1) : place], *turns[place + 1 : place + 2])]
        if value <= DISSATISFIED_TO and all(value < other for other in neighbours):
            valleys.add(uid)
        if value >= SATISFIED_FROM and all(value > other for other in neighbours):
            peaks.add(uid)
    return valleys, peaks


def _at(point: TouchpointValue, kind: FindingKind, severity: float, **facts: object) -> ComputedFinding:
    touchpoint = point.touchpoint
    told = Facts(touchpoint=touchpoint.title, value=point.value, gap=point.gap, **facts)  # type: ignore[arg-type]
    return ComputedFinding(f"{kind}:{touchpoint.uid}", kind, severity, told, touchpoint.stage, touchpoint.uid)


def _gap(point: TouchpointValue, kind: FindingKind | None = None, more: float = 0.0) -> float:
    """Return a finding's severity: the touchpoint's gap, what its kind adds, and a measured amount."""
    gap = point.gap
    if gap is None:
        touchpoint = point.touchpoint
        gap = MIDDLING_GAP
        gap += sum(score - 3 for score in (touchpoint.importance_customer, touchpoint.importance_organisation) if score)
    return gap + (WEIGHTS.get(kind, 0.0) if kind else 0.0) + more


def _of_feeling(workshop: Workshop, point: TouchpointValue, *, is_valley: bool) -> Iterator[ComputedFinding]:
    """Yield at most one finding: the low, else the gap, else the attention asked for, else the pains."""
    touchpoint = point.touchpoint
    pains = [note for note in workshop.notes_on(touchpoint.uid) if note.note_kind is NoteKind.PAIN]
    attention = WEIGHTS[FindingKind.ATTENTION] if touchpoint.needs_attention else 0.0
    if is_valley:
        yield _at(point, FindingKind.VALLEY, _gap(point, more=attention))
    elif (point.gap or 0) >= FRICTION_FROM and (point.satisfaction or 0) < SATISFIED:
        yield _at(point, FindingKind.FRICTION, _gap(point, more=attention))
    elif touchpoint.needs_attention:
        yield _at(point, FindingKind.ATTENTION, _gap(point, more=attention))
    elif pains:
        severity = _gap(point, more=min(len(pains), 4) / 4)
        yield _at(point, FindingKind.PAINS, severity, count=len(pains), text=pains[0].text)


def _of_time(point: TouchpointValue) -> Iterator[ComputedFinding]:
    """Yield the answer that comes too late, else the wait that nobody has promised to keep short."""
    touchpoint = point.touchpoint
    if _is_slow(point):
        response, expected = touchpoint.response_minutes or 0, touchpoint.expected_response_minutes or 0
        # Twice as slow as expected weighs 1, four times and more 2.
        slowness = min(2.0, math.log2(response / expected)) if expected else 2.0
        yield _at(
            point,
            FindingKind.SLOW_RESPONSE,
            _gap(point, more=slowness),
            minutes=response,
            expected_minutes=expected,
        )
    elif touchpoint.touchpoint_type is TouchpointType.WAIT and touchpoint.duration_minutes:
        yield _at(point, FindingKind.WAITING, _gap(point), minutes=touchpoint.duration_minutes)


def _of_judgement(point: TouchpointValue) -> Iterator[ComputedFinding]:
    touchpoint = point.touchpoint
    meets = touchpoint.meets_expectation
    if meets in (MeetsExpectation.NO, MeetsExpectation.PARTLY):
        kind = FindingKind.EXPECTATION if meets is MeetsExpectation.NO else None
        severity = _gap(point, kind)
        yield _at(point, FindingKind.EXPECTATION, severity, meets=meets, text=touchpoint.expectation)
    if touchpoint.state is TouchpointState.MISSING:
        yield _at(point, FindingKind.MISSING, _gap(point, FindingKind.MISSING))
    if touchpoint.blocking and _is_in_trouble(point):
        yield _at(point, FindingKind.BLOCKING, _gap(point, FindingKind.BLOCKING))


def _of_channel(workshop: Workshop, point: TouchpointValue) -> Iterator[ComputedFinding]:
    touchpoint = point.touchpoint
    if touchpoint.channel_fit is ChannelFit.CHANGE:
        target = workshop.find(Channel, touchpoint.target_channel)
        channel = target.title if target else ""
        yield _at(point, FindingKind.CHANGE_CHANNEL, _gap(point), channel=channel)
    elif touchpoint.channel_fit is ChannelFit.SELF_SERVICE:
        yield _at(point, FindingKind.SELF_SERVICE, _gap(point))


def _of_journey(workshop: Workshop, summary: JourneySummary) -> Iterator[ComputedFinding]:
    if fall := summary.biggest_drop:
        yield _at(
            fall.end,
            FindingKind.DROP,
            _gap(fall.end, more=-fall.size / 2),
            other=fall.start.touchpoint.title,
            other_value=fall.start.value,
        )
    hand_offs = department_hand_offs(summary)
    for hand_off in hand_offs:
        if (hand_off.change or 0) <= -1 and (hand_off.after.value or 0) < 0:
            giver, taker = workshop.find(Department, hand_off.giver), workshop.find(Department, hand_off.taker)
            yield _at(
                hand_off.after,
                FindingKind.HAND_OFF,
                _gap(hand_off.after, more=-(hand_off.change or 0) / 4),
                other=hand_off.before.touchpoint.title,
                giver=giver.title if giver else "",
                taker=taker.title if taker else "",
            )
    if len(hand_offs) >= MANY_HAND_OFFS:
        kind = FindingKind.HAND_OFFS
        yield ComputedFinding(f"{kind}:{summary.journey}", kind, MIDDLING_GAP, Facts(count=len(hand_offs)))


def _is_slow(point: TouchpointValue) -> bool:
    response, expected = point.touchpoint.response_minutes, point.touchpoint.expected_response_minutes
    return response is not None and expected is not None and response > expected


def _is_in_trouble(point: TouchpointValue) -> bool:
    """Tell whether anything speaks against a touchpoint that the journey cannot do without."""
    touchpoint = point.touchpoint
    return (
        (point.value is not None and point.value < 0)
        or touchpoint.state is TouchpointState.MISSING
        or touchpoint.meets_expectation in (MeetsExpectation.NO, MeetsExpectation.PARTLY)
        or touchpoint.needs_attention
        or _is_slow(point)
    )
