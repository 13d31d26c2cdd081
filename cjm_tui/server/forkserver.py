"""The fork server: a process of one thread that has imported everything and forks a child for each session.

It is started as a program of its own, before the gateway has threads, and talks to it over one socket.
"""

from __future__ import annotations

import gc
import logging
import os
import select
import signal
import socket
import sys
import threading
import time
from typing import cast

from cjm_tui.server.session_process import Confinement, RunSession, become_session, load
from cjm_tui.server.session_request import SessionRequest
from cjm_tui.server.wire import Message, pack, receive

GRACE = 3.0
"""Seconds between asking a session to end and killing it."""

_log = logging.getLogger(__name__)


class ForkServer:
    """Forks, signals and reaps the sessions' processes."""

    def __init__(self, gateway: socket.socket, entry: RunSession, confinement: Confinement) -> None:
        """Serve the gateway at the other end of the socket."""
        self._gateway, self._entry, self._confinement = gateway, entry, confinement
        self._pids: dict[int, int] = {}
        self._deadlines: dict[int, float] = {}

    def run(self) -> None:
        """Serve until the gateway goes; then end every session that is left."""
        wake, waker = socket.socketpair()
        for end in (wake, waker):
            end.setblocking(False)
        signal.signal(signal.SIGCHLD, lambda _number, _frame: None)
        signal.set_wakeup_fd(waker.fileno(), warn_on_full_buffer=False)
        gateway_is_there = True
        while gateway_is_there or self._pids:
            listened = [wake, self._gateway] if gateway_is_there else [wake]
            readable, _writable, _failed = select.select(listened, [], [], self._patience())
            if wake in readable:
                wake.recv(4096)
            if self._gateway in readable and not self._serve_one():
                gateway_is_there = False
                for session in list(self._pids):
                    self._end(session, signal.SIGHUP)
            self._reap()
            self._kill_overdue()

    def _serve_one(self) -> bool:
        try:
            received = receive(self._gateway)
        except (OSError, EOFError):
            received = None
        if received is None:
            return False
        message, terminal = received
        match message:
            case {"spawn": int(session), "request": str(request)} if terminal is not None:
                self._spawn(session, SessionRequest.from_json(request), terminal)
            case {"end": int(session), "signal": int(number)}:
                self._end(session, signal.Signals(number))
        return True

    def _spawn(self, session: int, request: SessionRequest, terminal: int) -> None:
        try:
            pid = os.fork()
        except OSError as failure:
            os.close(terminal)
            self._tell({"failed": session, "reason": failure.strerror or "fork"})
            return
        if pid == 0:
            self._gateway.close()
            become_session(terminal, request, self._entry, self._confinement)
        os.close(terminal)
        self._pids[session] = pid
        self._tell({"started": session, "pid": pid})

    def _end(self, session: int, number: signal.Signals) -> None:
        """Ask a session to end; the kernel has not reused its number, as it has not been reaped."""
        if pid := self._pids.get(session):
            os.kill(pid, number)
            self._deadlines.setdefault(session, time.monotonic() + GRACE)

    def _reap(self) -> None:
        for session, pid in list(self._pids.items()):
            reaped, status = os.waitpid(pid, os.WNOHANG)
            if reaped:
                del self._pids[session]
                self._deadlines.pop(session, None)
                self._tell({"exited": session, "status": os.waitstatus_to_exitcode(status)})

    def _kill_overdue(self) -> None:
        now = time.monotonic()
        for session, deadline in list(self._deadlines.items()):
            if now >= deadline:
                del self._deadlines[session]
                os.kill(self._pids[session], signal.SIGKILL)

    def _patience(self) -> float | None:
        if not self._deadlines:
            return None
        return max(0.0, min(self._deadlines.values()) - time.monotonic())

    def _tell(self, message: Message) -> None:
        try:
            self._gateway.sendall(pack(message))
        except OSError:
            return


def main() -> None:
    """Import and warm up what the gateway asks for, then serve it; the socket is descriptor `argv[1]`."""
    gateway = socket.socket(fileno=int(sys.argv[1]))
    gateway.set_inheritable(False)
    logging.basicConfig(format="fork server: %(message)s", level=logging.WARNING)
    # The terminal's Ctrl-C reaches the whole process group; the gateway decides when sessions end.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    received = receive(gateway)
    if received is None:
        return
    setup, _no_terminal = received
    sys.path[:] = setup["search_path"]
    entry = cast("RunSession", load(setup["entry"]))
    if setup["warm_up"]:
        load(setup["warm_up"])()
    if threading.active_count() > 1:
        _log.warning("warming up left threads behind: %s", threading.enumerate())
    gc.collect()
    gc.freeze()
    gateway.sendall(pack({"ready": os.getpid()}))
    confinement = setup["confinement"]
    ForkServer(gateway, entry, Confinement(**{**confinement, "writable": tuple(confinement["writable"])})).run()


if __name__ == "__main__":
    main()
