"""Acts on the plan: who, when, how, how far, how it is measured; and what the next round begins with."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from cjm_tui.domain.choices import ActionStatus, NoteKind
from cjm_tui.domain.edits import Draft, change, create
from cjm_tui.domain.journey_map import Note
from cjm_tui.domain.judgement import Improvement
from cjm_tui.i18n import N_

NewUid = Callable[[], str]

FINISHED = (ActionStatus.DONE, ActionStatus.MEASURED)
"""Statuses of an improvement whose result can be measured."""


def assign(improvement: Improvement, owner: str) -> Draft:
    """Return the draft that names the owner, who has yet to accept; an idea with an owner and a date is planned."""
    accepted = improvement.owner_accepted and owner == improvement.owner
    written = change(
        improvement, owner=owner, owner_accepted=accepted, status=_planned(improvement, owner, improvement.due)
    )
    return Draft(N_("Name the owner"), (written,))


def set_due(improvement: Improvement, due: date | None) -> Draft:
    """Return the draft that sets the date; an idea with an owner and a date is planned."""
    written = change(improvement, due=due, status=_planned(improvement, improvement.owner, due))
    return Draft(N_("Set the date"), (written,))


def accept(improvement: Improvement, accepted: bool) -> Draft:
    """Return the draft that notes whether the owner has said yes."""
    return Draft(N_("Owner accepted"), (change(improvement, owner_accepted=accepted),))


def next_status(improvement: Improvement) -> Draft:
    """Return the draft that moves the improvement on: idea, planned, doing, done, measured, and idea again."""
    statuses = list(ActionStatus)
    following = statuses[(statuses.index(improvement.status) + 1) % len(statuses)]
    return Draft(N_("Update the status"), (change(improvement, status=following),))


def measure(improvement: Improvement, **figures: Any) -> Draft:
    """Return the draft that writes indicator, baseline, target or result; a result makes what is done measured."""
    result = figures.get("result", improvement.result)
    is_measured = bool(result) and improvement.status is ActionStatus.DONE
    status = ActionStatus.MEASURED if is_measured else improvement.status
    return Draft(N_("Write the indicator"), (change(improvement, status=status, **figures),))


def take_along(text: str, uid: str) -> Draft:
    """Return the draft of what somebody says to take along; nobody's name stands beside it."""
    return Draft(N_("Add takeaway"), (create(Note, uid, note_kind=NoteKind.TAKEAWAY, text=text),))


def lacks(improvement: Improvement) -> tuple[str, ...]:
    """Return the fields that an improvement still needs to be a promise: how, owner, due."""
    return tuple(field for field in ("how", "owner", "due") if not getattr(improvement, field))


def _planned(improvement: Improvement, owner: str, due: date | None) -> ActionStatus:
    is_promise = improvement.status is ActionStatus.IDEA and owner and due
    return ActionStatus.PLANNED if is_promise else improvement.status
