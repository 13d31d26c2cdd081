"""The order of keys: what was typed first has its full effect first.

Textual lets a widget take a printable key at once while a bound key bubbles up to its binding first, so keys that
arrive in one read overtake each other (Textual issue 6605). Here each key, click and paste is handed over after
the one before has run its course: bubbled, bound, and what it set off (a dialog opened, a focus moved) done.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final
from weakref import WeakSet

from textual import events

if TYPE_CHECKING:
    from textual.app import App
    from textual.message import Message
    from textual.message_pump import MessagePump

_EAGER_TURNS: Final = 200
"""Turns of the event loop to wait without pause; most keys have run their course after a dozen."""

_POLL: Final = 0.002
"""Seconds between two looks after that."""

_PATIENCE: Final = 250
"""Looks after which the next key is handed over although something is still at work.

Half a second if the application waits for something outside; longer if it is busy itself, because every turn of
the loop then takes longer. A slow machine breaks no order.
"""

_QUIET_TURNS: Final = 2
"""Turns without work that count as rest; a worker just started needs one to show."""


class Turnstile:
    """Lets what comes from the terminal into an application one at a time.

    The first event passes at once; those that follow wait their turn. `hand_over` delivers one to the application.
    """

    def __init__(self, app: App[Any], hand_over: Callable[[Message], object]) -> None:
        self._app = app
        self._hand_over = hand_over
        self._waiting: deque[Message] = deque()
        self._passing: asyncio.Task[None] | None = None
        self._stuck: WeakSet[MessagePump] = WeakSet()

    @staticmethod
    def is_for(message: Message) -> bool:
        """Tell whether the order of a message among others from the terminal matters."""
        return isinstance(message, (events.InputEvent, events.Paste, events.AppFocus, events.AppBlur))

    def admit(self, message: Message) -> None:
        """Hand the message over now, or after those before it."""
        if self._passing is None:
            self._hand_over(message)
            self._passing = asyncio.create_task(self._let_the_rest_pass(), name="keys in order")
        elif self._waiting and _supersedes(message, self._waiting[-1]):
            self._waiting[-1] = message
        else:
            self._waiting.append(message)

    async def _let_the_rest_pass(self) -> None:
        try:
            await self._come_to_rest()
            while self._waiting:
                self._hand_over(self._waiting.popleft())
                await self._come_to_rest()
        except Exception as error:
            self._app._handle_exception(error)
        finally:
            self._passing = None

    async def _come_to_rest(self) -> None:
        """Wait until no part of the application is at work, or patience ends.

        What outlasts it (a handler that waits for the network) holds no later key up until it has rested.
        """
        quiet = 0
        for turn in range(_EAGER_TURNS + _PATIENCE):
            # One turn of the loop lets everything that is ready go on.
            await asyncio.sleep(0 if turn < _EAGER_TURNS else _POLL)
            working = self._working()
            self._stuck &= working
            quiet = 0 if working.difference(self._stuck) else quiet + 1
            if quiet == _QUIET_TURNS:
                return
        self._stuck |= self._working()

    def _working(self) -> set[MessagePump]:
        if not self._app._running:
            return set()
        pumps: list[MessagePump] = [self._app, *self._app._registry]
        working = {pump for pump in pumps if _is_working(pump)}
        stack = self._app._screen_stack
        if stack and stack[-1]._callbacks:
            # Somebody asked to go on after the next paint, often to move the focus.
            working.add(stack[-1])
        return working


def _is_working(pump: MessagePump) -> bool:
    if pump._closing or pump._closed or (pump._task is None and not pump._running):
        return False
    if pump._next_callbacks:
        return True
    # A pump at rest waits for its queue: the one exact sign, since Textual's own counts drift.
    waiters: deque[asyncio.Future[bool]] = pump._message_queue.ready_event._waiters
    return all(waiter.done() for waiter in waiters)


def _supersedes(message: Message, earlier: Message) -> bool:
    """Tell whether only the later of two mouse moves is worth knowing."""
    return (
        isinstance(message, events.MouseMove)
        and isinstance(earlier, events.MouseMove)
        and message.button == earlier.button
    )
