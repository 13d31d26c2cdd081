"""Everything that keys lead to holds out against hostile texts: each dialog, each list's entries, each answer."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hostile.conftest import Found
from tests.hostile.crawling import Crawl
from tests.hostile.stops import STOPS, arrived
from tests.hostile.texts import Variant

CRAWLED = ("home", "lobby", "review")
"""The stops whose every key is pressed; a phase has too many for one test."""


@pytest.mark.slow
@pytest.mark.parametrize("stop", CRAWLED)
async def test_every_key_of_every_place(
    hostile: Found, stop: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    shift = list(STOPS).index(stop)
    library, number = hostile(Variant(shift, is_raw=shift % 2 == 0), "en" if shift % 2 else "pt-BR")
    async with arrived(library, number, STOPS[stop], (80, 24)) as pilot:
        crawl = Crawl(pilot, stop)
        await crawl.everything()
        print(stop, len(crawl.pressed), sorted(c.__name__ for c in crawl.seen))
