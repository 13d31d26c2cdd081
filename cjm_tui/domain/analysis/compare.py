"""Two journeys, personas or rounds side by side, and what a future state changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol, TypeVar

from cjm_tui.domain.analysis.values import JourneySummary, StageSummary, TouchpointValue, share_satisfied
from cjm_tui.domain.choices import Choice
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.domain.measures.emotion import emotional_quotient, peak_end, stage_value
from cjm_tui.domain.measures.friction import overall_satisfaction
from cjm_tui.i18n import N_, ngettext


class DifferenceKind(Choice):
    """How a touchpoint of one journey differs from the other's."""

    ADDED = "added", N_("Added")
    REMOVED = "removed", N_("Removed")
    MOVED = "moved", N_("Moved")
    CHANGED = "changed", N_("Changed")


@dataclass(frozen=True, slots=True)
class ComparedTouchpoint:
    """A touchpoint on both sides; None where one side has none."""

    left: TouchpointValue | None
    right: TouchpointValue | None
    is_same_judgement: bool = False
    """Whether the later round has only kept what the earlier one said."""

    @property
    def change(self) -> float | None:
        """Right − left; None where one of them is not rated, or has only kept the other's value."""
        left, right = (side.value if side else None for side in (self.left, self.right))
        return None if self.is_same_judgement else change(left, right)


@dataclass(frozen=True, slots=True)
class ComparedStage:
    """A stage on both sides, with its touchpoints paired."""

    left: StageSummary | None
    right: StageSummary | None
    touchpoints: tuple[ComparedTouchpoint, ...]

    @property
    def change(self) -> float | None:
        """Difference of the medians over the touchpoints that both sides have judged."""
        pairs = [pair for pair in self.touchpoints if pair.change is not None]
        left = stage_value(pair.left.value for pair in pairs if pair.left)
        right = stage_value(pair.right.value for pair in pairs if pair.right)
        return change(left and left.median, right and right.median)


@dataclass(frozen=True, slots=True)
class Difference:
    """What the right side does differently at one touchpoint."""

    kind: DifferenceKind
    left: Touchpoint | None
    right: Touchpoint | None
    fields: tuple[str, ...] = ()
    """Fields of `Touchpoint` that differ."""


@dataclass(frozen=True)
class Comparison:
    """Two views of journeys, stage by stage in the order of the left one."""

    left: JourneySummary
    right: JourneySummary
    stages: tuple[ComparedStage, ...]

    @cached_property
    def valued(self) -> tuple[ComparedTouchpoint, ...]:
        """The touchpoints that both sides have judged, each for itself: only these say who stands better."""
        pairs = (pair for stage in self.stages for pair in stage.touchpoints)
        return tuple(pair for pair in pairs if pair.change is not None)

    @property
    def quotients(self) -> tuple[float | None, float | None]:
        """Both sides' emotional quotients over the touchpoints that both have judged."""
        left, right = self._over_valued(lambda point: point.value)
        return emotional_quotient(left), emotional_quotient(right)

    @property
    def satisfactions(self) -> tuple[float | None, float | None]:
        """Both sides' overall satisfactions over the touchpoints that both have judged."""
        left, right = self._over_valued(lambda point: point.satisfaction)
        return overall_satisfaction(left), overall_satisfaction(right)

    @property
    def peak_ends(self) -> tuple[float | None, float | None]:
        """What stays in memory of the touchpoints that both have judged."""
        left, right = self._over_valued(lambda point: point.value)
        return peak_end(left), peak_end(right)

    @property
    def shares_satisfied(self) -> tuple[float | None, float | None]:
        """Both sides' shares of satisfied readings over the touchpoints that both have judged."""
        return (
            share_satisfied(pair.left for pair in self.valued if pair.left),
            share_satisfied(pair.right for pair in self.valued if pair.right),
        )

    @property
    def quotient_change(self) -> float | None:
        """Difference of the emotional quotients, in points of 100."""
        return change(*self.quotients)

    @property
    def satisfaction_change(self) -> float | None:
        """Difference of the overall satisfactions, in points of 100."""
        return change(*self.satisfactions)

    def _over_valued(
        self, figure: Callable[[TouchpointValue], float | None]
    ) -> tuple[list[float | None], list[float | None]]:
        lefts = [figure(pair.left) for pair in self.valued if pair.left]
        return lefts, [figure(pair.right) for pair in self.valued if pair.right]


_BOOKKEEPING = {
    *("uid", "position", "journey", "stage", "suggested_stage", "set_aside"),
    *("author", "activity", "merged_from", "derived_from", "actors"),
}
"""Fields whose difference says nothing about the customer's journey."""


class InRound(Protocol):
    """Something seen as it stood in a round."""

    @property
    def round(self) -> int:
        """The round's number."""
        ...


def change(left: float | None, right: float | None) -> float | None:
    """Return right − left, or None where one is missing."""
    return None if left is None or right is None else right - left


def compare(left: JourneySummary, right: JourneySummary) -> Comparison:
    """Pair stages and touchpoints: the same record, else a copy of it, else the same title.

    Rounds stand in the order of time: the older one is always on the left. What only the right side has follows the
    stage that it follows there.
    """
    left, right = in_time_order(left, right)
    twins = _paired_touchpoints(left, right)
    stages = _paired_stages(left, right, twins)
    taken = set(twins.values())
    compared = []
    for left_stage, right_stage in stages:
        pairs = [
            _compared(point, right.by_uid.get(twins.get(point.touchpoint.uid, "")), left, right)
            for point in (left_stage.touchpoints if left_stage else ())
        ]
        pairs += [
            ComparedTouchpoint(None, point)
            for point in (right_stage.touchpoints if right_stage else ())
            if point.touchpoint.uid not in taken
        ]
        compared.append(ComparedStage(left_stage, right_stage, tuple(pairs)))
    return Comparison(left, right, tuple(compared))


def over_both_sides(count: int) -> str:
    """Return over how many touchpoints two sides' figures are taken."""
    words = ngettext(
        "over the {n} touchpoint rated on both sides", "over the {n} touchpoints rated on both sides", count
    )
    return words.format(n=count)


S = TypeVar("S", bound=InRound)


def in_time_order(left: S, right: S) -> tuple[S, S]:
    """Return two sides with the older round first."""
    return (right, left) if left.round > right.round else (left, right)


def _compared(
    point: TouchpointValue, twin: TouchpointValue | None, left: JourneySummary, right: JourneySummary
) -> ComparedTouchpoint:
    same = (
        twin is not None
        and twin.touchpoint.uid == point.touchpoint.uid
        and left.persona == right.persona
        and left.round != right.round
        and twin.round == point.round
    )
    return ComparedTouchpoint(point, twin, same)


def differences(comparison: Comparison) -> list[Difference]:
    """Return what the right journey adds, leaves out, moves and changes, in the order of the comparison."""
    partner = {stage.left.stage.uid: stage.right.stage.uid for stage in comparison.stages if stage.left and stage.right}
    return [
        difference
        for stage in comparison.stages
        for pair in stage.touchpoints
        for difference in _differences(pair, partner)
    ]


def _differences(pair: ComparedTouchpoint, partner: dict[str, str]) -> Iterator[Difference]:
    left = pair.left.touchpoint if pair.left else None
    right = pair.right.touchpoint if pair.right else None
    if left is None or right is None:
        yield Difference(DifferenceKind.ADDED if left is None else DifferenceKind.REMOVED, left, right)
        return
    if partner.get(left.stage or "") != right.stage:
        yield Difference(DifferenceKind.MOVED, left, right, ("stage",))
    fields = tuple(
        name for name in Touchpoint.model_fields if name not in _BOOKKEEPING and _said(left, name) != _said(right, name)
    )
    if fields:
        yield Difference(DifferenceKind.CHANGED, left, right, fields)


def _said(touchpoint: Touchpoint, name: str) -> object:
    """Return a field's value; of own lanes the texts, since a derived map's lanes are copies with uids of their own."""
    value = getattr(touchpoint, name)
    return sorted(value.values()) if name == "own" else value


def _paired_touchpoints(left: JourneySummary, right: JourneySummary) -> dict[str, str]:
    """Return left touchpoint → right touchpoint, each at most once."""
    twins: dict[str, str] = {}
    taken: set[str] = set()

    def pair(uid: str | None, twin: str | None) -> None:
        if uid in left.by_uid and twin in right.by_uid and uid not in twins and twin not in taken:
            twins[uid or ""] = twin or ""
            taken.add(twin or "")

    for uid in left.by_uid:
        pair(uid, uid)
    for uid, point in right.by_uid.items():
        pair(point.touchpoint.derived_from, uid)
    for uid, point in left.by_uid.items():
        pair(uid, point.touchpoint.derived_from)
    by_title = {_title(p.touchpoint.title): uid for uid, p in right.by_uid.items() if uid not in taken}
    for uid, point in left.by_uid.items():
        if title := _title(point.touchpoint.title):
            pair(uid, by_title.get(title))
    return twins


def _paired_stages(
    left: JourneySummary, right: JourneySummary, twins: dict[str, str]
) -> list[tuple[StageSummary | None, StageSummary | None]]:
    free = {stage.stage.uid: stage for stage in right.stages}
    home = {point.touchpoint.uid: point.touchpoint.stage for point in right.touchpoints}
    pairs: list[tuple[StageSummary | None, StageSummary | None]] = []
    for stage in left.stages:
        shared = Counter(home[twins[p.touchpoint.uid]] for p in stage.touchpoints if p.touchpoint.uid in twins)
        likely = [stage.stage.uid, *_same_title(stage, free), *(uid for uid, _count in shared.most_common())]
        found = next((uid for uid in likely if uid in free), None)
        pairs.append((stage, free.pop(found) if found else None))
    for place, stage in enumerate(right.stages):
        if stage.stage.uid in free:
            before = right.stages[place - 1] if place else None
            follows = next((i for i, (_left, other) in enumerate(pairs) if other is before), -1) if before else -1
            pairs.insert(follows + 1, (None, stage))
    return pairs


def _same_title(stage: StageSummary, among: dict[str, StageSummary]) -> list[str]:
    title = _title(stage.stage.title)
    return [uid for uid, other in among.items() if title and _title(other.stage.title) == title]


def _title(text: str) -> str:
    return " ".join(text.casefold().split())
