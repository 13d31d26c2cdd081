"""Who may do what: checked in the transaction that writes, never only by hiding a key."""

from __future__ import annotations

from cjm_tui.domain.choices import ActivityState, Phase, Role
from cjm_tui.domain.edits import Draft, Edit
from cjm_tui.domain.judgement import Ballot
from cjm_tui.domain.setting import Activity
from cjm_tui.domain.settling import Refused
from cjm_tui.domain.viewing import Viewer, activity_of
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import _

SHARED = {
    Phase.SCOPE: {"goals", "scenarios", "channels", "departments", "journeys", "notes"},
    Phase.PERSONAS: {"personas", "notes"},
    Phase.TOUCHPOINTS: {"stages", "touchpoints", "notes", "channels", "departments", "lanes"},
    Phase.EMOTIONS: {"touchpoints", "notes"},
    Phase.ANALYSIS: {"touchpoints", "notes", "improvements", "findings"},
    Phase.PRIORITIES: {"improvements", "notes"},
    Phase.ACTIONS: {"improvements", "notes", "metrics"},
}
"""Kinds of records that participants edit together in each phase of the room."""

_OWN = {"readings", "estimates", "votes", "alternatives", "saved_views"}
_FACILITATOR_ONLY = {"phase", "closed_at", "round", "locked", "language"}
"""Fields of the workshop's own record that only the facilitator changes."""


def check(workshop: Workshop, viewer: Viewer, draft: Draft) -> None:
    """Refuse a draft that the person has no right to.

    Raises:
        Refused: with a sentence for the person.
    """
    if viewer.role is Role.FACILITATOR:
        return
    if viewer.role is Role.OBSERVER:
        raise Refused(_("You are here as an observer: you see everything that is shown and change nothing."))
    about = workshop.about
    if about.closed_at is not None:
        raise Refused(_("The workshop is closed. The facilitator can reopen it as a new round."))
    for edit in draft.edits:
        if viewer.role is Role.CO_FACILITATOR:
            _check_co_facilitator(edit)
        else:
            _check_participant(workshop, viewer, edit)


def _check_co_facilitator(edit: Edit) -> None:
    if edit.kind == "workshops" and _FACILITATOR_ONLY & set(edit.after):
        raise Refused(_("Only the facilitator moves the room, closes and reopens the workshop."))
    if edit.kind == "participants" and "role" in edit.after:
        raise Refused(_("Only the facilitator gives roles."))


def _check_participant(workshop: Workshop, viewer: Viewer, edit: Edit) -> None:
    if edit.kind == "participants":
        if edit.uid == viewer.uid and edit.op == "change" and "role" not in edit.after:
            return
        raise Refused(_("Only the facilitator changes other people's entries."))
    record = workshop.lookup(edit.kind, edit.uid)
    activity_uid = edit.after.get("activity") or edit.after.get("ballot") or (activity_of(record) if record else None)
    activity = workshop.find(Activity, activity_uid) or workshop.find(Ballot, activity_uid)
    signature = viewer.signature(activity) if activity else viewer.uid
    author = getattr(record, "author", None) if record else edit.after.get("author", "")
    if activity is not None and activity.state is ActivityState.OPEN:
        if author == signature:
            return
        raise Refused(_("Until the reveal, everybody changes their own entries only."))
    if edit.kind in _OWN:
        if author not in (signature, viewer.uid):
            raise Refused(_("Readings, estimates and votes belong to the person who gave them."))
        return
    if workshop.about.locked:
        raise Refused(_("The facilitator has locked the map: it can be read, not changed."))
    if edit.kind not in SHARED[workshop.about.phase]:
        raise Refused(_("That belongs to another phase: ask the facilitator to move the room."))
