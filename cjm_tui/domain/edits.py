"""Edits as data: what a change is made of, and how it turns one workshop into the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from cjm_tui.domain.records import Record
from cjm_tui.domain.workshop import KINDS, UnknownRecord, Workshop

Operation = Literal["create", "change", "remove"]
Fields = dict[str, Any]
"""Field names and their values in JSON's types."""


class Edit(BaseModel):
    """The creation, change or removal of one record, with what was there before."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    op: Operation
    kind: str
    uid: str
    after: Fields = Field(default_factory=dict)
    """The fields' new values; of a creation all that differ from their defaults."""
    before: Fields = Field(default_factory=dict)
    """The same fields' values before; of a removal all fields. Filled in on settling."""
    place: str | None = None
    """The sibling to stand after; empty: first; None: stay (a new one goes last). Settled into `position`."""
    base: Fields = Field(default_factory=dict)
    """What the author saw when the text was begun; if the field has moved since, the later text is kept beside it."""

    def inverse(self) -> Edit:
        """Return the edit that takes this one back."""
        opposite: dict[Operation, Operation] = {"create": "remove", "change": "change", "remove": "create"}
        return Edit(op=opposite[self.op], kind=self.kind, uid=self.uid, after=self.before, before=self.after)


class Change(BaseModel):
    """One undoable act: who did what, when, made of edits."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    seq: int
    """Place in the library's history; 0 until it is stored."""
    uid: str
    who: str
    """Uid of the participant, or an opaque token where the act was anonymous."""
    at: datetime
    label: str
    """English name of the act, to be translated where it is shown."""
    edits: tuple[Edit, ...]
    act: bool = False
    """Whether it is an act of facilitation (reveal, phase, timer, closing, a cast vote), which undo passes over."""
    undoes: str | None = None
    """Uid of the change that it takes back."""


@dataclass(frozen=True)
class Draft:
    """What somebody wants to do, before it is settled against the workshop as it stands."""

    label: str
    edits: tuple[Edit, ...]
    act: bool = False
    undoes: str | None = None
    who: str | None = None
    """An opaque token instead of the author's uid, for anonymous acts."""

    def __add__(self, other: Draft) -> Draft:
        """Return one act made of both, under the first one's label."""
        return replace(self, edits=self.edits + other.edits)


def create(model: type[Record], uid: str, *, place: str | None = None, **fields: Any) -> Edit:
    """Return the creation of a record; values may be domain types."""
    return Edit(op="create", kind=model.kind, uid=uid, after=jsonable(fields), place=place)


def change(record: Record, *, place: str | None = None, base: Fields | None = None, **fields: Any) -> Edit:
    """Return a change of some fields of a record."""
    return Edit(
        op="change",
        kind=record.kind,
        uid=record.uid,
        after=jsonable(fields),
        place=place,
        base=jsonable(base or {}),
    )


def remove(record: Record) -> Edit:
    """Return the removal of a record; what it owns goes with it when the change is settled."""
    return Edit(op="remove", kind=record.kind, uid=record.uid)


def jsonable(fields: Fields) -> Fields:
    """Return the fields with their values in JSON's types."""
    return {name: _plain(value) for name, value in fields.items()}


def fields_of(record: Record) -> Fields:
    """Return all fields of a record but its uid, in JSON's types."""
    return record.model_dump(mode="json", exclude={"uid"})


def apply(workshop: Workshop, edits: Iterable[Edit], seq: int | None = None) -> Workshop:
    """Return the workshop after the edits.

    Raises:
        UnknownRecord: an edit changes a record that is not there.
        pydantic.ValidationError: an edit gives a field a value that it does not take.
    """
    touched: dict[str, dict[str, Record | None]] = {}
    for edit in edits:
        changed = touched.setdefault(edit.kind, {})
        current = changed[edit.uid] if edit.uid in changed else workshop.lookup(edit.kind, edit.uid)
        changed[edit.uid] = applied(edit, current)
    for kind, changed in touched.items():
        workshop = workshop.with_records(kind, changed)
    return workshop if seq is None else replace(workshop, seq=seq)


def applied(edit: Edit, current: Record | None) -> Record | None:
    """Return the record as an edit leaves it; None where it removes it. Raises as `apply` does."""
    if edit.op == "remove":
        return None
    if edit.op == "create":
        return KINDS[edit.kind].model_validate({"uid": edit.uid, **edit.after})
    if current is None:
        raise UnknownRecord(edit.kind, edit.uid)
    return type(current).model_validate({**current.model_dump(), **edit.after})


def _plain(value: Any) -> Any:
    if isinstance(value, str | int | float | None):
        return value if value is None or isinstance(value, bool | int | float) else str(value)
    if isinstance(value, dict):
        return {str(k): _plain(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    if hasattr(value, "isoformat"):
        return value.isoformat()
    raise TypeError(f"no JSON form: {value!r}")
