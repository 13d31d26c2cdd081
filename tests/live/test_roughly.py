"""Rough handling of the real program over SSH: huge pastes, odd sizes, slow readers, and a session that is killed."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

import pytest

from tests.live.story import Person, served
from tests.live.test_stops import come_in
from tests.live.test_workshop import open_silence

pytestmark = pytest.mark.slow


async def test_a_megabyte_on_the_clipboard_buries_nobody(tmp_path: Path) -> None:
    async with served(tmp_path) as workshop:
        facilitator = await workshop.facilitate()
        ana, bruno = await workshop.join("Ana"), await workshop.join("Bruno")
        for person in (ana, bruno):
            await come_in(person)
        await facilitator.sees("3 in the room")
        await open_silence(facilitator, "Write the touchpoints", others=2)
        await ana.sees("Your turn")
        ana.write("\x1b[200~" + "\n".join(f"card {number}" for number in range(100_000)) + "\x1b[201~")
        await bruno.sees("Your turn")
        bruno.write("Calls the desk\r")
        await bruno.sees("1 entry of yours")
        await ana.sees("200 entries of yours", "Only the first 200 pasted lines were taken.")
        ana.write("x" * 1_000_000)
        await bruno.sees("1 entry of yours")
        bruno.write("Waits\r")
        await bruno.sees("2 entries of yours")


@pytest.mark.parametrize("size", [(20, 5), (500, 200)])
async def test_every_size_of_window_takes_part(tmp_path: Path, size: tuple[int, int]) -> None:
    async with served(tmp_path) as workshop:
        facilitator = await workshop.facilitate()
        ana = await workshop.join("Ana", size=size)
        await ana.sees("How shall", "Ana")
        ana.press("enter")
        await ana.sees("Welcome")
        ana.press("escape")
        await ana.sees("[ Scope ]" if size[0] > 20 else "[1]")
        await facilitator.sees("2 in the room")
        await open_silence(facilitator, "Write the touchpoints", others=1)
        await ana.sees("Write the touch")
        ana.write("Calls the desk")
        await ana.sees("Calls the desk")
        ana.press("enter")
        await ana.until(workshop.written, "has sent it")
        facilitator.write("R")
        await facilitator.sees("1 entry so far.")
        facilitator.press("enter")
        await ana.sees("1 card" if size[0] > 20 else "[3]")


async def test_a_guest_is_offered_none_of_the_hosts_files(tmp_path: Path) -> None:
    async with served(tmp_path) as workshop:
        facilitator, ana = await workshop.facilitate(), await workshop.join("Ana")
        await facilitator.is_in("Scope")
        await come_in(ana)
        for person, found in ((facilitator, "Write a report"), (ana, "Nothing")):
            person.write("?")
            await person.sees("filter")
            person.write("export")
            await person.sees(found)
        assert "Write a report" not in ana.text


async def test_one_session_that_dies_or_reads_nothing_is_nobody_elses_trouble(tmp_path: Path) -> None:
    async with served(tmp_path) as workshop:
        ana, bruno, carla = [await workshop.join(name) for name in ("Ana", "Bruno", "Carla")]
        for person in (ana, bruno, carla):
            await come_in(person)
        await ana.sees("3 in the room")
        bruno.process.stdout.channel.pause_reading()
        os.kill(newest_session(workshop.process.pid), signal.SIGKILL)
        await carla.until(lambda: carla.is_over, "hears that her session has ended")
        assert "ended unexpectedly" in carla.text
        assert carla.terminal.left_on == set()
        for _look in range(30):
            bruno.write("><")
        await looks(ana, "Personas", ">")
        await looks(ana, "Scope", "<")


async def looks(person: Person, phase: str, key: str) -> None:
    """Look at a phase; it answers at once, whatever the others' lines do."""
    person.write(key)
    async with asyncio.timeout(10):
        while not any(f"{sign} {phase}" in person.lines[1] for sign in "‹["):
            await asyncio.sleep(0.02)


def newest_session(server: int) -> int:
    """Return the process of whoever came last: the youngest child of the server's child."""

    def children(pid: int) -> list[int]:
        return [int(child) for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]

    return max((session for child in children(server) for session in children(child)), key=started_at)


def started_at(pid: int) -> int:
    return int(Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[19])
