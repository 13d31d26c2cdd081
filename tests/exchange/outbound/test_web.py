"""The web page and the picture: one file, no request, no script, a table that reads in order, text that stays text."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_tui.domain.judgement import Agreement, Reading
from cjm_tui.domain.text import clean
from cjm_tui.domain.workshop import Workshop
from cjm_tui.exchange.outbound.edition import edition_of
from cjm_tui.exchange.outbound.web.look import colour
from cjm_tui.exchange.outbound.web.markup import Markup, lines, tag
from cjm_tui.exchange.outbound.web.page import POLICY, page
from cjm_tui.exchange.outbound.web.picture import picture
from tests.exchange.outbound.demonstration import demonstration, with_every_text

HOSTILE = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)", "</style><b>", "&lt;b&gt;",
    "]]>", "{{x}}", "' onload='x", "<!-- -->", "\u202eevil", "https://example.org/?a=1&b=2",
]  # fmt: skip
ALLOWED = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "section", "footer", "article", "div"),
    *("h1", "h2", "h3", "p", "dl", "dt", "dd", "ul", "ol", "li", "small", "strong", "em", "span", "br", "blockquote"),
    *("table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td", "figure", "figcaption"),
    *("svg", "g", "path", "line", "circle", "rect", "text", "tspan"),
}


class Reader(HTMLParser):
    """Collects what a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(workshop: Workshop) -> Reader:
    reader = Reader()
    reader.feed(page(edition_of(workshop)))
    return reader


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text(text: str) -> None:
    reader = read(with_every_text(demonstration(), clean(text)))
    names = {name for name, _attributes in reader.tags}
    assert names <= ALLOWED
    assert not any(key.startswith("on") or key in ("src", "href") for _name, given in reader.tags for key in given)
    assert clean(text) in " ".join(reader.words)


@settings(max_examples=15, deadline=None)
@given(text=st.text(min_size=1).map(clean).filter(str.strip))
def test_any_text_makes_a_page_with_the_same_elements(text: str) -> None:
    plain = read(with_every_text(demonstration(), "Lorem"))
    told = read(with_every_text(demonstration(), text))
    skeleton = ("h2", "th", "section")
    for name in skeleton:
        assert [n for n, _a in told.tags].count(name) == [n for n, _a in plain.tags].count(name)


def test_nothing_is_loaded_and_no_script_runs() -> None:
    text = page(edition_of(demonstration()))
    assert f'http-equiv="Content-Security-Policy" content="{POLICY}"' in text
    assert not re.search(r"<(script|link|iframe|img|object)\b|@import|url\(", text)


def test_the_map_is_a_table_that_reads_in_order() -> None:
    reader = read(demonstration())
    heads = [given for name, given in reader.tags if name == "th"]
    assert {given.get("scope") for given in heads} <= {"col", "row", "colgroup"}
    words = " ".join(reader.words)
    order = [
        "Notices the problem",
        "The screen freezes",
        "Clicks again",
        "Findings, worst first",
        "Improvements, ranked",
    ]
    places = [words.index(part, words.index("The map, stage by stage")) for part in order]
    assert places == sorted(places)


def test_the_first_screen_tells_the_worst_moment_and_who_mends_it() -> None:
    text = page(edition_of(demonstration("pt-BR")))
    top = text[text.index("<body") :][:2500]
    for expected in ("Três horas de silêncio", "Marta Lima", "−2"):
        assert expected in top


def test_the_legend_names_nobody_without_a_line() -> None:
    workshop = demonstration()
    ana, rui = workshop.personas[:2]
    without = {uid: None if r.persona == rui.uid else r for uid, r in workshop.all(Reading).items()}
    without_agreed = {uid: None if a.persona == rui.uid else a for uid, a in workshop.all(Agreement).items()}
    alone = workshop.with_records("readings", without).with_records("agreements", without_agreed)
    legend = '<ul class="legend">'
    assert legend in page(edition_of(workshop))
    assert legend not in page(edition_of(alone))
    assert f">{rui.display_name}</text>" in picture(edition_of(workshop), workshop.journeys[0])
    assert f">{rui.display_name}</text>" not in picture(edition_of(alone), workshop.journeys[0])
    assert ana.display_name in page(edition_of(alone))


def test_both_themes_and_paper_are_thought_of() -> None:
    text = page(edition_of(demonstration()))
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text


@pytest.mark.parametrize("text", ["Lorem", *HOSTILE])
def test_the_picture_is_sound_xml(text: str) -> None:
    workshop = with_every_text(demonstration(), clean(text))
    root = ET.fromstring(picture(edition_of(workshop), workshop.journeys[0]))
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert clean(text).split()[0] in "".join(root.itertext())


def test_the_curve_draws_a_point_for_each_value_and_leaves_gaps() -> None:
    workshop = demonstration()
    text = picture(edition_of(workshop), workshop.journeys[0])
    ana, rui = (edition_of(workshop).summary(workshop.journeys[0].uid, p.uid) for p in workshop.personas)
    rated = sum(value is not None for summary in (ana, rui) for value in summary.values)
    assert text.count("<circle") == rated


def test_markup_escapes_whatever_is_not_markup() -> None:
    assert tag("p", "<b>", Markup("<i>x</i>"), title='"') == '<p title="&quot;">&lt;b&gt;<i>x</i></p>'
    assert lines("a\n<b>\n\n") == "a<br>&lt;b&gt;"
    assert tag("p", "\x00a\x1b") == "<p>a</p>"


def test_the_picture_needs_no_variables_which_only_browsers_know() -> None:
    workshop = demonstration()
    text = picture(edition_of(workshop), workshop.journeys[0])
    assert "var(" not in text
    assert "svg .point-0.bad { fill: #b93a1b; }" in text
    assert colour("card") == "#ffffff"
