"""A journey as the values of the journey grid: stages, touchpoints, lanes, curves and marks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from cjm_tui.data import lane as lane_words
from cjm_tui.domain import lanes
from cjm_tui.domain.analysis.disagreements import disagreements
from cjm_tui.domain.analysis.values import JourneySummary
from cjm_tui.domain.choices import JourneyType, NoteKind, TouchpointState, TouchpointType
from cjm_tui.domain.journey_map import Stage, Touchpoint
from cjm_tui.domain.measures.timing import duration_in_words
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.scope import Journey
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import _, language
from cjm_tui.widgets.journey_grid import (
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

_SHORT_LANES = ("channel", "wait", "department", "evidence", "indicator")
"""Lanes whose texts are a word or two: one line is enough."""
_TONES = {"pain": Tone.BAD, "gain": Tone.GOOD, "opportunity": Tone.PLAIN}


@dataclass(frozen=True)
class MapWish:
    """What a screen wants to see of a journey."""

    lanes: Sequence[str] | None = None
    """Keys of the lanes; None: those that the journey shows."""
    matches: Callable[[Touchpoint], bool] = lambda _touchpoint: True
    """The filter: what does not match stands in the background."""
    readings: Mapping[str, Reading] = field(default_factory=dict)
    """By touchpoint: whether its value may be seen."""
    editing: Mapping[str, str] = field(default_factory=dict)
    """Who else is editing, by `uid:field`."""
    selected: frozenset[str] = frozenset()


@dataclass(frozen=True)
class _Drawing:
    """What every column needs."""

    workshop: Workshop
    keys: Sequence[str]
    summaries: Sequence[JourneySummary]
    split: frozenset[str]
    """Touchpoints over which the readings disagree."""
    mended: frozenset[str]
    """Touchpoints that an improvement answers."""
    wish: MapWish


def grid_map(
    workshop: Workshop, journey: Journey, summaries: Sequence[JourneySummary], wish: MapWish | None = None
) -> GridMap:
    """Return the map's values; one curve for each summary, the first one's values colour the columns."""
    wish = wish or MapWish()
    keys = list(wish.lanes) if wish.lanes is not None else lanes.visible_lanes(workshop, journey)
    own = workshop.lanes_of(workshop.columns_of(journey.uid))
    split = frozenset(d.point.touchpoint.uid for s in summaries[:1] for d in disagreements(s))
    mended = frozenset(uid for improvement in workshop.improvements for uid in improvement.touchpoints)
    drawing = _Drawing(workshop, keys, summaries, split, mended, wish)
    personas = [workshop.find(Persona, s.persona) for s in summaries]
    return GridMap(
        stages=tuple(_stage(drawing, stage) for stage in workshop.stages(journey.uid)),
        lanes=tuple(
            lane for key in keys for lane in _lane(key, lanes.lane_label(key, own), journey, is_last=key == keys[-1])
        ),
        curves=tuple(p.display_name if p else "" for p in personas),
        stage_label=lanes.lane_label("stage"),
        title_label=_("Contact"),
    )


def _lane(key: str, label: str, journey: Journey, *, is_last: bool) -> list[GridLane]:
    kind = LaneKind.CURVE if key == lanes.EMOTION else LaneKind.TEXT
    made = [GridLane(key, label, kind, lines=1 if key in _SHORT_LANES else 2)]
    if journey.journey_type is JourneyType.BLUEPRINT and not is_last and key in ("doing", *lanes.BLUEPRINT_LANES):
        line = lane_words(key).line_below
        if line is not None:
            made.append(GridLane(f"{key}-line", line.in_(language()), LaneKind.SEPARATOR))
    return made


def _stage(drawing: _Drawing, stage: Stage) -> GridStage:
    touchpoints = drawing.workshop.touchpoints(stage.journey, stage.uid)
    return GridStage(
        uid=stage.uid,
        title=stage.title,
        period_label=stage.period_label or _(stage.period.label),
        columns=tuple(_column(drawing, touchpoint) for touchpoint in touchpoints),
        edited_by=drawing.wish.editing.get(f"{stage.uid}:title", ""),
    )


def _column(drawing: _Drawing, touchpoint: Touchpoint) -> GridColumn:
    uid, wish = touchpoint.uid, drawing.wish
    values = [s.by_uid.get(uid) for s in drawing.summaries]
    return GridColumn(
        uid=uid,
        title=touchpoint.title,
        cells={key: _cell(drawing.workshop, touchpoint, key, wish) for key in drawing.keys if key != lanes.EMOTION},
        values=tuple(v.value if v else None for v in values),
        reading=wish.readings.get(uid, Reading.KNOWN),
        split=uid in drawing.split,
        badges=tuple(_badges(drawing, touchpoint)),
        edited_by=wish.editing.get(f"{uid}:title", ""),
        selected=uid in wish.selected,
        dimmed=not wish.matches(touchpoint),
    )


def _cell(workshop: Workshop, touchpoint: Touchpoint, key: str, wish: MapWish) -> GridCell | str:
    text = lanes.cell_text(workshop, touchpoint, key)
    if key == "wait" and touchpoint.duration_minutes is not None:
        text = duration_in_words(touchpoint.duration_minutes)
    editor = wish.editing.get(f"{touchpoint.uid}:{lanes.FIELD_LANES.get(key, key)}", "")
    tone = _TONES.get(key, Tone.PLAIN)
    return GridCell(text, tone=tone, edited_by=editor) if editor or tone is not Tone.PLAIN else text


def _badges(drawing: _Drawing, touchpoint: Touchpoint) -> list[GridBadge]:
    """Return the short marks under a name, the most telling first."""
    badges = []
    if touchpoint.blocking:
        badges.append(GridBadge("!", Tone.WARNING))
    if touchpoint.key:
        badges.append(GridBadge("◆"))
    if touchpoint.state is not TouchpointState.EXISTING:
        badges.append(GridBadge(_(touchpoint.state.label).lower(), Tone.MUTED))
    if touchpoint.touchpoint_type is TouchpointType.WAIT and touchpoint.duration_minutes:
        badges.append(GridBadge(duration_in_words(touchpoint.duration_minutes), Tone.WARNING))
    pains = sum(n.note_kind is NoteKind.PAIN for n in drawing.workshop.notes_on(touchpoint.uid))
    if pains:
        badges.append(GridBadge(f"▲ {pains}", Tone.BAD))
    if touchpoint.uid in drawing.mended:
        badges.append(GridBadge("+", Tone.GOOD))
    return badges
