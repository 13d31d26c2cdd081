"""A person at the program's keyboard, and a camera that looks over the shoulder."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual import events
from textual._context import visible_screen_stack
from textual.pilot import Pilot

from cjm_tui import i18n
from cjm_tui.app import CjmApp
from cjm_tui.settings import Settings
from cjm_tui.storage.library import Library
from photography.film import develop

PATIENCE = 3000
"""So many turns of the event loop something may take to come onto the screen."""
STILL = 3
"""A screen that looks the same for so many turns has arrived."""

_NAMES = {" ": "space", "/": "slash", "|": "vertical_line", "<": "less_than_sign", ">": "greater_than_sign",
          "?": "question_mark", "*": "asterisk", "=": "equals_sign", "!": "exclamation_mark", "@": "at",
          "+": "plus", "-": "minus", "[": "left_square_bracket", "]": "right_square_bracket", ".": "full_stop",
          ",": "comma"}  # fmt: skip


_CHARACTERS = {name: character for character, name in _NAMES.items()}


@dataclass(frozen=True)
class Look:
    """In what a screen is photographed."""

    language: str
    size: tuple[int, int]
    theme: str = ""
    """Empty: the default, which needs no naming."""
    ascii: bool = False

    @property
    def suffix(self) -> str:
        """What the picture's name says of it."""
        columns, rows = self.size
        kind = "-ascii" if self.ascii else f"-{self.theme}" if self.theme else ""
        return f"-{columns}x{rows}-{self.language.lower()}{kind}"

    @property
    def settings(self) -> Settings:
        """What the person has chosen."""
        return Settings(language=self.language, theme=f"cjm-{self.theme or 'dark'}", ascii=self.ascii)


class Camera:
    """One person's program."""

    def __init__(self, app: CjmApp, pilot: Pilot[Any], look: Look, folder: Path) -> None:
        self.app, self.pilot, self.look, self.folder = app, pilot, look, folder

    @classmethod
    @asynccontextmanager
    async def at(cls, library: Library, look: Look, folder: Path, **start: Any) -> AsyncIterator[Camera]:
        """Start the program."""
        i18n.activate(look.language)
        app = CjmApp(library, settings=look.settings, **start)
        async with app.run_test(size=look.size) as pilot:
            camera = cls(app, pilot, look, folder)
            await camera.rest()
            yield camera

    def text(self) -> str:
        """Return what the terminal shows, line by line."""
        # As the terminal is given it: what lies below a dialog is drawn with it, and kept for the picture.
        visible_screen_stack.set(self.app._background_screens)
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in strips)

    async def rest(self) -> Camera:
        """Wait until nothing moves."""
        seen, still = "", 0
        while still < STILL:
            await asyncio.sleep(0.015)
            now = self.text()
            still = still + 1 if now == seen else 0
            seen = now
        return self

    async def until(self, seen: str | Callable[[str], bool]) -> Camera:
        """Wait for words on the screen."""
        for _turn in range(PATIENCE):
            text = self.text()
            if seen in text if isinstance(seen, str) else seen(text):
                return await self.rest()
            await asyncio.sleep(0.01)
        raise AssertionError(f"{seen!r} never came; the screen shows:\n{self.text()}")

    async def press(self, *keys: str) -> Camera:
        """Press keys, each once the one before has done its work."""
        for key in keys:
            self._send(_NAMES.get(key, key))
            await self.rest()
        return self

    async def write(self, text: str, *then: str) -> Camera:
        """Type a text, then press keys."""
        for character in text:
            self._send(_NAMES.get(character, character))
        await self.rest()
        return await self.press(*then)

    def _send(self, key: str) -> None:
        # By the way that a terminal's keys come in, in one burst: the program itself keeps them in order.
        if (driver := self.app._driver) is None:
            return
        event = events.Key(key, key if len(key) == 1 else _CHARACTERS.get(key))
        event.set_sender(self.app)
        driver.send_message(event)

    async def shoot(self, name: str) -> Camera:
        """Take a picture."""
        self.app.screen.refresh()
        await self.rest()
        svg = self.app.export_screenshot(title="cjm-tui")
        (self.folder / f"{name}{self.look.suffix}.svg").write_text(develop(svg), "utf-8")
        return self
