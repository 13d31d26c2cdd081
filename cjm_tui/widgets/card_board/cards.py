"""What a card board shows: groups and cards, plain values that a screen builds anew at every change."""

from __future__ import annotations

from dataclasses import dataclass

PLACE_KEYS = "123456789abcdef"
"""The keys of the first fifteen groups: digits, letters from the tenth on."""


@dataclass(frozen=True, slots=True)
class BoardGroup:
    """Where a card can go: a stage."""

    title: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class BoardCard:
    """One idea on the board."""

    uid: str
    text: str
    group: int | None = None
    """The group that it stands in; None while it is not placed."""
    suggested: int | None = None
    aside: bool = False
    like: str = ""
    """The uid of the card that says nearly the same."""
    byline: str = ""
    """Who wrote it, or how many people did; empty where that stays unsaid."""

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to decide where it goes."""
        return self.group is None and not self.aside
