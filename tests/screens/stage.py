"""A workshop on the screen, as a person at the keyboard sees it: what tests of screens are told in."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot

from cjm_tui.app import CjmApp
from cjm_tui.domain.choices import Phase
from cjm_tui.domain.workshop import Workshop
from cjm_tui.room.room import Room
from cjm_tui.screens.workshop.phase_body import PhaseBody
from cjm_tui.screens.workshop.workshop_screen import WorkshopScreen
from cjm_tui.storage.library import Library
from tests.screen_text import text_on

PATIENCE = 2000
"""So many turns of the event loop a condition may take."""


class Stage:
    """The program with one workshop open on one phase."""

    def __init__(self, app: CjmApp, pilot: Pilot[Any], frame: WorkshopScreen) -> None:
        self.app, self.pilot, self.frame = app, pilot, frame

    @property
    def body(self) -> PhaseBody:
        """The phase's body."""
        assert self.frame.body is not None
        return self.frame.body

    @property
    def workshop(self) -> Workshop:
        """The workshop as the person may see it."""
        return self.frame.room.view

    @property
    def room(self) -> Room:
        """The person's room."""
        return self.frame.room

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait until a condition holds."""
        for _turn in range(PATIENCE):
            if condition():
                return
            await self.pilot.pause(0.01)
        raise AssertionError(f"never came true; the screen shows:\n{self.screen_text()}")

    async def press(self, *keys: str) -> None:
        """Press keys one after the other."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def write(self, text: str) -> None:
        """Type a text."""
        await self.press(*("space" if character == " " else character for character in text))

    async def answer(self, *keys: str) -> None:
        """Answer the dialog on top, and wait until it is gone or another one has come."""
        await self.until(lambda: self.app.screen is not self.frame)
        dialog = self.app.screen
        await self.press(*keys)
        await self.until(lambda: self.app.screen is not dialog)
        await self.pilot.pause()

    def screen_text(self) -> str:
        """Return what the terminal shows, line by line."""
        return text_on(self.app)


@asynccontextmanager
async def on_stage(
    library: Library, number: int, phase: Phase, *, size: tuple[int, int] = (80, 24), participant: str | None = None
) -> AsyncIterator[Stage]:
    """Open a workshop as its facilitator, or as a participant, and look at a phase."""
    app = CjmApp(library, workshop=number, participant=participant)
    async with app.run_test(size=size) as pilot:
        for _turn in range(PATIENCE):
            if isinstance(app.screen, WorkshopScreen) and app.screen.body is not None:
                break
            await pilot.pause(0.01)
        frame = app.screen
        assert isinstance(frame, WorkshopScreen)
        stage = Stage(app, pilot, frame)
        frame.desk.look(phase=phase)
        await stage.until(lambda: frame.body is not None and frame.body.phase is phase and frame.body.is_mounted)
        await pilot.pause()
        yield stage
