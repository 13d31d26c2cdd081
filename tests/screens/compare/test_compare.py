"""Two journeys, personas or rounds side by side, and the to-be that begins as a copy."""

from __future__ import annotations

import pytest

from cjm_tui.domain.acts import deriving, facilitation, mapping, priorities, rating, records
from cjm_tui.domain.choices import ActionStatus, JourneyType, Phase
from cjm_tui.domain.edits import Draft, create
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.scope import Journey
from cjm_tui.domain.workshop import Workshop
from cjm_tui.room.room import Room
from cjm_tui.screens.compare.compare_screen import CompareScreen
from cjm_tui.storage.library import Library
from tests.screens.stage import Stage, on_stage


async def compare(stage: Stage) -> CompareScreen:
    """Open the comparison."""
    await stage.press("C")
    await stage.until(lambda: isinstance(stage.app.screen, CompareScreen))
    await stage.pilot.pause()
    assert isinstance(stage.app.screen, CompareScreen)
    return stage.app.screen


def planned(room: Room) -> Room:
    """Derive a to-be in which one touchpoint goes, one comes, and one changes."""
    journey = room.view.journeys[0]
    room.submit(deriving.derive_future(room.view, journey, "Without waiting", "to-be", room.new_uid))
    freezes, form, silence = room.view.touchpoints("to-be")
    room.submit(records.take_out(silence))
    room.submit(records.set_fields(form, doing="One click"))
    stage = room.view.get(Touchpoint, freezes.uid).stage
    room.submit(mapping.add_touchpoint(room.view, "to-be", stage, "Gets news", room.new_uid))
    return room


async def test_two_personas_feel_differently(library: Library, told: Workshop) -> None:
    async with on_stage(library, told.number, Phase.ANALYSIS) as stage:
        await compare(stage)
        shown = stage.screen_text()
        assert "Ana" in shown
        assert "Rui" in shown
        assert "emotional quotient" in shown
        assert "▲" in shown
        assert "▼" in shown


async def test_the_to_be_marks_what_it_changes(library: Library, drawn: Room) -> None:
    planned(drawn)
    async with on_stage(library, drawn.number, Phase.TOUCHPOINTS) as stage:
        screen = await compare(stage)
        assert (screen.left.journey, screen.right.journey) == (drawn.view.journeys[0].uid, "to-be")
        lines = stage.screen_text().splitlines()
        assert any(line.strip().startswith("+ ") and "Gets news" in line for line in lines)
        assert any("- Three hours of silence" in line for line in lines)
        assert any("~ Fills in the form" in line for line in lines)
        assert "changed: doing" in stage.screen_text()


async def test_only_differences_are_left_when_asked(library: Library, drawn: Room) -> None:
    planned(drawn)
    async with on_stage(library, drawn.number, Phase.TOUCHPOINTS) as stage:
        await compare(stage)
        assert "The screen freezes" in stage.screen_text()
        await stage.press("f")
        assert "The screen freezes" not in stage.screen_text()
        assert "Gets news" in stage.screen_text()


async def test_enter_shows_both_texts(library: Library, drawn: Room) -> None:
    planned(drawn)
    async with on_stage(library, drawn.number, Phase.TOUCHPOINTS) as stage:
        screen = await compare(stage)
        while not (screen.rows.current and screen.rows.current.pair and _title(screen) == "Fills in the form"):
            await stage.press("down")
        await stage.press("enter")
        await stage.until(lambda: "→ One click" in stage.screen_text())


async def test_a_new_to_be_is_a_key_away_and_then_in_sight(library: Library, drawn: Room) -> None:
    async with on_stage(library, drawn.number, Phase.ANALYSIS) as stage:
        await compare(stage)
        await stage.press("n")
        await stage.until(lambda: "Which new map?" in stage.screen_text())
        await stage.press("1")
        await stage.until(lambda: "What is it called?" in stage.screen_text())
        await stage.press("enter")
        await stage.until(lambda: stage.app.screen is stage.frame and stage.body.phase is Phase.TOUCHPOINTS)
        future = stage.frame.desk.journey
        assert future is not None
        assert future.journey_type is JourneyType.FUTURE_STATE
        assert [t.title for t in stage.workshop.touchpoints(future.uid)] == [
            "The screen freezes", "Fills in the form", "Three hours of silence",
        ]  # fmt: skip
        await stage.press("u")
        assert stage.workshop.find(Journey, future.uid) is None


async def test_another_side_is_chosen_and_sides_swap(library: Library, drawn: Room) -> None:
    planned(drawn)
    async with on_stage(library, drawn.number, Phase.TOUCHPOINTS) as stage:
        screen = await compare(stage)
        was = screen.left
        await stage.press("s")
        assert screen.right == was
        await stage.press("l")
        await stage.until(lambda: "What stands on the left?" in stage.screen_text())
        await stage.write("Without")
        await stage.press("enter")
        await stage.until(lambda: screen.left.journey == "to-be")


def followed_up(room: Room) -> Room:
    """Rate all three touchpoints, treat the form, and rate it again in a second round."""
    journey, ana = room.view.journeys[0], room.view.personas[0].uid
    freezes, form, silence = room.view.touchpoints(journey.uid)
    for touchpoint, value in ((freezes, 1), (form, -2), (silence, -1)):
        room.submit(rating.agree(room.view, touchpoint.uid, ana, value, new_uid=room.new_uid))
    room.submit(priorities.add_improvement(journey.uid, "One click", "click", touchpoints=[form.uid]))
    room.submit(records.set_fields(room.view.improvements[0], status=ActionStatus.DONE))
    room.submit(facilitation.close_workshop(room.view, room.now(), None))
    room.submit(facilitation.reopen(room.view, room.now(), room.new_uid))
    room.submit(rating.agree(room.view, form.uid, ana, 1, new_uid=room.new_uid))
    return room


async def test_rounds_stand_in_the_order_of_time_and_old_values_in_brackets(library: Library, drawn: Room) -> None:
    followed_up(drawn)
    async with on_stage(library, drawn.number, Phase.ANALYSIS, size=(120, 36)) as stage:
        screen = await compare(stage)
        assert (screen.left.round, screen.right.round) == (1, 2)
        lines = stage.screen_text().splitlines()
        assert any("Fills in the form" in line and "−2" in line and "▲ 3" in line for line in lines)
        assert any("The screen freezes" in line and "(+1)" in line and "▲" not in line for line in lines)
        assert "over the 1 touchpoint rated on both sides" in stage.screen_text()
        assert "1 better" in stage.screen_text()
        await stage.press("s")
        assert (screen.left.round, screen.right.round) == (1, 2)
        assert "the older one on the left" in stage.screen_text()


async def test_once_something_is_rated_again_rounds_come_before_the_to_be(library: Library, drawn: Room) -> None:
    planned(drawn)
    followed_up(drawn)
    async with on_stage(library, drawn.number, Phase.ANALYSIS, size=(120, 36)) as stage:
        screen = await compare(stage)
        assert (screen.left.round, screen.right.round) == (1, 2)
        assert screen.left.journey == screen.right.journey


async def test_a_side_chosen_from_an_older_round_goes_to_the_left(library: Library, drawn: Room) -> None:
    followed_up(drawn)
    async with on_stage(library, drawn.number, Phase.ANALYSIS, size=(120, 36)) as stage:
        screen = await compare(stage)
        await stage.press("l")
        await stage.answer("1")
        assert screen.left.round <= screen.right.round
        await stage.press("r")
        await stage.answer("2")
        assert (screen.left.round, screen.right.round) == (1, 2)


async def test_a_persona_who_lived_nothing_leaves_nothing_to_compare(library: Library, drawn: Room) -> None:
    drawn.submit(Draft("Join", (create(Persona, "rui", display_name="Rui"),)))
    async with on_stage(library, drawn.number, Phase.ANALYSIS, size=(120, 36)) as stage:
        await compare(stage)
        assert "nothing to compare" in stage.screen_text()
        assert "no difference" not in stage.screen_text()


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 36), (200, 60)])
async def test_every_size_shows_both_sides(library: Library, drawn: Room, size: tuple[int, int]) -> None:
    planned(drawn)
    async with on_stage(library, drawn.number, Phase.TOUCHPOINTS, size=size) as stage:
        await compare(stage)
        assert stage.screen_text().count("screen") == 2


def _title(screen: CompareScreen) -> str:
    row = screen.rows.current
    left = row.pair.left if row and row.pair else None
    return left.touchpoint.title if left else ""
