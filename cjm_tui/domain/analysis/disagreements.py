"""Where the room is split over a feeling, the most split first."""

from __future__ import annotations

from dataclasses import dataclass

from cjm_tui.domain.analysis.values import JourneySummary, TouchpointValue
from cjm_tui.domain.measures import emotion

DISCUSSED_FIRST = 3
"""So many are discussed, two minutes each."""


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A touchpoint over which the readings are split."""

    point: TouchpointValue
    histogram: tuple[int, int, int, int, int]
    """How many readings stand at −2 … +2: anonymous on purpose."""

    @property
    def is_settled(self) -> bool:
        """Whether the team has agreed on a value, kept both views or parked it."""
        return self.point.agreement is not None


def disagreements(summary: JourneySummary) -> list[Disagreement]:
    """Return every split touchpoint, the most split first."""
    ranked = emotion.rank_splits({uid: point.readings for uid, point in summary.by_uid.items()})
    points = [summary.by_uid[uid] for uid in ranked]
    return [Disagreement(point, emotion.histogram(point.readings)) for point in points]


def to_discuss(summary: JourneySummary, limit: int = DISCUSSED_FIRST) -> list[Disagreement]:
    """Return the most split touchpoints of this round on which the team has not settled yet."""
    return [split for split in disagreements(summary) if not split.is_settled and not split.point.is_inherited][:limit]
