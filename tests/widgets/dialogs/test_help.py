"""The help lists what works where one is, and does it."""

from __future__ import annotations

import re

import pytest

from tests.widgets.frame.stage import framed, screen_lines, screen_text, until


async def test_it_says_every_key_in_a_sentence_under_its_place() -> None:
    async with framed(120, 40) as pilot:
        await pilot.press("question_mark")
        text = await until(pilot, "What you can do here")
    places = [text.index(title) for title in ("Map", "On this screen", "Everywhere")]
    assert places == sorted(places)
    for said in ("Take everybody to the next phase.", "? F1", "Leave; everything is saved already."):
        assert said in text
    assert re.search("↑↓←→ +Move", text)
    assert "Focus Next" not in text


async def test_typing_narrows_it_and_enter_does_it() -> None:
    async with framed(120, 36) as pilot:
        await pilot.press("question_mark", *"take back")
        text = await until(pilot, "1 of")
        assert "Take back my last change." in text
        assert "Add a touchpoint" not in text
        await pilot.press("enter")
        await until(pilot, "Undone")
        assert "Undone" in screen_lines(pilot.app)[-2]


async def test_keys_of_a_group_are_explained_only() -> None:
    async with framed(120, 36) as pilot:
        await pilot.press("question_mark", *"move", "enter")
        await pilot.pause()
        assert "What you can do here" in screen_text(pilot.app)


@pytest.mark.parametrize(("width", "height"), [(40, 12), (80, 24), (200, 60)])
async def test_it_can_be_left_at_every_size(width: int, height: int) -> None:
    async with framed(width, height, "pt-BR") as pilot:
        await pilot.press("question_mark")
        text = await until(pilot, "O que dá para fazer aqui")
        assert "Esc Fechar" in text
        await pilot.press("escape")
        await pilot.pause()
        assert "O que dá para fazer aqui" not in screen_text(pilot.app)
