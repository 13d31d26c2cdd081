"""Pressing everything that can be pressed, and answering whatever asks; each place on the way is looked at."""

from __future__ import annotations

import importlib
import pkgutil
from typing import Any

from textual import events
from textual.pilot import Pilot
from textual.screen import Screen

import cjm_tui
from cjm_tui.screens.workshop.workshop_screen import WorkshopScreen
from cjm_tui.widgets.dialogs.ask_text import AskText
from cjm_tui.widgets.dialogs.choose import Choose, ChooseMany
from cjm_tui.widgets.dialogs.confirm import Confirm
from cjm_tui.widgets.dialogs.dialog import Dialog
from cjm_tui.widgets.dialogs.help_dialog import HelpDialog
from cjm_tui.widgets.frame.active_keys import active_keys
from tests.hostile.looking import SIZES
from tests.hostile.stops import look, until
from tests.hostile.texts import TEXTS

_LEAVING = {"app.quit", "home.quit", "frame.leave", "frame.back", "present.leave", "turn.back", "compare.back"}
"""Keys that end the place that is looked at."""
_SAFE_TEXTS = [TEXTS[name] for name in ("style tag", "clipboard", "one-byte escapes", "formats", "wide", "flood")]
_DEPTH = 4
"""So many dialogs may follow one another."""
_ENTRIES = 3
"""So many entries of a list are chosen one after the other."""
_TABS = 2


def every_screen() -> set[type[Screen[Any]]]:
    """Return every screen and dialog of the program that is shown as it is."""
    for module in pkgutil.walk_packages(cjm_tui.__path__, "cjm_tui."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    found: set[type[Screen[Any]]] = set()
    waiting: list[type[Any]] = [Screen]
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("cjm_tui.") and not kind.__subclasses__():
            found.add(kind)
    return found


class Crawl:
    """A walk through everything that the keys of one place lead to."""

    def __init__(
        self, pilot: Pilot[Any], where: str, sizes: tuple[tuple[int, int], ...] = (SIZES[0], SIZES[-1])
    ) -> None:
        self.pilot, self.where, self.sizes = pilot, where, sizes
        self.base = pilot.app.screen
        self.seen: set[type[Screen[Any]]] = set()
        self.pressed: set[str] = set()
        self.has_left = False
        self._looked: set[str] = set()
        self._texts = 0

    async def everything(self) -> None:
        """Press every key of the place, wherever the focus can be."""
        for _tab in range(_TABS):
            while not self.has_left and (key := self._untried()):
                self.pressed.add(key[0])
                await self._try(key)
            await self.pilot.press("tab")
            await self.look("tab")

    def _untried(self) -> tuple[str, str] | None:
        for active in active_keys(self.base):
            binding = f"{type(active.node).__name__}.{active.action}"
            identity = next((a.binding.id for a in self.base.active_bindings.values()
                             if a.binding.action == active.action and a.node is active.node), "")  # fmt: skip
            if active.enabled and binding not in self.pressed and identity not in _LEAVING:
                return binding, active.keys[0]
        return None

    async def _try(self, key: tuple[str, str]) -> None:
        """Press a key; choose every entry of the list that it opens, or answer the question."""
        name, press = key
        for entry in range(_ENTRIES):
            await self.pilot.press(press)
            await self.look(name)
            more = await self._answer(name, entry)
            await self._come_back(name)
            if not more or name not in {
                f"{type(a.node).__name__}.{a.action}" for a in active_keys(self.base) if a.enabled
            }:
                return

    async def _answer(self, path: str, entry: int) -> bool:
        """Answer what has been opened, entry by entry the first list; return whether the list has more entries."""
        more = False
        for depth in range(_DEPTH):
            screen = self.pilot.app.screen
            if screen is self.base or not self.base.is_attached:
                return more
            path = f"{path} > {type(screen).__name__}"
            if isinstance(screen, (Choose, ChooseMany)):
                count = len(screen.entries)
                if depth == 0:
                    more = entry + 1 < count
                chosen = min(entry if depth == 0 else self._texts % max(count, 1), count - 1)
                await self.pilot.press(*["down"] * chosen)
                if isinstance(screen, ChooseMany):
                    await self.pilot.press("space")
                await self.look(path)
                await self.pilot.press("enter")
            elif isinstance(screen, AskText):
                self._texts += 1
                self.pilot.app.post_message(events.Paste(_SAFE_TEXTS[self._texts % len(_SAFE_TEXTS)]))
                await self.pilot.pause()
                await self.look(path)
                await self.pilot.press("ctrl+s" if screen.multiline else "enter")
            elif isinstance(screen, Confirm):
                await self.pilot.press("enter" if screen.confirm_ready else "tab", "enter")
            elif isinstance(screen, HelpDialog) or not isinstance(screen, Dialog):
                await self.pilot.press("down", "[", "/", "x")
            else:
                await self.pilot.press("pagedown", "end")
            await self.look(path)
            if self.pilot.app.screen is screen:
                return more
        return more

    async def _come_back(self, path: str) -> None:
        for _press in range(12):
            if not self.base.is_attached:
                # Other settings build the screens anew, in a moment; some keys lead on to another place.
                await until(self.pilot, lambda: not isinstance(self.pilot.app.screen, Dialog))
                self.has_left = type(self.pilot.app.screen) is not type(self.base)
                self.base = self.pilot.app.screen
            if self.pilot.app.screen is self.base:
                return
            await self.pilot.press("Q" if isinstance(self.pilot.app.screen, WorkshopScreen) else "escape")
            await self.pilot.pause()
        raise AssertionError(f"{self.where}: {path} never comes back from {self.pilot.app.screen}")

    async def look(self, path: str) -> None:
        """Look at what is there: in the largest and the smallest size the first time, later as it is."""
        await self.pilot.pause()
        kind = type(self.pilot.app.screen)
        self.seen.add(kind)
        place = f"{kind.__name__} {path}"
        sizes = self.sizes if place not in self._looked else ()
        self._looked.add(place)
        await look(self.pilot, f"{self.where}: {path}")
        for size in sizes:
            await self.pilot.resize_terminal(*size)
            await look(self.pilot, f"{self.where}: {path}")
