"""What people keep when the server dies in mid-session, and what they are told when it is stopped."""

from __future__ import annotations

import asyncio
import re
from pathlib import Path

import pytest

from tests.live.story import Person, served
from tests.live.test_workshop import come_back, look_and_move, open_silence

pytestmark = pytest.mark.slow

SENT = {"Ana": ["Calls the desk", "Waits in line"], "Bruno": ["Reads the portal"], "Carla": []}
BEGUN = {"Ana": "Gets an e-m", "Bruno": "", "Carla": "Nobody answ"}


async def come_in(person: Person) -> str:
    """Go past the lobby; return the rejoin word."""
    await person.sees("How shall we call you?", person.name)
    person.press("enter")
    await person.sees("this word:", "Skip")
    word = person.text.partition("this word:")[2].split()[0]
    person.press("escape")
    await person.is_in("Scope")
    return word


async def test_nothing_acknowledged_is_missing_after_the_server_was_killed(tmp_path: Path) -> None:
    async with served(tmp_path) as workshop:
        facilitator = await workshop.facilitate()
        await facilitator.is_in("Scope")
        people = [await workshop.join(name) for name in SENT]
        words = {person.name: await come_in(person) for person in people}
        await facilitator.sees("4 in the room")
        await look_and_move(facilitator, "Touchpoints", ">", ">", others=3)
        for person in people:
            await person.is_in("Touchpoints")
        await open_silence(facilitator, "Write the touchpoints", others=3)
        for person in people:
            await person.sees("Your turn ▸ Write the touchpoints")
            for number, card in enumerate(SENT[person.name], start=1):
                person.write(f"{card}\r")
                await person.sees(f"{number} entr")
            person.write(BEGUN[person.name])
            await person.sees(BEGUN[person.name])
        ends_at = workshop.timer_ends_at()
        assert ends_at is not None
        workshop.process.kill()
        await workshop.process.wait()
        for person in [facilitator, *people]:
            await person.until(lambda person=person: person.is_over, "notices")
        port = workshop.port
    async with served(tmp_path, port=port) as workshop:
        facilitator = await workshop.facilitate()
        await facilitator.is_in("Touchpoints")
        assert workshop.timer_ends_at() == ends_at
        assert await minutes_left(facilitator) in (2, 3)
        for name, cards in SENT.items():
            person = await come_back(workshop, name, words[name])
            await person.sees("Your turn ▸ Write the touchpoints", *cards, *filter(None, [BEGUN[name]]))
            for other, secrets in SENT.items():
                assert other == name or not any(card in person.text for card in secrets)
            person.write("!\r")
            await person.sees(f"{BEGUN[name]}!")
        facilitator.write("R")
        await facilitator.sees("6 entries so far.")


async def minutes_left(person: Person) -> int:
    """Return what the title line says of the timer."""
    await person.until(lambda: re.search(r"\d+ min", person.lines[0]), "sees the timer")
    found = re.search(r"(\d+) min", person.lines[0])
    assert found
    return int(found[1])


async def test_stopping_the_server_tells_everybody_why_and_restores_their_terminals(tmp_path: Path) -> None:
    async with served(tmp_path) as workshop:
        facilitator = await workshop.facilitate()
        await facilitator.is_in("Scope")
        ana = await workshop.join("Ana")
        await come_in(ana)
        bruno = await workshop.join("Bruno")
        await bruno.sees("How shall we call you?")
        workshop.process.terminate()
        for person in (facilitator, ana, bruno):
            await person.until(lambda person=person: person.is_over, "is told")
            assert "The host has closed the workshop's server." in person.text, person.text
            assert person.terminal.left_on == set()
        assert await asyncio.wait_for(workshop.process.wait(), 20) == 0
