"""Puts a line of the map together: the label on the left, the bands or columns in sight, the cursor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from cjm_tui.widgets.journey_grid.bands import (
    gutter_runs,
    period_runs,
    position_run,
    separator_run,
    stage_runs,
)
from cjm_tui.widgets.journey_grid.glyphs import GridGlyphs
from cjm_tui.widgets.journey_grid.layout import GridLayout, GridRow, RowKind
from cjm_tui.widgets.journey_grid.painter import ColumnPainter, Line, Run
from cjm_tui.widgets.journey_grid.values import STAGE, Place

_MARKERS = {"positive", "negative", "neutral"}


@dataclass(frozen=True, slots=True)
class Cursor:
    """Which cell the keys act on."""

    index: int
    key: str
    focused: bool = True


class LinePainter:
    """Draws whole lines of one map in one layout."""

    def __init__(self, places: Sequence[Place], layout: GridLayout, glyphs: GridGlyphs, curves: Sequence[str]) -> None:
        self._places, self._layout, self._glyphs, self._curves = places, layout, glyphs, curves
        self._columns = ColumnPainter(places, layout, glyphs, len(curves))

    def keep(self, drawn_before: LinePainter, changed: Sequence[int]) -> None:
        """Take over the columns that another painter of the same layout has drawn, without the changed ones."""
        self._columns.keep(drawn_before._columns, changed)

    def line(self, line: int, first: int, cursor: Cursor) -> Iterator[Run]:
        """Yield the runs of a line, counted before scrolling, with the columns from `first` on."""
        layout, glyphs, row = self._layout, self._glyphs, self._layout.row_at(line)
        window = self._places[first : first + layout.columns_visible]
        if line >= layout.total_lines:
            return
        if row is None:
            yield " " * layout.gutter, "gutter"
        elif row.kind is RowKind.SEPARATOR:
            yield separator_run(row, layout.width, glyphs)
            return
        elif row.kind is RowKind.PERIOD:
            yield position_run(first, layout.columns_visible, len(self._places), layout.gutter, glyphs)
            yield from period_runs(window, layout.column_width, glyphs)
            return
        else:
            current = row.takes_cursor and row.key == cursor.key
            yield from gutter_runs(row, line - row.top, layout, glyphs, self._curves, current=current)
            if row.kind is RowKind.STAGE:
                yield from self._stages(window, row, line - row.top, cursor)
                return
        for index in range(first, first + len(window)):
            runs = self._columns.line(index, line)
            under = row is not None and row.takes_cursor and (index, row.key) == (cursor.index, cursor.key)
            yield from self._under_cursor(runs, row, cursor) if row is not None and under else runs

    def _stages(self, window: Sequence[Place], row: GridRow, line: int, cursor: Cursor) -> Iterator[Run]:
        on_stage = cursor.key == STAGE and cursor.index < len(self._places)
        stage = self._places[cursor.index].stage.uid if on_stage else None
        style = "cursor" if cursor.focused else "cursor-blurred"
        yield from stage_runs(window, self._layout.column_width, line, row, self._glyphs, stage, style)

    def _under_cursor(self, runs: Line, row: GridRow, cursor: Cursor) -> Iterator[Run]:
        """Yield a column's runs in the cursor's colours: all of a text, but of a curve the marker only."""
        (gap, gap_style), *rest = runs
        style = "cursor" if cursor.focused else "cursor-blurred"
        whole = row.kind not in (RowKind.CURVE, RowKind.GAUGE)
        crossing = gap_style.startswith("curve")
        yield gap[0] if crossing else self._glyphs.bar, gap_style if crossing else "cursor-bar"
        for text, own in [(gap[1:], gap_style), *rest]:
            yield text, style if whole or own in _MARKERS else own
