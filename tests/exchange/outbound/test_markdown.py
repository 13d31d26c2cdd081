"""The report, the story and the page: what an absent reader learns, and that people's text arrives word for word."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from cjm_tui.domain.choices import ActionStatus, TouchpointType
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.domain.judgement import Agreement, Reading
from cjm_tui.domain.scope import Journey
from cjm_tui.domain.text import clean
from cjm_tui.domain.workshop import Workshop
from cjm_tui.exchange.outbound.edition import Edition, edition_of, find_persona
from cjm_tui.exchange.outbound.headline import headline
from cjm_tui.exchange.outbound.markdown.brief import brief
from cjm_tui.exchange.outbound.markdown.report import report
from cjm_tui.exchange.outbound.markdown.story import story
from cjm_tui.exchange.outbound.markdown.text import cell, code_block, inline, running
from cjm_tui.i18n import using
from tests.exchange.outbound.demonstration import demonstration, with_every_text

SCREEN = 24
HOSTILE = [
    "# heading #", "1. first", "1) first", "1.4", "- dash", "+1", "> quote", "*a* _b_ ~~c~~ `d`", "a | b \\| c",
    "[x](javascript:1) [y]: http://z", "<script>alert(1)</script>", "&amp; &#42; &copy", "R$10 and US$20", "C#", "===",
    "```mermaid", "\\", "**", "![i](u)", "line\n# next\n\n- last", "    indented", "<!-- -->", "https://a.b/c_d", ":-:",
]  # fmt: skip
texts = st.one_of(
    st.sampled_from(HOSTILE), st.text(alphabet="#*_`~|\\<>[]()!&;$-+=.:1a \n\"'", max_size=30), st.text(max_size=40)
).map(lambda text: clean(text, multiline=True).strip())


def shown(markdown: str) -> str:
    """Return the words that a reader of the rendered page sees, one space between them."""
    page = MarkdownIt("commonmark").enable("table").render(markdown)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", page)).split())


def words(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_wherever_it_stands(text: str) -> None:
    for place in ("{}", "- {}", "### {}", "> {}", "**x:** {}"):
        assert shown(place.format(inline(text))).removeprefix("x: ") == words(text)
    assert shown(running(text)) == words(text)
    assert shown(f"| h |\n| --- |\n| {cell(text)} |") == words(f"h {text}")


@given(texts)
def test_any_text_renders_to_its_own_words(text: str) -> None:
    assert shown(f"- {running(text)}") == words(text)
    assert shown(f"| h |\n| --- |\n| {cell(text)} |") == words(f"h {text}")
    assert shown(code_block(text)).replace("\n", " ") == words(text)


@settings(max_examples=25, deadline=None)
@given(texts.filter(lambda text: len(words(text)) > 1))
def test_a_report_about_any_text_shows_that_text_and_nothing_else_moves(text: str) -> None:
    workshop = with_every_text(demonstration(), text)
    page = shown(report(edition_of(workshop)))
    plain = shown(report(edition_of(with_every_text(demonstration(), "Lorem"))))
    assert page.count(words(text)) >= plain.count("Lorem") / 2
    assert len(re.findall("How it is computed|Why in this place", page)) >= 2


@pytest.mark.parametrize(
    ("language", "worst", "why", "who"),
    [
        ("en", "Three hours of silence", "Nobody in charge of giving news", "Marta Lima, by 5 December 2026"),
        (
            "pt-BR",
            "Três horas de silêncio",
            "Ninguém responde por dar notícia",
            "Marta Lima, até 5 de dezembro de 2026",
        ),
    ],
)
def test_the_first_screen_tells_the_worst_moment_why_and_who_mends_it_by_when(
    language: str, worst: str, why: str, who: str
) -> None:
    with using(language):
        screen = "\n".join(report(edition_of(demonstration(language))).split("\n")[:SCREEN])
    for expected in (worst, why, who):
        assert expected in screen


@pytest.mark.parametrize("style", [report, brief])
@pytest.mark.parametrize(
    ("language", "headings"),
    [
        ("en", ("Needs", "Experience", "Channel performance", "Decisions")),
        ("pt-BR", ("Necessidades", "Experiência", "Desempenho dos canais", "Decisões")),
    ],
)
def test_the_four_things_that_a_map_is_made_for_have_a_heading_each(
    style: type[report], language: str, headings: tuple[str, ...]
) -> None:
    with using(language):
        text = style(edition_of(demonstration(language)))
    for heading in headings:
        assert f"\n## {heading}\n" in text


def test_every_figure_stands_beside_its_formula() -> None:
    text = report(edition_of(demonstration()))
    for formula in ("(x + 2) / 4 · 100", "readings ≥ +1 / all readings", "importance to customer", "3 or more is high"):
        assert formula in text


def test_the_report_tells_everything_that_was_said_of_a_touchpoint() -> None:
    workshop = demonstration()
    page = shown(report(edition_of(workshop)))
    for journey in workshop.journeys:
        for touchpoint in workshop.touchpoints(journey.uid):
            for name in ("title", "doing", "thinking", "experiencing", "perception", "motivation", "expectation"):
                assert words(getattr(touchpoint, name)) in page
            for note in workshop.notes_on(touchpoint.uid):
                assert words(note.text) in page


def test_a_story_goes_through_the_stages_with_the_personas_name_quotes_and_feelings() -> None:
    workshop = demonstration()
    text = story(edition_of(workshop))
    stages = [text.index(f"### {stage.title}") for stage in workshop.stages(workshop.journeys[0].uid)]
    assert stages == sorted(stages)
    assert "Ana thinks: “Have they forgotten me?”" in text
    assert "Ana feels let down (−2)." in text
    assert "Somebody says: “At three I stopped believing and wrote to the director.”" in text


def test_one_persona_can_tell_it_alone() -> None:
    workshop = demonstration()
    edition = edition_of(workshop, persona=find_persona(workshop, "rui"))
    text = story(edition)
    assert "Rui feels angry (−2)." in text
    assert "Ana" not in text.replace("Analyst", "")


def test_a_brief_fits_on_one_page() -> None:
    assert len(brief(edition_of(demonstration())).splitlines()) < 60


def test_a_second_round_says_what_was_rated_again_and_of_what_the_values_are_older() -> None:
    workshop = demonstration()
    about = workshop.about.model_copy(update={"round": 2})
    again = workshop.with_records("workshops", {about.uid: about})
    text = report(edition_of(again))
    assert "### Since round 1\n\nNothing has been rated again yet." in text
    assert "values from earlier rounds" in text
    assert "(from round 1)" in text
    silence = next(t for t in workshop.all(Touchpoint).values() if t.title == "Three hours of silence")
    ana = workshop.personas[0]
    better = Agreement(uid="a2", touchpoint=silence.uid, persona=ana.uid, round=2, value=1)
    text = report(edition_of(again.with_records("agreements", {"a2": better})))
    assert "over the 1 touchpoint rated on both sides" in text
    assert "| Three hours of silence | −2 | +1 | +3 |" in text
    fresh = again.with_records("readings", dict.fromkeys(again.records["readings"]))
    fresh = fresh.with_records("agreements", dict.fromkeys(again.records["agreements"]))
    assert "Since round" not in report(edition_of(fresh)), "a map without values has nothing to compare with"


def asked_only(workshop: Workshop) -> Workshop:
    """Take back everybody's yes, as if they had only been asked."""
    asked = {
        i.uid: i.model_copy(update={"owner_accepted": False, "status": ActionStatus.PLANNED})
        for i in workshop.improvements
    }
    return workshop.with_records("improvements", asked)


def test_an_owner_who_has_not_said_yes_has_only_been_asked() -> None:
    text = report(edition_of(asked_only(demonstration())))
    assert "Marta Lima (asked, has not said yes yet), by 5 December 2026" in text
    assert "Marta Lima, by 5 December 2026" in report(edition_of(demonstration()))
    with using("pt-BR"):
        pedido = report(edition_of(asked_only(demonstration("pt-BR"))))
    assert "Marta Lima (convite feito, ainda sem resposta), até 5 de dezembro de 2026" in pedido


def test_the_cover_counts_those_for_whom_one_keyboard_spoke() -> None:
    workshop = demonstration()
    touchpoint, persona = workshop.touchpoints(workshop.journeys[0].uid)[0], workshop.personas[0]
    seats = {
        f"r{n}": Reading(uid=f"r{n}", touchpoint=touchpoint.uid, persona=persona.uid, author=f"seat-{n}", valence=0)
        for n in range(1, 6)
    }
    byline = report(edition_of(workshop.with_records("readings", seats))).split("\n")[2]
    assert byline.count("5 voices by one keyboard") == 1
    assert "voice" not in report(edition_of(workshop)).split("\n")[2]


def test_those_who_feel_as_bad_as_the_worst_are_named_and_the_largest_gap_stands_first() -> None:
    workshop = demonstration()
    edition = edition_of(workshop)
    journey = workshop.journeys[0]
    worst = headline(edition, journey.uid)
    assert worst is not None
    lowest = [point for point in edition.summary(journey.uid).touchpoints if point.value == worst.point.value]
    assert {point.touchpoint.uid for point in (worst.point, *worst.ties)} == {p.touchpoint.uid for p in lowest}
    assert worst.point.gap == max(point.gap or 0 for point in lowest)
    if worst.ties:
        assert f"{len(worst.ties)} more feel" in "\n".join(report(edition).split("\n")[:SCREEN])


def test_what_nobody_has_entered_is_not_told_as_nought() -> None:
    workshop = demonstration()
    bare = {
        t.uid: t.model_copy(update={"owner_department": None, "touchpoint_type": TouchpointType.INTERACTION})
        for t in workshop.all(Touchpoint).values()
    }
    text = report(edition_of(workshop.with_records("touchpoints", bare)))
    (waiting,) = [line for line in text.splitlines() if line.startswith("| Waiting time |")]
    (hand_offs,) = [line for line in text.splitlines() if line.startswith("| Hand-offs between departments |")]
    assert waiting.split("|")[2].strip() == hand_offs.split("|")[2].strip() == "n/a"


def test_a_blueprint_has_a_table_of_its_own_under_its_map() -> None:
    workshop = demonstration()
    journey = workshop.journeys[0]
    blueprint = Journey(
        uid="bp", position="z", title="Behind the desk", journey_type="blueprint", parent=journey.uid, status="now"
    )
    calls = workshop.touchpoints(journey.uid)[0]
    behind = calls.model_copy(update={"backstage": "Checks the queue", "systems": ("Tickets", "Phone")})
    workshop = workshop.with_records("journeys", {"bp": blueprint}).with_records("touchpoints", {calls.uid: behind})
    text = report(edition_of(workshop))
    assert "### Service blueprint: Behind the desk" in text
    (row,) = [line for line in text.splitlines() if calls.title in line and "Checks the queue" in line]
    assert row.count("|") - 1 >= 5
    assert "Tickets" in row
    assert shown(text).count("Checks the queue") == 1
    with using("pt-BR"):
        assert "### Blueprint de serviço: Behind the desk" in report(edition_of(workshop))


def test_an_empty_workshop_has_a_report_too() -> None:
    workshop = demonstration()
    bare = workshop.with_records("journeys", dict.fromkeys(workshop.records["journeys"]))
    for kind in ("touchpoints", "stages", "notes", "improvements", "personas", "readings", "agreements", "votes"):
        bare = bare.with_records(kind, dict.fromkeys(bare.records[kind]))
    for style in (report, story, brief):
        assert style(edition_of(bare)).startswith("# IT service desk")


def test_the_matrix_counts_what_the_map_holds() -> None:
    edition: Edition = edition_of(demonstration())
    assert "| **Phone** |  |  | 2 · 0 · 33 % | 1 · −1 · 0 % |" in report(edition)
