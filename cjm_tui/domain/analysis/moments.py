"""Where moments of truth are likely: at the beginning, at the end, and where departments hand over."""

from __future__ import annotations

from cjm_tui.domain.analysis.flow import department_hand_offs, happening
from cjm_tui.domain.analysis.values import JourneySummary, TouchpointValue


def likely_moments_of_truth(summary: JourneySummary) -> list[TouchpointValue]:
    """Return the touchpoints to propose the flag for, in the order of the map; those that have it are left out."""
    lived = happening(summary.touchpoints)
    likely = {point.touchpoint.uid for point in (*lived[:1], *lived[-1:])}
    likely |= {hand_off.after.touchpoint.uid for hand_off in department_hand_offs(summary)}
    return [p for p in lived if p.touchpoint.uid in likely and p.touchpoint.moment_of_truth is None]
