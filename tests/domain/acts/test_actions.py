"""The plan: promises, statuses, what is measured, and what is rated again in the next round."""

from __future__ import annotations

from datetime import date

import pytest

from cjm_tui.data import agenda
from cjm_tui.domain.acts import actions, facilitation, mapping, priorities, records
from cjm_tui.domain.acts.facilitation import close_workshop, reopen, start_item
from cjm_tui.domain.analysis.rounds import treated_touchpoints
from cjm_tui.domain.choices import ActionStatus, ActivityKind, Phase
from cjm_tui.domain.judgement import Improvement
from cjm_tui.domain.persona import Persona
from cjm_tui.room.room import Room
from tests.conftest import NOW


@pytest.fixture
def journey(room: Room) -> str:
    return room.view.journeys[0].uid


def improvement(room: Room) -> Improvement:
    return room.view.improvements[0]


def test_an_idea_with_an_owner_and_a_date_is_planned(room: Room) -> None:
    room.submit(priorities.add_improvement(None, "News every hour", "idea"))
    assert actions.lacks(improvement(room)) == ("how", "owner", "due")
    room.submit(actions.assign(improvement(room), "Marta"))
    assert improvement(room).status is ActionStatus.IDEA
    room.submit(actions.set_due(improvement(room), date(2026, 12, 24)))
    assert improvement(room).status is ActionStatus.PLANNED
    assert actions.lacks(improvement(room)) == ("how",)


def test_a_new_owner_has_yet_to_accept(room: Room) -> None:
    room.submit(priorities.add_improvement(None, "News every hour", "idea"))
    room.submit(actions.assign(improvement(room), "Marta"))
    room.submit(actions.accept(improvement(room), True))
    room.submit(actions.assign(improvement(room), "Rui"))
    assert not improvement(room).owner_accepted


def test_the_status_goes_round(room: Room) -> None:
    room.submit(priorities.add_improvement(None, "News every hour", "idea"))
    seen = []
    for _ in ActionStatus:
        room.submit(actions.next_status(improvement(room)))
        seen.append(improvement(room).status.value)
    assert seen == ["planned", "doing", "done", "measured", "idea"]


def test_a_result_makes_what_is_done_measured(room: Room) -> None:
    room.submit(priorities.add_improvement(None, "News every hour", "idea"))
    for _ in range(3):
        room.submit(actions.next_status(improvement(room)))
    room.submit(actions.measure(improvement(room), indicator="calls per ticket", result="0.4"))
    assert improvement(room).status is ActionStatus.MEASURED


def test_the_next_round_rates_what_was_treated(room: Room, journey: str) -> None:
    stage = room.view.stages(journey)[0].uid
    for title in ("Calls", "Waits"):
        room.submit(mapping.add_touchpoint(room.view, journey, stage, title, room.new_uid, uid=title))
    room.submit(priorities.add_improvement(journey, "News every hour", "idea", touchpoints=["Waits"]))
    assert treated_touchpoints(room.view, journey) == []
    for _ in range(3):
        room.submit(actions.next_status(improvement(room)))
    room.submit(records.add(Persona, "p", display_name="Ana"))
    room.submit(close_workshop(room.view, NOW, date(2027, 1, 20)))
    room.submit(reopen(room.view, NOW, room.new_uid))
    assert (room.view.about.round, room.view.about.phase) == (2, Phase.ACTIONS)
    treated = treated_touchpoints(room.view, journey)
    assert [t.uid for t in treated] == ["Waits"]
    room.submit(facilitation.open_activity(
        room.view, ActivityKind.READINGS, at=NOW, new_uid=room.new_uid, journey=journey, persona="p",
        subjects=[t.uid for t in treated],
    ))  # fmt: skip
    opened = room.view.activities[-1]
    assert (opened.round, opened.pass_number, opened.subjects) == (2, 1, ("Waits",))


def test_the_next_round_has_the_agenda_of_a_follow_up_or_the_same_one_from_its_beginning(room: Room) -> None:
    room.submit(start_item(room.view, room.view.agenda[0], NOW))
    titles = [item.title for item in room.view.agenda]
    room.submit(close_workshop(room.view, NOW, None))
    room.submit(reopen(room.view, NOW, room.new_uid))
    assert [item.title for item in room.view.agenda] == titles
    assert not any(item.begun_at for item in room.view.agenda)
    room.submit(reopen(room.view, NOW, room.new_uid, agenda("followup-60")))
    assert room.view.about.agenda == "followup-60"
    assert "Rate treated touchpoints again" in [item.title for item in room.view.agenda]
    assert sum(item.minutes for item in room.view.agenda) == 60
