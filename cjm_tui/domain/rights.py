"""Who may do what: checked in the transaction that writes, never only by hiding a key."""

from __future__ import annotations

from cjm_tui.domain.acts.people import host_of, reclaim
from cjm_tui.domain.choices import ActivityKind, ActivityState, Phase, Role
from cjm_tui.domain.edits import Draft, Edit
from cjm_tui.domain.judgement import Ballot
from cjm_tui.domain.records import references
from cjm_tui.domain.setting import Activity, Participant
from cjm_tui.domain.settling import Refused
from cjm_tui.domain.viewing import Viewer, activity_of, hidden_activities
from cjm_tui.domain.workshop import KINDS, Workshop
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

SEAT = "seat-"
"""How the authors of entries begin that one keyboard took down for the room."""
_OWN = {"readings", "estimates", "votes"}
"""Kinds of which everybody gives their own."""
_UNSHARED = {"alternatives", "saved_views"}
"""Kinds that serve whoever made them, in every phase."""
_SILENT = {ActivityKind.CARDS: "touchpoints", ActivityKind.IDEAS: "improvements"}
"""Kinds of which participants add none in sight of all while the same is written in silence."""
_FACILITATED = {"workshops", "rounds", "agenda_items", "activities", "ballots", "agreements", "vocables"}
"""Kinds that only those who facilitate write."""
_FACILITATOR_ONLY = {"phase", "closed_at", "round", "locked", "language"}
"""Fields of the workshop's own record that only the facilitator changes."""


def check(workshop: Workshop, viewer: Viewer, draft: Draft) -> None:
    """Refuse a draft that the person has no right to.

    Raises:
        Refused: with a sentence for the person.
    """
    if viewer.role is Role.FACILITATOR:
        return
    returning = _returning(draft)
    edits = [edit for edit in draft.edits if not _is_own_entry(viewer, edit) and edit not in returning]
    if not edits or _takes_room_back(workshop, viewer, draft):
        return
    if viewer.role is Role.OBSERVER:
        raise Refused(_("You are here as an observer: you see everything that is shown and change nothing."))
    if workshop.about.closed_at is not None:
        raise Refused(_("The workshop is closed. The facilitator can reopen it as a new round."))
    for edit in edits:
        if viewer.role is Role.CO_FACILITATOR:
            _check_co_facilitator(workshop, viewer, edit)
        else:
            _check_participant(workshop, viewer, edit)


def _returning(draft: Draft) -> list[Edit]:
    """Return what comes back with the record that it belongs to when a removal is undone, whoever had given it."""
    if draft.undoes is None:
        return []
    created = {edit.uid for edit in draft.edits if edit.op == "create"}
    return [
        edit
        for edit in draft.edits
        if edit.op == "create"
        and any(ref.owned and edit.after.get(name) in created for name, ref in references(KINDS[edit.kind]).items())
    ]


def _is_own_entry(viewer: Viewer, edit: Edit) -> bool:
    """Return whether somebody corrects what the list of people says of them: all but the role."""
    is_own = (edit.kind, edit.uid, edit.op) == (Participant.kind, viewer.uid, "change")
    return is_own and "role" not in edit.after


def _takes_room_back(workshop: Workshop, viewer: Viewer, draft: Draft) -> bool:
    """Return whether the host, to whom the file belongs, becomes the facilitator again after a hand-over."""
    host = host_of(workshop)
    return host is not None and host.uid == viewer.uid and draft.edits == reclaim(workshop, host).edits


def _check_co_facilitator(workshop: Workshop, viewer: Viewer, edit: Edit) -> None:
    if edit.kind == "workshops" and _FACILITATOR_ONLY & set(edit.after):
        raise Refused(_("Only the facilitator moves the room, closes and reopens the workshop."))
    if edit.kind == "participants" and ("role" in edit.after or edit.op != "change"):
        raise Refused(_("Only the facilitator gives roles."))
    _check_silence(workshop, viewer, edit)


def _check_participant(workshop: Workshop, viewer: Viewer, edit: Edit) -> None:
    if edit.kind == "participants":
        raise Refused(_("Only the facilitator changes other people's entries."))
    if edit.kind in _FACILITATED:
        raise Refused(_("That is for the facilitator to do."))
    if _check_silence(workshop, viewer, edit) or edit.kind in _UNSHARED:
        return
    if edit.op == "create" and edit.kind in _written_in_silence(workshop):
        raise Refused(_("Everybody writes in silence now: Y brings your turn back."))
    if workshop.about.locked:
        raise Refused(_("The facilitator has locked the map: it can be read, not changed."))
    if edit.kind not in SHARED[workshop.about.phase]:
        raise Refused(_("That belongs to another phase: ask the facilitator to move the room."))


def _written_in_silence(workshop: Workshop) -> set[str]:
    tasks = hidden_activities(workshop).values()
    return {_SILENT[task.what] for task in tasks if isinstance(task, Activity) and task.what in _SILENT}


def _check_silence(workshop: Workshop, viewer: Viewer, edit: Edit) -> bool:
    """Refuse what silence forbids; return whether the edit is an entry of one's own in a silent task."""
    record = workshop.lookup(edit.kind, edit.uid)
    uid = edit.after.get("activity") or edit.after.get("ballot") or (activity_of(record) if record else None)
    task = workshop.find(Activity, uid) or workshop.find(Ballot, uid)
    signature = viewer.signature(task) if task else viewer.uid
    author = getattr(record, "author", "") if record else edit.after.get("author", "")
    if task is not None and task.state is ActivityState.OPEN:
        if author == signature or (viewer.facilitates and author.startswith(SEAT)):
            return True
        raise Refused(_("Until the reveal, everybody changes their own entries only."))
    if edit.kind not in _OWN or viewer.facilitates:
        return False
    if author != signature:
        raise Refused(_("Readings, estimates and votes belong to the person who gave them."))
    if task is None or (edit.op == "create" and edit.after.get("late")):
        return True
    raise Refused(_("After the reveal what was given stands."))
