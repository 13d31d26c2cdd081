"""Agenda and timer: begin the next item, set a time, pause, stop."""

from __future__ import annotations

from textual.app import App

from cjm_tui.domain.acts import facilitation, records
from cjm_tui.domain.analysis.readiness import lacks
from cjm_tui.domain.measures.timing import drift_in_words
from cjm_tui.domain.setting import AgendaItem
from cjm_tui.i18n import N_, _
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.screens.workshop.frame_values import agenda_drift
from cjm_tui.widgets.dialogs import AskText, Choose, Confirm, Entry


async def choose_agenda_item(app: App[None], desk: Desk) -> None:
    """Show the agenda; the chosen item begins, its timer runs, and the room is moved where it belongs."""
    view = desk.view
    drift = agenda_drift(view, desk.room.now())
    entries = [
        Entry(item.uid, item.title, detail=f"{item.minutes} min · {_(item.phase.label)}{_state(desk, item)}")
        for item in view.agenda
    ]
    entries.append(Entry("minutes", _("Change an item's minutes…")))
    said = _("The agenda takes {n} min.").format(n=sum(item.minutes for item in view.agenda))
    if drift is not None:
        said += " " + drift_in_words(drift).capitalize() + "."
    following = _next(desk)
    chosen = await app.push_screen_wait(
        Choose(_("Agenda"), entries, prompt=said, current=following.uid if following else "")
    )
    if chosen == "minutes":
        await _change_minutes(app, desk)
    elif chosen is not None:
        await _begin(app, desk, view.get(AgendaItem, chosen))


async def choose_timer(app: App[None], desk: Desk) -> None:
    """Offer what can be done with the timer now."""
    about, now = desk.view.about, desk.room.now()
    proposed = next((i.minutes for i in desk.view.agenda if i.phase is desk.sight.phase and i.minutes), 10)
    entries = [
        Entry("phase", _("Start {n} min").format(n=proposed), detail=_(desk.sight.phase.label)),
        Entry("3", _("Start {n} min").format(n=3), detail=_("silent writing")),
        Entry("other", _("Another time…")),
    ]
    if about.timer_minutes:
        entries.append(Entry("pause", _("Go on") if about.timer_ends_at is None else _("Pause")))
        entries.append(Entry("stop", _("Take the timer away")))
    match await app.push_screen_wait(Choose(_("Timer"), entries)):
        case "phase":
            desk.submit(facilitation.start_timer(desk.view, proposed, now, _(desk.sight.phase.label)))
        case "3":
            desk.submit(facilitation.start_timer(desk.view, 3, now))
        case "other":
            text = await app.push_screen_wait(AskText(_("Timer"), prompt=_("Minutes"), limit=6, required=True))
            if (minutes := _minutes(desk, text)) is not None:
                desk.submit(facilitation.start_timer(desk.view, minutes, now))
        case "pause":
            desk.submit(facilitation.pause_timer(desk.view, now))
        case "stop":
            desk.submit(facilitation.stop_timer(desk.view))


async def _begin(app: App[None], desk: Desk, item: AgendaItem) -> None:
    now = desk.room.now()
    if desk.submit(facilitation.start_item(desk.view, item, now)) is None:
        return
    if item.say:
        desk.says(item.say)
    here = desk.view.about.phase
    if item.phase is here:
        return
    question = _("Move the room from {here} to {there}?").format(here=_(here.label), there=_(item.phase.label))
    dialog = Confirm(
        question,
        _("“{title}” belongs there.").format(title=item.title),
        consequences=[lack.sentence for lack in lacks(desk.view, item.phase)],
        verb=_("Move"),
        ready=True,
    )
    if await app.push_screen_wait(dialog):
        desk.submit(facilitation.move_room(desk.view, item.phase, now))
    desk.look(phase=desk.view.about.phase)


async def _change_minutes(app: App[None], desk: Desk) -> None:
    entries = [Entry(item.uid, item.title, detail=f"{item.minutes} min") for item in desk.view.agenda]
    chosen = await app.push_screen_wait(Choose(_("Which item?"), entries))
    if chosen is None:
        return
    item = desk.view.get(AgendaItem, chosen)
    text = await app.push_screen_wait(
        AskText(item.title, prompt=_("Minutes"), initial=str(item.minutes), limit=6, required=True)
    )
    if (minutes := _minutes(desk, text)) is not None:
        desk.submit(records.set_fields(item, N_("Change agenda"), minutes=round(minutes)))


def _minutes(desk: Desk, text: str | None) -> float | None:
    if text is None:
        return None
    try:
        minutes = float(text.replace(",", "."))
    except ValueError:
        minutes = 0
    if not 0 < minutes <= 100_000:
        desk.says(_("“{text}” is no number of minutes.").format(text=text), "warning")
        return None
    return minutes


def _next(desk: Desk) -> AgendaItem | None:
    """Return the item after the one that runs, or the first one."""
    agenda = desk.view.agenda
    uids = [item.uid for item in agenda]
    running = desk.view.about.agenda_item
    place = uids.index(running) + 1 if running in uids else 0
    return agenda[place] if place < len(agenda) else None


def _state(desk: Desk, item: AgendaItem) -> str:
    if item.uid == desk.view.about.agenda_item:
        return " · " + _("runs")
    return " · " + _("done") if item.ended_at else ""
