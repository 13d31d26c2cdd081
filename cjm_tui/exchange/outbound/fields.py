"""Fields of records as a reader sees them: choices in words, references by title, lists joined, labels translated."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from enum import EnumType
from operator import attrgetter
from typing import Any, get_args

from cjm_tui.domain.choices import Choice
from cjm_tui.domain.journey_map import Stage
from cjm_tui.domain.records import Record, references
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import _

Cell = str | int | float | date | datetime | None
"""What a spreadsheet's cell can hold; an empty text and None both leave it empty."""

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


def column(
    workshop: Workshop, model: type[Record], name: str, records: Sequence[Record], joiner: str = JOINER
) -> list[Cell]:
    """Return one field of many records of a kind, in the language in force.

    A column at a time: what the field is has to be found out once only, and thousands of cells cost little.
    """
    values = map(attrgetter(name), records)
    if ref := references(model).get(name):
        titles = {uid: title_of(record) for uid, record in workshop.records.get(ref.kind, {}).items()}
        return [
            joiner.join([titles[uid] for uid in value if uid in titles]) if isinstance(value, tuple) else
            titles.get(value) for value in values
        ]  # fmt: skip
    annotation = model.model_fields[name].annotation
    types = {annotation, *get_args(annotation)}
    if choice := next((kind for kind in types if isinstance(kind, EnumType) and issubclass(kind, Choice)), None):
        words: dict[Any, Cell] = {member: _(member.label) for member in choice}
        return list(map(words.get, values))
    if bool in types:
        yes, no = _("yes"), _("no")
        return [yes if value else no for value in values]
    if Ellipsis in types:
        return [joiner.join(value) for value in values]
    return list(values)


def said(workshop: Workshop, record: Record, name: str) -> Cell:
    """Return one field for running text: None where there is nothing to tell, a list with semicolons."""
    if getattr(record, name) in (False, "", ()):
        return None
    return column(workshop, type(record), name, [record], "; ")[0]


def period_of(stage: Stage) -> str:
    """Return the stage's period in the template's word or the usual one: the same in every table and text."""
    return stage.period_label or _(stage.period.label)
