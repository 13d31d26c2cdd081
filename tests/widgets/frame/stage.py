"""The frame demo as the tests see it: what is on the screen, line by line, and hands that press keys."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, TypeVar

from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget

from cjm_tui.widgets.frame.__main__ import FrameDemo
from cjm_tui.widgets.themes import DARK, UNICODE, Glyphs, register_themes, variable_defaults

Shown = TypeVar("Shown", bound=Widget)


def screen_lines(app: App[Any]) -> list[str]:
    """Return what stands on the screen."""
    return ["".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips()]


def screen_text(app: App[Any]) -> str:
    """Return what stands on the screen as one text."""
    return "\n".join(screen_lines(app))


class Stage(App[Any]):
    """An application around one widget, or around a dialog to push."""

    CSS = "Screen { background: $background; }"

    def __init__(self, *widgets: Widget, glyphs: Glyphs = UNICODE) -> None:
        super().__init__()
        self._cast = widgets
        self.glyphs = glyphs
        register_themes(self)
        self.theme = DARK.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults()

    def compose(self) -> Any:
        yield from self._cast


@asynccontextmanager
async def shown(
    *widgets: Widget, width: int = 80, height: int = 10, glyphs: Glyphs = UNICODE
) -> AsyncIterator[Pilot[Any]]:
    """Show widgets in a terminal of a size."""
    app = Stage(*widgets, glyphs=glyphs)
    async with app.run_test(size=(width, height)) as pilot:
        await pilot.pause()
        yield pilot


@asynccontextmanager
async def asked(
    dialog: Screen[Any], *, width: int = 80, height: int = 24
) -> AsyncIterator[tuple[Pilot[Any], list[Any]]]:
    """Push a dialog; the list receives its answer."""
    answers: list[Any] = []
    app = Stage()
    async with app.run_test(size=(width, height)) as pilot:
        await app.push_screen(dialog, answers.append)
        await pilot.pause()
        yield pilot, answers


@asynccontextmanager
async def framed(width: int = 80, height: int = 24, language: str = "en") -> AsyncIterator[Pilot[Any]]:
    """Show the whole frame."""
    app = FrameDemo(language)
    async with app.run_test(size=(width, height)) as pilot:
        await pilot.pause()
        yield pilot


async def until(pilot: Pilot[Any], words: str) -> str:
    """Wait until words stand on the screen; return all that stands there."""
    for _attempt in range(200):
        text = screen_text(pilot.app)
        if words in text:
            return text
        await pilot.pause(0.01)
    raise AssertionError(f"{words!r} does not come:\n{screen_text(pilot.app)}")
