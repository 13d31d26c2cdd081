"""The command palette offers what keys do, in the reader's language."""

from __future__ import annotations

from .stage import framed, screen_lines, until


async def test_what_is_chosen_is_done() -> None:
    async with framed(120, 36) as pilot:
        await pilot.press("ctrl+p", *"undo")
        await until(pilot, "Take back my last change.")
        await pilot.press("enter")
        await until(pilot, "Undone")
        assert "Undone" in screen_lines(pilot.app)[-2]


async def test_it_speaks_portuguese() -> None:
    async with framed(120, 36, "pt-BR") as pilot:
        await pilot.press("ctrl+p")
        text = await until(pilot, "Desfaz a minha última mudança.")
        assert "O que você quer fazer?" in text
        assert "Focus Next" not in text
