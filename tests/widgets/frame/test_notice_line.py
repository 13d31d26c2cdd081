"""A notice says what has happened until the next key, and moves nothing."""

from __future__ import annotations

import pytest

from cjm_tui.widgets.frame.key_bar import KeyBar
from cjm_tui.widgets.frame.notice_line import NoticeLine, Severity

from .stage import framed, screen_lines


@pytest.mark.parametrize(("width", "keys"), [(80, []), (80, ["g"]), (120, []), (120, ["g"])])
async def test_it_comes_and_goes_without_a_new_layout(width: int, keys: list[str]) -> None:
    async with framed(width, 24) as pilot:
        await pilot.press(*keys)
        await pilot.pause()
        before = screen_lines(pilot.app)
        layouts: list[object] = []
        screen = pilot.app.screen
        refresh_layout = screen._refresh_layout
        screen._refresh_layout = lambda *a, **k: (layouts.append(a), refresh_layout(*a, **k))[1]  # type: ignore[method-assign,func-returns-value]
        await pilot.press("u")
        await pilot.pause()
        shown = screen_lines(pilot.app)
        assert "Undone" in shown[-2]
        assert [new for new, old in zip(shown, before, strict=True) if new != old] == [shown[-2]]
        await pilot.press("left")
        await pilot.pause()
        assert screen_lines(pilot.app) == before
        assert layouts == []


async def test_it_stands_above_the_keys_until_the_next_key() -> None:
    async with framed(80, 24) as pilot:
        guide = screen_lines(pilot.app)[-2]
        keys = pilot.app.screen.query_one(KeyBar).region
        await pilot.press("u")
        assert "✓ Undone: Ana moved “Phone call”" in screen_lines(pilot.app)[-2]
        assert pilot.app.screen.query_one(KeyBar).region == keys
        await pilot.press("left")
        assert screen_lines(pilot.app)[-2] == guide


@pytest.mark.parametrize(("severity", "sign"), [("information", "✓"), ("warning", "!"), ("error", "×")])
async def test_how_serious_it_is_has_a_sign(severity: Severity, sign: str) -> None:
    async with framed(80, 24) as pilot:
        pilot.app.screen.query_one(NoticeLine).says("The disk is full.", severity)
        await pilot.pause()
        assert screen_lines(pilot.app)[-2].startswith(f" {sign} The disk is full.")


async def test_peoples_words_are_literal_and_on_one_line() -> None:
    async with framed(80, 24) as pilot:
        pilot.app.screen.query_one(NoticeLine).says("Ana moved [/nope]\nand [@click=app.quit]more\x1b[2J " + "x" * 200)
        await pilot.pause()
        line = screen_lines(pilot.app)[-2]
        assert "Ana moved [/nope] and [@click=app.quit]more[2J" in line
        assert line.rstrip().endswith("…")
