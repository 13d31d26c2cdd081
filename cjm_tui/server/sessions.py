"""The gateway's handle on the fork server: start it, ask it for sessions, hear how they end."""

from __future__ import annotations

import asyncio
import logging
import os
import socket
import subprocess
import sys
from collections import deque
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from itertools import count
from pathlib import Path
from signal import SIGHUP, Signals

from cjm_tui.server.session_process import Confinement
from cjm_tui.server.session_request import SessionRequest
from cjm_tui.server.wire import Message, Unpacker, pack, receive

_log = logging.getLogger(__name__)
_PASSED_ON = ("PATH", "HOME", "TZ", "TMPDIR", "LANG", "XDG_DATA_HOME", "VIRTUAL_ENV", "PYTHONPYCACHEPREFIX")


class SessionRefused(Exception):
    """The host could not start a session."""


@dataclass(slots=True)
class RunningSession:
    """One session's process."""

    number: int
    started: asyncio.Future[int]
    """Its process id, once it runs."""
    exited: asyncio.Future[int]
    """Its exit status; negative for the signal that killed it."""
    _end: Callable[[int, Signals], None] = field(repr=False)

    def end(self, number: Signals = SIGHUP) -> None:
        """Ask the process to end; it is killed if it has not done so after a moment."""
        self._end(self.number, number)


@dataclass(frozen=True, slots=True)
class Program:
    """What the fork server is to run."""

    entry: str
    """`package.module:name` of a function SessionRequest → exit status."""
    warm_up: str | None
    """The same for a function without arguments that runs once, before any session."""
    library: Path
    confinement: Confinement

    def launch(self) -> tuple[subprocess.Popen[bytes], socket.socket]:
        """Start a fork server and wait until it has imported everything; raises RuntimeError where it fails."""
        here, there = socket.socketpair()
        environment = {name: os.environ[name] for name in _PASSED_ON if name in os.environ}
        # Landlock leaves a session no other folder to write in; SQLite looks for its temporary files once, early on.
        environment["SQLITE_TMPDIR"] = str(self.library.parent)
        environment["PYTHONPATH"] = os.pathsep.join(path for path in sys.path if path)
        command = [sys.executable, "-P", "-m", "cjm_tui.server.forkserver", str(there.fileno())]
        with there:
            process = subprocess.Popen(
                command, pass_fds=[there.fileno()], env=environment, stdin=subprocess.DEVNULL, stdout=2
            )
        setup = {
            "entry": self.entry,
            "warm_up": self.warm_up,
            "search_path": sys.path,
            "confinement": asdict(self.confinement),
        }
        here.sendall(pack(setup))
        if receive(here) is None:
            here.close()
            raise RuntimeError(f"the fork server ended with status {process.wait()}")
        here.setblocking(False)
        return process, here


class SessionStarter:
    """A running fork server, started anew should it die."""

    def __init__(self, program: Program) -> None:
        """Start the process; do this before any thread runs. Raises RuntimeError where it fails."""
        self._program = program
        self._process, self._wire = program.launch()
        self._numbers = count(1)
        self._sessions: dict[int, RunningSession] = {}
        self._unpacker = Unpacker()
        self._outgoing: deque[tuple[bytes, list[int]]] = deque()
        self._reviving = asyncio.Lock()
        self._is_lost = False

    @property
    def pid(self) -> int:
        """The fork server's process id."""
        return self._process.pid

    def attach(self) -> None:
        """Listen to the process from the running event loop."""
        self._loop = asyncio.get_running_loop()
        self._loop.add_reader(self._wire, self._hear)

    async def start(self, request: SessionRequest, terminal: int) -> RunningSession:
        """Start a session on a terminal; raises SessionRefused. The caller keeps, and closes, its descriptor."""
        async with self._reviving:
            if self._is_lost:
                await self._revive()
        session = RunningSession(
            next(self._numbers), self._loop.create_future(), self._loop.create_future(), self._ask_to_end
        )
        self._sessions[session.number] = session
        # The terminal is duplicated because it may have to wait for its turn after the caller has closed its own.
        self._send({"spawn": session.number, "request": request.to_json()}, [os.dup(terminal)])
        await session.started
        return session

    async def stop(self) -> None:
        """End every session and the process itself."""
        self._let_go()
        await asyncio.to_thread(self._process.wait)

    async def _revive(self) -> None:
        try:
            self._process, self._wire = await asyncio.to_thread(self._program.launch)
        except (OSError, RuntimeError) as failure:
            raise SessionRefused(str(failure)) from failure
        self._unpacker, self._is_lost = Unpacker(), False
        self.attach()

    def _let_go(self) -> None:
        if self._wire.fileno() >= 0:
            loop = asyncio.get_running_loop()
            loop.remove_reader(self._wire)
            loop.remove_writer(self._wire)
            self._wire.close()

    def _ask_to_end(self, session: int, number: Signals) -> None:
        if session in self._sessions and not self._is_lost:
            self._send({"end": session, "signal": int(number)}, [])

    def _send(self, message: Message, descriptors: list[int]) -> None:
        self._outgoing.append((pack(message), descriptors))
        if len(self._outgoing) == 1:
            self._flush()

    def _flush(self) -> None:
        while self._outgoing:
            unsent, descriptors = self._outgoing[0]
            try:
                sent = socket.send_fds(self._wire, [unsent], descriptors)
            except (BlockingIOError, InterruptedError):
                self._loop.add_writer(self._wire, self._flush)
                return
            except OSError:
                self._lose()
                return
            for descriptor in descriptors:
                os.close(descriptor)
            if sent < len(unsent):
                self._outgoing[0] = (unsent[sent:], [])
            else:
                self._outgoing.popleft()
        self._loop.remove_writer(self._wire)

    def _hear(self) -> None:
        try:
            piece = self._wire.recv(65536)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            piece = b""
        if not piece:
            self._lose()
            return
        for message in self._unpacker.feed(piece):
            self._take_note(message)

    def _take_note(self, message: Message) -> None:
        match message:
            case {"started": int(number), "pid": int(pid)} if number in self._sessions:
                _resolve(self._sessions[number].started, pid)
            case {"failed": int(number), "reason": str(reason)} if number in self._sessions:
                _reject(self._sessions.pop(number).started, reason)
            case {"exited": int(number), "status": int(status)} if number in self._sessions:
                _resolve(self._sessions.pop(number).exited, status)

    def _lose(self) -> None:
        """Count every session as killed: nobody is left to say how it ended."""
        self._is_lost = True
        self._let_go()
        _log.error("the process that starts sessions has ended with status %s", self._process.poll())
        for _unsent, descriptors in self._outgoing:
            for descriptor in descriptors:
                os.close(descriptor)
        self._outgoing.clear()
        for session in self._sessions.values():
            _reject(session.started, "the fork server has ended")
            _resolve(session.exited, -9)
        self._sessions.clear()


def _resolve(future: asyncio.Future[int], value: int) -> None:
    if not future.done():
        future.set_result(value)


def _reject(future: asyncio.Future[int], reason: str) -> None:
    if not future.done():
        future.set_exception(SessionRefused(reason))
