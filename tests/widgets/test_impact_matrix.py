"""The matrix: where points stand, what shares a spot, and how the list and the drawing go together."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from cjm_tui.widgets.demo_app import DemoApp
from cjm_tui.widgets.impact_matrix import (
    ImpactMatrix,
    MatrixPoint,
    PointChosen,
    PointHighlighted,
    Quarters,
    Spread,
)
from cjm_tui.widgets.impact_matrix.sample import example
from tests.screen_text import lines_on

QUARTERS = Quarters("Quick wins", "Big bets", "If time allows", "Not worth it")


def place(lines: list[str], text: str) -> tuple[int, int]:
    """Return the column and line of a text."""
    return next((line.index(text), y) for y, line in enumerate(lines) if text in line)


@pytest.mark.parametrize("size", [(60, 24), (80, 24), (120, 36), (200, 60)])
async def test_points_stand_in_their_quarter(size: tuple[int, int]) -> None:
    points = [
        MatrixPoint("a", "one", impact=5, effort=1),
        MatrixPoint("b", "two", impact=4, effort=5),
        MatrixPoint("c", "three", impact=1.5, effort=2),
        MatrixPoint("d", "four", impact=2, effort=4),
    ]
    matrix = ImpactMatrix(QUARTERS, points)
    app = DemoApp(matrix)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        plot = [line[: matrix.plot.size.width] for line in lines_on(app)[: matrix.plot.size.height]]
        inside = [line[3:-1] for line in plot[1:-2]]
        centre_x, centre_y = place(inside, "┼")
        where = {number: place(inside, number) for number in "1234"}
        assert all(where[n][0] < centre_x for n in "13")
        assert all(where[n][0] > centre_x for n in "24")
        assert all(where[n][1] < centre_y for n in "12")
        assert all(where[n][1] > centre_y for n in "34")


async def test_points_on_one_spot_share_it() -> None:
    points = [MatrixPoint(f"p{n}", f"point {n}", impact=4, effort=2) for n in range(3)]
    app = DemoApp(ImpactMatrix(QUARTERS, points))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert any("1·2·3" in line for line in lines_on(app))
    crowd = [MatrixPoint(f"p{n}", f"point {n}", impact=4, effort=2) for n in range(12)]
    app = DemoApp(ImpactMatrix(QUARTERS, crowd))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert any("1·2·3·+9" in line for line in lines_on(app))


async def test_the_point_under_the_cursor_is_always_written_out() -> None:
    crowd = [MatrixPoint(f"p{n}", f"point {n}", impact=4, effort=2) for n in range(12)]
    app = DemoApp(ImpactMatrix(QUARTERS, crowd))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("end")
        assert any("1·2·12·+9" in line for line in lines_on(app))


async def test_the_cursor_shows_how_far_the_estimates_lie_apart() -> None:
    posted: list[object] = []
    points = [MatrixPoint("a", "one", 5, 1), MatrixPoint("b", "two", 4, 2, Spread(2, 5, 1, 4))]
    matrix = ImpactMatrix(QUARTERS, points)
    app = DemoApp(matrix)
    async with app.run_test(size=(80, 24), message_hook=posted.append) as pilot:
        await pilot.pause()
        assert not any("─2─" in line for line in lines_on(app))
        await pilot.press("down", "enter")
        assert any("─2─" in line for line in lines_on(app))
        assert {m.uid for m in posted if isinstance(m, PointChosen)} == {"b"}
        assert "b" in {m.uid for m in posted if isinstance(m, PointHighlighted)}


async def test_a_click_near_a_point_brings_the_cursor_there() -> None:
    matrix = ImpactMatrix(*example(portuguese=False))
    async with DemoApp(matrix).run_test(size=(120, 36)) as pilot:
        await pilot.click(matrix.plot, offset=(56, 24))
        assert matrix.current == "i4"


@pytest.mark.parametrize("size", [(20, 5), (40, 12), (80, 24), (200, 60)])
async def test_no_points_and_hostile_names_at_every_size(size: tuple[int, int]) -> None:
    hostile = "[/nope] 漢字[@click=app.bell]" + "w" * 99
    matrix = ImpactMatrix(Quarters(hostile, hostile, hostile, hostile), empty="Nothing to weigh yet.")
    app = DemoApp(matrix)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert any("Nothing" in line for line in lines_on(app)) or size[1] < 6
        matrix.show([MatrixPoint("a", hostile, 99, -3, Spread(-4, 99, -4, 99))])
        await pilot.pause()
        assert all(cell_len(line) <= size[0] for line in lines_on(app))
