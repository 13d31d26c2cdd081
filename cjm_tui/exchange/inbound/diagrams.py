"""A Mermaid `journey` as an outline."""

from __future__ import annotations

from cjm_tui.exchange.inbound import cells as cell
from cjm_tui.exchange.inbound.outline import (
    MapOutline,
    NoteOutline,
    Scale,
    ScoreOutline,
    StageOutline,
    TouchpointOutline,
)
from cjm_tui.exchange.mermaid.diagram import JourneyDiagram, Task
from cjm_tui.exchange.mermaid.reader import HIGHEST, LOWEST, read_journey

SCALE = Scale(LOWEST, HIGHEST)


def map_of_diagram(source: str, title: str = "", first_line: int = 1, scale: Scale | None = None) -> MapOutline:
    """Return the journey that a diagram draws.

    Raises:
        NotAJourney: it is another diagram.
    """
    diagram = read_journey(source, first_line)
    return MapOutline(
        title=diagram.heading or title,
        stages=tuple(
            StageOutline(
                title=section.name or "",
                touchpoints=tuple(_touchpoint(task, scale or SCALE) for task in section.tasks),
                implicit=section.name is None,
                line=section.line,
            )
            for section in diagram.sections
        ),
        source="mermaid",
        scenario=diagram.accessible_description,
        scale=scale or SCALE,
        facts=_facts(diagram, diagram.heading or title),
        remarks=diagram.remarks,
    )


def _touchpoint(task: Task, scale: Scale) -> TouchpointOutline:
    score = None if task.score is None else ScoreOutline(f"{task.score:g}", task.score)
    notes: tuple[NoteOutline, ...] = ()
    if task.unread:
        # A comma for a colon: the number is only a guess until somebody confirms it.
        number, comma, _actor = task.unread.partition(",")
        guess = cell.number(number) if comma else None
        if score is None and guess is not None and scale.worst <= guess <= scale.best:
            valence = (guess - scale.worst) / (scale.best - scale.worst) * 4 - 2
            score = ScoreOutline(task.unread, None, valence)
        else:
            notes = (NoteOutline("comment", task.unread),)
    return TouchpointOutline(task.name, task.line, notes=notes, score=score, actors=task.actors)


def _facts(diagram: JourneyDiagram, title: str) -> dict[str, str]:
    facts = {
        "accessible_title": diagram.accessible_title,
        "accessible_description": diagram.accessible_description,
    }
    facts = {name: text for name, text in facts.items() if text}
    return facts if diagram.title == title else facts | {"title": diagram.title}
