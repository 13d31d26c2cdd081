"""The shape of a map: its stages, and the lanes that it shows."""

from __future__ import annotations

from collections.abc import Collection

from cjm_tui.domain import lanes
from cjm_tui.domain.edits import Draft, Fields, change, create, remove
from cjm_tui.domain.journey_map import Lane, Stage, Touchpoint
from cjm_tui.domain.scope import Journey
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import N_


def add_stage(workshop: Workshop, journey: str, title: str, uid: str, after: str | None = None) -> Draft:
    """Return the draft that adds a stage after another one (empty: first; None: last), in its neighbour's period."""
    stages = workshop.stages(journey)
    neighbour = workshop.find(Stage, after) or (stages[0] if after == "" and stages else stages[-1] if stages else None)
    period = {"period": neighbour.period, "period_label": neighbour.period_label} if neighbour else {}
    edit = create(Stage, uid, journey=workshop.columns_of(journey), title=title, place=after, **period)
    return Draft(N_("Add stage"), (edit,))


def merge_stages(workshop: Workshop, kept: Stage, other: Stage) -> Draft:
    """Return the draft that makes one stage of two; touchpoints and notes of both stay, in the order of the map."""
    order = [stage.uid for stage in workshop.stages(kept.journey)]
    comes_first = order.index(other.uid) < order.index(kept.uid)
    edits = []
    place = "" if comes_first else None
    for touchpoint in workshop.touchpoints(kept.journey, other.uid):
        edits.append(change(touchpoint, stage=kept.uid, place=place))
        place = touchpoint.uid if comes_first else None
    edits += [change(note, stage=kept.uid) for note in workshop.notes_on(other.uid)]
    texts: Fields = {
        field: f"{getattr(kept, field)}\n{getattr(other, field)}".strip()
        for field in ("description", "expectation")
        if getattr(other, field) and getattr(other, field) != getattr(kept, field)
    }
    if texts:
        edits.append(change(kept, **texts))
    edits += [change(card, suggested_stage=kept.uid) for card in _suggested_for(workshop, other)]
    return Draft(N_("Merge stages"), (*edits, remove(other)))


def dissolve_stage(workshop: Workshop, stage: Stage) -> Draft:
    """Return the draft that removes a stage and puts its touchpoints back into the bucket."""
    touchpoints = workshop.touchpoints(stage.journey, stage.uid)
    return Draft(N_("Remove stage"), (*(change(t, stage=None) for t in touchpoints), remove(stage)))


def show_lanes(workshop: Workshop, journey: Journey, chosen: Collection[str]) -> Draft:
    """Return the draft that shows these lanes and no others; what the others hold stays."""
    every = lanes.all_lanes(workshop, journey)
    on = [key for key in every if key in chosen]
    # Only what was taken away stays away: a lane that is empty today comes by itself when it is used.
    taken_away = [key for key in lanes.visible_lanes(workshop, journey) if key not in chosen]
    off = [key for key in journey.lanes_off if key not in chosen]
    return Draft(N_("Switch lane"), (change(journey, lanes=on, lanes_off=[*dict.fromkeys([*off, *taken_away])]),))


def add_lane(workshop: Workshop, journey: Journey, title: str, uid: str) -> Draft:
    """Return the draft that adds a lane of the team's own."""
    on = journey.lanes or lanes.visible_lanes(workshop, journey)
    edits = (
        create(Lane, uid, journey=workshop.columns_of(journey.uid), title=title),
        change(journey, lanes=[*on, uid]),
    )
    return Draft(N_("Add lane"), edits)


def remove_lane(workshop: Workshop, lane: Lane) -> Draft:
    """Return the draft that removes an own lane with what its cells hold."""
    holders = [t for t in workshop.all(Touchpoint).values() if lane.uid in t.own]
    emptied = [change(t, own={uid: text for uid, text in t.own.items() if uid != lane.uid}) for t in holders]
    showing = [j for j in workshop.journeys if lane.uid in (*j.lanes, *j.lanes_off)]
    unlisted = [
        change(
            j, lanes=[k for k in j.lanes if k != lane.uid], lanes_off=[k for k in j.lanes_off if k != lane.uid]
        )
        for j in showing
    ]  # fmt: skip
    return Draft(N_("Remove lane"), (*emptied, *unlisted, remove(lane)))


def _suggested_for(workshop: Workshop, stage: Stage) -> list[Touchpoint]:
    return [t for t in workshop.all(Touchpoint).values() if t.suggested_stage == stage.uid]
