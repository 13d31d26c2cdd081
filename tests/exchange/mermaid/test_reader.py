"""Reading `journey` text: what the real parser reads, and what it refuses."""

from __future__ import annotations

import json

import pytest

from cjm_tui.exchange.mermaid.diagram import JourneyDiagram
from cjm_tui.exchange.mermaid.reader import NotAJourney, fences, is_journey, read_journey
from tests.exchange.published import published


def outline(diagram: JourneyDiagram) -> list[tuple[str | None, str, float | None, tuple[str, ...]]]:
    return [(s.name, t.name, t.score, t.actors) for s in diagram.sections for t in s.tasks]


def test_title_sections_tasks_scores_and_actors() -> None:
    diagram = read_journey(
        "journey\n title Pedido: primeiro\n section Descoberta\n Vê anúncio: 4: Ana, Bot\n Busca: 2\n"
    )
    assert diagram.title == "Pedido: primeiro"
    assert outline(diagram) == [("Descoberta", "Vê anúncio", 4, ("Ana", "Bot")), ("Descoberta", "Busca", 2, ())]
    assert not diagram.remarks


def test_tasks_before_any_section_belong_to_none() -> None:
    diagram = read_journey("journey\n Only task: 3: Me")
    assert [section.name for section in diagram.sections] == [None]


def test_directives_comments_front_matter_and_blank_lines_are_passed_over_and_lines_still_count() -> None:
    source = (
        "---\ntitle: 'Da capa'\nconfig:\n  theme: default\n---\n"
        "%%{init: {\n 'theme': 'dark'}}%%\n%% a comment: 5\n\n   journey\n\n# another\n\tPay: x\n"
    )
    diagram = read_journey(source)
    assert diagram.title == ""
    assert diagram.heading == "Da capa"
    assert outline(diagram) == [(None, "Pay", None, ())]
    assert [remark.line for remark in diagram.remarks] == [13]


def test_scores_outside_the_scale_stay_and_are_reported_with_their_line() -> None:
    diagram = read_journey("journey\n  A: 9: Me\n  B: 0\n  C: 4.5")
    assert [task.score for task in diagram.tasks] == [9, 0, 4.5]
    assert [remark.line for remark in diagram.remarks] == [2, 3]


@pytest.mark.parametrize(
    ("line", "score", "unread"),
    [
        ("Pay: 2, Ana", None, "2, Ana"),
        ("Pay: NaN", None, "NaN"),
        ("Pay: 3,5: Ana", None, "3,5: Ana"),
        ("Pay:", None, ""),
        ("Pay", None, ""),
        ("Visit: site: 5: Ana", None, "site: 5: Ana"),
        ("Pay: 3: Ana: Bob", 3, "3: Ana: Bob"),
    ],
)
def test_what_is_no_score_is_kept_and_reported(line: str, score: float | None, unread: str) -> None:
    diagram = read_journey(f"journey\n{line}")
    assert (diagram.tasks[0].score, diagram.tasks[0].unread) == (score, unread)
    assert [remark.line for remark in diagram.remarks] == [2]


def test_a_comma_for_a_colon_is_guessed_but_not_believed() -> None:
    (remark,) = read_journey("journey\nPay: 2, Ana").remarks
    assert "“2: Ana”" in remark.sentence


def test_a_colon_in_a_section_is_repaired_with_a_remark() -> None:
    diagram = read_journey("journey\n section Step 1: Context\n  Start: 3")
    assert outline(diagram) == [("Step 1: Context", "Start", 3, ())]
    assert [remark.line for remark in diagram.remarks] == [2]


def test_entities_become_characters_and_unknown_ones_stay() -> None:
    diagram = read_journey("journey\n #84;itle#58; a#59; b #lt;c#gt; #nope; #99999999;: 3: A#44; B")
    assert outline(diagram) == [(None, "Title: a; b <c> #nope; #99999999;", 3, ("A, B",))]


def test_lines_end_at_line_feeds_alone() -> None:
    diagram = read_journey("journey\r\n a\u2028b\x0bc\x0cd: 3\r\n e: 4")
    assert [task.name for task in diagram.tasks] == ["a\u2028b\x0bc\x0cd", "e"]


def test_accessible_texts() -> None:
    diagram = read_journey("journey\n accTitle: T\n accDescr {\n one\n two }\n A: 3")
    assert (diagram.accessible_title, diagram.accessible_description) == ("T", "one\ntwo")


def test_a_score_in_a_comment_counts_for_the_task_below_it() -> None:
    diagram = read_journey("journey\n %% score: 9\n A: 5\n %% score: none\n B: 3\n C: 3")
    assert [task.score for task in diagram.tasks] == [9, None, 3]
    assert not diagram.remarks


@pytest.mark.parametrize("source", ["", "flowchart TD\n a --> b", "a journey\n b: 3", "journeys\n b: 3"])
def test_other_text_is_no_journey(source: str) -> None:
    assert not is_journey(source)
    with pytest.raises(NotAJourney):
        read_journey(source)


def test_every_journey_fence_of_a_document_is_found_with_its_line() -> None:
    document = (
        "# Doc\n```mermaid\njourney\n A: 3\n```\ntext\n~~~ {.mermaid}\n%% c\njourney\n B: 3\n~~~\n"
        "```mermaid\nflowchart TD\n```\n```python\njourney\n```\n"
    )
    assert [(line, read_journey(body).tasks[0].name) for body, line in fences(document)] == [(3, "A"), (8, "B")]


@pytest.mark.corpora
def test_published_diagrams_read_as_the_real_parser_reads_them() -> None:
    folder = published("corpora", "mermaid")
    repaired = []
    for line in (folder / "EXPECTED.jsonl").read_text("utf-8").splitlines():
        expected = json.loads(line)
        diagram = read_journey((folder / expected["name"]).read_bytes().decode())
        if not expected["ok"]:
            repaired.append((expected["name"], len(diagram.sections), len(diagram.tasks), bool(diagram.remarks)))
            continue
        assert diagram.title == expected["title"].strip()
        assert diagram.accessible_title == expected["accTitle"]
        assert diagram.accessible_description == expected["accDescr"]
        assert [s.name for s in diagram.sections if s.name is not None] == expected["sections"]
        assert outline(diagram) == [
            (t["section"] or None, t["task"].strip(), t["score"], tuple(filter(None, t["people"])))
            for t in expected["tasks"]
        ], expected["name"]
        nulls = [t.line for t in diagram.tasks if t.score is None]
        assert set(nulls) <= {remark.line for remark in diagram.remarks}
    assert repaired == [("en--founder-onboarding-section-colons.mmd", 4, 17, True)]
