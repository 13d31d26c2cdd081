"""How the sheet, the board, the matrix, the list and the entries look; each picture with words that must be on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from textual.pilot import Pilot
from textual.widget import Widget

from cjm_tui import i18n
from cjm_tui.widgets.card_board import CardBoard
from cjm_tui.widgets.card_board.__main__ import example as cards
from cjm_tui.widgets.demo_app import DemoApp
from cjm_tui.widgets.histogram import Histogram, Range, SpreadBar, Tally
from cjm_tui.widgets.impact_matrix import ImpactMatrix
from cjm_tui.widgets.impact_matrix.sample import example as points
from cjm_tui.widgets.line_input import LineInput
from cjm_tui.widgets.proxy_entry import ProxyEntry
from cjm_tui.widgets.ranked_list import RankedList
from cjm_tui.widgets.ranked_list.sample import example as ranking
from cjm_tui.widgets.sheet import Sheet
from cjm_tui.widgets.sheet.__main__ import scope
from cjm_tui.widgets.themes import ASCII

SMALL, NORMAL, LARGE = (40, 12), (80, 24), (120, 36)


def sheet(portuguese: bool) -> list[Widget]:
    return [Sheet(scope(portuguese))]


def board(portuguese: bool) -> list[Widget]:
    return [CardBoard(*cards(portuguese))]


def matrix(portuguese: bool) -> list[Widget]:
    return [ImpactMatrix(*points(portuguese))]


def ranked(portuguese: bool) -> list[Widget]:
    return [RankedList(*ranking(portuguese), heading="Ponto de contato" if portuguese else "Touchpoint")]


def answers(portuguese: bool) -> list[Widget]:
    words = ("irritado", "triste", "neutro", "satisfeito", "feliz")
    tally = Tally((3, 2, 0, 1, 4), -0.5, words if portuguese else ("angry", "sad", "neutral", "satisfied", "happy"))
    return [
        ProxyEntry(["Ana", "Bruno", "Caio", "Duda", "Eva", "Fábio", "Gabi", "Hugo"]),
        Histogram(tally),
        Histogram(tally, "columns"),
        Histogram(tally, "line"),
        SpreadBar(Range(1, 4, 2.5)),
        LineInput(tokens=True, limit=40),
    ]


def text_of(app: Any) -> str:
    """Return what stands on the screen."""
    return "\n".join("".join(segment.text for segment in strip) for strip in app.screen._compositor.render_strips())


@pytest.mark.parametrize(
    ("make", "size", "language", "theme", "keys", "says"),
    [
        pytest.param(sheet, SMALL, "pt-BR", "cjm-dark", ["down"], "1 estado atual", id="sheet-40"),
        pytest.param(sheet, NORMAL, "pt-BR", "cjm-dark", [*["down"] * 4, "enter"], "Enter acrescenta", id="sheet-80"),
        pytest.param(sheet, LARGE, "en", "cjm-light", ["down", "enter"], "1 ● current state", id="sheet-120-choice"),
        pytest.param(sheet, LARGE, "en", "cjm-dark", [*["tab"] * 5, "enter"], "Tab keeps", id="sheet-120-long"),
        pytest.param(board, SMALL, "pt-BR", "cjm-dark", [], "23 cartões", id="board-40"),
        pytest.param(board, NORMAL, "en", "cjm-light", ["3", "down"], "23 cards to place", id="board-80"),
        pytest.param(board, LARGE, "pt-BR", "cjm-dark", [], "m junta com", id="board-120"),
        pytest.param(matrix, SMALL, "en", "cjm-dark", [], "Quick wins", id="matrix-40"),
        pytest.param(matrix, NORMAL, "pt-BR", "cjm-dark", ["down"], "Grandes apostas", id="matrix-80"),
        pytest.param(matrix, LARGE, "en", "cjm-light", ["down"], "Not worth it", id="matrix-120"),
        pytest.param(ranked, SMALL, "pt-BR", "cjm-dark", [], "lacuna 8, sente −2", id="ranked-40"),
        pytest.param(ranked, NORMAL, "pt-BR", "cjm-dark", ["down"], "9/10", id="ranked-80"),
        pytest.param(ranked, LARGE, "en", "cjm-contrast", [], "What works", id="ranked-120"),
        pytest.param(answers, NORMAL, "pt-BR", "cjm-dark", list("445213"), "6 de 8", id="answers-80"),
    ],
)
def test_look(
    snap_compare: Any,
    make: Callable[[bool], list[Widget]],
    size: tuple[int, int],
    language: str,
    theme: str,
    keys: list[str],
    says: str,
) -> None:
    seen: list[str] = []

    async def press_and_read(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        seen.append(text_of(pilot.app))

    with i18n.using(language):
        app = DemoApp(*make(language == "pt-BR"), theme=theme)
        assert snap_compare(app, terminal_size=size, run_before=press_and_read)
    assert says in seen[0]


@pytest.mark.parametrize("make", [sheet, board, matrix, ranked])
async def test_ascii_terminals_see_ascii(make: Callable[[bool], list[Widget]]) -> None:
    app = DemoApp(*make(False), glyphs=ASCII)
    async with app.run_test(size=LARGE) as pilot:
        await pilot.press("down", "down", "enter")
        await pilot.pause()
        scroll_bar = str.maketrans(dict.fromkeys("▁▂▃▄▅▆▇█", " "))
        strange = {character for character in text_of(app).translate(scroll_bar) if not character.isascii()}
        assert not strange
