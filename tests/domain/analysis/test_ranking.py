"""One ranked list of improvements, with the reason."""

from __future__ import annotations

import pytest

from cjm_tui.domain.analysis.ranking import must_share, rank_improvements
from cjm_tui.domain.choices import ActivityKind, Preset
from cjm_tui.i18n import using
from tests.domain.analysis.story import Story


def titles(story: Story, preset: Preset | None = None) -> list[str]:
    return [entry.improvement.title for entry in rank_improvements(story.workshop, preset)]


def reasons(story: Story, preset: Preset | None = None) -> list[str]:
    return [entry.reason for entry in rank_improvements(story.workshop, preset)]


def test_quick_wins_come_first_and_what_nobody_estimated_last() -> None:
    story = Story()
    story.improvement("Rewrite everything", impact=5, effort=5)
    story.improvement("Not estimated")
    story.improvement("New logo", impact=1, effort=4)
    story.improvement("Status mail", impact=4, effort=1)
    story.improvement("Better FAQ", impact=5, effort=1)
    story.improvement("Tidy menu", impact=2, effort=1)
    assert titles(story) == [
        "Better FAQ", "Status mail", "Rewrite everything", "Tidy menu", "New logo", "Not estimated",
    ]  # fmt: skip
    assert reasons(story)[0] == "Quick wins (impact 5, effort 1)"
    assert reasons(story)[-1] == "not estimated yet"


def test_estimates_are_a_mean_with_its_spread_and_an_agreed_value_wins() -> None:
    story = Story()
    faq = story.improvement("Better FAQ")
    story.estimate(faq, (5, 1), (4, 2), (None, 5))
    (entry,) = rank_improvements(story.workshop)
    assert (entry.impact, entry.effort) == (4.5, pytest.approx(8 / 3))
    assert entry.effort_spread is not None
    assert (entry.effort_spread.low, entry.effort_spread.high, entry.effort_spread.n) == (1, 5, 3)
    with using("pt-BR"):
        assert entry.reason == "Ganhos rápidos (impacto 4,5, esforço 2,7; n = 3)"
    story.edit(faq, effort=5)
    assert rank_improvements(story.workshop)[0].effort == 5


def test_silent_estimates_and_ideas_count_only_after_the_reveal() -> None:
    story = Story()
    estimates, ideas = story.silent(ActivityKind.ESTIMATES), story.silent(ActivityKind.IDEAS)
    faq = story.improvement("Better FAQ")
    story.estimate(faq, (5, 1), activity=estimates.uid)
    story.improvement("Mine alone", activity=ideas.uid)
    assert reasons(story) == ["not estimated yet"]
    story.edit(estimates, state="revealed")
    story.edit(ideas, state="revealed")
    assert titles(story) == ["Better FAQ", "Mine alone"]


def test_the_latest_pass_of_the_latest_round_counts() -> None:
    story = Story(round=2)
    faq = story.improvement("Better FAQ")
    story.estimate(faq, (1, 5))
    story.estimate(faq, (2, 4), pass_number=2)
    story.estimate(faq, (5, 1), round=2)
    assert rank_improvements(story.workshop)[0].impact == 5


def test_equal_ones_follow_the_worst_gap_that_they_mend() -> None:
    """S4.13: worst first, always."""
    story = Story()
    stage = story.stage("Help")
    fine, bad = story.touchpoint(stage, "Fine", 1), story.touchpoint(stage, "Bad", -2)
    story.improvement("For the fine", fine)
    story.improvement("For the bad", fine, bad)
    assert titles(story) == ["For the bad", "For the fine"]
    assert reasons(story)[0] == "not estimated yet; worst gap it answers: 5"


def test_rice_ice_and_value_over_effort() -> None:
    story = Story()
    story.improvement(
        "FAQ", reach=500, rice_impact=2, confidence=80, person_months=2, effort=2,
        ice_impact=8, ice_confidence=5, ice_ease=5, value_customer=4, value_business=2,
    )  # fmt: skip
    story.improvement(
        "Bot", reach=900, rice_impact=1, confidence=50, person_months=4, effort=4,
        ice_impact=9, ice_confidence=3, ice_ease=3, value_customer=5, value_business=5,
    )  # fmt: skip
    story.improvement("Half described", reach=10_000, ice_impact=10, value_customer=5)
    for preset, reason in [
        (Preset.RICE, "RICE 400"),
        (Preset.ICE, "ICE 6"),
        (Preset.VALUE_EFFORT, "Value / effort 1.5"),
    ]:
        assert titles(story, preset) == ["FAQ", "Bot", "Half described"]
        assert reasons(story, preset)[0] == reason
        assert reasons(story, preset)[2] == "not estimated yet"


def test_ice_as_a_product_is_a_setting() -> None:
    story = Story(ice_product=True, preset=Preset.ICE)
    story.improvement("FAQ", ice_impact=8, ice_confidence=5, ice_ease=5)
    assert reasons(story) == ["ICE 200"]


def test_moscow_with_its_share_of_effort() -> None:
    story = Story(preset=Preset.MOSCOW)
    story.improvement("Nice", moscow="could", impact=5, effort=1)
    story.improvement("Legal", moscow="must", impact=1, effort=4)
    story.improvement("Later", moscow="wont", impact=5, effort=5)
    story.improvement("Undecided", impact=5, effort=1)
    assert titles(story) == ["Legal", "Nice", "Later", "Undecided"]
    assert reasons(story)[0] == "Must have: Not worth it (impact 1, effort 4)"
    assert must_share(rank_improvements(story.workshop)) == 80


def test_votes_with_a_run_off() -> None:
    story = Story(preset=Preset.VOTES)
    faq, bot, mail, late = (story.improvement(title) for title in ("FAQ", "Bot", "Mail", "Late"))
    first = story.ballot({faq.uid: 2, bot.uid: 3, mail.uid: 3})
    assert titles(story) == ["Bot", "Mail", "FAQ", "Late"]
    assert reasons(story)[:3] == ["3 votes, tied", "3 votes, tied", "2 votes"]
    story.ballot({bot.uid: 1, mail.uid: 2}, turn=2, previous=first.uid)
    assert titles(story) == ["Mail", "Bot", "FAQ", "Late"]
    assert reasons(story)[0] == "3 votes, 2 in the run-off"
    assert late.title == "Late"


def test_votes_stay_blind_until_the_ballot_closes() -> None:
    story = Story(preset=Preset.VOTES)
    faq = story.improvement("FAQ")
    story.ballot({faq.uid: 3}, is_open=True)
    assert reasons(story) == ["no vote on it yet"]
