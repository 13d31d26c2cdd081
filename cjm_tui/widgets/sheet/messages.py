"""What a sheet says to its screen; values are the text as typed, and the screen reads dates and numbers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypedDict

from textual.message import Message

from cjm_tui.widgets.sheet.places import Spot


@dataclass
class SheetMessage(Message):
    """Something happened at a place of the sheet."""

    section: str
    key: str
    """The field's key."""


@dataclass
class PlaceMessage(SheetMessage):
    """Something happened to a value: the field's own, or that of one entry or cell in it."""

    row: int | None = None
    """Which entry of a list, or row of a table; None for a field of one value, and for a new entry's text."""
    entry: str = ""
    """The key of that entry or row."""
    column: str = ""
    """The key of the table's column; empty for the row's own label."""


@dataclass
class FieldEdited(PlaceMessage):
    """A value was changed and kept."""

    value: str | bool = ""
    base: str | None = None
    """The text that was there when the writing began; None where nothing was written by hand."""


@dataclass
class FieldTyping(PlaceMessage):
    """A text is being typed; what is there so far."""

    text: str = ""
    base: str = ""
    """The text that was there when the writing began."""


@dataclass
class FieldCancelled(PlaceMessage):
    """An editor was left by Esc, or with its text as it had been; a kept draft of it can go."""

    text: str = ""


@dataclass
class EditingStarted(PlaceMessage):
    """An editor was opened; others may be shown who writes here."""


@dataclass
class EditingEnded(PlaceMessage):
    """An editor was closed, whether its text was kept or not."""


@dataclass
class EntryAdded(SheetMessage):
    """A new entry of a list, or row of a table, was typed; it belongs at the end."""

    text: str


@dataclass
class EntryRemoved(SheetMessage):
    """Somebody wants an entry or row away."""

    row: int
    entry: str


@dataclass
class EntryMoved(SheetMessage):
    """Somebody wants an entry or row at another place in its list."""

    row: int
    entry: str
    to: int
    """The index that it shall have afterwards."""


@dataclass
class LinkActivated(SheetMessage):
    """Somebody wants to go where a link field leads."""


@dataclass
class AlternativeChosen(SheetMessage):
    """The late text shall become the field's value."""

    alternative: str


@dataclass
class AlternativeDropped(SheetMessage):
    """The late text shall go away; the field keeps its value."""

    alternative: str


class Place(TypedDict):
    """The fields of a `PlaceMessage`."""

    section: str
    key: str
    row: int | None
    entry: str
    column: str


def place_of(spot: Spot, column: str = "") -> Place:
    """Return the fields of a `PlaceMessage` for a place of the sheet."""
    inside = spot.part in ("entry", "cells")
    return {
        "section": spot.section,
        "key": spot.field,
        "row": spot.number if inside else None,
        "entry": spot.key if inside else "",
        "column": column,
    }
