"""Scores that order improvements: the impact × effort matrix and the other presets."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cjm_tui.domain.choices import Choice, Moscow
from cjm_tui.i18n import N_

CUT = 3
"""Where the matrix is cut; a mean of exactly 3 is high, on both axes."""

MUST_LIMIT = 60
"""Percent of the effort that Must may take before the plan has no slack."""


class Quadrant(Choice):
    """A corner of the impact × effort matrix, in the order in which to act."""

    QUICK_WIN = "quick-win", N_("Quick wins")
    BIG_BET = "big-bet", N_("Big bets")
    IF_TIME_ALLOWS = "if-time-allows", N_("If time allows")
    NOT_WORTH_IT = "not-worth-it", N_("Not worth it")


class Spread(NamedTuple):
    """The estimates of several people for one thing."""

    mean: float
    low: float
    high: float
    n: int

    @property
    def width(self) -> float:
        """Highest − lowest estimate."""
        return self.high - self.low


def mean_and_spread(scores: Sequence[float]) -> Spread | None:
    """Return mean, lowest, highest and number of the scores; None where everybody skipped."""
    if not scores:
        return None
    return Spread(statistics.fmean(scores), float(min(scores)), float(max(scores)), len(scores))


def quadrant(impact: float, effort: float) -> Quadrant:
    """Return the corner for an impact and an effort of 1 … 5, cut at 3; 3 itself is high."""
    if impact >= CUT:
        return Quadrant.BIG_BET if effort >= CUT else Quadrant.QUICK_WIN
    return Quadrant.NOT_WORTH_IT if effort >= CUT else Quadrant.IF_TIME_ALLOWS


def rice(reach: float, impact: float, confidence: float, effort: float) -> float | None:
    """Return `(reach · impact · confidence) / effort`, confidence in percent; None where effort is 0."""
    return reach * impact * (confidence / 100) / effort if effort > 0 else None


def ice(impact: float, confidence: float, ease: float) -> float:
    """Return the mean of three scores of 1 … 10."""
    return (impact + confidence + ease) / 3


def ice_product(impact: float, confidence: float, ease: float) -> float:
    """Return the product of three scores of 1 … 10, the stricter reading of ICE."""
    return impact * confidence * ease


def value_over_effort(customer: float, business: float, effort: float) -> float | None:
    """Return `(0.5 · customer + 0.5 · business) / effort`; None unless the effort is above 0."""
    return (0.5 * customer + 0.5 * business) / effort if effort > 0 else None


def must_share(planned: Iterable[tuple[Moscow, float]]) -> float | None:
    """Return the percentage of the effort that Must takes; what won't be done is no effort."""
    total = must = 0.0
    for promise, effort in planned:
        if promise is not Moscow.WONT:
            total += effort
            must += effort if promise is Moscow.MUST else 0.0
    return must / total * 100 if total > 0 else None
