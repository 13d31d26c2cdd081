"""A grid in front of somebody: what is on the screen, what the grid has said, and hands on the keyboard."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from textual import on
from textual.message import Message
from textual.pilot import Pilot

from cjm_tui.widgets.demo_app import DemoApp
from cjm_tui.widgets.journey_grid import GridMap, JourneyGrid
from cjm_tui.widgets.journey_grid.messages import EditRequested, GridMessage, ZoomChanged
from cjm_tui.widgets.journey_grid.sample import sample_map

Heard = TypeVar("Heard", bound=Message)


class GridApp(DemoApp):
    """Shows one grid, grants every edit and remembers what the grid says."""

    def __init__(self, shown: GridMap, **options: Any) -> None:
        self.grid = JourneyGrid(shown, **options)
        self.heard: list[Message] = []
        super().__init__(self.grid)

    @on(GridMessage)
    @on(ZoomChanged)
    def remember(self, message: Message) -> None:
        """Keep the message, and open the editor where one is asked for."""
        self.heard.append(message)
        if isinstance(message, EditRequested):
            self.grid.begin_edit(message.text)


class Story:
    """What a test does and sees."""

    def __init__(self, app: GridApp, pilot: Pilot[None]) -> None:
        self.app, self.grid, self.pilot = app, app.grid, pilot

    async def press(self, *keys: str) -> None:
        """Press keys one after another, and wait until the screen shows what came of it."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def show(self, shown: GridMap) -> None:
        """Hand in another map, as somebody else's edit does."""
        self.grid.show(shown)
        await self.pilot.pause()

    @property
    def lines(self) -> list[str]:
        """The screen, line by line."""
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip) for strip in strips]

    @property
    def text(self) -> str:
        """The screen."""
        return "\n".join(self.lines)

    def line_with(self, text: str) -> str:
        """Return the first line that holds a text."""
        return next(line for line in self.lines if text in line)

    def said(self, kind: type[Heard]) -> list[Heard]:
        """Return what the grid has said of one kind."""
        return [message for message in self.app.heard if isinstance(message, kind)]

    def last(self, kind: type[Heard]) -> Heard:
        """Return the latest of one kind."""
        return self.said(kind)[-1]

    @property
    def cursor(self) -> tuple[str | None, str]:
        """The touchpoint and the lane under the cursor."""
        cell = self.grid.cell
        assert cell is not None
        return cell.column_uid or f"stage {cell.stage_uid}", cell.lane_key


@asynccontextmanager
async def looking_at(
    shown: GridMap | None = None, *, width: int = 80, height: int = 24, **options: Any
) -> AsyncIterator[Story]:
    """Show a map, the sample by default, in a terminal of a size."""
    app = GridApp(sample_map() if shown is None else shown, **options)
    async with app.run_test(size=(width, height)) as pilot:
        await pilot.pause()
        yield Story(app, pilot)
