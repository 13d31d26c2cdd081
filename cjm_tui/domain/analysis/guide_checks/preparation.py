"""Opening, scope and personas: is the group ready to map?"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cjm_tui.domain.analysis.coverage import says_how_it_begins
from cjm_tui.domain.analysis.guide_checks.situation import Check, Situation, Verdict, every, exists
from cjm_tui.domain.analysis.place import Place
from cjm_tui.domain.choices import (
    JourneyStatus,
    Phase,
    Role,
)
from cjm_tui.i18n import _, ngettext


def _everyone_rehearsed(situation: Situation) -> Verdict:
    people = [p for p in situation.workshop.participants if p.role is Role.PARTICIPANT]
    if not people:
        return Verdict(True, _("one keyboard serves the room"))
    lacking = [person for person in people if not person.rehearsed]
    return every(people, lacking, Phase.SCOPE, "rehearsed", "display_name")


def _everyone_has_department(situation: Situation) -> Verdict:
    people = [p for p in situation.workshop.participants if p.role is not Role.OBSERVER]
    lacking = [person for person in people if person.department is None]
    return every(people, lacking, Phase.SCOPE, "department", "display_name")


def _has_goal(situation: Situation) -> Verdict:
    goals = situation.workshop.goals
    if any(goal.kpi for goal in goals):
        return Verdict(True, ngettext("{n} goal", "{n} goals", len(goals)).format(n=len(goals)))
    if goals:
        return Verdict(False, _("its indicator is missing"), Place(Phase.SCOPE, "goals", goals[0].uid, "kpi"))
    return Verdict(False, _("not yet"), Place(Phase.SCOPE, "goals"))


def _has_scenario(situation: Situation) -> Verdict:
    return exists(situation.workshop.scenarios, Place(Phase.SCOPE, "scenarios"))


def _journey_chosen(situation: Situation) -> Verdict:
    chosen = [j for j in situation.workshop.journeys if j.status is not JourneyStatus.LATER]
    titles = ", ".join(journey.title for journey in chosen)
    return exists(chosen, Place(Phase.SCOPE, "journeys", situation.journey or "", "status"), titles)


def _has_first_and_last_action(situation: Situation) -> Verdict:
    journey = situation.map
    begins = journey is not None and says_how_it_begins(situation.workshop, journey)
    missing = "first_action" if not begins else "" if journey and journey.last_action else "last_action"
    return exists(not missing, Place(Phase.SCOPE, "journeys", situation.journey or "", missing))


def _has_timeframe(situation: Situation) -> Verdict:
    journey = situation.map
    if journey is None or not journey.timeframe_value:
        return exists(False, Place(Phase.SCOPE, "journeys", situation.journey or "", "timeframe_value"))
    return Verdict(True, journey.timeframe)


def _channels_decided(situation: Situation) -> Verdict:
    included = [channel for channel in situation.workshop.channels if channel.in_scope]
    unknown = [channel for channel in included if channel.channel_kind is None]
    if unknown:
        detail = ngettext("{n} channel without its kind", "{n} channels without their kind", len(unknown))
        return Verdict(
            False, detail.format(n=len(unknown)), Place(Phase.SCOPE, "channels", unknown[0].uid, "channel_kind")
        )
    if any(channel.data_needed for channel in included):
        return Verdict(True, ngettext("{n} channel", "{n} channels", len(included)).format(n=len(included)))
    first = included[0].uid if included else ""
    detail = _("the data needed is missing") if included else _("no channel is in scope")
    return Verdict(False, detail, Place(Phase.SCOPE, "channels", first, "data_needed" if first else ""))


def _has_target_experience(situation: Situation) -> Verdict:
    place = Place(Phase.SCOPE, "journeys", situation.journey or "", "target_experience")
    return exists(situation.map and situation.map.target_experience, place)


def _has_persona(situation: Situation) -> Verdict:
    named = [persona for persona in situation.workshop.personas if persona.display_name]
    return exists(named, Place(Phase.PERSONAS, "personas"), ", ".join(p.display_name for p in named))


def _persona_has(*fields: str) -> Check:
    def persona_has(situation: Situation) -> Verdict:
        persona = situation.eyes
        missing = next((field for field in fields if persona is None or not getattr(persona, field)), "")
        detail = persona.display_name if persona else ""
        return exists(not missing, Place(Phase.PERSONAS, "personas", persona.uid if persona else "", missing), detail)

    return persona_has


def _persona_has_sources(situation: Situation) -> Verdict:
    """A portrait that owns up to being an assumption rests on something too, once the team says what."""
    persona = situation.eyes
    place = Place(Phase.PERSONAS, "personas", persona.uid if persona else "", "sources")
    return exists(persona and persona.sources, place, _(persona.basis.label) if persona else "")


CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "everyone_rehearsed": _everyone_rehearsed,
        "everyone_has_department": _everyone_has_department,
        "has_goal": _has_goal,
        "has_scenario": _has_scenario,
        "journey_chosen": _journey_chosen,
        "has_first_and_last_action": _has_first_and_last_action,
        "has_timeframe": _has_timeframe,
        "channels_decided": _channels_decided,
        "has_target_experience": _has_target_experience,
        "has_persona": _has_persona,
        "persona_has_goals_and_pains": _persona_has("goals", "pains"),
        "persona_has_day": _persona_has("day"),
        "persona_has_preferred_channels": _persona_has("preferred_channels"),
        "persona_has_sources": _persona_has_sources,
    }
)
"""Key of a check → the function that decides it."""
