"""The emotional curve as text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjm_tui import i18n
from cjm_tui.domain.curve_text import (
    ASCII,
    DASHED,
    axis_labels,
    curve_piece,
    curve_row,
    curve_rows,
    size_text,
    valence_text,
    value_text,
)


def test_a_curve_climbs_falls_and_stays_level() -> None:
    assert curve_rows([-2, 1, 1, -1], width=8, rows=5) == [
        "                                ",
        "        ╭───●───────●───╮       ",
        "        │               │       ",
        "        │               ╰───●   ",
        "    ●───╯                       ",
    ]


def test_the_same_curve_in_ascii() -> None:
    assert curve_rows([-2, 2, -2], width=6, rows=3, glyphs=ASCII) == [
        "      .--*--.     ",
        "      |     |     ",
        "   *--'     '--*  ",
    ]


def test_a_missing_value_leaves_a_gap() -> None:
    middle = curve_rows([0, None, 0], width=6, rows=3)[1]
    assert middle.split() == ["●", "●"]


def test_labels_stand_behind_their_markers() -> None:
    assert curve_rows([1, 1], width=10, rows=3, labels=["+1", ""])[0] == "     ●+1───────●    "


def test_a_second_curve_turns_beside_the_first() -> None:
    first = curve_piece(-2, 2, None, 8, 3)
    second = curve_piece(-2, 2, None, 8, 3, glyphs=DASHED, shift=1)
    assert [line.find("│") for line in first][1] == 0
    assert [line.find("┆") for line in second][1] == 1
    assert second[0].index("○") == first[0].index("●") + 1


@pytest.mark.parametrize(
    ("value", "rows", "row"),
    [(2, 5, 0), (1, 5, 1), (0.5, 5, 1), (0, 5, 2), (-0.5, 5, 3), (-2, 5, 4), (1, 3, 0), (1.5, 9, 1), (9, 5, 0)],
)
def test_a_value_between_two_rows_goes_to_the_more_extreme_one(value: float, rows: int, row: int) -> None:
    assert curve_row(value, rows) == row


@pytest.mark.parametrize(
    ("value", "text"),
    [(2, "+2"), (0, "0"), (-1, "−1"), (1.5, "+1½"), (-0.5, "−½"), (1 / 3, "+0.3")],
)
def test_values_are_written_with_their_sign(value: float, text: str) -> None:
    assert value_text(value) == text


def test_a_decimal_follows_the_language_and_ascii_has_no_halves() -> None:
    with i18n.using("pt-BR"):
        assert value_text(1 / 3) == "+0,3"
    assert value_text(-1.5, ASCII) == "-1.5"


def test_the_axis_names_the_ends_and_the_middle() -> None:
    assert axis_labels(5) == ["+2", "", "0", "", "−2"]


@given(
    values=st.lists(st.none() | st.floats(-2, 2), max_size=12),
    width=st.integers(4, 20),
    rows=st.sampled_from([3, 5, 9]),
)
def test_every_line_is_as_wide_as_all_columns_and_every_value_has_its_marker(
    values: list[float | None], width: int, rows: int
) -> None:
    lines = curve_rows(values, width, rows)
    assert {len(line) for line in lines} <= {width * len(values)}
    assert sum(line.count("●") for line in lines) == sum(value is not None for value in values)


@pytest.mark.parametrize(
    ("value", "signed", "size"),
    [
        (-0.5, "−½", "½"),
        (1.5, "+1½", "1½"),
        (-0.25, "−0.2", "0.2"),
        (1.96, "+2", "2"),
        (-0.04, "0", "0"),
        (6.5, "+6½", "6½"),
        (0, "0", "0"),
        (None, "n/a", "n/a"),
    ],
)
def test_a_value_is_written_alike_wherever_it_stands(value: float | None, signed: str, size: str) -> None:
    assert valence_text(value) == signed
    assert size_text(value) == size


def test_decimals_are_the_readers() -> None:
    with i18n.using("pt-BR"):
        assert valence_text(-0.25) == "−0,2"
