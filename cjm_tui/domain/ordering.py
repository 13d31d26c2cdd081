"""Places in an order: a key between two neighbours, so that inserting moves nobody else."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Mapping
from typing import Any

from fractional_indexing import generate_key_between

from cjm_tui.domain.edits import Edit
from cjm_tui.domain.records import Ordered, Record
from cjm_tui.domain.workshop import KINDS

Family = tuple[str, tuple[Any, ...]]
"""A kind, and what the siblings of an order share."""


class Places:
    """The orders of the records in some tables, kept current while edits are settled one after the other."""

    def __init__(self, tables: Mapping[str, Mapping[str, Record]]) -> None:
        self._tables = tables
        self._orders: dict[str, dict[Family, list[tuple[str, str]]]] = {}

    def position_for(self, edit: Edit, current: Record | None) -> str | None:
        """Return the key of the place that an edit asks for, or None where the record keeps its place or has none.

        A new record, and one that moves to other siblings without saying where, goes last. Keys sort by code point.
        """
        siblings = KINDS[edit.kind].siblings
        if siblings is None or "position" in edit.after:
            return None
        moves = current is not None and any(f in edit.after and edit.after[f] != getattr(current, f) for f in siblings)
        if edit.place is None and current is not None and not moves:
            return None
        family = tuple(edit.after[f] if f in edit.after else getattr(current, f, None) for f in siblings)
        order = self._order((edit.kind, family))
        if isinstance(current, Ordered):
            order = [rank for rank in order if rank[1] != edit.uid]
        return _between(order, edit.place)

    def note(self, kind: str, before: Record | None, after: Record | None) -> None:
        """Take a record's change into account."""
        if kind not in self._orders:
            return
        if isinstance(before, Ordered):
            order = self._order(_family(before))
            if (index := bisect_left(order, before.rank)) < len(order) and order[index] == before.rank:
                order.pop(index)
        if isinstance(after, Ordered):
            insort(self._order(_family(after)), after.rank)

    def _order(self, family: Family) -> list[tuple[str, str]]:
        kind = family[0]
        if kind not in self._orders:
            orders: dict[Family, list[tuple[str, str]]] = {}
            for record in self._tables.get(kind, {}).values():
                if isinstance(record, Ordered):
                    orders.setdefault(_family(record), []).append(record.rank)
            for order in orders.values():
                order.sort()
            self._orders[kind] = orders
        return self._orders[kind].setdefault(family, [])


def _family(record: Ordered) -> Family:
    return record.kind, tuple(getattr(record, f) for f in record.siblings or ())


def _between(order: list[tuple[str, str]], place: str | None) -> str:
    if place is None:
        index = len(order)
    else:
        index = next((i + 1 for i, (_, uid) in enumerate(order) if uid == place), len(order) if place else 0)
    low = order[index - 1][0] if index else None
    # Two records can share a key where files were merged; the next larger one is the neighbour then.
    high = next((key for key, _ in order[index:] if low is None or key > low), None)
    return str(generate_key_between(low or None, high or None))
