"""The ranked list: order, figures and reasons as they stand on the screen, and the way through them."""

from __future__ import annotations

import pytest
from rich.cells import cell_len

from cjm_tui.widgets.demo_app import DemoApp
from cjm_tui.widgets.ranked_list import RankedChosen, RankedHighlighted, RankedList, RankedRow
from cjm_tui.widgets.ranked_list.sample import example
from tests.screen_text import text_on


async def test_figures_stand_below_their_heads_and_reasons_below_their_rows() -> None:
    app = DemoApp(RankedList(*example(portuguese=False), heading="Touchpoint"))
    async with app.run_test(size=(80, 24)):
        lines = text_on(app).split("\n")
        head = next(line for line in lines if "Touchpoint" in line)
        row = next(line for line in lines if "Looks the error up" in line)
        assert head.index("gap") + len("gap") == row.index(" 6 ") + 2
        assert head.index("voices") + len("voices") == row.index("7/10") + 4
        assert "▓▓▓▓▓▓▓▓░░" in row
        assert "Expected an answer" in lines[lines.index(row) + 2]
        assert lines.index(next(line for line in lines if "Worst first" in line)) == 1


async def test_a_narrow_list_puts_the_figures_below_the_title() -> None:
    app = DemoApp(RankedList(*example(portuguese=False)))
    async with app.run_test(size=(40, 16)) as pilot:
        await pilot.pause()
        assert "gap 6, feels −1, voices 7/10" in text_on(app)


async def test_the_cursor_skips_headings_and_enter_chooses() -> None:
    posted: list[object] = []
    ranked = RankedList(*example(portuguese=False))
    async with DemoApp(ranked).run_test(message_hook=posted.append) as pilot:
        await pilot.press("down", "down", "down", "enter", "up")
        assert next(m.uid for m in posted if isinstance(m, RankedChosen)) == "t5"
        assert ranked.current == "t2"
        assert "t5" in [m.uid for m in posted if isinstance(m, RankedHighlighted)]


async def test_new_values_leave_the_cursor_on_its_row() -> None:
    columns, rows = example(portuguese=False)
    ranked = RankedList(columns, rows)
    async with DemoApp(ranked).run_test() as pilot:
        await pilot.press("down")
        ranked.show(columns, rows[::-1])
        assert ranked.current == "t2"
        ranked.show(columns, [])
        assert ranked.current == ""
        await pilot.press("enter", "down", "end")


async def test_a_thousand_rows_are_all_within_reach() -> None:
    rows = [RankedRow(f"u{n}", f"Improvement {n}", "Because of the gap.", (str(n),)) for n in range(1000)]
    ranked = RankedList(["gap"], rows)
    app = DemoApp(ranked)
    async with app.run_test(size=(120, 36)) as pilot:
        await pilot.press("end")
        assert "1000  Improvement 999" in text_on(app)
        ranked.reveal("u500")
        await pilot.pause()
        assert "Improvement 500" in text_on(app)


@pytest.mark.parametrize("size", [(20, 5), (40, 12), (80, 24), (200, 60)])
async def test_hostile_text_at_every_size(size: tuple[int, int]) -> None:
    hostile = "[/nope] [@click=app.bell]x[/] 漢字" + "w" * 200
    row = RankedRow("a", hostile, hostile, ("1", hostile), 7.0, hostile, "99", hostile)
    app = DemoApp(RankedList(["gap", "[/x]"], [row], heading=hostile))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        assert "[/nope]" in text_on(app)
        assert all(cell_len(line) <= size[0] for line in text_on(app).split("\n"))


async def test_where_there_is_nothing_to_list_no_heads_stand_over_the_words() -> None:
    columns, _rows = example(portuguese=False)[:2]
    app = DemoApp(RankedList(columns, [], heading="Touchpoint", empty="Nothing is found yet."))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "Nothing is found yet." in text_on(app)
        assert "Touchpoint" not in text_on(app)
