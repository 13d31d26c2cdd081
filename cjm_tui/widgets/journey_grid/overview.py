"""The whole journey at one look: a map with one column a stage, made from the map with one column a touchpoint."""

from __future__ import annotations

from dataclasses import replace

from cjm_tui.domain.curve_text import value_text
from cjm_tui.i18n import _
from cjm_tui.widgets.journey_grid.glyphs import GridGlyphs
from cjm_tui.widgets.journey_grid.values import (
    GridCell,
    GridColumn,
    GridLane,
    GridMap,
    GridStage,
    LaneKind,
    Reading,
    Tone,
)

COUNT = "map.count"
WORST = "map.worst"


def overview(shown: GridMap, glyphs: GridGlyphs) -> GridMap:
    """Return the map with each stage's touchpoints folded into one column.

    Its lanes are how many touchpoints there are, the worst of them, the curve of the means, and the sums of the
    lanes that count something. A column's uid is its stage's.
    """
    kept = [lane for lane in shown.lanes if lane.kind in (LaneKind.CURVE, LaneKind.COUNT)]
    lanes = (
        GridLane(COUNT, shown.title_label, LaneKind.COUNT),
        *(lane for lane in kept if lane.kind is LaneKind.CURVE),
        GridLane(WORST, _("Worst"), LaneKind.TEXT, lines=3),
        *(lane for lane in kept if lane.kind is LaneKind.COUNT),
    )
    stages = tuple(replace(stage, columns=(_folded(stage, shown, glyphs),)) for stage in shown.stages)
    return replace(shown, stages=stages, lanes=lanes)


def _folded(stage: GridStage, shown: GridMap, glyphs: GridGlyphs) -> GridColumn:
    cells: dict[str, GridCell | str] = {COUNT: GridCell(amount=len(stage.columns))}
    if (worst := stage.worst) and worst.value is not None:
        tone = Tone.BAD if worst.value < 0 else Tone.GOOD if worst.value > 0 else Tone.PLAIN
        cells[WORST] = GridCell(f"{value_text(worst.value, glyphs.curve)} {worst.title}", tone)
    for lane in shown.lanes:
        if lane.kind is LaneKind.COUNT:
            counted = [column.cell(lane.key) for column in stage.columns]
            tone = next((cell.tone for cell in counted if cell.amount), Tone.PLAIN)
            cells[lane.key] = GridCell(amount=sum(cell.amount for cell in counted), tone=tone)
    hidden = any(column.reading is Reading.HIDDEN for column in stage.columns)
    return GridColumn(
        stage.uid,
        "",
        cells,
        values=tuple(stage.mean(curve) for curve in range(max(1, len(shown.curves)))),
        reading=Reading.HIDDEN if hidden else Reading.KNOWN,
        dimmed=bool(stage.columns) and all(column.dimmed for column in stage.columns),
    )
