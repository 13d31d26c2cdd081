"""Texts on a sheet: somebody else was faster, somebody else is writing, the program ended before the text did."""

from __future__ import annotations

from cjm_tui.domain.acts import records
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.domain.setting import Alternative
from cjm_tui.room.room import Room
from cjm_tui.screens.record_sheet.unfinished import place_of
from cjm_tui.storage.library import Library
from tests.screens.touchpoints.map_driver import MapDriver


async def on_the_sheet(team: MapDriver, title: str) -> None:
    """Open a touchpoint's sheet and wait for its first row."""
    await team.go_to(title)
    await team.press("e")
    await team.until(lambda: team.body._page == "detail" and team.body.detail.has_focus_within)


async def test_a_late_text_is_kept_beside_the_one_that_was_faster(library: Library, room: Room) -> None:
    async with MapDriver.open(library, room.number) as team:
        await team.lines("Calls")
        await team.press("escape")
        await on_the_sheet(team, "Calls")
        await team.press("down", "enter")
        await team.type("asks")
        with Library(library.path) as elsewhere:
            other = Room.enter(elsewhere, room.number)
            point = other.view.get(Touchpoint, team.point("Calls").uid)
            other.submit(records.set_fields(point, doing="shouts", base={"doing": ""}))
        await team.until(lambda: team.point("Calls").doing == "shouts")
        await team.press("tab")
        await team.until(lambda: team.view.all(Alternative))
        assert team.point("Calls").doing == "shouts"
        assert [late.text for late in team.view.all(Alternative).values()] == ["asks"]


async def test_a_note_that_was_begun_comes_back_on_its_own_touchpoint_only(library: Library, room: Room) -> None:
    async with MapDriver.open(library, room.number) as team:
        await team.lines("Calls", "Waits")
        await team.press("escape")
        # Left behind by a program that was killed; one that is quit keeps the text as the note.
        team.body.desk.keep_text(place_of("records:notes:pain", record=team.point("Calls").uid), "too sl")
    async with MapDriver.open(library, room.number) as team:
        await team.until(lambda: "too sl" in team.shown)
        assert team.body.detail.record == team.point("Calls")
        await team.press("n")
        assert team.body.detail.record == team.point("Waits")
        assert "too sl" not in team.shown
        await team.press("p")
        await team.until(lambda: team.body.detail.sheet.cursor_field == "records:notes:pain")
        await team.press("enter")
        await team.type("ow")
        await team.press("enter")
        assert [note.text for note in team.view.notes_on(team.point("Calls").uid)] == ["too slow"]
