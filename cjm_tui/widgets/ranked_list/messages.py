"""What a ranked list says."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class RankedHighlighted(Message):
    """The cursor came to a row."""

    uid: str


@dataclass
class RankedChosen(Message):
    """A row was chosen with Enter or by a second click."""

    uid: str
