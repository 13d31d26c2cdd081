"""Where on a sheet an unfinished text belongs: the names of places, and the texts put back where they were begun."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from cjm_tui.storage.live import SavedDraft
from cjm_tui.widgets.sheet import SheetDraft, SheetField, SheetSection

RECORDS = "records"
"""The first part of the key of a list or table of records: `records:goals`."""
NEW = "+"
"""Stands for the record that a list does not have yet."""


def place_of(key: str, entry: str = "", column: str = "", record: str = "") -> str:
    """Return the name of a place: a field's key, with the entry and column where the text belongs to one.

    A list of records has the same key on every sheet, so the line that adds to it is named with the sheet's record.
    """
    if not entry and key.split(":")[0] == RECORDS:
        return f"{key}:{record}:{NEW}"
    return f"{key}:{entry}:{column}" if entry else key


def with_drafts(
    sections: Sequence[SheetSection], texts: Mapping[str, SavedDraft], record: str
) -> tuple[SheetSection, ...]:
    """Return the sections with the unfinished texts where they belong."""
    if not texts:
        return tuple(sections)
    return tuple(replace(s, fields=tuple(_with_draft(field, texts, record) for field in s.fields)) for s in sections)


def begun_in(sections: Sequence[SheetSection]) -> str:
    """Return the key of the first field with an unfinished text; empty where there is none."""
    return next((f.key for s in sections for f in s.fields if f.draft or f.drafts), "")


def _with_draft(field: SheetField, texts: Mapping[str, SavedDraft], record: str) -> SheetField:
    keys = {entry.key for entry in field.entries} | {row.key for row in field.rows}
    drafts = []
    for place, saved in texts.items():
        if place.startswith(f"{field.key}:"):
            entry, _colon, column = place.removeprefix(f"{field.key}:").rpartition(":")
            if entry in keys and column != NEW:
                drafts.append(SheetDraft(entry, column, saved.text, saved.base))
    own = texts.get(place_of(field.key, record=record))
    return replace(field, draft=own.text if own else "", draft_base=own.base if own else "", drafts=tuple(drafts))
