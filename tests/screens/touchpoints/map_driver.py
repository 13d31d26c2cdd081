"""Drives the touchpoints phase as a person does: keys in, what stands on the map out."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from textual.pilot import Pilot
from textual.widgets import Input

from cjm_tui.app import CjmApp
from cjm_tui.domain import lanes
from cjm_tui.domain.acts import facilitation
from cjm_tui.domain.choices import Phase
from cjm_tui.domain.journey_map import Stage, Touchpoint
from cjm_tui.domain.workshop import Workshop
from cjm_tui.room.room import Room
from cjm_tui.screens.touchpoints.body import TouchpointsBody
from cjm_tui.screens.workshop.workshop_screen import WorkshopScreen
from cjm_tui.storage.library import Library
from cjm_tui.widgets.line_input import LineInput


class MapDriver:
    """The program, looking at the touchpoints of one workshop."""

    def __init__(self, pilot: Pilot[None], screen: WorkshopScreen) -> None:
        self.pilot = pilot
        self.screen = screen

    @classmethod
    @asynccontextmanager
    async def open(cls, library: Library, number: int, size: tuple[int, int] = (120, 36)) -> AsyncIterator[MapDriver]:
        """Start the program on a workshop whose room is at the touchpoints."""
        room = Room.enter(library, number)
        if room.view.about.phase is not Phase.TOUCHPOINTS:
            room.submit(facilitation.move_room(room.view, Phase.TOUCHPOINTS, room.now()))
        app = CjmApp(library, workshop=number)
        async with app.run_test(size=size) as pilot:
            await _until(pilot, lambda: isinstance(app.screen, WorkshopScreen) and app.screen.body is not None)
            screen = app.screen
            assert isinstance(screen, WorkshopScreen)
            screen.desk.look(phase=Phase.TOUCHPOINTS)
            await _until(pilot, lambda: isinstance(screen.body, TouchpointsBody) and screen.body.is_mounted)
            driver = cls(pilot, screen)
            await pilot.pause()
            yield driver

    @property
    def body(self) -> TouchpointsBody:
        """The body in sight."""
        assert isinstance(self.screen.body, TouchpointsBody)
        return self.screen.body

    @property
    def room(self) -> Room:
        """The person's room."""
        return self.screen.room

    @property
    def view(self) -> Workshop:
        """The workshop as the person sees it."""
        return self.room.view

    @property
    def stages(self) -> list[Stage]:
        """The stages of the journey in sight."""
        return self.view.stages(self.body.journey.uid)

    def titles(self, stage: int) -> list[str]:
        """What stands in a stage, counted from 1."""
        return [t.title for t in self.view.touchpoints(self.body.journey.uid, self.stages[stage - 1].uid)]

    def bucket(self) -> list[str]:
        """The cards without a stage."""
        return [t.title for t in self.view.bucket(self.body.journey.uid)]

    def point(self, title: str) -> Touchpoint:
        """The touchpoint of a title."""
        return next(t for t in self.view.all(Touchpoint).values() if t.title == title)

    def cell(self, title: str, lane: str) -> str:
        """What stands in a cell of the map."""
        return lanes.cell_text(self.view, self.point(title), lane)

    async def press(self, *keys: str) -> MapDriver:
        """Press keys, one after the other, and wait until nothing moves."""
        await self.pilot.press(*keys)
        await self.pilot.pause()
        return self

    async def type(self, text: str) -> MapDriver:
        """Type a text."""
        names = {" ": "space", "/": "slash"}
        return await self.press(*(names.get(character, character) for character in text))

    async def lines(self, *lines: str) -> MapDriver:
        """Type lines, each ended with Enter."""
        for line in lines:
            await self.type(line)
            await self.press("enter")
        return self

    async def go_to(self, title: str, lane: str = "title") -> MapDriver:
        """Put the cursor on a cell."""
        assert self.body.grid.move_to(self.point(title).uid, lane)
        self.body.grid.focus()
        await self.pilot.pause()
        return self

    async def choose(self, label: str) -> MapDriver:
        """Filter an open list for a label and choose it."""
        await self.type(label)
        return await self.press("enter")

    async def until(self, condition: Callable[[], object]) -> MapDriver:
        """Wait until a condition holds."""
        await _until(self.pilot, condition)
        return self

    @property
    def line(self) -> LineInput:
        """The line that has the keys."""
        focused = self.screen.focused
        assert isinstance(focused, LineInput), focused
        return focused

    @property
    def dialog_text(self) -> str:
        """The text in the dialog's editor."""
        return self.pilot.app.screen.query_one("#dialog-editor", Input).value

    @property
    def shown(self) -> str:
        """Everything on the screen as text."""
        return "\n".join(
            "".join(segment.text for segment in line) for line in self.pilot.app.screen._compositor.render_strips()
        )


async def _until(pilot: Pilot[Any], condition: Callable[[], object]) -> None:
    for _attempt in range(200):
        if condition():
            return
        await pilot.pause(0.01)
    raise AssertionError("never happened")
