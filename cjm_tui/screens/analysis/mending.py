"""The way from a problem of the map to the place where it is mended, in whichever phase that is."""

from __future__ import annotations

from typing import Any

from textual.screen import Screen

from cjm_tui.domain.linter import Problem, lint
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.screens.workshop.guide_values import check_like, key_of
from cjm_tui.screens.workshop.phase_body import PhaseBody


def problem_of(desk: Desk, key: str) -> Problem | None:
    """Return the problem with the key, while it is still one."""
    journey = desk.journey.uid if desk.journey else None
    return next((problem for problem in lint(desk.view, journey) if key_of(problem) == key), None)


def show_problem(screen: Screen[Any], problem: Problem) -> bool:
    """Let the phase's body on the screen go to the problem, by the first name of it that the body understands."""
    body = next(iter(screen.query(PhaseBody)), None)
    place = problem.place
    names = (key_of(problem), check_like(problem), f"{place.kind}:{place.uid}:{place.field}")
    return body is not None and any(body.find(name) for name in names if name)
