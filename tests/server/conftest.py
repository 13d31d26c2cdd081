"""A real server on loopback, and people at real terminals in front of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import asyncssh
import pyte
import pytest

from cjm_tui.server.doorkeeper import ServedWorkshops
from cjm_tui.server.gateway import Gateway, GatewaySettings
from cjm_tui.server.hostkey import load_host_key
from cjm_tui.server.limits import Limits
from cjm_tui.server.session_process import Confinement
from cjm_tui.server.sessions import Program, SessionStarter

CODE = "barco-feira-limao"
OTHER_CODE = "praia-sino-uva"
TERSE = "tests.server.sample_sessions:run_terse"
TEXTUAL = "tests.server.sample_sessions:run_textual"
WARM_UP = "tests.server.sample_sessions:warm_up"
PATIENCE = 10.0

PATIENT = Limits(accept_burst=500, accept_rate=500, guess_burst=500, guess_rate=500, overall_guess_burst=500)
"""For the tests that are about something else."""


async def until(condition: Callable[[], object], what: str, patience: float = PATIENCE) -> None:
    """Wait for a condition, or fail with a sentence about what did not happen."""
    deadline = asyncio.get_running_loop().time() + patience
    while not condition():
        assert asyncio.get_running_loop().time() < deadline, f"{what} did not happen"
        await asyncio.sleep(0.01)


@dataclass
class Terminal:
    """Somebody's terminal: what was sent is drawn as a terminal emulator draws it."""

    process: asyncssh.SSHClientProcess[bytes]
    screen: pyte.Screen
    received: bytearray = field(default_factory=bytearray)
    is_over: bool = False

    async def watch(self) -> None:
        """Draw whatever arrives."""
        stream = pyte.ByteStream(self.screen)
        with suppress(asyncssh.Error):
            while piece := await self.process.stdout.read(65536):
                self.received += piece
                stream.feed(piece)
        self.is_over = True

    @property
    def text(self) -> str:
        return "\n".join(line.rstrip() for line in self.screen.display)

    def type(self, keys: str | bytes) -> None:
        self.process.stdin.write(keys.encode() if isinstance(keys, str) else keys)

    async def sees(self, text: str, patience: float = PATIENCE) -> None:
        try:
            await until(lambda: text in self.text, f"{text!r}", patience)
        except AssertionError as missing:
            raise AssertionError(f"{text!r} is not on the screen, which shows\n{self.text}") from missing

    async def ask(self, command: str, answer: str) -> None:
        self.type(f"{command}\r")
        await self.sees(answer)

    async def ends(self) -> int | None:
        await until(lambda: self.is_over, "the session's end")
        await self.process.wait_closed()
        return self.process.exit_status


class Guest(asyncssh.SSHClient):
    """A client that types codes when it is asked for them."""

    def __init__(self, *codes: str) -> None:
        self.codes = list(codes)
        self.prompts: list[tuple[str, str, bool]] = []

    def kbdint_auth_requested(self) -> str | None:
        return "" if self.codes else None

    def kbdint_challenge_received(
        self, name: str, instructions: str, lang: str, prompts: list[tuple[str, bool]]
    ) -> list[str] | None:
        self.prompts += [(instructions, prompt, echo) for prompt, echo in prompts]
        return [self.codes.pop(0) for _prompt in prompts] if self.codes else None


@dataclass
class Served:
    """A server on loopback."""

    gateway: Gateway
    starter: SessionStarter
    folder: Path
    _stack: AsyncExitStack

    @property
    def port(self) -> int:
        return self.gateway.port

    async def connect(
        self, *codes: str, name: str = "ana", keys: object = None, guest: Guest | None = None, **options: object
    ) -> asyncssh.SSHClientConnection:
        """Connect as somebody with these codes in hand."""
        guest = guest or Guest(*codes)
        connection, _client = await asyncssh.create_connection(
            lambda: guest, "127.0.0.1", self.port, username=name, client_keys=keys, known_hosts=None, config=None,
            agent_path=None, **options,
        )  # fmt: skip
        self._stack.push_async_callback(connection.wait_closed)
        self._stack.callback(connection.abort)
        return connection

    async def join(
        self, name: str = "ana", code: str = CODE, size: tuple[int, int] = (80, 24), **options: object
    ) -> Terminal:
        """Join by code and sit down at a terminal."""
        return await self.sit_down(await self.connect(code, name=name), size, **options)

    async def sit_down(
        self, connection: asyncssh.SSHClientConnection, size: tuple[int, int] = (80, 24), **options: object
    ) -> Terminal:
        """Open the connection's session."""
        options = {"term_type": "xterm-256color", "term_size": size, "encoding": None, **options}
        process = await connection.create_process(**options)
        terminal = Terminal(process, pyte.Screen(*size))
        watching = asyncio.create_task(terminal.watch())
        self._stack.callback(watching.cancel)
        return terminal


Serve = Callable[..., AbstractAsyncContextManager[Served]]


@pytest.fixture
def serve(tmp_path: Path) -> Serve:
    """Return a function that starts a server; its library's folder is `tmp_path/library`."""
    library = tmp_path / "library" / "library.db"
    library.parent.mkdir()

    @asynccontextmanager
    async def start(
        entry: str = TERSE,
        warm_up: str | None = None,
        limits: Limits = PATIENT,
        confinement: Confinement | None = None,
        facilitators: frozenset[str] = frozenset(),
        participants: dict[str, str] | None = None,
        language: str = "pt-BR",
    ) -> AsyncIterator[Served]:
        starter = SessionStarter(Program(entry, warm_up, library, confinement or Confinement()))
        doorkeeper = ServedWorkshops({"portal": CODE, "loja": OTHER_CODE}, lambda: facilitators, participants or {})
        settings = GatewaySettings(library, language, limits)
        gateway = Gateway(settings, doorkeeper, starter, load_host_key(tmp_path / "key"))
        await gateway.listen("127.0.0.1", 0)
        async with AsyncExitStack() as stack:
            stack.push_async_callback(gateway.stop)
            yield Served(gateway, starter, tmp_path, stack)

    return start
