"""The journey grid: a customer journey as lanes and touchpoints, with the emotional curve running through."""

from cjm_tui.widgets.journey_grid.grid import JourneyGrid
from cjm_tui.widgets.journey_grid.layout import Zoom
from cjm_tui.widgets.journey_grid.messages import CellRef
from cjm_tui.widgets.journey_grid.values import (
    STAGE,
    TITLE,
    GridBadge,
    GridCell,
    GridColumn,
    GridLane,
    GridMap,
    GridStage,
    LaneKind,
    Reading,
    Tone,
)

__all__ = [
    "STAGE",
    "TITLE",
    "CellRef",
    "GridBadge",
    "GridCell",
    "GridColumn",
    "GridLane",
    "GridMap",
    "GridStage",
    "JourneyGrid",
    "LaneKind",
    "Reading",
    "Tone",
    "Zoom",
]
