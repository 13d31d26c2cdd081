"""Which column of a table holds which field: proposed by the names, decided by a person."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from cjm_tui.exchange.inbound.cells import items
from cjm_tui.exchange.inbound.headers import FIELDS, NOTE_FIELDS, column_field_of, field_of, normalized, own_field_of
from cjm_tui.exchange.inbound.identity import UID
from cjm_tui.exchange.inbound.outline import Scale
from cjm_tui.i18n import _

LEFT_OUT = "-"
"""Mapped to this, a column is left out."""

_SCALE = re.compile(r"[(\[]?\s*([−-]?\d+)\s*(?:[-–—…]|\.\.\.?|to|a|até)\s*([+−-]?\d+)\s*[)\]]?", re.IGNORECASE)
_IMPROVES = {"impact", "effort", "due", "priority", "status", "how"}

_STEPS = {"step", "passo", "paso", "moment", "momento"}
"""Names for a touchpoint that tell what happens rather than where."""
_ASIDE = {"id", "key", "status", "state", "period", "how", "persona", "priority", "due"}
"""Fields that alone make no map of a table with a stage in it."""


class UnknownField(ValueError):
    """A mapping or scale says nothing that the table has; the message is a translated sentence."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column and what it is taken for."""

    index: int
    name: str
    field: str | None
    """Canonical field; None: kept as a note; `-`: left out."""


def propose(header: Sequence[str], overrides: Mapping[str, str] | None = None) -> list[Column]:
    """Return what each column is taken for; `overrides` maps a column's name, or its number from 1, to a field.

    Raises:
        UnknownField: an override names no column or no field.
    """
    chosen = _checked(header, overrides or {})
    is_own = UID in header and any(own_field_of(name) == "touchpoint" for name in header)
    columns: list[Column] = []
    names = [" ".join(items(raw)).strip() for raw in header]
    known = {column_field_of(name) for name in names if name}
    taken: set[str] = set(chosen.values())
    for index, name in enumerate(names):
        field = chosen.get(index)
        if field is None and index not in chosen:
            field = (own_field_of(name) or LEFT_OUT) if is_own else column_field_of(name) if name else None
            if field in taken and field not in NOTE_FIELDS and field != LEFT_OUT:
                field = _second(name, field, taken | known)
        if field:
            taken.add(field)
        columns.append(Column(index, name, field))
    return columns


def _second(name: str, field: str | None, taken: Collection[str | None]) -> str | None:
    """Return what a column holds whose field another column has: of steps and touchpoints one says where, or what."""
    others = {"feeling": "feeling_word", "touchpoint": "doing" if normalized(name) in _STEPS else "channel"}
    other = others.get(field or "")
    return other if other not in taken else None


def is_map(columns: Sequence[Column]) -> bool:
    """Tell whether the columns hold a journey map: a stage or touchpoint and at least one thing about it."""
    fields = _fields(columns)
    says_something = len(fields - _ASIDE) > 1
    return ("stage" in fields or "touchpoint" in fields) and says_something and not is_improvements(columns)


def is_improvements(columns: Sequence[Column]) -> bool:
    """Tell whether the columns hold improvements: something to do, with its impact, effort, date or status."""
    fields = _fields(columns)
    if "improvement" in fields:
        return bool(fields & _IMPROVES) and "stage" not in fields
    return "opportunity" in fields and bool(fields & _IMPROVES) and not fields & {"stage", "touchpoint"}


def scale_in(name: str) -> Scale | None:
    """Return the scale that a column's name tells: "Emotion (1-5)"."""
    match = _SCALE.search(name[:200])
    if not match:
        return None
    worst, best = (float(part.replace("−", "-")) for part in match.groups())
    return Scale(worst, best) if worst != best else None


def parse_scale(text: str) -> Scale:
    """Return the scale that `1-10` or `-2-2` says, from worst to best.

    Raises:
        UnknownField: it says none.
    """
    match = _SCALE.fullmatch(text.strip())
    scale = scale_in(text) if match else None
    if scale is None:
        raise UnknownField(
            _("“{text}” is no scale; write the worst and the best score, such as 1-10.").format(text=text)
        )
    return scale


def parse_overrides(written: Sequence[str]) -> dict[str, str]:
    """Return the mapping that `Column=field` says, several times.

    Raises:
        UnknownField: one of them has no `=`.
    """
    overrides = {}
    for text in written:
        column, equals, field = text.rpartition("=")
        if not equals:
            raise UnknownField(_("“{text}” is no mapping; write Column=field.").format(text=text))
        overrides[column.strip()] = field.strip()
    return overrides


def _fields(columns: Sequence[Column]) -> set[str]:
    return {column.field for column in columns if column.field and column.field != LEFT_OUT}


def _checked(header: Sequence[str], overrides: Mapping[str, str]) -> dict[int, str]:
    names = {cell.strip().casefold(): index for index, cell in reversed(list(enumerate(header)))}
    numbers = {str(index + 1): index for index in range(len(header))}
    chosen = {}
    for column, field in overrides.items():
        index = names.get(column.casefold(), numbers.get(column))
        if index is None:
            raise UnknownField(_("There is no column “{column}”.").format(column=column))
        known = field if field in FIELDS or field == LEFT_OUT else field_of(field)
        if known is None:
            listed = ", ".join(FIELDS)
            raise UnknownField(_("“{field}” is no field; known are {fields}.").format(field=field, fields=listed))
        chosen[index] = known
    return chosen
