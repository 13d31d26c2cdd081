"""The phase bar tells apart what is done, where the room is, and where I look, without colour."""

from __future__ import annotations

from dataclasses import replace

import pytest

from cjm_tui.widgets.frame.phase_bar import PhaseBar, PhaseView
from cjm_tui.widgets.frame.sample import SAMPLES

from .stage import Stage, screen_lines, shown

VIEW = SAMPLES["en"].phases


async def bar_at(width: int, view: PhaseView = VIEW) -> str:
    bar = PhaseBar()
    async with shown(bar, width=width) as pilot:
        bar.view = view
        await pilot.pause()
        return screen_lines(pilot.app)[0].strip()


@pytest.mark.parametrize(
    ("width", "says"),
    [
        (
            120,
            "Scope ✓  Personas ✓  Touchpoints ✓  [ Emotions ]  Analysis and ideas  Priorities  Actions",
        ),
        (80, "Scope ✓  Personas ✓  Touchpts ✓  [ Emotions ]  Analysis  Priorities  Actions"),
        (70, "Scope✓ Personas✓ Touchpts✓ [Emotions] Analysis Priorities Actions"),
        (40, "1 ✓  2 ✓  3 ✓  [ 4 Emotions ]  5  6  7"),
        (20, "1✓ 2✓ 3✓ [4] 5 6 7"),
    ],
)
async def test_names_get_shorter_with_the_terminal(width: int, says: str) -> None:
    assert await bar_at(width) == says


async def test_where_i_look_has_a_mark_of_its_own() -> None:
    line = await bar_at(120, replace(VIEW, looked="personas"))
    assert "‹ Personas ✓ ›" in line
    assert "[ Emotions ]" in line


async def test_a_click_looks_at_a_phase() -> None:
    looked: list[str] = []

    class Clicked(Stage):
        def on_phase_bar_phase_looked(self, event: PhaseBar.PhaseLooked) -> None:
            looked.append(event.phase)

    bar = PhaseBar()
    async with Clicked(bar).run_test(size=(120, 5)) as pilot:
        bar.view = VIEW
        await pilot.pause()
        column = screen_lines(pilot.app)[0].index("Priorities")
        await pilot.click(PhaseBar, offset=(column + 2, 0))
        await pilot.click(PhaseBar, offset=(118, 0))
    assert looked == ["priorities"]
