"""How much a touchpoint rubs: what matters there, less how well it satisfies."""

from __future__ import annotations

from cjm_tui.domain.measures.emotion import mean, rated

LOWEST, HIGHEST = 1, 5
NOT_ASKED = 3
"""An importance nobody was asked for counts as the middle, so that every rated touchpoint can be ranked."""

SATISFIED = 4
"""From this satisfaction on nothing rubs, however much it matters."""

FRICTION_FROM = 4
"""From this gap on a touchpoint is a point of friction: middling importance, less than fair satisfaction."""


def satisfaction(asked: float | None, value: float | None) -> float | None:
    """Return the satisfaction 1 … 5 that was asked, else the one derived from the emotion: `valence + 3`."""
    if asked is not None:
        return float(asked)
    return None if value is None else value + 3


def gap(
    importance_customer: float | None,
    importance_organisation: float | None,
    satisfaction: float | None,
) -> float | None:
    """Return importance to customer + importance to organisation − satisfaction, each 1 … 5, at most 9.

    None where the satisfaction is neither asked nor derivable.
    """
    if satisfaction is None:
        return None
    customer = NOT_ASKED if importance_customer is None else importance_customer
    organisation = NOT_ASKED if importance_organisation is None else importance_organisation
    return float(customer + organisation - satisfaction)


def overall_satisfaction(satisfactions: list[float | None]) -> float | None:
    """Return the mean satisfaction of touchpoints, rescaled `(x − 1) / 4 · 100`: each contributes alike."""
    centre = mean(rated(satisfactions))
    return None if centre is None else (centre - LOWEST) / (HIGHEST - LOWEST) * 100
