"""Figures of the emotional curve: from single readings to the whole journey.

A reading is a whole valence from −2 to +2. A touchpoint's value may lie between two of them (a median of
.5 stays .5) and is None where nobody has rated; sequences keep these gaps: an index is a touchpoint's place.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple, TypeVar

WORST, BEST = -2, 2
VALENCES = (-2, -1, 0, 1, 2)
SATISFIED_FROM = 1
"""The lowest valence that counts as satisfied."""

DISSATISFIED_TO = -1
SPLIT_SHARE = 4
"""One in so many readings at each end makes a disagreement."""

SPLIT_FEW = 5
"""Below this number of readings the range decides instead of the quarters."""

SPLIT_RANGE = 3

Key = TypeVar("Key")


class StageValue(NamedTuple):
    """A stage's value over its rated touchpoints."""

    median: float
    mean: float
    rated: int


class Drop(NamedTuple):
    """A fall between two neighbouring rated touchpoints."""

    start: int
    """Place of the touchpoint where the fall begins."""

    end: int
    """Place of the next rated touchpoint, where it ends."""

    size: float
    """Difference of the values; always negative."""


def median(values: Iterable[float]) -> float | None:
    """Return the median, .5 kept, or None of nothing."""
    known = list(values)
    return float(statistics.median(known)) if known else None


def mean(values: Iterable[float]) -> float | None:
    """Return the arithmetic mean, or None of nothing."""
    known = list(values)
    return statistics.fmean(known) if known else None


def disagree(readings: Sequence[int]) -> bool:
    """Tell whether the readings of one touchpoint are split.

    With five readings or more, at least a quarter ≤ −1 and a quarter ≥ +1; below five, max − min ≥ 3.
    """
    if len(readings) < SPLIT_FEW:
        return bool(readings) and max(readings) - min(readings) >= SPLIT_RANGE
    low = sum(reading <= DISSATISFIED_TO for reading in readings)
    high = sum(reading >= SATISFIED_FROM for reading in readings)
    return min(low, high) * SPLIT_SHARE >= len(readings)


def rank_splits(readings: Mapping[Key, Sequence[int]]) -> list[Key]:
    """Return the keys whose readings disagree, the most split first.

    The measure is the variance, which is largest where half the room stands at each end; of equal ones,
    the one with more readings comes first, then the order given.
    """
    split = [key for key, values in readings.items() if disagree(values)]
    return sorted(split, key=lambda key: (-statistics.pvariance(readings[key]), -len(readings[key])))


def stage_value(values: Iterable[float | None]) -> StageValue | None:
    """Return the median over a stage's touchpoints, its mean beside it."""
    known = rated(values)
    if not known:
        return None
    return StageValue(float(statistics.median(known)), statistics.fmean(known), len(known))


def emotional_quotient(values: Iterable[float | None]) -> float | None:
    """Return the mean over touchpoints, rescaled `(x + 2) / 4 · 100` to 0 … 100."""
    centre = mean(rated(values))
    return None if centre is None else (centre - WORST) / (BEST - WORST) * 100


def peak(values: Sequence[float | None]) -> int | None:
    """Return the place of the largest |valence|; of equally strong ones the unhappier, then the earlier."""
    places = [place for place, value in enumerate(values) if value is not None]
    return min(places, key=lambda place: (-abs(values[place] or 0), values[place] or 0), default=None)


def peak_end(values: Sequence[float | None]) -> float | None:
    """Return (value at the largest |valence| + value at the last rated touchpoint) / 2."""
    place = peak(values)
    if place is None:
        return None
    known = rated(values)
    return ((values[place] or 0) + known[-1]) / 2


def biggest_drop(values: Sequence[float | None]) -> Drop | None:
    """Return the smallest `v[i+1] − v[i]`, the earliest of equal ones; None where the curve never falls."""
    places = [(place, value) for place, value in enumerate(values) if value is not None]
    falls = [
        Drop(before, after, value - earlier)
        for (before, earlier), (after, value) in pairwise(places)
        if value < earlier
    ]
    return min(falls, key=lambda fall: fall.size, default=None)


def share_satisfied(readings: Sequence[float]) -> float | None:
    """Return readings ≥ +1 / all readings, in percent."""
    if not readings:
        return None
    return sum(reading >= SATISFIED_FROM for reading in readings) / len(readings) * 100


def histogram(readings: Iterable[int]) -> tuple[int, int, int, int, int]:
    """Return how many readings stand at each valence, worst first."""
    count = Counter(readings)
    return (count[-2], count[-1], count[0], count[1], count[2])


def rated(values: Iterable[float | None]) -> list[float]:
    """Return the values without the gaps."""
    return [value for value in values if value is not None]


def valence_of_key(key: int) -> int:
    """Return the valence under the digit 1 … 5 of the keyboard; ValueError for another digit."""
    if not 1 <= key <= len(VALENCES):
        raise ValueError(f"no emotion under key {key}")
    return VALENCES[key - 1]


def key_of_valence(valence: int) -> int:
    """Return the digit 1 … 5 that stands for a valence; ValueError outside −2 … +2."""
    return VALENCES.index(valence) + 1


def valence_of_score(score: float) -> float:
    """Return the valence of one of Mermaid's scores: score − 3."""
    return score - 3
