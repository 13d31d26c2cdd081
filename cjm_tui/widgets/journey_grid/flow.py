"""Draws the flow from top to bottom: headings, boxes that lead to one another, and the curve beside them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len, set_cell_size

from cjm_tui.domain.curve_text import value_text
from cjm_tui.i18n import _
from cjm_tui.terminal.text import cell_clip, cell_pad
from cjm_tui.widgets.journey_grid.bands import stage_figures
from cjm_tui.widgets.journey_grid.glyphs import GridGlyphs
from cjm_tui.widgets.journey_grid.lines import Cursor
from cjm_tui.widgets.journey_grid.painter import Run, value_style
from cjm_tui.widgets.journey_grid.values import Place, Reading, Tone

BOX = ("top", "name", "detail", "bottom")
"""The lines of a touchpoint's box."""
_SCALE = 17
"""Cells of the curve beside the boxes: four for each step from −2 to +2, and the last point."""
_WIDEST = 72


@dataclass(frozen=True, slots=True)
class FlowLine:
    """One line of the flow: which part of which place it shows."""

    part: str
    index: int


def flow_lines(places: Sequence[Place]) -> Iterator[FlowLine]:
    """Yield the flow's lines from top to bottom."""
    period = ""
    for index, place in enumerate(places):
        if place.opens_stage:
            if place.stage.period_label and place.stage.period_label != period:
                period = place.stage.period_label
                yield FlowLine("period", index)
            yield FlowLine("stage", index)
        yield FlowLine("gap", index)
        for part in BOX:
            yield FlowLine(part, index)


class FlowPainter:
    """Draws lines of one map's flow in one width; `detail` is the key of the lane under a touchpoint's name."""

    def __init__(self, places: Sequence[Place], width: int, glyphs: GridGlyphs, detail: str) -> None:
        self._places, self._glyphs, self._detail = places, glyphs, detail
        self._first = next(flow_lines(places), None)
        self._has_curve = width >= 64
        """On a narrow screen the curve stays away."""
        self.box_width = max(20, min(_WIDEST, width - 4 - (_SCALE + 4 if self._has_curve else 0)))

    def line(self, line: FlowLine, cursor: Cursor) -> Iterator[Run]:
        """Yield the runs of a line."""
        place, glyphs, width = self._places[line.index], self._glyphs, self.box_width
        if line.part == "period":
            name = f" {glyphs.band[0]} {cell_clip(place.stage.period_label, width - 4)} "
            yield name + glyphs.line * max(0, width - cell_len(name)) + glyphs.band[1], "period"
        elif line.part == "stage":
            figures = stage_figures(place.stage, glyphs)
            yield " ", "text"
            yield " " + cell_pad(glyphs.spell(place.stage.title), width - 3 - len(figures)) + " ", "stage"
            yield figures + " ", "stage-figures"
        elif line.part == "gap":
            joint = glyphs.upright if line.index else " "
            yield set_cell_size(" " * (width // 2) + joint, width + 1), "rule"
        else:
            yield from self._box_runs(line, place, cursor)
        if self._has_curve:
            yield "   ", "rule"
            yield from self._scale() if line == self._first else self._curve_runs(line)

    def _box_runs(self, line: FlowLine, place: Place, cursor: Cursor) -> Iterator[Run]:
        """Yield one line of a touchpoint's box: its name and value, or its detail and badges."""
        glyphs, inner = self._glyphs, self.box_width - 2
        current = line.index == cursor.index
        frame = ("cursor" if cursor.focused else "cursor-blurred") if current else "rule"
        yield " ", "text"
        if line.part in ("top", "bottom"):
            corners = glyphs.box[:2] if line.part == "top" else glyphs.box[2:]
            edge = list(glyphs.line * inner)
            if line.part == "bottom" and line.index + 1 < len(self._places):
                edge[inner // 2 - 1] = glyphs.joints[0]
            elif line.part == "top" and line.index:
                edge[inner // 2 - 1] = glyphs.joints[1]
            yield corners[0] + "".join(edge) + corners[1], frame
            return
        first, second = self._texts(line.part, place)
        text_style, style = (frame, frame) if current else (first[1], second[1])
        room = inner - 3 - cell_len(second[0])
        yield (glyphs.bar if current else glyphs.upright) + " ", frame
        yield cell_pad(glyphs.spell(first[0]), room) + " ", text_style
        yield second[0] + " ", style
        yield glyphs.upright, frame

    def _texts(self, part: str, place: Place) -> tuple[Run, Run]:
        """Return what stands at the left and at the right of a box's line."""
        glyphs, column = self._glyphs, place.column
        if column is None:
            return (_("No touchpoint yet") if part == "name" else "", "muted"), ("", "muted")
        if part == "name":
            value = column.value
            split = glyphs.split if column.split else ""
            if value is None:
                veils = {Reading.HIDDEN: glyphs.hidden * 3, Reading.PENDING: glyphs.pending}
                shown = (veils.get(column.reading, glyphs.empty), "muted")
            else:
                figures = value_text(value, glyphs.curve)
                shown = ((f"({figures})" if column.is_older else figures) + split, value_style(value))
            return (column.title, "dimmed" if column.dimmed else "title"), shown
        cell = column.cell(self._detail)
        badges = cell_clip(" ".join(glyphs.spell(badge.text) for badge in column.badges), self.box_width // 2)
        style = "dimmed" if column.dimmed else cell.tone.value
        return (cell.text or glyphs.empty, style if cell.text else Tone.MUTED.value), (badges, "badge")

    def _curve_runs(self, line: FlowLine) -> Iterator[Run]:
        """Yield the curve's part beside a line: down from one marker, across at the box's bottom, down to the next."""
        glyphs = self._glyphs.curve
        before, here, after = (self._spot(line.index + by) for by in (-1, 0, 1))
        cells = [" "] * _SCALE
        cells[_SCALE // 2] = self._glyphs.axis
        style = "curve"
        if line.part in ("period", "stage", "gap", "top"):
            if here is not None and before is not None:
                cells[here] = glyphs.upright
        elif here is not None and line.part == "name":
            cells[here], style = glyphs.markers[0], value_style(self._places[line.index].value_of(0))
        elif here is not None and after is not None:
            self._turn(cells, here, after if line.part == "bottom" else here)
        for cell in cells:
            yield cell, "rule" if cell in (" ", self._glyphs.axis) else style

    def _scale(self) -> Iterator[Run]:
        """Yield the curve's heading: where −2, 0 and +2 are."""
        minus = self._glyphs.curve.minus
        yield f"{minus}2".ljust(_SCALE // 2) + "0" + "+2".rjust(_SCALE // 2), "muted"

    def _turn(self, cells: list[str], start: int, end: int) -> None:
        """Draw the way from one cell across to another."""
        glyphs = self._glyphs.curve
        if start == end:
            cells[start] = glyphs.upright
            return
        low, high = min(start, end), max(start, end)
        cells[low:high] = glyphs.level * (high - low)
        cells[start] = glyphs.fall_to if end > start else glyphs.rise_from
        cells[end] = glyphs.fall_from if end > start else glyphs.rise_to

    def _spot(self, index: int) -> int | None:
        """Return the cell of the curve's scale at which a place's value stands."""
        value = self._places[index].value_of(0) if 0 <= index < len(self._places) else None
        return None if value is None else round((max(-2.0, min(2.0, value)) + 2) * 4)
