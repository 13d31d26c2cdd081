"""Looking moves nobody and opens nothing; silence takes the room along, and its cards lie before everybody."""

from __future__ import annotations

from cjm_tui.app import CjmApp
from cjm_tui.domain.acts import facilitation, records
from cjm_tui.domain.choices import ActivityKind, Phase
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.silent_task import open_task
from cjm_tui.room.room import Room
from cjm_tui.screens.touchpoints.bucket import Bucket
from cjm_tui.screens.touchpoints.quick_entry import QuickEntry
from cjm_tui.screens.workshop.workshop_screen import WorkshopScreen
from cjm_tui.storage.library import Library
from tests.screens.stage import Stage, on_stage


async def test_whoever_looks_ahead_can_go_on_looking(library: Library, room: Room) -> None:
    async with on_stage(library, room.number, Phase.SCOPE) as facilitator:
        for phase in (Phase.PERSONAS, Phase.TOUCHPOINTS, Phase.EMOTIONS):
            await facilitator.press("greater_than_sign")
            await facilitator.until(lambda phase=phase: facilitator.body.phase is phase)
            assert facilitator.app.screen is facilitator.frame
        await facilitator.press("less_than_sign")
        await facilitator.until(lambda: facilitator.body.phase is Phase.TOUCHPOINTS)
        assert not facilitator.body.query_one(QuickEntry).display
        assert facilitator.workshop.about.phase is Phase.SCOPE


async def test_in_the_groups_own_phase_the_first_line_waits_for_words(library: Library, room: Room) -> None:
    async with on_stage(library, room.number, Phase.TOUCHPOINTS) as facilitator:
        await facilitator.press("M")
        await facilitator.answer("enter")
        await facilitator.press("less_than_sign")
        await facilitator.press("greater_than_sign")
        await facilitator.until(lambda: facilitator.body.phase is Phase.TOUCHPOINTS)
        await facilitator.until(lambda: facilitator.body.query_one(QuickEntry).display)


async def test_moving_the_room_says_what_the_phase_still_lacks(library: Library, room: Room) -> None:
    async with on_stage(library, room.number, Phase.SCOPE) as facilitator:
        await facilitator.press("M")
        await facilitator.until(lambda: "Not yet in Scope: " in facilitator.screen_text())


async def test_silence_takes_the_room_along_and_the_reveal_lays_the_cards_out(library: Library, room: Room) -> None:
    async with on_stage(library, room.number, Phase.SCOPE) as facilitator:
        await facilitator.press("S")
        await facilitator.until(lambda: "What does everybody do in silence?" in facilitator.screen_text())
        await facilitator.write("write the touch")
        await facilitator.answer("enter")
        await facilitator.until(lambda: "The room moves to Touchpoints." in facilitator.screen_text())
        await facilitator.answer("enter")
        await facilitator.until(lambda: facilitator.body.phase is Phase.TOUCHPOINTS)
        assert facilitator.workshop.about.phase is Phase.TOUCHPOINTS
        await facilitator.until(lambda: facilitator.body.query(Bucket))
        await facilitator.write("Calls the desk")
        await facilitator.press("enter", "escape", "escape")
        await facilitator.press("R")
        await facilitator.answer("enter")
        await facilitator.until(lambda: any(bucket.display for bucket in facilitator.body.query(Bucket)))
        assert "Calls the desk" in facilitator.screen_text()


async def test_escape_closes_the_guide_goes_back_to_the_group_and_leaves_nothing(library: Library) -> None:
    app = CjmApp(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("n", *"Portal", "enter", "enter")
        while not (isinstance(app.screen, WorkshopScreen) and app.screen.body is not None):
            await pilot.pause(0.01)
        frame = app.screen
        at_desk = Stage(app, pilot, frame)
        await at_desk.press("greater_than_sign", "g")
        assert frame.guide_panel.display
        await at_desk.press("escape")
        assert not frame.guide_panel.display
        await at_desk.press("escape")
        await at_desk.until(lambda: at_desk.body.phase is Phase.SCOPE)
        await at_desk.press("escape")
        await at_desk.until(lambda: "Q leaves the workshop" in at_desk.screen_text())
        assert app.screen is frame
        await at_desk.press("Q")
        await at_desk.until(lambda: app.screen is not frame)


async def test_undo_says_what_it_took_back(library: Library, room: Room) -> None:
    uid = room.new_uid()
    room.submit(records.add(Persona, uid, "Add persona", display_name="Ana"))
    room.submit(records.set_fields(room.view.get(Persona, uid), quote="I only want to know"))
    async with on_stage(library, room.number, Phase.SCOPE) as facilitator:
        await facilitator.press("u")
        await facilitator.until(lambda: "(Quote) “Ana”" in facilitator.screen_text())


async def test_the_demo_begins_at_the_map_and_says_how_to_go_on(library: Library) -> None:
    app = CjmApp(library)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("d")
        while not (isinstance(app.screen, WorkshopScreen) and app.screen.body is not None):
            await pilot.pause(0.01)
        guest = Stage(app, pilot, app.screen)
        assert guest.body.phase is Phase.TOUCHPOINTS
        await guest.until(lambda: "< and > go through its phases" in guest.screen_text())


async def test_a_silence_begun_by_mistake_is_called_off_while_nobody_has_given_anything(
    library: Library, room: Room
) -> None:
    journey = room.view.journeys[0]
    room.submit(facilitation.open_activity(
        room.view, ActivityKind.CARDS, at=room.now(), new_uid=room.new_uid, journey=journey.uid
    ))  # fmt: skip
    async with on_stage(library, room.number, Phase.SCOPE) as facilitator:
        await facilitator.until(lambda: open_task(facilitator.workshop) is not None)
        await facilitator.press("S")
        await facilitator.until(lambda: "Call it off" in facilitator.screen_text())
        await facilitator.write("call it off")
        await facilitator.answer("enter")
        await facilitator.until(lambda: open_task(facilitator.workshop) is None)
        assert not facilitator.workshop.activities
