"""What lies between touchpoints: waiting, and hand-offs between departments and channels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from cjm_tui.domain.analysis.values import JourneySummary, StageSummary, TouchpointValue
from cjm_tui.domain.choices import TouchpointState, TouchpointType


@dataclass(frozen=True, slots=True)
class WaitingTime:
    """How long the customer waits."""

    minutes: int
    waits: int
    unknown: int
    """Waits whose duration nobody has written down."""


@dataclass(frozen=True, slots=True)
class HandOff:
    """The customer passes from one owner or channel to the next."""

    before: TouchpointValue
    after: TouchpointValue
    giver: str
    """Uid of the department or channel that lets go."""

    taker: str

    @property
    def change(self) -> float | None:
        """How the feeling changes on the way; None where one side is not rated."""
        if self.before.value is None or self.after.value is None:
            return None
        return self.after.value - self.before.value


@dataclass(frozen=True, slots=True)
class Involvement:
    """What a department or channel has to do with a journey."""

    uid: str
    touchpoints: int
    stages: int
    given: int
    """Hand-offs that leave it."""

    taken: int
    """Hand-offs that reach it."""


def waiting(points: Iterable[TouchpointValue]) -> WaitingTime:
    """Return the sum of the durations of the touchpoints of type wait."""
    waits = [
        point.touchpoint.duration_minutes
        for point in happening(points)
        if point.touchpoint.touchpoint_type is TouchpointType.WAIT
    ]
    known = [minutes for minutes in waits if minutes is not None]
    return WaitingTime(sum(known), len(waits), len(waits) - len(known))


def waiting_by_stage(summary: JourneySummary) -> list[tuple[StageSummary, WaitingTime]]:
    """Return every stage with its waiting time."""
    return [(stage, waiting(stage.touchpoints)) for stage in summary.stages]


def department_hand_offs(summary: JourneySummary) -> list[HandOff]:
    """Return the hand-offs between departments; a touchpoint without an owner changes nothing."""
    return _hand_offs(summary, "owner_department")


def channel_hand_offs(summary: JourneySummary) -> list[HandOff]:
    """Return the changes of channel; a touchpoint without a channel changes nothing."""
    return _hand_offs(summary, "channel")


def pairs(hand_offs: Iterable[HandOff]) -> list[tuple[tuple[str, str], int]]:
    """Return each pair of giver and taker with how often it occurs, the most frequent first."""
    return Counter((hand_off.giver, hand_off.taker) for hand_off in hand_offs).most_common()


def department_involvement(summary: JourneySummary) -> list[Involvement]:
    """Return each department's part in the journey: a single stage amid many hand-offs tells of a silo."""
    return _involvement(summary, "owner_department", department_hand_offs(summary))


def channel_involvement(summary: JourneySummary) -> list[Involvement]:
    """Return each channel's part in the journey."""
    return _involvement(summary, "channel", channel_hand_offs(summary))


def happening(points: Iterable[TouchpointValue]) -> list[TouchpointValue]:
    """Return the touchpoints that the customer lives through: those that are missing do not happen."""
    return [point for point in points if point.touchpoint.state is not TouchpointState.MISSING]


def _hand_offs(summary: JourneySummary, field: str) -> list[HandOff]:
    found = []
    previous: TouchpointValue | None = None
    for point in happening(summary.touchpoints):
        taker = getattr(point.touchpoint, field)
        if not taker:
            continue
        giver = getattr(previous.touchpoint, field) if previous else taker
        if previous and giver != taker:
            found.append(HandOff(previous, point, giver, taker))
        previous = point
    return found


def _involvement(summary: JourneySummary, field: str, hand_offs: list[HandOff]) -> list[Involvement]:
    touchpoints: Counter[str] = Counter()
    stages: Counter[str] = Counter()
    for stage in summary.stages:
        here = Counter(uid for point in happening(stage.touchpoints) if (uid := getattr(point.touchpoint, field)))
        touchpoints += here
        stages.update(here.keys())
    given = Counter(hand_off.giver for hand_off in hand_offs)
    taken = Counter(hand_off.taker for hand_off in hand_offs)
    return [Involvement(uid, count, stages[uid], given[uid], taken[uid]) for uid, count in touchpoints.most_common()]
