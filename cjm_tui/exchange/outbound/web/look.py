"""The style that page and pictures share, and the part of it that any drawing program understands."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

_VARIABLE = re.compile(r"--([a-z-]+):\s*(#[0-9a-f]{3,6})\s*;")
_USE = re.compile(r"var\(--([a-z-]+)\)")


@cache
def style() -> str:
    """Return the page's style."""
    return Path(__file__).with_name("style.css").read_text("utf-8")


@cache
def picture_style() -> str:
    """Return the rules for drawings with their colours written out.

    Browsers know variables; Inkscape, LibreOffice, PowerPoint and what makes pictures of SVG do not, and draw black.
    """
    rules = "\n".join(line for line in style().splitlines() if line.startswith("svg "))
    return _USE.sub(lambda used: colour(used[1]), rules)


def colour(name: str) -> str:
    """Return a colour of the light theme: a picture goes onto white paper and white slides."""
    return _light()[name]


@cache
def _light() -> dict[str, str]:
    first = style().partition("}")[0]
    return dict(_VARIABLE.findall(first))
