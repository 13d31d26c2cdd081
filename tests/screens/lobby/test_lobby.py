"""The lobby: a name that nobody else has, a word to come back with, a rehearsal, and five lines for who is late."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest

from cjm_tui.app import CjmApp
from cjm_tui.domain.acts import facilitation, records
from cjm_tui.domain.choices import ActivityKind, Phase
from cjm_tui.domain.scope import Goal
from cjm_tui.domain.setting import Participant
from cjm_tui.room import joining
from cjm_tui.room.room import Room
from cjm_tui.screens.lobby.lobby_screen import Arrival, LobbyScreen
from cjm_tui.storage.library import Library
from cjm_tui.storage.workshops import new_uid
from tests.screens.onlooker import Onlooker


class Door(Onlooker):
    """Somebody at the door."""

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def write(self, text: str) -> None:
        await self.press(*text, "enter")


@asynccontextmanager
async def at_the_door(library: Library, room: Room, name: str) -> AsyncIterator[Door]:
    app = CjmApp(library, arrival=Arrival(room.number, name), is_private=True, has_files=False)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, LobbyScreen)
        yield Door(app, pilot)


def person(room: Room, name: str) -> Participant:
    room.catch_up()
    return next(p for p in room.view.participants if p.display_name == name)


async def test_the_rehearsal_tries_the_three_things_that_taking_part_needs(library: Library, room: Room) -> None:
    async with at_the_door(library, room, "ana.souza") as door:
        await door.sees("How shall we call you?", "ana.souza")
        await door.press(*["backspace"] * len("ana.souza"))
        await door.write("Ana")
        await door.sees("Welcome, Ana.", "▸ 1. Write anything and press Enter.")
        assert not person(room, "Ana").rehearsed
        await door.write("hi")
        await door.sees("✓ You wrote “hi”.", "▸ 2. Rate this moment")
        await door.press("4")
        await door.sees("✓ You rated it 4.", "▸ 3. Press Tab")
        await door.press("tab")
        await door.sees("✓ You are done.", "Press Enter to go to the group.")
        assert person(room, "Ana").rehearsed
        await door.press("enter")
        await door.sees("[ Scope ]")


async def test_a_taken_name_asks_for_the_word_and_brings_the_same_person_back(library: Library, room: Room) -> None:
    from datetime import UTC, datetime

    joined = joining.join(library, room.number, "Ana", at=datetime.now(UTC))
    async with at_the_door(library, room, "Ana") as door:
        await door.press("enter")
        await door.sees("Somebody called Ana is here already.", "you will be “Ana (2)”")
        await door.write("banana")
        await door.sees("That is not the word of this name.")
        await door.write(joined.rejoin_word.upper())
        await door.sees("[ Scope ]")
    assert [p.display_name for p in room.view.participants if p.display_name.startswith("Ana")] == []
    room.catch_up()
    assert [p.display_name for p in room.view.participants if p.display_name.startswith("Ana")] == ["Ana"]


@pytest.mark.parametrize("name", ["Ana", "аna", "ANA "])
async def test_somebody_else_of_the_same_or_a_similar_name_is_told_apart(
    library: Library, room: Room, name: str
) -> None:
    from datetime import UTC, datetime

    joining.join(library, room.number, "Ana", at=datetime.now(UTC))
    async with at_the_door(library, room, name) as door:
        await door.press("enter")
        await door.sees("here already" if name != "аna" else "Welcome")
        if name != "аna":
            await door.press("enter")
        await door.sees(f"Welcome, {name.strip()} (2).")


async def test_guessing_a_word_ends_after_four_tries(library: Library, room: Room) -> None:
    from datetime import UTC, datetime

    joined = joining.join(library, room.number, "Ana", at=datetime.now(UTC))
    async with at_the_door(library, room, "Ana") as door:
        await door.press("enter")
        for guess in ("one", "two", "three", "four"):
            await door.sees("here already")
            await door.write(guess)
        await door.write(joined.rejoin_word)
        await door.sees("That was one try too many")
        await door.press("enter")
        await door.sees("Welcome, Ana (2).")


async def test_somebody_late_reads_five_lines_and_finds_the_task(library: Library, drawn: Room) -> None:
    drawn.submit(records.add(Goal, new_uid(), title="Half as many calls"))
    drawn.submit(facilitation.move_room(drawn.view, Phase.TOUCHPOINTS, drawn.now()))
    opened = facilitation.open_activity(drawn.view, ActivityKind.CARDS, at=drawn.now(), new_uid=new_uid)
    drawn.submit(opened + facilitation.start_timer(drawn.view, 3, drawn.now() - timedelta(seconds=70)))
    async with at_the_door(library, drawn, "Rui") as door:
        await door.press("enter")
        await door.sees("Welcome, Rui.", "this word:", "The group has begun:")
        lines = [line.strip() for line in door.shown.splitlines() if line.strip().startswith("•")]
        assert lines == [
            "• We map “IT support”, seen by Ana.",
            "• Why: Half as many calls",
            "• The group is in phase 3 of 7, Touchpoints. 2 min are left.",
            "• So far: 3 touchpoints and 0 ideas.",
            "• Now, in silence: Write the touchpoints. It opens as soon as you go in.",
        ]
        await door.press("enter")
        await door.sees("Your turn ▸ Write the touchpoints", "One touchpoint a line.")
