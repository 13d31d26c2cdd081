"""Draws what spans columns or stands beside them: periods, stages, separators and the labels of the lanes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.cells import cell_len, set_cell_size

from cjm_tui.domain.curve_text import axis_labels, value_text
from cjm_tui.terminal.text import cell_clip, cell_pad, wrap_words
from cjm_tui.widgets.journey_grid.glyphs import GridGlyphs
from cjm_tui.widgets.journey_grid.layout import SNUG, GridLayout, GridRow, RowKind, stage_text_width
from cjm_tui.widgets.journey_grid.painter import Run, editing_mark
from cjm_tui.widgets.journey_grid.values import GridStage, Place


def period_runs(window: Sequence[Place], width: int, glyphs: GridGlyphs) -> Iterator[Run]:
    """Draw the periods' bands over the columns in sight: `╶ Before ────╴`, the name wherever the band begins."""
    for label, group in groupby(window, key=lambda place: place.stage.period_label):
        cells = width * len(list(group))
        if not label:
            yield " " * cells, "period"
            continue
        opening, closing = glyphs.band
        band = f" {opening} {cell_clip(label, cells - 4)} "
        if (rest := cells - 2 - cell_len(band)) > 0:
            band += glyphs.line * rest + closing
        yield set_cell_size(band, cells), "period"


def stage_runs(
    window: Sequence[Place],
    width: int,
    line: int,
    row: GridRow,
    glyphs: GridGlyphs,
    focused: str | None = None,
    focused_style: str = "cursor",
) -> Iterator[Run]:
    """Draw one line of the stages' names over the columns in sight; each stands where its stage begins to be seen.

    `focused` is the uid of the stage under the cursor.
    """
    for _uid, group in groupby(window, key=lambda place: place.stage.uid):
        places = list(group)
        stage, cells = places[0].stage, width * len(places)
        room = stage_text_width(cells)
        current = stage.uid == focused
        style = focused_style if current else "stage"
        if stage.edited_by and line == row.lines - 1:
            text, style = editing_mark(stage.edited_by, room), "editing"
        else:
            texts = wrap_words(stage.title, room, row.lines)
            text = texts[line] if line < len(texts) else ""
        figures = stage_figures(stage, glyphs) if line == 0 and len(places) > 1 else ""
        if cell_len(text) + cell_len(figures) + 2 > room:
            figures = ""
        yield (glyphs.bar, style) if current else (" ", "text" if cells < SNUG else style)
        yield cell_pad(glyphs.spell(text), room - cell_len(figures) - bool(figures)), style
        if figures:
            yield figures + " ", style if current else "stage-figures"
        yield " " * (cells - 1 - room), "text"


def stage_figures(stage: GridStage, glyphs: GridGlyphs) -> str:
    """Return what a stage's header says beside its name: badge, how many touchpoints, the worst value."""
    worst = stage.worst
    parts = [glyphs.spell(stage.badge), str(len(stage.columns))]
    if worst and worst.value is not None and worst.value < 0:
        parts.append(glyphs.worst + value_text(worst.value, glyphs.curve))
    return " ".join(part for part in parts if part)


def separator_run(row: GridRow, width: int, glyphs: GridGlyphs) -> Run:
    """Draw a line across the whole map with its name, as service blueprints have them."""
    name = f" {glyphs.line * 2} {cell_clip(row.label, max(0, width - 8))} "
    return name + glyphs.line * (width - 1 - cell_len(name)) + " ", "separator"


def gutter_runs(
    row: GridRow, line: int, layout: GridLayout, glyphs: GridGlyphs, curves: Sequence[str], *, current: bool
) -> Iterator[Run]:
    """Draw one line of the labels on the left; beside a curve stand its scale and, for several, whose they are."""
    axis = axis_labels(row.lines, glyphs.curve)[line] if row.kind is RowKind.CURVE else ""
    room = layout.gutter - 1 - len(axis)
    if row.kind is RowKind.TEXT:
        label = next(iter(wrap_words(row.label, room, row.lines)[line : line + 1]), "")
    elif line == 0 and not (row.kind is RowKind.GAUGE and len(curves) > 1):
        label = row.label
    else:
        label = _legend(line, row, glyphs, curves)
    style = "gutter-current" if current else "gutter"
    yield " " + set_cell_size(cell_clip(glyphs.spell(label), room - bool(axis)), room), style
    yield axis, "muted"


def _legend(line: int, row: GridRow, glyphs: GridGlyphs, curves: Sequence[str]) -> str:
    """Return whose curve a line of the gutter names: in the curves' order, below the label or instead of it."""
    at = line - 1 if row.kind is RowKind.CURVE else line
    if len(curves) < 2 or row.kind not in (RowKind.CURVE, RowKind.GAUGE) or not 0 <= at < len(curves):
        return ""
    return f"{(glyphs.second_curve if at else glyphs.curve).markers[0]} {curves[at]}"


def position_run(first: int, visible: int, total: int, width: int, glyphs: GridGlyphs) -> Run:
    """Say which columns are in sight: `‹5–9/42›`, or shorter in few cells; an arrow for each side that has more."""
    if visible >= total:
        return " " * width, "muted"
    last = first + visible
    dash = "-" if glyphs.ascii else "–"
    spans = [f"{first + 1}{dash}{last}/{total}", f"{last}/{total}", str(last)]
    left = glyphs.more[0] if first else " "
    right = glyphs.more[1] if last < total else ""
    room = width - cell_len(left + right)
    span = next((span for span in spans[visible == 1 :] if cell_len(span) <= room), spans[-1])
    return set_cell_size(left + span + right, width), "muted"
