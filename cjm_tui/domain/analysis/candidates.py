"""Which journey to map first: start with the simplest that is worth it."""

from __future__ import annotations

from cjm_tui.domain.choices import JourneyStatus
from cjm_tui.domain.scope import Journey
from cjm_tui.domain.workshop import Workshop

WORTH_IT_FROM = 3
"""The value, 1 to 5, from which a journey is worth mapping."""


def ranked_candidates(workshop: Workshop) -> list[Journey]:
    """Return the journeys in the order in which to map them.

    Those worth it come first, among them the simplest, then the easiest, then the most valuable; what nobody has
    scored counts as the middle, and equal ones keep their order.
    """
    return sorted(workshop.journeys, key=_order)


def suggested_journey(workshop: Workshop) -> Journey | None:
    """Return the journey to begin with: the first candidate that is not mapped yet, if any was scored."""
    open_ones = [journey for journey in ranked_candidates(workshop) if journey.status is not JourneyStatus.DONE]
    scored = [journey for journey in open_ones if journey.value or journey.ease or journey.complexity]
    return scored[0] if scored else None


def _order(journey: Journey) -> tuple[bool, int, int, int]:
    value, ease, complexity = (score or 3 for score in (journey.value, journey.ease, journey.complexity))
    return value < WORTH_IT_FROM, complexity, -ease, -value
