"""Many people over SSH on one map: how soon they see it, their keys' echo, an edit on all screens, and what each costs.

The clients run in this process, on the same cores as the server; what they need is part of the figures.
"""

from __future__ import annotations

import asyncio
import statistics
import string
from collections.abc import Sequence

from bench.lab import Lab
from bench.measuring import figure, heading, milliseconds, percentile
from bench.served import Person, Server, arrive, printed, serving
from cjm_tui.domain.acts import records
from cjm_tui.room.room import Room
from cjm_tui.storage.library import Library

LOBBY_WORDS = "How shall we call you"
MAP_WORDS = "Touchpoint 1"
"""The second touchpoint: the first one's name is what changes."""
KEY_EVERY = 0.5
KEYS = 24
EDITS = 8
EDIT_EVERY = 1.5
IDLE_SECONDS = 5.0
ARRIVE_EVERY = 0.2


def measure(lab: Lab) -> None:
    """Serve one map to 1, 10 and 50 people, each of whom types two characters a second."""
    for count in lab.people:
        heading(f"{count} {'person' if count == 1 else 'people'} over SSH, each typing two characters a second")
        with serving(lab.room) as server:
            asyncio.run(_crowd(lab, server, count))


async def _crowd(lab: Lab, server: Server, count: int) -> None:
    empty = server.memory_kib()
    people = await _all_arrive(server, range(count), every=0.0)
    _report("connect → first full screen, all at once", _until_first_screen(people), "p95 3500 ms")
    for person in people:
        await person.leave()
    people = await _all_arrive(server, range(count), every=ARRIVE_EVERY)
    _report("connect → first full screen, five a second", _until_first_screen(people), "p95 250 ms")
    await asyncio.gather(*(_go_in(person, ARRIVE_EVERY * place) for place, person in enumerate(people)))
    figure("memory a person (PSS)", f"{(server.memory_kib() - empty) / count / 1024:.1f} MiB", "15 MiB",
           f"the server itself {empty / 1024:.0f} MiB")  # fmt: skip
    await _report_idleness(server, people)
    echoes, arrivals = await _work(lab, people)
    _report("key → echo", echoes, "16 / 45 ms")
    _report("an edit → everybody's screen", arrivals, "p95 500 ms")
    for person in people:
        await person.leave()


async def _all_arrive(server: Server, numbers: Sequence[int], every: float) -> list[Person]:
    async def come(number: int) -> Person:
        await asyncio.sleep(every * number)
        person = await arrive(server, f"Person {number} of {len(numbers)}", number)
        await person.sees(LOBBY_WORDS)
        await person.settles()
        return person

    return list(await asyncio.gather(*map(come, numbers)))


def _until_first_screen(people: Sequence[Person]) -> list[float]:
    return [person.last - person.began for person in people]


async def _go_in(person: Person, after: float) -> None:
    """Take the proposed name, read what has happened so far, and go to the group."""
    await asyncio.sleep(after)
    person.press(b"\r")
    await person.sees("Welcome")
    await person.settles(0.3)
    person.press(b"\r")
    await person.sees(MAP_WORDS)
    await person.settles()


async def _report_idleness(server: Server, people: Sequence[Person]) -> None:
    before, used = sum(len(p.received) for p in people), server.processor_seconds()
    await asyncio.sleep(IDLE_SECONDS)
    used = (server.processor_seconds() - used) / IDLE_SECONDS
    sent = (sum(len(p.received) for p in people) - before) / IDLE_SECONDS / len(people)
    figure(
        "idle: share of a core, all together", f"{used * 100:.1f} %", "", f"{used / len(people) * 100:.2f} % a person"
    )
    figure("idle: bytes a second and person", f"{sent:.0f}", "0")


async def _work(lab: Lab, people: Sequence[Person]) -> tuple[list[float], list[float]]:
    """Let everybody type while a touchpoint's name changes again and again; return the echoes and the arrivals."""
    for person in people:
        person.press(b"t")
    await asyncio.gather(*(person.settles() for person in people))
    echoes: list[float] = []
    typing = [asyncio.create_task(_type(person, place / len(people), echoes)) for place, person in enumerate(people)]
    arrivals = await _edit(lab, people)
    await asyncio.gather(*typing)
    return echoes, arrivals


async def _type(person: Person, offset: float, echoes: list[float]) -> None:
    await asyncio.sleep(offset * KEY_EVERY)
    loop = asyncio.get_running_loop()
    due = loop.time()
    for letter in (string.ascii_lowercase * 2)[:KEYS]:
        key = letter.encode()
        echoes.append(await person.press_and_see(key, lambda output, key=key: key in printed(output)))
        due += KEY_EVERY
        await asyncio.sleep(max(0.0, due - loop.time()))


async def _edit(lab: Lab, people: Sequence[Person]) -> list[float]:
    arrivals: list[float] = []
    with Library(lab.room) as library:
        room = Room.enter(library, 1)
        point = room.view.touchpoints(room.view.journeys[0].uid)[0]
        for letter in string.ascii_uppercase[:EDITS]:
            await asyncio.sleep(EDIT_EVERY)
            # Every cell of the name differs from the one before, so that a screen that sends only changes sends it all.
            name = letter * 9
            seen = [asyncio.create_task(person.sees(name, len(person.received))) for person in people]
            at = asyncio.get_running_loop().time()
            room.submit(records.set_fields(point, title=name))
            arrivals += [instant - at for instant in await asyncio.gather(*seen)]
    return arrivals


def _report(what: str, seconds: Sequence[float], aim: str) -> None:
    median, worst = statistics.median(seconds), percentile(seconds, 0.95)
    figure(what, milliseconds(median), aim, f"p95 {milliseconds(worst)}")
