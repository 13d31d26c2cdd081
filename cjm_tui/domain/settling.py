"""Settling a draft against the workshop as it stands: places, earlier values, what goes along, what lost a race."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from cjm_tui.domain import edits as ed
from cjm_tui.domain.edits import Change, Draft, Edit, Fields
from cjm_tui.domain.ordering import position_for
from cjm_tui.domain.records import Limit, Record, limits, references
from cjm_tui.domain.setting import Alternative
from cjm_tui.domain.text import clean, fit
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


def settle(workshop: Workshop, draft: Draft, *, who: str, at: datetime, new_uid: Callable[[], str]) -> Settled | None:
    """Return the change that the draft becomes, or None where nothing would change.

    Raises:
        UnknownRecord: an edit changes a record that is no longer there.
        pydantic.ValidationError: a value that its field does not take.
    """
    settled: list[Edit] = []
    conflicts: list[Edit] = []
    for raw in draft.edits:
        for edit in _resolved(workshop, raw, who, new_uid, conflicts):
            settled.append(edit)
            workshop = ed.apply(workshop, [edit])
    if not settled:
        return None
    change = Change(
        seq=0,
        uid=new_uid(),
        who=who,
        at=at,
        label=draft.label,
        edits=tuple(settled),
        act=draft.act,
        undoes=draft.undoes,
    )
    return Settled(change, workshop, tuple(conflicts))


def _resolved(
    workshop: Workshop, edit: Edit, who: str, new_uid: Callable[[], str], conflicts: list[Edit]
) -> Iterator[Edit]:
    model = KINDS[edit.kind]
    current = workshop.lookup(edit.kind, edit.uid)
    if edit.op == "create" and current is None:
        current = _twin(workshop, model, edit)
    if edit.op == "remove":
        if current is not None:
            yield from _removal(workshop, current)
        return
    after = {name: _cleaned(model, name, value) for name, value in edit.after.items()}
    edit = edit.model_copy(update={"after": after})
    if (position := position_for(workshop, edit)) is not None:
        after["position"] = position
    if current is None:
        if edit.op == "change":
            raise UnknownRecord(edit.kind, edit.uid)
        yield Edit(op="create", kind=edit.kind, uid=edit.uid, after=after)
        return
    before = ed.fields_of(current)
    for late in _late(edit, before):
        text = after.pop(late)
        alternative = ed.create(
            Alternative,
            new_uid(),
            record_kind=edit.kind,
            record_uid=current.uid,
            field=late,
            text=text,
            author=who,
        )
        conflicts.append(alternative)
        yield alternative
    changed = {name: value for name, value in after.items() if before.get(name) != value}
    if changed:
        yield Edit(
            op="change",
            kind=edit.kind,
            uid=current.uid,
            after=changed,
            before={n: before[n] for n in changed},
        )


def _twin(workshop: Workshop, model: type[Record], edit: Edit) -> Record | None:
    """Return the living record that has the new one's natural key: what is created again is changed instead."""
    if not model.natural_key:
        return None
    wanted = [edit.after.get(f, model.model_fields[f].default) for f in model.natural_key]
    return next(
        (
            record
            for record in workshop.records.get(edit.kind, {}).values()
            if [getattr(record, f) for f in model.natural_key] == wanted
        ),
        None,
    )


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


def _removal(workshop: Workshop, record: Record) -> Iterator[Edit]:
    """Yield the removal of a record: first what it owns and every mention of it, then itself."""
    for kind, model in KINDS.items():
        mentions = [(name, ref) for name, ref in references(model).items() if ref.kind == record.kind]
        if not mentions:
            continue
        for uid in list(workshop.records.get(kind, {})):
            other = workshop.lookup(kind, uid)
            if other is None:
                continue
            named = [(name, ref) for name, ref in mentions if _names(getattr(other, name), record.uid)]
            if not named:
                continue
            if any(ref.owned for _, ref in named):
                for edit in _removal(workshop, other):
                    yield edit
                    workshop = ed.apply(workshop, [edit])
            else:
                fields = {name: _without(getattr(other, name), record.uid) for name, _ in named}
                before = ed.jsonable({name: getattr(other, name) for name in fields})
                mention = Edit(op="change", kind=kind, uid=uid, after=ed.jsonable(fields), before=before)
                yield mention
                workshop = ed.apply(workshop, [mention])
    yield Edit(op="remove", kind=record.kind, uid=record.uid, before=ed.fields_of(record))


def _names(value: Any, uid: str) -> bool:
    return uid in value if isinstance(value, tuple) else value == uid


def _without(value: Any, uid: str) -> Any:
    return tuple(v for v in value if v != uid) if isinstance(value, tuple) else None


def _cleaned(model: type[Record], name: str, value: Any) -> Any:
    limit = limits(model).get(name, Limit(10**6, multiline=True))
    if isinstance(value, str):
        return fit(clean(value, multiline=limit.multiline), limit.graphemes)[0]
    if isinstance(value, list):
        return [_cleaned(model, name, v) for v in value]
    if isinstance(value, dict):
        return {k: _cleaned(model, name, v) for k, v in value.items()}
    return value
