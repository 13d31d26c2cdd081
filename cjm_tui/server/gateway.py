"""The listener: accepts connections within the limits, and knows who is connected."""

from __future__ import annotations

import asyncio
import logging
import socket
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

import asyncssh

from cjm_tui.i18n import _, using
from cjm_tui.server.admission import Admission, GuessLimiter
from cjm_tui.server.arrivals import Arrivals, Peer
from cjm_tui.server.connection import GatewayConnection
from cjm_tui.server.door import Door
from cjm_tui.server.doorkeeper import Doorkeeper
from cjm_tui.server.hardening import server_options
from cjm_tui.server.identity import Identity
from cjm_tui.server.limits import Limits
from cjm_tui.server.session_request import Role
from cjm_tui.server.sessions import SessionStarter
from cjm_tui.server.terminal_session import TerminalSession

_log = logging.getLogger(__name__)
_LAST_WORDS = 2.0
"""Seconds that a client has to read its last words before the server goes."""


@dataclass(frozen=True, slots=True)
class Connected:
    """Somebody who has a session now."""

    name: str
    """The proposed name; the workshop knows what they chose in the lobby."""
    workshop_id: str | None
    role: Role
    since: datetime
    peer: str


@dataclass(frozen=True, slots=True)
class GatewaySettings:
    """What the gateway serves, and how it speaks."""

    library: Path
    language: str
    """The workshop's language: spoken until a client says otherwise."""
    limits: Limits = field(default_factory=Limits)
    compress: bool = False


class Gateway:
    """Serves SSH on one socket, each session in a process of its own."""

    def __init__(
        self,
        settings: GatewaySettings,
        doorkeeper: Doorkeeper,
        starter: SessionStarter,
        host_key: asyncssh.SSHKey,
        on_change: Callable[[Connected, bool], None] = lambda _person, _is_here: None,
    ) -> None:
        """`on_change` is told who came (True) and who went (False)."""
        self._settings, self._doorkeeper, self._starter = settings, doorkeeper, starter
        self._on_change = on_change
        self.admission = Admission(settings.limits, monotonic)
        self._guesses = GuessLimiter(settings.limits, monotonic)
        self._options = server_options(self._door, host_key, settings.limits, settings.compress)
        self._connections: set[GatewayConnection] = set()
        self._identities: dict[GatewayConnection, Identity] = {}
        self._sessions: dict[GatewayConnection, tuple[TerminalSession, Connected]] = {}
        self._tasks: set[asyncio.Task[object]] = set()

    @property
    def connected(self) -> list[Connected]:
        """Who has a session now, in the order of arrival."""
        return [person for _session, person in self._sessions.values()]

    @property
    def port(self) -> int:
        """The port listened on."""
        return self._port

    async def listen(self, host: str, port: int) -> None:
        """Begin to accept connections; port 0 picks a free one. Raises OSError where the address cannot be had."""
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
        family, _type, _protocol, _name, address = found[0]
        everywhere = host == "::" and socket.has_dualstack_ipv6()
        listener = socket.create_server(address[:2], family=family, backlog=256, dualstack_ipv6=everywhere)
        self._port: int = listener.getsockname()[1]
        self._starter.attach()
        self._arrivals = Arrivals(listener, self.admission, self._begin)

    async def stop(self) -> None:
        """Stop accepting, take leave of everybody, and close."""
        self._arrivals.close()
        with using(self._settings.language):
            sentence = _("The host has closed the workshop's server. Everything confirmed is saved. Thank you!")
        sessions = [session for session, _person in self._sessions.values()]
        await asyncio.gather(*(session.take_leave(sentence) for session in sessions))
        await self._close_connections()
        await self._starter.stop()

    async def _close_connections(self) -> None:
        """Leave the first move to the clients: OpenSSH's drops what it has not shown yet when it is disconnected."""
        anonymous = self._connections - self._identities.keys()
        for connection in anonymous:
            connection.abort()
        known = [asyncio.ensure_future(connection.wait_closed()) for connection in self._identities]
        if known:
            await asyncio.wait(known, timeout=_LAST_WORDS)
        for connection in list(self._connections):
            connection.abort()

    def _begin(self, accepted: socket.socket, peer: Peer) -> None:
        loop = asyncio.get_running_loop()

        def connection() -> GatewayConnection:
            return GatewayConnection(loop, self._options, self._settings.limits, peer)

        task = loop.create_task(loop.connect_accepted_socket(connection, accepted))
        self._tasks.add(task)
        task.add_done_callback(self._begun)

    def _begun(self, task: asyncio.Task[object]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and task.exception():
            _log.info("a connection could not be taken over: %s", task.exception())

    def _door(self) -> Door:
        settings = self._settings
        return Door(self._doorkeeper, self, self._guesses, settings.limits, settings.language)

    # The reception: what the doors report.

    def arrived(self, connection: GatewayConnection) -> None:
        """Count the connection as half-open."""
        self._connections.add(connection)
        self.admission.open(connection, connection.address)

    def let_in(self, connection: GatewayConnection, identity: Identity) -> None:
        """Bind who it is; without a session the connection ends soon."""
        self.admission.settle(connection)
        self._identities[connection] = identity
        connection.close_soon(self._settings.limits.idle_connection_seconds, unless=self._has_session)

    def left(self, connection: GatewayConnection) -> None:
        """Forget the connection."""
        self.admission.settle(connection)
        self._connections.discard(connection)
        self._identities.pop(connection, None)
        self._session_ended(connection)

    def begin_session(self, connection: GatewayConnection) -> TerminalSession:
        """Give a connection its only session."""
        identity = self._identities.get(connection)
        if identity is None or connection.has_had_session:
            raise asyncssh.ChannelOpenError(asyncssh.OPEN_ADMINISTRATIVELY_PROHIBITED, "One session per connection")
        if len(self._sessions) >= self._settings.limits.sessions:
            raise asyncssh.ChannelOpenError(asyncssh.OPEN_RESOURCE_SHORTAGE, "Too many sessions")
        connection.has_had_session = True
        person = Connected(
            identity.proposed_name, identity.workshop_id, identity.role, datetime.now(UTC), identity.peer
        )
        session = TerminalSession(
            connection,
            identity,
            self._starter,
            self._settings.library,
            self._settings.language,
            ended=lambda: self._session_ended(connection),
        )
        self._sessions[connection] = session, person
        self.admission.session_began(identity.address)
        self._on_change(person, True)
        return session

    def _session_ended(self, connection: GatewayConnection) -> None:
        if connection in self._sessions:
            _session, person = self._sessions.pop(connection)
            self.admission.session_ended(connection.address)
            self._on_change(person, False)

    def _has_session(self, connection: GatewayConnection) -> bool:
        return connection in self._sessions
