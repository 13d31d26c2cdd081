"""The bench measures the program as it is: a subject runs to its end and says what it reached."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).parents[2]


def bench(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, "-m", "bench", *arguments], cwd=PROJECT, capture_output=True, text=True)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("subject", "lines"),
    [
        ("starts", ["home with 10,000 workshops", "open a map of 1,000 touchpoints", "bytes to open the map"]),
        ("keys", ["cursor move", "scroll step", "typed character: bytes", "bytes a second while nothing happens"]),
        ("edits", ["one edit / 8 KB with fdatasync"]),
        ("crowd", ["key → echo", "an edit → everybody's screen", "memory a person (PSS)"]),
        ("slow-link", ["Enter → the map is painted", "typed character → settled"]),
    ],
)
def test_a_subject_reports_what_it_reached(subject: str, lines: list[str]) -> None:
    told = bench(subject, "--rounds", "1", "--people", "2")
    assert told.returncode == 0, told.stderr
    for line in lines:
        assert line in told.stdout


def test_a_subject_that_is_not_there_is_named() -> None:
    told = bench("speed")
    assert told.returncode == 2
    assert "not known: speed" in told.stderr
