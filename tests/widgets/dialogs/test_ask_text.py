"""Asking for a text keeps what was typed within its limit, and nothing after Esc."""

from __future__ import annotations

import subprocess
import sys

import pytest
from textual.events import Paste

from cjm_tui.widgets.dialogs import AskText
from tests.widgets.frame.stage import asked, screen_text

SIZES = [(40, 12), (80, 24), (200, 60)]


async def test_enter_hands_the_text_back() -> None:
    async with asked(AskText("New touchpoint")) as (pilot, answers):
        await pilot.press(*"Pays", "space", *"by", "space", *"card", "space", "enter")
        assert answers == ["Pays by card"]


async def test_esc_keeps_nothing() -> None:
    async with asked(AskText("New touchpoint", initial="Calls")) as (pilot, answers):
        await pilot.press(*" again", "escape")
        assert answers == [None]


async def test_one_goes_on_where_the_text_ended() -> None:
    async with asked(AskText("Rename", initial="Cal")) as (pilot, answers):
        await pilot.press("l", "s", "enter")
        assert answers == ["Calls"]


async def test_the_limit_is_shown_when_it_comes_near_and_holds() -> None:
    async with asked(AskText("Name", initial="abc", limit=20)) as (pilot, answers):
        assert "/20" not in screen_text(pilot.app)
        await pilot.press(*"defghijklmno")
        await pilot.pause()
        assert "15/20" in screen_text(pilot.app)
        await pilot.press(*"pqrstuvwxyz")
        await pilot.pause()
        assert "20/20" in screen_text(pilot.app)
        assert "That is as long as it can be." in screen_text(pilot.app)
        await pilot.press("enter")
        assert answers == ["abcdefghijklmnopqrst"]


async def test_a_number_of_two_digits_is_not_counted() -> None:
    async with asked(AskText("How many?", limit=2)) as (pilot, answers):
        await pilot.press("1", "6")
        await pilot.pause()
        assert "2/2" not in screen_text(pilot.app)
        await pilot.press("enter")
        assert answers == ["16"]


async def test_a_required_text_is_asked_for_again() -> None:
    async with asked(AskText("Name", required=True, hint="Your first name.")) as (pilot, answers):
        assert "Your first name." in screen_text(pilot.app)
        await pilot.press("space", "enter")
        await pilot.pause()
        assert answers == []
        assert "Please write something, or press Esc." in screen_text(pilot.app)
        await pilot.press("A", "enter")
        assert answers == ["A"]


async def test_several_lines_take_enter_and_are_saved_with_ctrl_s() -> None:
    async with asked(AskText("Pain", multiline=True)) as (pilot, answers):
        await pilot.press("a", "enter", "b", "ctrl+s")
        assert answers == ["a\nb"]


async def test_every_draft_is_told() -> None:
    drafts: list[str] = []
    async with asked(AskText("Pain", multiline=True, drafted=drafts.append)) as (pilot, _answers):
        await pilot.press("a", "b")
        await pilot.pause()
        assert drafts[-1] == "ab"


@pytest.mark.parametrize("multiline", [False, True])
async def test_a_paste_brings_no_controls_in(multiline: bool) -> None:
    async with asked(AskText("Pain", multiline=multiline)) as (pilot, answers):
        pilot.app.post_message(Paste("a\x1b]0;x\x07\u202eb\x9bc"))
        await pilot.pause()
        await pilot.press("ctrl+s" if multiline else "enter")
        assert answers == ["a]0;xbc"]


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("multiline", [False, True])
async def test_everything_is_in_sight_at_every_size(width: int, height: int, multiline: bool) -> None:
    dialog = AskText("Heading [/nope]", prompt="Prompt", hint="Hint", initial="Text", multiline=multiline)
    async with asked(dialog, width=width, height=height) as (pilot, _answers):
        text = screen_text(pilot.app)
        for said in ("Heading [/nope]", "Prompt", "Text", "Hint", "Save", "Esc Cancel"):
            assert said in text


async def test_the_cursor_is_in_sight_in_a_long_text() -> None:
    async with asked(AskText("Rename", initial="x" * 100 + "END"), width=40, height=12) as (pilot, _answers):
        await pilot.pause()
        assert "END" in screen_text(pilot.app)


def test_one_line_does_not_load_the_editor_of_several() -> None:
    code = "import sys, cjm_tui.widgets.dialogs; sys.exit('textual.widgets._text_area' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
