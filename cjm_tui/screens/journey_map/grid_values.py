"""A journey as the values of the journey grid: stages, touchpoints, lanes, curves and marks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from cjm_tui.data import lane as lane_words
from cjm_tui.domain import lanes
from cjm_tui.domain.analysis.disagreements import disagreements
from cjm_tui.domain.analysis.values import JourneySummary, TouchpointValue
from cjm_tui.domain.choices import JourneyType, NoteKind, TouchpointState, TouchpointType
from cjm_tui.domain.journey_map import Note, Stage, Touchpoint
from cjm_tui.domain.measures.timing import duration_in_words
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.scope import Journey
from cjm_tui.domain.setting import Alternative
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import _, language, ngettext, pgettext
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
CONTESTED = "2×"
"""What stands before a text beside which another one waits."""
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
    contested: Mapping[str, frozenset[str]]
    """By touchpoint: the lanes in which two texts wait for one to be chosen."""


def grid_map(
    workshop: Workshop, journey: Journey, summaries: Sequence[JourneySummary], wish: MapWish | None = None
) -> GridMap:
    """Return the map's values; one curve for each summary, the first one's values colour the columns."""
    wish = wish or MapWish()
    keys = list(wish.lanes) if wish.lanes is not None else lanes.visible_lanes(workshop, journey)
    own = workshop.lanes_of(workshop.columns_of(journey.uid))
    split = frozenset(d.point.touchpoint.uid for s in summaries[:1] for d in disagreements(s))
    mended = frozenset(uid for improvement in workshop.improvements for uid in improvement.touchpoints)
    drawing = _Drawing(workshop, keys, summaries, split, mended, wish, _contested(workshop))
    personas = [workshop.find(Persona, s.persona) for s in summaries]
    return GridMap(
        stages=tuple(_stage(drawing, stage) for stage in workshop.stages(journey.uid)),
        lanes=tuple(
            lane for key in keys for lane in _lane(key, lanes.lane_label(key, own), journey, is_last=key == keys[-1])
        ),
        curves=tuple(p.display_name if p else "" for p in personas),
        stage_label=lanes.lane_label("stage"),
        title_label=touchpoint_label(),
    )


def touchpoint_label() -> str:
    """Return what the row with the touchpoints' names is called, in a word that fits beside it."""
    return pgettext("row of the map", "Touchpoint")


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
        badge=_feedback(drawing.workshop, stage, touchpoints),
        edited_by=drawing.wish.editing.get(f"{stage.uid}:title", ""),
    )


def _column(drawing: _Drawing, touchpoint: Touchpoint) -> GridColumn:
    uid, wish = touchpoint.uid, drawing.wish
    values = [s.by_uid.get(uid) for s in drawing.summaries]
    return GridColumn(
        uid=uid,
        title=touchpoint.title,
        cells={key: _cell(drawing, touchpoint, key) for key in drawing.keys if key != lanes.EMOTION},
        values=tuple(v.value if v else None for v in values),
        reading=wish.readings.get(uid, Reading.KNOWN),
        split=uid in drawing.split,
        is_older=bool(values and values[0] and values[0].is_inherited),
        badges=(*_badges(drawing, touchpoint), *_origin(values)),
        edited_by=wish.editing.get(f"{uid}:title", ""),
        selected=uid in wish.selected,
        dimmed=not wish.matches(touchpoint),
    )


def _contested(workshop: Workshop) -> Mapping[str, frozenset[str]]:
    """Return the lanes of each touchpoint in which somebody's late text waits beside the one that stands."""
    waiting: dict[str, set[str]] = {}
    lane_of = {field: lane for lane, field in lanes.FIELD_LANES.items()}
    note_lane = {kind: lane for lane, kind in lanes.NOTE_LANES.items()}
    for late in workshop.all(Alternative).values():
        note = workshop.find(Note, late.record_uid)
        if note is not None:
            waiting.setdefault(note.touchpoint or note.stage or "", set()).add(note_lane.get(note.note_kind, ""))
        else:
            waiting.setdefault(late.record_uid, set()).add(lane_of.get(late.field, late.field))
    return {uid: frozenset(found) for uid, found in waiting.items()}


def _feedback(workshop: Workshop, stage: Stage, touchpoints: Sequence[Touchpoint]) -> str:
    """Return how much feedback a stage has that no touchpoint can show."""
    notes = [] if touchpoints else [n for n in workshop.notes_on(stage.uid) if n.note_kind is NoteKind.FEEDBACK]
    return ngettext("{n} feedback", "{n} feedbacks", len(notes)).format(n=len(notes)) if notes else ""


def _cell(drawing: _Drawing, touchpoint: Touchpoint, key: str) -> GridCell | str:
    workshop, wish = drawing.workshop, drawing.wish
    text = lanes.cell_text(workshop, touchpoint, key)
    if key == "wait" and touchpoint.duration_minutes is not None:
        text = duration_in_words(touchpoint.duration_minutes)
    editor = wish.editing.get(f"{touchpoint.uid}:{lanes.FIELD_LANES.get(key, key)}", "")
    tone = _TONES.get(key, Tone.PLAIN)
    if key in drawing.contested.get(touchpoint.uid, ()):
        return GridCell(f"{CONTESTED} {text}", tone=Tone.WARNING, edited_by=editor)
    return GridCell(text, tone=tone, edited_by=editor) if editor or tone is not Tone.PLAIN else text


def _origin(values: Sequence[TouchpointValue | None]) -> list[GridBadge]:
    """Say of a value that an earlier round gave which one it was."""
    first = values[0] if values else None
    return [GridBadge(_("round {n}").format(n=first.round), Tone.MUTED)] if first and first.is_inherited else []


def _difference(workshop: Workshop, touchpoint: Touchpoint) -> str | None:
    """Return how a touchpoint of the to-be differs from the as-is; None on other maps, and where it is the same."""
    journey = workshop.find(Journey, touchpoint.journey)
    if journey is None or journey.derived_from is None:
        return None
    before = workshop.find(Touchpoint, touchpoint.derived_from)
    if before is None:
        return _("new")
    compared = ("title", *lanes.FIELD_LANES.values(), "touchpoint_type", "state", "own")
    return _("changed") if any(getattr(touchpoint, n) != getattr(before, n) for n in compared) else None


def _badges(drawing: _Drawing, touchpoint: Touchpoint) -> list[GridBadge]:
    """Return the short marks under a name, the most telling first."""
    badges = []
    if touchpoint.uid in drawing.contested:
        badges.append(GridBadge(CONTESTED, Tone.WARNING))
    if (difference := _difference(drawing.workshop, touchpoint)) is not None:
        badges.append(GridBadge(difference, Tone.GOOD))
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
