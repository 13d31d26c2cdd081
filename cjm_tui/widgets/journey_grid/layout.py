"""Where everything of the map goes: pure arithmetic from a map and a size to rows and column widths."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import takewhile

from rich.cells import cell_len

from cjm_tui.terminal.text import wrap_words
from cjm_tui.widgets.journey_grid.values import STAGE, TITLE, GridLane, GridMap, LaneKind, Place

CARD_WIDTH = 96
"""Wider text is harder to read."""
NARROWEST, WIDEST, NARROWEST_STAGE = 12, 28, 6
ROOMY = 6
"""The most lines that a text takes where there is room for everything else."""
NAMED = 14
"""From this height on names have two lines, whatever lane has to be scrolled to for it."""
RESTS = 3
"""Blank lines that are worth more than further lines of text: above the lanes, above and below the curve."""
TALL = 45
"""From this height on the curve may take more lines than it needs to show halves."""
SNUG = 16
"""Stages narrower than this stand without a blank on the right."""


class Zoom(Enum):
    """How much of the journey one look takes in."""

    MAP = "map"
    """One column a stage."""
    STAGE = "stage"
    """One column a touchpoint."""
    TOUCHPOINT = "touchpoint"
    """One touchpoint in full."""


class RowKind(Enum):
    """How a row is drawn."""

    PERIOD = "period"
    STAGE = "stage"
    TITLE = "title"
    BADGES = "badges"
    TEXT = "text"
    COUNT = "count"
    CURVE = "curve"
    GAUGE = "gauge"
    """A single value on a scale that lies on its side."""
    SEPARATOR = "separator"


_HEADER = {RowKind.PERIOD, RowKind.STAGE, RowKind.TITLE, RowKind.BADGES}
_WITHOUT_CURSOR = {RowKind.PERIOD, RowKind.BADGES, RowKind.SEPARATOR}


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of the map: a header line or a lane."""

    key: str
    kind: RowKind
    label: str
    lines: int = 1
    top: int = 0
    """The first line, counted from the map's top, before scrolling."""
    symbol: str = ""
    most: int = 3
    """The most lines that the row may grow to for the sake of its texts."""

    @property
    def takes_cursor(self) -> bool:
        """Whether the cursor may stand here."""
        return self.kind not in _WITHOUT_CURSOR


@dataclass(frozen=True, slots=True)
class GridLayout:
    """The map's measures for one size of the widget."""

    rows: tuple[GridRow, ...]
    gutter: int
    """Cells taken by the lanes' labels, which stay in place."""
    column_width: int
    """The column's first cell is a gap: for the rule between stages, or the cursor's bar."""
    columns_visible: int
    header_lines: int
    """Lines that stay in place while the lanes scroll."""
    total_lines: int
    width: int
    height: int

    @property
    def text_width(self) -> int:
        """How many cells of a column can hold text."""
        return self.column_width - 1

    @property
    def lines_hidden(self) -> int:
        """How many lines do not fit, and have to be scrolled to."""
        return max(0, self.total_lines - self.height)

    def row(self, key: str) -> GridRow | None:
        """Return the row that a key names."""
        return next((row for row in self.rows if row.key == key), None)

    def row_at(self, line: int) -> GridRow | None:
        """Return the row on a line, counted before scrolling."""
        return next((row for row in self.rows if row.top <= line < row.top + row.lines), None)

    @property
    def stops(self) -> tuple[GridRow, ...]:
        """The rows that the cursor goes through, downwards."""
        return tuple(row for row in self.rows if row.takes_cursor)


def plan(shown: GridMap, places: Sequence[Place], width: int, height: int, *, zoom: Zoom = Zoom.STAGE) -> GridLayout:
    """Lay out many columns: as wide as the space allows, every row as tall as its texts want and the height permits."""
    gutter = _gutter_width(shown, width)
    column = _column_width(width - gutter, len(places), zoom)
    visible = max(1, min(len(places), (width - gutter) // column))
    rows = _rows(shown, places, zoom, height, scrolls=visible < len(places))
    rows = _grown(rows, places, column - 1, height, zoom)
    return _placed(rows, gutter, column, visible, width, height)


def plan_card(shown: GridMap, place: Place, width: int, height: int) -> GridLayout:
    """Lay out one touchpoint in full: every lane as many lines as its text takes."""
    gutter = _gutter_width(shown, width)
    column = min(width - gutter, CARD_WIDTH)
    rows = []
    for row in _rows(shown, [place], Zoom.TOUCHPOINT, height, scrolls=True):
        if row.kind is RowKind.CURVE:
            row = replace(row, kind=RowKind.GAUGE, lines=max(1, len(shown.curves)))
        elif row.kind in (RowKind.TEXT, RowKind.TITLE):
            row = replace(row, lines=max(1, len(wrap_words(place.cell(row.key).text, column - 1, 99))))
        rows.append(row)
    return _placed(rows, gutter, column, 1, width, height)


def stage_text_width(cells: int) -> int:
    """Return how much of a stage's cells its name may take: a blank on each side, on the left only in few cells."""
    return cells - 1 if cells < SNUG else cells - 2


def _gutter_width(shown: GridMap, width: int) -> int:
    """Return the labels' longest after a blank, within what the width can spare; a column begins with its own gap.

    Where that is not enough, a label goes on in its row's next line.
    """
    most = 12 if width < 80 else 14 if width < 160 else 20
    labels = [shown.stage_label, shown.title_label]
    for lane in shown.lanes:
        if lane.kind is LaneKind.CURVE:
            labels += [f"{label} +2" for label in (lane.label, *(f"● {who}" for who in shown.curves[1:]))]
        elif lane.kind is not LaneKind.SEPARATOR:
            labels.append(lane.label)
    return max(6, min(most, max(map(len, labels)) + 1))


def _column_width(usable: int, count: int, zoom: Zoom) -> int:
    """Return the columns' width: all of them at once if they fit, else a comfortable number of them."""
    narrowest = NARROWEST_STAGE if zoom is Zoom.MAP else NARROWEST
    usable = max(usable, narrowest)
    if count * narrowest <= usable:
        return min(WIDEST, usable // max(1, count))
    comfortable = 14 if usable < 90 else 16 if usable < 150 else 19
    return max(narrowest, usable // max(1, round(usable / comfortable)))


def _rows(shown: GridMap, places: Sequence[Place], zoom: Zoom, height: int, *, scrolls: bool) -> list[GridRow]:
    """Return the rows at their smallest, from top to bottom."""
    rows = []
    if height >= 10 and (scrolls or any(place.stage.period_label for place in places)):
        rows.append(GridRow("", RowKind.PERIOD, ""))
    rows.append(GridRow(STAGE, RowKind.STAGE, shown.stage_label))
    if zoom is not Zoom.MAP:
        rows.append(GridRow(TITLE, RowKind.TITLE, shown.title_label))
        if any(place.column and place.column.badges for place in places):
            rows.append(GridRow("", RowKind.BADGES, ""))
    rows += [_lane_row(lane) for lane in shown.lanes]
    return rows


def _lane_row(lane: GridLane) -> GridRow:
    lines = 3 if lane.kind is LaneKind.CURVE else 1
    return GridRow(lane.key, RowKind(lane.kind.value), lane.label, lines, symbol=lane.symbol, most=lane.lines)


def _grown(rows: list[GridRow], places: Sequence[Place], width: int, height: int, zoom: Zoom) -> list[GridRow]:
    """Hand out the lines that are left, to what gains most by them first."""
    spare = height - sum(row.lines for row in rows)
    wanted = {row.key: _lines_wanted(row, places, width, zoom) for row in rows}
    for kinds, lines in (
        ({RowKind.TITLE, RowKind.STAGE}, 2),
        ({RowKind.CURVE}, 5),
        ({RowKind.TEXT}, 2),
        ({RowKind.TITLE, RowKind.STAGE, RowKind.TEXT}, 3),
        ({RowKind.CURVE}, 9),
        ({RowKind.CURVE}, 13 if height >= TALL else 9),
    ):
        for index, row in enumerate(rows):
            growth = min(lines, wanted[row.key]) - row.lines if row.kind in kinds else 0
            if row.kind is RowKind.CURVE and growth + row.lines not in (5, 9, 13):
                continue
            is_name = row.kind is RowKind.TITLE and lines == 2 and height >= NAMED
            if growth > 0 and (growth <= spare or is_name):
                rows[index] = replace(row, lines=row.lines + growth)
                spare -= growth
    if spare > RESTS:
        _fill(rows, places, width, spare - RESTS)
    return rows


def _fill(rows: list[GridRow], places: Sequence[Place], width: int, spare: int) -> None:
    """Give texts that are still cut the lines that nothing else wants, one line each in turn."""
    texts = [index for index, row in enumerate(rows) if row.kind in (RowKind.TEXT, RowKind.TITLE)]
    wanted = {at: _lines_of(_unbroken(rows[at], places, width), width, ROOMY) for at in texts}
    for lines in range(2, ROOMY + 1):
        for index in texts:
            if spare > 0 and rows[index].lines < min(lines, wanted[index]):
                rows[index] = replace(rows[index], lines=rows[index].lines + 1)
                spare -= 1


def _unbroken(row: GridRow, places: Sequence[Place], width: int) -> Iterable[str]:
    """Yield a row's texts as far as no word is wider than the column: no further line is worth a broken word."""
    for place in places:
        text = place.cell(row.key).text
        if len(text) > width:
            yield " ".join(takewhile(lambda word: cell_len(word) <= width, text.split()))


def _lines_wanted(row: GridRow, places: Sequence[Place], width: int, zoom: Zoom) -> int:
    """Return how many lines the row's longest text takes, up to its most; a curve takes what it gets."""
    if row.kind is RowKind.CURVE:
        return 13
    if row.kind is RowKind.STAGE:
        lone = 1 if zoom is Zoom.MAP else 0
        texts: Iterable[str] = (
            place.stage.title for place in places if place.opens_stage and (lone or len(place.stage.columns) <= 1)
        )
        return _lines_of(texts, stage_text_width(width + 1), 3 if lone else 2)
    if row.kind in (RowKind.TEXT, RowKind.TITLE):
        return _lines_of((place.cell(row.key).text for place in places), width, row.most)
    return 1


def _lines_of(texts: Iterable[str], width: int, most: int) -> int:
    lines = 1
    for text in texts:
        # Wrapping every text of a long map would cost more than drawing it: only those that can matter are wrapped.
        if len(text) > width * lines * 0.6 and (needed := len(wrap_words(text, width, most))) > lines:
            lines = needed
            if lines >= most:
                break
    return lines


def _placed(rows: Sequence[GridRow], gutter: int, column: int, visible: int, width: int, height: int) -> GridLayout:
    """Stack the rows; lines that are still left become blank ones, first where they group the lanes best."""
    spare = height - sum(row.lines for row in rows)
    blank_before = set(_rests(rows)[: max(0, spare)])
    placed, top = [], 0
    for index, row in enumerate(rows):
        top += index in blank_before
        placed.append(replace(row, top=top))
        top += row.lines
    header = next((row.top for row in placed if row.kind not in _HEADER), top)
    return GridLayout(tuple(placed), gutter, column, visible, header, top, width, height)


def _rests(rows: Sequence[GridRow]) -> list[int]:
    """Return the rows that gain by a blank line above, those that gain most first: the lanes' first, the curve's."""
    lanes = [index for index, row in enumerate(rows) if row.kind not in _HEADER]
    curves = [index for index in lanes if rows[index].kind in (RowKind.CURVE, RowKind.GAUGE)]
    best = [*lanes[:1], *curves, *(index + 1 for index in curves if index + 1 in lanes)]
    return list(dict.fromkeys([*best, *lanes]))
