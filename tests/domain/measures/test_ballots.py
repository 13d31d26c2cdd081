"""Dot votes (DEFAULTS: Dot votes)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_tui.domain.measures import ballots
from cjm_tui.domain.measures.ballots import Standing

counts = st.dictionaries(st.text("abcdefgh", min_size=1, max_size=1), st.integers(0, 9), min_size=1)


@pytest.mark.parametrize(
    ("options", "votes"), [(0, 3), (1, 3), (12, 3), (13, 4), (16, 4), (17, 5), (32, 8), (33, 8), (200, 8)]
)
def test_budget_is_a_quarter_of_the_items_between_three_and_eight(options: int, votes: int) -> None:
    assert ballots.budget(options) == votes


@pytest.mark.parametrize(
    ("cast", "left"), [({}, 3), ({"faq": 2}, 1), ({"faq": 3}, 0), ({"bot": 3, "sla": 1}, 1), ({"bot": 5}, 0)]
)
def test_at_most_three_on_one_item_and_never_over_the_budget(cast: dict[str, int], left: int) -> None:
    assert ballots.room_left(cast, "faq", 5) == left


def test_count_starts_at_zero_and_ignores_what_is_not_on_the_ballot() -> None:
    assert ballots.tally(["faq", "bot"], [("faq", 2), ("faq", 1), ("gone", 3)]) == {"faq": 3, "bot": 0}


def test_tied_items_share_a_place_and_the_next_one_skips() -> None:
    result = ballots.standings([{"faq": 4, "bot": 7, "sla": 4, "app": 1}])
    assert result == {
        "bot": Standing(1, (7,), False),
        "faq": Standing(2, (4,), True),
        "sla": Standing(2, (4,), True),
        "app": Standing(4, (1,), False),
    }


def test_run_off_breaks_the_tie_and_cannot_lift_anything_above_it() -> None:
    first = {"faq": 4, "bot": 7, "sla": 4, "app": 1}
    assert ballots.run_off([first], winners=2) == ["faq", "sla"]
    turns = [first, {"faq": 1, "sla": 9}]
    assert list(ballots.standings(turns)) == ["bot", "sla", "faq", "app"]
    assert ballots.run_off(turns, winners=2) == []


@pytest.mark.parametrize(("winners", "needed"), [(0, False), (1, False), (2, True), (3, False), (4, False)])
def test_run_off_is_needed_only_where_the_tie_crosses_the_line(winners: int, needed: bool) -> None:
    assert bool(ballots.run_off([{"bot": 7, "faq": 4, "sla": 4, "app": 1}], winners)) is needed


@given(counts, st.integers(1, 8))
def test_a_run_off_is_among_equals(turn: dict[str, int], winners: int) -> None:
    among = ballots.run_off([turn], winners)
    assert len({turn[option] for option in among}) <= 1
    assert len(among) != 1


@given(counts)
def test_standings_hold_every_item_in_falling_order(turn: dict[str, int]) -> None:
    ranked = ballots.standings([turn])
    assert set(ranked) == set(turn)
    votes = [standing.votes[0] for standing in ranked.values()]
    assert votes == sorted(votes, reverse=True)


def test_nothing_to_count() -> None:
    assert ballots.standings([]) == {}
    assert ballots.run_off([], 1) == []
