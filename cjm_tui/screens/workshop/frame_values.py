"""From the desk's view to the values of the frame's lines: title and time, phases."""

from __future__ import annotations

from datetime import datetime, timedelta

from cjm_tui.domain.choices import Phase, Role
from cjm_tui.domain.measures import timing
from cjm_tui.domain.scope import Journey
from cjm_tui.domain.setting import AgendaItem
from cjm_tui.domain.silent_task import open_task
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import _, pgettext
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.widgets.frame.clock import Clock
from cjm_tui.widgets.frame.phase_bar import PhaseTab, PhaseView
from cjm_tui.widgets.frame.title_line import TitleView


def title_view(desk: Desk, now: datetime) -> TitleView:
    """Return what the title line says."""
    workshop, journey, persona = desk.view, desk.journey, desk.persona
    about = workshop.about
    task, people = open_task(workshop), desk.attendance
    is_away, leads = desk.sight.phase is not about.phase, desk.room.viewer.role is Role.FACILITATOR
    return TitleView(
        workshop=about.title,
        journey=_named(journey) if journey else "",
        persona=persona.display_name if persona else "",
        phase=_(about.phase.label),
        away_in=_(desk.sight.phase.label) if is_away and not leads else "",
        clock=clock_of(workshop, now),
        here=len(people.asked(task)) if task else len(people.here),
        ready=len(people.ready(task)) if task else None,
    )


def _named(journey: Journey) -> str:
    return f"{journey.title} ({journey.timeframe})" if journey.timeframe else journey.title


def clock_of(workshop: Workshop, now: datetime) -> Clock | None:
    """Return the timer and how late the agenda runs, or None where neither was started or the workshop is closed."""
    about = workshop.about
    if not about.timer_minutes or about.closed_at is not None:
        return None
    paused = about.timer_ends_at is None
    remaining = (
        about.timer_left_seconds or 0 if about.timer_ends_at is None else (about.timer_ends_at - now).total_seconds()
    )
    return Clock(remaining=remaining, planned=about.timer_minutes * 60, paused=paused, late=late_minutes(workshop, now))


def late_minutes(workshop: Workshop, now: datetime) -> int | None:
    """Return by how many whole minutes the agenda runs late (negative: early), or None where it does not run."""
    drift = agenda_drift(workshop, now)
    return None if drift is None else round(drift / timedelta(minutes=1))


def agenda_drift(workshop: Workshop, now: datetime) -> timedelta | None:
    """Return how late the agenda runs, or None where it does not run."""
    about = workshop.about
    running = workshop.find(AgendaItem, about.agenda_item)
    if running is None or about.started_at is None:
        return None
    slots = [timing.Slot(entry.minutes) for entry in workshop.agenda]
    position = workshop.agenda.index(running)
    # While a silent activity has the timer, the item's own end is not known to have moved.
    ends_at = about.timer_ends_at if about.timer_label == running.title else None
    return timing.drift(slots, position, about.started_at, now, ends_at)


def _short(phase: Phase) -> str:
    """Return a phase's name for a narrow bar; empty where there is no shorter one."""
    match phase:
        case Phase.TOUCHPOINTS:
            return pgettext("phase, in a narrow bar", "Touchpoints")
        case Phase.ANALYSIS:
            return _("Analysis")
    return ""


def phase_view(desk: Desk) -> PhaseView:
    """Return what the phase bar shows: a phase is done when the room has gone past it."""
    here = desk.view.about.phase
    tabs = tuple(PhaseTab(p.value, _(p.label), _short(p), done=p.ordinal < here.ordinal) for p in Phase)
    return PhaseView(tabs, here.value, desk.sight.phase.value)
