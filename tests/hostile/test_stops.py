"""Every screen holds out against every hostile text, in every size, in both languages."""

from __future__ import annotations

import pytest

from tests.hostile.conftest import Found
from tests.hostile.looking import SIZES, assert_sound
from tests.hostile.stops import STOPS, arrived
from tests.hostile.texts import TEXTS, Variant


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
            await pilot.pause()
            assert_sound(pilot.app, stop)
