"""What a sheet shows: sections of fields, plain values that a screen builds anew at every change."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple

FieldKind = Literal["text", "long", "choice", "number", "flag", "date", "list", "table", "link"]
ColumnKind = Literal["text", "number", "flag", "choice"]
Cell = str | bool


@dataclass(frozen=True, slots=True)
class SheetChoice:
    """One of the values that a choice field or column may take."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class SheetEntry:
    """One line of a list field."""

    text: str
    key: str = ""
    """What the screen calls this entry, for instance a record's uid; messages carry it back."""
    note: str = ""
    """A short remark at the end of the line, for instance a goal's indicator."""


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """One column of a table field."""

    key: str
    label: str
    kind: ColumnKind = "text"
    choices: tuple[SheetChoice, ...] = ()
    width: int = 0
    """Cells; 0 takes the heading's width for flags, numbers and choices, a share of what is left for text."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of a table field: a heading that names it, and a cell for each column."""

    label: str
    cells: tuple[Cell, ...]
    """Texts, numbers as text, keys of choices, and booleans for flags, in the order of the columns."""
    key: str = ""


@dataclass(frozen=True, slots=True)
class SheetAlternative:
    """A text that came late for a field somebody else had changed; it waits until one of both is chosen."""

    key: str
    author: str
    text: str


class SheetDraft(NamedTuple):
    """An unfinished text of this person's own for an entry of a list, a row of a table, or one of its cells."""

    entry: str
    """The entry's or row's key."""
    column: str
    """The cell's column; empty for the entry itself."""
    text: str
    base: str
    """What stood there when the writing began."""


@dataclass(frozen=True, slots=True)
class SheetField:
    """One labelled value of the record."""

    key: str
    label: str
    kind: FieldKind = "text"
    value: str | bool = ""
    """The text to show; of a choice its key; of a flag a boolean; of a list or table unused."""
    choices: tuple[SheetChoice, ...] = ()
    entries: tuple[SheetEntry, ...] = ()
    columns: tuple[SheetColumn, ...] = ()
    rows: tuple[SheetRow, ...] = ()
    help: str = ""
    """A sentence for the foot of the sheet while the cursor is here; in an empty field it is the prompt."""
    required: bool = False
    prominent: bool = False
    """Whether the field is shown even when it is empty; a required one always is."""
    filled: bool | None = None
    """Whether the field counts as filled; None derives it from the value."""
    alternatives: tuple[SheetAlternative, ...] = ()
    editing_by: str = ""
    """The name of somebody else who is writing here now."""
    draft: str = ""
    """An unfinished text of this person's own, kept from an earlier edit; the editor opens with it.

    Of a list or table it belongs to the line that adds to it.
    """
    draft_base: str = ""
    """What stood there when that text was begun."""
    drafts: tuple[SheetDraft, ...] = ()
    """The same for the entries, rows and cells that a list or table has."""
    add_label: str = ""
    """The words of the line that adds an entry or row; a list always has one, a table only then."""
    ordered: bool = False
    """Whether a list's entries are numbered because their order means something."""
    limit: int = 0
    """The most characters that the editor takes; 0 for no limit."""
    unit: str = ""
    """A word after a number: minutes, %."""

    @property
    def is_filled(self) -> bool:
        """Whether somebody has written something here."""
        if self.filled is not None:
            return self.filled
        return bool(self.value or self.entries or self.rows or self.alternatives or self.draft)

    def draft_of(self, entry: str, column: str = "") -> SheetDraft | None:
        """Return the unfinished text of an entry, row or cell, or None."""
        return next((draft for draft in self.drafts if draft[:2] == (entry, column)), None)

    def choice_label(self, key: str | bool) -> str:
        """Return the label of the choice with this key, or the key itself when it is none of them."""
        return label_of(self.choices, key)


@dataclass(frozen=True, slots=True)
class SheetSection:
    """Fields that belong together, under one title."""

    title: str
    fields: tuple[SheetField, ...]
    collapsed: bool = False
    """Whether the section starts closed; somebody who opens it keeps it open while the record stays."""
    summary: str = ""
    """What the title's line says on its right, for instance `3 of 5`."""
    key: str = ""

    @property
    def name(self) -> str:
        """The section's key, or its title where it has none."""
        return self.key or self.title


def label_of(choices: tuple[SheetChoice, ...], key: Cell) -> str:
    """Return the label of the choice with this key, or the key itself when it is not among the choices."""
    return next((choice.label for choice in choices if choice.key == key), str(key) if key else "")
