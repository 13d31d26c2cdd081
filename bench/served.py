"""`cjm-tui serve` as a process of its own, and people in front of it: real SSH clients on loopback."""

from __future__ import annotations

import asyncio
import json
import re
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import asyncssh

from bench.lab import PROGRAM
from bench.terminals import ESCAPES, environment

PATIENCE = 60.0
_TICKS = 100
"""Processor ticks a second, as Linux counts them in /proc."""


@dataclass(frozen=True)
class Server:
    """A running server."""

    pid: int
    port: int
    code: str

    def memory_kib(self) -> int:
        """Return the proportional memory (PSS) of all its processes: what is shared counts once."""
        return sum(_pss(pid) for pid in self._processes())

    def processor_seconds(self) -> float:
        """Return the processor time that all its processes have used."""
        return sum(_processor_ticks(pid) for pid in self._processes()) / _TICKS

    def _processes(self) -> list[int]:
        parents: dict[int, list[int]] = {}
        for folder in Path("/proc").glob("[0-9]*"):
            with suppress(OSError):
                parent = int((folder / "stat").read_text().rpartition(")")[2].split()[1])
                parents.setdefault(parent, []).append(int(folder.name))
        found = [self.pid]
        for pid in found:
            found += parents.get(pid, [])
        return found


@contextmanager
def serving(library: Path) -> Iterator[Server]:
    """Serve the first workshop of a library on a free port of loopback."""
    command = [*PROGRAM, "--db", str(library), "serve", "1", "--port", "0", "--json"]
    process = subprocess.Popen(
        command, env=environment(library.parent), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )
    assert process.stdout is not None
    try:
        announced = json.loads(process.stdout.readline())
        yield Server(process.pid, announced["port"], announced["code"])
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(30)


class Guest(asyncssh.SSHClient):
    """A client that types the join code when it is asked for it."""

    def __init__(self, code: str) -> None:
        self.code = code

    def kbdint_auth_requested(self) -> str:
        """Choose to be asked."""
        return ""

    def kbdint_challenge_received(
        self, name: str, instructions: str, lang: str, prompts: list[tuple[str, bool]]
    ) -> list[str]:
        """Answer with the code."""
        return [self.code for _prompt in prompts]


@dataclass
class Person:
    """Somebody at a terminal of 120×40 at the end of a connection."""

    process: asyncssh.SSHClientProcess[bytes]
    began: float
    """When the connection was asked for."""
    received: bytearray = field(default_factory=bytearray)
    last: float = 0.0
    """When something came last."""
    _watching: asyncio.Task[None] | None = None
    _came: asyncio.Event = field(default_factory=asyncio.Event)

    async def sees(self, words: str, since: int = 0, patience: float = PATIENCE) -> float:
        """Return when some words had come; spaces may be drawn as moves of the cursor."""
        wanted = words.encode().replace(b" ", b"")
        try:
            async with asyncio.timeout(patience):
                while wanted not in printed(bytes(self.received[since:])):
                    self._came.clear()
                    await self._came.wait()
        except TimeoutError:
            raise TimeoutError(f"{words!r} never came: {printed(bytes(self.received[-2000:]))!r}") from None
        return self.last

    async def settles(self, quiet: float = 0.5) -> float:
        """Wait until nothing has come for a while; return when something came last."""
        while (left := self.last + quiet - time.perf_counter()) > 0:
            await asyncio.sleep(left)
        return self.last

    def press(self, keys: bytes) -> float:
        """Send keys; return when."""
        self.process.stdin.write(keys)
        return time.perf_counter()

    async def press_and_see(self, key: bytes, is_echo: Callable[[bytes], bool] = bool) -> float:
        """Send a key; return the seconds until something came that is its echo."""
        since, at = len(self.received), self.press(key)
        while not is_echo(bytes(self.received[since:])):
            self._came.clear()
            await self._came.wait()
        return self.last - at

    async def watch(self) -> None:
        """Take in whatever comes."""
        with suppress(asyncssh.Error):
            while piece := await self.process.stdout.read(65536):
                self.last = time.perf_counter()
                self.received += piece
                self._came.set()

    async def leave(self) -> None:
        """Hang up."""
        connection = self.process.channel.get_connection()
        connection.abort()
        await connection.wait_closed()
        if self._watching is not None:
            await self._watching


async def arrive(server: Server, name: str, number: int = 0, port: int | None = None) -> Person:
    """Connect under a name, from a numbered address of loopback, and sit down at a terminal."""
    began = time.perf_counter()
    connection, _client = await asyncssh.create_connection(
        lambda: Guest(server.code), "127.0.0.1", port or server.port, username=name, known_hosts=None,
        config=None, agent_path=None, client_keys=None, local_addr=(f"127.0.1.{number + 1}", 0), login_timeout=PATIENCE,
    )  # fmt: skip
    process = await connection.create_process(term_type="xterm-256color", term_size=(120, 40), encoding=None)
    person = Person(process, began)
    person._watching = asyncio.create_task(person.watch())
    return person


def printed(output: bytes) -> bytes:
    """Return what an output writes, without moves, styles and spaces."""
    return re.sub(rb"[\x00- ]", b"", ESCAPES.sub(b"", output))


def _pss(pid: int) -> int:
    with suppress(OSError):
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        return next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
    return 0


def _processor_ticks(pid: int) -> int:
    with suppress(OSError):
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])
    return 0
