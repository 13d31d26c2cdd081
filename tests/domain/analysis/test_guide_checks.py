"""The guide's "good enough when" is computed, and Enter on it goes to what is missing."""

from __future__ import annotations

from datetime import date

import pytest

from cjm_tui.data.guidance import GUIDE_KEYS, guide
from cjm_tui.domain.analysis.guide_checks import CHECKS, Situation, Verdict, check
from cjm_tui.domain.analysis.place import Place
from cjm_tui.domain.choices import ActivityKind, Phase, Role, TouchpointType
from cjm_tui.domain.journey_map import Note
from cjm_tui.domain.scope import Journey
from cjm_tui.i18n import using
from tests.domain.analysis.story import Story

LINES = [line.key for key in GUIDE_KEYS for line in guide(key).good_enough]


def verdict(story: Story, key: str) -> Verdict:
    return check(key, Situation(story.workshop, story.journey.uid))


def test_every_line_of_the_guide_is_computed_and_nothing_else_is() -> None:
    assert sorted(CHECKS) == sorted(set(LINES))


@pytest.mark.parametrize("key", CHECKS)
def test_a_new_workshop_is_told_where_to_begin(key: str) -> None:
    story = Story()
    story.stage("Help")
    answer = verdict(story, key)
    assert isinstance(answer, Verdict)
    assert answer.is_met == (answer.place is None)
    with using("pt-BR"):
        assert isinstance(verdict(story, key).detail, str)


def finished_workshop() -> Story:
    story = Story(review_on=date(2027, 2, 1))
    story.scope()
    story.edit(story.journey, status="now")
    desk = story.department("Desk")
    phone = story.channel("Phone", "human-remote", data_needed="Call times")
    story.edit(
        story.ana,
        goals=("Work",),
        pains=("Waiting",),
        day="Calls",
        preferred_channels=(phone.uid,),
        sources=("Interviews",),
    )
    for name in ("Bia", "Caio"):
        story.person(name, desk, rehearsed=True)
    silent = story.silent(ActivityKind.READINGS, is_open=False)
    story.silent(ActivityKind.ESTIMATES, is_open=False)
    touchpoints = []
    for title, period, values in [
        ("Notices", "before", (-1, -1)),
        ("Waits", "during", (-2, -2)),
        ("Survey", "after", (2, 1)),
    ]:
        stage = story.stage(title, period, expectation="Quick")
        story.note(stage, "feedback", "Calls", captured="yes")
        touchpoint = story.touchpoint(stage, f"{title} at once", channel=phone.uid, key=True, channel_fit="keep")
        story.rate(touchpoint, *values, activity=silent.uid)
        touchpoints.append(touchpoint)
    touchpoints.append(story.touchpoint(stage, "Silence", touchpoint_type=TouchpointType.WAIT, duration_minutes=5))
    faq = story.improvement(
        "FAQ", *touchpoints, how="Write it", owner="Bia", owner_accepted=True, due=date(2026, 12, 1),
        indicator="Calls", impact=5, effort=1,
    )  # fmt: skip
    story.ballot({faq.uid: 2})
    for kind in ("decision", "takeaway"):
        story.add(Note, note_kind=kind, text="Yes")
    return story


@pytest.mark.parametrize("key", ["actions_have_owner_and_date", "improvements_estimated", "map_has_no_errors"])
def test_a_blueprint_is_as_far_as_the_map_below_it(key: str) -> None:
    story = finished_workshop()
    layer = story.add(Journey, title="Behind it", journey_type="blueprint", parent=story.journey.uid)
    assert check(key, Situation(story.workshop, layer.uid)) == verdict(story, key)


@pytest.mark.parametrize("key", CHECKS)
def test_a_finished_workshop_meets_every_line(key: str) -> None:
    answer = verdict(finished_workshop(), key)
    assert answer == Verdict(True, answer.detail)


def test_it_names_what_is_missing_and_leads_there() -> None:
    story = finished_workshop()
    later = story.stage("Later", "after")
    answer = verdict(story, "every_stage_has_touchpoint")
    assert answer == Verdict(False, "3 of 4; next: Later", Place(Phase.TOUCHPOINTS, "stages", later.uid))


def test_a_goal_without_its_indicator_is_half_a_goal() -> None:
    """S2.5, S1.13."""
    story = Story()
    story.scope()
    goal = story.workshop.goals[0]
    story.edit(goal, kpi="")
    assert verdict(story, "has_goal").place == Place(Phase.SCOPE, "goals", goal.uid, "kpi")


def test_cards_that_are_still_silent_are_not_unplaced() -> None:
    """S2.11: unplaced count."""
    story = finished_workshop()
    silent = story.silent(ActivityKind.CARDS)
    story.touchpoint(None, "Written in silence", activity=silent.uid)
    assert verdict(story, "unplaced_is_empty").is_met
    story.touchpoint(None, "On the table")
    assert verdict(story, "unplaced_is_empty").detail == "1 card to place"


def test_everybody_has_rated_counts_readings_and_names_nobody() -> None:
    story = finished_workshop()
    story.person("Duda", role=Role.PARTICIPANT, rehearsed=True)
    story.person("Eva", role=Role.OBSERVER)
    answer = verdict(story, "everyone_rated")
    assert (answer.is_met, answer.detail) == (False, "2 of 3")


def test_waiting_for_the_reveal() -> None:
    story = finished_workshop()
    story.silent(ActivityKind.READINGS)
    assert verdict(story, "readings_revealed").detail == "waiting for the reveal"
