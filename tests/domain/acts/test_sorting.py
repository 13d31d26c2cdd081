"""Brainstorm first, then sort: cards carry a suggestion, find look-alikes, and nothing that was written is lost."""

from __future__ import annotations

import time

import pytest

from cjm_tui.domain.acts import mapping, sorting
from cjm_tui.domain.edits import Draft, change
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.room.room import Room


def journey_of(room: Room) -> str:
    return room.view.journeys[0].uid


def write(room: Room, *lines: str) -> list[str]:
    uids = [f"card-{line}" for line in lines]
    for line, uid in zip(lines, uids, strict=True):
        room.submit(sorting.write_card(room.view, journey_of(room), line, room.new_uid, uid=uid))
    return uids


def sorted_cards(room: Room) -> dict[str, sorting.SortedCard]:
    return {card.touchpoint.title: card for card in sorting.sort_cards(room.view, journey_of(room))}


@pytest.mark.parametrize(
    ("line", "stage", "text"),
    [
        ("3: Calls the desk", 2, "Calls the desk"),
        ("3. Calls the desk", 2, "Calls the desk"),
        ("Opens: Calls the desk", 2, "Calls the desk"),
        ("99: Calls the desk", None, "99: Calls the desk"),
        ("Error: the page is white", None, "Error: the page is white"),
        ("Calls the desk", None, "Calls the desk"),
    ],
)
def test_a_card_may_say_where_it_belongs(room: Room, line: str, stage: int | None, text: str) -> None:
    stages = room.view.stages(journey_of(room))
    assert sorting.split_stage(line, stages) == (None if stage is None else stages[stage].uid, text)


def test_a_card_waits_in_the_bucket_with_its_suggestion_and_its_notes(room: Room) -> None:
    (uid,) = write(room, "2: Searches the FAQ !outdated +fast @Phone")
    card = room.view.get(Touchpoint, uid)
    assert (card.title, card.stage) == ("Searches the FAQ", None)
    assert [c.uid for c in room.view.bucket(journey_of(room))] == [uid]
    assert {n.text for n in room.view.notes_on(uid)} == {"outdated", "fast"}
    assert sorted_cards(room)["Searches the FAQ"].suggested == room.view.stages(journey_of(room))[1].uid


def test_the_stage_is_guessed_from_its_name_and_from_what_stands_in_it(room: Room) -> None:
    stages = room.view.stages(journey_of(room))
    room.submit(mapping.add_touchpoint(room.view, journey_of(room), stages[4].uid, "Technician calls", room.new_uid))
    write(room, f"{stages[2].title} on the portal", "The technician calls at lunch", "Zzz")
    cards = sorted_cards(room)
    assert cards[f"{stages[2].title} on the portal"].suggested == stages[2].uid
    assert cards["The technician calls at lunch"].suggested == stages[4].uid
    assert cards["Zzz"].suggested is None


def test_look_alikes_find_each_other_and_merge_with_texts_and_authors(room: Room) -> None:
    first, second = write(room, "Calls the help desk !long wait", "Calling the help desk +kind voice")
    assert sorted_cards(room)["Calling the help desk"].like == first
    view = room.view
    room.submit(sorting.merge_cards(view, view.get(Touchpoint, second), view.get(Touchpoint, first)))
    kept = room.view.get(Touchpoint, first)
    assert kept.merged_from == ("Calling the help desk",)
    assert {n.text for n in room.view.notes_on(first)} == {"long wait", "kind voice"}
    assert room.view.find(Touchpoint, second) is None
    room.undo()
    assert room.view.get(Touchpoint, first).merged_from == ()
    assert [n.text for n in room.view.notes_on(second)] == ["kind voice"]


def test_merging_keeps_both_authors(room: Room) -> None:
    first, second = write(room, "Calls", "Rings")
    for uid, author in ((first, "anon-a"), (second, "anon-b")):
        room.submit(Draft("", (change(room.view.get(Touchpoint, uid), author=author),)))
    view = room.view
    room.submit(mapping.merge(view, view.get(Touchpoint, first), view.get(Touchpoint, second)))
    assert room.view.get(Touchpoint, first).author == "anon-a anon-b"


def test_a_card_that_resembles_a_placed_touchpoint_joins_it_there(room: Room) -> None:
    stage = room.view.stages(journey_of(room))[2]
    room.submit(mapping.add_touchpoint(room.view, journey_of(room), stage.uid, "Calls the desk", room.new_uid, uid="p"))
    (card,) = write(room, "Calls the desk again")
    view = room.view
    room.submit(sorting.merge_cards(view, view.get(Touchpoint, card), view.get(Touchpoint, "p")))
    assert room.view.get(Touchpoint, "p").stage == stage.uid
    assert room.view.find(Touchpoint, card) is None


def test_a_card_goes_aside_and_comes_back(room: Room) -> None:
    (uid,) = write(room, "Off topic")
    room.submit(mapping.set_aside(room.view.get(Touchpoint, uid)))
    assert room.view.bucket(journey_of(room)) == []
    assert [c.uid for c in sorting.set_aside_cards(room.view, journey_of(room))] == [uid]
    room.submit(mapping.set_aside(room.view.get(Touchpoint, uid), aside=False))
    assert [c.uid for c in room.view.bucket(journey_of(room))] == [uid]


def test_all_suggestions_are_taken_at_once(room: Room) -> None:
    write(room, "1: Screen is white", "2: Asks a colleague", "Zzz")
    draft = sorting.accept_all(room.view, journey_of(room))
    assert draft is not None
    room.submit(draft)
    stages = room.view.stages(journey_of(room))
    assert [t.title for t in room.view.touchpoints(journey_of(room), stages[0].uid)] == ["Screen is white"]
    assert [t.title for t in room.view.bucket(journey_of(room))] == ["Zzz"]
    assert sorting.accept_all(room.view, journey_of(room)) is None


def test_sixty_cards_are_sorted_without_a_wait(room: Room) -> None:
    """Every card is compared with every other: this must not be felt at each key."""
    words = ("calls", "waits", "reads", "asks", "writes", "opens", "rates", "pays")
    write(room, *(f"{words[n % 8]} {n} {words[n * 5 % 7]} the desk" for n in range(60)))
    began = time.perf_counter()
    assert len(sorting.sort_cards(room.view, journey_of(room))) == 60
    assert time.perf_counter() - began < 1
