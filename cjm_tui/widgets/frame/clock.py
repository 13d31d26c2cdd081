"""What a phase's timer says: whole minutes, seconds in the last one, overtime, and its urgency in words."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil, floor

from cjm_tui.i18n import _
from cjm_tui.widgets.frame.line import Piece, Pieces
from cjm_tui.widgets.themes import Glyphs

AMBER, RED = 0.20, 0.05
"""Shares of the planned time: with so much left the clock turns amber, and red."""


@dataclass(frozen=True, slots=True)
class Clock:
    """How a phase stands in time."""

    remaining: float
    """Seconds left; negative in overtime."""
    planned: float
    """Seconds that the phase was given."""
    paused: bool = False
    late: int | None = None
    """Whole minutes that the workshop is behind its agenda, negative when it is ahead; None without an agenda."""

    @property
    def share_left(self) -> float:
        """The part of the planned time that is left, 0 … 1."""
        return min(max(self.remaining / self.planned, 0.0), 1.0) if self.planned > 0 else 0.0

    @property
    def role(self) -> str:
        """The look of the time: calm, amber or red."""
        if self.share_left <= RED:
            return "error"
        return "warning" if self.share_left <= AMBER else "strong"

    @property
    def seconds_to_change(self) -> float:
        """Seconds until the words change, for whoever sets the timer that shows them."""
        if self.remaining > 60:
            return self.remaining % 60 or 60.0
        return self.remaining % 1 or 1.0 if self.remaining > 0 else 60 - (-self.remaining) % 60


def time_words(clock: Clock) -> str:
    """Say how much time is left: "12 min", "45 s", "time is up", "3 min over"."""
    if clock.remaining > 60:
        return _("{n} min").format(n=ceil(clock.remaining / 60))
    if clock.remaining > 0:
        return _("{n} s").format(n=ceil(clock.remaining))
    over = floor(-clock.remaining / 60)
    return _("{n} min over").format(n=over) if over else _("time is up")


def urgency_words(clock: Clock) -> str:
    """Say what the clock's colour says; nothing while there is time, and in overtime, which the time itself says."""
    if clock.paused:
        return _("paused")
    if clock.remaining <= 0 or clock.role == "strong":
        return ""
    return _("finish now") if clock.role == "error" else _("time to wrap up")


def drift_words(clock: Clock) -> str:
    """Say how far the workshop is behind or ahead of its agenda; nothing without an agenda."""
    if clock.late is None:
        return ""
    if clock.late == 0:
        return _("on time")
    words = _("{n} min late") if clock.late > 0 else _("{n} min early")
    return words.format(n=abs(clock.late))


def clock_bar(clock: Clock, cells: int, glyphs: Glyphs) -> Pieces:
    """Draw the time that is left, draining as it goes."""
    full = ceil(clock.share_left * cells)
    return (Piece(glyphs.full * full, clock.role), Piece(glyphs.empty * (cells - full), "muted"))
