"""What a ranked list shows: one row."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RankedRow:
    """One thing in its place."""

    uid: str
    title: str
    reason: str = ""
    """Why it stands here, in words."""
    scores: tuple[str, ...] = ()
    """A figure for each of the list's columns, as it is to be read."""
    share: float | None = None
    """How long its bar is, 0 … 1; None for no bar."""
    badge: str = ""
    """A short mark: a status, a kind."""
    rank: str = ""
    """What stands before it; empty counts from 1."""
    section: str = ""
    """The title of the part of the list that it belongs to; rows of one part follow each other."""
