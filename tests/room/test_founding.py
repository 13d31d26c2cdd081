"""Founding workshops: the demonstration is found again, and no other workshop is taken for it."""

from __future__ import annotations

from datetime import UTC, datetime

from cjm_tui.room.founding import ensure_demo, found_from_template
from cjm_tui.storage.library import Library

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def test_the_demo_is_founded_once_in_each_language(library: Library) -> None:
    english = ensure_demo(library, "en", NOW)
    assert ensure_demo(library, "pt-BR", NOW) != english
    assert ensure_demo(library, "en", NOW) == english


def test_a_workshop_of_the_demos_title_is_not_taken_for_it(library: Library) -> None:
    own = found_from_template(
        library, "Portal de TI", template="suporte-ti", agenda=None, language="pt-BR", at=NOW
    ).number
    demo = ensure_demo(library, "pt-BR", NOW)
    assert demo != own
    assert ensure_demo(library, "pt-BR", NOW) == demo
