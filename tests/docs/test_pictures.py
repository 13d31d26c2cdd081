"""The pictures of the documentation: small, self-contained, and the same again from the same program."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
PICTURES = sorted((PROJECT / "docs" / "pictures").glob("*.svg"))


def test_there_is_one_of_each_in_both_languages() -> None:
    names = {p.stem for p in PICTURES}
    assert len(names) >= 12
    assert {n.removesuffix("-en") for n in names if n.endswith("-en")} == {
        n.removesuffix("-pt-br") for n in names if n.endswith("-pt-br")
    }


@pytest.mark.parametrize("picture", PICTURES, ids=lambda p: p.stem)
def test_a_picture_asks_no_other_host_for_anything(picture: Path) -> None:
    svg = picture.read_text("utf-8")
    assert "@font-face" not in svg
    assert re.findall(r"(?:https?:)?//[^\s\"')]+", svg) == ["http://www.w3.org/2000/svg"]


def test_the_pictures_are_light() -> None:
    assert 0 < sum(p.stat().st_size for p in PICTURES) < 1_500_000


@pytest.mark.slow
def test_the_same_program_gives_the_same_pictures(tmp_path: Path) -> None:
    takes = []
    for take in ("first", "second"):
        folder = tmp_path / take
        subprocess.run(
            [sys.executable, "tools/screenshots.py", "silent_readings", "home", "--size", "80x24", "--lang", "en",
             "--to", str(folder)],
            cwd=PROJECT, check=True, capture_output=True, timeout=300,
        )  # fmt: skip
        takes.append({p.name: p.read_text("utf-8") for p in folder.glob("*.svg")})
    assert len(takes[0]) > 10
    assert takes[0] == takes[1]
