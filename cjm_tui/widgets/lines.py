"""Lines as values: pieces of text with a role each, and how they become what Textual draws."""

from __future__ import annotations

from typing import NamedTuple

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from cjm_tui.widgets.themes import ASCII, UNICODE, Glyphs, glyphs_of

_PLAIN = str.maketrans(
    {
        **{
            getattr(UNICODE, name): getattr(ASCII, name) for name in ("dot", "more", "dash", "minus", "cross", "bullet")
        },
        "–": "-",
        "“": '"',
        "”": '"',
        "’": "'",
    }
)
"""The typography of our sentences in a set that every terminal has."""


class Span(NamedTuple):
    """A piece of a line: text that is clean and in one line, and the role that its look comes from."""

    text: str
    role: str = ""


Line = tuple[Span, ...]


def sayable(text: str, glyphs: Glyphs) -> str:
    """Return the text as a terminal with this set of glyphs can show it."""
    return text.translate(_PLAIN) if glyphs.ascii_only else text


def strip_of(widget: Widget, prefix: str, line: Line, width: int) -> Strip:
    """Draw a line; the look of the role `label` is the widget's component class `<prefix>--label`."""
    plain, glyphs = widget.rich_style, glyphs_of(widget)
    segments = []
    for text, role in line:
        look = plain + widget.get_component_rich_style(f"{prefix}--{role}", partial=True) if role else plain
        segments.append(Segment(sayable(text, glyphs), look))
    return Strip(segments).adjust_cell_length(width, plain)
