"""Looking at the map: sheets, the flow, filters and saved views, a second curve, the guide's ways."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cjm_tui.domain.acts.demonstration import found_demo
from cjm_tui.domain.analysis.place import Place
from cjm_tui.domain.choices import NoteKind, Phase
from cjm_tui.domain.setting import SavedView
from cjm_tui.room.founding import found_workshop
from cjm_tui.room.room import Room
from cjm_tui.storage.library import Library
from cjm_tui.storage.workshops import new_uid
from tests.screens.touchpoints.map_driver import MapDriver


@pytest.fixture
def demo(library: Library) -> int:
    """The demonstration's number."""
    at = datetime(2026, 11, 21, tzinfo=UTC)
    return found_workshop(library, found_demo("en", at, new_uid), who="", at=at).number


async def test_everything_about_a_touchpoint_is_a_key_away_and_esc_goes_back_to_the_cell(
    library: Library, demo: int
) -> None:
    async with MapDriver.open(library, demo) as team:
        await team.go_to("Fills in the form", "doing")
        await team.press("e")
        for heading in ("What happens", "Thinks and feels", "Pains, gains and feedback"):
            assert heading in team.shown
        await team.press("n", "p", "escape")
        cell = team.body.grid.cell
        assert cell is not None
        assert (cell.column_uid, cell.lane_key) == (team.point("Fills in the form").uid, "doing")


async def test_notes_of_every_kind_are_written_on_the_sheet(library: Library, room: Room) -> None:
    async with MapDriver.open(library, room.number) as team:
        await team.lines("Calls")
        await team.press("escape", "e")
        uid = team.point("Calls").uid
        for kind in (NoteKind.PAIN, NoteKind.LIKELY_ERROR, NoteKind.GAP):
            assert team.body.detail.sheet.reveal(f"records:notes:{kind.value}")
            await team.pilot.pause()
            await team.press("enter")
            await team.lines(f"a {kind.value}")
            await team.press("escape")
        notes = {(n.note_kind, n.text) for n in team.view.notes_on(uid)}
        assert notes == {
            (NoteKind.PAIN, "a pain"), (NoteKind.LIKELY_ERROR, "a likely-error"), (NoteKind.GAP, "a gap"),
        }  # fmt: skip
        assert {n.touchpoint for n in team.view.notes_on(uid)} == {uid}


async def test_a_stage_has_a_sheet_with_its_expectation(library: Library, room: Room) -> None:
    async with MapDriver.open(library, room.number) as team:
        await team.lines("Calls")
        await team.press("escape", "up", "e")
        await team.until(lambda: team.body._page == "detail" and team.body.detail.has_focus_within)
        await team.press("down", "enter")
        await team.type("to be told why")
        await team.press("tab")
        assert team.stages[0].expectation == "to be told why"
        await team.press("escape")
        assert "to be told why" in team.shown


async def test_the_journey_is_a_grid_or_a_flow_of_the_same_touchpoints(library: Library, demo: int) -> None:
    async with MapDriver.open(library, demo) as team:
        await team.go_to("Searches the portal")
        await team.press("v")
        assert not team.body.grid.display
        assert team.body.flow.column_uid == team.point("Searches the portal").uid
        await team.press("down", "enter")
        assert "4/18" in team.shown
        await team.press("escape")
        assert team.body.flow.display
        await team.press("v")
        assert team.body.grid.cell is not None
        assert team.body.grid.cell.column_uid == team.point("Follows an old article").uid


async def test_a_filter_dims_the_others_is_saved_and_let_go(library: Library, demo: int) -> None:
    async with MapDriver.open(library, demo) as team:
        await team.press("slash", "1")
        assert "Only Key:" in team.shown
        keys = sum(point.key for point in team.view.touchpoints(team.body.journey.uid))
        assert f"{keys} of 18" in team.shown
        await team.press("slash")
        await team.choose("Save what")
        await team.press(*["backspace"] * 3)
        await team.lines("The key ones")
        assert [v.title for v in team.view.all(SavedView).values()] == ["The key ones"]
        await team.press("escape")
        assert "Only" not in team.shown
        await team.press("slash")
        await team.choose("The key ones")
        assert f"{keys} of 18" in team.shown
        await team.press("slash")
        await team.choose("Remove a saved")
        await team.press("1")
        assert not team.view.all(SavedView)


async def test_the_map_is_searched_for_a_word(library: Library, demo: int) -> None:
    async with MapDriver.open(library, demo) as team:
        await team.press("slash")
        await team.choose("word")
        await team.lines("portal")
        assert "Only “portal”:" in team.shown


async def test_a_second_personas_curve_comes_and_goes(library: Library, demo: int) -> None:
    async with MapDriver.open(library, demo) as team:
        other = next(p for p in team.view.personas if p is not team.body.desk.persona)
        await team.press("c")
        assert other.display_name in team.shown
        await team.press("c")
        assert team.body._second is None


async def test_the_guide_leads_to_the_lane_to_the_sheet_and_to_the_line(library: Library, room: Room) -> None:
    async with MapDriver.open(library, room.number) as team:
        await team.lines("Calls")
        await team.press("escape")
        uid = team.point("Calls").uid
        assert team.body.go_to(Place(Phase.TOUCHPOINTS, "touchpoints", uid, "channel"))
        assert team.body.grid.cell is not None
        assert team.body.grid.cell.lane_key == "channel"
        assert team.body.go_to(Place(Phase.TOUCHPOINTS, "touchpoints", uid, "channel_fit"))
        await team.until(lambda: team.body._page == "detail")
        await team.until(lambda: team.body.detail.sheet.cursor_field.endswith("channel_fit"))
        await team.press("escape")
        assert team.body.find("every_stage_has_touchpoint")
        await team.pilot.pause()
        assert "2/7" in team.shown


async def test_an_observer_reads_everything_and_changes_nothing(library: Library, room: Room) -> None:
    from cjm_tui.domain.acts import mapping, records
    from cjm_tui.domain.choices import Role
    from cjm_tui.domain.setting import Participant

    journey = room.view.journeys[0].uid
    stage = room.view.stages(journey)[0].uid
    room.submit(mapping.add_touchpoint(room.view, journey, stage, "Calls", room.new_uid))
    async with MapDriver.open(library, room.number) as team:
        me = team.room.me
        assert me is not None
        with Library(library.path) as elsewhere:
            other = Room.enter(elsewhere, room.number)
            other.submit(records.set_fields(team.view.get(Participant, me.uid), role=Role.OBSERVER))
        await team.until(lambda: "observer" in team.shown)
        await team.press("t", "x", "f", "m")
        assert team.titles(1) == ["Calls"]
        await team.press("enter")
        await team.until(lambda: "What happens" in team.shown)


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_the_flow_takes_the_width_that_there_is_with_the_curve_beside_it(
    library: Library, demo: int, size: tuple[int, int]
) -> None:
    async with MapDriver.open(library, demo, size) as map_:
        await map_.press("v")
        await map_.until(lambda: "Asks a colleague" in map_.shown)
        top = next(line for line in map_.shown.splitlines() if "╭" in line)
        assert top.rindex("╮") > size[0] * 0.4
        assert map_.shown.count("●") > 1


async def test_an_empty_map_says_how_it_is_filled_and_is_quiet_while_somebody_writes(
    library: Library, room: Room
) -> None:
    async with MapDriver.open(library, room.number, (80, 24)) as map_:
        await map_.until(lambda: "1/7" in map_.shown)
        assert "No touchpoint yet" not in map_.shown
        await map_.press("escape")
        await map_.until(lambda: "t writes them stage by stage" in map_.shown)
