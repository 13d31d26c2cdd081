"""What the real Mermaid reads from our text. Needs Node with `mermaid` and `jsdom` in MERMAID_NODE_MODULES."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from cjm_tui.exchange.mermaid import text as escapes
from cjm_tui.exchange.mermaid.diagram import JourneyDiagram, Section, Task
from cjm_tui.exchange.mermaid.quadrant import Point, write_quadrant_chart
from cjm_tui.exchange.mermaid.reader import read_journey
from cjm_tui.exchange.mermaid.writer import write_journey
from tests.exchange.mermaid.strategies import TRAPS, meaning
from tests.exchange.published import published

pytestmark = [pytest.mark.external, pytest.mark.slow]


@pytest.fixture
def real(tmp_path: Path) -> Any:
    """Give each text to the real parser at once and return what it understood, in order."""
    modules = Path(os.environ.get("MERMAID_NODE_MODULES", "node_modules")).resolve()
    if shutil.which("node") is None or not (modules / "mermaid").exists():
        pytest.skip("no Node with mermaid and jsdom here: set MERMAID_NODE_MODULES to a node_modules that has them")
    validator = published("tools", "mermaid_validate.mjs")

    def read(sources: list[str]) -> list[dict[str, Any]]:
        files = []
        for number, source in enumerate(sources):
            files.append(tmp_path / f"{number:04}.mmd")
            files[-1].write_bytes(source.encode())
        command = ["node", str(validator), "--json", "--db", *map(str, files)]
        environment = {**os.environ, "MERMAID_NODE_MODULES": str(modules)}
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        return [json.loads(line) for line in done.stdout.splitlines()]

    return read


def hostile(chance: random.Random) -> str:
    return "".join(chance.choices(TRAPS, k=chance.randint(1, 6)))


def hostile_diagram(chance: random.Random) -> JourneyDiagram:
    def task() -> Task:
        actors = [hostile(chance) for _ in range(chance.randint(0, 3))]
        return Task(hostile(chance), chance.randint(1, 5), tuple(actors))

    runs = [tuple(task() for _ in range(chance.randint(1, 8))) for _ in range(chance.randint(1, 4))]
    names = [hostile(chance) if number or chance.random() > 0.3 else None for number in range(len(runs))]
    sections = tuple(Section(n, r) for n, r in zip(names, runs, strict=True))
    return JourneyDiagram(hostile(chance), sections, hostile(chance), hostile(chance))


def as_read(answer: dict[str, Any]) -> list[tuple[str, str, float, list[str]]]:
    return [(t["section"], t["task"], t["score"], t["people"]) for t in answer["tasks"]]


def flat(diagram: JourneyDiagram) -> list[tuple[str, str, float | None, list[str]]]:
    _heads, _description, sections = meaning(diagram)  # type: ignore[misc]
    return [(name or "", *task) for name, tasks in sections for task in tasks]


@pytest.mark.parametrize("seed", range(4))
def test_hostile_texts_are_read_as_they_were_meant(real: Any, seed: int) -> None:
    chance = random.Random(seed)
    meant = [hostile_diagram(chance) for _ in range(60)]
    for diagram, answer in zip(meant, real([write_journey(d)[0] for d in meant]), strict=True):
        assert answer["ok"], answer
        heads, description, _sections = meaning(diagram)  # type: ignore[misc]
        assert [answer["title"], answer["accTitle"]] == heads
        assert answer["accDescr"] == description
        assert as_read(answer) == flat(diagram)


def test_hostile_points_are_read_as_they_were_meant(real: Any) -> None:
    chance = random.Random(1)
    charts = [[Point(hostile(chance), chance.uniform(1, 5), 2) for _ in range(20)] for _ in range(20)]
    for points, answer in zip(charts, real([write_quadrant_chart("T", points)[0] for points in charts]), strict=True):
        assert answer["ok"], answer
        # The parser hands its points out last first.
        assert [point["text"] for point in answer["points"][::-1]] == [escapes.plain(p.name) for p in points]
        assert len({point["x"] for point in answer["points"]}) == 1


@pytest.mark.corpora
def test_published_diagrams_written_again_are_read_alike(real: Any) -> None:
    folder = published("corpora", "mermaid")
    diagrams = [read_journey(path.read_bytes().decode()) for path in sorted(folder.glob("*.mmd"))]
    for diagram, answer in zip(diagrams, real([write_journey(d)[0] for d in diagrams]), strict=True):
        assert answer["ok"], answer
        assert answer["title"] == diagram.title
        assert [section.name for section in diagram.sections if section.name] == answer["sections"]
        drawn = [(s, n, min(max(x or 3, 1), 5) if x != 0 else 1, p) for s, n, x, p in flat(diagram)]
        assert as_read(answer) == drawn
