"""Where on the drawing a value stands."""

from __future__ import annotations

from cjm_tui.widgets.impact_matrix.values import CUT, HIGH, LOW

AXIS = 2
"""Cells to the left of the frame: the scale of impact."""


class Frame:
    """Where the values of both scales stand on the drawing."""

    def __init__(self, width: int, height: int) -> None:
        self.has_scale = height >= 10
        self.left, self.right = AXIS, width - 1
        self.top, self.bottom = 0, height - (2 if self.has_scale else 1)

    @property
    def is_too_small(self) -> bool:
        return self.right - self.left < 14 or self.bottom - self.top < 6

    def x(self, effort: float) -> int:
        """Return the column of a value; the ends stand clear of the frame so that a number fits there."""
        room = (self.right - self.left) // 2 - 3
        return (self.left + self.right) // 2 + round((_bounded(effort) - CUT) / (HIGH - CUT) * room)

    def y(self, impact: float) -> int:
        """Return the line of a value; the first and last line inside the frame belong to the quarters' names."""
        room = (self.bottom - self.top) // 2 - 2
        return (self.top + self.bottom) // 2 - round((_bounded(impact) - CUT) / (HIGH - CUT) * room)


def _bounded(value: float) -> float:
    return min(max(value, LOW), HIGH)
