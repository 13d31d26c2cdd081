"""What somebody who comes late needs to know, in five lines."""

from __future__ import annotations

from datetime import datetime

from cjm_tui.domain.choices import JourneyStatus, Phase
from cjm_tui.domain.silent_task import kind_of, open_task
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import _, language, ngettext


def is_late(workshop: Workshop) -> bool:
    """Return whether the group has begun: somebody who comes now has missed something."""
    about = workshop.about
    return about.phase is not Phase.SCOPE or about.started_at is not None or open_task(workshop) is not None


def late_summary(workshop: Workshop, now: datetime) -> list[str]:
    """Return what is mapped and why, where the group is, what there is so far, and what is asked now."""
    journeys, personas = workshop.journeys, workshop.personas
    journey = next((j for j in journeys if j.status is JourneyStatus.NOW), journeys[0] if journeys else None)
    mapped, eyes = journey.title if journey else workshop.about.title, personas[0].display_name if personas else ""
    goal = workshop.goals[0].title if workshop.goals else ""
    points = len(workshop.touchpoints(journey.uid)) if journey else 0
    return [
        _("We map “{journey}”, seen by {persona}.").format(journey=mapped, persona=eyes)
        if eyes else _("We map “{journey}”.").format(journey=mapped),
        _("Why: {goal}").format(goal=goal) if goal else _("Why: the group has not written its goals down yet."),
        _where(workshop, now),
        ngettext("So far: {n} touchpoint and {ideas}.", "So far: {n} touchpoints and {ideas}.", points).format(
            n=points, ideas=_ideas(len(workshop.improvements))
        ),
        _asked(workshop),
    ]  # fmt: skip


def _where(workshop: Workshop, now: datetime) -> str:
    about = workshop.about
    said = _("The group is in phase {n} of 7, {phase}.").format(n=about.phase.ordinal, phase=_(about.phase.label))
    if about.timer_ends_at is None or about.timer_ends_at <= now:
        return said
    left = -(-int((about.timer_ends_at - now).total_seconds()) // 60)
    return said + " " + _("{n} min are left.").format(n=left)


def _ideas(count: int) -> str:
    return ngettext("{n} idea", "{n} ideas", count).format(n=count)


def _asked(workshop: Workshop) -> str:
    task = open_task(workshop)
    if task is None:
        return _("Now: listen for a moment, then join in. You may look anywhere; nothing breaks.")
    from cjm_tui.data import silent_guide

    title = silent_guide(kind_of(task)).title.in_(language())
    return _("Now, in silence: {task}. It opens as soon as you go in.").format(task=title)
