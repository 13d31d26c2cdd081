"""The base of the application: everything that a terminal, local or at the end of SSH, asks of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual.app import App

from cjm_tui.terminal import guard
from cjm_tui.terminal.keys import Turnstile

if TYPE_CHECKING:
    from textual.message import Message

ReturnType = TypeVar("ReturnType")


class TerminalApp(App[ReturnType]):
    """An application that keeps keys in order, terminals safe and restored, and the line quiet."""

    def __init__(self) -> None:
        guard.install()
        super().__init__()
        self._turnstile = Turnstile(self, self.post_message)

    async def _post_message(self, message: Message) -> bool:
        # The one way by which drivers, and tests in their place, deliver what comes from the terminal.
        if not Turnstile.is_for(message):
            return await super()._post_message(message)
        self._turnstile.admit(message)
        return True
