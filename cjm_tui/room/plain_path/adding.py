"""From a line of text to what it adds: a record of any phase, one's own entry in a silent task, an act of the room.

While the room writes in silence, a touchpoint is one's own card and an improvement one's own idea.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from cjm_tui.domain.acts import contributing, map_shape, mapping, priorities, sorting
from cjm_tui.domain.acts.records import add
from cjm_tui.domain.choices import ActivityKind, JourneyStatus, NoteKind
from cjm_tui.domain.edits import Draft, Fields, change, fields_of, jsonable
from cjm_tui.domain.journey_map import Note, Stage, Touchpoint
from cjm_tui.domain.judgement import Improvement
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.records import Record
from cjm_tui.domain.scope import Channel, Goal, Journey, Scenario
from cjm_tui.domain.setting import Activity, Department
from cjm_tui.domain.silent_task import open_task, subjects_of
from cjm_tui.i18n import N_, _
from cjm_tui.room.plain_path import facilitating, judging
from cjm_tui.room.plain_path.fields import check_fields, fields_from
from cjm_tui.room.plain_path.line import Addition, Line
from cjm_tui.room.plain_path.named import (
    Unclear,
    improvement_named,
    journey_named,
    stage_named,
    touchpoint_named,
)
from cjm_tui.room.room import Room

_RECORDS: dict[str, type[Record]] = {
    "goal": Goal,
    "scenario": Scenario,
    "channel": Channel,
    "department": Department,
    "journey": Journey,
    "persona": Persona,
}
"""Kinds whose text is their name."""


def addition_of(room: Room, line: Line) -> Addition:
    """Return what a line of one of `KINDS` adds, in the room as it stands.

    Raises:
        Unclear: the line cannot be understood; says why in a sentence.
    """
    if not line.text.strip() and line.kind not in WORDLESS:
        raise Unclear(_("There is nothing on this line."))
    return KINDS[line.kind](room, replace(line, text=line.text.strip()))


def _record(room: Room, line: Line) -> Addition:
    model = _RECORDS[line.kind]
    name = "display_name" if "display_name" in model.model_fields else "title"
    fields = {name: line.text, **fields_from(room.view, model, line.fields)}
    if model is Journey:
        fields.setdefault("status", JourneyStatus.LATER)
    check_fields(model, fields)
    uid = room.new_uid()
    return Addition(add(model, uid, **fields), uid)


def _stage(room: Room, line: Line) -> Addition:
    uid, journey = room.new_uid(), journey_named(room.view, line.journey)
    fields = fields_from(room.view, Stage, line.fields)
    check_fields(Stage, {"journey": journey.uid, "title": line.text, **fields})
    return _with(map_shape.add_stage(room.view, journey.uid, line.text, uid), uid, fields)


def _touchpoint(room: Room, line: Line) -> Addition:
    view, uid = room.view, room.new_uid()
    journey = journey_named(view, line.journey)
    stage = stage_named(view, journey, line.stage).uid if line.stage else None
    task = open_task(view)
    if isinstance(task, Activity) and task.what is ActivityKind.CARDS:
        check_fields(Touchpoint, {"journey": journey.uid, "title": line.text})
        return Addition(contributing.write_card(view, room.viewer, task, line.text, stage, uid), uid)
    fields = fields_from(view, Touchpoint, line.fields)
    quick = mapping.parse_quick_line(line.text)
    check_fields(Touchpoint, {"journey": journey.uid, "title": quick.title, **fields})
    typed = f"{line.text} @{line.channel}" if line.channel else line.text
    return _with(mapping.add_touchpoint(view, journey.uid, stage, typed, room.new_uid, uid=uid), uid, fields)


def _place(room: Room, line: Line) -> Addition:
    """Put a card into a stage, by default the one that is suggested; without a text every card."""
    view, journey = room.view, journey_named(room.view, line.journey)
    if not line.text:
        draft = sorting.accept_all(view, journey.uid)
        if draft is None:
            raise Unclear(_("No card waits that a stage is suggested for."))
        return Addition(draft, draft.edits[0].uid)
    card = touchpoint_named(view, line.text, line.journey)
    suggested = sorting.suggest_stage(card, view.stages(journey.uid), view.touchpoints(journey.uid))
    stage = stage_named(view, journey, line.stage).uid if line.stage else suggested
    if stage is None:
        raise Unclear(_("No stage is suggested for this card: say which with --stage."))
    return Addition(mapping.place_touchpoint(card, stage), card.uid)


def _note(room: Room, line: Line) -> Addition:
    view, uid = room.view, room.new_uid()
    fields: Fields = {"note_kind": NoteKind(line.kind), "text": line.text, **fields_from(view, Note, line.fields)}
    if line.touchpoint:
        fields["touchpoint"] = touchpoint_named(view, line.touchpoint, line.journey).uid
    elif line.stage:
        fields["stage"] = stage_named(view, journey_named(view, line.journey), line.stage).uid
    elif line.journey:
        fields["journey"] = journey_named(view, line.journey).uid
    check_fields(Note, fields)
    return Addition(add(Note, uid, N_("Add note"), **fields), uid)


def _improvement(room: Room, line: Line) -> Addition:
    view, uid = room.view, room.new_uid()
    task = open_task(view)
    if isinstance(task, Activity) and task.what is ActivityKind.IDEAS:
        check_fields(Improvement, {"title": line.text})
        subject, text = contributing.split_number(line.text, subjects_of(view, task))
        finding = subject.uid if subject else None
        return Addition(contributing.write_idea(view, room.viewer, task, text, finding, uid), uid)
    fields = fields_from(view, Improvement, line.fields)
    check_fields(Improvement, {"title": line.text, **fields})
    mended = [touchpoint_named(view, line.touchpoint, line.journey).uid] if line.touchpoint else []
    journey = journey_named(view, line.journey).uid if view.journeys else None
    return _with(priorities.add_improvement(journey, line.text, uid, touchpoints=mended), uid, fields)


def _action(room: Room, line: Line) -> Addition:
    """Say how, who and when of an improvement; the text is the how."""
    improvement = improvement_named(room.view, line.improvement)
    fields = fields_from(room.view, Improvement, line.fields)
    if line.text:
        fields["how"] = line.text
    if not fields:
        raise Unclear(_("Say how (the text), who (--owner) or when (--due)."))
    known = {name: value for name, value in fields_of(improvement).items() if name not in fields}
    check_fields(Improvement, {**known, **fields})
    return Addition(Draft(N_("Edit"), (change(improvement, **fields),)), improvement.uid)


def _with(draft: Draft, uid: str, fields: Fields) -> Addition:
    """Return the addition of a draft with more fields in the creation of the record of the uid."""
    edits = tuple(
        e.model_copy(update={"after": {**e.after, **jsonable(fields)}}) if e.uid == uid else e for e in draft.edits
    )
    return Addition(replace(draft, edits=edits), uid)


KINDS: dict[str, Callable[[Room, Line], Addition]] = {
    **dict.fromkeys(_RECORDS, _record),
    "stage": _stage,
    "touchpoint": _touchpoint,
    "place": _place,
    **{kind.value: _note for kind in NoteKind},
    "reading": judging.reading,
    "improvement": _improvement,
    "estimate": judging.estimate,
    "vote": judging.vote,
    "action": _action,
    "phase": facilitating.phase,
    "task": facilitating.task,
    "reveal": facilitating.reveal,
    "close": facilitating.close,
}
"""What can be added, in the order of the phases; the last four are acts of whoever facilitates."""

WORDLESS = ("place", "action", "reveal", "close")
"""Kinds that say something without a text."""
