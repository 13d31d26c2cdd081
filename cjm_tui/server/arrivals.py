"""Accepted sockets, up to the point where SSH begins: at once, after a wait, when the client speaks, or never."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Callable

from cjm_tui.server.admission import Admission, Refused, WhenItSpeaks
from cjm_tui.server.limits import neighbourhood

Peer = tuple[str, int]

_log = logging.getLogger(__name__)
_ACCEPTED_AT_ONCE = 64
_OUT_OF_DESCRIPTORS = 0.5
_LONGEST_SILENCE = 10.0


class Arrivals:
    """Accepts connections on a listening socket and hands each one on when its time has come."""

    def __init__(
        self, listener: socket.socket, admission: Admission, begin: Callable[[socket.socket, Peer], None]
    ) -> None:
        """Start to accept, in the running event loop; `begin` takes over a socket with its peer's address."""
        self._loop = asyncio.get_running_loop()
        self._listener, self._admission, self._begin = listener, admission, begin
        self._waiting: dict[asyncio.TimerHandle, socket.socket] = {}
        self._silent: set[_SilentCaller] = set()
        listener.setblocking(False)
        self._loop.add_reader(listener, self._accept)

    def close(self) -> None:
        """Accept no more, and close whatever has not begun."""
        self._loop.remove_reader(self._listener)
        self._listener.close()
        for timer, accepted in self._waiting.items():
            timer.cancel()
            accepted.close()
        self._waiting.clear()
        for caller in list(self._silent):
            caller.turn_away()

    def _accept(self) -> None:
        for _turn in range(_ACCEPTED_AT_ONCE):
            try:
                accepted, peer = self._listener.accept()
            except (BlockingIOError, InterruptedError, ConnectionAbortedError):
                return
            except OSError as failure:
                self._rest(failure)
                return
            accepted.setblocking(False)
            self._admit(accepted, peer[:2])

    def _admit(self, accepted: socket.socket, peer: Peer) -> None:
        address = neighbourhood(peer[0])
        match self._admission.ask(address):
            case Refused():
                accepted.close()
            case WhenItSpeaks():
                caller = _SilentCaller(accepted, self._silent, self._admission, lambda: self._begin(accepted, peer))
                self._admission.open(caller, address)
            case 0.0:
                self._begin(accepted, peer)
            case wait:
                self._begin_later(wait, accepted, peer)

    def _begin_later(self, wait: float, accepted: socket.socket, peer: Peer) -> None:
        def begin() -> None:
            del self._waiting[timer]
            self._begin(accepted, peer)

        timer = self._loop.call_later(wait, begin)
        self._waiting[timer] = accepted

    def _rest(self, failure: OSError) -> None:
        """Pause for a moment: out of descriptors, the listener would otherwise be readable without end."""
        _log.warning("no connection can be accepted: %s", failure)
        self._loop.remove_reader(self._listener)

        def resume() -> None:
            if self._listener.fileno() >= 0:
                self._loop.add_reader(self._listener, self._accept)

        self._loop.call_later(_OUT_OF_DESCRIPTORS, resume)


class _SilentCaller:
    """A connection that is not greeted before it has spoken: SSH clients do so at once, a flood seldom."""

    has_spoken = False

    def __init__(
        self, accepted: socket.socket, others: set[_SilentCaller], admission: Admission, begin: Callable[[], None]
    ) -> None:
        self._loop = asyncio.get_running_loop()
        self._accepted, self._others, self._admission, self._begin = accepted, others, admission, begin
        others.add(self)
        self._loop.add_reader(accepted, self._speaks)
        self._timer = self._loop.call_later(_LONGEST_SILENCE, self.turn_away)

    def turn_away(self) -> None:
        """Close without a word."""
        self._leave()
        self._accepted.close()

    def _speaks(self) -> None:
        try:
            has_spoken = bool(self._accepted.recv(1, socket.MSG_PEEK))
        except OSError:
            has_spoken = False
        if has_spoken:
            self._leave()
            self._begin()
        else:
            self.turn_away()

    def _leave(self) -> None:
        self._timer.cancel()
        self._loop.remove_reader(self._accepted)
        self._others.discard(self)
        self._admission.settle(self)
