"""Finding what a typed name means among the records of a workshop."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from cjm_tui.domain.journey_map import Stage, Touchpoint
from cjm_tui.domain.judgement import Improvement
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.records import Record
from cjm_tui.domain.scope import Journey
from cjm_tui.domain.workshop import Workshop
from cjm_tui.exchange.inbound.feelings import folded
from cjm_tui.exchange.outbound.edition import Edition, every_touchpoint
from cjm_tui.exchange.outbound.fields import title_of
from cjm_tui.i18n import N_, _

R = TypeVar("R", bound=Record)

_NOUNS = {
    "journeys": N_("journey"),
    "stages": N_("stage"),
    "touchpoints": N_("touchpoint"),
    "personas": N_("persona"),
    "improvements": N_("improvement"),
    "channels": N_("channel"),
    "departments": N_("department"),
    "goals": N_("goal"),
    "scenarios": N_("scenario"),
}
_LISTED = 8
"""So many names are listed where one is not found."""


class Unclear(ValueError):
    """What was written cannot be done; the message is a sentence for the person, already translated."""


def journey_named(workshop: Workshop, name: str) -> Journey:
    """Return the journey of a name; without one the first that is mapped now.

    Raises:
        Unclear: there is none.
    """
    if name:
        return one_of(workshop, workshop.journeys, name, Journey.kind)
    edition = Edition(workshop)
    found = edition.main_journey or next(iter(workshop.journeys), None)
    if found is None:
        raise Unclear(_("There is no journey yet: `add ID journey TITLE` makes one."))
    return found


def stage_named(workshop: Workshop, journey: Journey, name: str) -> Stage:
    """Return the stage of a name or place (1 is the first) in a journey; raise Unclear."""
    return one_of(workshop, workshop.stages(journey.uid), name, Stage.kind)


def touchpoint_named(workshop: Workshop, name: str, journey: str = "") -> Touchpoint:
    """Return the touchpoint of a name, wherever it lies; raise Unclear."""
    wanted = journey_named(workshop, journey).uid if journey else ""
    points = [t for t in every_touchpoint(workshop) if not wanted or t.journey == wanted]
    return one_of(workshop, points, name, Touchpoint.kind)


def persona_named(workshop: Workshop, name: str, journey: Journey) -> Persona:
    """Return the persona of a name; without one the journey's primary one; raise Unclear."""
    if name:
        return one_of(workshop, workshop.personas, name, Persona.kind)
    found = Edition(workshop).persona(journey.uid) or next(iter(workshop.personas), None)
    if found is None:
        raise Unclear(_("There is no persona yet: the second phase makes them."))
    return found


def improvement_named(workshop: Workshop, name: str) -> Improvement:
    """Return the improvement of a name; raise Unclear."""
    return one_of(workshop, workshop.improvements, name, Improvement.kind)


def one_of(workshop: Workshop, records: Iterable[R], name: str, kind: str) -> R:
    """Return the record that a name means: its id (`T012`, uid), its place from 1, its title, or how that begins.

    Raises:
        Unclear: it means none, or several.
    """
    among, wanted = list(records), folded(name.strip())
    codes = Edition(workshop).codes
    exact = [r for r in among if wanted in (folded(title_of(r)), r.uid, folded(codes.get(r.uid, "")))]
    beginning = [r for r in among if wanted and folded(title_of(r)).startswith(wanted)]
    found = exact or beginning
    if not found and wanted.isdigit() and 0 < int(wanted) <= len(among):
        found = [among[int(wanted) - 1]]
    if len(found) == 1:
        return found[0]
    noun = _(_NOUNS.get(kind, kind))
    if found:
        ids = ", ".join(codes.get(r.uid, r.uid) for r in found[:_LISTED])
        raise Unclear(_("“{name}” is several here ({noun}): say which by its id, {ids}.").format(
            name=name, noun=noun, ids=ids
        ))  # fmt: skip
    names = " · ".join(title_of(r) for r in among[:_LISTED]) or "—"
    raise Unclear(_("There is no {noun} “{name}”, only: {names}").format(noun=noun, name=name, names=names))
