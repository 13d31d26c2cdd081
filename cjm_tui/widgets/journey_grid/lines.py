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

    def cursor_lines(self, index: int, row: GridRow) -> range:
        """Return the lines of a row, from its top, that change when the cursor comes or goes."""
        return self._columns.cursor_lines(index, row)

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
            current = row.takes_cursor and row.key == cursor.key and line == row.top
            yield from gutter_runs(row, line - row.top, layout, glyphs, self._curves, current=current)
            if row.kind is RowKind.STAGE:
                yield from self._stages(window, row, line - row.top, cursor)
                return
        for index in range(first, first + len(window)):
            runs = self._columns.line(index, line)
            under = row is not None and row.takes_cursor and (index, row.key) == (cursor.index, cursor.key)
            yield from self._under_cursor(runs, row, line, cursor) if row is not None and under else runs

    def _stages(self, window: Sequence[Place], row: GridRow, line: int, cursor: Cursor) -> Iterator[Run]:
        on_stage = cursor.key == STAGE and cursor.index < len(self._places)
        stage = self._places[cursor.index].stage.uid if on_stage else None
        style = "cursor" if cursor.focused else "cursor-blurred"
        yield from stage_runs(window, self._layout.column_width, line, row, self._glyphs, stage, style)

    def _under_cursor(self, runs: Line, row: GridRow, line: int, cursor: Cursor) -> Line:
        """Return a column's runs in the cursor's colours: all of a text, of a curve the marker's line only.

        One run for all of it, since a cursor has to travel in few bytes.
        """
        if line - row.top not in self._columns.cursor_lines(cursor.index, row):
            return runs
        text = "".join(text for text, _style in runs)
        gap = self._glyphs.bar if text[0] in (" ", self._glyphs.rule) else text[0]
        return ((gap + text[1:], "cursor" if cursor.focused else "cursor-blurred"),)
