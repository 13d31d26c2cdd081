"""The demonstration: a true story in both languages whose references and figures hold."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from statistics import median
from typing import Any

import pytest

from cjm_tui.data import demo, lane, template
from cjm_tui.domain.records import markers, references
from cjm_tui.domain.workshop import KINDS

OF_THE_FILE = {"ref", "values", "dots", "due_in_days", "review_in_days"}
GIVEN_BY_THE_BUILDER = {
    "journey": "ticket",
    "author": "x",
    "valence": 0,
    "opened_at": datetime(2026, 1, 1, tzinfo=UTC),
}


@pytest.fixture(params=["en", "pt-BR"])
def story(request: pytest.FixtureRequest) -> dict[str, Any]:
    return demo(request.param)


def tables(story: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for kind, rows in story.items():
        if kind not in ("raters", "workshop"):
            for row in rows:
                yield kind, row


def names(story: dict[str, Any], kind: str) -> set[str]:
    return {row["ref"] for row in story.get(kind, ())}


def test_it_holds_every_kind_of_record_that_a_workshop_ends_with(story: dict[str, Any]) -> None:
    assert 14 <= len(story["touchpoints"]) <= 18
    assert len(story["personas"]) == 2
    assert 6 <= len(story["improvements"]) <= 8
    assert {note["note_kind"] for note in story["notes"]} >= {
        *("pain", "gain", "gap", "likely-error", "opportunity", "question", "quote", "feedback"),
        *("decision", "parking-lot", "takeaway"),
    }


def test_every_reference_names_a_record_of_the_story(story: dict[str, Any]) -> None:
    for kind, row in tables(story):
        for field, ref in references(KINDS[kind]).items():
            value = row.get(field, ())
            named = [value] if isinstance(value, str) else value
            assert set(named) <= names(story, ref.kind), (kind, row, field)
        if kind == "notes" and "author" in row:
            assert row["author"] in names(story, "participants")
    assert set(story["raters"]) <= names(story, "participants")


def test_refs_are_unique(story: dict[str, Any]) -> None:
    for kind in story.keys() - {"raters", "workshop"}:
        refs = [row["ref"] for row in story[kind] if "ref" in row]
        assert len(refs) == len(set(refs)), kind


def test_every_record_is_one_that_the_domain_takes(story: dict[str, Any]) -> None:
    for kind, row in tables(story):
        model = KINDS[kind]
        own = {field: value for field, value in row.items() if field not in OF_THE_FILE}
        if kind == "estimates":
            own |= {"impact": row["impact"][0], "effort": row["effort"][0]}
        owed = {
            field: value
            for field, value in GIVEN_BY_THE_BUILDER.items()
            if field in model.model_fields and model.model_fields[field].is_required()
        }
        record = model.model_validate({"uid": "r1", **owed, **own})
        for field in own:
            marks = [mark for mark in markers(model)[field] if type(mark).__name__ == "Limit"]
            texts = own[field] if isinstance(own[field], list) else [own[field]]
            assert all(len(text) <= mark.graphemes for mark in marks for text in texts), (kind, field)
        assert record


def test_the_stages_are_the_templates_with_what_is_expected_there(story: dict[str, Any]) -> None:
    planned = template("suporte-ti").stages
    assert len(story["stages"]) == len(planned) == 7
    assert all(stage["expectation"] and stage["title"] for stage in story["stages"])
    assert {touchpoint["stage"] for touchpoint in story["touchpoints"]} == names(story, "stages")


def test_touchpoints_stand_in_the_order_of_their_stages(story: dict[str, Any]) -> None:
    order = [stage["ref"] for stage in story["stages"]]
    places = [order.index(touchpoint["stage"]) for touchpoint in story["touchpoints"]]
    assert places == sorted(places)


def test_every_existing_touchpoint_tells_what_the_customer_does_thinks_and_lives(story: dict[str, Any]) -> None:
    for touchpoint in story["touchpoints"]:
        assert touchpoint["doing"]
        assert touchpoint["thinking"]
        assert touchpoint["channel"]
        if touchpoint.get("state") != "missing":
            assert touchpoint["experiencing"]
        if touchpoint["touchpoint_type"] == "wait":
            assert touchpoint["duration_minutes"] > 0


def test_every_stage_says_which_feedback_there_is(story: dict[str, Any]) -> None:
    feedback = [note for note in story["notes"] if note["note_kind"] == "feedback"]
    assert {note["stage"] for note in feedback} == names(story, "stages")
    assert {note["captured"] for note in feedback} == {"yes", "no", "could"}
    assert all(note["method"] and note["sample"] for note in feedback)


def test_one_figure_a_person(story: dict[str, Any]) -> None:
    people = len(story["raters"])
    for reading in story["readings"]:
        assert len(reading["values"]) == people
        assert all(-2 <= value <= 2 for value in reading["values"])
    for estimate in story["estimates"]:
        assert len(estimate["impact"]) == len(estimate["effort"]) == people
        assert all(1 <= value <= 5 for value in estimate["impact"] + estimate["effort"])


def test_everybody_has_rated_what_exists_as_ana(story: dict[str, Any]) -> None:
    rated = {reading["touchpoint"] for reading in story["readings"] if reading["persona"] == "ana"}
    existing = {touchpoint["ref"] for touchpoint in story["touchpoints"] if touchpoint.get("state") != "missing"}
    assert rated == existing
    pairs = [(reading["touchpoint"], reading["persona"]) for reading in story["readings"]]
    assert len(pairs) == len(set(pairs))


def test_two_touchpoints_or_more_are_really_disputed_and_each_is_settled(story: dict[str, Any]) -> None:
    disputed = {
        (reading["touchpoint"], reading["persona"])
        for reading in story["readings"]
        if sum(value <= -1 for value in reading["values"]) * 4 >= len(reading["values"])
        and sum(value >= 1 for value in reading["values"]) * 4 >= len(reading["values"])
    }
    assert disputed == {("auto-mail", "ana"), ("survey", "ana"), ("form", "rui")}
    settled = {(agreement["touchpoint"], agreement["persona"]) for agreement in story["agreements"]}
    assert disputed <= settled
    assert {agreement["outcome"] for agreement in story["agreements"]} == {"agreed", "both", "parked"}


def test_there_is_one_worst_moment_with_a_reason_and_somebody_who_mends_it(story: dict[str, Any]) -> None:
    as_ana = {
        reading["touchpoint"]: median(reading["values"]) for reading in story["readings"] if reading["persona"] == "ana"
    }
    assert [name for name, value in as_ana.items() if value == min(as_ana.values())] == ["silence"]
    pains = [note for note in story["notes"] if note.get("touchpoint") == "silence"]
    assert "pain" in {note["note_kind"] for note in pains}
    (mends,) = [entry for entry in story["improvements"] if "silence" in entry["touchpoints"]]
    people = {person["display_name"] for person in story["participants"]}
    assert mends["owner"] in people
    assert mends["owner_accepted"]
    assert mends["how"]
    assert mends["due_in_days"] == 14


def test_the_ballot_keeps_its_rules_and_has_a_winner(story: dict[str, Any]) -> None:
    (ballot,) = story["ballots"]
    assert set(ballot["options"]) == names(story, "improvements")
    spent = [sum(votes) for votes in zip(*(vote["dots"] for vote in story["votes"]), strict=True)]
    assert all(dots <= ballot["budget"] for dots in spent)
    assert all(dot <= ballot["cap"] for vote in story["votes"] for dot in vote["dots"])
    totals = sorted((sum(vote["dots"]) for vote in story["votes"]), reverse=True)
    assert totals[0] > totals[1]


def test_actions_in_all_stages_of_life_and_one_still_an_idea(story: dict[str, Any]) -> None:
    assert {entry["status"] for entry in story["improvements"]} == {"idea", "planned", "doing", "done"}
    for entry in story["improvements"]:
        if entry["status"] != "idea":
            assert entry["owner"]
            assert entry["how"]
            assert entry["due_in_days"] >= 0
            assert entry["indicator"]


def test_metrics_store_inputs_period_source_and_n(story: dict[str, Any]) -> None:
    assert {metric["metric_kind"] for metric in story["metrics"]} >= {"nps", "csat"}
    for metric in story["metrics"]:
        assert metric["inputs"]
        assert metric["period"]
        assert metric["source"]
        assert metric["n"] > 0
    nps = next(metric for metric in story["metrics"] if metric["metric_kind"] == "nps")
    assert sum(nps["inputs"].values()) == nps["n"]


def test_a_department_on_the_map_was_missing_from_the_room(story: dict[str, Any]) -> None:
    on_the_map = {entry["owner_department"] for entry in story["touchpoints"] if "owner_department" in entry}
    in_the_room = {person["department"] for person in story["participants"] if "department" in person}
    assert on_the_map - in_the_room == {"comms"}


def test_the_story_is_told_anew_each_time_so_that_nobody_can_spoil_it() -> None:
    demo("en")["touchpoints"].clear()
    assert demo("en")["touchpoints"]


def test_the_wait_lane_is_part_of_its_template() -> None:
    assert "wait" in template("suporte-ti").lanes
    assert lane("wait").name.pt_br == "Tempo de espera"
