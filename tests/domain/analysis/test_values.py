"""What touchpoints, stages and journeys are worth in a persona's eyes."""

from __future__ import annotations

import pytest

from cjm_tui.domain.analysis.values import summarise
from cjm_tui.domain.choices import ActivityKind, Evidence
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.domain.persona import Persona
from cjm_tui.i18n import using
from tests.domain.analysis.story import Story


def value_of(story: Story, touchpoint: Touchpoint, **asked: object) -> float | None:
    summary = summarise(story.workshop, story.journey.uid, **asked)  # type: ignore[arg-type]
    return summary.by_uid[touchpoint.uid].value


def test_the_value_is_the_median_of_the_readings() -> None:
    story = Story()
    waits = story.touchpoint(story.stage("Waits"), "Silence", -2, -1)
    assert value_of(story, waits) == -1.5


def test_what_the_team_agreed_on_wins_over_the_median() -> None:
    story = Story()
    waits = story.touchpoint(story.stage("Waits"), "Silence", -2, 2, 2)
    story.agree(waits, -1)
    assert value_of(story, waits) == -1


def test_keeping_both_views_leaves_the_median() -> None:
    story = Story()
    waits = story.touchpoint(story.stage("Waits"), "Silence", -2, 2, 2)
    story.agree(waits, None, outcome="both")
    assert value_of(story, waits) == 2


def test_the_second_pass_replaces_the_first() -> None:
    story = Story()
    waits = story.touchpoint(story.stage("Waits"), "Silence", 2, 2, 2)
    story.rate(waits, -1, -1, pass_number=2)
    point = summarise(story.workshop, story.journey.uid).by_uid[waits.uid]
    assert (point.value, point.readings) == (-1, (-1, -1))


def test_silent_readings_count_only_after_the_reveal() -> None:
    story = Story()
    silent = story.silent(ActivityKind.READINGS)
    waits = story.touchpoint(story.stage("Waits"), "Silence")
    story.rate(waits, -2, activity=silent.uid)
    assert value_of(story, waits) is None
    story.edit(silent, state="revealed")
    assert value_of(story, waits) == -2


def test_late_readings_stay_out_unless_the_facilitator_includes_them() -> None:
    story = Story()
    waits = story.touchpoint(story.stage("Waits"), "Silence", -1)
    story.rate(waits, 2, late=True)
    assert value_of(story, waits) == -1
    story.rate(waits, 2, late=True, included=True)
    assert value_of(story, waits) == 0.5


def test_each_persona_has_emotions_of_her_own_over_the_same_touchpoints() -> None:
    """S4.12: switch persona, same touchpoints, own emotions."""
    story = Story()
    bruno = story.add(Persona, display_name="Bruno")
    waits = story.touchpoint(story.stage("Waits"), "Silence", -2)
    story.rate(waits, 1, persona=bruno)
    assert value_of(story, waits) == -2
    assert value_of(story, waits, persona=bruno.uid) == 1


def test_an_imported_score_without_a_person_is_everybodys_value() -> None:
    story = Story()
    waits = story.touchpoint(story.stage("Waits"), "Silence")
    story.agree(waits, -1, persona=None)
    assert value_of(story, waits) == -1


def test_a_later_round_keeps_the_values_that_it_did_not_rate_again() -> None:
    """S3.5: rounds can be compared."""
    story = Story(round=2)
    stage = story.stage("Waits")
    silence = story.touchpoint(stage, "Silence", -2)
    survey = story.touchpoint(stage, "Survey", 0)
    story.agree(silence, -1)
    story.rate(silence, 1, 2, round=2)
    assert summarise(story.workshop, story.journey.uid).values == (1.5, 0)
    assert summarise(story.workshop, story.journey.uid, round_number=1).values == (-1, 0)
    assert summarise(story.workshop, story.journey.uid).by_uid[survey.uid].round == 1


def test_the_word_is_the_agreed_one_else_the_most_frequent() -> None:
    story = Story()
    waits = story.touchpoint(story.stage("Waits"), "Silence")
    story.rate(waits, -2, word="angry")
    story.rate(waits, -2, -1, word="sad")
    assert summarise(story.workshop, story.journey.uid).touchpoints[0].word == "sad"
    story.agree(waits, -2, word="frustrated")
    assert summarise(story.workshop, story.journey.uid).touchpoints[0].word == "frustrated"


def test_the_journey_in_figures() -> None:
    """S0.8, S4.14: per-stage mean, emotional quotient and overall satisfaction."""
    story = Story()
    opens, waits = story.stage("Opens a ticket"), story.stage("Waits")
    story.touchpoint(opens, "Calls", 1)
    story.touchpoint(opens, "Gets a number", 2)
    silence = story.touchpoint(waits, "Silence", -2)
    story.touchpoint(waits, "Not rated")
    story.touchpoint(waits, "Reminder", 0, satisfaction=5)
    summary = summarise(story.workshop, story.journey.uid)

    assert summary.values == (1, 2, -2, None, 0)
    assert [stage.value and stage.value.mean for stage in summary.stages] == [1.5, -1]
    assert summary.emotional_quotient == 56.25
    assert summary.peak_end == -1
    assert summary.peak == summary.by_uid[silence.uid]
    drop = summary.biggest_drop
    assert drop is not None
    assert (drop.start.touchpoint.title, drop.end.touchpoint.title, drop.size) == ("Gets a number", "Silence", -4)
    assert summary.overall_satisfaction == pytest.approx((4 + 5 + 1 + 5 - 4) / 4 / 4 * 100)
    assert summary.share_satisfied == 50


def test_satisfaction_in_percent_counts_readings_and_else_what_was_asked() -> None:
    """S1.12."""
    story = Story()
    stage = story.stage("Waits")
    story.touchpoint(stage, "Calls", 1, 2, -1, 0)
    story.touchpoint(stage, "Survey", satisfaction=4)
    calls, survey = summarise(story.workshop, story.journey.uid).touchpoints
    assert (calls.share_satisfied, survey.share_satisfied) == (50, 100)


def test_the_curve_is_the_teams_hypothesis_until_research_backs_all_of_it() -> None:
    """S4.15: be realistic."""
    story = Story()
    calls = story.touchpoint(story.stage("Calls"), "Calls", 1, 1, 2)
    summary = summarise(story.workshop, story.journey.uid)
    assert summary.basis_in_words == "the team's hypothesis (n = 3)"
    with using("pt-BR"):
        assert summary.basis_in_words == "hipótese da equipe (n = 3)"
    story.edit(calls, evidence=Evidence.RESEARCHED)
    assert summarise(story.workshop, story.journey.uid).basis_in_words == "backed by research (n = 3)"


def test_what_nobody_has_read_is_no_research_however_well_researched_the_map_is() -> None:
    story = Story()
    story.edit(story.ana, basis=Evidence.RESEARCHED)
    calls = story.touchpoint(story.stage("Calls"), "Calls", evidence=Evidence.RESEARCHED)
    story.agree(calls, 1)
    assert summarise(story.workshop, story.journey.uid).basis_in_words == "the team's hypothesis (n = 1)"
    story.rate(calls, 1, 2)
    assert summarise(story.workshop, story.journey.uid).basis_in_words == "backed by research (n = 2)"


def test_n_tells_the_fewest_and_the_most_voices() -> None:
    story = Story()
    stage = story.stage("Calls")
    story.touchpoint(stage, "Calls", 1, 1, 2, 0, 1)
    story.agree(story.touchpoint(stage, "Waits"), -1)
    assert summarise(story.workshop, story.journey.uid).n_in_words == "n = 1–5"


def test_an_empty_map_has_no_figures_and_no_crash() -> None:
    story = Story()
    story.stage("Nothing yet")
    summary = summarise(story.workshop, story.journey.uid)
    assert (summary.emotional_quotient, summary.peak_end, summary.biggest_drop) == (None, None, None)
    assert (summary.overall_satisfaction, summary.share_satisfied, summary.n) == (None, None, 0)
