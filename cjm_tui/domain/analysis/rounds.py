"""What a later round is about: the touchpoints that improvements have treated meanwhile."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_tui.domain.analysis.values import JourneySummary, TouchpointValue
from cjm_tui.domain.choices import ActionStatus
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.domain.workshop import Workshop

TREATED = (ActionStatus.DOING, ActionStatus.DONE, ActionStatus.MEASURED)
"""Statuses of an improvement whose touchpoints the customer may feel differently about by now."""


def treated_touchpoints(workshop: Workshop, journey: str) -> list[Touchpoint]:
    """Return the journey's touchpoints that an improvement has begun to treat, in the order of the map."""
    mended = {uid for i in workshop.improvements if i.status in TREATED for uid in i.touchpoints}
    return [touchpoint for touchpoint in workshop.touchpoints(journey) if touchpoint.uid in mended]


def treated_points(workshop: Workshop, summary: JourneySummary) -> list[TouchpointValue]:
    """Return what a follow-up round rates again; nothing in the first round."""
    if workshop.about.round < 2:
        return []
    return [summary.by_uid[t.uid] for t in treated_touchpoints(workshop, summary.journey) if t.uid in summary.by_uid]


def points_to_rate(workshop: Workshop, summary: JourneySummary) -> Sequence[TouchpointValue]:
    """Return what the running round rates: what was treated, else the key touchpoints, else all."""
    key = [point for point in summary.touchpoints if point.touchpoint.key]
    return treated_points(workshop, summary) or key or summary.touchpoints
