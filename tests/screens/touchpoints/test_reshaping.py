"""Changing the shape of the map: merge, split, stages, lanes, blueprint, to-be, template."""

from __future__ import annotations

from cjm_tui.data import template
from cjm_tui.domain import lanes
from cjm_tui.domain.choices import JourneyType
from cjm_tui.domain.journey_map import Lane
from cjm_tui.room.founding import own_templates
from cjm_tui.room.room import Room
from cjm_tui.storage.library import Library
from tests.screens.touchpoints.map_driver import MapDriver


async def filled(team: MapDriver) -> MapDriver:
    """Two touchpoints in each of the first two stages."""
    await team.lines("a", "b")
    await team.press("tab")
    await team.lines("c", "d")
    await team.press("escape")
    return await team.go_to("a")


async def test_two_touchpoints_become_one_after_both_were_shown(library: Library, room: Room) -> None:
    async with MapDriver.open(library, room.number) as team:
        await filled(team)
        await team.press("m")
        assert "“a” is marked" in team.shown
        await team.press("right", "m")
        assert "It is called “b”." in team.shown
        await team.press("enter")
        assert team.titles(1) == ["b"]
        assert team.point("b").merged_from == ("a",)
        assert "is marked" not in team.shown


async def test_a_mark_is_let_go(library: Library, room: Room) -> None:
    async with MapDriver.open(library, room.number) as team:
        await filled(team)
        await team.press("m", "escape")
        assert "is marked" not in team.shown
        await team.press("m", "m")
        assert "is marked" not in team.shown


async def test_two_stages_become_one(library: Library, room: Room) -> None:
    async with MapDriver.open(library, room.number) as team:
        await filled(team)
        await team.press("up", "m", "pagedown", "m", "enter")
        assert team.titles(1) == ["a", "b", "c", "d"]
        assert len(team.stages) == 6


async def test_a_touchpoint_is_split_and_a_stage_dissolved(library: Library, room: Room) -> None:
    async with MapDriver.open(library, room.number) as team:
        await filled(team)
        await team.press("d")
        assert team.dialog_text == "a / "
        await team.lines("a2")
        assert team.titles(1) == ["a", "a2", "b"]
        await team.press("up", "x")
        assert "The stage holds 3 touchpoints." in team.shown
        await team.press("1")
        assert len(team.stages) == 6
        assert team.bucket() == ["a", "a2", "b"]


async def test_an_own_lane_is_added_filled_renamed_and_removed(library: Library, room: Room) -> None:
    async with MapDriver.open(library, room.number) as team:
        await filled(team)
        await team.press("r")
        await team.type("of our own")
        await team.press("space", "enter")
        await team.lines("Weather")
        (lane,) = team.view.all(Lane).values()
        await team.go_to("a", lane.uid)
        await team.press("enter")
        await team.lines("rain")
        assert team.cell("a", lane.uid) == "rain"
        await team.press("r")
        await team.type("rename")
        await team.press("space", "enter", "1", "s", "enter")
        assert [own.title for own in team.view.all(Lane).values()] == ["Weathers"]
        await team.press("r")
        await team.type("rename")
        await team.press("space", "enter", "2")
        assert not team.view.all(Lane)


async def test_a_blueprint_is_laid_over_the_map(library: Library, room: Room) -> None:
    async with MapDriver.open(library, room.number) as team:
        await filled(team)
        await team.press("o")
        await team.choose("blueprint")
        await team.press("enter")
        journey = team.body.journey
        assert journey.journey_type is JourneyType.BLUEPRINT
        assert [t.title for t in team.view.touchpoints(journey.uid)] == ["a", "b", "c", "d"]
        for words in ("line of interaction", "line of visibility", "Frontstage", "Backstage"):
            assert words.casefold() in team.shown.casefold(), team.shown
        await team.go_to("a", "backstage")
        await team.press("enter")
        await team.lines("checks the queue")
        assert team.cell("a", "backstage") == "checks the queue"
        assert "backstage" in lanes.visible_lanes(team.view, journey)


async def test_the_to_be_is_derived_and_marks_what_differs(library: Library, room: Room) -> None:
    async with MapDriver.open(library, room.number) as team:
        await filled(team)
        await team.press("o")
        await team.choose("to-be")
        await team.press("enter")
        assert team.body.journey.journey_type is JourneyType.FUTURE_STATE
        await team.press("a")
        await team.lines("e")
        assert "new" in team.shown
        assert [t.title for t in team.view.touchpoints(team.view.journeys[0].uid)] == ["a", "b", "c", "d"]


async def test_a_map_is_kept_as_a_template(library: Library, room: Room) -> None:
    async with MapDriver.open(library, room.number) as team:
        await filled(team)
        await team.press("o")
        await team.choose("template")
        await team.press("enter")
        assert "Kept: new workshops offer it as it-support" in team.shown
        assert len(template("it-support", own_templates()).stages) == 7


async def test_what_was_forgotten_is_written_at_once(library: Library, room: Room) -> None:
    async with MapDriver.open(library, room.number) as team:
        await filled(team)
        await team.press("o")
        await team.choose("forget")
        await team.choose("Anything by e-mail")
        assert team.line.value == " @E-mail"
        await team.lines("Gets a copy")
        assert team.cell("Gets a copy", "channel") == "E-mail"
