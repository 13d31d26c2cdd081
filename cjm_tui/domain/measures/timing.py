"""Time in the workshop: how late the agenda runs, what could be cut; `now` comes from outside."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from math import ceil
from typing import NamedTuple

from cjm_tui.i18n import _, ngettext

SHORTEST_SHARE = 0.5
"""A cut leaves at least this share of an agenda item's time."""

_ZERO = timedelta()
_MINUTE = timedelta(minutes=1)


class Slot(NamedTuple):
    """An agenda item as far as time is concerned."""

    minutes: int
    can_be_cut: bool = True
    """False for the opening, breaks and the close."""


class Cut(NamedTuple):
    """A proposal to shorten one coming agenda item."""

    position: int
    minutes: int
    """What is left of it."""

    saved: int


def drift(
    agenda: Sequence[Slot],
    position: int,
    started_at: datetime,
    now: datetime,
    ends_at: datetime | None = None,
) -> timedelta:
    """Return how late the agenda runs (negative: early) in the item at `position`.

    The item's expected end is its timer's end, or now if that has passed; it is compared with the end that
    the agenda planned. Without a timer the item is early until its planned start, then on time until its
    planned end.
    """
    planned_end = started_at + sum((slot.minutes for slot in agenda[: position + 1]), 0) * _MINUTE
    if ends_at is not None:
        return max(ends_at, now) - planned_end
    planned_start = planned_end - agenda[position].minutes * _MINUTE
    return min(now - planned_start, _ZERO) if now < planned_start else max(now - planned_end, _ZERO)


def propose_cuts(agenda: Sequence[Slot], position: int, late: timedelta) -> list[Cut]:
    """Return how to be on time again: few cuts, the longest coming items first, none below half its time.

    Whole minutes, in agenda order. A delay longer than all that can be saved leaves a rest.
    """
    missing = ceil(late / _MINUTE)
    coming = [index for index in range(position + 1, len(agenda)) if agenda[index].can_be_cut]
    cuts = []
    for index in sorted(coming, key=lambda index: -agenda[index].minutes):
        planned = agenda[index].minutes
        saved = min(missing, planned - ceil(planned * SHORTEST_SHARE))
        if saved > 0:
            cuts.append(Cut(index, planned - saved, saved))
            missing -= saved
    return sorted(cuts)


def drift_in_words(late: timedelta) -> str:
    """Return "3 min late", "2 min early" or "on time"; less than a minute is on time."""
    minutes = abs(late) // _MINUTE
    if not minutes:
        return _("on time")
    return (_("{n} min late") if late > _ZERO else _("{n} min early")).format(n=minutes)


def duration_in_words(minutes: float) -> str:
    """Return "45 min", "3 h", "3 h 20 min" or "2 days 4 h"; days have 24 hours."""
    days, rest = divmod(round(minutes), 24 * 60)
    hours, rest = divmod(rest, 60)
    parts = []
    if days:
        parts.append(ngettext("{n} day", "{n} days", days).format(n=days))
    if hours:
        parts.append(_("{n} h").format(n=hours))
    if (rest and not days) or not parts:
        parts.append(_("{n} min").format(n=rest))
    return " ".join(parts)
