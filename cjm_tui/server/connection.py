"""One SSH connection, held to what asyncssh leaves open: bounded buffers and a bounded number of failures."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol, cast

import asyncssh
from asyncssh.packet import SSHPacketLogger

from cjm_tui.server.client_terminal import ClientVariables
from cjm_tui.server.limits import Limits, neighbourhood

_RECEIVE_WINDOW = 32 * 1024
_SEND_BUFFER = 64 * 1024
_MOST_DEFERRED = 256
_LAST_WORDS = 5.0
"""Seconds that a client has to read what was sent last and to close; over a slow link it needs them."""


class FlowListener(Protocol):
    """Something that writes to a connection and can wait."""

    def hold(self) -> None:
        """Stop: the peer does not take what it was sent."""

    def go_on(self) -> None:
        """Start again."""


class GatewayConnection(asyncssh.SSHServerConnection):
    """A server connection that stops when its peer does.

    asyncssh ignores its transport's plea to pause, so that a peer that stops reading would be buffered for without end;
    here whoever writes is told to wait, and nothing more is read that would have to be answered.
    """

    def __init__(
        self,
        loop: asyncio.AbstractEventLoop,
        options: asyncssh.SSHServerConnectionOptions,
        limits: Limits,
        peer: tuple[str, int],
    ) -> None:
        """Stand ready for an accepted socket."""
        super().__init__(loop, options)
        self.address = neighbourhood(peer[0])
        self.peer = f"{peer[0]} port {peer[1]}"
        self.has_spoken = False
        self.has_had_session = False
        self._flow_listener: FlowListener | None = None
        self._is_held = False
        self._limits = limits
        self._failures = 0
        self._wire: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport, whose reading can be paused."""
        self._wire = cast("asyncio.Transport", transport)
        self._wire.set_write_buffer_limits(high=_SEND_BUFFER)
        super().connection_made(transport)

    def data_received(self, data: bytes, datatype: int | None = None) -> None:
        """Take note that the client is not one of the silent ones."""
        self.has_spoken = True
        super().data_received(data, datatype)

    def send_packet(self, pkttype: int, *args: bytes, handler: SSHPacketLogger | None = None) -> None:
        """Send a packet; while keys are exchanged asyncssh stores them, for a peer that never finishes without end."""
        super().send_packet(pkttype, *args, handler=handler)
        if len(self._deferred_packets) > _MOST_DEFERRED:
            self.abort()

    def pause_writing(self) -> None:
        """Let nothing more be written, and read nothing that would want an answer."""
        self._is_held = True
        if self._wire and not self._wire.is_closing():
            self._wire.pause_reading()
        if self._flow_listener:
            self._flow_listener.hold()

    def resume_writing(self) -> None:
        """Go on in both directions."""
        self._is_held = False
        if self._wire and not self._wire.is_closing():
            self._wire.resume_reading()
        if self._flow_listener:
            self._flow_listener.go_on()

    def listen_to_flow(self, listener: FlowListener) -> None:
        """Tell `listener` from now on when to wait."""
        self._flow_listener = listener
        if self._is_held:
            listener.hold()

    def send_userauth_failure(self, partial_success: bool) -> None:
        """Count every failed request, whatever its method, and end the connection after too many."""
        self._failures += 1
        if self._failures > self._limits.failures_per_connection:
            self.disconnect(asyncssh.DISC_NO_MORE_AUTH_METHODS_AVAILABLE, "Too many attempts")
        else:
            super().send_userauth_failure(partial_success)

    def open_channel(self) -> asyncssh.SSHServerChannel[bytes]:
        """Return a channel of raw bytes that keeps accepted variables only."""
        channel = self.create_server_channel(encoding=None, window=_RECEIVE_WINDOW)
        channel._env = ClientVariables()
        channel.set_write_buffer_limits(high=_SEND_BUFFER)
        return channel

    def close_soon(
        self, seconds: float = _LAST_WORDS, unless: Callable[[GatewayConnection], bool] | None = None
    ) -> None:
        """End the connection a little later, when its last words have been sent, `unless` something holds by then."""

        def close() -> None:
            if unless is None or not unless(self):
                self.abort()

        asyncio.get_running_loop().call_later(seconds, close)

    def turn_away(self) -> None:
        """Close without a word, so that a silent peer cannot delay it."""
        self.abort()
