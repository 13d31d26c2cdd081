"""What the facilitator does with the room: move it, time it, open and reveal silent activities, close and reopen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from typing import Any

from cjm_tui.data import Agenda
from cjm_tui.domain.acts.founding import agenda_items
from cjm_tui.domain.analysis.readiness import lacks
from cjm_tui.domain.choices import ActivityKind, ActivityState, Phase
from cjm_tui.domain.edits import Draft, change, create, remove
from cjm_tui.domain.setting import Activity, AgendaItem, Round
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import N_


def move_room(workshop: Workshop, phase: Phase, at: datetime) -> Draft:
    """Return the draft that moves everybody to a phase; going back destroys nothing, going on names what it lacks."""
    label = next((lack.label for lack in lacks(workshop, phase)), N_("Move the room"))
    return Draft(label, (change(workshop.about, phase=phase, phase_entered_at=at, focus=""),), act=True)


def bring_back(workshop: Workshop, at: datetime) -> Draft:
    """Return the draft that calls everybody back to where the group is."""
    return Draft(N_("Bring everybody back"), (change(workshop.about, phase_entered_at=at, focus=""),), act=True)


def start_item(workshop: Workshop, item: AgendaItem, at: datetime) -> Draft:
    """Return the draft that begins an agenda item, ends the one that ran, and sets the timer to the item's length."""
    about = workshop.about
    edits = [
        change(
            about, agenda_item=item.uid, started_at=about.started_at or at, timer_label=item.title,
            timer_minutes=item.minutes, timer_ends_at=at + timedelta(minutes=item.minutes), timer_left_seconds=None,
        ),
        change(item, begun_at=item.begun_at or at, ended_at=None),
    ]  # fmt: skip
    running = workshop.find(AgendaItem, about.agenda_item)
    if running is not None and running.uid != item.uid:
        edits.append(change(running, ended_at=at))
    return Draft(N_("Start agenda item"), tuple(edits), act=True)


def start_timer(workshop: Workshop, minutes: float, at: datetime, label: str = "") -> Draft:
    """Return the draft that sets and starts the timer."""
    edit = change(
        workshop.about, timer_label=label, timer_minutes=minutes, timer_ends_at=at + timedelta(minutes=minutes),
        timer_left_seconds=None,
    )  # fmt: skip
    return Draft(N_("Start timer"), (edit,), act=True)


def pause_timer(workshop: Workshop, at: datetime) -> Draft:
    """Return the draft that stops the timer where it is, or lets it go on."""
    about = workshop.about
    if about.timer_ends_at is not None:
        left = round((about.timer_ends_at - at).total_seconds())
        return Draft(N_("Pause timer"), (change(about, timer_ends_at=None, timer_left_seconds=left),), act=True)
    left = about.timer_left_seconds if about.timer_left_seconds is not None else round(about.timer_minutes * 60)
    edit = change(about, timer_ends_at=at + timedelta(seconds=left), timer_left_seconds=None)
    return Draft(N_("Resume timer"), (edit,), act=True)


def stop_timer(workshop: Workshop) -> Draft:
    """Return the draft that takes the timer away."""
    edit = change(workshop.about, timer_label="", timer_minutes=0, timer_ends_at=None, timer_left_seconds=None)
    return Draft(N_("Stop timer"), (edit,), act=True)


def open_activity(
    workshop: Workshop,
    what: ActivityKind,
    *,
    at: datetime,
    new_uid: Callable[[], str],
    journey: str | None = None,
    persona: str | None = None,
    subjects: Iterable[str] = (),
    prompt: str = "",
) -> Draft:
    """Return the draft that begins a silent activity; its pass follows the last of the same kind and subject."""
    about = workshop.about
    earlier = [
        a
        for a in workshop.activities
        if (a.what, a.journey, a.persona, a.round) == (what, journey, persona, about.round)
    ]
    edit = create(
        Activity, new_uid(), what=what, journey=journey, persona=persona, round=about.round,
        pass_number=1 + max((a.pass_number for a in earlier), default=0), subjects=tuple(subjects),
        anonymous=about.anonymous, state=ActivityState.OPEN, opened_at=at, prompt=prompt,
    )  # fmt: skip
    return Draft(N_("Open silent activity"), (edit,), act=True)


def reveal(activity: Activity, at: datetime) -> Draft:
    """Return the draft that shows everybody what was written silently."""
    return Draft(N_("Reveal"), (change(activity, state=ActivityState.REVEALED, revealed_at=at),), act=True)


def call_off(activity: Activity) -> Draft:
    """Return the draft that takes back a silent activity in which nobody has written yet."""
    return Draft(N_("Call off silent activity"), (remove(activity),), act=True)


def hide_again(activity: Activity) -> Draft:
    """Return the draft that takes a reveal back."""
    return Draft(N_("Hide again"), (change(activity, state=ActivityState.OPEN, revealed_at=None),), act=True)


def end_timer_of(workshop: Workshop, label: str) -> Draft:
    """Return the draft that ends the timer of a silent activity; the agenda item that runs gets its own time back."""
    about = workshop.about
    if about.timer_label != label:
        return Draft("", ())
    item = workshop.find(AgendaItem, about.agenda_item)
    if item is None or item.begun_at is None:
        return stop_timer(workshop)
    edit = change(
        about, timer_label=item.title, timer_minutes=item.minutes,
        timer_ends_at=item.begun_at + timedelta(minutes=item.minutes), timer_left_seconds=None,
    )  # fmt: skip
    return Draft(N_("Resume timer"), (edit,), act=True)


def close_workshop(workshop: Workshop, at: datetime, review_on: date | None) -> Draft:
    """Return the draft that closes the running round."""
    edits = [change(workshop.about, closed_at=at, review_on=review_on, timer_ends_at=None, timer_left_seconds=None)]
    edits += [
        change(r, closed_at=at, review_on=review_on)
        for r in workshop.all(Round).values()
        if r.number == workshop.about.round
    ]
    return Draft(N_("Close workshop"), tuple(edits), act=True)


def reopen(workshop: Workshop, at: datetime, new_uid: Callable[[], str], follow_up: Agenda | None = None) -> Draft:
    """Return the draft that begins the next round over the same maps, at the last round's actions.

    The agenda is that of a follow-up, or the same one from its beginning.
    """
    number = workshop.about.round + 1
    about: dict[str, Any] = {"agenda": follow_up.key} if follow_up else {}
    edits = [
        change(workshop.about, closed_at=None, round=number, phase=Phase.ACTIONS, phase_entered_at=at, started_at=None,
               agenda_item=None, **about),
        create(Round, new_uid(), number=number, opened_at=at),
    ]  # fmt: skip
    if follow_up:
        edits += [remove(item) for item in workshop.agenda]
        edits += agenda_items(follow_up, workshop.about.language, new_uid)
    else:
        edits += [change(item, begun_at=None, ended_at=None) for item in workshop.agenda]
    return Draft(N_("Reopen as a new round"), tuple(edits), act=True)


def set_focus(workshop: Workshop, focus: str, follow: bool) -> Draft:
    """Return the draft that asks everybody to look at a record (`kind:uid`), or follows the facilitator."""
    return Draft(N_("Look here"), (change(workshop.about, focus=focus, follow=follow),), act=True)
