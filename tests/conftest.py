"""Fixtures that every suite shares: a library of its own, a clock that stands still, uids in order."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from cjm_tui import i18n
from cjm_tui.data import agenda, template
from cjm_tui.domain.acts.founding import found
from cjm_tui.domain.workshop import Workshop
from cjm_tui.room.founding import found_workshop
from cjm_tui.room.room import Room
from cjm_tui.storage.library import Library
from cjm_tui.storage.workshops import new_uid
from tests import prompt_pilot

NOW = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)

# How long a text takes to draw says something about the machine and nothing about the program.
settings.register_profile("any-machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("any-machine")


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """Speak English and keep away from the home folder, whatever the machine says."""
    for name in ("CJM_TUI_DB", "CJM_TUI_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    i18n.activate("en")
    yield
    i18n.activate("en")


@pytest.fixture(autouse=True)
def _prompt_pilot(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let tests of screens go on as soon as the screen has settled."""
    prompt_pilot.install(monkeypatch)


@pytest.fixture
def uids() -> Callable[[], str]:
    """Make uids in order: u1, u2, …"""
    numbers = itertools.count(1)
    return lambda: f"u{next(numbers)}"


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """An empty library in a real file."""
    with Library(tmp_path / "library.db") as library:
        yield library


def found_in(
    library: Library, title: str = "IT portal", template_key: str = "suporte-ti", language: str = "en"
) -> Workshop:
    """Found a workshop as `new` would."""
    draft = found(
        title, template=template(template_key), agenda=agenda("standard-120"), language=language, facilitator="Bia",
        at=NOW, new_uid=new_uid,
    )  # fmt: skip
    return found_workshop(library, draft, who="", at=NOW)


@pytest.fixture
def room(library: Library) -> Room:
    """The facilitator's room in a new workshop of the IT support template."""
    return Room.enter(library, found_in(library).number)
