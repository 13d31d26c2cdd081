"""Coming in: a new person, the same one again, and names that only look the same."""

from __future__ import annotations

import pytest

from cjm_tui.domain.choices import Role
from cjm_tui.domain.setting import Participant
from cjm_tui.room import joining
from cjm_tui.room.room import Room
from tests.conftest import NOW


def name_of(room: Room, uid: str) -> str:
    room.catch_up()
    return room.view.get(Participant, uid).display_name


def test_somebody_new_comes_in_as_a_participant_with_a_word_to_come_back_with(room: Room) -> None:
    ana = joining.join(room.library, room.number, "  Ana ", at=NOW)
    room.catch_up()
    person = room.view.get(Participant, ana.participant)
    assert (person.display_name, person.role, person.rehearsed) == ("Ana", Role.PARTICIPANT, False)
    assert len(ana.rejoin_word) == 8
    assert ana.rejoin_word not in str(room.log())


def test_the_rejoin_word_brings_the_same_person_back_whatever_its_case(room: Room) -> None:
    ana = joining.join(room.library, room.number, "Ana", at=NOW)
    again = joining.return_by_word(room.library, room.number, "ana", f" {ana.rejoin_word.upper()} ")
    assert again == ana.participant
    assert joining.return_by_word(room.library, room.number, "Ana", "wrong") is None
    assert joining.return_by_word(room.library, room.number, "Rui", ana.rejoin_word) is None


def test_a_taken_name_is_refused_until_the_person_says_that_they_are_somebody_else(room: Room) -> None:
    joining.join(room.library, room.number, "Ana", at=NOW)
    with pytest.raises(joining.NameTaken):
        joining.join(room.library, room.number, "ANA", at=NOW)
    second = joining.join(room.library, room.number, "Ana", at=NOW, another=True)
    assert second.name == "Ana (2)"


@pytest.mark.parametrize("twin", ["Аnа", "Àna", "A na", "4na".replace("4", "A")])
def test_names_that_look_alike_are_told_apart(room: Room, twin: str) -> None:
    joining.join(room.library, room.number, "Ana", at=NOW)
    other = joining.join(room.library, room.number, twin, at=NOW, another=True)
    assert other.name.endswith(" (2)")


def test_an_ssh_key_brings_its_owner_back(room: Room) -> None:
    ana = joining.join(room.library, room.number, "Ana", at=NOW, key="SHA256:abc")
    assert joining.return_by_key(room.library, room.number, "SHA256:abc") == ana.participant
    assert joining.return_by_key(room.library, room.number, "SHA256:other") is None
    assert joining.return_by_key(room.library, room.number, None) is None


def test_the_facilitator_can_readmit_who_has_lost_the_word(room: Room) -> None:
    ana = joining.join(room.library, room.number, "Ana", at=NOW)
    word = joining.readmit(room.library, ana.participant)
    assert joining.return_by_word(room.library, room.number, "Ana", word) == ana.participant
    assert joining.return_by_word(room.library, room.number, "Ana", ana.rejoin_word) is None


def test_on_the_host_the_same_name_is_the_same_person_and_a_role_can_be_given(room: Room) -> None:
    first = joining.join_locally(room.library, room.number, "Rui", at=NOW)
    again = joining.join_locally(room.library, room.number, "rui", at=NOW, role=Role.OBSERVER)
    assert again.participant == first.participant
    room.catch_up()
    assert room.view.get(Participant, first.participant).role is Role.OBSERVER


def test_joining_on_the_host_never_takes_the_room_from_its_facilitator(room: Room) -> None:
    joined = joining.join_locally(room.library, room.number, "Bia", at=NOW, role=Role.PARTICIPANT)
    room.catch_up()
    assert room.me is not None
    assert joined.participant == room.me.uid
    assert room.me.role is Role.FACILITATOR
