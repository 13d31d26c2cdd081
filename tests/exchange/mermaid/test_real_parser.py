"""What the real Mermaid reads from our text: needs Node, and `npm install mermaid@11.17.2 jsdom` in some folder."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjm_tui.domain.settling import settle
from cjm_tui.domain.workshop import Workshop
from cjm_tui.exchange.inbound.plan import plan_workshop
from cjm_tui.exchange.inbound.read import read
from cjm_tui.exchange.mermaid import text as escapes
from cjm_tui.exchange.mermaid.diagram import JourneyDiagram
from cjm_tui.exchange.mermaid.quadrant import Point, write_quadrant_chart
from cjm_tui.exchange.mermaid.reader import HIGHEST, LOWEST
from cjm_tui.exchange.mermaid.writer import NEUTRAL, write_journey
from cjm_tui.exchange.outbound.formats import Choices, export
from cjm_tui.storage.workshops import new_uid
from tests.exchange.mermaid.strategies import diagrams, meaning, texts
from tests.exchange.published import published

pytestmark = [pytest.mark.external, pytest.mark.slow]

Parser = Callable[[str], dict[str, Any]]
MANY = settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@pytest.fixture(scope="module")
def real_parser() -> Iterator[Parser]:
    """The real parser, asked diagram by diagram."""
    modules = Path(os.environ.get("MERMAID_NODE_MODULES", "node_modules")).resolve()
    absent = [] if shutil.which("node") else ["the program `node`"]
    absent += [f"the npm package `{name}`" for name in ("mermaid", "jsdom") if not (modules / name).is_dir()]
    if absent:
        pytest.skip(f"absent: {', '.join(absent)} (MERMAID_NODE_MODULES names the node_modules folder: {modules})")
    process = subprocess.Popen(
        ["node", str(Path(__file__).with_name("real_parser.mjs"))],
        env={**os.environ, "MERMAID_NODE_MODULES": str(modules)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    assert process.stdin
    assert process.stdout
    questions, answers = process.stdin, process.stdout

    def ask(source: str) -> dict[str, Any]:
        questions.write(json.dumps(source) + "\n")
        questions.flush()
        answer: dict[str, Any] = json.loads(answers.readline())
        return answer

    yield ask
    questions.close()
    process.wait(timeout=30)


def as_read(answer: dict[str, Any]) -> list[tuple[str, str, float, list[str]]]:
    return [(task["section"], task["task"], task["score"], task["people"]) for task in answer["tasks"]]


def as_meant(diagram: JourneyDiagram) -> list[tuple[str, str, float | None, list[str]]]:
    _heads, _description, sections = meaning(diagram)  # type: ignore[misc]
    return [(name or "", *task) for name, tasks in sections for task in tasks]


@MANY
@given(diagram=diagrams())
def test_any_text_is_read_as_it_was_meant(real_parser: Parser, diagram: JourneyDiagram) -> None:
    (source,) = write_journey(diagram)
    answer = real_parser(source)
    assert answer.get("type") == "journey", answer
    heads, description, _sections = meaning(diagram)  # type: ignore[misc]
    assert [answer["title"], answer["accTitle"]] == heads
    assert answer["accDescr"] == description
    assert as_read(answer) == as_meant(diagram)


@MANY
@given(title=texts, points=st.lists(st.builds(Point, texts, st.floats(1, 5), st.floats(1, 5)), max_size=8))
def test_any_point_is_read_as_it_was_meant(real_parser: Parser, title: str, points: list[Point]) -> None:
    (source,) = write_quadrant_chart(title, points)
    answer = real_parser(source)
    assert answer.get("type") == "quadrantChart", answer
    # The parser hands its points out last first.
    read_back = [(point["text"], point["x"], point["y"]) for point in answer["points"][::-1]]
    assert [name for name, _x, _y in read_back] == [escapes.plain(point.name) for point in points]
    for (_name, x, y), point in zip(read_back, points, strict=True):
        assert (x, y) == pytest.approx(((point.effort - 1) / 4, (point.impact - 1) / 4), abs=0.001)


def imported(content: bytes, name: str) -> Workshop:
    """Return the workshop that a file becomes."""
    at = datetime(2026, 11, 28, tzinfo=UTC)
    outlines = read(content, name).outlines
    plan = plan_workshop(outlines, language="en", facilitator="Bia", at=at, new_uid=new_uid)
    settled = settle(Workshop(), plan.draft, who="", at=at, new_uid=new_uid)
    assert settled
    return settled.workshop


@pytest.mark.corpora
def test_published_diagrams_come_back_through_a_workshop(real_parser: Parser) -> None:
    folder = published("corpora", "mermaid")
    lines = (folder / "EXPECTED.jsonl").read_text("utf-8").splitlines()
    assert len(lines) == 43
    refused = []
    for expected in map(json.loads, lines):
        workshop = imported((folder / expected["name"]).read_bytes(), expected["name"])
        (written,) = export(workshop, "mermaid", Choices()).files.values()
        answer = real_parser(written.decode())
        assert answer.get("type") == "journey", (expected["name"], answer)
        if not expected["ok"]:
            refused.append((expected["name"], len(answer["sections"]), len(answer["tasks"])))
            continue
        assert answer["title"] == expected["title"].strip()
        assert answer["sections"] == expected["sections"]
        drawn = [
            (
                task["section"],
                task["task"].strip(),
                NEUTRAL if task["score"] is None else min(max(task["score"], LOWEST), HIGHEST),
                [actor for actor in task["people"] if actor],
            )
            for task in expected["tasks"]
        ]
        assert as_read(answer) == drawn, expected["name"]
    assert refused == [("en--founder-onboarding-section-colons.mmd", 4, 17)]
