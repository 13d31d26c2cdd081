"""People's text on its way to the screen: never parsed as markup, and measured in terminal cells."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from rich.cells import cell_len, chop_cells, split_graphemes
from rich.style import Style
from rich.text import Text

from cjm_tui.domain.text import clean

if TYPE_CHECKING:
    from rich.table import Table

ELLIPSIS: Final = "…"

# A word may break after a slash, or after a hyphen between letters: not within dates or minus signs.
_SEAM = re.compile(r"(?<=[^\W\d]-)(?=[^\W\d])|(?<=\w/)(?=\w)")


def plain(text: str, style: str | Style = "") -> Text:
    """Return text that any Textual slot shows literally: no markup, no control characters."""
    return Text(clean(text, multiline=True), style)


def listed(lines: Iterable[str], sign: str) -> Table:
    """Return lines as a list that any Textual slot shows: a sign before each, its further lines below its first."""
    # Loaded when a list is shown: the home does without.
    from rich.table import Table

    table = Table.grid(padding=(0, 1, 0, 0))
    for line in lines:
        table.add_row(Text(sign), plain(line))
    return table


def cell_clip(text: str, cells: int) -> str:
    """Return the text on one line of at most so many cells, ending in `…` where something is missing."""
    if len(text) <= cells and text.isascii() and text.isprintable():
        return text
    if not text.isprintable():
        text = " ".join(text.split())
    if cell_len(text) <= cells:
        return text
    return _cut(text, cells - 1).rstrip() + ELLIPSIS if cells > 0 else ""


def cell_pad(text: str, cells: int) -> str:
    """Return the text clipped and padded with spaces to exactly so many cells."""
    text = cell_clip(text, cells)
    return text + " " * (cells - (len(text) if text.isascii() else cell_len(text)))


@lru_cache(maxsize=8192)
def wrap_words(text: str, cells: int, lines: int) -> tuple[str, ...]:
    """Return the text in at most so many lines of so many cells, ending in `…` where something is missing.

    A word is only broken where it is wider than a line, at a hyphen or slash if it has one. Line ends are
    kept, empty lines are not.
    """
    if cells <= 0 or lines <= 0:
        return ()
    if len(text) <= cells and text.isascii() and text.isprintable():
        return (text,) if text else ()
    wrapped: list[str] = []
    for paragraph in text.splitlines():
        fits = cell_len(paragraph) <= cells and paragraph.isprintable() and paragraph.strip()
        wrapped += [paragraph] if fits else _wrap_paragraph(paragraph, cells)
        if len(wrapped) > lines:
            last = wrapped[lines - 1]
            return (*wrapped[: lines - 1], _cut(last, cells - 1).rstrip() + ELLIPSIS)
    return tuple(wrapped)


def _wrap_paragraph(paragraph: str, cells: int) -> list[str]:
    wrapped: list[str] = []
    line, width = "", 0
    for word in paragraph.split():
        gap = " " if line else ""
        for piece in [word] if cell_len(word) <= cells else _SEAM.split(word):
            needed = cell_len(piece)
            if width + len(gap) + needed <= cells:
                line, width = line + gap + piece, width + len(gap) + needed
            else:
                if line:
                    wrapped.append(line)
                *full, line = chop_cells(piece, cells) if needed > cells else [piece]
                wrapped += full
                width = cell_len(line)
            gap = ""
    return [*wrapped, line] if line else wrapped


def _cut(text: str, cells: int) -> str:
    """Cut between graphemes, at so many cells or one before where a wide character does not fit."""
    if text.isascii():
        return text[:cells]
    used = 0
    for start, _, width in split_graphemes(text)[0]:
        used += width
        if used > cells:
            return text[:start]
    return text
