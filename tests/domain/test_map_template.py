"""A finished map begins the next workshop."""

from __future__ import annotations

import pytest

from cjm_tui.data import template
from cjm_tui.domain.acts import map_shape
from cjm_tui.domain.map_template import template_of
from cjm_tui.room.founding import keep_template, own_templates
from cjm_tui.room.room import Room


def test_a_map_is_kept_as_a_template_and_found_again(room: Room) -> None:
    journey = room.view.journeys[0]
    room.submit(map_shape.add_stage(room.view, journey.uid, "Tells “friends”\\", "s", ""))
    made = template_of(room.view, room.view.journeys[0], "our-desk", "Our desk")
    file = keep_template(made)
    assert file.parent == own_templates()
    again = template("our-desk", own_templates())
    assert [s.name.in_("pt-BR") for s in again.stages] == [s.title for s in room.view.stages(journey.uid)]
    assert [s.period for s in again.stages] == [s.period.value for s in room.view.stages(journey.uid)]
    assert [c.name.en for c in again.channels] == [c.title for c in room.view.channels]
    assert (again.journey_type, again.agenda, again.lanes) == (made.journey_type, made.agenda, made.lanes)


def test_an_own_template_is_never_overwritten(room: Room) -> None:
    made = template_of(room.view, room.view.journeys[0], "our-desk", "Our desk")
    keep_template(made)
    with pytest.raises(FileExistsError):
        keep_template(made)
