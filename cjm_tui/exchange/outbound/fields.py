"""Fields of records as a reader sees them: choices in words, references by title, lists joined, labels translated."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from enum import EnumType
from typing import Any, get_args

from cjm_tui.domain.choices import Choice
from cjm_tui.domain.records import Record, Ref, references
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import _

Cell = str | int | float | date | datetime | None
"""What a spreadsheet's cell can hold; an empty text and None both leave it empty."""
Reader = Callable[[Any], Cell]
"""From a record to a cell."""

JOINER = " | "
"""Between the entries of a list, in one cell of a spreadsheet."""


def titled_fields(model: type[Record]) -> list[str]:
    """Return the fields that people fill in: those with a label."""
    return [name for name, field in model.model_fields.items() if field.title]


def label(model: type[Record], name: str) -> str:
    """Return a field's label in the language in force."""
    return _(model.model_fields[name].title or name)


def title_of(record: Record | None) -> str:
    """Return what people call a record."""
    for name in ("title", "display_name", "text"):
        if found := getattr(record, name, ""):
            return str(found)
    return ""


def reader(workshop: Workshop, model: type[Record], name: str, joiner: str = JOINER) -> Reader:
    """Return what reads one field of records of a kind; the language in force now is the one it speaks."""
    if ref := references(model).get(name):
        return _reference(workshop, ref, name, joiner)
    annotation = model.model_fields[name].annotation
    types = {annotation, *get_args(annotation)}
    for kind in types:
        if isinstance(kind, EnumType) and issubclass(kind, Choice):
            words = {choice: _(choice.label) for choice in kind}
            return lambda record: words.get(getattr(record, name))
    if bool in types:
        yes, no = _("yes"), _("no")
        return lambda record: yes if getattr(record, name) else no
    if str in types and tuple not in types and Ellipsis not in types:
        return lambda record: getattr(record, name) or None
    if Ellipsis in types:
        return lambda record: joiner.join(getattr(record, name)) or None
    return lambda record: getattr(record, name)


def said(workshop: Workshop, record: Record, name: str) -> Cell:
    """Return one field for running text: None where there is nothing to tell, a list with semicolons."""
    if getattr(record, name) is False:
        return None
    return reader(workshop, type(record), name, "; ")(record)


def _reference(workshop: Workshop, ref: Ref, name: str, joiner: str) -> Reader:
    titles = {uid: title_of(record) for uid, record in workshop.records.get(ref.kind, {}).items()}

    def read(record: Record) -> Cell:
        value = getattr(record, name)
        if isinstance(value, tuple):
            return joiner.join([titles[uid] for uid in value if uid in titles]) or None
        return titles.get(value)

    return read
