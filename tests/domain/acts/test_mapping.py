"""Writing into the map: quick lines, cells, waiting times, moves, merges and splits."""

from __future__ import annotations

import pytest

from cjm_tui.domain import lanes
from cjm_tui.domain.acts import mapping
from cjm_tui.domain.choices import TouchpointType
from cjm_tui.domain.edits import Draft, create
from cjm_tui.domain.journey_map import Stage, Touchpoint
from cjm_tui.domain.judgement import Improvement, Reading
from cjm_tui.domain.persona import Persona
from cjm_tui.room.room import Room


@pytest.fixture
def stages(room: Room) -> list[Stage]:
    return room.view.stages(room.view.journeys[0].uid)


def add(room: Room, stage: Stage | None, *lines: str) -> None:
    journey = room.view.journeys[0].uid
    for line in lines:
        uid = mapping.parse_quick_line(line).title
        room.submit(
            mapping.add_touchpoint(room.view, journey, stage.uid if stage else None, line, room.new_uid, uid=uid)
        )


def point(room: Room, uid: str) -> Touchpoint:
    return room.view.get(Touchpoint, uid)


def row(room: Room, stage: Stage) -> list[str]:
    return [t.title for t in room.view.touchpoints(stage.journey, stage.uid)]


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Calls the desk", ("Calls the desk", (), (), "")),
        ("Calls !waits too long +friendly @phone", ("Calls", ("waits too long",), ("friendly",), "phone")),
        ("Calls !slow !rude", ("Calls", ("slow", "rude"), (), "")),
        ("Pays R$ 10 + 2", ("Pays R$ 10 + 2", (), (), "")),
        ("Writes to a@b.example", ("Writes to a@b.example", (), (), "")),
        ("!only a sign", ("!only a sign", (), (), "")),
    ],
)
def test_a_typed_line_is_taken_apart(line: str, parts: tuple[object, ...]) -> None:
    quick = mapping.parse_quick_line(line)
    assert (quick.title, quick.pains, quick.gains, quick.channel) == parts


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("90", 90),
        ("45 min", 45),
        ("1h30", 90),
        ("2 h", 120),
        ("3 d", 4320),
        ("1,5 h", 90),
        ("", None),
        ("2 dias", 2880),
    ],
)
def test_a_waiting_time_is_read_as_people_write_it(text: str, minutes: int | None) -> None:
    assert mapping.parse_minutes(text) == minutes


@pytest.mark.parametrize("text", ["soon", "1:30", "h", "-5"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text):
        mapping.parse_minutes(text)


def test_a_wait_with_a_duration_becomes_a_wait(room: Room, stages: list[Stage]) -> None:
    add(room, stages[3], "Silence")
    room.submit(mapping.write_cell(room.view, point(room, "Silence"), "wait", "3 h", room.new_uid))
    assert point(room, "Silence").duration_minutes == 180
    assert point(room, "Silence").touchpoint_type is TouchpointType.WAIT


def test_a_cell_of_notes_keeps_the_notes_that_stay(room: Room, stages: list[Stage]) -> None:
    add(room, stages[0], "Screen !white !slow")
    before = {n.text: n.uid for n in room.view.notes_on("Screen")}
    room.submit(mapping.write_cell(room.view, point(room, "Screen"), "pain", "slow\nblue", room.new_uid))
    after = {n.text: n.uid for n in room.view.notes_on("Screen")}
    assert set(after) == {"slow", "blue"}
    assert after["slow"] == before["slow"]


def test_a_channel_is_known_by_its_beginning_and_a_new_one_is_added(room: Room, stages: list[Stage]) -> None:
    add(room, stages[0], "Calls @pho", "Asks @Carrier pigeon")
    assert lanes.cell_text(room.view, point(room, "Calls"), "channel") == "Phone"
    assert lanes.cell_text(room.view, point(room, "Asks"), "channel") == "Carrier pigeon"
    assert "Carrier pigeon" in [c.title for c in room.view.channels]


def test_a_touchpoint_moves_within_its_stage_and_over_the_edge(room: Room, stages: list[Stage]) -> None:
    add(room, stages[0], "a", "b")
    add(room, stages[1], "c")
    for _step in range(2):
        draft = mapping.move_touchpoint(room.view, point(room, "a"), 1)
        assert draft is not None
        room.submit(draft)
    assert (row(room, stages[0]), row(room, stages[1])) == (["b"], ["a", "c"])
    draft = mapping.move_touchpoint(room.view, point(room, "a"), -1)
    assert draft is not None
    room.submit(draft)
    assert row(room, stages[0]) == ["b", "a"]
    assert mapping.move_touchpoint(room.view, point(room, "b"), -1) is None


def test_a_split_touchpoint_stands_beside_itself(room: Room, stages: list[Stage]) -> None:
    add(room, stages[0], "Calls and waits @Phone", "z")
    room.submit(mapping.split(point(room, "Calls and waits"), ["Calls", "Waits", "Is answered"], room.new_uid))
    assert row(room, stages[0]) == ["Calls", "Waits", "Is answered", "z"]
    assert {lanes.cell_text(room.view, t, "channel") for t in room.view.touchpoints(stages[0].journey)} == {"Phone", ""}
    room.undo()
    assert row(room, stages[0]) == ["Calls and waits", "z"]


def test_merging_moves_readings_and_what_improvements_mend(room: Room, stages: list[Stage]) -> None:
    add(room, stages[0], "a", "b")
    reading = {"persona": "ana", "valence": -2}
    room.submit(
        Draft("", (
            create(Persona, "ana", display_name="Ana"),
            create(Reading, "r1", touchpoint="a", author="x", **reading),
            create(Reading, "r2", touchpoint="b", author="x", **reading),
            create(Reading, "r3", touchpoint="b", author="y", **reading),
            create(Improvement, "i", title="Answer", touchpoints=["a", "b"]),
        ))
    )  # fmt: skip
    room.submit(mapping.merge(room.view, point(room, "a"), point(room, "b")))
    assert {r.uid for r in room.view.readings_on("a")} == {"r1", "r3"}
    assert room.view.get(Improvement, "i").touchpoints == ("a",)
    room.undo()
    assert {r.uid for r in room.view.readings_on("b")} == {"r2", "r3"}
