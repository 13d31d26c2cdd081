"""The map linter."""

from __future__ import annotations

from datetime import date

import pytest

from cjm_tui.domain.analysis.place import Place
from cjm_tui.domain.choices import Evidence, Phase
from cjm_tui.domain.company_words import company_word
from cjm_tui.domain.lint_rules import RULES, Severity
from cjm_tui.domain.linter import Problem, lint
from cjm_tui.domain.scope import Journey
from cjm_tui.i18n import using
from tests.domain.analysis.story import Story


def good_map(**about: object) -> Story:
    """A map that lacks nothing."""
    story = Story(**about)
    story.scope()
    desk = story.department("Desk")
    story.person("Bia", desk)
    phone = story.channel("Phone", "human-remote")
    story.edit(story.ana, preferred_channels=(phone.uid,), basis=Evidence.RESEARCHED)
    for title, period, value in [("Notices", "before", -1), ("Asks", "during", -2), ("Learns", "after", 1)]:
        stage = story.stage(title, period)
        story.touchpoint(stage, f"{title} by phone", value, channel=phone.uid, owner_department=desk.uid)
    story.improvement(
        "FAQ", story.workshop.touchpoints(story.journey.uid)[0], how="Write", owner="Bia", due=date(2026, 12, 1)
    )
    return story


def problems(story: Story) -> list[Problem]:
    return lint(story.workshop)


def rules(story: Story) -> list[str]:
    return [problem.rule for problem in problems(story)]


def test_a_good_map_has_no_problem() -> None:
    assert problems(good_map()) == []


def test_an_empty_workshop_lacks_the_essentials() -> None:
    """S0.2, S2.5, S2.6."""
    story = Story()
    story.edit(story.ana, display_name="")
    assert rules(story) == ["no-persona", "no-goal", "no-scenario"]
    assert {problem.severity for problem in problems(story)} == {Severity.ERROR}


@pytest.mark.parametrize(("title", "period"), [("Notices", "Before"), ("Asks", "During")])
def test_an_empty_period(title: str, period: str) -> None:
    """S0.1: first contact, deal, follow-up."""
    story = good_map()
    stage = next(stage for stage in story.workshop.stages(story.journey.uid) if stage.title == title)
    (touchpoint,) = story.workshop.touchpoints(story.journey.uid, stage.uid)
    story.edit(touchpoint, stage=None)
    found = next(problem for problem in problems(story) if problem.rule == "period-empty")
    assert found.sentence == f"“Portal” has no touchpoint in this period: {period}."
    assert found.place == Place(Phase.TOUCHPOINTS, "stages", stage.uid)


@pytest.mark.parametrize(("template", "severity"), [("suporte-ti", Severity.ERROR), ("ecommerce", Severity.WARNING)])
def test_no_follow_up_after_closing(template: str, severity: Severity) -> None:
    """S4.6: the journey does not end when the ticket closes."""
    story = good_map(template=template)
    last = story.workshop.stages(story.journey.uid)[-1]
    story.edit(last, period="during")
    (found,) = problems(story)
    assert (found.rule, found.severity) == ("no-follow-up", severity)


def test_first_and_last_action() -> None:
    """S0.5, S0.6."""
    story = good_map()
    story.edit(story.journey, first_action="", last_action="")
    assert rules(story) == ["no-first-action", "no-last-action"]
    assert problems(story)[1].place == Place(Phase.SCOPE, "journeys", story.journey.uid, "last_action")
    story.edit(story.workshop.stages(story.journey.uid)[0], first_action=True)
    assert rules(story) == ["no-last-action"]


def test_the_last_stage_needs_a_touchpoint() -> None:
    """S0.6."""
    story = good_map()
    renews = story.stage("Renews", "after")
    assert rules(story) == ["stage-empty"]
    story.note(renews, "feedback", "Renewal rate")
    assert rules(story) == ["last-stage-empty"]


def test_a_touchpoint_nobody_has_rated() -> None:
    story = good_map()
    chat = story.touchpoint(story.workshop.stages(story.journey.uid)[0], "Chats")
    (found,) = problems(story)
    assert found.sentence == "Nobody has said how “Chats” feels."
    assert found.place == Place(Phase.EMOTIONS, "touchpoints", chat.uid)


def test_a_stage_with_neither_touchpoint_nor_feedback() -> None:
    """S3.2."""
    story = good_map()
    story.stage("Compares", "before")
    story.touchpoint(story.stage("Recommends", "after"), "Tells a friend", 2)
    (found,) = problems(story)
    assert found.sentence == "“Compares” has neither a touchpoint nor feedback."


def test_a_flat_curve() -> None:
    story = good_map()
    for touchpoint in story.workshop.touchpoints(story.journey.uid):
        story.agree(touchpoint, 1)
    assert rules(story) == []
    story.touchpoint(story.workshop.stages(story.journey.uid)[0], "Chats", 1)
    assert rules(story) == ["flat-curve"]


def test_only_assumptions() -> None:
    story = good_map()
    story.edit(story.workshop.personas[0], basis=Evidence.ASSUMPTION)
    assert rules(story) == ["only-assumptions"]
    story.edit(story.workshop.touchpoints(story.journey.uid)[0], evidence=Evidence.PARTIAL)
    assert rules(story) == []


@pytest.mark.parametrize(
    ("title", "word"),
    [
        ("Registramos o chamado", "Registramos"),
        ("Triagem do chamado", "Triagem"),
        ("Notifica o cliente", "Notifica"),
        ("Onboarding", "Onboarding"),
        ("We send an e-mail", "We"),
        ("Desk answers", "Desk"),
        ("desk: answers", "Desk"),
        ("Desktop breaks", ""),
        ("Próximos passos", ""),
        ("Abre chamado", ""),
        ("Opens a ticket", ""),
        ("", ""),
    ],
)
def test_company_language(title: str, word: str) -> None:
    """S4.0: titles that begin with company verbs or departments."""
    assert company_word(title, ["Desk"]) == word


def test_company_language_is_a_hint() -> None:
    """S4.0."""
    story = good_map()
    touchpoint = story.workshop.touchpoints(story.journey.uid)[0]
    story.edit(touchpoint, title="Triagem do chamado")
    (found,) = problems(story)
    assert found.severity is Severity.HINT
    with using("pt-BR"):
        assert found.sentence == "“Triagem do chamado” fala da organização (Triagem), não do cliente."
        assert found.mend == "Vire do avesso: o que o cliente faz, nas palavras dele?"


def test_a_department_with_nobody_in_the_session() -> None:
    """S4.7."""
    story = good_map()
    network = story.department("Network")
    story.edit(story.workshop.touchpoints(story.journey.uid)[0], owner_department=network.uid)
    assert [problem.sentence for problem in problems(story)] == ["Network is on the map and has nobody in the session."]


def test_improvements_without_how_owner_date_or_touchpoint() -> None:
    """S4.10."""
    story = good_map()
    story.improvement("Chat bot")
    assert rules(story) == [
        "improvement-without-how",
        "improvement-without-owner",
        "improvement-without-date",
        "improvement-untied",
    ]
    story.edit(story.workshop.improvements[-1], moscow="wont")
    assert rules(story) == []


def test_a_preferred_channel_that_is_offered_nowhere() -> None:
    """S1.2."""
    story = good_map()
    chat = story.channel("Chat")
    story.edit(story.workshop.personas[0], preferred_channels=(chat.uid,))
    assert [problem.sentence for problem in problems(story)] == [
        "Ana prefers Chat, and no touchpoint of “Portal” uses it."
    ]


def test_candidates_and_layers_over_another_map_are_left_alone() -> None:
    story = good_map()
    story.add(Journey, title="Candidate")
    story.add(Journey, title="Blueprint", journey_type="blueprint", parent=story.journey.uid)
    assert problems(story) == []


def test_a_fresh_to_be_is_not_flooded_with_what_its_origin_lacks() -> None:
    story = good_map()
    stages = story.workshop.stages(story.journey.uid)
    story.touchpoint(stages[1], "Triagem do chamado")
    as_it_is = story.workshop
    future = story.add(
        Journey, title="As it will be", journey_type="future-state", derived_from=story.journey.uid,
        first_action="Begins", last_action="Ends",
    )  # fmt: skip
    for stage in as_it_is.stages(story.journey.uid):
        copy = story.stage(stage.title, stage.period.value, journey=future.uid)
        for point in as_it_is.touchpoints(story.journey.uid, stage.uid):
            story.touchpoint(copy, point.title, channel=point.channel, derived_from=point.uid)
    derived = story.workshop
    assert [problem.sentence for problem in lint(derived, story.journey.uid)] == [
        "Nobody has said how “Triagem do chamado” feels.",
        "“Triagem do chamado” speaks of the organisation (Triagem), not of the customer.",
    ]
    assert [problem.sentence for problem in lint(derived)] == [
        "In “Portal”: Nobody has said how “Triagem do chamado” feels.",
        "In “Portal”: “Triagem do chamado” speaks of the organisation (Triagem), not of the customer.",
    ]


def test_of_several_maps_each_problem_names_its_own() -> None:
    story = good_map()
    other = story.add(Journey, title="Second", first_action="Begins", last_action="Ends", personas=(story.ana.uid,))
    for period in ("before", "during", "after"):
        story.touchpoint(story.stage(period, period, journey=other.uid), f"Lives through {period}", 1)
    story.stage("Bare", "after", journey=other.uid)
    assert "In “Second”: “Bare” has neither a touchpoint nor feedback." in [p.sentence for p in problems(story)]
    with using("pt-BR"):
        assert any(p.sentence.startswith("Em “Second”: “Bare”") for p in problems(story))


def test_a_day_in_the_life_has_no_deal() -> None:
    """S2.3."""
    story = good_map()
    story.edit(story.journey, journey_type="day-in-life")
    for stage in story.workshop.stages(story.journey.uid):
        story.edit(stage, period="during")
    assert problems(story) == []


def test_the_gravest_come_first() -> None:
    story = Story(template="suporte-ti")
    story.touchpoint(story.stage("Triagem", "before"), "Calls")
    grave = [problem.severity for problem in problems(story)]
    assert grave == sorted(grave, key=list(Severity).index)
    assert grave[0] is Severity.ERROR
    assert grave[-1] is Severity.HINT


@pytest.mark.parametrize("rule", RULES)
def test_each_rule_says_how_to_mend_it_in_both_languages(rule: str) -> None:
    names = dict.fromkeys(
        (
            "journey",
            "stage",
            "touchpoint",
            "improvement",
            "department",
            "persona",
            "channel",
            "period",
            "title",
            "word",
        ),
        "{braces}",
    )
    problem = Problem(rule, RULES[rule].severity, Place(RULES[rule].phase), None, names)
    english = (problem.sentence, problem.mend)
    with using("pt-BR"):
        portuguese = (problem.sentence, problem.mend)
    assert all(english)
    assert all(portuguese)
    assert not set(english) & set(portuguese)
