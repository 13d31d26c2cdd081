"""Stages and lanes change shape, and what the team wrote stays."""

from __future__ import annotations

import pytest

from cjm_tui.domain import lanes
from cjm_tui.domain.acts import deriving, map_shape, mapping
from cjm_tui.domain.choices import NoteKind
from cjm_tui.domain.edits import Draft, create
from cjm_tui.domain.journey_map import Lane, Note, Stage, Touchpoint
from cjm_tui.domain.scope import Journey
from cjm_tui.room.room import Room


@pytest.fixture
def journey(room: Room) -> Journey:
    return room.view.journeys[0]


def fill(room: Room, journey: Journey, stage: Stage, *titles: str) -> None:
    for title in titles:
        room.submit(mapping.add_touchpoint(room.view, journey.uid, stage.uid, title, room.new_uid, uid=title))


def titles_in(room: Room, journey: Journey, stage: Stage) -> list[str]:
    return [t.title for t in room.view.touchpoints(journey.uid, stage.uid)]


@pytest.mark.parametrize("keep_first", [True, False])
def test_two_stages_become_one_in_the_order_of_the_map(room: Room, journey: Journey, keep_first: bool) -> None:
    first, second, *_rest = room.view.stages(journey.uid)
    fill(room, journey, first, "a", "b")
    fill(room, journey, second, "c", "d")
    room.submit(Draft("", (create(Note, "n", stage=second.uid, note_kind=NoteKind.FEEDBACK, text="survey"),)))
    kept, gone = (first, second) if keep_first else (second, first)
    room.submit(map_shape.merge_stages(room.view, room.view.get(Stage, kept.uid), room.view.get(Stage, gone.uid)))
    assert titles_in(room, journey, kept) == ["a", "b", "c", "d"]
    assert room.view.find(Stage, gone.uid) is None
    assert room.view.get(Note, "n").stage == kept.uid
    room.undo()
    assert titles_in(room, journey, first) == ["a", "b"]
    assert titles_in(room, journey, second) == ["c", "d"]


def test_a_dissolved_stage_leaves_its_touchpoints_in_the_bucket(room: Room, journey: Journey) -> None:
    stage = room.view.stages(journey.uid)[0]
    fill(room, journey, stage, "a", "b")
    room.submit(map_shape.dissolve_stage(room.view, stage))
    assert [t.title for t in room.view.bucket(journey.uid)] == ["a", "b"]


def test_lanes_are_chosen_and_an_unused_one_comes_by_itself_when_it_is_used(room: Room, journey: Journey) -> None:
    room.submit(map_shape.show_lanes(room.view, journey, ["doing", "emotion"]))
    journey = room.view.get(Journey, journey.uid)
    assert lanes.visible_lanes(room.view, journey) == ["doing", "emotion"]
    stage = room.view.stages(journey.uid)[0]
    fill(room, journey, stage, "a")
    point = room.view.get(Touchpoint, "a")
    room.submit(mapping.write_cell(room.view, point, "motivation", "to be done", room.new_uid))
    room.submit(mapping.write_cell(room.view, point, "pain", "slow", room.new_uid))
    assert lanes.visible_lanes(room.view, journey) == ["doing", "emotion", "motivation"]


def test_an_own_lane_comes_and_goes_with_its_texts(room: Room, journey: Journey) -> None:
    stage = room.view.stages(journey.uid)[0]
    fill(room, journey, stage, "a")
    room.submit(map_shape.add_lane(room.view, journey, "Weather", "w"))
    journey = room.view.get(Journey, journey.uid)
    assert lanes.visible_lanes(room.view, journey)[-1] == "w"
    room.submit(mapping.write_cell(room.view, room.view.get(Touchpoint, "a"), "w", "rain", room.new_uid))
    assert room.view.get(Touchpoint, "a").own == {"w": "rain"}
    room.submit(map_shape.remove_lane(room.view, room.view.get(Lane, "w")))
    assert room.view.get(Touchpoint, "a").own == {}
    assert "w" not in room.view.get(Journey, journey.uid).lanes
    room.undo()
    assert room.view.get(Touchpoint, "a").own == {"w": "rain"}


def test_a_blueprint_shows_its_own_lanes_over_the_columns_of_the_map(room: Room, journey: Journey) -> None:
    stage = room.view.stages(journey.uid)[0]
    fill(room, journey, stage, "a")
    room.submit(mapping.write_cell(room.view, room.view.get(Touchpoint, "a"), "pain", "slow", room.new_uid))
    room.submit(deriving.add_blueprint(room.view, journey, "Behind the scenes", "bp"))
    blueprint = room.view.get(Journey, "bp")
    assert lanes.visible_lanes(room.view, blueprint) == [
        "physical_evidence", "doing", "frontstage", "backstage", "support", "systems",
    ]  # fmt: skip
    assert room.view.touchpoints("bp") == room.view.touchpoints(journey.uid)
