"""Who may do what, asked of the room, which checks it in the transaction."""

from __future__ import annotations

import pytest

from cjm_tui.domain.acts import contributing, facilitation, people, priorities, records
from cjm_tui.domain.acts.restoring import restore_to
from cjm_tui.domain.choices import ActivityKind, Phase, Role
from cjm_tui.domain.edits import Draft, change, create
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.domain.judgement import Agreement, Improvement, Reading, Vote
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.setting import Participant
from cjm_tui.domain.settling import Refused
from cjm_tui.domain.silent_task import open_task
from cjm_tui.room import joining
from cjm_tui.room.room import Room
from cjm_tui.storage.errors import OverBudget
from cjm_tui.storage.workshops import new_uid
from tests.conftest import NOW


def come(room: Room, name: str, role: Role = Role.PARTICIPANT) -> Room:
    """Return the room as somebody who has just joined it sees it."""
    joined = joining.join(room.library, room.number, name, at=NOW, role=role)
    room.catch_up()
    return Room.enter(room.library, room.number, joined.participant)


def person(room: Room) -> Participant:
    assert room.me is not None
    return room.me


def card(room: Room, title: str) -> Draft:
    return records.add(Touchpoint, new_uid(), journey=room.view.journeys[0].uid, title=title)


def test_participants_write_what_the_phase_is_about_and_nothing_else(room: Room) -> None:
    ana = come(room, "Ana")
    with pytest.raises(Refused, match="another phase"):
        ana.submit(card(ana, "Calls"))
    room.submit(facilitation.move_room(room.view, Phase.TOUCHPOINTS, NOW))
    ana.submit(card(ana, "Calls"))
    room.submit(people.set_lock(room.view, True))
    with pytest.raises(Refused, match="locked"):
        ana.submit(card(ana, "Waits"))


def test_observers_change_nothing_but_their_own_name(room: Room) -> None:
    rui = come(room, "Rui", Role.OBSERVER)
    room.submit(facilitation.move_room(room.view, Phase.TOUCHPOINTS, NOW))
    with pytest.raises(Refused, match="observer"):
        rui.submit(card(rui, "Calls"))
    rui.submit(people.rename(rui.view, person(rui), "Rui S."))
    assert person(rui).display_name == "Rui S."
    with pytest.raises(Refused):
        rui.submit(people.give_role(person(rui), Role.FACILITATOR))


def test_participants_move_nobody_and_reveal_nothing(room: Room) -> None:
    ana = come(room, "Ana")
    with pytest.raises(Refused, match="facilitator"):
        ana.submit(facilitation.move_room(ana.view, Phase.ACTIONS, NOW))
    room.submit(facilitation.open_activity(room.view, ActivityKind.CARDS, at=NOW, new_uid=new_uid))
    ana.catch_up()
    with pytest.raises(Refused, match="facilitator"):
        ana.submit(facilitation.reveal(ana.view.activities[0], NOW))


def test_co_facilitators_run_activities_but_give_no_roles_and_move_no_room(room: Room) -> None:
    leo = come(room, "Leo", Role.CO_FACILITATOR)
    leo.submit(facilitation.open_activity(leo.view, ActivityKind.CARDS, at=NOW, new_uid=new_uid))
    leo.submit(facilitation.reveal(leo.view.activities[0], NOW))
    for draft in (
        facilitation.move_room(leo.view, Phase.ACTIONS, NOW),
        people.give_role(person(leo), Role.FACILITATOR),
        people.hand_over(leo.view, person(leo)),
    ):
        with pytest.raises(Refused):
            leo.submit(draft)


def test_the_role_moves_by_an_explicit_hand_over_and_the_host_can_take_it_back(room: Room) -> None:
    ana = come(room, "Ana")
    host = person(room)
    room.submit(people.hand_over(room.view, person(ana)))
    ana.catch_up()
    assert (ana.viewer.role, room.viewer.role) == (Role.FACILITATOR, Role.CO_FACILITATOR)
    ana.submit(facilitation.move_room(ana.view, Phase.PERSONAS, NOW))
    with pytest.raises(Refused):
        room.submit(facilitation.move_room(room.view, Phase.SCOPE, NOW))
    reopened = Room.enter(room.library, room.number)
    assert (reopened.viewer.uid, reopened.viewer.role) == (host.uid, Role.CO_FACILITATOR)
    reopened.submit(people.reclaim(reopened.view, host))
    ana.catch_up()
    assert (reopened.viewer.role, ana.viewer.role) == (Role.FACILITATOR, Role.CO_FACILITATOR)


def test_only_the_host_takes_the_room_back(room: Room) -> None:
    leo = come(room, "Leo", Role.CO_FACILITATOR)
    with pytest.raises(Refused):
        leo.submit(people.reclaim(leo.view, person(leo)))


def test_what_was_written_silently_is_in_nobody_elses_view_until_the_reveal(room: Room) -> None:
    ana, rui = come(room, "Ana"), come(room, "Rui")
    room.submit(facilitation.open_activity(room.view, ActivityKind.CARDS, at=NOW, new_uid=new_uid))
    ana.catch_up()
    task = ana.view.activities[0]
    ana.submit(contributing.write_card(ana.view, ana.viewer, task, "Calls", None, new_uid()))
    for other in (room, rui):
        other.catch_up()
        assert not other.view.all(Touchpoint)
        assert "Calls" not in str(other.log())
        assert sum(other.contributions(task.uid).values()) == 1
    mine = next(iter(ana.view.all(Touchpoint).values()))
    with pytest.raises(Refused, match="own entries"):
        rui.submit(Draft("Edit", (change(mine, title="Mine now"),)))
    room.submit(facilitation.reveal(room.view.activities[0], NOW))
    rui.catch_up()
    assert [t.title for t in rui.view.all(Touchpoint).values()] == ["Calls"]
    assert person(ana).uid not in str(rui.log()[-2].model_dump())


def test_while_cards_are_written_in_silence_no_participant_writes_in_sight_of_all(room: Room) -> None:
    ana = come(room, "Ana")
    room.submit(facilitation.move_room(room.view, Phase.TOUCHPOINTS, NOW))
    room.submit(facilitation.open_activity(room.view, ActivityKind.CARDS, at=NOW, new_uid=new_uid))
    with pytest.raises(Refused, match="in silence"):
        ana.submit(card(ana, "Calls"))
    room.submit(card(room, "Said by somebody at the flip chart"))
    room.submit(facilitation.reveal(room.view.activities[0], NOW))
    ana.submit(card(ana, "Calls"))


def test_votes_stand_once_the_ballot_is_closed_and_never_exceed_the_budget(room: Room) -> None:
    ana = come(room, "Ana")
    uid = new_uid()
    room.submit(records.add(Improvement, uid, title="Call back"))
    room.submit(priorities.open_ballot(room.view, [uid], NOW, new_uid=new_uid))
    ana.catch_up()
    ballot = open_task(ana.view)
    assert ballot is not None
    vote = contributing.vote(ana.view, ana.viewer, ballot, uid, 2, new_uid=new_uid)  # type: ignore[arg-type]
    assert vote is not None
    ana.submit(vote)
    with pytest.raises(OverBudget):
        ana.submit(contributing.vote(ana.view, ana.viewer, ballot, uid, 8, new_uid=new_uid))  # type: ignore[arg-type]
    room.submit(priorities.close_ballot(room.view, room.view.ballots[0], NOW))
    ana.catch_up()
    cast = next(iter(ana.view.all(Vote).values()))
    with pytest.raises(Refused, match="stands"):
        ana.submit(contributing.take_back(cast))


def test_a_closed_workshop_can_be_read_by_everybody_and_changed_by_the_facilitator(room: Room) -> None:
    ana = come(room, "Ana")
    room.submit(facilitation.close_workshop(room.view, NOW, None))
    with pytest.raises(Refused, match="closed"):
        ana.submit(records.add(Improvement, new_uid(), title="Late"))


def test_what_went_along_with_a_removal_comes_back_with_it_whoever_had_given_it(room: Room) -> None:
    ana = come(room, "Ana")
    journey = room.view.journeys[0].uid
    given = Draft("Give", (
        create(Persona, "rosa", display_name="Rosa"),
        create(Touchpoint, "calls", journey=journey, stage=room.view.stages(journey)[0].uid, title="Calls"),
        create(Reading, "felt", touchpoint="calls", persona="rosa", author=room.viewer.uid, valence=1),
        create(Agreement, "agreed", touchpoint="calls", persona="rosa", value=1),
    ))  # fmt: skip
    room.submit(given)
    room.submit(facilitation.move_room(room.view, Phase.TOUCHPOINTS, NOW))
    ana.catch_up()
    ana.submit(records.take_out(ana.view.get(Touchpoint, "calls")))
    assert not ana.view.all(Reading)
    ana.undo()
    assert [reading.valence for reading in ana.view.all(Reading).values()] == [1]
    assert [agreement.value for agreement in ana.view.all(Agreement).values()] == [1]


def test_an_earlier_state_comes_back_with_what_was_given_on_it(room: Room) -> None:
    test_what_went_along_with_a_removal_comes_back_with_it_whoever_had_given_it(room)
    room.catch_up()
    before = room.history()[-1].seq
    room.submit(records.take_out(room.view.get(Touchpoint, "calls")))
    draft = restore_to(room.view, room.state_at(before))
    assert draft is not None
    room.submit(draft)
    assert [reading.valence for reading in room.view.all(Reading).values()] == [1]


def test_a_new_round_is_not_undone_into_the_one_before(room: Room) -> None:
    room.submit(records.add(Persona, "rosa", display_name="Rosa"))
    room.submit(facilitation.close_workshop(room.view, NOW, None))
    room.submit(facilitation.reopen(room.view, NOW, room.new_uid))
    assert room.undo() is None
    room.submit(records.add(Persona, "omar", display_name="Omar"))
    assert room.undo() is not None
    assert [persona.display_name for persona in room.view.personas] == ["Rosa"]
