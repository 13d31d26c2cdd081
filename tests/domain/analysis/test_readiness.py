"""What the facilitator is asked before the room moves on, and what the history says afterwards."""

from __future__ import annotations

from datetime import timedelta

import pytest

from cjm_tui.domain.acts import facilitation, records
from cjm_tui.domain.analysis.readiness import lacks
from cjm_tui.domain.choices import Phase
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.scope import Goal, Scenario
from cjm_tui.room.room import Room
from tests.conftest import NOW


def add(room: Room, *kinds: type[Goal | Scenario | Persona]) -> None:
    for kind in kinds:
        named = {"display_name": "Ana"} if kind is Persona else {"title": "Why it takes so long"}
        room.submit(records.add(kind, room.new_uid(), "Add", **named))


def move(room: Room, there: Phase) -> str:
    """Move the room and return what the history says of it."""
    room.submit(facilitation.move_room(room.view, there, NOW + timedelta(minutes=len(room.history()))))
    assert room.view.about.phase is there
    return room.history()[-1].label


def test_touchpoints_without_a_persona_are_asked_about_and_logged(room: Room) -> None:
    add(room, Goal, Scenario)
    assert move(room, Phase.PERSONAS) == "Move the room"
    assert [lack.sentence for lack in lacks(room.view, Phase.TOUCHPOINTS)] == [
        "There is no persona: nobody knows in whose eyes the journey is seen."
    ]
    assert move(room, Phase.TOUCHPOINTS) == "Move the room without a persona"


@pytest.mark.parametrize(
    ("written", "label"),
    [
        ((Scenario,), "Move the room without a goal"),
        ((Goal,), "Move the room without a scenario"),
        ((Goal, Scenario), "Move the room"),
    ],
)
def test_scope_is_not_left_unnoticed_without_a_goal_and_a_scenario(
    room: Room, written: tuple[type[Goal | Scenario], ...], label: str
) -> None:
    add(room, *written)
    assert bool(lacks(room.view, Phase.PERSONAS)) == (label != "Move the room")
    assert move(room, Phase.PERSONAS) == label


def test_a_phase_that_is_passed_over_is_named(room: Room) -> None:
    add(room, Goal, Scenario, Persona)
    assert [lack.sentence for lack in lacks(room.view, Phase.EMOTIONS)] == [
        "This phase is passed over: Personas.",
        "This phase is passed over: Touchpoints.",
    ]
    assert move(room, Phase.EMOTIONS) == "Move the room past a phase"


def test_going_back_asks_nothing(room: Room) -> None:
    move(room, Phase.ANALYSIS)
    assert lacks(room.view, Phase.SCOPE) == []
    assert move(room, Phase.SCOPE) == "Move the room"
