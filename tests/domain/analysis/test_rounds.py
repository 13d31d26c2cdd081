"""A later round: what was treated is rated again, and what an earlier round said is never taken for this one's word."""

from __future__ import annotations

import pytest

from cjm_tui.domain.analysis.compare import compare
from cjm_tui.domain.analysis.disagreements import to_discuss
from cjm_tui.domain.analysis.guide_checks import Situation, check
from cjm_tui.domain.analysis.rounds import points_to_rate
from cjm_tui.domain.analysis.values import JourneySummary, summarise
from cjm_tui.domain.choices import ActivityKind
from cjm_tui.i18n import using
from tests.domain.analysis.story import Story


@pytest.fixture
def second_round() -> Story:
    """Three touchpoints, all rated in round 1; two of them treated since, one by work that still goes on."""
    story = Story(round=2)
    stage = story.stage("Help")
    calls, waits, survey = (
        story.touchpoint(stage, title, *valences, key=True)
        for title, valences in (("Calls", (-2, -2)), ("Waits", (-2, 2)), ("Survey", (1, 1)))
    )
    story.improvement("A number on the screen", calls, status="done")
    story.improvement("News every hour", waits, status="doing")
    story.improvement("A shorter survey", survey, status="planned")
    for name in ("Bia", "Caio"):
        story.person(name)
    story.silent(ActivityKind.READINGS, is_open=False)
    return story


def summary(story: Story, number: int | None = None) -> JourneySummary:
    return summarise(story.workshop, story.journey.uid, round_number=number)


def titles(story: Story) -> list[str]:
    return [point.touchpoint.title for point in points_to_rate(story.workshop, summary(story))]


def test_a_follow_up_asks_for_what_was_treated(second_round: Story) -> None:
    assert titles(second_round) == ["Calls", "Waits"]


def test_the_first_round_asks_for_the_key_touchpoints(second_round: Story) -> None:
    about = next(iter(second_round.records["workshops"].values()))
    second_round.edit(about, round=1)
    assert titles(second_round) == ["Calls", "Waits", "Survey"]


def test_a_value_of_the_round_before_is_marked_and_does_not_count_as_rated(second_round: Story) -> None:
    calls = summary(second_round).touchpoints[0]
    assert (calls.value, calls.is_rated, calls.origin_in_words) == (-2, False, "from round 1")
    second_round.rate(calls.touchpoint, 1, 1, round=2)
    again = summary(second_round).touchpoints[0]
    assert (again.value, again.is_rated, again.origin_in_words) == (1, True, "")
    with using("pt-BR"):
        assert calls.origin_in_words == "da rodada 1"


@pytest.mark.parametrize("key", ["everyone_rated", "key_touchpoints_rated", "readings_revealed"])
def test_the_guide_begins_anew_in_a_new_round(second_round: Story, key: str) -> None:
    situation = Situation(second_round.workshop, second_round.journey.uid)
    assert not check(key, situation).is_met


def test_the_guide_says_that_it_is_about_what_was_treated(second_round: Story) -> None:
    calls = summary(second_round).touchpoints[0].touchpoint
    second_round.rate(calls, 1, 1, round=2)
    verdict = check("key_touchpoints_rated", Situation(second_round.workshop, second_round.journey.uid))
    assert verdict.detail == "treated since last time: 1 of 2; next: Waits"


def test_a_split_of_the_round_before_is_not_discussed_again(second_round: Story) -> None:
    assert [split.point.touchpoint.title for split in to_discuss(summary(second_round, 1))] == ["Waits"]
    assert to_discuss(summary(second_round)) == []


def test_rounds_are_compared_in_the_order_of_time_whatever_was_asked(second_round: Story) -> None:
    calls = summary(second_round).touchpoints[0].touchpoint
    second_round.rate(calls, 1, 1, round=2)
    comparison = compare(summary(second_round, 2), summary(second_round, 1))
    assert (comparison.left.round, comparison.right.round) == (1, 2)
    assert [pair.change for pair in comparison.stages[0].touchpoints] == [3, None, None]


def test_figures_of_two_rounds_are_taken_over_what_both_have_rated(second_round: Story) -> None:
    calls = summary(second_round).touchpoints[0].touchpoint
    second_round.rate(calls, 1, 1, round=2)
    comparison = compare(summary(second_round, 1), summary(second_round, 2))
    assert [pair.right and pair.right.touchpoint.title for pair in comparison.valued] == ["Calls"]
    assert comparison.quotients == (0, 75)


def test_the_caption_says_how_much_of_the_curve_is_older(second_round: Story) -> None:
    calls = summary(second_round).touchpoints[0].touchpoint
    second_round.rate(calls, 1, round=2)
    expected = "the team's hypothesis (n = 1–2; 2 of 3 values from earlier rounds)"
    assert summary(second_round).basis_in_words == expected
