"""The program over SSH at the end of a slow link: 100 kbit/s each way, 200 ms there and back, by a pacing proxy."""

from __future__ import annotations

import asyncio
import statistics
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from bench.crowd import LOBBY_WORDS, MAP_WORDS
from bench.lab import Lab
from bench.measuring import figure, heading, milliseconds
from bench.served import Person, Server, arrive, serving

BITS_A_SECOND = 100_000
ONE_WAY_SECONDS = 0.1
PIECE = 256
"""Bytes that cross the link together."""
DOWN, UP, RIGHT = b"\x1b[B", b"\x1b[A", b"\x1b[C"


def measure(lab: Lab) -> None:
    """Come in, open the map, and press keys."""
    heading("Over SSH on a link of 100 kbit/s and 200 ms, 120×40, without compression")
    with serving(lab.room) as server:
        asyncio.run(_visit(server))


async def _visit(server: Server) -> None:
    async with _slow(server.port) as port:
        person = await arrive(server, "Far away", port=port)
        await person.sees(LOBBY_WORDS)
        lobby = await person.settles(1.0) - person.began
        figure(
            "connect → lobby, the handshake of SSH included", milliseconds(lobby), "", f"{len(person.received)} bytes"
        )
        await _key(person, b"\r", quiet=1.0)
        before = len(person.received)
        opened = await _key(person, b"\r", quiet=1.5)
        await person.sees(MAP_WORDS, before)
        figure("Enter → the map is painted", milliseconds(opened), "2500 ms", f"{len(person.received) - before} bytes")
        moves = [await _key(person, DOWN if turn % 2 else UP) for turn in range(8)]
        figure("cursor move → settled", milliseconds(statistics.median(moves)), "300 ms")
        steps = [await _key(person, RIGHT) for _turn in range(12)]
        figure("scroll step → settled", milliseconds(max(steps)), "", "the slowest of twelve steps to the right")
        await _key(person, b"t", quiet=1.0)
        typed = [await _key(person, letter.encode()) for letter in "slowly"]
        figure("typed character → settled", milliseconds(statistics.median(typed)), "300 ms")
        await person.leave()


async def _key(person: Person, key: bytes, quiet: float = 0.5) -> float:
    """Press a key; return the seconds until the last of what it changed has come."""
    at = person.press(key)
    person.last = max(person.last, at)
    return await person.settles(quiet) - at


@asynccontextmanager
async def _slow(port: int) -> AsyncIterator[int]:
    """Listen on a free port and pass on to another one, as slowly as the link is."""
    tasks: set[asyncio.Task[None]] = set()

    async def meet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        far_reader, far_writer = await asyncio.open_connection("127.0.0.1", port)
        tasks.add(asyncio.create_task(_carry(reader, far_writer)))
        tasks.add(asyncio.create_task(_carry(far_reader, writer)))

    listening = await asyncio.start_server(meet, "127.0.0.1", 0)
    try:
        yield listening.sockets[0].getsockname()[1]
    finally:
        listening.close()
        for task in tasks:
            task.cancel()


async def _carry(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    """Carry one direction: each piece occupies the link for its length and arrives one way later."""
    loop = asyncio.get_running_loop()
    under_way: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()

    async def arrive_in_time() -> None:
        while True:
            at, piece = await under_way.get()
            await asyncio.sleep(at - loop.time())
            writer.write(piece)

    arriving = asyncio.create_task(arrive_in_time())
    free_at = loop.time()
    with suppress(ConnectionError, asyncio.CancelledError):
        while piece := await reader.read(PIECE):
            free_at = max(free_at, loop.time()) + len(piece) * 8 / BITS_A_SECOND
            under_way.put_nowait((free_at + ONE_WAY_SECONDS, piece))
    arriving.cancel()
    writer.close()
