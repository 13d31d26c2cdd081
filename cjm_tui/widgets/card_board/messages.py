"""What a card board asks of its screen."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class CardPlaced(Message):
    """A card shall stand in a group."""

    uid: str
    group: int
    key: str
    """The group's key."""


@dataclass
class CardMerged(Message):
    """A card shall become one with its look-alike."""

    uid: str
    other: str


@dataclass
class CardSetAside(Message):
    """A card shall go aside, or come back if it was there."""

    uid: str
    aside: bool


@dataclass
class CardOpened(Message):
    """Somebody wants to see or change a card that has its place."""

    uid: str
