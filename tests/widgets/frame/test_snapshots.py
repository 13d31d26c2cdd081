"""How the frame and its dialogs look; each picture comes with words that must stand on it."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot

from cjm_tui.widgets.frame.__main__ import FrameDemo
from cjm_tui.widgets.themes import ASCII

from .stage import screen_text

SMALL, NORMAL, LARGE = (40, 12), (80, 24), (120, 36)


@pytest.mark.parametrize(
    ("size", "language", "theme", "keys", "says"),
    [
        pytest.param(SMALL, "pt-BR", "cjm-dark", [], "[ 4 Emoções ]", id="frame-40-dark"),
        pytest.param(NORMAL, "pt-BR", "cjm-dark", [], "3 min de atraso", id="frame-80-dark"),
        pytest.param(LARGE, "en", "cjm-light", [], "Good enough when", id="frame-120-light"),
        pytest.param(LARGE, "pt-BR", "cjm-contrast", [], "Está bom quando", id="frame-120-contrast"),
        pytest.param(NORMAL, "en", "cjm-dark", ["c"], "Channel of the touchpoint", id="choose"),
        pytest.param(NORMAL, "pt-BR", "cjm-light", ["l"], "[x] Faz", id="choose-many"),
        pytest.param(NORMAL, "en", "cjm-dark", ["a"], "Enter Save", id="ask-line"),
        pytest.param(NORMAL, "pt-BR", "cjm-dark", ["t"], "Ctrl+S Salvar", id="ask-text"),
        pytest.param(NORMAL, "pt-BR", "cjm-dark", ["M"], "▸ [ Levar todos ]", id="confirm"),
        pytest.param(LARGE, "en", "cjm-light", ["question_mark"], "What you can do here", id="help"),
        pytest.param(NORMAL, "en", "cjm-dark", ["v"], "Stages", id="show-text"),
        pytest.param(NORMAL, "pt-BR", "cjm-dark", ["u"], "Desfeito", id="notice"),
    ],
)
def test_look(snap_compare: Any, size: tuple[int, int], language: str, theme: str, keys: list[str], says: str) -> None:
    seen: list[str] = []

    async def press_and_read(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
        seen.append(screen_text(pilot.app))

    assert snap_compare(FrameDemo(language, theme), terminal_size=size, run_before=press_and_read)
    assert says in seen[0]


def test_ascii_terminals_see_ascii(snap_compare: Any) -> None:
    seen: list[str] = []

    async def read(pilot: Pilot[Any]) -> None:
        await pilot.pause()
        seen.append(screen_text(pilot.app))

    assert snap_compare(FrameDemo("en", glyphs=ASCII), terminal_size=LARGE, run_before=read)
    assert "Good enough when" in seen[0]
    assert seen[0].isascii()
