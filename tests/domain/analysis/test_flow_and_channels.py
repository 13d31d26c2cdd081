"""Waiting, hand-offs, channels."""

from __future__ import annotations

from cjm_tui.domain.analysis import channels, flow
from cjm_tui.domain.analysis.flow import WaitingTime
from cjm_tui.domain.analysis.guide_checks import Situation, check
from cjm_tui.domain.analysis.place import Place
from cjm_tui.domain.analysis.values import summarise
from cjm_tui.domain.choices import ChannelKind, MomentOfTruth, Phase, TouchpointType
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.scope import Channel
from tests.domain.analysis.story import Story

WAIT = TouchpointType.WAIT


def test_waiting_time_per_stage_and_journey() -> None:
    """S4.2: tempo de espera."""
    story = Story()
    opens, waits = story.stage("Opens a ticket"), story.stage("Waits")
    story.touchpoint(opens, "On hold", touchpoint_type=WAIT, duration_minutes=12)
    story.touchpoint(opens, "Explains", duration_minutes=30)
    story.touchpoint(waits, "Silence", touchpoint_type=WAIT, duration_minutes=180)
    story.touchpoint(waits, "Approval", touchpoint_type=WAIT)
    summary = summarise(story.workshop, story.journey.uid)
    assert [time for _stage, time in flow.waiting_by_stage(summary)] == [
        WaitingTime(12, 1, 0),
        WaitingTime(180, 2, 1),
    ]
    assert flow.waiting(summary.touchpoints) == WaitingTime(192, 3, 1)


def test_hand_offs_between_departments_skip_what_nobody_owns_or_does_not_exist() -> None:
    """S1.4: hand-offs between departments counted."""
    story = Story()
    first, second = story.stage("Help"), story.stage("Repair")
    desk, field = story.department("Desk"), story.department("Field")
    for stage, title, fields in [
        (first, "Calls", {"owner_department": desk.uid}),
        (first, "Reads", {}),
        (first, "Explains", {"owner_department": desk.uid}),
        (first, "Chat", {"owner_department": field.uid, "state": "missing"}),
        (second, "Visit", {"owner_department": field.uid}),
        (second, "Closes", {"owner_department": desk.uid}),
    ]:
        story.touchpoint(stage, title, **fields)
    summary = summarise(story.workshop, story.journey.uid)
    hand_offs = flow.department_hand_offs(summary)
    assert [(h.before.touchpoint.title, h.after.touchpoint.title) for h in hand_offs] == [
        ("Explains", "Visit"),
        ("Visit", "Closes"),
    ]
    assert flow.pairs(hand_offs) == [((desk.uid, field.uid), 1), ((field.uid, desk.uid), 1)]
    by_department = {i.uid: (i.touchpoints, i.stages, i.given, i.taken) for i in flow.department_involvement(summary)}
    assert by_department == {desk.uid: (3, 2, 1, 1), field.uid: (1, 1, 1, 1)}


def channel_story() -> Story:
    story = Story()
    phone = story.channel("Phone", "human-remote")
    web, desk = story.channel("Web"), story.channel("Desk", "physical")
    story.channel("Forum")
    story.channel("Fax", offered=False)
    notices, asks = story.stage("Notices"), story.stage("Asks")
    story.touchpoint(notices, "FAQ", -1, 1, channel=web.uid, moment_of_truth="ZMOT")
    story.touchpoint(notices, "Status page", 2, channel=web.uid)
    story.touchpoint(asks, "Calls", -2, channel=phone.uid)
    story.touchpoint(asks, "Walks over", channel=desk.uid)
    story.touchpoint(asks, "Hears of it")
    return story


def test_channel_by_stage_matrix() -> None:
    """S1.6, S2.17: count, mean emotion, satisfaction."""
    story = channel_story()
    matrix = channels.channel_matrix(story.workshop, summarise(story.workshop, story.journey.uid))
    figures = {
        (channel.title, stage.title): (cell.count, cell.mean_emotion, cell.satisfaction and round(cell.satisfaction))
        for channel in matrix.channels
        for stage in matrix.stages
        if (cell := matrix.cells.get((channel.uid, stage.uid)))
    }
    assert figures == {
        ("Web", "Notices"): (2, 1, 67),
        ("Phone", "Asks"): (1, -2, 0),
        ("Desk", "Asks"): (1, None, None),
    }
    assert [point.touchpoint.title for point in matrix.without_channel] == ["Hears of it"]


def test_channel_inventory_lists_what_is_offered_and_unused() -> None:
    """S3.7."""
    story = channel_story()
    matrix = channels.channel_matrix(story.workshop, summarise(story.workshop, story.journey.uid))
    assert [channel.title for channel in matrix.unused] == ["Forum"]
    assert [(d.channel.title, [s.title for s in d.stages]) for d in matrix.details] == [
        ("Phone", ["Asks"]),
        ("Web", ["Notices"]),
        ("Desk", ["Asks"]),
    ]


def test_each_channel_has_a_detail_view_with_its_moments_of_truth() -> None:
    """S1.8."""
    story = channel_story()
    matrix = channels.channel_matrix(story.workshop, summarise(story.workshop, story.journey.uid))
    web = next(detail for detail in matrix.details if detail.channel.title == "Web")
    assert web.moments_of_truth == (MomentOfTruth.ZMOT,)
    assert [point.touchpoint.title for point in web.figures.touchpoints] == ["FAQ", "Status page"]


def test_nothing_is_concluded_from_a_channel_whose_kind_nobody_has_said() -> None:
    story = Story()
    leaflet = story.add(Channel, title="Leaflet")
    story.touchpoint(story.stage("Notices"), "Reads", channel=leaflet.uid)
    matrix = channels.channel_matrix(story.workshop, summarise(story.workshop, story.journey.uid))
    assert matrix.one_kind_stages == []
    assert channels.kind_in_words(leaflet) == "kind unknown"
    verdict = check("channels_decided", Situation(story.workshop, story.journey.uid))
    assert verdict.detail == "1 channel without its kind"
    assert verdict.place == Place(Phase.SCOPE, "channels", leaflet.uid, "channel_kind")


def test_stages_served_by_one_kind_of_channel_only() -> None:
    """S1.1."""
    story = channel_story()
    matrix = channels.channel_matrix(story.workshop, summarise(story.workshop, story.journey.uid))
    assert [(s.title, kind) for s, kind in matrix.one_kind_stages] == [("Notices", ChannelKind.DIGITAL)]


def test_preferred_channels_against_those_offered() -> None:
    """S1.2: mismatch preferred × offered per stage."""
    story = channel_story()
    by_title = {channel.title: channel.uid for channel in story.workshop.channels}
    zeca = story.add(Persona, display_name="Zeca", preferred_channels=(by_title["Forum"], by_title["Phone"]))
    matrix = channels.channel_matrix(story.workshop, summarise(story.workshop, story.journey.uid))
    (mismatch,) = channels.preference_mismatches(matrix, zeca)
    assert mismatch.stage.title == "Notices"
    assert [channel.title for channel in mismatch.offered] == ["Web"]
    assert [channel.title for channel in mismatch.preferred] == ["Forum", "Phone"]
    assert [channel.title for channel in channels.preferred_nowhere(matrix, zeca)] == ["Forum"]
    assert channels.preference_mismatches(matrix, story.ana) == []
