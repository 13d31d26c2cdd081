"""Acts on any record: write a field, add, remove and reorder."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cjm_tui.domain.edits import Draft, Fields, change, create, remove
from cjm_tui.domain.records import Ordered, Record
from cjm_tui.i18n import N_


def set_fields(record: Record, label: str = "", *, base: Fields | None = None, **fields: Any) -> Draft:
    """Return the draft that writes some fields; `base` holds the texts as they were when the writing began."""
    return Draft(label or N_("Edit"), (change(record, base=base, **fields),))


def set_field(record: Record, name: str, value: Any, *, label: str = "", base: str | None = None) -> Draft:
    """Return the draft that writes the field of a name; `base` is a text as it was when the writing began."""
    fields: Fields = {name: value}
    return Draft(label or N_("Edit"), (change(record, base=None if base is None else {name: base}, **fields),))


def add(model: type[Record], uid: str, label: str = "", *, place: str | None = None, **fields: Any) -> Draft:
    """Return the draft that creates a record, after the sibling `place` (empty: first; None: last)."""
    return Draft(label or N_("Add"), (create(model, uid, place=place, **fields),))


def take_out(*records: Record, label: str = "") -> Draft:
    """Return the draft that removes records with all that they own."""
    return Draft(label or N_("Remove"), tuple(remove(record) for record in records))


def move_by(siblings: Sequence[Ordered], record: Ordered, delta: int) -> Draft | None:
    """Return the draft that moves a record some places among its ordered siblings; None where it cannot go further."""
    order = [s.uid for s in siblings]
    here = order.index(record.uid)
    there = max(0, min(len(order) - 1, here + delta))
    if there == here:
        return None
    order.pop(here)
    return Draft(N_("Move"), (change(record, place=order[there - 1] if there else ""),))
