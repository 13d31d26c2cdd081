"""Acts on feelings: rate for oneself, for the room or for eight people at once, and settle where the room is split."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from cjm_tui.domain.acts.facilitation import open_activity
from cjm_tui.domain.choices import ActivityKind, ActivityState
from cjm_tui.domain.edits import Draft, change, create, remove
from cjm_tui.domain.judgement import Agreement, Reading
from cjm_tui.domain.setting import Activity
from cjm_tui.domain.viewing import Viewer
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import N_

NewUid = Callable[[], str]
SEAT = "seat-"
"""How the authors of readings begin that one keyboard took down for the room."""


def readings_activity(workshop: Workshop, journey: str, persona: str) -> Activity | None:
    """Return the latest silent rating of a journey in a persona's eyes in the running round, open or revealed."""
    return next(
        (
            a
            for a in reversed(workshop.activities)
            if a.what is ActivityKind.READINGS
            and a.round == workshop.about.round
            and a.journey in (None, journey)
            and a.persona in (None, persona)
        ),
        None,
    )


def open_rating(workshop: Workshop, journey: str, persona: str) -> Activity | None:
    """Return the silent rating that is open, or None."""
    latest = readings_activity(workshop, journey, persona)
    return latest if latest is not None and latest.state is ActivityState.OPEN else None


def own_reading(
    workshop: Workshop, viewer: Viewer, activity: Activity, touchpoint: str, persona: str
) -> Reading | None:
    """Return the reading that the person gave in an activity."""
    signature = viewer.signature(activity)
    return next(
        (
            r
            for r in workshop.readings_on(touchpoint)
            if (r.author, r.activity, r.persona) == (signature, activity.uid, persona)
        ),
        None,
    )


def rate(
    workshop: Workshop, viewer: Viewer, activity: Activity, touchpoint: str, persona: str, valence: int,
    *, new_uid: NewUid, word: str = "", intensity: int | None = None,
) -> Draft | None:  # fmt: skip
    """Return the draft of one's own reading; rating again before the reveal corrects it.

    After the reveal only those who have not rated yet may: their reading is late. None where it is too late.
    """
    late = activity.state is ActivityState.REVEALED
    if late and own_reading(workshop, viewer, activity, touchpoint, persona):
        return None
    signature = viewer.signature(activity)
    edit = create(
        Reading, new_uid(), touchpoint=touchpoint, persona=persona, author=signature, activity=activity.uid,
        round=activity.round, pass_number=activity.pass_number, valence=valence, word=word, intensity=intensity,
        late=late,
    )  # fmt: skip
    return Draft(N_("Rate"), (edit,), who=signature)


def take_back(reading: Reading, signature: str) -> Draft:
    """Return the draft that takes one's own reading back, signed as it was given."""
    return Draft(N_("Take the rating back"), (remove(reading),), who=signature)


def proxy_readings(
    workshop: Workshop, touchpoint: str, persona: str, valences: Sequence[int], *,
    new_uid: NewUid, activity: Activity | None = None,
) -> Draft:  # fmt: skip
    """Return the draft of what several people said, taken down on one keyboard: the n-th is seat n.

    Taken down again, it replaces what was taken down before. In an open activity it stays hidden until the reveal.
    """
    about = workshop.about
    here = [r for r in workshop.readings_on(touchpoint) if r.persona == persona and r.round == about.round]
    number = activity.pass_number if activity else max((r.pass_number for r in here), default=1)
    edits = [
        create(
            Reading, new_uid(), touchpoint=touchpoint, persona=persona, author=f"{SEAT}{seat}",
            activity=activity.uid if activity else None, round=about.round, pass_number=number, valence=valence,
            word="", intensity=None,
        )
        for seat, valence in enumerate(valences, start=1)
    ]  # fmt: skip
    taken = {f"{SEAT}{seat}" for seat in range(1, len(valences) + 1)}
    left_over = [r for r in here if r.pass_number == number and r.author.startswith(SEAT) and r.author not in taken]
    return Draft(N_("Enter readings"), (*edits, *(remove(r) for r in left_over)))


def agree(
    workshop: Workshop, touchpoint: str, persona: str, value: float, *, new_uid: NewUid,
    reason: str | None = None, word: str = "",
) -> Draft:  # fmt: skip
    """Return the draft of the value that the team agrees on; a reason of None keeps the one that there is."""
    said = {} if reason is None else {"reason": reason}
    return _settled(workshop, touchpoint, persona, new_uid, N_("Agree on a value"), value=value, word=word, **said)


def settle_both(workshop: Workshop, touchpoint: str, persona: str, reason: str, *, new_uid: NewUid) -> Draft:
    """Return the draft that keeps both views, with the reason."""
    return _settled(
        workshop, touchpoint, persona, new_uid, N_("Keep both views"), outcome="both", reason=reason, value=None
    )


def park(workshop: Workshop, touchpoint: str, persona: str, reason: str = "", *, new_uid: NewUid) -> Draft:
    """Return the draft that leaves a disagreement for later."""
    return _settled(
        workshop, touchpoint, persona, new_uid, N_("Park the disagreement"), outcome="parked", reason=reason, value=None
    )


def unsettle(agreement: Agreement) -> Draft:
    """Return the draft that takes an agreement back; the readings stay."""
    return Draft(N_("Take the agreement back"), (remove(agreement),))


def rate_again(
    workshop: Workshop, journey: str, persona: str, touchpoints: Iterable[str], at: datetime, *, new_uid: NewUid
) -> Draft:
    """Return the draft that opens another silent pass, after the discussion, over some touchpoints."""
    subjects = tuple(touchpoints)
    opened = open_activity(
        workshop, ActivityKind.READINGS, at=at, new_uid=new_uid, journey=journey, persona=persona, subjects=subjects
    )
    earlier = (workshop.agreement(uid, persona) for uid in subjects)
    return opened + Draft("", tuple(remove(a) for a in earlier if a is not None and a.persona == persona))


def late_readings(workshop: Workshop, touchpoint: str, persona: str) -> list[Reading]:
    """Return the readings that came after the reveal and are not included."""
    return [r for r in workshop.readings_on(touchpoint) if r.persona == persona and r.late and not r.included]


def include_late(readings: Iterable[Reading]) -> Draft:
    """Return the draft that lets late readings count."""
    return Draft(N_("Include late readings"), tuple(change(r, included=True) for r in readings))


def _settled(
    workshop: Workshop, touchpoint: str, persona: str, new_uid: NewUid, label: str, *,
    outcome: str = "agreed", **fields: Any,
) -> Draft:  # fmt: skip
    edit = create(
        Agreement, new_uid(), touchpoint=touchpoint, persona=persona, round=workshop.about.round, outcome=outcome,
        **fields,
    )  # fmt: skip
    return Draft(label, (edit,))
