"""The one session of a connection: a terminal, a process behind it, and a tidy end."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from signal import SIGHUP, SIGTERM
from typing import TYPE_CHECKING

import asyncssh

from cjm_tui.i18n import _, match_language, using
from cjm_tui.server.client_terminal import accepted_variable, clamp_size, session_colorterm, session_term
from cjm_tui.server.screen_state import RESET
from cjm_tui.server.session_request import SessionRequest
from cjm_tui.server.sessions import RunningSession, SessionRefused, SessionStarter
from cjm_tui.server.terminal_bridge import TerminalBridge, open_terminal

if TYPE_CHECKING:
    from cjm_tui.server.connection import GatewayConnection
    from cjm_tui.server.identity import Identity

_LAST_OUTPUT = 1.0
"""Seconds that output which is still under way may take once the process has ended."""
_EXIT_STATUS = 2.0
"""Seconds to wait for the exit status after the terminal has closed: that sometimes comes first."""
_LEAVE_TAKING = 2.0
"""Seconds that a session gets to put its own screen in order when the server stops."""


class TerminalSession(asyncssh.SSHServerSession[bytes]):
    """Answers a channel's requests; of SSH's services it knows the terminal only."""

    def __init__(
        self,
        connection: GatewayConnection,
        identity: Identity,
        starter: SessionStarter,
        library: Path,
        language: str,
        ended: Callable[[], None],
    ) -> None:
        """Prepare the session of somebody who has been let in; `language` is the fallback where none is sent."""
        self._connection, self._identity, self._starter = connection, identity, starter
        self._library, self._language, self._ended = library, language, ended
        self._term: str | None = None
        self._has_terminal = False
        self._size = (80, 24)
        self._bridge: TerminalBridge | None = None
        self._process: RunningSession | None = None
        self._task: asyncio.Task[None] | None = None
        self._output_ended: asyncio.Future[int] = asyncio.get_running_loop().create_future()
        self._sentence = ""
        self._is_gone = self._has_hung_up = False

    # What a client may ask for.

    def connection_made(self, chan: asyncssh.SSHServerChannel[bytes]) -> None:
        """Keep the channel."""
        self._channel = chan

    def pty_requested(self, term_type: str, term_size: tuple[int, int, int, int], term_modes: object) -> bool:
        """Take note of the terminal."""
        self._has_terminal = True
        self._term, self._size = session_term(term_type), clamp_size(*term_size[:2])
        return True

    def shell_requested(self) -> bool:
        """Accept what `ssh host` asks for: the workshop stands where a shell would."""
        return True

    def exec_requested(self, command: str) -> bool:
        """Refuse to run a command; scp comes this way as well."""
        self._refuse_service()
        return False

    def subsystem_requested(self, subsystem: str) -> bool:
        """Refuse sftp and all other subsystems."""
        self._refuse_service()
        return False

    def session_started(self) -> None:
        """Start the process, or say why not."""
        if self._has_terminal and self._term:
            self._task = asyncio.get_running_loop().create_task(self._run())
            return
        with using(self._language_of_client()):
            if self._has_terminal:
                self._dismiss(_("This terminal says that it cannot draw (TERM). Please use another one."))
            else:
                self._dismiss(_("This needs a terminal. Connect with: ssh -t"))

    def data_received(self, data: bytes, datatype: int | None) -> None:
        """Pass on what was typed."""
        if self._bridge:
            self._bridge.keys(data)

    def eof_received(self) -> bool:
        """Take the end of the input for hanging up."""
        self._hang_up()
        return False

    def terminal_size_changed(self, width: int, height: int, pixwidth: int, pixheight: int) -> None:
        """Resize the session's terminal, within limits."""
        self._size = clamp_size(width, height)
        if self._bridge:
            self._bridge.resize(*self._size)

    def signal_received(self, signal: str) -> None:
        """Ignore signals; keys say everything."""

    def pause_writing(self) -> None:
        """Hold the session: the client's window is full."""
        if self._bridge:
            self._bridge.hold()

    def resume_writing(self) -> None:
        """Let the session go on."""
        if self._bridge:
            self._bridge.go_on()

    def connection_lost(self, exc: Exception | None) -> None:
        """Hang up; the process sees to what was being written."""
        self._is_gone = True
        self._hang_up()
        if not self._task:
            self._ended()

    # What the server does.

    async def take_leave(self, sentence: str) -> None:
        """End the session because the server stops, and say so below a terminal that is as it was."""
        process, self._sentence = self._process, sentence
        if process:
            process.end(SIGTERM)
            await asyncio.wait([process.exited], timeout=_LEAVE_TAKING)
            if not process.exited.done():
                self._hang_up()
        if self._task:
            await asyncio.wait([self._task], timeout=_LAST_OUTPUT)

    async def _run(self) -> None:
        status = 1
        try:
            status = await self._process_ends()
        except (SessionRefused, OSError):
            with using(self._language_of_client()):
                self._sentence = _("There is no room for another session just now. Please try again in a minute.")
        finally:
            self._finish(status)
            self._ended()

    async def _process_ends(self) -> int:
        """Run the session's process and return its exit status, once its last output has been sent."""
        master, terminal = open_terminal(*self._size)
        self._bridge = TerminalBridge(master, self._channel, self._note_end_of_output)
        self._connection.listen_to_flow(self._bridge)
        try:
            self._process = await self._starter.start(self._request(), terminal)
        finally:
            os.close(terminal)
        self._bridge.resize(*self._size)
        if self._is_gone:
            self._process.end(SIGHUP)
        exited, output_ended = self._process.exited, self._output_ended
        either: list[asyncio.Future[int]] = [exited, output_ended]
        await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
        await asyncio.wait(either, timeout=_LAST_OUTPUT if exited.done() else _EXIT_STATUS)
        if not exited.done():
            self._process.end(SIGHUP)
        return await exited

    def _finish(self, status: int) -> None:
        """Leave the client's terminal as it was found, with a sentence if there is one, and close."""
        if self._bridge:
            self._bridge.close()
        if self._is_gone or self._channel.is_closing():
            return
        sentence = self._sentence
        if not sentence and status != 0 and not self._has_hung_up:
            with using(self._language_of_client()):
                sentence = _(
                    "Your session ended unexpectedly. Nothing that was confirmed is lost: "
                    "connect again with the same command."
                )
        reset = RESET if self._bridge and self._bridge.screen.is_alternate else b""
        with suppress(BrokenPipeError):
            self._channel.write(reset + (f"\r\n{sentence}\r\n".encode() if sentence else b""))
            self._channel.exit(status if status >= 0 else 1)
        self._connection.close_soon()

    def _hang_up(self) -> None:
        self._has_hung_up = True
        if self._bridge:
            self._bridge.close()
            self._note_end_of_output()
        if self._process:
            self._process.end(SIGHUP)

    def _note_end_of_output(self) -> None:
        if not self._output_ended.done():
            self._output_ended.set_result(0)

    def _refuse_service(self) -> None:
        """End the connection shortly: it has had the one session that it may have."""
        self._connection.close_soon()

    def _dismiss(self, sentence: str) -> None:
        self._channel.write_stderr(f"{sentence}\r\n".encode())
        self._channel.exit(1)
        self._connection.close_soon()

    def _variables(self) -> dict[str, str]:
        sent = self._channel.get_environment_bytes().items()
        return dict(kept for name, value in sent if (kept := accepted_variable(name, value)))

    def _language_of_client(self) -> str:
        sent = self._variables()
        for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
            if found := match_language(sent.get(name)):
                return found
        return self._language

    def _request(self) -> SessionRequest:
        assert self._term is not None
        variables = self._variables()
        colorterm = session_colorterm(self._term, variables.pop("COLORTERM", None))
        return SessionRequest(
            library=str(self._library),
            workshop_id=self._identity.workshop_id,
            proposed_name=self._identity.proposed_name,
            role=self._identity.role,
            key_fingerprint=self._identity.key_fingerprint,
            term=self._term,
            colorterm=colorterm,
            locale=variables,
            columns=self._size[0],
            rows=self._size[1],
            peer=self._identity.peer,
        )
