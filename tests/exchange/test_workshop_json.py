"""JSON: lossless over what is revealed, and refused with the place where it is not ours."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cjm_tui.domain.acts import facilitation, records
from cjm_tui.domain.choices import ActivityKind
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.domain.text import NAME_LIMIT
from cjm_tui.exchange import workshop_json
from cjm_tui.exchange.workshop_json import InvalidWorkshop
from cjm_tui.room.founding import found_workshop
from cjm_tui.room.room import Room
from cjm_tui.storage.library import Library
from cjm_tui.storage.workshops import load_workshop, new_uid
from tests.conftest import NOW
from tests.exchange.outbound.demonstration import demonstration


def fill(room: Room) -> None:
    journey = room.view.journeys[0]
    stage = room.view.stages(journey.uid)[0]
    for title in ("Liga", "=SUM(1)", "a\nb | “c” \\ 'd'", "日本語 🙂"):
        room.submit(
            records.add(Touchpoint, new_uid(), journey=journey.uid, stage=stage.uid, title=title, systems=("A",))
        )


def test_a_new_library_gives_the_same_bytes(room: Room, tmp_path: Path) -> None:
    fill(room)
    text = workshop_json.dump(room.view)
    with Library(tmp_path / "second.db") as second:
        draft = workshop_json.founding_draft(workshop_json.parse(text))
        number = found_workshop(second, draft, who="", at=NOW).number
        assert workshop_json.dump(load_workshop(second, number)) == text


def test_a_copy_in_the_same_library_has_uids_of_its_own(room: Room, library: Library) -> None:
    fill(room)
    draft = workshop_json.founding_draft(workshop_json.parse(workshop_json.dump(room.view)), new_uid)
    copy = found_workshop(library, draft, who="", at=NOW)
    journey = copy.journeys[0]
    assert {t.title for t in copy.touchpoints(journey.uid)} == {
        t.title for t in room.view.touchpoints(room.view.journeys[0].uid)
    }
    assert not copy.all(Touchpoint).keys() & room.view.all(Touchpoint).keys()


def test_what_is_not_revealed_stays_out(room: Room) -> None:
    journey = room.view.journeys[0]
    room.submit(facilitation.open_activity(room.view, ActivityKind.CARDS, at=NOW, new_uid=new_uid, journey=journey.uid))
    activity = room.view.activities[0]
    author = room.viewer.signature(activity)
    uid = new_uid()
    room.submit(records.add(Touchpoint, uid, journey=journey.uid, title="Secret", activity=activity.uid, author=author))
    assert "Secret" not in workshop_json.dump(room.view)
    room.submit(facilitation.reveal(room.view.activities[0], NOW))
    assert "Secret" in workshop_json.dump(room.view)
    assert room.viewer.uid not in json.dumps(workshop_json.as_object(room.view)["records"]["touchpoints"])


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{", "line 1"),
        ("[]", "no workshop of cjm-tui"),
        ('{"format": "cjm-tui/workshop", "version": 99}', "newer"),
        ('{"format": "cjm-tui/workshop", "version": 1, "records": {"nonsense": []}}', "nonsense"),
        ('{"a": 1, "a": 2}', "Line 1: .*twice"),
        ('{"a": {"b": "\\"a\\":"},\n "b": [{"a": 0}],\n "\\u0061": 2}', "Line 3: .*“a” twice"),
        ('{"a": "NaN",\n"b": [NaN]}', "Line 2: .*NaN"),
        ('{"a": -Infinity}', "Line 1: .*-Infinity"),
        ("[\n" * 500, "Line 13: .*deep"),
        ('{"format": "cjm-tui/workshop", "version": 1, "records": {"stages": [{"uid": "u1"}]}}', "journey"),
    ],
)
def test_what_is_not_ours_is_refused_with_the_place(text: str, says: str) -> None:
    with pytest.raises(InvalidWorkshop, match=says):
        workshop_json.parse(text)


def test_the_schema_describes_every_field_in_words(room: Room) -> None:
    described = workshop_json.schema()
    assert described["$defs"]["Touchpoint"]["properties"]["doing"]["description"] == "What the customer does."
    assert set(described["properties"]["records"]["properties"]) >= set(workshop_json.as_object(room.view)["records"])


def test_what_no_field_takes_is_told_before_it_is_left_out() -> None:
    workshop = demonstration()
    told = list(workshop_json.beyond_limits(workshop.everything()))
    assert told == []
    person = workshop.participants[0].model_copy(update={"display_name": "x" * (NAME_LIMIT + 1)})
    [sentence] = workshop_json.beyond_limits([person])
    assert person.uid in sentence
    assert f"longer than {NAME_LIMIT} characters" in sentence
