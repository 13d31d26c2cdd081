"""What whoever facilitates does with the room, as lines: move it, open a silent task, reveal, close."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from cjm_tui.domain.acts import facilitation, priorities
from cjm_tui.domain.analysis.findings import worst
from cjm_tui.domain.analysis.values import summarise
from cjm_tui.domain.choices import ActionStatus, ActivityKind, Choice, Phase
from cjm_tui.domain.dates import parse_date
from cjm_tui.domain.judgement import Ballot
from cjm_tui.domain.scope import Journey
from cjm_tui.domain.silent_task import open_task
from cjm_tui.domain.workshop import Workshop
from cjm_tui.exchange.inbound.values import choice_of
from cjm_tui.i18n import _, language
from cjm_tui.room.plain_path.line import Addition, Line
from cjm_tui.room.plain_path.named import Unclear, journey_named, persona_named
from cjm_tui.room.room import Room

C = TypeVar("C", bound=Choice)


def phase(room: Room, line: Line) -> Addition:
    """Move the room to a phase: `touchpoints`."""
    about = room.view.about
    return Addition(facilitation.move_room(room.view, _chosen(Phase, line.text), room.now()), about.uid)


def task(room: Room, line: Line) -> Addition:
    """Open a silent task: cards, readings, ideas, estimates or ballot, about the usual subjects."""
    view, kind, at = room.view, _chosen(ActivityKind, line.text), room.now()
    if open_task(view) is not None:
        raise Unclear(_("A silent task is open already: reveal it first."))
    journey = journey_named(view, line.journey)
    persona = persona_named(view, line.persona, journey) if view.personas or line.persona else None
    subjects = _subjects(view, kind, journey, persona.uid if persona else None)
    if not subjects and kind is not ActivityKind.CARDS:
        raise Unclear(_("There is nothing yet that this task could be about."))
    if kind is ActivityKind.BALLOT:
        draft = priorities.open_ballot(view, subjects, at, new_uid=room.new_uid)
    else:
        draft = facilitation.open_activity(
            view, kind, at=at, new_uid=room.new_uid, subjects=subjects, journey=journey.uid,
            persona=persona.uid if persona else None,
        )  # fmt: skip
    return Addition(draft, draft.edits[0].uid)


def reveal(room: Room, line: Line) -> Addition:
    """Reveal what was done silently, or close the ballot."""
    opened = open_task(room.view)
    if opened is None:
        raise Unclear(_("No silent task is open."))
    if isinstance(opened, Ballot):
        return Addition(priorities.close_ballot(room.view, opened, room.now()), opened.uid)
    return Addition(facilitation.reveal(opened, room.now()), opened.uid)


def close(room: Room, line: Line) -> Addition:
    """Close the round; the text is the day on which the map is looked at again, if that is known."""
    view, at = room.view, room.now()
    try:
        review_on = parse_date(line.text, at.date(), language())
    except ValueError as mistake:
        raise Unclear(_("That is no date: write 2026-12-24 or +60.")) from mistake
    return Addition(facilitation.close_workshop(view, at, review_on), view.about.uid)


def _chosen(vocabulary: type[C], text: str) -> C:
    found = choice_of(vocabulary, text)
    if not isinstance(found, vocabulary):
        known = ", ".join(member.value for member in vocabulary)
        raise Unclear(_("“{value}” is none of {known}.").format(value=text, known=known))
    return found


def _subjects(workshop: Workshop, kind: ActivityKind, journey: Journey, persona: str | None) -> Sequence[str]:
    match kind:
        case ActivityKind.READINGS:
            points = workshop.touchpoints(journey.uid)
            return [t.uid for t in points if t.key] or [t.uid for t in points]
        case ActivityKind.IDEAS:
            return [finding.key for finding in worst(workshop, summarise(workshop, journey.uid, persona))]
        case ActivityKind.CARDS:
            return ()
        case _:
            return [i.uid for i in workshop.improvements if i.status in (ActionStatus.IDEA, ActionStatus.PLANNED)]
