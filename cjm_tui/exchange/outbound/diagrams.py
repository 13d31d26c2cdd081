"""Mermaid diagrams of a workshop: each journey as a `journey`, the improvements as a `quadrantChart`."""

from __future__ import annotations

from cjm_tui.domain.analysis.ranking import RankedImprovement
from cjm_tui.domain.analysis.values import TouchpointValue
from cjm_tui.domain.measures.emotion import BEST
from cjm_tui.domain.scope import Journey
from cjm_tui.exchange.mermaid.diagram import JourneyDiagram, Section, Task
from cjm_tui.exchange.mermaid.quadrant import Point, write_quadrant_chart
from cjm_tui.exchange.mermaid.writer import unfaithful, write_journey
from cjm_tui.exchange.origin import Origin, origins_of
from cjm_tui.exchange.outbound.edition import Edition
from cjm_tui.exchange.remark import Remark
from cjm_tui.i18n import _

SCORE_OF_ZERO = BEST + 1
"""Mermaid's score for a neutral emotion: valence + 3."""


def journey_diagram(edition: Edition, journey: Journey) -> JourneyDiagram:
    """Return a journey as a diagram, in the persona's eyes; what an imported one had comes back."""
    origin = origins_of(edition.workshop.about).get(journey.uid) or Origin(journey.uid, given_title="\0")
    persona = edition.persona(journey.uid)
    name = persona.display_name if persona else ""
    sections = tuple(
        Section(
            origin.name_of(stage.stage),
            tuple(_task(point, name) for point in stage.touchpoints),
        )
        for stage in edition.summary(journey.uid).stages
    )
    return JourneyDiagram(
        origin.title_of(journey),
        sections,
        origin.facts.get("accessible_title", ""),
        origin.facts.get("accessible_description", ""),
    )


def journey_texts(edition: Edition, journey: Journey) -> list[str]:
    """Return a journey's diagram, as several texts where one would be too long for Mermaid."""
    return write_journey(journey_diagram(edition, journey))


def journey_remarks(edition: Edition, journey: Journey) -> list[Remark]:
    """Return what the diagram cannot hold, by the number of the task."""
    remarks = unfaithful(journey_diagram(edition, journey))
    if loose := len(edition.workshop.bucket(journey.uid)):
        remarks.append(Remark(0, _("Cards that lie in no stage yet are not in the diagram: {n}.").format(n=loose)))
    return remarks


def quadrant_texts(edition: Edition) -> list[str]:
    """Return impact × effort of every improvement that was estimated; nothing where none was."""
    points = [point for entry in edition.ranked if (point := _point(entry))]
    return write_quadrant_chart(edition.workshop.about.title, points) if points else []


def quadrant_remarks(edition: Edition) -> list[Remark]:
    """Return the improvements that the chart leaves out."""
    left_out = [entry.improvement.title for entry in edition.ranked if _point(entry) is None]
    sentence = _("“{title}” has no impact or effort yet and is not in the chart.")
    return [Remark(0, sentence.format(title=title)) for title in left_out]


def _task(point: TouchpointValue, persona: str) -> Task:
    touchpoint = point.touchpoint
    score = None if point.value is None else point.value + SCORE_OF_ZERO
    if point.agreement and point.agreement.raw_score is not None:
        score = point.agreement.raw_score
    actors = touchpoint.actors or ((persona,) if persona and point.value is not None else ())
    return Task(touchpoint.title, score, actors)


def _point(entry: RankedImprovement) -> Point | None:
    if entry.impact is None or entry.effort is None:
        return None
    return Point(entry.improvement.title, entry.impact, entry.effort)
