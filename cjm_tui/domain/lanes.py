"""The lanes of a map: which are shown, what stands in a cell, and what a cell's new text means."""

from __future__ import annotations

from cjm_tui.data import LANES, journey_type
from cjm_tui.data import lane as lane_words
from cjm_tui.domain.choices import JourneyType, NoteKind
from cjm_tui.domain.journey_map import Lane, Note, Touchpoint
from cjm_tui.domain.scope import Channel, Journey
from cjm_tui.domain.setting import Department
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import _, language

EMOTION = "emotion"
"""The lane of the curve."""
HEADINGS = ("stage", "touchpoint")
"""Lanes that are always there: the columns' headings."""
NOTE_LANES = {
    "pain": NoteKind.PAIN,
    "gain": NoteKind.GAIN,
    "opportunity": NoteKind.OPPORTUNITY,
    "question": NoteKind.QUESTION,
    "feedback": NoteKind.FEEDBACK,
}
"""Lanes that hold notes of a kind, one a line."""
FIELD_LANES = {
    "doing": "doing",
    "thinking": "thinking",
    "experiencing": "experiencing",
    "expectation": "expectation",
    "motivation": "motivation",
    "indicator": "indicator",
    "decision": "decision",
    "perception": "perception",
    "physical_evidence": "physical_evidence",
    "frontstage": "frontstage",
    "backstage": "backstage",
    "support": "support",
    "systems": "systems",
    "channel": "channel",
    "department": "owner_department",
    "wait": "duration_minutes",
    "evidence": "evidence",
}
"""Lanes that hold a field of the touchpoint."""
BLUEPRINT_LANES = ("physical_evidence", "frontstage", "backstage", "support", "systems")
_MOOD_FIRST = ("emotion", "thinking", "doing", "channel")
"""What a day in the life centres on: mood and mindset."""


def lane_label(key: str, journey_lanes: list[Lane] | None = None) -> str:
    """Return a lane's name in the language in force; a team's own lane has the name that they gave it."""
    own = next((lane.title for lane in journey_lanes or [] if lane.uid == key), None)
    return own if own is not None else lane_words(key).name.in_(language())


def all_lanes(workshop: Workshop, journey: Journey) -> list[str]:
    """Return the keys of every lane that a journey can show, its own ones last, in the order of its type."""
    keys = [key for key in LANES if key not in HEADINGS]
    if journey.journey_type is JourneyType.DAY_IN_LIFE:
        keys = [*_MOOD_FIRST, *(key for key in keys if key not in _MOOD_FIRST)]
    if journey.journey_type is JourneyType.BLUEPRINT:
        first = ("physical_evidence", "doing", "frontstage", "backstage", "support", "systems")
        keys = [*first, *(key for key in keys if key not in first)]
    return [*keys, *(lane.uid for lane in workshop.lanes_of(workshop.columns_of(journey.uid)))]


def visible_lanes(workshop: Workshop, journey: Journey) -> list[str]:
    """Return the lanes to show: those switched on, and those that hold something and were not switched off."""
    touchpoints = workshop.touchpoints(journey.uid)
    is_blueprint = journey.journey_type is JourneyType.BLUEPRINT
    # A blueprint is an extra layer: what the map below it holds shows there, and here only where it is asked for.
    on = journey.lanes or (journey_type(journey.journey_type.value).lanes if is_blueprint else ())

    def is_shown(key: str) -> bool:
        if key in journey.lanes_off:
            return False
        stays_away = is_blueprint or key in BLUEPRINT_LANES
        return key in on or (not stays_away and any(cell_text(workshop, point, key) for point in touchpoints))

    return [key for key in all_lanes(workshop, journey) if is_shown(key)]


def notes_in(workshop: Workshop, touchpoint: Touchpoint, lane: str) -> list[Note]:
    """Return the notes that stand in a cell; a stage's own feedback stands under its first touchpoint."""
    kind = NOTE_LANES[lane]
    notes = [n for n in workshop.notes_on(touchpoint.uid) if n.note_kind is kind]
    if kind is NoteKind.FEEDBACK and touchpoint.stage and is_first_of_stage(workshop, touchpoint):
        notes = [n for n in workshop.notes_on(touchpoint.stage) if n.note_kind is kind] + notes
    return notes


def is_first_of_stage(workshop: Workshop, touchpoint: Touchpoint) -> bool:
    """Return whether the touchpoint opens its stage."""
    siblings = workshop.touchpoints(touchpoint.journey, touchpoint.stage) if touchpoint.stage else []
    return bool(siblings) and siblings[0].uid == touchpoint.uid


def cell_text(workshop: Workshop, touchpoint: Touchpoint, lane: str) -> str:
    """Return what stands in a cell, as one edits it: a note or an entry a line."""
    if lane in NOTE_LANES:
        return "\n".join(note.text for note in notes_in(workshop, touchpoint, lane))
    field = FIELD_LANES.get(lane)
    if field is None:
        return touchpoint.own.get(lane, "")
    match field:
        case "channel":
            channel = workshop.find(Channel, touchpoint.channel)
            return channel.title if channel else ", ".join(touchpoint.actors)
        case "owner_department":
            department = workshop.find(Department, touchpoint.owner_department)
            return department.title if department else ""
        case "systems":
            return "\n".join(touchpoint.systems)
        case "duration_minutes":
            return str(touchpoint.duration_minutes) if touchpoint.duration_minutes is not None else ""
        case "evidence":
            # The default says nothing yet; the lane stays away until somebody has judged the evidence.
            return (
                _(touchpoint.evidence.label)
                if touchpoint.evidence_source or touchpoint.evidence != "assumption"
                else ""
            )
    return str(getattr(touchpoint, field))
