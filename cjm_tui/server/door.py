"""The door: who somebody is, found while authenticating, bound only once that has completed."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import asyncssh

from cjm_tui.i18n import _, using
from cjm_tui.server.admission import GuessLimiter
from cjm_tui.server.doorkeeper import Doorkeeper
from cjm_tui.server.identity import Identity, cleaned_name
from cjm_tui.server.join_code import LONGEST
from cjm_tui.server.limits import Limits
from cjm_tui.server.session_request import Role

if TYPE_CHECKING:
    from cjm_tui.server.connection import GatewayConnection
    from cjm_tui.server.terminal_session import TerminalSession

Challenge = tuple[str, str, str, list[tuple[str, bool]]]
"""Name, instruction, language and the prompts, each with whether to echo."""


class Reception(Protocol):
    """What happens to a connection once it is known who it is."""

    def arrived(self, connection: GatewayConnection) -> None:
        """Take note of a new, still anonymous connection."""

    def let_in(self, connection: GatewayConnection, identity: Identity) -> None:
        """Take note that the connection has authenticated."""

    def left(self, connection: GatewayConnection) -> None:
        """Forget the connection."""

    def begin_session(self, connection: GatewayConnection) -> TerminalSession:
        """Return the one session of a connection; raises asyncssh.ChannelOpenError where it may not have one."""


class Door(asyncssh.SSHServer):
    """Authenticates one connection, by join code or public key."""

    def __init__(
        self, doorkeeper: Doorkeeper, reception: Reception, guesses: GuessLimiter, limits: Limits, language: str
    ) -> None:
        """Speak `language` to those who are not known yet: few clients say what they read."""
        self._doorkeeper, self._reception = doorkeeper, reception
        self._guesses, self._limits, self._language = guesses, limits, language
        self._candidate: Identity | None = None
        self._guesses_made = 0
        self._keys_offered = 0

    def connection_made(self, conn: asyncssh.SSHServerConnection) -> None:
        """Keep the connection, which names the peer."""
        self._connection: GatewayConnection = conn  # type: ignore[assignment]
        self._reception.arrived(self._connection)

    def connection_lost(self, exc: Exception | None) -> None:
        """Give the place back."""
        self._reception.left(self._connection)

    def begin_auth(self, username: str) -> bool:
        """Ask everybody to authenticate."""
        self._candidate = None
        return True

    def public_key_auth_supported(self) -> bool:
        """Offer keys."""
        return True

    def validate_public_key(self, username: str, key: asyncssh.SSHKey) -> bool:
        """Tell whether the key opens anything.

        A client asks this for a mere offer, with no signature, and again for the attempt that proves the key: nothing
        may be bound here. The candidate is the key asked about last, the one proved if authentication completes.
        """
        self._candidate = None
        self._keys_offered += 1
        if self._keys_offered > self._limits.key_offers_per_connection:
            return False
        fingerprint = key.get_fingerprint()
        if fingerprint in self._doorkeeper.facilitator_keys():
            self._candidate = self._identity(
                username, self._doorkeeper.facilitator_workshop(), Role.FACILITATOR, fingerprint
            )
        elif workshop_id := self._doorkeeper.workshop_for_key(fingerprint):
            self._candidate = self._identity(username, workshop_id, Role.PARTICIPANT, fingerprint)
        return self._candidate is not None

    def kbdint_auth_supported(self) -> bool:
        """Offer the join code."""
        return True

    def get_kbdint_challenge(self, username: str, lang: str, submethods: str) -> Challenge | bool:
        """Ask for the join code, echoing it: it is read off a wall, and no password."""
        self._candidate = None
        if self._guesses_made >= self._limits.guesses_per_connection:
            return False
        with using(self._language):
            # Translators: ASCII only here and in the next two; ssh shows anything else in octal under the C locale.
            return self._challenge(_("Welcome. Type the code of your workshop and press Enter."))

    async def validate_kbdint_response(self, username: str, responses: Sequence[str]) -> Challenge | bool:
        """Read a code, no faster than the limits allow."""
        self._candidate = None
        self._guesses_made += 1
        wait = self._guesses.take_turn(self._connection.address)
        if len(responses) != 1 or len(responses[0]) > LONGEST or wait is None:
            return False
        if wait:
            await asyncio.sleep(wait)
        if workshop_id := self._doorkeeper.workshop_for_code(responses[0]):
            self._guesses.was_right(self._connection.address)
            self._candidate = self._identity(username, workshop_id, Role.PARTICIPANT, None)
            return True
        if self._guesses_made >= self._limits.guesses_per_connection:
            return False
        with using(self._language):
            return self._challenge(_("No workshop here has that code. Check it and type it again."))

    def auth_completed(self) -> None:
        """Bind the person: only here is it certain which key or code has opened."""
        if self._candidate is None:
            self._connection.abort()
            return
        self._reception.let_in(self._connection, self._candidate)

    def session_requested(self) -> tuple[asyncssh.SSHServerChannel[bytes], TerminalSession]:
        """Open the one session that a connection has."""
        session = self._reception.begin_session(self._connection)
        return self._connection.open_channel(), session

    def _challenge(self, instruction: str) -> Challenge:
        return ("", instruction, "", [(_("Code: "), True)])

    def _identity(self, username: str, workshop_id: str | None, role: Role, fingerprint: str | None) -> Identity:
        connection = self._connection
        return Identity(cleaned_name(username), workshop_id, role, fingerprint, connection.address, connection.peer)
