"""Reading a text: literally, wrapped at words, scrolled by keys."""

from __future__ import annotations

import pytest

from cjm_tui.widgets.dialogs import ShowText
from tests.widgets.frame.stage import asked, screen_text

LONG = "\n".join(f"line {number}" for number in range(1, 201))


async def test_the_text_is_literal_and_keeps_its_indentation() -> None:
    text = "# [bold]T[/nope]\n\n    indented and long enough to be wrapped over the edge of the box, yes\nend\x1b[2J"
    async with asked(ShowText("Report", text), width=60) as (pilot, _answers):
        shown = screen_text(pilot.app)
        assert "# [bold]T[/nope]" in shown
        assert "     indented and" in shown
        assert "end[2J" in shown


@pytest.mark.parametrize(("width", "height"), [(40, 12), (80, 24), (120, 36), (200, 60)])
async def test_keys_scroll_to_the_end_and_back(width: int, height: int) -> None:
    async with asked(ShowText("Report", LONG), width=width, height=height) as (pilot, _answers):
        assert "line 1 " in screen_text(pilot.app)
        assert "Esc Close" in screen_text(pilot.app)
        await pilot.press("down")
        await pilot.pause()
        assert "line 1 " not in screen_text(pilot.app)
        await pilot.press("end")
        await pilot.pause()
        assert "line 200" in screen_text(pilot.app)
        await pilot.press("home", "pagedown", "pageup")
        await pilot.pause()
        assert "line 1 " in screen_text(pilot.app)


async def test_long_lines_are_cut_where_wrapping_would_mislead() -> None:
    async with asked(ShowText("CSV", "a;" * 200, wrap=False)) as (pilot, _answers):
        rows = [line for line in screen_text(pilot.app).splitlines() if "a;a;" in line]
        assert len(rows) == 1
        assert "…" in rows[0]


@pytest.mark.parametrize("key", ["escape", "enter", "q"])
async def test_closing(key: str) -> None:
    async with asked(ShowText("Report", LONG)) as (pilot, answers):
        await pilot.press(key)
        assert answers == [None]


async def test_the_further_lines_of_an_entry_stand_below_its_text() -> None:
    text = "Decisions\n  • From Monday on, no open ticket waits longer than sixty minutes for news; Marta sees to it."
    async with asked(ShowText("Read back", text), width=60) as (pilot, _answers):
        lines = screen_text(pilot.app).splitlines()
        first = next(line for line in lines if "•" in line)
        after = lines[lines.index(first) + 1]
        assert after.replace("│", " ").lstrip() != ""
        assert len(after) - len(after.replace("│", " ").lstrip()) == first.index("•") + 2
