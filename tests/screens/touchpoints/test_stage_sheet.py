"""The sheet of a stage."""

from __future__ import annotations

from cjm_tui.domain.analysis.guide_checks import check
from cjm_tui.domain.analysis.guide_checks.situation import Situation
from cjm_tui.domain.linter import lint
from cjm_tui.room.room import Room
from cjm_tui.storage.library import Library
from tests.screens.touchpoints.map_driver import MapDriver


async def test_a_stage_is_marked_as_holding_the_first_action(library: Library, room: Room) -> None:
    async with MapDriver.open(library, room.number) as team:
        await team.lines("Calls")
        assert "no-first-action" in {problem.rule for problem in lint(team.view)}
        await team.press("escape", "up", "e")
        await team.until(lambda: team.body._page == "detail" and team.body.detail.has_focus_within)
        assert team.body.detail.sheet.reveal(f"stages:{team.stages[0].uid}:first_action")
        await team.press("space")
        assert [stage.first_action for stage in team.stages[:2]] == [True, False]
        journey = team.body.journey.uid
        place = check("has_first_and_last_action", Situation(team.view, journey)).place
        assert place is not None
        assert place.field == "last_action"
        assert "no-first-action" not in {problem.rule for problem in lint(team.view)}
