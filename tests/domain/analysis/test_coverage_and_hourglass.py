"""What the map and the room leave out; the hourglass; persona meter; metrics."""

from __future__ import annotations

from cjm_tui.domain.analysis import coverage
from cjm_tui.domain.analysis.completeness import persona_completeness
from cjm_tui.domain.analysis.hourglass import hourglass
from cjm_tui.domain.analysis.indicators import metric_figure
from cjm_tui.domain.analysis.values import summarise
from cjm_tui.domain.choices import MetricKind, TouchpointType
from cjm_tui.domain.judgement import Metric
from cjm_tui.i18n import using
from tests.domain.analysis.story import Story


def test_departments_on_the_map_with_nobody_in_the_session() -> None:
    """S4.7."""
    story = Story()
    desk, network, legal = (story.department(title) for title in ("Desk", "Network", "Legal"))
    stage = story.stage("Help")
    story.touchpoint(stage, "Calls", owner_department=desk.uid)
    story.touchpoint(stage, "Line", owner_department=network.uid)
    story.person("Bia", desk)
    summary = summarise(story.workshop, story.journey.uid)
    assert coverage.absent_departments(story.workshop, summary) == [network]
    assert legal not in coverage.absent_departments(story.workshop, summary)


def test_what_did_we_forget() -> None:
    """S4.15: checklist from the channel vocabulary."""
    story = Story()
    mail, forum = story.channel("E-mail"), story.channel("Forum")
    story.channel("Fax", in_scope=False)
    stage = story.stage("Waits", "before")
    story.touchpoint(stage, "Silence", touchpoint_type=TouchpointType.WAIT, channel=mail.uid)
    points = coverage.forgotten_points(story.workshop, summarise(story.workshop, story.journey.uid))
    assert {point.key: point.is_covered for point in points} == {
        f"channel:{mail.uid}": True,
        f"channel:{forum.uid}": False,
        "wait": True,
        "decision": False,
        "internal": False,
        "before": True,
        "after": False,
    }
    assert points[1].question == "Does anything happen through Forum?"
    with using("pt-BR"):
        assert points[-1].question == "O que acontece depois de tudo resolvido?"


def test_each_stage_with_its_touchpoints_and_feedback() -> None:
    """S3.2: the two questions per stage."""
    story = Story()
    help_, after, empty = (story.stage(title) for title in ("Help", "After", "Empty"))
    call = story.touchpoint(help_, "Call")
    story.note(call, "feedback", "Recorded calls", captured="yes")
    story.note(after, "feedback", "Survey", captured="could")
    story.note(empty, "pain", "Nothing happens")
    stages = coverage.feedback_by_stage(story.workshop, summarise(story.workshop, story.journey.uid))
    assert [(s.touchpoints, len(s.feedback), s.captured, s.is_bare) for s in stages] == [
        (1, 1, 1, False),
        (0, 1, 0, False),
        (0, 0, 0, True),
    ]


def test_hourglass_narrows_to_the_deal_and_widens_after_it() -> None:
    """S1.10: counts per stage, loyalty at the base."""
    story = Story()
    for title, period in [
        ("Engages", "before"),
        ("Learns", "before"),
        ("Buys", "during"),
        ("Adopts", "after"),
        ("Stays", "after"),
    ]:
        stage = story.stage(title, period)
        story.touchpoint(stage, f"{title} once")
    rows = hourglass(summarise(story.workshop, story.journey.uid))
    widths = [row.width for row in rows]
    assert widths == [1, 0.625, 0.25, 0.25, 1]
    assert [row.count for row in rows] == [1, 1, 1, 1, 1]
    assert rows[-1].stage.stage.title == "Stays"


def test_persona_meter() -> None:
    """S2.9: completeness meter."""
    story = Story()
    assert persona_completeness(story.ana).percent == 0
    ana = story.edit(story.ana, role="Analyst", goals=("Work",), share=0, comfort="high")
    meter = persona_completeness(ana)
    assert (meter.filled, meter.total, meter.percent) == (4, 15, 26)


def test_a_metric_with_its_warning() -> None:
    """S1.7: results with n, "n/a" for a division by zero."""
    story = Story()
    csat = story.add(Metric, metric_kind=MetricKind.CSAT, inputs={"positive": 15, "total": 20})
    figure = metric_figure(csat)
    assert (figure.text, figure.n, figure.is_small_sample) == ("75 %", 20, True)
    assert metric_figure(story.edit(csat, n=200)).is_small_sample is False
    assert metric_figure(story.add(Metric, metric_kind=MetricKind.CHURN, inputs={})).text == "n/a"
