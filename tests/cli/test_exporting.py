"""`cjm-tui export`: every format to stdout and to a path."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cjm_tui.cli.statuses import NOT_FOUND, OK
from cjm_tui.exchange.outbound.formats import FORMATS
from tests.cli.conftest import Cli


@pytest.fixture
def workshop(cli: Cli) -> Cli:
    """A library with one small workshop."""
    cli("new", "Shop", "--template", "suporte-ti")
    cli("add", 1, "persona", "Ana")
    cli("add", 1, "touchpoint", "--stage", "1", stdin="Calls\nWaits\n")
    cli("add", 1, "reading", "Waits: -2")
    cli("add", 1, "improvement", "Send news", "--touchpoint", "Waits")
    cli("add", 1, "estimate", "Send news: 5 1")
    return cli


BEGINNINGS = {
    "md": "# Shop", "csv": "ID,Journey,", "json": "{", "mermaid": "journey\n", "quadrant": "quadrantChart\n",
    "html": "<!doctype html>", "svg": "<?xml", "jira": "Summary,", "linear": "Title,", "asana": "Name,",
    "github": "#!/bin/sh", "bundle": "# Shop",
}  # fmt: skip


@pytest.mark.parametrize("to", [key for key in FORMATS if key != "xlsx"])
def test_every_text_goes_to_stdout(workshop: Cli, to: str) -> None:
    said = workshop("export", "shop", "--format", to, "-o", "-")
    assert said.status == OK, said
    assert said.out.lower().startswith(BEGINNINGS[to].lower())


@pytest.mark.parametrize("to", FORMATS)
def test_every_format_writes_what_it_names(workshop: Cli, tmp_path: Path, to: str) -> None:
    said = workshop("export", 1, "--format", to, "-o", tmp_path / "out")
    assert (said.status, said.out) == (OK, "")
    assert (tmp_path / "out").is_dir() == (to in ("csv", "bundle"))


def test_a_folder_that_is_there_takes_the_file_under_its_own_name(workshop: Cli, tmp_path: Path) -> None:
    workshop("export", 1, "--format", "json", "-o", tmp_path)
    assert json.loads((tmp_path / "shop.json").read_text("utf-8"))["version"] == 1


def test_several_journeys_are_a_diagram_each(workshop: Cli, tmp_path: Path) -> None:
    workshop("import", "-", "--into", "1", stdin="journey\n  title Second\n  A: 3\n")
    said = workshop("export", 1, "--format", "mermaid", "-o", tmp_path / "maps.mmd")
    assert said.status == OK
    assert sorted(path.name for path in tmp_path.glob("*.mmd")) == ["maps-2.mmd", "maps.mmd"]
    assert "maps-2.mmd" in said.err
    both = workshop("export", 1, "--format", "mermaid")
    assert both.out.count("journey\n") == 2
    assert "2 diagrams" in both.err


def test_one_personas_values_alone(workshop: Cli) -> None:
    workshop("add", 1, "persona", "Rui")
    workshop("add", 1, "reading", "Waits: 2", "--persona", "Rui")
    scores = [
        line.split(": ")[1]
        for persona in ("Ana", "Rui")
        for line in workshop("export", 1, "--format", "mermaid", "--persona", persona).out.splitlines()
        if line.startswith("    Waits: ")
    ]
    assert scores == ["1", "5"]


def test_nothing_to_show_is_not_found(cli: Cli) -> None:
    cli("new", "Empty")
    said = cli("export", 1, "--format", "quadrant")
    assert (said.status, said.out) == (NOT_FOUND, "")
