"""Findings, worst first."""

from __future__ import annotations

import pytest

from cjm_tui.domain.analysis.computed_finding import ComputedFinding
from cjm_tui.domain.analysis.finding_kinds import FindingKind
from cjm_tui.domain.analysis.findings import answered_by, findings, grouped, successes, worst
from cjm_tui.domain.analysis.values import summarise
from cjm_tui.domain.choices import TouchpointType
from cjm_tui.i18n import using
from tests.domain.analysis.story import Story


def found(story: Story, **options: bool) -> list[ComputedFinding]:
    return findings(story.workshop, summarise(story.workshop, story.journey.uid), **options)


def sentences(story: Story) -> list[str]:
    return [finding.sentence for finding in found(story)]


def support_journey() -> Story:
    story = Story()
    stage = story.stage("Support")
    story.touchpoint(stage, "Sees the error", -1, importance_customer=2)
    story.touchpoint(stage, "Searches the FAQ", 0)
    story.touchpoint(
        stage, "Silence", -2, touchpoint_type=TouchpointType.WAIT, duration_minutes=180, importance_customer=5
    )
    story.touchpoint(stage, "Technician calls", 2)
    story.touchpoint(stage, "Survey", 1)
    return story


def test_analysis_opens_with_the_worst() -> None:
    """S4.13, S2.15: your most unhappy customers are your greatest source of learning."""
    assert sentences(support_journey()) == [
        "The feeling falls most from “Searches the FAQ” (0) to “Silence” (−2).",
        "The feeling is at its lowest around “Silence”: −2.",
        "The customer waits 3 h at “Silence”.",
        "The feeling is at its lowest around “Sees the error”: −1.",
        "“Technician calls” goes well: +2. Keep it, and learn from it.",
    ]


def test_findings_are_told_in_the_readers_language() -> None:
    story = support_journey()
    with using("pt-BR"):
        assert sentences(story)[1:3] == [
            "O sentimento chega ao fundo em “Silence”: −2.",
            "O cliente espera 3 h em “Silence”.",
        ]


def test_peaks_are_listed_as_well_as_valleys() -> None:
    """S2.19: significant successes."""
    story = support_journey()
    story.touchpoint(story.stage("After"), "Falls back", -1)
    story.touchpoint(story.stage("Later"), "Thanks", 1)
    summary = summarise(story.workshop, story.journey.uid)
    assert [f.facts.touchpoint for f in successes(story.workshop, summary)] == ["Technician calls", "Thanks"]
    assert not any(finding.kind.is_success for finding in worst(story.workshop, summary))


def test_a_plateau_is_one_valley_and_the_rest_of_it_friction() -> None:
    story = Story()
    stage = story.stage("Waits")
    for title in ("First", "Second"):
        story.touchpoint(stage, title, -2)
    kinds = [(finding.kind, finding.facts.touchpoint) for finding in found(story)]
    assert kinds == [(FindingKind.VALLEY, "First"), (FindingKind.FRICTION, "Second")]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        (
            {"response_minutes": 240, "expected_response_minutes": 30},
            "“Chat” answers in 4 h; the customer expects it in 30 min.",
        ),
        (
            {"meets_expectation": "no", "expectation": "An answer\nat once"},
            "“Chat” is not what the customer expects. Expected: An answer at once",
        ),
        ({"meets_expectation": "partly"}, "“Chat” is only in part what the customer expects."),
        ({"needs_attention": True}, "“Chat” needs attention."),
        ({"state": "missing"}, "“Chat” is needed and does not exist yet."),
        ({"channel_fit": "self-service"}, "The customer could do “Chat” alone, by self-service."),
        ({"channel_fit": "change"}, "“Chat” would be better through another channel."),
        ({"importance_customer": 5, "importance_organisation": 5, "satisfaction": 3}, "“Chat” matters more"),
    ],
)
def test_what_people_said_of_a_touchpoint_becomes_a_finding(fields: dict[str, object], sentence: str) -> None:
    """S1.5, S2.14, S4.5, S0.14: slow answers, expectations, attention, channel fit, missing contacts."""
    story = Story()
    story.touchpoint(story.stage("Help"), "Chat", **fields)
    told = sentences(story)
    assert len(told) == 1
    assert told[0].startswith(sentence)


def test_a_touchpoint_in_order_is_no_finding() -> None:
    story = Story()
    quick = {"response_minutes": 5, "expected_response_minutes": 30}
    story.touchpoint(
        story.stage("Help"), "Chat", 0, **quick, meets_expectation="yes", blocking=True, channel_fit="keep"
    )
    assert found(story) == []


def test_a_better_channel_is_named() -> None:
    """S4.5."""
    story = Story()
    portal = story.channel("Portal")
    story.touchpoint(story.stage("Help"), "Call", channel_fit="change", target_channel=portal.uid)
    assert sentences(story) == ["“Call” would be better through Portal."]


def test_a_broken_part_that_stops_the_journey_outweighs_the_rest() -> None:
    """S3.11: a small broken component can stop the whole journey."""
    story = Story()
    stage = story.stage("Buys")
    story.touchpoint(stage, "Browses", -1)
    story.touchpoint(stage, "Payment", -1, blocking=True)
    assert found(story)[0].sentence == "“Payment” is in trouble, and without it the journey stops."


def test_the_largest_gap_comes_first_as_it_is_shown() -> None:
    """S2.15: what stands on the page in figures is what orders it."""
    story = Story()
    stage = story.stage("Buys")
    story.touchpoint(stage, "Browses", -1, blocking=True, meets_expectation="no")
    story.touchpoint(stage, "Pays", -2)
    story.touchpoint(stage, "Nobody knows yet", state="missing", importance_customer=5, importance_organisation=5)
    gaps = [finding.facts.gap for finding in found(story)]
    assert gaps == [*sorted((gap for gap in gaps if gap is not None), reverse=True), None]


def test_votes_decide_between_equals() -> None:
    story = Story()
    stage = story.stage("Buys")
    browses, pays = story.touchpoint(stage, "Browses", -2), story.touchpoint(stage, "Pays", -2)
    story.touchpoint(stage, "Leaves", 0)
    catalogue, card = story.improvement("Catalogue", browses), story.improvement("Card", pays)
    story.say("own:1", title="Browsing hurts", touchpoint=browses.uid)
    story.say("own:2", title="Paying hurts", touchpoint=pays.uid)
    story.ballot({catalogue.uid: 1, card.uid: 3})
    own = [finding.sentence for finding in found(story) if finding.kind is FindingKind.OWN]
    assert own == ["Paying hurts", "Browsing hurts"]


def test_hand_offs_that_hurt_and_too_many_of_them() -> None:
    """S2.24: spot silos."""
    story = Story()
    stage = story.stage("Help")
    desk, network = story.department("Service desk"), story.department("Network")
    for title, value, department in [
        ("Calls", 1, desk),
        ("Line", -1, network),
        ("Back", 0, desk),
        ("Line 2", 0, network),
    ]:
        story.touchpoint(stage, title, value, owner_department=department.uid)
    told = sentences(story)
    assert "From “Calls” (Service desk) to “Line” (Network) the feeling falls to −1." in told
    assert "The customer is handed on 3 times between departments." in told


def test_pains_speak_where_nobody_has_rated() -> None:
    story = Story()
    chat = story.touchpoint(story.stage("Help"), "Chat")
    story.note(chat, "pain", "I wait and {wait}")
    story.note(chat, "pain", "Nobody answers")
    assert sentences(story) == ["“Chat” has 2 pains, such as: I wait and {wait}"]


def test_the_team_ranks_dismisses_and_comments() -> None:
    """S2.15: computed and editable."""
    story = support_journey()
    first, second, third, fourth, _peak = found(story)
    story.say(fourth.key, rank=1, comment="Everybody starts here")
    story.say(first.key, dismissed=True)
    story.say(second.key, title="Silence kills trust")
    own = story.say("own:1", title="The intranet is slow")
    assert [finding.key for finding in found(story)][:4] == [fourth.key, second.key, third.key, own.key]
    assert found(story)[0].comment == "Everybody starts here"
    assert found(story)[1].sentence == "Silence kills trust"
    assert found(story, with_dismissed=True)[-1].key == first.key


def test_an_improvement_answers_a_finding_by_name_or_by_mending_its_touchpoint() -> None:
    story = Story()
    silence = story.touchpoint(story.stage("Waits"), "Silence", -2)
    finding = found(story)[0]
    by_name = story.improvement("Status messages", findings=(finding.key,))
    by_touchpoint = story.improvement("More people", silence)
    story.improvement("A party")
    assert answered_by(story.workshop, finding) == [by_name, by_touchpoint]


def test_what_was_found_at_one_touchpoint_stands_together() -> None:
    story = support_journey()
    groups = grouped(found(story))
    assert [(group.first.facts.touchpoint, len(group.others)) for group in groups] == [
        ("Silence", 2),
        ("Sees the error", 0),
        ("Technician calls", 0),
    ]
    ideas_for = worst(story.workshop, summarise(story.workshop, story.journey.uid))
    assert [finding.facts.touchpoint for finding in ideas_for] == ["Silence", "Sees the error"]


def test_what_satisfies_is_no_friction_however_much_it_matters() -> None:
    story = Story()
    story.touchpoint(story.stage("Help"), "Call", 2, importance_customer=5, importance_organisation=5)
    assert [finding.kind for finding in found(story)] == [FindingKind.PEAK]


def test_touchpoints_by_gap() -> None:
    """S2.15: the gap score, worst first."""
    summary = summarise((story := support_journey()).workshop, story.journey.uid)
    assert [(point.touchpoint.title, point.gap) for point in summary.worst_first][:3] == [
        ("Silence", 7),
        ("Sees the error", 3),
        ("Searches the FAQ", 3),
    ]


def test_a_title_in_quotation_marks_is_not_quoted_twice() -> None:
    story = Story()
    story.touchpoint(story.stage("Help"), "“Ticket closed”", needs_attention=True)
    assert sentences(story) == ["“Ticket closed” needs attention."]


def test_keys_are_stable_and_unique() -> None:
    story = support_journey()
    keys = [finding.key for finding in found(story)]
    story.touchpoint(story.stage("Later"), "Something else", 0)
    assert len(set(keys)) == len(keys)
    assert set(keys) <= {finding.key for finding in found(story)}
