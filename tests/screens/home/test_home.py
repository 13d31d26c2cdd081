"""The home, from an empty library on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from textual.pilot import Pilot

from cjm_tui import i18n
from cjm_tui.app import CjmApp
from cjm_tui.screens.home.home_screen import HomeScreen
from cjm_tui.screens.workshop.workshop_screen import WorkshopScreen
from cjm_tui.storage.library import Library
from cjm_tui.widgets.dialogs import AskText
from tests.conftest import found_in
from tests.screen_text import text_on

PATIENCE = 400


@asynccontextmanager
async def at_home(library: Library, size: tuple[int, int] = (80, 24)) -> AsyncIterator[tuple[CjmApp, Pilot[Any]]]:
    """Start the program on a library."""
    app = CjmApp(library)
    async with app.run_test(size=size) as pilot:
        await until(pilot, lambda: isinstance(app.screen, HomeScreen))
        await pilot.pause()
        yield app, pilot


async def until(pilot: Pilot[Any], condition: Any) -> None:
    """Wait until a condition holds."""
    for _turn in range(PATIENCE):
        if condition():
            return
        await pilot.pause(0.01)
    raise AssertionError("never happened")


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (200, 60)])
@pytest.mark.parametrize("language", ["en", "pt-BR"])
async def test_an_empty_library_says_in_whole_sentences_what_to_do(
    library: Library, size: tuple[int, int], language: str
) -> None:
    i18n.activate(language)
    said = {
        "en": ("Where do you want to begin?", "n  Start a workshop", "and the program leads from there."),
        "pt-BR": ("Por onde você quer começar?", "n  Criar um workshop", "e o programa conduz daí em diante."),
    }[language]
    async with at_home(library, size) as (app, _pilot):
        shown = " ".join(text_on(app).replace("▌", " ").split())
        assert all(" ".join(sentence.split()) in shown for sentence in said)


async def test_enter_takes_the_first_step_under_the_cursor(library: Library) -> None:
    async with at_home(library) as (app, pilot):
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, AskText))
        await pilot.press("escape", "down", "enter")
        await until(pilot, lambda: isinstance(app.screen, WorkshopScreen))
        assert "IT service desk" in text_on(app)


async def test_coming_back_from_a_workshop_the_cursor_is_on_it(library: Library) -> None:
    found_in(library, "First")
    found_in(library, "Second")
    async with at_home(library) as (app, pilot):
        home = app.screen
        assert isinstance(home, HomeScreen)
        home.enter(1)
        await until(pilot, lambda: isinstance(app.screen, WorkshopScreen))
        await pilot.press("Q")
        await until(pilot, lambda: app.screen is home)
        await pilot.pause()
        assert home.workshops.current is not None
        assert home.workshops.current.title == "First"
