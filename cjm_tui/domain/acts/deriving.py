"""Deriving one map from another: the to-be from the as-is, and a blueprint as an extra layer."""

from __future__ import annotations

import re
from collections.abc import Callable

from cjm_tui.domain.choices import JourneyStatus, JourneyType
from cjm_tui.domain.edits import Draft, Edit, create, fields_of
from cjm_tui.domain.journey_map import Lane, Stage, Touchpoint
from cjm_tui.domain.scope import Journey
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import N_, _

NewUid = Callable[[], str]

_AS_IT_IS = re.compile(
    r"[\s,;:·–—(\[-]+(as[\s-](it[\s-])?is([\s-](today|now))?|today|current state|"
    r"como (ela |ele )?(é|está)( hoje| agora)?|(de )?hoje( em dia)?|estado atual|situação atual)[)\]]?\s*$",
    re.IGNORECASE,
)
"""The end of a title that says that the map shows today."""

_OF_THE_CARD = {"author", "activity", "merged_from", "suggested_stage", "set_aside", "position"}
"""Fields that tell how an as-is card came about; the copy has no such history."""


def derive_future(workshop: Workshop, journey: Journey, title: str, uid: str, new_uid: NewUid) -> Draft:
    """Return the draft that copies a map as it is into a future state, which then says what shall be different.

    Every copy remembers its touchpoint. Readings, pains and other notes stay with the map that they were said about.
    """
    source = workshop.columns_of(journey.uid)
    lanes = {lane.uid: new_uid() for lane in workshop.lanes_of(source)}
    edits: list[Edit] = [_journey(journey, title, uid, source, lanes)]
    edits += [create(Lane, lanes[lane.uid], journey=uid, title=lane.title) for lane in workshop.lanes_of(source)]
    for stage in workshop.stages(source):
        copy = new_uid()
        fields = {**fields_of(stage), "journey": uid}
        del fields["position"]
        edits.append(create(Stage, copy, **fields))
        edits += [_touchpoint(point, uid, copy, lanes, new_uid()) for point in workshop.touchpoints(source, stage.uid)]
    return Draft(N_("Derive the to-be"), tuple(edits))


def add_blueprint(workshop: Workshop, journey: Journey, title: str, uid: str) -> Draft:
    """Return the draft that lays a service blueprint over a map: the same columns, with the organisation's lanes."""
    edit = create(
        Journey, uid, title=title, journey_type=JourneyType.BLUEPRINT, parent=workshop.columns_of(journey.uid),
        personas=journey.personas, goals=journey.goals, scenarios=journey.scenarios, status=JourneyStatus.NOW,
    )  # fmt: skip
    return Draft(N_("Add blueprint"), (edit,))


def proposed_title(title: str, kind: JourneyType) -> str:
    """Return a name for a map made from another one, in the language in force; "as it is" falls off first."""
    short = _AS_IT_IS.sub("", title).strip() or title
    if kind is JourneyType.BLUEPRINT:
        return _("{journey}: service blueprint").format(journey=short)
    return _("{journey}, as it will be").format(journey=short)


def futures_of(workshop: Workshop, journey: str) -> list[Journey]:
    """Return the future states that were derived from a map."""
    source = workshop.columns_of(journey)
    return [other for other in workshop.journeys if other.derived_from == source]


def _journey(journey: Journey, title: str, uid: str, source: str, lanes: dict[str, str]) -> Edit:
    fields = fields_of(journey)
    for left_behind in ("position", "parent", "value", "ease", "complexity"):
        del fields[left_behind]
    for field in ("lanes", "lanes_off"):
        fields[field] = [lanes.get(lane, lane) for lane in fields[field]]
    fields |= {
        "title": title, "derived_from": source, "journey_type": JourneyType.FUTURE_STATE, "status": JourneyStatus.NOW,
    }  # fmt: skip
    return create(Journey, uid, **fields)


def _touchpoint(point: Touchpoint, journey: str, stage: str, lanes: dict[str, str], uid: str) -> Edit:
    fields = {name: value for name, value in fields_of(point).items() if name not in _OF_THE_CARD}
    fields["own"] = {lanes.get(lane, lane): text for lane, text in point.own.items()}
    fields |= {"journey": journey, "stage": stage, "derived_from": point.uid}
    return create(Touchpoint, uid, **fields)
