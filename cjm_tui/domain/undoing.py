"""Undo and redo, derived from the history alone: so they survive a restart, and concern one's own acts only."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from cjm_tui.domain.edits import Change, Draft, Edit, fields_of
from cjm_tui.domain.setting import About
from cjm_tui.domain.workshop import Workshop


@dataclass(frozen=True)
class Stacks:
    """What one person can take back and do again; the latest stands last."""

    undo: tuple[Change, ...] = ()
    redo: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Overtaken(Exception):
    """Somebody else has changed the same fields since; taking the act back would undo their work."""

    change: Change
    by: tuple[Change, ...]


def of_this_round(history: Sequence[Change]) -> Sequence[Change]:
    """Return the changes since the workshop was reopened last: what a closed round has settled is not undone."""
    begun = [place for place, change in enumerate(history) if any(_opens_round(edit) for edit in change.edits)]
    return history[begun[-1] :] if begun else history


def _opens_round(edit: Edit) -> bool:
    return edit.kind == About.kind and edit.op == "change" and "round" in edit.after


def stacks(history: Iterable[Change], is_mine: Callable[[str], bool]) -> Stacks:
    """Return what the person may undo and redo, given the whole history in order.

    An undo is a change that `undoes` another; a redo is a change that undoes an undo. Acts of facilitation stay out.
    """
    undo: list[Change] = []
    redo: list[Change] = []
    for change in history:
        if change.act or not is_mine(change.who):
            continue
        if change.undoes is None:
            undo.append(change)
            redo.clear()
        elif redo and redo[-1].uid == change.undoes:
            redo.pop()
            undo.append(change)
        else:
            undo = [c for c in undo if c.uid != change.undoes]
            redo.append(change)
    return Stacks(tuple(undo), tuple(redo))


def reversal(workshop: Workshop, change: Change, later: Iterable[Change]) -> Draft:
    """Return the draft that takes a change back.

    Args:
        workshop: the workshop as it stands.
        change: what to take back.
        later: the changes after it, in order.

    Raises:
        Overtaken: a later change of somebody else holds the same fields, and they still differ from this change's.
    """
    overtaking = [other for other in later if other.who != change.who and _touch_the_same(change, other)]
    if overtaking and not all(_stands(workshop, edit) for edit in change.edits):
        raise Overtaken(change, tuple(overtaking))
    return Draft(label=change.label, edits=tuple(edit.inverse() for edit in reversed(change.edits)), undoes=change.uid)


def _touch_the_same(change: Change, other: Change) -> bool:
    mine = {(e.kind, e.uid, f) for e in change.edits for f in (e.after or e.before)}
    return any(
        (e.kind, e.uid, f) in mine or (e.op == "remove" and any(k == e.kind and u == e.uid for k, u, _ in mine))
        for e in other.edits
        for f in (e.after or e.before or {"": None})
    )


def _stands(workshop: Workshop, edit: Edit) -> bool:
    """Return whether the record still looks as the edit left it."""
    record = workshop.lookup(edit.kind, edit.uid)
    if edit.op == "remove":
        return record is None
    if record is None:
        return False
    current = fields_of(record)
    return all(current.get(name) == value for name, value in edit.after.items())
