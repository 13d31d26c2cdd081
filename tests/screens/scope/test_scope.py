"""The scope's sheet: what the workshop as a whole consists of is edited there."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from cjm_tui.app import CjmApp
from cjm_tui.domain.feeling_words import words_under_digits
from cjm_tui.domain.setting import Vocable
from cjm_tui.room.room import Room
from cjm_tui.screens.scope.body import ScopeBody
from cjm_tui.screens.workshop.workshop_screen import WorkshopScreen
from cjm_tui.storage.library import Library


class ScopeDriver:
    """The program, looking at the scope of one workshop."""

    def __init__(self, pilot: Pilot[None], body: ScopeBody, room: Room) -> None:
        self.pilot, self.body, self.room = pilot, body, room

    @classmethod
    @asynccontextmanager
    async def open(cls, library: Library, number: int) -> AsyncIterator[ScopeDriver]:
        """Start the program on a workshop in its first phase."""
        app = CjmApp(library, workshop=number)
        async with app.run_test(size=(120, 36)) as pilot:
            await _until(pilot, lambda: isinstance(app.screen, WorkshopScreen) and app.screen.body is not None)
            screen = app.screen
            assert isinstance(screen, WorkshopScreen)
            assert isinstance(screen.body, ScopeBody)
            await pilot.pause()
            yield cls(pilot, screen.body, screen.room)

    async def press(self, *keys: str) -> ScopeDriver:
        """Press keys, one after the other, and wait until nothing moves."""
        await self.pilot.press(*keys)
        await self.pilot.pause()
        return self

    def word(self, title: str) -> Vocable:
        """The emotion word of a title."""
        return next(v for v in self.room.view.vocables if v.title == title)


async def test_the_team_has_emotion_words_of_its_own(library: Library, room: Room) -> None:
    async with ScopeDriver.open(library, room.number) as team:
        assert team.body.sheet.reveal("records:vocables")
        await team.press("end")
        await team.press("enter")
        await team.press(*"grumpy", "enter")
        await team.press("escape")
        assert team.word("grumpy").valence == 0
        await team.press("up")
        await team.press("enter")
        await team.press("backspace", "-", "1", "enter")
        assert team.word("grumpy").valence == -1
        await team.press("right", "space")
        assert team.word("grumpy").shown
        assert words_under_digits(team.room.view, None)[1] == "sad"
        await team.press(*["up"] * 7, "space")
        assert not team.word("sad").shown
        assert words_under_digits(team.room.view, None)[1] == "grumpy"


async def _until(pilot: Pilot[None], condition: Callable[[], object]) -> None:
    for _attempt in range(3000):
        if condition():
            return
        await pilot.pause(0.01)
    raise AssertionError("never happened")
