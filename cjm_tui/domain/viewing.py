"""Who sees what: until the reveal, a silent contribution is known to its author's view alone."""

from __future__ import annotations

import hashlib
import hmac
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from cjm_tui.domain.choices import ActivityState, Role
from cjm_tui.domain.edits import Change
from cjm_tui.domain.judgement import Ballot, Vote
from cjm_tui.domain.records import Record
from cjm_tui.domain.setting import Activity
from cjm_tui.domain.workshop import Workshop


@dataclass(frozen=True)
class Viewer:
    """The person who looks: a participant with the secret that signs anonymous acts."""

    uid: str
    role: Role
    secret: bytes = b""
    """Never stored in the history, never exported."""

    def signature(self, activity: Activity | Ballot) -> str:
        """Return the author's name in an activity: the uid, or an opaque token where the activity is anonymous."""
        if not activity.anonymous:
            return self.uid
        return token(self.secret or self.uid.encode(), activity.uid)

    @cached_property
    def facilitates(self) -> bool:
        """Whether the person is a facilitator or co-facilitator."""
        return self.role in (Role.FACILITATOR, Role.CO_FACILITATOR)


NOBODY = Viewer(uid="", role=Role.OBSERVER)
"""The reader of exports and logs: sees what is revealed and nothing else."""


def token(secret: bytes, activity: str) -> str:
    """Return a name that is the same for one person in one activity and tells nothing without the secret."""
    return "anon-" + hmac.new(secret, activity.encode(), hashlib.sha256).hexdigest()[:20]


def hidden_activities(workshop: Workshop) -> dict[str, Activity | Ballot]:
    """Return the silent activities and ballots that are not revealed yet, by uid."""
    silent: list[Activity | Ballot] = [*workshop.activities, *workshop.ballots]
    return {a.uid: a for a in silent if a.state is ActivityState.OPEN}


def activity_of(record: Record) -> str | None:
    """Return the uid of the silent activity or ballot in which a record was made."""
    return record.ballot if isinstance(record, Vote) else getattr(record, "activity", None)


def contributions(workshop: Workshop, activity: str) -> Counter[str]:
    """Return how many entries a silent activity has on each touchpoint or improvement: counts, no names, no values."""
    return Counter(
        getattr(record, "touchpoint", None) or getattr(record, "improvement", None) or ""
        for record in workshop.everything()
        if activity_of(record) == activity
    )


def contributors(workshop: Workshop, activity: str) -> int:
    """Return how many people have given something in a silent activity or ballot."""
    return len({getattr(r, "author", "") for r in workshop.everything() if activity_of(r) == activity})


def view_for(workshop: Workshop, viewer: Viewer) -> Workshop:
    """Return the workshop without what the viewer may not know yet."""
    hidden = hidden_activities(workshop)
    if not hidden:
        return workshop
    names = {uid: viewer.signature(activity) for uid, activity in hidden.items()}

    def secret(record: Record) -> bool:
        activity = activity_of(record)
        return activity in hidden and getattr(record, "author", None) != names[activity or ""]

    concealed = {r.uid for r in workshop.everything() if secret(r)}
    if not concealed:
        return workshop
    records = {
        kind: {
            uid: r
            for uid, r in table.items()
            if uid not in concealed and getattr(r, "touchpoint", None) not in concealed
        }
        for kind, table in workshop.records.items()
    }
    return replace(workshop, records=records)


def log_for(workshop: Workshop, history: Iterable[Change], viewer: Viewer) -> list[Change]:
    """Return the history without the edits of contributions that are not revealed yet."""
    hidden = hidden_activities(workshop)
    # A correction names the fields that it changes and not the activity: that is known from the record.
    secret = {r.uid for r in workshop.everything() if activity_of(r) in hidden} if hidden else set()
    shown = []
    for change in history:
        for e in change.edits:
            fields = {**e.before, **e.after}
            if fields.get("activity", fields.get("ballot")) in hidden:
                secret.add(e.uid)
        edits = tuple(e for e in change.edits if e.uid not in secret)
        concealed = {e.uid for e in change.edits} - {e.uid for e in edits}
        if not edits and change.edits and not _own(change, viewer, hidden):
            continue
        shown.append(
            change if not concealed or _own(change, viewer, hidden) else change.model_copy(update={"edits": edits})
        )
    return shown


def _own(change: Change, viewer: Viewer, hidden: dict[str, Activity | Ballot]) -> bool:
    return bool(viewer.uid) and change.who in {viewer.uid, *(viewer.signature(a) for a in hidden.values())}
