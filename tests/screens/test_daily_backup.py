"""Whoever uses the program has a backup of each day without asking for one."""

from __future__ import annotations

import pytest

from cjm_tui import app as program
from cjm_tui.app import CjmApp
from cjm_tui.storage.backup import backups_of
from cjm_tui.storage.library import Library
from tests.conftest import found_in


async def test_a_days_first_program_copies_the_library(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(program, "BACKUP_AFTER_SECONDS", 0.01)
    found_in(library)
    for _start in range(2):
        app = CjmApp(library)
        async with app.run_test() as pilot:
            while not backups_of(library.path):
                await pilot.pause(0.01)
            await app.workers.wait_for_complete()
    (only,) = backups_of(library.path)
    assert only.name.endswith("-daily.db")
    with Library(only, create=False) as copy:
        assert [w.title for w in copy.list_workshops()] == ["IT portal"]
