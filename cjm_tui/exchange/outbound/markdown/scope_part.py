"""The report's chapters on what the workshop is about and in whose eyes the journey is seen."""

from __future__ import annotations

from cjm_tui.domain.analysis.completeness import persona_completeness
from cjm_tui.domain.measures.formulas import formula
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.scope import Channel, Goal, Journey
from cjm_tui.domain.setting import Department
from cjm_tui.exchange.outbound.edition import Edition
from cjm_tui.exchange.outbound.fields import label, said, title_of, titled_fields
from cjm_tui.exchange.outbound.markdown import blocks
from cjm_tui.exchange.outbound.markdown.text import cell, inline, running
from cjm_tui.i18n import _


def scope_chapter(edition: Edition) -> str:
    """Return goals, scenarios, the journeys' frames, channels and people."""
    return blocks.joined(
        [
            blocks.heading(2, _("Scope")),
            _goals(edition),
            _scenarios(edition),
            *(_frame(edition, journey) for journey in edition.journeys),
            _channels(edition),
            _candidates(edition),
            _people(edition),
        ]
    )


def personas_chapter(edition: Edition) -> str:
    """Return every persona's portrait."""
    personas = [p for p in edition.workshop.personas if edition.only_persona in (None, p.uid)]
    if not personas:
        return ""
    portraits = [portrait(edition, persona) for persona in personas]
    return blocks.joined([blocks.heading(2, _("Personas")), *portraits])


def portrait(edition: Edition, persona: Persona) -> str:
    """Return one persona: name, quote and every field that is filled in."""
    known = persona_completeness(persona)
    basis = _("{basis}; portrait {percent} % complete ({formula})").format(
        basis=_(persona.basis.label), percent=known.percent, formula=formula("completeness")
    )
    name = inline(persona.display_name) or _("Unnamed")
    head = f"{name}, {inline(persona.role)}" if persona.role else name
    told = [
        (label(Persona, field), _told(edition, persona, field))
        for field in titled_fields(Persona)
        if field not in ("display_name", "role", "quote", "feminine", "basis")
    ]
    return blocks.joined(
        [
            blocks.heading(3, head),
            blocks.quote(inline(persona.quote)) if persona.quote else "",
            blocks.labelled([*told, (label(Persona, "basis"), basis)]),
        ]
    )


def _told(edition: Edition, persona: Persona, field: str) -> str:
    value = said(edition.workshop, persona, field)
    return "" if value is None else running(str(value))


def _goals(edition: Edition) -> str:
    names = titled_fields(Goal)
    rows = [[cell(getattr(goal, name)) for name in names] for goal in edition.workshop.goals]
    table = blocks.table([label(Goal, name) for name in names], rows)
    return blocks.joined([blocks.heading(3, _("Goals")), table]) if table else ""


def _scenarios(edition: Edition) -> str:
    lines = [
        f"**{inline(scenario.title) or '—'}**" + (f" — {running(scenario.description)}" if scenario.description else "")
        for scenario in edition.workshop.scenarios
    ]
    return blocks.joined([blocks.heading(3, _("Scenarios")), blocks.bullets(lines)]) if lines else ""


def _frame(edition: Edition, journey: Journey) -> str:
    names = ("context", "first_action", "last_action", "target_experience", "goals", "scenarios", "personas")
    told = [(label(Journey, name), inline(str(said(edition.workshop, journey, name) or ""))) for name in names]
    return blocks.joined(
        [
            blocks.heading(3, inline(journey.title) or _("Untitled")),
            blocks.labelled(
                [
                    (label(Journey, "journey_type"), _(journey.journey_type.label)),
                    (label(Journey, "timeframe_value"), journey.timeframe),
                    *told,
                ]
            ),
        ]
    )


def _channels(edition: Edition) -> str:
    names = titled_fields(Channel)
    rows = [
        [cell(str(said(edition.workshop, channel, name) or "")) for name in names]
        for channel in edition.workshop.channels
    ]
    table = blocks.table([label(Channel, name) for name in names], rows)
    return blocks.joined([blocks.heading(3, _("Channels")), table]) if table else ""


def _candidates(edition: Edition) -> str:
    names = ("title", "status", "value", "ease", "complexity")
    journeys = [*edition.journeys, *edition.candidates]
    if len(journeys) < 2:
        return ""
    rows = [[cell(str(said(edition.workshop, j, name) or "")) for name in names] for j in journeys]
    return blocks.joined(
        [
            blocks.heading(3, _("Journeys worth mapping")),
            blocks.table([label(Journey, name) for name in names], rows, (2, 3, 4)),
        ]
    )


def _people(edition: Edition) -> str:
    workshop = edition.workshop
    rows = [
        [
            cell(person.display_name),
            cell(person.job),
            cell(title_of(workshop.find(Department, person.department))),
            _(person.role.label),
        ]
        for person in workshop.participants
    ]
    table = blocks.table([_("Name"), _("Job title"), _("Department"), _("Role")], rows)
    return blocks.joined([blocks.heading(3, _("In the room")), table]) if table else ""
