"""Two journeys, personas or rounds side by side, and what a future state changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from cjm_tui.domain.analysis.values import JourneySummary, StageSummary, TouchpointValue
from cjm_tui.domain.choices import Choice
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.i18n import N_


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

    @property
    def change(self) -> float | None:
        """Right − left; None where one of them is not rated."""
        left, right = (side.value if side else None for side in (self.left, self.right))
        return change(left, right)


@dataclass(frozen=True, slots=True)
class ComparedStage:
    """A stage on both sides, with its touchpoints paired."""

    left: StageSummary | None
    right: StageSummary | None
    touchpoints: tuple[ComparedTouchpoint, ...]

    @property
    def change(self) -> float | None:
        """Difference of the medians."""
        left, right = (side.value if side else None for side in (self.left, self.right))
        return change(left and left.median, right and right.median)


@dataclass(frozen=True, slots=True)
class Difference:
    """What the right side does differently at one touchpoint."""

    kind: DifferenceKind
    left: Touchpoint | None
    right: Touchpoint | None
    fields: tuple[str, ...] = ()
    """Fields of `Touchpoint` that differ."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two views of journeys, stage by stage in the order of the left one."""

    left: JourneySummary
    right: JourneySummary
    stages: tuple[ComparedStage, ...]

    @property
    def quotient_change(self) -> float | None:
        """Difference of the emotional quotients, in points of 100."""
        return change(self.left.emotional_quotient, self.right.emotional_quotient)

    @property
    def satisfaction_change(self) -> float | None:
        """Difference of the overall satisfactions, in points of 100."""
        return change(self.left.overall_satisfaction, self.right.overall_satisfaction)


_BOOKKEEPING = {
    *("uid", "position", "journey", "stage", "suggested_stage", "set_aside"),
    *("author", "activity", "merged_from", "derived_from", "actors"),
}
"""Fields whose difference says nothing about the customer's journey."""


def change(left: float | None, right: float | None) -> float | None:
    """Return right − left, or None where one is missing."""
    return None if left is None or right is None else right - left


def compare(left: JourneySummary, right: JourneySummary) -> Comparison:
    """Pair stages and touchpoints: the same record, else a copy of it, else the same title.

    What only the right side has follows the stage that it follows there.
    """
    twins = _paired_touchpoints(left, right)
    stages = _paired_stages(left, right, twins)
    taken = set(twins.values())
    compared = []
    for left_stage, right_stage in stages:
        pairs = [
            ComparedTouchpoint(point, right.by_uid.get(twins.get(point.touchpoint.uid, "")))
            for point in (left_stage.touchpoints if left_stage else ())
        ]
        pairs += [
            ComparedTouchpoint(None, point)
            for point in (right_stage.touchpoints if right_stage else ())
            if point.touchpoint.uid not in taken
        ]
        compared.append(ComparedStage(left_stage, right_stage, tuple(pairs)))
    return Comparison(left, right, tuple(compared))


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
