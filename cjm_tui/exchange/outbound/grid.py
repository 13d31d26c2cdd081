"""The map as a grid of texts: a column for each touchpoint, a row for each lane that holds something."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cjm_tui import data
from cjm_tui.domain.analysis.values import TouchpointValue
from cjm_tui.domain.choices import JourneyType, NoteKind, TouchpointType
from cjm_tui.domain.journey_map import Stage, Touchpoint
from cjm_tui.domain.measures.timing import duration_in_words
from cjm_tui.domain.scope import Journey
from cjm_tui.exchange.outbound.edition import Edition
from cjm_tui.exchange.outbound.fields import said
from cjm_tui.i18n import language

NOTE_LANES = {
    "pain": NoteKind.PAIN,
    "gain": NoteKind.GAIN,
    "opportunity": NoteKind.OPPORTUNITY,
    "feedback": NoteKind.FEEDBACK,
    "question": NoteKind.QUESTION,
}
EMOTION = "emotion"
"""The lane that the curve runs through."""
_FIELDS = {"department": "owner_department", "evidence": "evidence_source"}
"""Lanes whose field has another name."""
_IN_HEAD = ("stage", "touchpoint")


@dataclass(frozen=True, slots=True)
class GridStage:
    """A stage over its columns."""

    stage: Stage
    width: int
    """Columns: its touchpoints, or one that stays empty."""


@dataclass(frozen=True, slots=True)
class GridLane:
    """One row of the map."""

    key: str
    label: str
    cells: tuple[str, ...]
    """One text for each column; lines within a cell are separate entries."""
    line_below: str = ""
    """Name of the blueprint's line between this lane and the next."""


@dataclass(frozen=True, slots=True)
class MapGrid:
    """One journey in one persona's eyes."""

    stages: tuple[GridStage, ...]
    columns: tuple[TouchpointValue | None, ...]
    """None where a stage has no touchpoint."""
    lanes: tuple[GridLane, ...]


def map_grid(edition: Edition, journey: Journey) -> MapGrid:
    """Return a journey's map, in the language in force."""
    summary = edition.summary(journey.uid)
    stages = tuple(GridStage(stage.stage, max(1, len(stage.touchpoints))) for stage in summary.stages)
    columns = tuple(point for stage in summary.stages for point in (stage.touchpoints or (None,)))
    lanes = [_lane(edition, lane, columns) for lane in data.lanes() if lane.key not in (*_IN_HEAD, *journey.lanes_off)]
    lanes += [
        GridLane(lane.uid, lane.title, _cells(columns, lambda point, uid=lane.uid: point.touchpoint.own.get(uid, "")))  # type: ignore[misc]
        for lane in edition.workshop.lanes_of(journey.uid)
    ]
    filled = [lane for lane in lanes if lane.key == EMOTION or any(lane.cells)]
    if not _is_blueprint(edition, journey):
        filled = [GridLane(lane.key, lane.label, lane.cells) for lane in filled]
    return MapGrid(stages, columns, tuple(filled))


def _is_blueprint(edition: Edition, journey: Journey) -> bool:
    """Tell whether the journey is a blueprint or has one over its columns: only there the lines mean something."""
    layers = [other for other in edition.workshop.journeys if journey.uid in (other.uid, other.parent)]
    return any(layer.journey_type is JourneyType.BLUEPRINT for layer in layers)


def _lane(edition: Edition, lane: data.Lane, columns: Sequence[TouchpointValue | None]) -> GridLane:
    name = lane.name.in_(language())
    line = lane.line_below.in_(language()) if lane.line_below else ""
    if lane.key == EMOTION:
        return GridLane(lane.key, name, _cells(columns, edition.word), line)
    if kind := NOTE_LANES.get(lane.key):
        return GridLane(lane.key, name, _cells(columns, lambda point: _notes(edition, point.touchpoint, kind)), line)
    if lane.key == "wait":
        return GridLane(lane.key, name, _cells(columns, lambda point: _wait(point.touchpoint)), line)
    field = _FIELDS.get(lane.key, lane.key)
    if field not in Touchpoint.model_fields:
        return GridLane(lane.key, name, ("",) * len(columns), line)
    return GridLane(
        lane.key, name, _cells(columns, lambda point: str(said(edition.workshop, point.touchpoint, field) or "")), line
    )


def _cells(columns: Sequence[TouchpointValue | None], text: Callable[[TouchpointValue], str]) -> tuple[str, ...]:
    return tuple(text(point) if point else "" for point in columns)


def _notes(edition: Edition, touchpoint: Touchpoint, kind: NoteKind) -> str:
    return "\n".join(" ".join(note.text.split()) for note in edition.notes(touchpoint.uid, kind))


def _wait(touchpoint: Touchpoint) -> str:
    if touchpoint.touchpoint_type is not TouchpointType.WAIT or touchpoint.duration_minutes is None:
        return ""
    return duration_in_words(touchpoint.duration_minutes)
