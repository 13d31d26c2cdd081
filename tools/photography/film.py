"""What a photograph becomes: a picture that asks no other host for anything, and a page to see all of them on."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

_FONT_FACE = re.compile(r"\s*@font-face\s*\{[^}]*\}")
_COMMENT = re.compile(r"\s*<!--.*?-->", re.DOTALL)
_FAMILY = re.compile(r"font-family: Fira Code, monospace")
FONTS = "'Fira Code', 'JetBrains Mono', 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace"
"""Fonts that whoever looks may have; nothing is fetched."""

_PAGE = """<!doctype html>
<html lang="en"><meta charset="utf-8"><title>cjm-tui, every screen</title>
<style>
  body {{ background: #101216; color: #dfe3e8; font: 15px system-ui, sans-serif; margin: 2rem; }}
  figure {{ display: inline-block; margin: 0 1rem 1.5rem 0; vertical-align: top; }}
  img {{ height: 420px; }} figcaption {{ color: #9aa3b1; padding: .3rem 0; }}
</style>
{figures}
</html>
"""


def develop(svg: str) -> str:
    """Return a screen's SVG with fonts of the reader's own, and with every space where it was."""
    svg = _FAMILY.sub(f"font-family: {FONTS}", _COMMENT.sub("", _FONT_FACE.sub("", svg)))
    svg = svg.replace("<svg ", '<svg xml:space="preserve" ', 1)
    return "\n".join(line.rstrip() for line in svg.split("\n"))


def contact_sheet(pictures: Iterable[Path]) -> str:
    """Return a page with all pictures, each under its name."""
    return _PAGE.format(
        figures="\n".join(
            f'<figure><a href="{p.name}"><img src="{p.name}" alt=""></a><figcaption>{p.stem}</figcaption></figure>'
            for p in pictures
        )
    )
