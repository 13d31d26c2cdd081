"""The new funnel: it narrows to the deal and widens again after it, with loyalty at its base (Madruga)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from cjm_tui.domain.analysis.values import JourneySummary, StageSummary
from cjm_tui.domain.choices import Period

WAIST = 0.25
"""Width of the narrowest stage, beside 1 for the widest."""


@dataclass(frozen=True, slots=True)
class HourglassRow:
    """One stage of the hourglass, from top to bottom."""

    stage: StageSummary
    count: int
    """Touchpoints in it."""

    width: float
    """0.25 … 1, for drawing."""


def hourglass(summary: JourneySummary) -> list[HourglassRow]:
    """Return the stages with their counts; up to the deal they narrow, after it they widen."""
    before = [stage for stage in summary.stages if stage.stage.period is not Period.AFTER]
    after = [stage for stage in summary.stages if stage.stage.period is Period.AFTER]
    widths = [*_widths(before)[::-1], *_widths(after)]
    return [
        HourglassRow(stage, len(stage.touchpoints), width)
        for stage, width in zip([*before, *after], widths, strict=True)
    ]


def _widths(stages: Sequence[StageSummary]) -> list[float]:
    """Return widths that grow evenly from the waist to 1."""
    steps = max(len(stages) - 1, 1)
    return [WAIST + (1 - WAIST) * place / steps for place in range(len(stages))]
