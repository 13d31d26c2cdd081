"""Brainstorm: write first, place later, each card with one key."""

from __future__ import annotations

from cjm_tui.domain.acts import contributing, facilitation
from cjm_tui.domain.acts.founding import NewUid
from cjm_tui.domain.choices import ActivityKind, Role
from cjm_tui.domain.edits import Draft, create
from cjm_tui.domain.setting import Activity, Participant
from cjm_tui.room.room import Room
from cjm_tui.storage.library import Library
from tests.conftest import NOW
from tests.screens.touchpoints.map_driver import MapDriver


async def brainstorm(team: MapDriver) -> MapDriver:
    """Leave the line of an empty map for the cards."""
    return await team.press("escape", "b")


async def test_cards_are_written_and_then_placed_with_one_key_each(library: Library, room: Room) -> None:
    async with MapDriver.open(library, room.number) as team:
        await brainstorm(team)
        await team.lines("3: Calls", "Zzz", "Opens: Fills in the form !long")
        assert team.bucket() == ["Calls", "Zzz", "Fills in the form"]
        await team.press("tab", "enter", "enter", "5")
        assert team.bucket() == []
        assert (team.titles(3), team.titles(5)) == (["Calls", "Fills in the form"], ["Zzz"])
        assert "Every card has its place." in team.shown


async def test_look_alikes_merge_and_what_is_off_topic_goes_aside(library: Library, room: Room) -> None:
    async with MapDriver.open(library, room.number) as team:
        await brainstorm(team)
        await team.lines("3: Calls the desk", "3: Calling the desk", "Lunch")
        await team.press("tab")
        assert "m merges with" in team.shown or "= m" in team.shown
        await team.press("m")
        assert team.bucket() == ["Calls the desk", "Lunch"]
        assert team.point("Calls the desk").merged_from == ("Calling the desk",)
        await team.press("3", "x")
        assert team.bucket() == []
        assert "Put aside (1)" in team.shown


async def test_all_suggestions_are_accepted_after_one_question(library: Library, room: Room) -> None:
    async with MapDriver.open(library, room.number) as team:
        await brainstorm(team)
        await team.lines("1: a", "2: b", "qqq")
        await team.press("tab", "y")
        assert "Place 2 cards" in team.shown
        await team.press("enter")
        assert (team.titles(1), team.titles(2), team.bucket()) == (["a"], ["b"], ["qqq"])


async def test_the_map_says_how_many_cards_wait(library: Library, room: Room) -> None:
    async with MapDriver.open(library, room.number) as team:
        await brainstorm(team)
        await team.lines("a", "b")
        await team.press("escape")
        assert "2 cards without a stage, b" in team.shown
        assert team.body.grid.has_focus_within


async def test_an_unfinished_card_survives(library: Library, room: Room) -> None:
    async with MapDriver.open(library, room.number) as team:
        await brainstorm(team)
        await team.type("half a ca")
    async with MapDriver.open(library, room.number) as team:
        await team.until(lambda: "half a ca" in team.shown)
        await team.type("rd")
        await team.press("enter")
        assert team.bucket() == ["half a card"]


def open_cards(room: Room) -> Activity:
    room.submit(
        facilitation.open_activity(
            room.view, ActivityKind.CARDS, at=NOW, new_uid=room.new_uid, journey=room.view.journeys[0].uid
        )
    )
    return room.view.activities[-1]


def participant(room: Room, library: Library, name: str, new_uid: NewUid) -> Room:
    uid = new_uid()
    room.submit(Draft("", (create(Participant, uid, display_name=name, role=Role.PARTICIPANT),)))
    return Room.enter(library, room.number, uid)


async def test_in_silence_the_facilitator_sees_a_count_and_sorts_after_the_reveal(library: Library, room: Room) -> None:
    task = open_cards(room)
    ana = participant(room, library, "Ana", room.new_uid)
    ana.submit(
        contributing.write_card(
            ana.view, ana.viewer, task, "Secret wish", ana.view.stages(ana.view.journeys[0].uid)[0].uid, "s"
        )
    )
    async with MapDriver.open(library, room.number) as team:
        await team.press("escape", "b")
        await team.until(lambda: "Silent writing: 1 card so far" in team.shown)
        assert "Secret wish" not in team.shown
        await team.lines("2: My own")
        assert "Silent writing: 2 cards so far" in team.shown
        await team.press("tab", "1")
        assert team.point("My own").stage is None
        assert "after the reveal" in team.shown
        team.room.submit(facilitation.reveal(team.view.activities[-1], NOW))
        team.screen.show_changes(())
        await team.pilot.pause()
        assert "Secret wish" in team.shown
        await team.press("y", "enter")
        assert (team.titles(1), team.titles(2)) == (["Secret wish"], ["My own"])


async def test_sorting_begins_with_a_card_that_needs_a_place(library: Library, room: Room) -> None:
    async with MapDriver.open(library, room.number) as map_:
        await map_.press("escape", "b")
        await map_.lines("Calls the desk")
        await map_.press("tab", "1", "tab")
        await map_.lines("Something nobody expects", "Another thing")
        await map_.press("tab")
        await map_.press("2")
        assert "Something nobody expects" in map_.titles(2)
        assert map_.titles(1) == ["Calls the desk"]
