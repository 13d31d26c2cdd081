"""Estimates, ballots and merging, as acts that are stored."""

from __future__ import annotations

import pytest

from cjm_tui.domain.acts import priorities
from cjm_tui.domain.acts.priorities import TooManyVotes
from cjm_tui.domain.analysis.ranking import rank_improvements, turns
from cjm_tui.domain.choices import ActivityState, Preset
from cjm_tui.domain.edits import Draft
from cjm_tui.domain.judgement import Ballot, Improvement, Vote
from cjm_tui.room.room import Room
from cjm_tui.storage.errors import OverBudget
from tests.conftest import NOW


@pytest.fixture
def ideas(room: Room) -> list[str]:
    """Five improvements: idea 1 … idea 5."""
    uids = [f"idea{n}" for n in range(1, 6)]
    for number, uid in enumerate(uids, start=1):
        room.submit(priorities.add_improvement(None, f"idea {number}", uid))
    return uids


def improvement(room: Room, uid: str) -> Improvement:
    return room.view.get(Improvement, uid)


def vote(room: Room, ballot: Ballot, seat: int, typed: str) -> None:
    chosen = priorities.read_votes(typed, len(ballot.options), ballot.budget, ballot.cap)
    dots = {ballot.options[number - 1]: count for number, count in chosen.items()}
    room.submit(priorities.proxy_votes(ballot, seat, dots, new_uid=room.new_uid))


@pytest.mark.parametrize(
    ("typed", "pairs"),
    [
        ("42 51 33", [(4, 2), (5, 1), (3, 3)]),
        ("4 2, 5 1", [(4, 2), (5, 1)]),
        ("4251", [(4, 2), (5, 1)]),
        ("44521 21133", [(4, 2), (4, 1), (5, 1), (2, 3), (1, 3)]),
        ("42 --", [(4, 2), (None, None)]),
    ],
)
def test_estimates_are_typed_as_pairs_or_as_two_rows(typed: str, pairs: list[tuple[int | None, int | None]]) -> None:
    assert priorities.read_pairs(typed) == pairs


@pytest.mark.parametrize("typed", ["", "7 1", "42 5", "445 21", "four two"])
def test_what_is_no_estimate_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"^"):
        priorities.read_pairs(typed)


def test_estimates_taken_down_again_replace_the_earlier_ones(room: Room, ideas: list[str]) -> None:
    first = improvement(room, ideas[0])
    room.submit(priorities.agree_on(first, impact=1, effort=5))
    room.submit(priorities.proxy_estimates(room.view, first, [(5, 1), (4, 2), (3, 3)], new_uid=room.new_uid))
    room.submit(priorities.proxy_estimates(room.view, first, [(5, 1), (None, 2)], new_uid=room.new_uid))
    ranked = rank_improvements(room.view)[0]
    assert ranked.improvement.uid == ideas[0]
    assert (ranked.impact, ranked.effort) == (5, 1.5)
    assert ranked.effort_spread is not None
    assert ranked.effort_spread.n == 2


@pytest.mark.parametrize(
    ("typed", "votes"), [("3,3,5", {3: 2, 5: 1}), ("335", {3: 2, 5: 1}), ("", {}), ("1 2", {1: 1, 2: 1})]
)
def test_votes_are_typed_as_numbers(typed: str, votes: dict[int, int]) -> None:
    assert priorities.read_votes(typed, 5, 3, 3) == votes


def test_with_ten_options_a_number_may_have_two_digits() -> None:
    assert priorities.read_votes("10, 1", 12, 3, 3) == {10: 1, 1: 1}


@pytest.mark.parametrize(("typed", "problem"), [("6", ValueError), ("1111", TooManyVotes), ("12345", TooManyVotes)])
def test_votes_beyond_the_ballot_are_refused(typed: str, problem: type[ValueError]) -> None:
    with pytest.raises(problem):
        priorities.read_votes(typed, 5, 3, 3)


def test_a_ballot_is_blind_until_it_closes(room: Room, ideas: list[str]) -> None:
    room.submit(priorities.open_ballot(room.view, ideas, NOW, new_uid=room.new_uid))
    ballot = priorities.open_now(room.view)
    assert ballot is not None
    assert (ballot.budget, ballot.cap) == (3, 3)
    vote(room, ballot, 1, "335")
    assert not room.view.votes_in(ballot.uid)
    room.submit(priorities.close_ballot(room.view, ballot, NOW))
    assert {v.improvement: v.dots for v in room.view.votes_in(ballot.uid)} == {ideas[2]: 2, ideas[4]: 1}
    assert room.view.about.preset is Preset.VOTES
    assert rank_improvements(room.view)[0].improvement.uid == ideas[2]


def test_the_database_refuses_more_votes_than_the_budget(room: Room, ideas: list[str]) -> None:
    room.submit(priorities.open_ballot(room.view, ideas, NOW, new_uid=room.new_uid))
    ballot = priorities.open_now(room.view)
    assert ballot is not None
    with pytest.raises(OverBudget):
        room.submit(priorities.proxy_votes(ballot, 1, {ideas[0]: 2, ideas[1]: 2}, new_uid=room.new_uid))


def test_a_tie_is_broken_by_a_run_off_and_the_first_turn_stays(room: Room, ideas: list[str]) -> None:
    room.submit(priorities.open_ballot(room.view, ideas, NOW, new_uid=room.new_uid))
    first = priorities.open_now(room.view)
    assert first is not None
    for seat, typed in enumerate(["112", "221"], start=1):
        vote(room, first, seat, typed)
    room.submit(priorities.close_ballot(room.view, first, NOW))
    tied = priorities.tied_first(turns(room.view))
    assert tied == ideas[:2]
    room.submit(priorities.open_run_off(first, tied, NOW, new_uid=room.new_uid))
    second = priorities.open_now(room.view)
    assert second is not None
    assert (second.turn, second.budget) == (2, 1)
    for seat, typed in enumerate(["2", "2", "1"], start=1):
        vote(room, second, seat, typed)
    room.submit(priorities.close_ballot(room.view, second, NOW))
    assert room.view.get(Ballot, second.uid).previous == first.uid
    assert [dict(turn) for turn in turns(room.view)][1] == {ideas[0]: 1, ideas[1]: 2}
    assert rank_improvements(room.view)[0].improvement.uid == ideas[1]
    assert priorities.tied_first(turns(room.view)) == []


def test_votes_can_be_taken_back_unseen(room: Room, ideas: list[str]) -> None:
    room.submit(priorities.open_ballot(room.view, ideas, NOW, new_uid=room.new_uid))
    ballot = priorities.open_now(room.view)
    assert ballot is not None
    draft = priorities.proxy_votes(ballot, 1, {ideas[0]: 3}, new_uid=room.new_uid)
    room.submit(draft)
    room.submit(priorities.take_back_votes(edit.uid for edit in draft.edits))
    room.submit(priorities.close_ballot(room.view, ballot, NOW))
    assert not room.view.all(Vote)


def test_merging_keeps_both_texts(room: Room, ideas: list[str]) -> None:
    kept, other = improvement(room, ideas[0]), improvement(room, ideas[1])
    for uid, how in ((kept, "Call first"), (other, "Then write")):
        room.submit(priorities.agree_on(uid, how=how))
    room.submit(priorities.agree_on(improvement(room, ideas[1]), owner="Rui", impact=4))
    room.submit(priorities.merge(improvement(room, ideas[0]), improvement(room, ideas[1])))
    merged = improvement(room, ideas[0])
    assert (merged.title, merged.merged_from) == ("idea 1", ("idea 2",))
    assert merged.how == "Call first\nThen write"
    assert (merged.owner, merged.impact) == ("Rui", 4)
    assert room.view.find(Improvement, ideas[1]) is None
    room.undo()
    assert improvement(room, ideas[1]).how == "Then write"


def test_another_preset_is_undone_like_any_edit(room: Room) -> None:
    room.submit(priorities.use_preset(room.view, Preset.RICE))
    assert room.view.about.preset is Preset.RICE
    room.undo()
    assert room.view.about.preset is Preset.IMPACT_EFFORT


def test_closing_a_ballot_is_an_act_that_undo_passes_over(room: Room, ideas: list[str]) -> None:
    room.submit(priorities.open_ballot(room.view, ideas, NOW, new_uid=room.new_uid))
    ballot = priorities.open_now(room.view)
    assert ballot is not None
    closing: Draft = priorities.close_ballot(room.view, ballot, NOW)
    room.submit(closing)
    room.undo()
    assert room.view.get(Ballot, ballot.uid).state is ActivityState.REVEALED
