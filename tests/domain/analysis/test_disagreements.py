"""Where the room is split."""

from __future__ import annotations

from cjm_tui.domain.analysis.disagreements import disagreements, to_discuss
from cjm_tui.domain.analysis.values import summarise
from tests.domain.analysis.story import Story


def test_the_most_split_is_discussed_first_and_what_is_settled_no_more() -> None:
    story = Story()
    stage = story.stage("Gets help")
    story.touchpoint(stage, "Hangs up", -2, -2, -1, -1)
    calm = story.touchpoint(stage, "Explains", -2, -1, 0, 1, 1)
    split = story.touchpoint(stage, "Waits", -2, -2, 2, 2)
    summary = summarise(story.workshop, story.journey.uid)
    assert [d.point.touchpoint for d in disagreements(summary)] == [split, calm]
    assert disagreements(summary)[0].histogram == (2, 0, 0, 0, 2)

    story.agree(split, None, outcome="parked", reason="Depends on the hour")
    summary = summarise(story.workshop, story.journey.uid)
    assert [d.point.touchpoint for d in to_discuss(summary)] == [calm]
    assert len(disagreements(summary)) == 2
