"""Textual's pilot made prompt: it waits until nothing is left to do, instead of guessing so from the processor's use.

Textual waits at least 20 ms twice for each key, and longer where the process works; on a busy machine, where the
process gets no time to work, it goes on too early. An event loop with nothing ready and nothing due has handled every
message: until a thread is done, a timer runs out or somebody presses a key, nothing can happen.
"""

from __future__ import annotations

import asyncio
from time import monotonic
from typing import Any

import pytest
import textual.app
import textual.pilot
from textual._context import active_app
from textual.screen import Screen

SOON = 0.005
"""Seconds; a timer that is due so soon belongs to what is being done (a key waits for the one before it)."""


async def until_idle(_min_sleep: float = 0.0, max_sleep: float = 1.0) -> None:
    """Wait until every message is handled and what it changed is drawn; a loop that never rests is taken as it is."""
    app, deadline = active_app.get(), monotonic() + max_sleep
    await _until_at_rest(deadline)
    while app._resize_event is not None and monotonic() < deadline:
        # Textual lets a moment pass before it follows a new size; to draw before that would mix both.
        await asyncio.sleep(SOON)
    await _until_at_rest(deadline)
    while app.screen_stack and _has_to_draw(app.screen) and monotonic() < deadline:
        app.screen._on_timer_update()
        await _until_at_rest(deadline)


def install(patch: pytest.MonkeyPatch) -> None:
    """Let the pilot wait so."""
    patch.setattr(textual.pilot, "wait_for_idle", until_idle)
    patch.setattr(textual.app, "wait_for_idle", until_idle)


async def _until_at_rest(deadline: float) -> None:
    loop: Any = asyncio.get_running_loop()
    while monotonic() < deadline:
        await asyncio.sleep(0)
        if loop._ready:
            continue
        due = min((timer.when() for timer in loop._scheduled if not timer.cancelled()), default=None)
        if due is None or due > loop.time() + SOON:
            return
        await asyncio.sleep(max(0.0, due - loop.time()))


def _has_to_draw(screen: Screen[Any]) -> bool:
    wishes = (screen._layout_required, screen._scroll_required, screen._repaint_required)
    return any(wishes) or bool(screen._dirty_widgets or screen._callbacks)
