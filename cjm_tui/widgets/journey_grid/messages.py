"""What the journey grid tells its screen: facts in the past tense, and requests that the screen may grant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from textual.message import Message
from textual.widget import Widget

from cjm_tui.widgets.journey_grid.layout import Zoom
from cjm_tui.widgets.journey_grid.values import STAGE

if TYPE_CHECKING:
    from cjm_tui.widgets.journey_grid.browser import MapBrowser
    from cjm_tui.widgets.journey_grid.grid import JourneyGrid


@dataclass(frozen=True, slots=True)
class CellRef:
    """A cell of the map, by the uids of what it belongs to."""

    stage_uid: str
    column_uid: str | None
    """None where the stage itself is meant (`on_stage`), and in a stage without touchpoints."""
    lane_key: str

    @property
    def on_stage(self) -> bool:
        """Whether this is a stage's name and not a touchpoint's cell."""
        return self.lane_key == STAGE


@dataclass
class GridMessage(Message):
    """Something about one cell."""

    grid: MapBrowser
    cell: CellRef

    @property
    def control(self) -> Widget:
        """The grid, so that `@on(…, "#id")` can tell two of them apart."""
        return self.grid

    @property
    def column_uid(self) -> str | None:
        """The touchpoint's uid."""
        return self.cell.column_uid

    @property
    def stage_uid(self) -> str:
        """The stage's uid."""
        return self.cell.stage_uid

    @property
    def lane_key(self) -> str:
        """The lane's key, `TITLE` or `STAGE`."""
        return self.cell.lane_key


@dataclass
class CursorMoved(GridMessage):
    """The cursor stands on another cell, or on the same one with another text."""

    text: str
    """The cell's full text, of which the grid may show a part."""


@dataclass
class GridRequest(GridMessage):
    """Something that a screen does about a cell."""

    grid: JourneyGrid


@dataclass
class Activated(GridRequest):
    """Enter was pressed on a cell that cannot be edited."""


@dataclass
class EditRequested(GridRequest):
    """Somebody wants to edit a cell; answer with `JourneyGrid.begin_edit`, or with a dialog."""

    text: str


@dataclass
class CellTyping(GridRequest):
    """The text in the editor changed: the moment to keep a draft."""

    text: str


@dataclass
class CellEdited(GridRequest):
    """Enter or Tab ended an edit."""

    text: str


@dataclass
class EditCancelled(GridRequest):
    """Esc ended an edit; `text` is what would be lost."""

    text: str


@dataclass
class MoveRequested(GridRequest):
    """Somebody wants the touchpoint (`on_stage`: the stage) `delta` places to the right; negative: to the left."""

    delta: int


@dataclass
class InsertRequested(GridRequest):
    """Somebody wants a new touchpoint (`on_stage`: a new stage) beside this one, or in this empty stage."""

    where: Literal["before", "after"]


@dataclass
class RemoveRequested(GridRequest):
    """Somebody wants the touchpoint (`on_stage`: the stage) gone."""


@dataclass
class ZoomChanged(Message):
    """The map is shown at another zoom."""

    grid: MapBrowser
    zoom: Zoom

    @property
    def control(self) -> Widget:
        """The grid."""
        return self.grid


@dataclass
class EditorTyped(Message):
    """From the editor to the grid: the text changed."""

    text: str


@dataclass
class EditorFinished(Message):
    """From the editor to the grid: the text is to be taken over; `goes_on`: and the next cell edited."""

    text: str
    goes_on: bool


@dataclass
class EditorAbandoned(Message):
    """From the editor to the grid: the text is to be given up."""

    text: str
