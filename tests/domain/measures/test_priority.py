"""Scores that order improvements (DEFAULTS: Prioritising improvements)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_tui.domain.choices import Moscow
from cjm_tui.domain.measures import priority
from cjm_tui.domain.measures.priority import Quadrant, Spread
from cjm_tui.i18n import _, using


@pytest.mark.parametrize(
    ("impact", "effort", "corner"),
    [
        (5, 1, Quadrant.QUICK_WIN),
        (3, 2.9, Quadrant.QUICK_WIN),
        (5, 5, Quadrant.BIG_BET),
        (3, 3, Quadrant.BIG_BET),
        (2.9, 2.9, Quadrant.IF_TIME_ALLOWS),
        (1, 1, Quadrant.IF_TIME_ALLOWS),
        (2.9, 3, Quadrant.NOT_WORTH_IT),
        (1, 5, Quadrant.NOT_WORTH_IT),
    ],
)
def test_matrix_is_cut_at_three_and_three_is_high(impact: float, effort: float, corner: Quadrant) -> None:
    assert priority.quadrant(impact, effort) is corner


def test_corners_have_the_names_a_brazilian_team_expects() -> None:
    with using("pt-BR"):
        assert [_(corner.label) for corner in Quadrant] == [
            "Ganhos rápidos",
            "Grandes apostas",
            "Se der tempo",
            "Não vale a pena",
        ]


def test_mean_and_spread_of_those_who_did_not_skip() -> None:
    assert priority.mean_and_spread([2, 5, 5]) == Spread(4, 2, 5, 3)
    assert priority.mean_and_spread([2, 5, 5]).width == 3  # type: ignore[union-attr]
    assert priority.mean_and_spread([]) is None


@given(st.lists(st.integers(1, 5), min_size=1))
def test_mean_lies_within_the_spread(scores: list[int]) -> None:
    spread = priority.mean_and_spread(scores)
    assert spread is not None
    assert spread.low <= spread.mean <= spread.high


@pytest.mark.parametrize(
    ("reach", "impact", "confidence", "effort", "expected"),
    [(500, 3, 100, 2, 750), (500, 0.25, 50, 1, 62.5), (500, 3, 80, 0, None), (500, 3, 80, -1, None)],
)
def test_rice(reach: float, impact: float, confidence: float, effort: float, expected: float | None) -> None:
    assert priority.rice(reach, impact, confidence, effort) == expected


def test_ice_is_a_mean_or_by_choice_a_product() -> None:
    assert priority.ice(10, 5, 3) == 6
    assert priority.ice_product(10, 5, 3) == 150


@pytest.mark.parametrize(("customer", "business", "effort", "expected"), [(4, 2, 2, 1.5), (5, 5, 0, None)])
def test_value_over_effort(customer: float, business: float, effort: float, expected: float | None) -> None:
    assert priority.value_over_effort(customer, business, effort) == expected


@pytest.mark.parametrize(
    ("must", "should", "wont", "share"),
    [(6, 4, 0, 60), (61, 39, 0, 61), (6, 4, 90, 60), (0, 0, 5, None)],
)
def test_what_must_takes_is_a_share_of_the_effort_that_is_planned(
    must: float, should: float, wont: float, share: float | None
) -> None:
    plan = [(Moscow.MUST, must), (Moscow.SHOULD, should), (Moscow.WONT, wont)]
    assert priority.must_share(plan) == share
