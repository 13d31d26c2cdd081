"""The gap of a touchpoint (DEFAULTS: Priority of a touchpoint; S2.15, S4.14)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_tui.domain.measures import friction

scores = st.integers(1, 5)


@pytest.mark.parametrize(
    ("customer", "organisation", "satisfaction", "expected"),
    [
        (5, 5, 1, 9),
        (1, 1, 5, -3),
        (4, 3, 2.5, 4.5),
        (None, None, 1, 5),  # importance nobody was asked for is middling
        (5, None, 3, 5),
        (5, 5, None, None),
    ],
)
def test_gap(
    customer: int | None, organisation: int | None, satisfaction: float | None, expected: float | None
) -> None:
    """S2.15: importance to customer + importance to organisation − satisfaction."""
    assert friction.gap(customer, organisation, satisfaction) == expected


@pytest.mark.parametrize(
    ("asked", "value", "expected"), [(4, -2, 4), (None, -2, 1), (None, 0.5, 3.5), (None, None, None)]
)
def test_satisfaction_is_derived_from_the_emotion_where_it_was_not_asked(
    asked: int | None, value: float | None, expected: float | None
) -> None:
    assert friction.satisfaction(asked, value) == expected


@given(scores, scores, scores)
def test_gap_grows_with_importance_and_shrinks_with_satisfaction(a: int, b: int, c: int) -> None:
    gap = friction.gap(a, b, c)
    assert gap is not None
    assert -3 <= gap <= 9
    if c < 5:
        assert friction.gap(a, b, c + 1) == gap - 1
    if a < 5:
        assert friction.gap(a + 1, b, c) == gap + 1


def test_an_unhappy_touchpoint_of_middling_importance_is_friction_and_a_neutral_one_is_not() -> None:
    unhappy = friction.gap(None, None, friction.satisfaction(None, -1))
    neutral = friction.gap(None, None, friction.satisfaction(None, 0))
    assert unhappy is not None
    assert neutral is not None
    assert unhappy >= friction.FRICTION_FROM > neutral


@pytest.mark.parametrize(("values", "expected"), [([], None), ([None, 1], 0), ([5, 5], 100), ([1, 4, None], 37.5)])
def test_every_touchpoint_contributes_to_the_overall_satisfaction(
    values: list[float | None], expected: float | None
) -> None:
    """S4.14."""
    assert friction.overall_satisfaction(values) == expected
