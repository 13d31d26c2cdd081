"""A to-be and a blueprint are found where one looks for another journey."""

from __future__ import annotations

from cjm_tui.domain.acts import deriving
from cjm_tui.domain.choices import JourneyType, Phase
from cjm_tui.room.room import Room
from cjm_tui.storage.library import Library
from tests.screens.stage import on_stage


async def test_the_list_of_journeys_offers_the_to_be(library: Library, drawn: Room) -> None:
    async with on_stage(library, drawn.number, Phase.ANALYSIS) as stage:
        await stage.press("J")
        await stage.until(lambda: "New to-be" in stage.screen_text())
        await stage.answer("2")
        await stage.until(lambda: ", as it will be" in stage.screen_text())
        await stage.answer("enter")
        await stage.until(lambda: stage.body.phase is Phase.TOUCHPOINTS)
        made = stage.frame.desk.journey
        assert made is not None
        assert (made.journey_type, made.title) == (JourneyType.FUTURE_STATE, "IT support, as it will be")


async def test_from_a_blueprint_one_makes_the_to_be_of_the_map_below(library: Library, drawn: Room) -> None:
    journey = drawn.view.journeys[0]
    drawn.submit(deriving.add_blueprint(drawn.view, journey, "Behind it", "blueprint"))
    async with on_stage(library, drawn.number, Phase.TOUCHPOINTS) as stage:
        stage.frame.desk.look(journey="blueprint")
        await stage.press("J")
        await stage.until(lambda: "New, from “IT support”" in stage.screen_text())
        await stage.answer("3")
        await stage.answer("enter")
        await stage.until(lambda: len(stage.workshop.journeys) == 3)
        assert stage.workshop.journeys[-1].derived_from == journey.uid


async def test_the_guide_counts_a_blueprints_touchpoints_as_the_title_line_does(library: Library, drawn: Room) -> None:
    journey = drawn.view.journeys[0]
    drawn.submit(deriving.add_blueprint(drawn.view, journey, "Behind it", "blueprint"))
    async with on_stage(library, drawn.number, Phase.TOUCHPOINTS, size=(120, 36)) as stage:
        stage.frame.desk.look(journey="blueprint")
        await stage.until(lambda: "Behind it" in stage.screen_text())
        assert "nothing there yet" not in stage.screen_text()
