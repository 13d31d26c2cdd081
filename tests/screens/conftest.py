"""Workshops that tests of screens begin with."""

from __future__ import annotations

import pytest

from cjm_tui.domain.acts.demonstration import found_demo
from cjm_tui.domain.edits import Draft, create
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.workshop import Workshop
from cjm_tui.room.founding import found_workshop
from cjm_tui.room.room import Room
from cjm_tui.storage.library import Library
from cjm_tui.storage.workshops import new_uid
from tests.conftest import NOW


@pytest.fixture
def told(library: Library) -> Workshop:
    """The demonstration: a finished workshop, in English."""
    return found_workshop(library, found_demo("en", NOW, new_uid), who="", at=NOW)


@pytest.fixture
def drawn(room: Room) -> Room:
    """A workshop with a persona and three touchpoints that nobody has rated."""
    journey = room.view.journeys[0]
    stages = room.view.stages(journey.uid)
    edits = [create(Persona, new_uid(), display_name="Ana", feminine=True)]
    edits += [
        create(Touchpoint, new_uid(), journey=journey.uid, stage=stages[place].uid, title=title)
        for place, title in ((0, "The screen freezes"), (2, "Fills in the form"), (3, "Three hours of silence"))
    ]
    room.submit(Draft("Tell", tuple(edits)))
    return room
