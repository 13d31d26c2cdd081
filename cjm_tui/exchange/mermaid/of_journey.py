"""A journey of the workshop as a Mermaid diagram, and improvements as points of a quadrant chart."""

from __future__ import annotations

from collections.abc import Iterable

from cjm_tui.domain.analysis.ranking import RankedImprovement
from cjm_tui.domain.analysis.values import JourneySummary, StageSummary, TouchpointValue
from cjm_tui.domain.measures.emotion import score_of_valence
from cjm_tui.domain.scope import Journey
from cjm_tui.domain.workshop import Workshop
from cjm_tui.exchange.mermaid.diagram import JourneyDiagram, Section, Task
from cjm_tui.exchange.mermaid.quadrant import Point
from cjm_tui.exchange.origin import Origin, origins_of


def diagram_of(workshop: Workshop, summary: JourneySummary) -> JourneyDiagram:
    """Return a journey in one persona's eyes; what an imported diagram had and we changed is given back."""
    journey = workshop.get(Journey, summary.journey)
    origin = origins_of(workshop.about).get(journey.uid, Origin(journey.uid))
    return JourneyDiagram(
        title=origin.title_of(journey),
        sections=tuple(_section(stage, origin) for stage in summary.stages),
    )


def points_of(ranked: Iterable[RankedImprovement]) -> list[Point]:
    """Return the improvements that have an impact and an effort as points."""
    return [
        Point(entry.improvement.title, entry.impact, entry.effort)
        for entry in ranked
        if entry.impact is not None and entry.effort is not None
    ]


def _section(stage: StageSummary, origin: Origin) -> Section:
    return Section(origin.name_of(stage.stage), tuple(_task(point) for point in stage.touchpoints))


def _task(point: TouchpointValue) -> Task:
    score = None if point.value is None else score_of_valence(point.value)
    if point.agreement and point.agreement.raw_score is not None:
        score = point.agreement.raw_score
    return Task(point.touchpoint.title, score, point.touchpoint.actors)
