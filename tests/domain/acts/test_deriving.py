"""A to-be begins as a copy of the as-is; a blueprint shares its parent's columns."""

from __future__ import annotations

import pytest

from cjm_tui.domain.acts import deriving, map_shape, mapping, records
from cjm_tui.domain.analysis.compare import DifferenceKind, compare, differences
from cjm_tui.domain.analysis.values import summarise
from cjm_tui.domain.choices import JourneyType
from cjm_tui.domain.journey_map import Note, Touchpoint
from cjm_tui.domain.scope import Journey
from cjm_tui.i18n import using
from cjm_tui.room.room import Room


def mapped(room: Room) -> Journey:
    """Map three touchpoints, one with a pain and a text in a lane of the team's own."""
    journey = room.view.journeys[0]
    stages = room.view.stages(journey.uid)
    room.submit(map_shape.add_lane(room.view, journey, "Weather", "lane"))
    for title, stage in (("Notices", stages[0]), ("Waits !three hours", stages[3]), ("Is called", stages[4])):
        room.submit(mapping.add_touchpoint(room.view, journey.uid, stage.uid, title, room.new_uid))
    first = room.view.touchpoints(journey.uid)[0]
    room.submit(mapping.write_cell(room.view, first, "lane", "rain", room.new_uid))
    return room.view.get(Journey, journey.uid)


def test_the_to_be_is_a_copy_that_differs_in_nothing_yet(room: Room) -> None:
    as_is = mapped(room)
    room.submit(deriving.derive_future(room.view, as_is, "Without waiting", "to-be", room.new_uid))
    view = room.view
    future = view.get(Journey, "to-be")
    assert (future.journey_type, future.derived_from) == (JourneyType.FUTURE_STATE, as_is.uid)
    assert [s.title for s in view.stages("to-be")] == [s.title for s in view.stages(as_is.uid)]
    assert [t.title for t in view.touchpoints("to-be")] == ["Notices", "Waits", "Is called"]
    assert [t.derived_from for t in view.touchpoints("to-be")] == [t.uid for t in view.touchpoints(as_is.uid)]
    assert differences(compare(summarise(view, as_is.uid), summarise(view, "to-be"))) == []
    assert len(view.all(Note)) == 1, "the pain stays with the map that it was said about"
    assert deriving.futures_of(view, as_is.uid) == [future]


def test_differences_show_what_the_to_be_changes(room: Room) -> None:
    as_is = mapped(room)
    room.submit(deriving.derive_future(room.view, as_is, "Without waiting", "to-be", room.new_uid))
    notices, waits, called = room.view.touchpoints("to-be")
    stages = room.view.stages("to-be")
    room.submit(records.take_out(waits))
    room.submit(records.set_fields(called, doing="Answers on the first ring"))
    room.submit(mapping.add_touchpoint(room.view, "to-be", stages[3].uid, "Gets news", room.new_uid))
    room.submit(mapping.place_touchpoint(room.view.get(Touchpoint, notices.uid), stages[1].uid, None))
    found = differences(compare(summarise(room.view, as_is.uid), summarise(room.view, "to-be")))
    kinds = {d.kind: (d.left or d.right).title for d in found if d.left or d.right}  # type: ignore[union-attr]
    assert kinds == {
        DifferenceKind.MOVED: "Notices",
        DifferenceKind.REMOVED: "Waits",
        DifferenceKind.ADDED: "Gets news",
        DifferenceKind.CHANGED: "Is called",
    }


def test_deriving_is_undone_in_one_step(room: Room) -> None:
    as_is = mapped(room)
    room.submit(deriving.derive_future(room.view, as_is, "Without waiting", "to-be", room.new_uid))
    room.undo()
    assert room.view.find(Journey, "to-be") is None
    assert len(room.view.all(Touchpoint)) == 3


def test_a_blueprint_shares_the_columns_of_its_parent(room: Room) -> None:
    as_is = mapped(room)
    room.submit(deriving.add_blueprint(room.view, as_is, "Behind the scenes", "blueprint"))
    assert room.view.stages("blueprint") == room.view.stages(as_is.uid)
    assert room.view.touchpoints("blueprint") == room.view.touchpoints(as_is.uid)


@pytest.mark.parametrize(
    ("language", "title", "to_be", "blueprint"),
    [
        ("en", "A ticket, as it is today", "A ticket, as it will be", "A ticket: service blueprint"),
        ("en", "A ticket (as-is)", "A ticket, as it will be", "A ticket: service blueprint"),
        ("en", "Calls today", "Calls, as it will be", "Calls: service blueprint"),
        ("en", "As it is", "As it is, as it will be", "As it is: service blueprint"),
        ("pt-BR", "Um chamado, como é hoje", "Um chamado: como será", "Um chamado: blueprint de serviço"),
        ("pt-BR", "Compra · estado atual", "Compra: como será", "Compra: blueprint de serviço"),
        ("pt-BR", "Suporte de TI", "Suporte de TI: como será", "Suporte de TI: blueprint de serviço"),
    ],
)
def test_a_good_name_is_proposed(language: str, title: str, to_be: str, blueprint: str) -> None:
    with using(language):
        assert deriving.proposed_title(title, JourneyType.FUTURE_STATE) == to_be
        assert deriving.proposed_title(title, JourneyType.BLUEPRINT) == blueprint
