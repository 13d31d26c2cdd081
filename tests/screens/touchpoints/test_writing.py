"""Typing for the room: touchpoints straight into the stages, and cells edited in place."""

from __future__ import annotations

from cjm_tui.domain.choices import NoteKind
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.room.room import Room
from cjm_tui.storage.library import Library
from tests.conftest import found_in
from tests.screens.touchpoints.map_driver import MapDriver


async def test_an_empty_map_begins_with_the_line_and_fills_stage_after_stage(library: Library, room: Room) -> None:
    async with MapDriver.open(library, room.number) as team:
        await team.lines("Screen is white", "Restarts !loses work +coffee @Phone")
        await team.press("tab")
        await team.lines("Searches the FAQ")
        await team.press("tab", "shift+tab", "shift+tab")
        await team.lines("Swears")
        assert team.titles(1) == ["Screen is white", "Restarts", "Swears"]
        assert team.titles(2) == ["Searches the FAQ"]
        assert team.cell("Restarts", "pain") == "loses work"
        assert team.cell("Restarts", "gain") == "coffee"
        assert team.cell("Restarts", "channel") == "Phone"
        await team.press("escape")
        assert team.body.grid.has_focus_within
        assert team.body.grid.cell is not None


async def test_the_line_before_is_corrected_with_the_up_arrow(library: Library, room: Room) -> None:
    async with MapDriver.open(library, room.number) as team:
        await team.lines("Scren is white")
        await team.press("up")
        assert team.line.value == "Scren is white"
        await team.press(*["left"] * 11, "e", "enter")
        assert team.titles(1) == ["Screen is white"]
        await team.lines("Restarts")
        assert team.titles(1) == ["Screen is white", "Restarts"]


async def test_a_cell_is_edited_in_place_and_tab_goes_on_along_the_lane(library: Library, room: Room) -> None:
    async with MapDriver.open(library, room.number) as team:
        await team.lines("Calls", "Waits")
        await team.press("escape")
        await team.go_to("Calls", "doing")
        await team.press("enter")
        await team.type("dials twice")
        await team.press("tab")
        await team.type("listens")
        await team.press("enter")
        assert (team.cell("Calls", "doing"), team.cell("Waits", "doing")) == ("dials twice", "listens")
        await team.press("u")
        assert team.cell("Waits", "doing") == ""


async def test_an_impossible_waiting_time_stays_in_the_editor(library: Library, room: Room) -> None:
    async with MapDriver.open(library, room.number) as team:
        await team.lines("Waits")
        await team.press("escape")
        await team.go_to("Waits", "wait")
        await team.press("enter")
        await team.type("soon")
        await team.press("enter")
        assert "is no time" in team.shown
        await team.press(*["backspace"] * 4)
        await team.type("1h30")
        await team.press("enter")
        assert team.point("Waits").duration_minutes == 90


async def test_a_touchpoint_is_inserted_moved_marked_and_removed(library: Library, room: Room) -> None:
    async with MapDriver.open(library, room.number) as team:
        await team.lines("b")
        await team.press("escape", "i")
        await team.lines("a")
        assert team.titles(1) == ["a", "b"]
        await team.press("right_square_bracket", "f")
        assert team.titles(1) == ["b", "a"]
        assert team.point("a").key
        await team.press("x")
        assert team.titles(1) == ["b"]
        assert "a" in team.shown
        await team.press("u")
        assert team.titles(1) == ["b", "a"]


async def test_an_emptied_name_is_refused_and_the_old_one_stays(library: Library, room: Room) -> None:
    async with MapDriver.open(library, room.number) as team:
        await team.lines("ab")
        await team.press("escape")
        await team.go_to("ab")
        await team.press("enter", "backspace", "backspace", "enter")
        assert team.titles(1) == ["ab"]


async def test_the_simple_dynamic_asks_two_questions_a_stage(library: Library) -> None:
    workshop = found_in(library, template_key="umovme-simples")
    async with MapDriver.open(library, workshop.number) as team:
        assert "Which touchpoints exist here?" in team.shown
        await team.lines("Sees the advertisement")
        await team.press("tab")
        assert "Which feedback can be captured here?" in team.shown
        await team.lines("Comments below it @Social media")
        await team.press("tab")
        await team.lines("Signs")
        assert (team.titles(1), team.titles(2)) == (["Sees the advertisement"], ["Signs"])
        (note,) = team.view.notes_on(team.stages[0].uid)
        assert (note.note_kind, note.text, note.method) == (NoteKind.FEEDBACK, "Comments below it", "Social media")


async def test_a_text_from_a_killed_session_comes_back_where_it_was_begun(library: Library, room: Room) -> None:
    async with MapDriver.open(library, room.number) as team:
        await team.lines("Calls")
        await team.press("tab")
        await team.type("Half a li")
    async with MapDriver.open(library, room.number) as team:
        assert team.line.value == "Half a li"
        await team.type("ne")
        await team.press("enter")
        assert team.titles(2) == ["Half a line"]
        await team.press("escape")
        await team.go_to("Calls", "thinking")
        await team.press("enter")
        await team.type("why me")
    async with MapDriver.open(library, room.number) as team:
        await team.until(lambda: team.body.grid.edited is not None)
        assert "why me" in team.shown
        await team.press("enter")
        assert team.cell("Calls", "thinking") == "why me"
        assert team.body.desk.kept_texts() == []


async def test_a_text_for_a_lane_out_of_sight_comes_back_on_the_sheet_and_never_in_the_name(
    library: Library, room: Room
) -> None:
    async with MapDriver.open(library, room.number) as team:
        await team.lines("Calls")
        uid = team.point("Calls").uid
        team.body.desk.keep_text(f"touchpoints:{uid}:availability", "office ho")
    async with MapDriver.open(library, room.number) as team:
        await team.until(lambda: "office ho" in team.shown)
        assert team.titles(1) == ["Calls"]


async def test_two_people_who_write_the_same_cell_both_keep_their_words(library: Library, room: Room) -> None:
    from cjm_tui.domain.acts import records

    async with MapDriver.open(library, room.number) as team:
        await team.lines("Calls")
        await team.press("escape")
        await team.go_to("Calls", "doing")
        await team.press("enter")
        await team.type("dials")
        point = team.point("Calls")
        Room.enter(library, room.number).submit(
            records.set_fields(point, doing="rings the bell", base={"doing": point.doing})
        )
        await team.press("enter")
        assert team.cell("Calls", "doing") == "rings the bell"
        assert "2× rings the bell" in team.shown
        assert "Two texts: e shows both" in team.shown
        await team.press("e")
        await team.until(lambda: "wrote: dials" in team.shown)
        assert team.view.find(Touchpoint, point.uid) is not None


async def test_marks_on_a_line_of_their_own_are_about_the_touchpoint_before(library: Library, room: Room) -> None:
    async with MapDriver.open(library, room.number) as team:
        await team.lines("Calls", "!nobody answers +kind voice @Switchboard", "Waits")
        assert team.titles(1) == ["Calls", "Waits"]
        assert team.cell("Calls", "pain") == "nobody answers"
        assert team.cell("Calls", "gain") == "kind voice"
        assert team.cell("Calls", "channel") == "Switchboard"
