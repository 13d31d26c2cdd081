"""What the journey grid shows: plain frozen values that a screen builds from whatever it knows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum

STAGE = "stage"
"""The key of the row with the stages' names, where a lane's key is expected."""
TITLE = "title"
"""The key of the row with the touchpoints' names."""


class LaneKind(Enum):
    """How a lane is drawn."""

    TEXT = "text"
    CURVE = "curve"
    COUNT = "count"
    SEPARATOR = "separator"


class Tone(Enum):
    """What a text means; each has a colour, none relies on it."""

    PLAIN = "text"
    MUTED = "muted"
    GOOD = "positive"
    BAD = "negative"
    WARNING = "warning"


class Reading(Enum):
    """Whether a touchpoint's value may be seen."""

    KNOWN = "known"
    PENDING = "pending"
    """Nobody has given a reading yet, and somebody is asked to."""
    HIDDEN = "hidden"
    """There are readings, and they stay hidden until the reveal."""


@dataclass(frozen=True, slots=True)
class GridCell:
    """What stands where a lane and a touchpoint meet."""

    text: str = ""
    tone: Tone = Tone.PLAIN
    amount: int = 0
    """The figure of a count lane."""
    edited_by: str = ""
    """Who else is editing here at this moment."""


@dataclass(frozen=True, slots=True)
class GridBadge:
    """A short mark under a touchpoint's name: `◆`, `▲ 3`, `3 h`."""

    text: str
    tone: Tone = Tone.PLAIN


@dataclass(frozen=True, slots=True)
class GridColumn:
    """One touchpoint."""

    uid: str
    title: str
    cells: Mapping[str, GridCell | str] = field(default_factory=dict)
    """By the lane's key; a lane that is absent shows as empty."""
    values: tuple[float | None, ...] = ()
    """−2 … +2, one for each of the map's curves; None where there is none."""
    reading: Reading = Reading.KNOWN
    split: bool = False
    """The readings disagree."""
    is_older: bool = False
    """The first curve's value comes from an earlier round: it stands in brackets."""
    badges: tuple[GridBadge, ...] = ()
    edited_by: str = ""
    """Who else is editing the touchpoint's name."""
    selected: bool = False
    """Picked up, for a move or a merge."""
    dimmed: bool = False
    """Outside the filter: still in its place, in the background."""

    @property
    def value(self) -> float | None:
        """The first curve's value, None while it may not be seen."""
        return self.value_of(0)

    def value_of(self, curve: int) -> float | None:
        """Return the value on one of the map's curves, None while it may not be seen."""
        if self.reading is Reading.HIDDEN or curve >= len(self.values):
            return None
        return self.values[curve]

    def cell(self, lane: str) -> GridCell:
        """Return what stands in a lane; the touchpoint's name where `lane` is `TITLE`."""
        if lane == TITLE:
            return GridCell(self.title, edited_by=self.edited_by)
        found = self.cells.get(lane, "")
        return GridCell(found) if isinstance(found, str) else found


@dataclass(frozen=True, slots=True)
class GridStage:
    """A stage and its touchpoints; one without any still takes a column."""

    uid: str
    title: str
    period_label: str = ""
    """Neighbouring stages with the same label share a band above them."""
    columns: tuple[GridColumn, ...] = ()
    badge: str = ""
    edited_by: str = ""

    @property
    def worst(self) -> GridColumn | None:
        """The touchpoint with the lowest value; the first of equals."""
        known = [column for column in self.columns if column.value is not None]
        return min(known, key=lambda column: column.value or 0.0, default=None)

    def mean(self, curve: int = 0) -> float | None:
        """Return the mean of the touchpoints' values on one curve."""
        known = [v for column in self.columns if (v := column.value_of(curve)) is not None]
        return sum(known) / len(known) if known else None


@dataclass(frozen=True, slots=True)
class GridLane:
    """A row of the map."""

    key: str
    label: str
    kind: LaneKind = LaneKind.TEXT
    lines: int = 2
    """The most lines that a text may take, 1 … 3."""
    symbol: str = ""
    """What stands before a count lane's figures."""


@dataclass(frozen=True, slots=True)
class GridMap:
    """A whole journey, ready to be drawn."""

    stages: tuple[GridStage, ...] = ()
    lanes: tuple[GridLane, ...] = ()
    curves: tuple[str, ...] = ()
    """Whose curves are drawn, in the order of `GridColumn.values`; a legend appears from the second on."""
    stage_label: str = ""
    title_label: str = ""

    @property
    def touchpoints(self) -> int:
        """How many touchpoints there are."""
        return sum(len(stage.columns) for stage in self.stages)


@dataclass(frozen=True, slots=True)
class Place:
    """One column of the drawn map: a touchpoint, or the empty place of a stage without any."""

    stage: GridStage
    column: GridColumn | None
    opens_stage: bool

    @property
    def uid(self) -> str | None:
        """The touchpoint's uid, None in an empty stage."""
        return self.column.uid if self.column else None

    def cell(self, lane: str) -> GridCell:
        """Return what stands in a lane here; the stage's name where `lane` is `STAGE`."""
        if lane == STAGE:
            return GridCell(self.stage.title, edited_by=self.stage.edited_by)
        return self.column.cell(lane) if self.column else GridCell()

    def value_of(self, curve: int) -> float | None:
        """Return the touchpoint's value on one curve, None where there is no touchpoint."""
        return self.column.value_of(curve) if self.column else None


def places_of(shown: GridMap) -> tuple[Place, ...]:
    """Return the map's columns from left to right."""
    return tuple(
        Place(stage, column, index == 0)
        for stage in shown.stages
        for index, column in enumerate(stage.columns or (None,))
    )


def nearest_place(old: Sequence[Place], new: Sequence[Place], index: int) -> int:
    """Return where the cursor belongs after the map has changed under it.

    The same touchpoint if it is still there (in an empty stage: the same stage), else its nearest surviving
    neighbour, else the same position.
    """
    if not new:
        return 0
    if index < len(old):
        by_uid = {place.uid: at for at, place in enumerate(new) if place.uid is not None}
        by_stage = {place.stage.uid: at for at, place in reversed(list(enumerate(new)))}
        if old[index].uid is None and old[index].stage.uid in by_stage:
            return by_stage[old[index].stage.uid]
        for distance in range(len(old)):
            for at in (index + distance, index - distance):
                uid = old[at].uid if 0 <= at < len(old) else None
                if uid is not None and uid in by_uid:
                    return by_uid[uid]
    return min(index, len(new) - 1)
