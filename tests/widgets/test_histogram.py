"""Histograms and ranges: every shape says how many gave each value, and where the middle is."""

from __future__ import annotations

import pytest

from cjm_tui.widgets.demo_app import DemoApp
from cjm_tui.widgets.histogram import (
    Histogram,
    Range,
    Shape,
    SpreadBar,
    Tally,
    columns_of,
    line_of,
    rows_of,
    spread_of,
)
from cjm_tui.widgets.lines import Line
from cjm_tui.widgets.themes import ASCII, UNICODE


def text(line: Line) -> str:
    return "".join(span.text for span in line).rstrip()


def test_rows_go_from_best_to_worst_with_counts_and_the_median_marked() -> None:
    words = ("irritated", "sad", "neutral", "satisfied", "happy")
    lines = [text(line) for line in rows_of(Tally((3, 2, 0, 1, 4), -1, words), 60, UNICODE)]
    assert [line.split()[-1] for line in lines] == ["4", "1", "·", "2", "3"]
    assert lines[0].startswith("  +2 happy")
    assert lines[3].startswith("▸ −1 sad")
    bars = [line.count("▓") for line in lines]
    assert bars[0] == 24
    assert bars[2] == 0
    assert bars[0] > bars[4] > bars[3] > bars[1] > 0


def test_a_median_between_two_values_marks_both() -> None:
    lines = [text(line) for line in rows_of(Tally((1, 0, 0, 1, 0), -0.5), 40, UNICODE)]
    assert [line.startswith("▸") for line in lines] == [False, False, True, True, False]


@pytest.mark.parametrize("height", [2, 3])
def test_columns_are_as_high_as_asked(height: int) -> None:
    lines = [text(line) for line in columns_of(Tally((3, 2, 0, 1, 4), 2), 50, height, UNICODE)]
    assert len(lines) == height
    assert "+2 ×4" in lines[-1]
    assert lines[0].rstrip().endswith("▓")


def test_one_line_holds_all_five_values() -> None:
    line = text(line_of(Tally((3, 2, 0, 1, 4), -1), 80, UNICODE))
    assert "▸−1" in line
    assert line.endswith("4")
    assert len(text(line_of(Tally((9, 9, 9, 9, 9)), 40, UNICODE))) <= 45


def test_a_range_runs_from_the_least_to_the_most() -> None:
    assert text(spread_of(Range(2, 4, 3), 9, UNICODE)) == "··──●──··"
    assert text(spread_of(Range(1, 5, 1), 9, UNICODE)) == "●────────"
    assert text(spread_of(Range(3, 3, 3), 9, ASCII)) == "||||*||||"


@pytest.mark.parametrize("shape", ["rows", "columns", "line"])
async def test_without_answers_it_says_so(shape: Shape) -> None:
    histogram, spread = Histogram(shape=shape), SpreadBar()
    async with DemoApp(histogram, spread).run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        assert histogram.render_line(0).text.rstrip() == spread.render_line(0).text.rstrip() == "No answers yet."
        histogram.show(Tally((0, 0, 0, 0, 1), 2))
        spread.show(Range(1, 5, 3))
        await pilot.pause()
        assert "1" in histogram.render_line(0).text + histogram.render_line(2).text
        assert "●" in spread.render_line(0).text
