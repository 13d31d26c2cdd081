"""What the matrix shows: the points, how far the estimates lie apart, and the names of the quarters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

LOW, CUT, HIGH = 1, 3, 5
"""The ends of both scales, and where the quarters meet."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How far the estimates of one point lie apart."""

    least_impact: float
    most_impact: float
    least_effort: float
    most_effort: float


@dataclass(frozen=True, slots=True)
class MatrixPoint:
    """One improvement with the group's estimate of it."""

    uid: str
    title: str
    impact: float | None = None
    """1 … 5; None keeps the improvement off the drawing."""
    effort: float | None = None
    """1 … 5."""
    spread: Spread | None = None
    note: str = ""
    """Why it stands where it stands, shown below its title."""
    badge: str = ""
    scores: tuple[str, ...] = ()
    """A figure for each column of the list; without any, impact and effort."""
    share: float | None = None
    """How long its bar in the list is, 0 … 1; None for no bar."""


class Quarters(NamedTuple):
    """The names of the four quarters, in the reader's language."""

    high_impact_low_effort: str
    high_impact_high_effort: str
    low_impact_low_effort: str
    low_impact_high_effort: str
