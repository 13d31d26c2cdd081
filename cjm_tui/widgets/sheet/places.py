"""The places of a sheet: what each row stands for, where an editor goes in it, and what is open."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

from cjm_tui.widgets.rows import Row

Part = Literal["section", "field", "entry", "add", "cells", "alternative", "option", "more", "blank"]


class Spot(NamedTuple):
    """A place where the cursor can be, by name, so that it is found again after the values have changed."""

    section: str
    part: Part
    field: str = ""
    number: int = 0
    """Which entry, row, alternative or option of the field."""
    key: str = ""
    """The key of that entry, row, alternative or option, where it has one."""

    @property
    def whole(self) -> tuple[str, str]:
        """What the place is a part of: a field, or a line of a section."""
        return self.section, self.field or self.part


class Room(NamedTuple):
    """Where an editor goes inside a row: the first cell, the first line, and the width."""

    x: int
    y: int
    width: int


NO_ROOM = Room(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Placed:
    """A row together with what it stands for."""

    spot: Spot
    row: Row
    room: Room = NO_ROOM
    cells: tuple[Room, ...] = ()
    """Of a table's row, where each of its cells stands."""


@dataclass(frozen=True, slots=True)
class Unfolded:
    """What somebody has opened on the sheet, and where they are writing."""

    sections: frozenset[str] = frozenset()
    """Sections whose folding is the opposite of how they start."""
    more: frozenset[str] = frozenset()
    """Sections whose empty fields are shown."""
    kept: frozenset[str] = frozenset()
    """Fields that stay in sight although they are empty: somebody has just been there."""
    options: str = ""
    """The choice field whose options are listed below it."""
    editing: Spot | None = None
    editor_height: int = 1


def option_key(index: int) -> str:
    """Return the key that picks the option with this index: a digit, from the tenth on a letter."""
    return str(index + 1) if index < 9 else chr(ord("a") + index - 9)
