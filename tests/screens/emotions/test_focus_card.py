"""The rating card by itself: what it says in little room and in plenty."""

from __future__ import annotations

from typing import Any

import pytest
from textual.app import App

from cjm_tui.screens.emotions.focus_card import FocusCard, FocusView
from cjm_tui.widgets.demo_app import DemoApp

VIEW = FocusView(
    title="Three hours of silence",
    stage="Waits for an answer",
    corner="key · 3 of 7 rated",
    quote="“Have they forgotten me?”",
    eyes="Answer as Ana, not as yourself.",
    asks="How does Ana react here?  What can we do to improve this?",
    words=("angry", "sad", "neutral", "satisfied", "happy"),
    chosen=2,
    counts=(3, 4, 0, 1, 2),
    state="The room is split. Who saw something different? Enter settles it.",
    state_role="warning",
    splits=("Disagreement 1: Three hours of silence (1: 3, 2: 4, 4: 1, 5: 2)",),
    figures=("the team's hypothesis (n = 10)", "Emotional quotient 40", "Peak–end −1"),
    formulas=("", "mean of touchpoints, rescaled (x + 2) / 4 · 100", "(peak + end) / 2"),
)


def lines_of(card: FocusCard) -> list[str]:
    """Return what the card shows, line by line."""
    return ["".join(s.text for s in card.render_line(y)).rstrip() for y in range(card.size.height)]


async def shown(width: int, height: int, view: FocusView = VIEW) -> list[str]:
    """Return the card's lines at a size."""
    card = FocusCard()
    app: App[None] = DemoApp(card)
    async with app.run_test(size=(width, height)) as pilot:
        card.styles.height = height
        card.view = view
        await pilot.pause()
        return lines_of(card)


async def test_in_eighty_columns_everything_but_the_formulas_is_there() -> None:
    lines = await shown(80, 9)
    assert lines[0].startswith("Waits for an answer ▸ Three hours of silence")
    assert lines[0].endswith("key · 3 of 7 rated")
    assert lines[4].split() == ["1", "angry", "●2", "sad", "3", "neutral", "4", "satisfied", "5", "happy"]
    assert lines[5].split() == ["▓▓▓", "3", "▓▓▓▓", "4", "·", "▓", "1", "▓▓", "2"]
    assert lines[7] == "the team's hypothesis (n = 10) · Emotional quotient 40 · Peak–end −1"


async def test_with_room_every_figure_has_its_formula() -> None:
    lines = await shown(110, 18)
    assert "Emotional quotient 40   mean of touchpoints, rescaled (x + 2) / 4 · 100" in lines
    assert "Disagreement 1: Three hours of silence (1: 3, 2: 4, 4: 1, 5: 2)" in lines


async def test_in_a_tiny_window_title_eyes_and_keys_remain() -> None:
    lines = await shown(38, 6)
    assert lines[0] == "Three hours of silence"
    assert lines[1] == "Answer as Ana, not as yourself."
    assert "●2" in lines[2]


@pytest.mark.parametrize("text", ["[bold red]x[/]", "\x1b[31mred", "a\nb\tc", "[@click=app.quit]x[/]"])
async def test_peoples_words_are_shown_literally(text: str) -> None:
    lines = await shown(80, 9, FocusView(title=text, words=VIEW.words, quote=text))
    assert "\x1b" not in "".join(lines)
    assert text.split("\n")[0].replace("\x1b", "")[:4].strip("\t") in lines[0]


@pytest.mark.parametrize("size", [(80, 9), (110, 18)])
def test_the_card_looks_like_this(snap_compare: Any, size: tuple[int, int]) -> None:
    card = FocusCard()

    async def fill(pilot: Any) -> None:
        card.styles.height = size[1]
        card.view = VIEW
        await pilot.pause()

    assert snap_compare(DemoApp(card), terminal_size=size, run_before=fill)
