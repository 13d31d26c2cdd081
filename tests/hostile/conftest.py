"""Hostile workshops, each written once and then copied."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from cjm_tui import i18n
from cjm_tui.storage.library import Library
from tests.hostile.texts import Variant, found_hostile

Found = Callable[[Variant, str], tuple[Library, int]]


@pytest.fixture(scope="session")
def written(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Variant, str], tuple[Path, int]]:
    """Return the closed library of a variant in a language, and the number of its workshop."""
    kept: dict[tuple[Variant, str], tuple[Path, int]] = {}

    def write(variant: Variant, language: str) -> tuple[Path, int]:
        if (variant, language) not in kept:
            path = tmp_path_factory.mktemp("hostile") / "library.db"
            with Library(path) as library:
                number = found_hostile(library, variant, language)
                library.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            kept[variant, language] = path, number
        return kept[variant, language]

    return write


@pytest.fixture
def hostile(tmp_path: Path, written: Callable[[Variant, str], tuple[Path, int]]) -> Iterator[Found]:
    """Open a copy of a variant's library, the interface in its language."""
    with ExitStack() as open_ones:

        def found(variant: Variant, language: str) -> tuple[Library, int]:
            path, number = written(variant, language)
            shutil.copy(path, tmp_path / "library.db")
            i18n.activate(language)
            return open_ones.enter_context(Library(tmp_path / "library.db")), number

        yield found


@pytest.fixture(autouse=True)
def _waits_for_messages_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the pilot wait for messages and not for an idle processor, which on a busy machine takes a second a key."""

    async def briefly(*_arguments: float) -> None:
        await asyncio.sleep(0.005)

    monkeypatch.setattr("textual.app.wait_for_idle", briefly)
    monkeypatch.setattr("textual.pilot.wait_for_idle", briefly)
