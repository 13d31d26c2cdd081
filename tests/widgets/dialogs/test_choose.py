"""Choosing: by arrows, by digit, by typing, by mouse; one or several."""

from __future__ import annotations

import pytest

from cjm_tui.widgets.dialogs import Choose, ChooseMany, Entry
from cjm_tui.widgets.dialogs.filter_list import FilterList, folded, matching
from tests.widgets.frame.stage import asked, screen_lines, screen_text

CHANNELS = (
    Entry("phone", "Telefone", "human, remote", "Most used"),
    Entry("email", "E-mail", "digital", "Most used"),
    Entry("chat", "Conversação", "digital", "Others"),
    Entry("desk", "Balcão [/nope]", "in person", "Others"),
)
MANY = tuple(Entry(f"k{number}", f"Touchpoint {number}") for number in range(1, 101))


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("", ["phone", "email", "chat", "desk"]),
        ("conversacao", ["chat"]),
        ("DIGITAL", ["email", "chat"]),
        ("digital others", ["chat"]),
        ("[/", ["desk"]),
        ("zzz", []),
    ],
)
def test_typing_finds_without_case_and_accents(wanted: str, found: list[str]) -> None:
    assert [entry.key for entry in matching(CHANNELS, wanted)] == found


def test_folding() -> None:
    assert folded("Ação É") == "acao e"


@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (["enter"], "phone"),
        (["down", "enter"], "email"),
        (["down", "down", "enter"], "chat"),
        (["end", "enter"], "desk"),
        (["3"], "chat"),
        ([*"balc", "enter"], "desk"),
        ([*"digital", "down", "enter"], "chat"),
        ([*"digital", "2"], "chat"),
        ([*"zz", "backspace", "backspace", "enter"], "phone"),
        (["escape"], None),
    ],
)
async def test_choosing_one(keys: list[str], answer: str | None) -> None:
    async with asked(Choose("Channel", CHANNELS)) as (pilot, answers):
        await pilot.press(*keys)
        await pilot.pause()
        assert answers == [answer]


async def test_what_is_chosen_already_is_under_the_cursor() -> None:
    async with asked(Choose("Channel", CHANNELS, current="chat")) as (pilot, answers):
        await pilot.press("enter")
        assert answers == ["chat"]


async def test_nothing_is_chosen_where_nothing_matches() -> None:
    async with asked(Choose("Channel", CHANNELS)) as (pilot, answers):
        await pilot.press(*"zzz", "enter", "9")
        await pilot.pause()
        assert answers == []
        assert "Nothing matches." in screen_text(pilot.app)
        assert "0 of 4" in screen_text(pilot.app)


async def test_a_new_name_is_an_answer_where_one_may_be_given() -> None:
    async with asked(Choose("Who?", CHANNELS, new="somebody else")) as (pilot, answers):
        await pilot.press(*"Bia", "space", *"S.")
        await pilot.pause()
        assert "Bia S." in screen_text(pilot.app)
        assert "somebody else" in screen_text(pilot.app)
        await pilot.press("enter")
        await pilot.pause()
        assert answers == ["Bia S."]


async def test_without_numbers_digits_filter() -> None:
    async with asked(Choose("Touchpoint", MANY, numbered=False)) as (pilot, answers):
        await pilot.press("9", "9", "enter")
        await pilot.pause()
        assert answers == ["k99"]


async def test_a_click_chooses() -> None:
    async with asked(Choose("Channel", CHANNELS)) as (pilot, answers):
        lines = screen_lines(pilot.app)
        row = next(number for number, line in enumerate(lines) if "E-mail" in line)
        await pilot.click(offset=(lines[row].index("E-mail"), row))
        await pilot.pause()
        assert answers == ["email"]


async def test_peoples_text_is_literal() -> None:
    async with asked(Choose("Heading [bold]", CHANNELS, prompt="[@click=app.bell]p")) as (pilot, _answers):
        text = screen_text(pilot.app)
        for said in ("Heading [bold]", "[@click=app.bell]p", "Balcão [/nope]"):
            assert said in text


@pytest.mark.parametrize(("width", "height"), [(40, 12), (80, 24), (120, 36), (200, 60)])
async def test_a_long_list_scrolls_and_keeps_the_keys_in_sight(width: int, height: int) -> None:
    async with asked(Choose("Touchpoint", MANY), width=width, height=height) as (pilot, answers):
        await pilot.pause()
        text = screen_text(pilot.app)
        assert "Touchpoint 1 " in text
        assert "Esc Cancel" in text
        await pilot.press("end")
        await pilot.pause()
        assert "Touchpoint 100" in screen_text(pilot.app)
        await pilot.press("enter")
        assert answers == ["k100"]


async def test_the_box_does_not_jump_while_one_types() -> None:
    async with asked(Choose("Channel", CHANNELS)) as (pilot, _answers):
        box = pilot.app.screen.query_one("#dialog-box")
        before = box.region
        await pilot.press(*"desk")
        await pilot.pause()
        assert box.region == before


async def test_ticking_several_answers_in_the_order_of_the_list() -> None:
    async with asked(ChooseMany("Channels", CHANNELS, ticked=("email",))) as (pilot, answers):
        assert "1 of 4" in screen_text(pilot.app)
        await pilot.press("end", "space", "home", "space")
        await pilot.pause()
        assert "3 of 4" in screen_text(pilot.app)
        assert "[x] Telefone" in screen_text(pilot.app)
        await pilot.press("enter")
        assert answers == [("phone", "email", "desk")]


async def test_what_the_filter_hides_stays_ticked() -> None:
    async with asked(ChooseMany("Channels", CHANNELS, ticked=("phone",))) as (pilot, answers):
        await pilot.press(*"digital", "ctrl+a")
        await pilot.pause()
        assert "3 of 4" in screen_text(pilot.app)
        await pilot.press("enter")
        assert answers == [("phone", "email", "chat")]


async def test_nothing_ticked_is_an_answer_and_esc_is_none() -> None:
    async with asked(ChooseMany("Channels", CHANNELS, ticked=("phone",))) as (pilot, answers):
        await pilot.press("space", "enter")
        assert answers == [()]
    async with asked(ChooseMany("Channels", CHANNELS)) as (pilot, answers):
        await pilot.press("space", "escape")
        assert answers == [None]


async def test_a_cursor_move_paints_two_lines() -> None:
    async with asked(Choose("Touchpoint", MANY)) as (pilot, _answers):
        listed = pilot.app.screen.query_one(FilterList)
        painted: list[int] = []
        refresh_lines = listed.refresh_lines
        listed.refresh_lines = lambda y, n=1: (painted.append(n), refresh_lines(y, n))[1]  # type: ignore[method-assign,func-returns-value]
        await pilot.press("down")
        assert sum(painted) == 2
