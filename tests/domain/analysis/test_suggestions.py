"""What the program proposes: which journey first, where moments of truth are."""

from __future__ import annotations

from cjm_tui.domain.analysis.candidates import ranked_candidates, suggested_journey
from cjm_tui.domain.analysis.moments import likely_moments_of_truth
from cjm_tui.domain.analysis.values import summarise
from cjm_tui.domain.scope import Journey
from tests.domain.analysis.story import Story


def test_start_with_the_simplest_journey_that_has_value() -> None:
    """S4.9, S2.8."""
    story = Story()
    assert suggested_journey(story.workshop) is None
    story.add(Journey, title="Everything", value=5, ease=1, complexity=5)
    story.add(Journey, title="Trifle", value=1, ease=5, complexity=1)
    password = story.add(Journey, title="Password", value=4, ease=5, complexity=1)
    assert suggested_journey(story.workshop) == password
    assert [journey.title for journey in ranked_candidates(story.workshop)] == [
        "Password",
        "Portal",
        "Everything",
        "Trifle",
    ]
    story.edit(password, status="done")
    assert suggested_journey(story.workshop) is not None
    assert suggested_journey(story.workshop) != password


def test_moments_of_truth_cluster_at_both_ends_and_at_hand_offs() -> None:
    story = Story()
    stage = story.stage("Help")
    desk, network = story.department("Desk"), story.department("Network")
    story.touchpoint(stage, "Notices", moment_of_truth="ZMOT")
    story.touchpoint(stage, "Calls", owner_department=desk.uid)
    story.touchpoint(stage, "Line", owner_department=network.uid)
    story.touchpoint(stage, "Waits")
    story.touchpoint(stage, "Survey")
    summary = summarise(story.workshop, story.journey.uid)
    assert [point.touchpoint.title for point in likely_moments_of_truth(summary)] == ["Line", "Survey"]
