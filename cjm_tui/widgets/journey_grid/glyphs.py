"""The characters that the journey grid and the flow are drawn with, in a rounded and an ASCII set."""

from __future__ import annotations

from dataclasses import dataclass

from cjm_tui.domain.curve_text import ASCII as ASCII_CURVE
from cjm_tui.domain.curve_text import DASHED, ROUNDED, CurveGlyphs

_PLAIN = str.maketrans(
    {"◆": "*", "▲": "^", "▼": "v", "■": "#", "●": "*", "○": "o", "✓": "v", "→": ">", "−": "-", "≠": "!"}
    | {"·": ".", "…": "~", "–": "-", "—": "-", "☆": "*", "★": "*"}
)


@dataclass(frozen=True, slots=True)
class GridGlyphs:
    """Everything on the map that is not somebody's text."""

    curve: CurveGlyphs
    second_curve: CurveGlyphs
    bar: str
    """Left of the cell under the cursor."""
    rule: str
    """Between stages."""
    line: str
    band: tuple[str, str]
    """How a period's band opens and closes."""
    empty: str
    axis: str
    """Along the curve's zero."""
    hidden: str
    pending: str
    split: str
    picked: str
    more: tuple[str, str, str, str]
    """There is more to the left, right, above, below."""
    worst: str
    box: tuple[str, str, str, str]
    """Corners: top left, top right, bottom left, bottom right."""
    upright: str
    joints: tuple[str, str]
    """Where a box's bottom lets the flow out, and where its top takes it in."""
    ascii: bool = False

    def spell(self, text: str) -> str:
        """Return a text with its symbols in characters of this set; each keeps its width."""
        return text.translate(_PLAIN) if self.ascii else text


ROUNDED_GRID = GridGlyphs(
    curve=ROUNDED,
    second_curve=DASHED,
    bar="▌",
    rule="┊",
    line="─",
    band=("╶", "╴"),
    empty="·",
    axis="·",
    hidden="░",
    pending="?",
    split="≠",
    picked="»",
    more=("‹", "›", "▴", "▾"),
    worst="▼",
    box=("╭", "╮", "╰", "╯"),
    upright="│",
    joints=("┬", "▼"),
)
ASCII_GRID = GridGlyphs(
    curve=ASCII_CURVE,
    second_curve=CurveGlyphs(("o", "*", "#"), "~", ":", "'", ".", ".", "'", "-", ""),
    bar=">",
    rule=":",
    line="-",
    band=("[", "]"),
    empty=".",
    axis=".",
    hidden="%",
    pending="?",
    split="!",
    picked="+",
    more=("<", ">", "^", "v"),
    worst="v",
    box=("+", "+", "+", "+"),
    upright="|",
    joints=("+", "v"),
    ascii=True,
)


def glyphs_for(ascii_only: bool) -> GridGlyphs:
    """Return the set to draw with."""
    return ASCII_GRID if ascii_only else ROUNDED_GRID
