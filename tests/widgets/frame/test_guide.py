"""The guide is always there: as a panel where there is room, as a line where there is not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cjm_tui.widgets.frame.guide_line import GuideLine
from cjm_tui.widgets.frame.guide_panel import GuidePanel
from cjm_tui.widgets.frame.guide_view import GuideCheck, GuideView
from cjm_tui.widgets.frame.sample import SAMPLES

from .stage import framed, screen_lines, screen_text, shown, until

VIEW = SAMPLES["en"].guide


async def test_the_panel_says_what_to_ask_and_when_it_is_good_enough() -> None:
    async with framed(120, 36) as pilot:
        text = screen_text(pilot.app)
    for said in (
        "To catch up",
        "How does Ana react here?",
        "✓ everybody has rated",
        "○ no touchpoint",
        "Gets help",
    ):
        assert said in text


@pytest.mark.parametrize(("width", "panel"), [(80, False), (109, False), (110, True), (200, True)])
async def test_the_guide_is_a_panel_from_110_columns_on(width: int, panel: bool) -> None:
    async with framed(width, 30) as pilot:
        screen = pilot.app.screen
        assert screen.query_one(GuidePanel).display is panel
        assert screen.query_one(GuideLine).display is not panel
        await pilot.press("g")
        assert screen.query_one(GuidePanel).display is not panel
        assert screen.query_one(GuideLine).display is panel


@pytest.mark.parametrize(("width", "cells"), [(110, 33), (120, 36), (200, 38)])
async def test_the_panel_takes_30_to_38_columns(width: int, cells: int) -> None:
    async with framed(width, 30) as pilot:
        assert pilot.app.screen.query_one(GuidePanel).region.width == cells


async def test_enter_goes_to_what_is_missing() -> None:
    async with framed(120, 36) as pilot:
        panel = pilot.app.screen.query_one(GuidePanel)
        panel.focus()
        await pilot.pause()
        await pilot.press("down", "enter")
        await until(pilot, "silent")
        await pilot.press("down", "enter")
        await until(pilot, "follow-up")


async def test_a_click_goes_there_too() -> None:
    async with framed(120, 36) as pilot:
        panel = pilot.app.screen.query_one(GuidePanel)
        lines = screen_lines(pilot.app)
        row = next(number for number, line in enumerate(lines) if "nobody has stayed unheard" in line)
        await pilot.click(offset=(panel.region.x + 8, row))
        await pilot.pause()
        await until(pilot, "silent")


async def test_what_is_met_cannot_be_chosen() -> None:
    async with framed(120, 36) as pilot:
        lines = screen_lines(pilot.app)
        row = next(number for number, line in enumerate(lines) if "everybody has rated" in line)
        await pilot.click(offset=(100, row))
        await pilot.pause()
        assert "rated" not in screen_lines(pilot.app)[-2]


async def test_the_cursor_stays_on_its_check_when_others_are_met() -> None:
    async with framed(120, 36) as pilot:
        panel = pilot.app.screen.query_one(GuidePanel)
        panel.focus()
        await pilot.pause()
        await pilot.press("down")
        panel.view = replace(
            VIEW, cuts=(), checks=tuple(replace(check, met=check.key != "silent") for check in VIEW.checks)
        )
        await pilot.press("enter")
        await until(pilot, "silent")


async def line_of(view: GuideView, width: int = 80) -> str:
    guide = GuideLine()
    async with shown(guide, width=width) as pilot:
        guide.view = view
        await pilot.pause()
        return screen_lines(pilot.app)[0].strip()


async def test_the_line_says_the_cut_first_then_what_is_missing_then_the_question() -> None:
    assert await line_of(VIEW) == "Guide 2/4 ✓ · ! Rate the 8 key touchpoints only and win back 4 min."
    assert await line_of(replace(VIEW, cuts=())) == "Guide 2/4 ✓ · ○ no touchpoint with an open disagreement"
    assert await line_of(GuideView(asks=("Why?",))) == "Guide Ask: Why?"
    met = GuideView(say="Well done.", checks=(GuideCheck("all", "all is there", met=True),))
    assert await line_of(met) == "Guide 1/1 ✓ · Well done."


async def test_a_short_line_is_clipped() -> None:
    assert (await line_of(VIEW, 40)).endswith("…")


async def test_peoples_words_in_the_guide_are_literal() -> None:
    panel = GuidePanel()
    panel.display = True
    async with shown(panel, width=80) as pilot:
        panel.view = GuideView(asks=("[/nope] \x1b[31m[@click=app.bell]x",))
        panel.display = True
        await pilot.pause()
        assert "[/nope]" in screen_text(pilot.app)
        assert "\x1b" not in screen_text(pilot.app)


async def test_left_again_the_panel_is_read_from_its_beginning() -> None:
    async with framed(120, 24) as pilot:
        panel = pilot.app.screen.query_one(GuidePanel)
        panel.focus()
        await pilot.pause()
        await pilot.press("end")
        await pilot.pause()
        assert "To catch up" not in screen_text(pilot.app)
        pilot.app.screen.set_focus(None)
        await pilot.pause()
        assert "To catch up" in screen_text(pilot.app)
