"""The emotional curve as text: one piece of fixed width per touchpoint, for screens and exports alike."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from cjm_tui.i18n import _, language

BEST = 2
"""The value on the curve's top row; the bottom row is its negative."""


@dataclass(frozen=True, slots=True)
class CurveGlyphs:
    """The characters that a curve is drawn with."""

    markers: tuple[str, ...]
    """One for each curve drawn over the same columns."""
    level: str
    upright: str
    rise_from: str
    """The corner where the line leaves its row upwards."""
    rise_to: str
    """The corner where a rising line arrives."""
    fall_from: str
    fall_to: str
    minus: str
    half: str
    """What follows a whole number to say "and a half"; empty where a decimal has to do."""


ROUNDED = CurveGlyphs(("●", "○", "■"), "─", "│", "╯", "╭", "╮", "╰", "−", "½")
DASHED = CurveGlyphs(("○", "●", "■"), "┄", "┆", "╯", "╭", "╮", "╰", "−", "½")
"""For a second curve behind the first."""
ASCII = CurveGlyphs(("*", "o", "#"), "-", "|", "'", ".", ".", "'", "-", "")


def value_text(value: float, glyphs: CurveGlyphs = ROUNDED) -> str:
    """Write a value with its sign: `+2`, `0`, `−1½`; anything but halves with one decimal."""
    size = round(abs(value), 1) if abs(value) % 1 != 0.5 else abs(value)
    whole = math.floor(size)
    if size == whole:
        figure = str(whole)
    elif size - whole == 0.5 and glyphs.half:
        figure = f"{whole or ''}{glyphs.half}"
    else:
        figure = f"{size:.1f}".replace(".", "," if language() == "pt-BR" else ".")
    sign = "" if not size else "+" if value > 0 else glyphs.minus
    return sign + figure


def valence_text(value: float | None) -> str:
    """Write a value with its sign, or "n/a" where there is none."""
    return _("n/a") if value is None else value_text(value)


def size_text(value: float | None) -> str:
    """Write a size, such as a gap, as values are written but without a sign; "n/a" where there is none."""
    return _("n/a") if value is None else value_text(abs(value)).lstrip("+")


def curve_row(value: float, rows: int) -> int:
    """Return the row, 0 at the top, that shows `value`; between two rows it goes to the more extreme one.

    Values beyond −2 … +2 stay on the outer rows. `rows` is odd, so that zero has a row of its own.
    """
    middle = rows // 2
    distance = math.floor(min(abs(value), BEST) / BEST * middle + 0.5)
    return middle - distance if value > 0 else middle + distance


def axis_labels(rows: int, glyphs: CurveGlyphs = ROUNDED) -> list[str]:
    """Return what stands left of each row: +2 at the top, 0 in the middle, −2 at the bottom."""
    labels = [""] * rows
    labels[0], labels[rows // 2], labels[-1] = f"+{BEST}", "0", f"{glyphs.minus}{BEST}"
    return labels


def curve_piece(
    before: float | None,
    here: float | None,
    after: float | None,
    width: int,
    rows: int,
    *,
    glyphs: CurveGlyphs = ROUNDED,
    label: str = "",
    shift: int = 0,
) -> list[str]:
    """Draw one touchpoint's part of a curve: `rows` strings of `width` cells.

    The line comes in at the left edge, where it also climbs or falls from the row of `before`, passes the marker in
    the middle and leaves at the right edge; `label` follows the marker. A missing neighbour leaves a gap. `shift`
    moves marker and climb to the right, so that a second curve never hides behind the first.
    """
    canvas = [[" "] * width for _ in range(rows)]
    if here is None:
        return ["".join(line) for line in canvas]
    row, marker = curve_row(here, rows), width // 2 + shift
    if before is not None:
        _draw_approach(canvas, curve_row(before, rows), row, marker, shift, glyphs)
    shown = (glyphs.markers[0] + label)[: width - marker]
    canvas[row][marker : marker + len(shown)] = shown
    if after is not None:
        start = marker + len(shown)
        canvas[row][start:] = glyphs.level * (width - start)
    return ["".join(line) for line in canvas]


def _draw_approach(canvas: list[list[str]], start: int, end: int, marker: int, turn: int, glyphs: CurveGlyphs) -> None:
    """Draw the line from the left edge on row `start`, over the climb at cell `turn`, to the marker on row `end`."""
    canvas[start][:turn] = glyphs.level * turn
    canvas[end][turn:marker] = glyphs.level * (marker - turn)
    if start == end:
        return
    rising = end < start
    canvas[start][turn] = glyphs.rise_from if rising else glyphs.fall_from
    canvas[end][turn] = glyphs.rise_to if rising else glyphs.fall_to
    for row in range(min(start, end) + 1, max(start, end)):
        canvas[row][turn] = glyphs.upright


def curve_rows(
    values: Sequence[float | None],
    width: int = 12,
    rows: int = 5,
    *,
    glyphs: CurveGlyphs = ROUNDED,
    labels: Sequence[str] = (),
) -> list[str]:
    """Draw a whole curve: `rows` strings, `width` cells for each value, None where a value is missing."""
    lines = [""] * rows
    for index, here in enumerate(values):
        before = values[index - 1] if index else None
        after = values[index + 1] if index + 1 < len(values) else None
        label = labels[index] if index < len(labels) else ""
        piece = curve_piece(before, here, after, width, rows, glyphs=glyphs, label=label)
        lines = [line + part for line, part in zip(lines, piece, strict=True)]
    return lines
