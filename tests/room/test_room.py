"""The room: what is submitted is stored, seen by everybody, and can be taken back."""

from __future__ import annotations

import pytest

from cjm_tui.domain.acts import records
from cjm_tui.domain.edits import apply, change
from cjm_tui.domain.journey_map import Note, Stage, Touchpoint
from cjm_tui.domain.scope import Goal
from cjm_tui.domain.setting import Alternative
from cjm_tui.domain.settling import Refused
from cjm_tui.domain.workshop import Workshop
from cjm_tui.room.room import Room
from cjm_tui.storage.library import Library
from cjm_tui.storage.workshops import load_workshop, new_uid


def add_touchpoint(room: Room, title: str, stage: int = 0, **fields: object) -> Touchpoint:
    journey = room.view.journeys[0]
    uid = new_uid()
    where = room.view.stages(journey.uid)[stage].uid
    room.submit(records.add(Touchpoint, uid, journey=journey.uid, stage=where, title=title, **fields))
    return room.view.get(Touchpoint, uid)


def test_a_new_workshop_has_the_templates_stages_in_order(room: Room) -> None:
    titles = [s.title for s in room.view.stages(room.view.journeys[0].uid)]
    assert len(titles) == 7
    assert room.view.about.title == "IT portal"
    assert [c.title for c in room.view.channels][:2]


def test_what_was_submitted_is_in_the_file_and_in_the_view(room: Room, library: Library) -> None:
    touchpoint = add_touchpoint(room, "Calls the service desk")
    assert load_workshop(library, room.number).get(Touchpoint, touchpoint.uid) == touchpoint


def test_another_room_on_the_same_file_catches_up(room: Room) -> None:
    with Library(room.library.path) as second:
        other = Room.enter(second, room.number)
        touchpoint = add_touchpoint(room, "Calls")
        assert other.has_news()
        other.catch_up()
        assert other.view.get(Touchpoint, touchpoint.uid).title == "Calls"
        assert other.view.records == room.view.records


def test_undo_and_redo_bring_everything_back_and_forth(room: Room) -> None:
    before = room.view
    stage = before.stages(before.journeys[0].uid)[0]
    first = add_touchpoint(room, "One")
    add_touchpoint(room, "Two")
    room.submit(records.add(Note, new_uid(), touchpoint=first.uid, text="Again?"))
    room.submit(records.take_out(room.view.get(Stage, stage.uid)))
    after = room.view
    assert len(after.all(Touchpoint)) == 0
    assert len(after.all(Note)) == 0
    while room.undo():
        pass
    assert room.view.all(Stage).keys() >= {stage.uid}
    undone = room.view
    while room.redo():
        pass
    assert room.view.records == after.records
    while room.undo():
        pass
    assert room.view.records == undone.records


def test_undo_survives_a_restart(room: Room) -> None:
    touchpoint = add_touchpoint(room, "One")
    room.submit(records.set_fields(touchpoint, title="Changed"))
    with Library(room.library.path) as again:
        later = Room.enter(again, room.number)
        later.undo()
        assert later.view.get(Touchpoint, touchpoint.uid).title == "One"


def test_undo_refuses_to_take_back_what_somebody_else_changed_since(room: Room) -> None:
    from cjm_tui.domain.choices import Role
    from cjm_tui.domain.setting import Participant

    uid = new_uid()
    room.submit(records.add(Participant, uid, display_name="Ana", role=Role.CO_FACILITATOR))
    touchpoint = add_touchpoint(room, "One")
    room.submit(records.set_fields(touchpoint, title="Mine"))
    with Library(room.library.path) as second:
        ana = Room.enter(second, room.number, uid)
        ana.submit(records.set_fields(touchpoint, title="Ana's"))
    room.catch_up()
    with pytest.raises(Refused, match="Ana"):
        room.undo()


def test_a_late_text_is_kept_beside_the_committed_one(room: Room) -> None:
    touchpoint = add_touchpoint(room, "One", doing="Calls")
    with Library(room.library.path) as second:
        other = Room.enter(second, room.number)
        other.submit(records.set_fields(touchpoint, doing="Calls twice", base={"doing": "Calls"}))
    outcome = room.submit(records.set_fields(touchpoint, doing="Writes", base={"doing": "Calls"}))
    assert room.view.get(Touchpoint, touchpoint.uid).doing == "Calls twice"
    assert outcome.conflicts
    assert [a.text for a in room.view.all(Alternative).values()] == ["Writes"]


def test_order_is_kept_when_two_insert_after_the_same_neighbour(room: Room) -> None:
    first = add_touchpoint(room, "A")
    add_touchpoint(room, "Z")
    journey, stage = first.journey, first.stage
    for title in ("M", "L"):
        room.submit(records.add(Touchpoint, new_uid(), place=first.uid, journey=journey, stage=stage, title=title))
    room.submit(records.add(Touchpoint, new_uid(), place="", journey=journey, stage=stage, title="0"))
    assert [t.title for t in room.view.touchpoints(journey, stage)] == ["0", "A", "L", "M", "Z"]


def test_moving_a_touchpoint_to_another_stage_puts_it_last_there(room: Room) -> None:
    first, second = add_touchpoint(room, "A"), add_touchpoint(room, "B", stage=1)
    room.submit(records.set_fields(first, stage=second.stage))
    assert [t.title for t in room.view.touchpoints(first.journey, second.stage)] == ["B", "A"]


def test_replaying_the_history_gives_the_workshop(room: Room) -> None:
    touchpoint = add_touchpoint(room, "One")
    room.submit(records.set_fields(touchpoint, key=True, systems=("ERP", "CRM")))
    replayed = Workshop()
    for entry in room.history():
        replayed = apply(replayed, entry.edits, entry.seq)
    assert {k: dict(v) for k, v in replayed.records.items() if v} == {
        k: dict(v) for k, v in room.view.records.items() if v
    }


def test_texts_are_cleaned_before_they_are_stored(room: Room) -> None:
    touchpoint = add_touchpoint(room, "A\x1b]52;c;eA==\x07B\u202eC")
    assert "\x1b" not in touchpoint.title
    assert "\u202e" not in touchpoint.title


def test_an_edit_that_changes_nothing_stores_nothing(room: Room) -> None:
    touchpoint = add_touchpoint(room, "A")
    assert room.submit(records.set_fields(touchpoint, title="A")).change is None


def test_removing_a_goal_takes_it_out_of_the_journeys_that_name_it(room: Room) -> None:
    uid = new_uid()
    room.submit(records.add(Goal, uid, title="Fewer calls"))
    journey = room.view.journeys[0]
    room.submit(records.set_fields(journey, goals=(uid,)))
    room.submit(records.take_out(room.view.get(Goal, uid)))
    assert room.view.journeys[0].goals == ()
    room.undo()
    assert room.view.journeys[0].goals == (uid,)


def test_editing_a_removed_record_is_refused_with_a_sentence(room: Room) -> None:
    touchpoint = add_touchpoint(room, "A")
    room.submit(records.take_out(touchpoint))
    with pytest.raises(Refused, match="removed"):
        room.submit(records.set_fields(touchpoint, title="B"))
    assert room.tombstone("touchpoints", touchpoint.uid)
    assert change(touchpoint, title="B").after == {"title": "B"}


def test_what_others_did_while_one_stored_something_oneself_is_still_heard(room: Room) -> None:
    with Library(room.library.path) as second:
        other = Room.enter(second, room.number)
        theirs = add_touchpoint(other, "Theirs")
        mine = add_touchpoint(room, "Mine")
        assert room.has_news()
        heard = {edit.uid for change in room.hear() for edit in change.edits}
        assert theirs.uid in heard
        assert mine.uid not in heard
        assert not room.hear()
