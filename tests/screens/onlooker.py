"""Somebody who sees what the program draws, whichever screen is open."""

from __future__ import annotations

from textual.pilot import Pilot

from cjm_tui.app import CjmApp
from tests.screen_text import text_on
from tests.screens.stage import PATIENCE


class Onlooker:
    """Looks at a running program and waits for what is to be seen."""

    def __init__(self, app: CjmApp, pilot: Pilot[None]) -> None:
        self.app, self.pilot = app, pilot

    @property
    def shown(self) -> str:
        return text_on(self.app)

    async def sees(self, *texts: str) -> None:
        for text in texts:
            for _turn in range(PATIENCE):
                if text in self.shown:
                    break
                await self.pilot.pause(0.01)
            assert text in self.shown, self.shown
