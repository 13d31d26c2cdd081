"""Touchpoints and emotions: is the map good enough to be read?"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from cjm_tui.domain.analysis.disagreements import to_discuss
from cjm_tui.domain.analysis.guide_checks.situation import Check, Situation, Verdict, every, exists, revealed
from cjm_tui.domain.analysis.place import Place
from cjm_tui.domain.choices import ActivityKind, NoteKind, Phase, Role, TouchpointType
from cjm_tui.domain.viewing import hidden_activities
from cjm_tui.i18n import _, ngettext


def _stages_have_expectations(situation: Situation) -> Verdict:
    stages = [stage.stage for stage in situation.summary.stages]
    lacking = [
        stage.stage
        for stage in situation.summary.stages
        if not stage.stage.expectation and not any(point.touchpoint.expectation for point in stage.touchpoints)
    ]
    return every(stages, lacking, Phase.TOUCHPOINTS, "expectation")


def _every_stage_has_touchpoint(situation: Situation) -> Verdict:
    stages = situation.summary.stages
    return every([s.stage for s in stages], [s.stage for s in stages if not s.touchpoints], Phase.TOUCHPOINTS)


def _unplaced_is_empty(situation: Situation) -> Verdict:
    hidden = hidden_activities(situation.workshop)
    cards = [card for card in situation.workshop.bucket(situation.journey or "") if card.activity not in hidden]
    if not cards:
        return exists(situation.summary.touchpoints, Place(Phase.TOUCHPOINTS))
    detail = ngettext("{n} card to place", "{n} cards to place", len(cards)).format(n=len(cards))
    return Verdict(False, detail, Place(Phase.TOUCHPOINTS, "touchpoints", cards[0].uid, "stage"))


def _wait_is_timed(situation: Situation) -> Verdict:
    touchpoints = [point.touchpoint for point in situation.summary.touchpoints]
    waits = [t for t in touchpoints if t.touchpoint_type is TouchpointType.WAIT]
    if not waits and touchpoints:
        return Verdict(False, _("no wait on the map: is that so?"), Place(Phase.TOUCHPOINTS))
    lacking = [wait for wait in waits if wait.duration_minutes is None]
    return every(waits, lacking, Phase.TOUCHPOINTS, "duration_minutes")


def _every_touchpoint_has_channel(situation: Situation) -> Verdict:
    """Waits and internal work need no channel."""
    silent = (TouchpointType.WAIT, TouchpointType.INTERNAL)
    touchpoints = [point.touchpoint for point in situation.summary.touchpoints]
    contacts = [t for t in touchpoints if t.touchpoint_type not in silent]
    return every(contacts, [t for t in contacts if t.channel is None], Phase.TOUCHPOINTS, "channel")


def _every_stage_has_feedback(situation: Situation) -> Verdict:
    lacking = []
    for stage in situation.summary.stages:
        places = (stage.stage.uid, *(point.touchpoint.uid for point in stage.touchpoints))
        notes = (note for uid in places for note in situation.workshop.notes_on(uid))
        if not any(note.note_kind is NoteKind.FEEDBACK for note in notes):
            lacking.append(stage.stage)
    return every([stage.stage for stage in situation.summary.stages], lacking, Phase.TOUCHPOINTS, "feedback")


def _key_touchpoints_marked(situation: Situation) -> Verdict:
    marked = sum(point.touchpoint.key for point in situation.summary.touchpoints)
    return exists(marked, Place(Phase.TOUCHPOINTS), str(marked))


def _everyone_rated(situation: Situation) -> Verdict:
    """Who has rated is a secret where it is anonymous: the readings of each touchpoint in question are counted."""
    people = sum(p.role is Role.PARTICIPANT for p in situation.workshop.participants)
    expected = people or situation.summary.n
    rated = [point for point in situation.to_rate if point.readings and not point.is_inherited]
    if not rated or not expected:
        return Verdict(False, _only_treated(situation, _("not yet")), Place(Phase.EMOTIONS))
    fewest = min(rated, key=lambda point: len(point.readings))
    detail = _("{done} of {all}").format(done=min(len(fewest.readings), expected), all=expected)
    if len(fewest.readings) >= expected:
        return Verdict(True, _only_treated(situation, detail))
    return Verdict(False, _only_treated(situation, detail), Place(Phase.EMOTIONS, "touchpoints", fewest.touchpoint.uid))


def _key_touchpoints_rated(situation: Situation) -> Verdict:
    points = situation.to_rate
    lacking = [point.touchpoint for point in points if not point.is_rated]
    verdict = every([point.touchpoint for point in points], lacking, Phase.EMOTIONS)
    return replace(verdict, detail=_only_treated(situation, verdict.detail))


def _only_treated(situation: Situation, detail: str) -> str:
    """Say that a follow-up asks for the treated touchpoints only."""
    return _("treated since last time: {detail}").format(detail=detail) if situation.is_follow_up else detail


def _readings_revealed(situation: Situation) -> Verdict:
    has_readings = any(point.readings and not point.is_inherited for point in situation.summary.touchpoints)
    return revealed(situation, ActivityKind.READINGS, Phase.EMOTIONS, exists_otherwise=has_readings)


def _disagreements_settled(situation: Situation) -> Verdict:
    splits = to_discuss(situation.summary)
    if splits:
        touchpoint = splits[0].point.touchpoint
        detail = _("next: {title}").format(title=touchpoint.title)
        return Verdict(False, detail, Place(Phase.EMOTIONS, "touchpoints", touchpoint.uid))
    return exists(any(point.is_rated for point in situation.summary.touchpoints), Place(Phase.EMOTIONS))


CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "stages_have_expectations": _stages_have_expectations,
        "every_stage_has_touchpoint": _every_stage_has_touchpoint,
        "unplaced_is_empty": _unplaced_is_empty,
        "wait_is_timed": _wait_is_timed,
        "every_touchpoint_has_channel": _every_touchpoint_has_channel,
        "every_stage_has_feedback": _every_stage_has_feedback,
        "key_touchpoints_marked": _key_touchpoints_marked,
        "everyone_rated": _everyone_rated,
        "key_touchpoints_rated": _key_touchpoints_rated,
        "readings_revealed": _readings_revealed,
        "disagreements_settled": _disagreements_settled,
    }
)
"""Key of a check → the function that decides it."""
