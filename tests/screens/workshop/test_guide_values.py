"""What the guide says: verdicts from the data, what else is missing, and cuts when the room is late."""

from __future__ import annotations

from datetime import timedelta
from typing import cast

import pytest

from cjm_tui.domain.acts.facilitation import start_item
from cjm_tui.domain.acts.records import add
from cjm_tui.domain.choices import Phase
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.workshop import Workshop
from cjm_tui.room.room import Room
from cjm_tui.screens.workshop.desk import Desk, Sight
from cjm_tui.screens.workshop.guide_values import GuideReader, place_of, propose_cuts
from cjm_tui.storage.library import Library
from cjm_tui.storage.live import LiveFile
from cjm_tui.storage.workshops import new_uid
from tests.conftest import NOW


@pytest.fixture
def desk(room: Room) -> Desk:
    """The facilitator's desk in a new workshop, looking at the personas."""
    return desk_of(room, Phase.PERSONAS)


def desk_of(room: Room, phase: Phase) -> Desk:
    """Return a desk that looks at a phase."""
    return Desk(room, cast("LiveFile", None), lambda text, severity="information": None, Sight(phase))


def ticks(reader: GuideReader) -> dict[str, bool]:
    """Return which lines hold."""
    return {check.key: check.met for check in reader.view(NOW).checks}


def test_a_line_is_ticked_as_soon_as_the_data_holds(desk: Desk) -> None:
    reader = GuideReader(desk)
    assert not ticks(reader)["has_persona"]
    desk.room.submit(add(Persona, new_uid(), display_name="Ana"))
    assert ticks(reader)["has_persona"]


def test_the_verdicts_are_computed_once_for_each_state(desk: Desk) -> None:
    reader = GuideReader(desk)
    first = reader.view(NOW)
    assert reader.view(NOW + timedelta(minutes=1)).checks is first.checks
    desk.sight = Sight(Phase.SCOPE)
    assert reader.view(NOW).checks is not first.checks


def test_what_the_linter_misses_stands_below_and_leads_somewhere(library: Library, told: Workshop) -> None:
    desk = desk_of(Room.enter(library, told.number), Phase.TOUCHPOINTS)
    missing = GuideReader(desk).view(NOW).missing
    assert missing
    for line in missing:
        place = place_of(desk, line.key)
        assert place is not None
        assert place.phase is Phase.TOUCHPOINTS


def test_a_late_room_hears_what_to_cut_but_never_the_break_or_the_close(desk: Desk) -> None:
    room = desk.room
    room.submit(start_item(room.view, room.view.agenda[0], NOW))
    assert propose_cuts(room.view, NOW + timedelta(minutes=8)) == []
    cuts = propose_cuts(room.view, NOW + timedelta(minutes=28))
    assert cuts
    shortened = " ".join(cuts)
    kept = [item.title for item in room.view.agenda if item.title in ("Break", "Close")]
    assert kept
    assert not any(title in shortened for title in kept)
    assert len(GuideReader(desk).view(NOW + timedelta(minutes=28)).cuts) > len(cuts)
