"""Confirming: the safe answer is the one that comes by itself."""

from __future__ import annotations

import pytest

from cjm_tui.widgets.dialogs import Confirm
from tests.widgets.frame.stage import asked, screen_lines, screen_text


def question(*, ready: bool = False) -> Confirm:
    return Confirm(
        "Remove the stage?",
        "Its 4 touchpoints go with it.",
        consequences=("Undo brings them back.", "Ana [/nope] is editing one."),
        verb="Remove the stage",
        safe="Keep it",
        ready=ready,
        dangerous=True,
    )


@pytest.mark.parametrize(
    ("ready", "keys", "answer"),
    [
        (False, ["enter"], False),
        (True, ["enter"], True),
        (False, ["left", "enter"], True),
        (False, ["tab", "enter"], True),
        (False, ["shift+tab", "enter"], True),
        (True, ["right", "right", "enter"], True),
        (True, ["escape"], False),
    ],
)
async def test_the_answer(ready: bool, keys: list[str], answer: bool) -> None:
    async with asked(question(ready=ready)) as (pilot, answers):
        await pilot.press(*keys)
        await pilot.pause()
        assert answers == [answer]


async def test_a_space_that_belonged_to_a_text_agrees_to_nothing() -> None:
    async with asked(question(ready=True)) as (pilot, answers):
        await pilot.press("space")
        await pilot.pause()
        assert answers == []


async def test_a_click_answers() -> None:
    async with asked(question()) as (pilot, answers):
        lines = screen_lines(pilot.app)
        row = next(number for number, line in enumerate(lines) if "[ Remove the stage ]" in line)
        await pilot.click(offset=(lines[row].index("Remove"), row))
        await pilot.pause()
        assert answers == [True]


@pytest.mark.parametrize(("width", "height"), [(40, 14), (80, 24), (200, 60)])
async def test_the_sentence_what_follows_and_the_mark_are_in_sight(width: int, height: int) -> None:
    async with asked(question(), width=width, height=height) as (pilot, _answers):
        text = screen_text(pilot.app)
        for said in ("Remove the stage?", "4 touchpoints", "• Undo brings", "[/nope]", "▸ [ Keep it ]", "Enter"):
            assert said in text
