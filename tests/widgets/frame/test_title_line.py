"""The title line says as much as fits, the least important words going first."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cjm_tui.widgets.frame.clock import Clock
from cjm_tui.widgets.frame.sample import SAMPLES
from cjm_tui.widgets.frame.title_line import TitleLine, TitleView, shares
from cjm_tui.widgets.themes import ASCII

from .stage import screen_lines, shown

VIEW = SAMPLES["en"].title


async def line_at(width: int, view: TitleView = VIEW) -> str:
    title = TitleLine()
    async with shown(title, width=width) as pilot:
        title.view = view
        await pilot.pause()
        return screen_lines(pilot.app)[0]


async def test_a_wide_line_says_everything() -> None:
    assert await line_at(120) == (
        " IT portal ▸ Current state ▸ Ana, analyst"
        "              Emotions  12 min ▓▓▓▓▓▓░░ 3 min late     5 in the room · 3 ready "
    )


async def test_a_very_wide_line_has_a_longer_bar() -> None:
    assert "▓▓▓▓▓▓▓▓▓▓▓▓░░░░" in await line_at(200)


async def test_at_80_columns_the_persona_the_phase_and_the_drift_remain() -> None:
    line = await line_at(80)
    for said in ("Current state ▸ Ana, analyst", "Emotions", "12 min ▓▓▓▓▓▓░░", "3 min late", "3/5 ✓"):
        assert said in line
    assert "IT portal" not in line


async def test_at_40_columns_whose_eyes_and_the_time_remain() -> None:
    line = await line_at(40)
    assert "Ana, analyst" in line
    assert "12 min" in line


@pytest.mark.parametrize("width", [1, 3, 10, 20, 30])
async def test_any_width_is_filled_and_never_crossed(width: int) -> None:
    assert len(await line_at(width)) == width


async def test_urgency_stays_in_words_where_the_bar_has_gone() -> None:
    line = await line_at(60, replace(VIEW, clock=Clock(60, 1200)))
    assert "60 s finish now" in line
    assert "▓" not in line


async def test_somebody_who_wandered_off_reads_the_way_back() -> None:
    line = await line_at(120, replace(VIEW, away_in="Personas"))
    assert "You are in Personas; the group is in Emotions" in line
    assert "Esc goes back" in line


async def test_alone_in_the_room_nothing_is_said_of_people() -> None:
    assert "room" not in await line_at(120, replace(VIEW, here=1, ready=None))


async def test_without_an_open_task_nobody_is_counted_as_ready() -> None:
    line = await line_at(120, replace(VIEW, ready=None))
    assert "5 in the room" in line
    assert "ready" not in line


async def test_peoples_text_is_shown_literally() -> None:
    line = await line_at(120, TitleView("[bold]x[/nope]", "a\x1b]0;hi\x07b\nc", "[@click=app.quit]q"))
    assert "[bold]x[/nope] ▸ a]0;hib c ▸ [@click=app.quit]q" in line


async def test_equal_values_paint_nothing() -> None:
    title = TitleLine()
    async with shown(title, width=120) as pilot:
        title.view = VIEW
        await pilot.pause()
        painted: list[object] = []
        title.refresh = lambda *a, **k: painted.append(a)  # type: ignore[method-assign,assignment,return-value]
        title.view = replace(VIEW, clock=replace(VIEW.clock, remaining=12 * 60 - 10))  # type: ignore[type-var]
        assert painted == []
        title.view = replace(VIEW, ready=4)
        assert painted != []


async def test_ascii_terminals_get_ascii() -> None:
    title = TitleLine()
    async with shown(title, width=120, glyphs=ASCII) as pilot:
        title.view = VIEW
        await pilot.pause()
        assert screen_lines(pilot.app)[0].isascii()


@pytest.mark.parametrize(
    ("lengths", "room", "limits"),
    [([5, 5], 20, [5, 5]), ([3, 30], 20, [3, 17]), ([30, 30], 20, [10, 10]), ([9], 0, [0]), ([], 5, [])],
)
def test_the_longest_text_gives_way_first(lengths: list[int], room: int, limits: list[int]) -> None:
    assert shares(lengths, room) == limits
