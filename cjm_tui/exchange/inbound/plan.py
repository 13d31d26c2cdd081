"""From outlines to edits: a new workshop, or more journeys in one that exists."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from cjm_tui.data import agenda as agenda_named
from cjm_tui.data import template as template_named
from cjm_tui.domain.acts.founding import found
from cjm_tui.domain.choices import JourneyStatus, JourneyType
from cjm_tui.domain.edits import Draft, Edit, change, create
from cjm_tui.domain.journey_map import Stage
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.records import limits
from cjm_tui.domain.scope import Channel, Journey, Scenario
from cjm_tui.domain.setting import Department
from cjm_tui.domain.text import NAME_LIMIT, NOTE_LIMIT, TITLE_LIMIT, clean, clip, fit
from cjm_tui.domain.workshop import Workshop
from cjm_tui.exchange.inbound.catalogue import Catalogue, Decisions, NewUid
from cjm_tui.exchange.inbound.feelings import folded
from cjm_tui.exchange.inbound.outline import MapOutline, PersonaOutline
from cjm_tui.exchange.inbound.planned_map import plan_map
from cjm_tui.exchange.origin import Origin, as_text, origins_of
from cjm_tui.exchange.remark import Remark
from cjm_tui.i18n import N_, _, using

_FUTURE = re.compile(r"^to be\b|\b(?:to-be|future|futur[oa]|propos(?:ed|to|ta)|propuesto|propuesta|desired|ideal)\b")
_DEFAULT_AGENDA = "standard-120"


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import would do."""

    draft: Draft
    counts: Mapping[str, int]
    """Kind of record → how many the file brings."""
    remarks: tuple[Remark, ...]
    """What was repaired, kept elsewhere or not understood, in the order of the lines."""


def plan_workshop(
    outlines: Sequence[MapOutline],
    *,
    title: str = "",
    language: str,
    facilitator: str,
    at: datetime,
    new_uid: NewUid,
    decisions: Decisions | None = None,
) -> Plan:
    """Return the plan that founds a workshop with one journey for each outline."""
    first = next((outline.title for outline in outlines if outline.title), "")
    with using(language):
        title = title or first or _("Imported journey")
    founding = found(
        clip(clean(title), TITLE_LIMIT),
        template=template_named("blank"),
        agenda=agenda_named(_DEFAULT_AGENDA),
        language=language,
        facilitator=facilitator,
        at=at,
        new_uid=new_uid,
    )
    kept = [edit for edit in founding.edits if edit.kind not in (Journey.kind, Stage.kind)]
    catalogue = Catalogue(new_uid)
    for edit in kept:
        if edit.kind in (Channel.kind, Department.kind):
            catalogue.known[edit.kind, folded(edit.after["title"])] = edit.uid
    journeys, origins = _journeys(outlines, catalogue, decisions or Decisions(), language)
    kept[0] = kept[0].model_copy(update={"after": {**kept[0].after, "origin": as_text(origins)}})
    brought = [*catalogue.edits, *journeys]
    return Plan(Draft(N_("Import workshop"), (*kept, *brought)), _counts(brought), _remarks(outlines, catalogue))


def plan_journeys(
    outlines: Sequence[MapOutline], workshop: Workshop, *, new_uid: NewUid, decisions: Decisions | None = None
) -> Plan:
    """Return the plan that adds one journey for each outline to a workshop; what is there already is found by name."""
    catalogue = Catalogue(new_uid)
    catalogue.note([*workshop.channels, *workshop.departments, *workshop.personas, *workshop.scenarios])
    journeys, origins = _journeys(outlines, catalogue, decisions or Decisions(), workshop.about.language)
    brought = [*catalogue.edits, *journeys]
    origin = as_text([*origins_of(workshop.about).values(), *origins])
    return Plan(
        Draft(N_("Import journey"), (*brought, change(workshop.about, origin=origin))),
        _counts(brought),
        _remarks(outlines, catalogue),
    )


def _journeys(
    outlines: Sequence[MapOutline], catalogue: Catalogue, decisions: Decisions, language: str
) -> tuple[list[Edit], list[Origin]]:
    """Return the edits of all journeys, and where they came from."""
    edits: list[Edit] = []
    origins: list[Origin] = []
    with using(language):
        untitled = _("Imported journey")
    for outline in outlines:
        uid = catalogue.new_uid()
        title = clip(clean(outline.title), TITLE_LIMIT) or untitled
        personas = [_persona(persona, catalogue) for persona in outline.personas]
        planned = plan_map(outline, uid, catalogue, decisions, language)
        actors = dict.fromkeys(actor for touchpoint in outline.touchpoints for actor in touchpoint.actors)
        is_future = _FUTURE.search(folded(outline.title))
        edits.append(
            create(
                Journey,
                uid,
                title=title,
                journey_type=JourneyType.FUTURE_STATE if is_future else JourneyType.CURRENT_STATE,
                status=JourneyStatus.NOW,
                lanes=template_named("blank").lanes,
                personas=personas,
                scenarios=_scenarios(outline, catalogue),
                actors=[clip(clean(actor), TITLE_LIMIT) for actor in actors],
            )
        )
        edits += planned.edits
        facts = dict(outline.facts)
        origins.append(
            Origin(
                uid,
                outline.source,
                title=facts.pop("title", title),
                given_title=title,
                unnamed_stages=planned.unnamed_stages,
                scale=str(planned.scale) if planned.scale else "",
                facts=facts,
            )
        )
    return edits, origins


def _persona(persona: PersonaOutline, catalogue: Catalogue) -> str:
    name = clip(clean(persona.name), NAME_LIMIT)
    role = clip(clean(persona.role), TITLE_LIMIT)
    return catalogue.named(Persona, name, role=role, context=clip(clean(persona.context, multiline=True), NOTE_LIMIT))


def _scenarios(outline: MapOutline, catalogue: Catalogue) -> list[str]:
    text = clean(outline.scenario, multiline=True).strip()
    if not text:
        return []
    title = fit(text.split("\n")[0], limits(Scenario)["title"].graphemes).text
    return [catalogue.named(Scenario, title, description=clip(text, NOTE_LIMIT) if text != title else "")]


def _counts(edits: Iterable[Edit]) -> dict[str, int]:
    return dict(Counter(edit.kind for edit in edits))


def _remarks(outlines: Iterable[MapOutline], catalogue: Catalogue) -> tuple[Remark, ...]:
    return tuple(sorted([*(r for outline in outlines for r in outline.remarks), *catalogue.remarks]))
