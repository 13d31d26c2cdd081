"""From a record's model and values to the sheet's fields."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import NoneType, UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from cjm_tui.domain.choices import Choice
from cjm_tui.domain.dates import format_date
from cjm_tui.domain.records import Record, limits, references
from cjm_tui.domain.setting import Alternative
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import _, language
from cjm_tui.widgets.sheet import (
    SheetAlternative,
    SheetChoice,
    SheetColumn,
    SheetEntry,
    SheetField,
    SheetRow,
)
from cjm_tui.widgets.sheet.fields import Cell, FieldKind

NONE = ""
"""The key of the choice that empties an optional field."""
TITLE_FIELDS = ("title", "display_name", "text")
"""The fields that say what a record is called, the first that it has."""


@dataclass(frozen=True)
class Surroundings:
    """What a field shows beyond its value."""

    workshop: Workshop
    editing: Mapping[str, str] = field(default_factory=dict)
    """Who else is writing, by `uid:field`."""
    authors: Mapping[str, str] = field(default_factory=dict)
    """Names of the authors of alternatives."""


def field_key(record: Record, name: str) -> str:
    """Return the key of a record's field on a sheet, which is also where its unfinished text is kept."""
    return f"{record.kind}:{record.uid}:{name}"


def record_field(
    around: Surroundings,
    record: Record,
    name: str,
    *,
    label: str = "",
    help: str = "",  # noqa: A002 - the sheet's name for it
    prominent: bool = False,
    required: bool = False,
    unit: str = "",
) -> SheetField:
    """Return a record's field for the sheet: kind and label follow from the model."""
    key = field_key(record, name)
    model = type(record)
    value = getattr(record, name)
    kind, type_ = kind_of(model, name)
    ref = references(model).get(name)
    entries: tuple[SheetEntry, ...] = ()
    choices: tuple[SheetChoice, ...] = ()
    if kind == "list":
        texts = [_title(around.workshop, ref.kind, v) if ref else v for v in value]
        entries = tuple(SheetEntry(text, v) for text, v in zip(texts, value, strict=True))
    elif kind == "choice":
        choices = _choices(around.workshop, type_, ref.kind if ref else None, optional=_is_optional(model, name))
    return SheetField(
        key=key,
        label=label or _(model.model_fields[name].title or name),
        kind=kind,
        value=_shown(value, kind),
        choices=choices,
        entries=entries,
        help=help,
        required=required,
        prominent=prominent,
        filled=None if kind != "flag" else bool(value),
        alternatives=tuple(
            SheetAlternative(a.uid, around.authors.get(a.author, _("Somebody")), a.text)
            for a in around.workshop.all(Alternative).values()
            if (a.record_uid, a.field) == (record.uid, name)
        ),
        editing_by=around.editing.get(f"{record.uid}:{name}", ""),
        ordered=ref is not None and kind == "list",
        limit=limit.graphemes if (limit := limits(model).get(name)) else 0,
        unit=unit,
    )


def records_list(
    key: str,
    label: str,
    records: Iterable[Record],
    *,
    note: str = "",
    add_label: str = "",
    help: str = "",  # noqa: A002 - the sheet's name for it
    required: bool = False,
    ordered: bool = False,
) -> SheetField:
    """Return a list whose entries are records by their title; `note` names the field shown at the end of the line."""
    return SheetField(
        key=key,
        label=label,
        kind="list",
        entries=tuple(SheetEntry(title_of(r), r.uid, str(getattr(r, note, "") or "") if note else "") for r in records),
        add_label=add_label,
        help=help,
        required=required,
        prominent=True,
        ordered=ordered,
    )


def records_table(
    around: Surroundings,
    key: str,
    label: str,
    model: type[Record],
    records: Iterable[Record],
    columns: Mapping[str, int],
    *,
    add_label: str = "",
    help: str = "",  # noqa: A002 - the sheet's name for it
) -> SheetField:
    """Return a table whose rows are records by their title; `columns` are their fields with widths (0: what fits)."""
    made = []
    for name, width in columns.items():
        kind, type_ = kind_of(model, name)
        ref = references(model).get(name)
        optional = _is_optional(model, name)
        choices = (
            _choices(around.workshop, type_, ref.kind if ref else None, optional=optional) if kind == "choice" else ()
        )
        column_kind = kind if kind in ("text", "number", "flag", "choice") else "text"
        made.append(SheetColumn(name, _(model.model_fields[name].title or name), column_kind, choices, width))
    rows = tuple(
        SheetRow(title_of(r), tuple(_shown(getattr(r, n), kind_of(model, n)[0]) for n in columns), r.uid)
        for r in records
    )
    return SheetField(
        key=key,
        label=label,
        kind="table",
        columns=tuple(made),
        rows=rows,
        add_label=add_label,
        help=help,
        prominent=True,
    )


def kind_of(model: type[Record], name: str) -> tuple[FieldKind, type]:
    """Return how a field is edited, and the bare type of its values."""
    type_ = _bare(model.model_fields[name].annotation)
    if get_origin(type_) is tuple:
        return "list", str
    if name in references(model) or issubclass(type_, Choice):
        return "choice", type_
    if issubclass(type_, bool):
        return "flag", bool
    if issubclass(type_, int | float):
        return "number", type_
    if issubclass(type_, date):
        return "date", date
    limit = limits(model).get(name)
    return ("long" if limit and limit.multiline else "text"), str


def _bare(annotation: Any) -> Any:
    """Return an annotation without `Annotated` and `None`."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        return _bare(next(a for a in get_args(annotation) if a is not NoneType))
    return annotation


def _is_optional(model: type[Record], name: str) -> bool:
    return model.model_fields[name].default is None


def _choices(workshop: Workshop, type_: type, kind: str | None, *, optional: bool) -> tuple[SheetChoice, ...]:
    made = [SheetChoice(NONE, _("none"))] if optional else []
    if kind is not None:
        made += [SheetChoice(uid, _title(workshop, kind, uid)) for uid in workshop.records.get(kind, {})]
    else:
        made += [SheetChoice(member.value, _(member.label)) for member in type_]  # type: ignore[attr-defined]
    return tuple(made)


def _title(workshop: Workshop, kind: str, uid: str) -> str:
    record = workshop.lookup(kind, uid)
    return title_of(record) if record else ""


def title_of(record: Record) -> str:
    """Return what a record is called."""
    return next((str(text) for name in TITLE_FIELDS if (text := getattr(record, name, None))), "")


def _shown(value: Any, kind: FieldKind) -> Cell:
    if kind == "flag":
        return bool(value)
    if kind == "date":
        return format_date(value, language())
    if kind == "list" or value is None:
        return ""
    return str(value.value) if isinstance(value, Choice) else f"{value:g}" if isinstance(value, float) else str(value)
