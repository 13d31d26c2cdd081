"""Writing diagrams: our reader gets back what was meant, whatever people typed."""

from __future__ import annotations

import re

import pytest
from hypothesis import given

from cjm_tui.exchange.mermaid.diagram import JourneyDiagram, Section, Task
from cjm_tui.exchange.mermaid.quadrant import Point, write_quadrant_chart
from cjm_tui.exchange.mermaid.reader import read_journey
from cjm_tui.exchange.mermaid.writer import unfaithful, write_journey
from tests.exchange.mermaid.strategies import diagrams, meaning, texts


@given(diagrams())
def test_any_text_comes_back(diagram: JourneyDiagram) -> None:
    (source,) = write_journey(diagram)
    again = read_journey(source)
    assert meaning(again) == meaning(diagram)
    assert not again.remarks


def test_a_plain_diagram_stays_readable() -> None:
    tasks = (Task("Vê anúncio", 4, ("Ana", "Bot")), Task("Busca", 2.5))
    diagram = JourneyDiagram("Jornada: pedido", (Section("Descoberta", tasks),))
    assert write_journey(diagram) == [
        "journey\n  title Jornada: pedido\n  section Descoberta\n    Vê anúncio: 4: Ana, Bot\n    Busca: 2.5\n"
    ]


def test_scores_that_cannot_be_drawn_are_clamped_reported_and_come_back() -> None:
    tasks = tuple(Task(name, score) for name, score in [("a", 9), ("b", None), ("c", 0), ("d", 3)])
    diagram = JourneyDiagram("", (Section(None, tasks),))
    (source,) = write_journey(diagram)
    assert re.findall(r"^    [a-d]: (.*)$", source, re.MULTILINE) == ["5", "3", "1", "3"]
    assert [remark.line for remark in unfaithful(diagram)] == [1, 2, 3]
    assert meaning(read_journey(source)) == meaning(diagram)


def test_a_long_diagram_is_split_before_mermaid_refuses_it() -> None:
    tasks = tuple(Task(f"Touchpoint number {number} 🙂", 3, ("Ana",)) for number in range(2_000))
    diagram = JourneyDiagram("Long", (Section("First", tasks), Section("Empty"), Section("Last", tasks[:5])))
    parts = write_journey(diagram)
    assert len(parts) > 1
    assert all(len(part.encode("utf-16-le")) // 2 <= 50_000 for part in parts)
    read = [read_journey(part) for part in parts]
    assert {part.title for part in read} == {"Long"}
    assert [task.name for part in read for task in part.tasks] == [task.name for task in diagram.tasks]
    assert read[1].sections[0].name == "First"
    assert [section.name for section in read[-1].sections][-2:] == ["Empty", "Last"]


@pytest.mark.parametrize(
    ("score", "share"), [(1, "0"), (5, "1"), (3, "0.5"), (2.333, "0.333"), (0, "0"), (7, "1"), (1.0001, "0")]
)
def test_points_are_written_as_shares_that_the_grammar_knows(score: float, share: str) -> None:
    (chart,) = write_quadrant_chart("", [Point("x", impact=5, effort=score)])
    assert f'"x": [{share}, 1]' in chart


@given(texts)
def test_a_point_is_one_line_whatever_its_name(name: str) -> None:
    (chart,) = write_quadrant_chart("T", [Point(name, 1, 1)])
    assert re.fullmatch(r'  "[^"`\n]+": \[0, 0\]', chart.splitlines()[-1])
