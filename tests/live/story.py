"""A served workshop as its people live it: real SSH clients at real terminals, in front of the real program."""

from __future__ import annotations

import asyncio
import json
import re
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import asyncssh

from cjm_tui.domain.acts import records
from cjm_tui.domain.persona import Persona
from cjm_tui.room.founding import found_from_template
from cjm_tui.room.room import Room
from cjm_tui.storage.library import Library
from cjm_tui.storage.workshops import new_uid
from tests.pty_driver import Emulator

PATIENCE = 30.0
KEYS = {
    "enter": "\r",
    "tab": "\t",
    "escape": "\x1b[27u",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "left": "\x1b[D",
    "right": "\x1b[C",
}


class Guest(asyncssh.SSHClient):
    """A client that types the join code when it is asked."""

    def __init__(self, code: str) -> None:
        self.codes = [code]

    def kbdint_auth_requested(self) -> str | None:
        return "" if self.codes else None

    def kbdint_challenge_received(
        self, name: str, instructions: str, lang: str, prompts: list[tuple[str, bool]]
    ) -> list[str] | None:
        return [self.codes.pop(0) for _prompt in prompts] if self.codes else None


@dataclass
class Person:
    """Somebody at a terminal: what was sent is drawn as a terminal emulator draws it."""

    name: str
    connection: asyncssh.SSHClientConnection
    process: asyncssh.SSHClientProcess[bytes]
    terminal: Emulator
    is_over: bool = False
    seen: list[str] = field(default_factory=list)
    """Every different picture that the screen has shown."""

    async def watch(self) -> None:
        """Draw whatever arrives, and remember every picture."""
        with suppress(asyncssh.Error, OSError):
            while piece := await self.process.stdout.read(65536):
                self.process.stdin.write(self.terminal.feed(piece))
                self.seen.append(self.text)
        self.is_over = True

    @property
    def lines(self) -> list[str]:
        """What the screen shows, line by line."""
        return [line.rstrip() for line in self.terminal.shown.display]

    @property
    def text(self) -> str:
        """What the screen shows."""
        return "\n".join(self.lines)

    def write(self, text: str) -> None:
        """Type a text."""
        self.process.stdin.write(text.encode())

    def press(self, *keys: str) -> None:
        """Press keys by name, or as they are."""
        for key in keys:
            self.write(KEYS.get(key, key))

    async def sees(self, *texts: str) -> None:
        """Wait until all the texts are on the screen."""
        for text in texts:
            await self.until(lambda text=text: text in self.text, f"sees {text!r}")  # type: ignore[misc]

    async def sees_no(self, text: str) -> None:
        """Wait until a text is gone from the screen."""
        await self.until(lambda: text not in self.text, f"no longer sees {text!r}")

    async def is_in(self, phase: str) -> None:
        """Wait until the group is in a phase, and this person looks at it too."""

        def goes_along() -> bool:
            bar = self.lines[1]
            return bool(re.search(rf"\[ ?{phase}[^]]*]", bar)) and "‹" not in bar

        await self.until(goes_along, f"is with the group in {phase}")

    def has_never_seen(self, text: str) -> bool:
        """Return whether a text was on no picture until now."""
        return not any(text in picture for picture in self.seen)

    async def until(self, condition: Callable[[], object], what: str) -> None:
        """Wait for a condition, or fail with what the screen shows."""
        deadline = asyncio.get_running_loop().time() + PATIENCE
        while not condition():
            if asyncio.get_running_loop().time() > deadline:
                raise AssertionError(f"it never came true that {self.name} {what}; the screen shows:\n{self.text}")
            await asyncio.sleep(0.02)

    async def hang_up(self) -> None:
        """Lose the line, without a farewell."""
        self.connection.abort()
        await self.until(lambda: self.is_over, "is gone")


@dataclass
class Served:
    """A running `cjm-tui serve`."""

    library: Path
    process: asyncio.subprocess.Process
    port: int
    code: str
    facilitator_key: asyncssh.SSHKey
    _stack: AsyncExitStack

    async def join(self, name: str, *, size: tuple[int, int] = (80, 24)) -> Person:
        """Come in by the join code."""
        return await self._come(name, size, Guest(self.code), None)

    async def facilitate(self, *, size: tuple[int, int] = (110, 36)) -> Person:
        """Come in with the facilitator's key."""
        return await self._come("bia", size, None, [self.facilitator_key])

    async def _come(
        self, name: str, size: tuple[int, int], guest: Guest | None, keys: list[asyncssh.SSHKey] | None
    ) -> Person:
        connection, _client = await asyncssh.create_connection(
            lambda: guest or asyncssh.SSHClient(), "127.0.0.1", self.port, username=name, client_keys=keys,
            known_hosts=None, config=None, agent_path=None,
        )  # fmt: skip
        process = await connection.create_process(
            term_type="xterm-256color", term_size=size, encoding=None, env={"LANG": "en_US.UTF-8"}
        )
        person = Person(name, connection, process, Emulator(*size))
        watching = asyncio.create_task(person.watch())
        self._stack.callback(watching.cancel)
        self._stack.callback(connection.abort)
        return person

    def written(self) -> int:
        """Return how many entries the open silent activity has."""
        with Library(self.library) as library:
            room = Room.enter(library, 1)
            return sum(room.contributions(room.view.activities[-1].uid).values())

    def timer_ends_at(self) -> datetime | None:
        """Return when the timer ends, as the library says."""
        with Library(self.library) as library:
            return Room.enter(library, 1).view.about.timer_ends_at


def found(path: Path) -> None:
    """Found the workshop that the story is about, with a persona."""
    with Library(path) as library:
        workshop = found_from_template(
            library, "IT portal", template="suporte-ti", agenda=None, language="en", at=datetime.now(UTC)
        )
        room = Room.enter(library, workshop.number)
        room.submit(records.add(Persona, new_uid(), display_name="Rosa"))


@asynccontextmanager
async def served(folder: Path, *, port: int = 0) -> AsyncIterator[Served]:
    """Serve the workshop as a program of its own."""
    library, keys = folder / "library.db", folder / "facilitator.pub"
    if not library.exists():
        found(library)
    key_file = folder / "facilitator"
    key = asyncssh.read_private_key(key_file) if key_file.exists() else asyncssh.generate_private_key("ssh-ed25519")
    key.write_private_key(key_file)
    key.write_public_key(keys)
    command = [sys.executable, "-m", "cjm_tui", "--db", str(library), "serve", "1", "--port", str(port),
               "--facilitator-key", str(keys), "--json"]  # fmt: skip
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE, stderr=sys.stderr)
    try:
        assert process.stdout
        said = json.loads(await asyncio.wait_for(process.stdout.readline(), 60))
        async with AsyncExitStack() as stack:
            yield Served(library, process, said["port"], said["code"], key, stack)
    finally:
        if process.returncode is None:
            process.terminate()
            await process.wait()
