"""Every screen holds out against every hostile text, in every size, in both languages."""

from __future__ import annotations

import pytest
from textual.command import CommandPalette

from cjm_tui.widgets.dialogs.dialog import Dialog
from tests.hostile.conftest import Found
from tests.hostile.crawling import every_screen
from tests.hostile.looking import SIZES
from tests.hostile.stops import STOPS, arrived, look
from tests.hostile.texts import TEXTS, Variant


def test_every_screen_is_a_stop() -> None:
    """A new screen has to come here too; dialogs are reached by the keys of these, and share one frame."""
    screens = {
        kind
        for kind in every_screen()
        # A module's own demonstration is no part of the program.
        if not issubclass(kind, Dialog | CommandPalette) and not kind.__module__.endswith("__main__")
    }
    assert screens == {stop.screen for stop in STOPS.values()}


@pytest.mark.parametrize("stop", STOPS)
async def test_every_screen_in_every_size(hostile: Found, stop: str) -> None:
    await look_in_every_size(hostile, stop, Variant(3, is_raw=True), "pt-BR")


@pytest.mark.slow
@pytest.mark.parametrize("step", range(0, len(TEXTS), 3))
@pytest.mark.parametrize("stop", STOPS)
async def test_texts_in_other_places(hostile: Found, stop: str, step: int) -> None:
    shift = step + list(STOPS).index(stop) % 3
    await look_in_every_size(hostile, stop, Variant(shift, is_raw=shift % 2 == 0), "pt-BR" if shift % 3 else "en")


async def look_in_every_size(hostile: Found, stop: str, variant: Variant, language: str) -> None:
    """Go to a stop and look at it while the window is resized, and back again."""
    library, number = hostile(variant, language)
    async with arrived(library, number, STOPS[stop], SIZES[0]) as pilot:
        for size in (*SIZES, SIZES[0]):
            await pilot.resize_terminal(*size)
            await look(pilot, stop)
