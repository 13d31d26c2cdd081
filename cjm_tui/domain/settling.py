"""Settling a draft against the workshop as it stands: places, earlier values, what goes along, what lost a race."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from cjm_tui.domain import edits as ed
from cjm_tui.domain.edits import Change, Draft, Edit, Fields
from cjm_tui.domain.ordering import Places
from cjm_tui.domain.records import Record, limits, references
from cjm_tui.domain.setting import Alternative
from cjm_tui.domain.text import clean
from cjm_tui.domain.workshop import KINDS, UnknownRecord, Workshop


class Refused(Exception):
    """The draft cannot be done; the message is a sentence for the person, already translated."""


class RemovedMeanwhile(Refused):
    """The record was removed by somebody else; it can be restored."""

    def __init__(self, kind: str, uid: str, sentence: str) -> None:
        super().__init__(sentence)
        self.kind = kind
        self.uid = uid


@dataclass(frozen=True)
class Settled:
    """A change that is ready to be stored, and what the author should hear about it."""

    change: Change
    workshop: Workshop
    """The workshop after the change."""
    conflicts: tuple[Edit, ...] = ()
    """Creations of alternatives: texts that came too late for their field."""
    cut: tuple[tuple[str, str], ...] = ()
    """Kinds and fields whose texts were longer than they may be, and lost their ends."""


def settle(workshop: Workshop, draft: Draft, *, who: str, at: datetime, new_uid: Callable[[], str]) -> Settled | None:
    """Return the change that the draft becomes, or None where nothing would change.

    Raises:
        UnknownRecord: an edit changes a record that is no longer there.
        pydantic.ValidationError: a value that its field does not take.
    """
    work = _Work(workshop, who, new_uid)
    for edit in draft.edits:
        work.settle(edit)
    if not work.settled:
        return None
    edits = tuple(work.settled)
    change = Change(
        seq=0, uid=new_uid(), who=who, at=at, label=draft.label, edits=edits, act=draft.act, undoes=draft.undoes
    )
    return Settled(change, replace(workshop, records=work.tables), tuple(work.conflicts), tuple(work.cut))


class _Work:
    """The tables while a draft's edits are settled one after the other; a table is copied when it is first touched."""

    def __init__(self, workshop: Workshop, who: str, new_uid: Callable[[], str]) -> None:
        self.tables: dict[str, Mapping[str, Record]] = dict(workshop.records)
        self.settled: list[Edit] = []
        self.conflicts: list[Edit] = []
        self.cut: list[tuple[str, str]] = []
        self._own: dict[str, dict[str, Record]] = {}
        self._places = Places(self.tables)
        self._twins: dict[str, dict[tuple[Any, ...], str]] = {}
        self._who = who
        self._new_uid = new_uid

    def settle(self, edit: Edit) -> None:
        """Settle one edit of the draft, which may become none or several."""
        model = KINDS[edit.kind]
        current = self._lookup(edit.kind, edit.uid)
        if edit.op == "remove":
            if current is not None:
                self._remove(current)
            return
        if edit.op == "create" and current is None:
            current = self._twin(model, edit)
        after = {name: self._cleaned(model, name, value) for name, value in edit.after.items()}
        edit = edit.model_copy(update={"after": after})
        if (position := self._places.position_for(edit, current)) is not None:
            after["position"] = position
        if current is None:
            if edit.op == "change":
                raise UnknownRecord(edit.kind, edit.uid)
            self._apply(Edit(op="create", kind=edit.kind, uid=edit.uid, after=after))
        else:
            self._change(edit, after, current)

    def _change(self, edit: Edit, after: Fields, current: Record) -> None:
        before = ed.fields_of(current)
        for late in _late(edit, before):
            alternative = ed.create(
                Alternative, self._new_uid(), record_kind=edit.kind, record_uid=current.uid, field=late,
                text=after.pop(late), author=self._who,
            )  # fmt: skip
            self.conflicts.append(alternative)
            self._apply(alternative)
        changed = {name: value for name, value in after.items() if before.get(name) != value}
        if changed:
            was = {name: before[name] for name in changed}
            self._apply(Edit(op="change", kind=edit.kind, uid=current.uid, after=changed, before=was))

    def _remove(self, record: Record) -> None:
        """Remove a record: first what it owns and every mention of it, then itself."""
        for kind, model in KINDS.items():
            mentions = [(name, ref) for name, ref in references(model).items() if ref.kind == record.kind]
            for uid in list(self.tables.get(kind, {})) if mentions else ():
                other = self._lookup(kind, uid)
                named = [(name, ref) for name, ref in mentions if _names(getattr(other, name, None), record.uid)]
                if other is None or not named:
                    continue
                if any(ref.owned for _, ref in named):
                    self._remove(other)
                else:
                    after = ed.jsonable({name: _without(getattr(other, name), record.uid) for name, _ in named})
                    before = ed.jsonable({name: getattr(other, name) for name in after})
                    self._apply(Edit(op="change", kind=kind, uid=uid, after=after, before=before))
        self._apply(Edit(op="remove", kind=record.kind, uid=record.uid, before=ed.fields_of(record)))

    def _apply(self, edit: Edit) -> None:
        table = self._own.get(edit.kind)
        if table is None:
            table = self._own[edit.kind] = dict(self.tables.get(edit.kind, {}))
            self.tables[edit.kind] = table
        before = table.get(edit.uid)
        after = ed.applied(edit, before)
        if after is None:
            del table[edit.uid]
        else:
            table[edit.uid] = after
        self._places.note(edit.kind, before, after)
        if edit.kind in self._twins:
            if after is None:
                del self._twins[edit.kind]
            else:
                self._twins[edit.kind][_key(after)] = after.uid
        self.settled.append(edit)

    def _cleaned(self, model: type[Record], name: str, value: Any) -> Any:
        """Return a field's value with its texts clean and no longer than they may be; note which had to be cut."""
        if isinstance(value, str):
            limit = limits(model).get(name)
            if limit is None:
                return clean(value, multiline=True)
            fitted = limit.fitted(value)
            if fitted.was_cut:
                self.cut.append((model.kind, name))
            return fitted.text
        if isinstance(value, list):
            return [self._cleaned(model, name, v) for v in value]
        if isinstance(value, dict):
            return {k: self._cleaned(model, name, v) for k, v in value.items()}
        return value

    def _lookup(self, kind: str, uid: str) -> Record | None:
        return self.tables.get(kind, {}).get(uid)

    def _twin(self, model: type[Record], edit: Edit) -> Record | None:
        """Return the living record that has the new one's natural key: what is created again is changed instead."""
        if not model.natural_key:
            return None
        if edit.kind not in self._twins:
            self._twins[edit.kind] = {_key(record): record.uid for record in self.tables.get(edit.kind, {}).values()}
        wanted = tuple(edit.after.get(f, model.model_fields[f].default) for f in model.natural_key)
        return self._lookup(edit.kind, self._twins[edit.kind].get(wanted, ""))


def _key(record: Record) -> tuple[Any, ...]:
    return tuple(getattr(record, f) for f in record.natural_key)


def _late(edit: Edit, before: Fields) -> list[str]:
    """Return the text fields that moved since the author began to write, to something else than the author's text."""
    return [
        name
        for name, base in edit.base.items()
        if name in edit.after
        and isinstance(base, str)
        and before.get(name) not in (base, edit.after[name], "")
        and edit.after[name] != base
    ]


def _names(value: Any, uid: str) -> bool:
    return uid in value if isinstance(value, tuple) else value == uid


def _without(value: Any, uid: str) -> Any:
    return tuple(v for v in value if v != uid) if isinstance(value, tuple) else None
