"""Places in an order: a key between two neighbours, so that inserting moves nobody else."""

from __future__ import annotations

from fractional_indexing import generate_key_between

from cjm_tui.domain.edits import Edit
from cjm_tui.domain.records import Ordered
from cjm_tui.domain.workshop import KINDS, Workshop


def position_for(workshop: Workshop, edit: Edit) -> str | None:
    """Return the key of the place that an edit asks for, or None where the record keeps its place or has none.

    A new record, and one that moves to other siblings without saying where, goes last. Keys sort by code point.
    """
    model = KINDS[edit.kind]
    if model.siblings is None or "position" in edit.after:
        return None
    current = workshop.lookup(edit.kind, edit.uid)
    moves = current is not None and any(
        f in edit.after and edit.after[f] != getattr(current, f) for f in model.siblings
    )
    if edit.place is None and edit.op != "create" and not moves:
        return None
    family = {f: edit.after[f] if f in edit.after else getattr(current, f, None) for f in model.siblings}
    siblings = sorted(
        (
            r
            for r in workshop.records.get(edit.kind, {}).values()
            if isinstance(r, Ordered) and r.uid != edit.uid and all(getattr(r, f) == v for f, v in family.items())
        ),
        key=lambda r: r.rank,
    )
    return _between(siblings, edit.place)


def _between(siblings: list[Ordered], place: str | None) -> str:
    if place is None:
        index = len(siblings)
    else:
        index = next((i + 1 for i, r in enumerate(siblings) if r.uid == place), 0 if place == "" else len(siblings))
    low = siblings[index - 1].position if index else None
    # Two records inserted at once by different files can share a key; the next larger one is the neighbour then.
    high = next((r.position for r in siblings[index:] if low is None or r.position > low), None)
    return str(generate_key_between(low or None, high or None))
