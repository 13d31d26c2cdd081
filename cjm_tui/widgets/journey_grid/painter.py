"""Draws one column of the map: every line of it as runs of text, each with the name of its style.

Nothing here knows Textual or colours. A column depends on its own place and the curve's neighbours only, so that a
map of a thousand touchpoints is drawn where somebody looks, and redrawn where something changed.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import groupby, zip_longest
from operator import itemgetter

from rich.cells import cell_len

from cjm_tui.domain.curve_text import BEST, CurveGlyphs, curve_piece, curve_row, value_text
from cjm_tui.i18n import _
from cjm_tui.terminal.text import cell_clip, cell_pad, wrap_words
from cjm_tui.widgets.journey_grid.glyphs import GridGlyphs
from cjm_tui.widgets.journey_grid.layout import GridLayout, GridRow, RowKind
from cjm_tui.widgets.journey_grid.values import Place, Reading, Tone

STYLES = (
    *("text", "muted", "rule", "gutter", "gutter-current", "period", "stage", "stage-figures", "title", "badge"),
    *("separator", "curve", "curve-second", "value-2", "value-1", "value0", "value1", "value2"),
    *("positive", "negative", "warning", "cursor", "cursor-blurred", "selected", "dimmed", "editing"),
)
"""The names of all styles; each is a component class of the widget, after its prefix."""

_GAUGE_WIDTH = 36
"""Cells that the scale takes, with its ends and the value in figures."""

Run = tuple[str, str]
"""Text and the name of its style."""
Line = tuple[Run, ...]


class ColumnPainter:
    """Draws places of one map in one layout."""

    def __init__(self, places: Sequence[Place], layout: GridLayout, glyphs: GridGlyphs, curves: int) -> None:
        self._places = places
        self._layout = layout
        self._glyphs = glyphs
        self._curves = max(1, curves)
        self._draw_row: dict[RowKind, Callable[[int, GridRow], list[Line]]] = {
            RowKind.TITLE: self._text,
            RowKind.TEXT: self._text,
            RowKind.COUNT: self._count,
            RowKind.BADGES: self._badges,
            RowKind.CURVE: self._curve,
            RowKind.GAUGE: self._gauge,
        }
        self._drawn: dict[int, dict[int, Line]] = {}

    def keep(self, drawn_before: ColumnPainter, changed: Sequence[int]) -> None:
        """Take over what another painter has drawn, without the changed columns and those beside them.

        A curve leads from each column to its neighbours.
        """
        stale = {at for index in changed for at in (index - 1, index, index + 1)}
        self._drawn = {at: lines for at, lines in drawn_before._drawn.items() if at not in stale}

    def line(self, index: int, line: int) -> Line:
        """Return a column's line, counted before scrolling; exactly as many cells as the column is wide."""
        if index not in self._drawn:
            self._drawn[index] = self._column(index)
        return self._drawn[index].get(line) or (
            (self._rule(index), "rule"),
            (" " * self._layout.text_width, "rule"),
        )

    def cursor_lines(self, index: int, row: GridRow) -> range:
        """Return the lines of a row, from its top, that show the cursor: of a curve only the marker's."""
        if row.kind is not RowKind.CURVE:
            return range(row.lines)
        line = curve_row(self._value(index, 0) or 0.0, row.lines)
        return range(line, line + 1)

    def _column(self, index: int) -> dict[int, Line]:
        dimmed = (column := self._places[index].column) is not None and column.dimmed
        lines = {}
        for row in self._layout.rows:
            if draw := self._draw_row.get(row.kind):
                for offset, drawn in enumerate(draw(index, row)):
                    runs = tuple((text, "dimmed") for text, _style in drawn) if dimmed else drawn
                    lines[row.top + offset] = runs
        return lines

    def _rule(self, index: int) -> str:
        return self._glyphs.rule if index and self._places[index].opens_stage else " "

    def _framed(self, index: int, texts: Sequence[str], lines: int, style: str, gap: str = "") -> list[Line]:
        """Put texts into the column's text cells, the rule or `gap` before them."""
        rule = self._rule(index)
        first = (gap, "selected") if gap else (rule, style if rule == " " else "rule")
        padded = zip_longest(texts[:lines], range(lines), fillvalue="")
        return [(first, (cell_pad(self._glyphs.spell(text), self._layout.text_width), style)) for text, _line in padded]

    def _text(self, index: int, row: GridRow) -> list[Line]:
        """Draw somebody's text; whoever else is editing it takes the last line."""
        place, width = self._places[index], self._layout.text_width
        cell = place.cell(row.key)
        title = row.kind is RowKind.TITLE
        picked = title and place.column is not None and place.column.selected
        style = "selected" if picked else "title" if title else cell.tone.value
        texts = list(wrap_words(cell.text, width, row.lines))
        if not texts and (place.column or title):
            texts, style = [self._glyphs.empty], "muted"
        lines = self._framed(index, texts, row.lines, style, self._glyphs.picked if picked else "")
        if cell.edited_by:
            lines[-1] = (lines[-1][0], (cell_pad(editing_mark(cell.edited_by, width), width), "editing"))
        return lines

    def _count(self, index: int, row: GridRow) -> list[Line]:
        """Draw a lane's figure; nothing to count is a quiet dot."""
        place = self._places[index]
        cell = place.cell(row.key)
        text = f"{row.symbol} {cell.amount}".strip() if cell.amount else cell.text
        if not text:
            return self._framed(index, [self._glyphs.empty if place.column else ""], row.lines, "muted")
        return self._framed(index, [text], row.lines, cell.tone.value)

    def _badges(self, index: int, _row: GridRow) -> list[Line]:
        """Draw as many of the badges as fit whole."""
        column, left = self._places[index].column, self._layout.text_width
        runs: list[Run] = [(self._rule(index), "rule")]
        for badge in column.badges if column else ():
            text = self._glyphs.spell(cell_clip(badge.text, self._layout.text_width))
            if cell_len(text) > left:
                break
            padded = text + " " * min(1, left - cell_len(text))
            runs.append((padded, "badge" if badge.tone is Tone.PLAIN else badge.tone.value))
            left -= cell_len(padded)
        return [(*runs, (" " * left, "text"))] if left else [tuple(runs)]

    def _curve(self, index: int, row: GridRow) -> list[Line]:
        """Draw the curves' part in this column, the first curve before the others, the zero line behind them."""
        width, rows = self._layout.column_width, row.lines
        backdrop = self._rule(index).ljust(width)
        axis = (backdrop[0] + (self._glyphs.axis + " ") * width)[:width]
        canvas = [[(char, "rule") for char in backdrop] for _ in range(rows)]
        canvas[rows // 2] = [(char, "rule") for char in axis]
        for curve in reversed(range(self._curves)):
            for line, drawn in enumerate(self._curve_runs(index, curve, rows)):
                for cell, run in enumerate(drawn):
                    if run[0] != " ":
                        canvas[line][cell] = run
        if veil := self._veil(index):
            start = (width - len(veil)) // 2
            canvas[rows // 2][start : start + len(veil)] = [(char, "muted") for char in veil]
        return [joined(line) for line in canvas]

    def _curve_runs(self, index: int, curve: int, rows: int) -> Iterator[list[Run]]:
        """Yield each line of one curve's part as single cells with their styles."""
        before, here, after = (self._value(at, curve) for at in (index - 1, index, index + 1))
        glyphs = self._curve_glyphs(curve)
        label = self._label(index, here, rows) if curve == 0 and here is not None else ""
        line_style = "curve" if curve == 0 else "curve-second"
        marker_style = line_style if curve else value_style(here)
        piece = curve_piece(
            before, here, after, self._layout.column_width, rows, glyphs=glyphs, label=label, shift=curve
        )
        lines = set(glyphs.level + glyphs.upright + glyphs.rise_from + glyphs.rise_to)
        lines |= {glyphs.fall_from, glyphs.fall_to}
        for text in piece:
            at = text.find(glyphs.markers[0])
            marked = range(at, at + 1 + len(label)) if at >= 0 else range(0)
            yield [(char, marker_style if cell in marked else line_style) for cell, char in enumerate(text)]

    def _curve_glyphs(self, curve: int) -> CurveGlyphs:
        return self._glyphs.second_curve if curve else self._glyphs.curve

    def _label(self, index: int, value: float, rows: int) -> str:
        """Return what follows the first curve's marker: others on the same row, figures, mark of disagreement."""
        column = self._places[index].column
        others = "".join(
            self._curve_glyphs(curve).markers[0]
            for curve in range(1, self._curves)
            if (other := self._value(index, curve)) is not None and curve_row(other, rows) == curve_row(value, rows)
        )
        split = self._glyphs.split if column and column.split else ""
        figures = value_text(value, self._glyphs.curve)
        return others + (f"({figures})" if column and column.is_older else figures) + split

    def _value(self, index: int, curve: int) -> float | None:
        return self._places[index].value_of(curve) if 0 <= index < len(self._places) else None

    def _veil(self, index: int) -> str:
        """Return what stands for a value that is asked for, or not yet revealed."""
        column = self._places[index].column
        if column is None or column.reading is Reading.KNOWN:
            return ""
        return self._glyphs.hidden * 3 if column.reading is Reading.HIDDEN else self._glyphs.pending

    def _gauge(self, index: int, row: GridRow) -> list[Line]:
        """Draw each curve's value on a scale from −2 to +2 that lies on its side."""
        lines: list[Line] = []
        for curve in range(row.lines):
            value = self._value(index, curve)
            if value is None:
                lines += self._framed(index, [self._veil(index) or self._glyphs.empty], 1, "muted")
            elif self._layout.text_width < _GAUGE_WIDTH:
                text = value_text(value, self._curve_glyphs(curve))
                lines += self._framed(index, [text], 1, value_style(value))
            else:
                lines.append(tuple(self._scale_runs(value, self._curve_glyphs(curve))))
        return lines

    def _scale_runs(self, value: float, glyphs: CurveGlyphs) -> Iterator[Run]:
        """Yield the scale, five cells to a step, and the value in figures behind it."""
        scale = (glyphs.level * 4).join(self._glyphs.empty * 5)
        at = round((max(-2.0, min(2.0, value)) + 2) * 5)
        yield f" {glyphs.minus}2 ", "muted"
        yield scale[:at], "rule"
        yield glyphs.markers[0], value_style(value)
        yield scale[at + 1 :], "rule"
        yield " +2   ", "muted"
        rest = self._layout.text_width - len(f"{glyphs.minus}2 {scale} +2   ")
        yield cell_pad(value_text(value, glyphs), rest), value_style(value)


def editing_mark(who: str, width: int) -> str:
    """Say who is editing here; where the sentence has no room, the name and three dots."""
    sentence = _("{name} is editing").format(name=who)
    return sentence if cell_len(sentence) <= width else f"{cell_clip(who, width - 2)} …"


def value_style(value: float | None) -> str:
    """Return the style of a value's colour; a half goes with the more extreme neighbour, as in the curve."""
    level = math.floor(min(abs(value or 0.0), BEST) + 0.5)
    return f"value{-level if (value or 0.0) < 0 else level}"


def joined(runs: Iterable[Run]) -> Line:
    """Join neighbouring runs of one style."""
    return tuple(
        (text, style)
        for style, group in groupby(runs, key=itemgetter(1))
        if (text := "".join(text for text, _style in group))
    )
