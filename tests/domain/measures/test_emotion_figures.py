"""The figures of the emotional curve (DEFAULTS: Emotion; S0.8, S1.12)."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_tui.domain.measures import emotion
from cjm_tui.domain.measures.emotion import Drop, StageValue

readings = st.lists(st.sampled_from(emotion.VALENCES), min_size=1, max_size=40)
curves = st.lists(st.none() | st.sampled_from([-2.0, -1.5, -1.0, -0.5, 0.0, 0.5, 1.0, 1.5, 2.0]), max_size=30)


@pytest.mark.parametrize(
    ("values", "expected"),
    [([], None), ([1], 1), ([1, 2], 1.5), ([-2, 1], -0.5), ([-2, 2, 2], 2), ([-1, 0, 0, 1], 0)],
)
def test_median_keeps_the_half(values: list[int], expected: float | None) -> None:
    assert emotion.median(values) == expected


@pytest.mark.parametrize(
    ("values", "split"),
    [
        ([], False),
        ([2], False),
        ([-1, 2], True),
        ([-2, 1], True),
        ([-1, 1], False),
        ([0, 2, 0, 2], False),
        ([-2, 2, 0, 0, 0], False),  # one in five is less than a quarter
        ([-2, -1, 1, 2, 0], True),
        ([-2, 1, 0, 0, 0, 0, 0, 0], False),
        ([-2, -1, 1, 1, 0, 0, 0, 0], True),  # exactly a quarter at each end
        ([-2, -2, -2, -2, -2, -2, 2, 2], True),
        ([-2, -2, -2, -2, -2, -2, -2, 2], False),
        ([-2, -2, 0, 0, 0], False),  # five readings: the range no longer decides
    ],
)
def test_disagreement(values: list[int], split: bool) -> None:
    assert emotion.disagree(values) is split


def test_the_most_split_touchpoint_comes_first() -> None:
    room = {
        "asks for help": [-1, -1, 1, 1],  # below five, a range of two is agreement
        "waits": [-2, -2, -2, 1, 2],
        "opens the ticket": [-2, -2, 2, 2],
        "gets the answer": [2, 2, 2, 2, 1],
        "fills in the survey": [-1, -1, 0, 1, 1],
    }
    assert emotion.rank_splits(room) == ["opens the ticket", "waits", "fills in the survey"]


def test_equally_split_touchpoints_the_more_rated_first_then_as_given() -> None:
    assert emotion.rank_splits({"a": [-2, 2], "b": [-2, 2], "c": [-2, 2, -2, 2]}) == ["c", "a", "b"]


@given(readings, st.randoms())
def test_whether_a_room_disagrees_does_not_depend_on_who_sat_where(values: list[int], random: Random) -> None:
    shuffled = list(values)
    random.shuffle(shuffled)
    mirrored = [-value for value in values]
    assert emotion.disagree(values) == emotion.disagree(shuffled) == emotion.disagree(mirrored)


def test_stage_value_is_the_median_with_the_mean_beside_it() -> None:
    assert emotion.stage_value([2, None, -2, -1]) == StageValue(-1, pytest.approx(-1 / 3), 3)
    assert emotion.stage_value([None]) is None


@pytest.mark.parametrize(
    ("values", "expected"),
    [([], None), ([None], None), ([-2, -2], 0), ([2], 100), ([0], 50), ([-2, None, 2, 1], 58.333)],
)
def test_emotional_quotient(values: list[float | None], expected: float | None) -> None:
    """S0.8: (mean + 2) / 4 · 100."""
    assert emotion.emotional_quotient(values) == (expected if expected is None else pytest.approx(expected, abs=0.001))


@given(curves)
def test_emotional_quotient_stays_between_the_worst_and_the_best(values: list[float | None]) -> None:
    quotient = emotion.emotional_quotient(values)
    assert (quotient is None) == (not emotion.rated(values))
    assert quotient is None or 0 <= quotient <= 100


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], None),
        ([1, -2, 1], -0.5),
        ([2, -2, 1], -0.5),  # of two equally strong moments the unhappy one is remembered
        ([0, 0, 2], 2),
        ([-1, 2, None], 2),  # nobody rated the last touchpoint: the end is the last rated one
        ([0.5], 0.5),
    ],
)
def test_peak_end(values: list[float | None], expected: float | None) -> None:
    assert emotion.peak_end(values) == expected


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([], None),
        ([1], None),
        ([0, 1, 1, 2], None),
        ([2, 1, -2, 0], Drop(1, 2, -3)),
        ([2, None, None, -1, 1], Drop(0, 3, -3)),
        ([1, 0, 1, 0], Drop(0, 1, -1)),
    ],
)
def test_biggest_drop(values: list[float | None], expected: Drop | None) -> None:
    assert emotion.biggest_drop(values) == expected


@given(curves)
def test_biggest_drop_is_the_smallest_difference_of_neighbours(values: list[float | None]) -> None:
    known = emotion.rated(values)
    differences = [after - before for before, after in pairwise(known)]
    drop = emotion.biggest_drop(values)
    assert (drop.size if drop else 0) == min([0, *differences])


@pytest.mark.parametrize(
    ("values", "expected"), [([], None), ([1, 2, 0, -1], 50), ([2], 100), ([0], 0), ([0.5, 1], 50)]
)
def test_share_satisfied(values: list[float], expected: float | None) -> None:
    """S1.12: readings ≥ +1 / all readings, in percent."""
    assert emotion.share_satisfied(values) == expected


@given(readings)
def test_histogram_counts_everybody_once(values: list[int]) -> None:
    bars = emotion.histogram(values)
    assert sum(bars) == len(values)
    assert all(bar == values.count(valence) for bar, valence in zip(bars, emotion.VALENCES, strict=True))


def test_keys_go_from_worst_to_best() -> None:
    assert [emotion.valence_of_key(key) for key in range(1, 6)] == [-2, -1, 0, 1, 2]
    assert [emotion.key_of_valence(valence) for valence in emotion.VALENCES] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("key", [0, 6, -1])
def test_other_keys_are_no_emotion(key: int) -> None:
    with pytest.raises(ValueError, match="no emotion under key"):
        emotion.valence_of_key(key)


def test_mermaid_scores_are_the_valence_plus_three() -> None:
    assert [emotion.valence_of_score(score) for score in (1, 2, 3, 4, 5)] == list(emotion.VALENCES)
    assert emotion.valence_of_score(3.5) == 0.5
