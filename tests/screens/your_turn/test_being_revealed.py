"""A reveal in the middle of somebody's typing: no key falls on the group's screen, and the half line is not lost."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from cjm_tui.app import CjmApp
from cjm_tui.domain.acts import facilitation, mapping
from cjm_tui.domain.choices import ActivityKind, Phase
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.room.room import Room
from cjm_tui.screens.workshop.workshop_screen import WorkshopScreen
from cjm_tui.screens.your_turn import your_turn_screen
from cjm_tui.screens.your_turn.your_turn_screen import YourTurnScreen
from cjm_tui.storage.library import Library
from tests.screen_text import text_on
from tests.screens.company import invite


async def seen(pilot: Pilot[None], words: str) -> None:
    """Wait until words stand on the screen."""
    for _turn in range(1000):
        if words in text_on(pilot.app):
            return
        await pilot.pause(0.01)
    raise AssertionError(f"{words!r} never came:\n{text_on(pilot.app)}")


def asked_for_cards(library: Library, room: Room) -> str:
    """Return somebody of whom cards are asked in silence."""
    ana = invite(library, room.number, "Ana")
    room.submit(facilitation.move_room(room.view, Phase.TOUCHPOINTS, room.now()))
    room.submit(facilitation.open_activity(
        room.view, ActivityKind.CARDS, at=room.now(), new_uid=room.new_uid, journey=room.view.journeys[0].uid
    ))  # fmt: skip
    return ana


async def test_keys_that_were_meant_for_a_card_remove_nothing_and_the_card_comes_back(
    library: Library, room: Room
) -> None:
    ana = invite(library, room.number, "Ana")
    journey = room.view.journeys[0].uid
    stage = room.view.stages(journey)[0].uid
    room.submit(facilitation.move_room(room.view, Phase.TOUCHPOINTS, room.now()))
    room.submit(mapping.add_touchpoint(room.view, journey, stage, "Sees the ad", room.new_uid))
    room.submit(facilitation.open_activity(
        room.view, ActivityKind.CARDS, at=room.now(), new_uid=room.new_uid, journey=journey
    ))  # fmt: skip
    app = CjmApp(library, workshop=room.number, participant=ana)
    async with app.run_test(size=(80, 24)) as pilot:
        while not isinstance(app.screen, YourTurnScreen):
            await pilot.pause(0.01)
        await pilot.press(*"half typ")
        with Library(library.path) as elsewhere:
            host = Room.enter(elsewhere, room.number)
            host.submit(facilitation.reveal(host.view.activities[0], host.now()))
        await seen(pilot, "Enter shows what came of it")
        await pilot.press("x", "u", "M")
        assert isinstance(app.screen, YourTurnScreen)
        await pilot.press("enter")
        while not isinstance(app.screen, WorkshopScreen):
            await pilot.pause(0.01)
        await seen(pilot, "half typ")
        titles = [t.title for t in Room.enter(library, room.number).view.all(Touchpoint).values()]
        assert titles == ["Sees the ad"]


async def test_hands_that_come_to_rest_need_no_key(
    library: Library, room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(your_turn_screen, "REST_SECONDS", 0.2)
    ana = asked_for_cards(library, room)
    app = CjmApp(library, workshop=room.number, participant=ana)
    async with app.run_test(size=(80, 24)) as pilot:
        while not isinstance(app.screen, YourTurnScreen):
            await pilot.pause(0.01)
        await pilot.press(*"half typ")
        with Library(library.path) as elsewhere:
            host = Room.enter(elsewhere, room.number)
            host.submit(facilitation.reveal(host.view.activities[0], host.now()))
        await seen(pilot, "Write a card")
        await seen(pilot, "half typ")


async def test_whoever_rests_sees_at_once_what_was_revealed(library: Library, room: Room) -> None:
    ana = asked_for_cards(library, room)
    app = CjmApp(library, workshop=room.number, participant=ana)
    async with app.run_test(size=(80, 24)) as pilot:
        while not isinstance(app.screen, YourTurnScreen):
            await pilot.pause(0.01)
        with Library(library.path) as elsewhere:
            host = Room.enter(elsewhere, room.number)
            host.submit(facilitation.reveal(host.view.activities[0], host.now()))
        while isinstance(app.screen, YourTurnScreen):
            assert "Enter shows what came of it" not in text_on(app)
            await pilot.pause(0.01)
