"""How a group's answers spread: a histogram of five values, and a bar from the least to the most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor
from typing import ClassVar, Literal

from rich.cells import cell_len
from textual.strip import Strip
from textual.widget import Widget

from cjm_tui.i18n import _
from cjm_tui.terminal.text import cell_clip, cell_pad
from cjm_tui.widgets.lines import Line, Span, strip_of
from cjm_tui.widgets.themes import Glyphs, glyphs_of

VALUES = (-2, -1, 0, 1, 2)
"""The emotional scale, worst first."""
ROLES = ("very-negative", "negative", "neutral", "positive", "very-positive")
"""The look of each value, in the same order."""
WIDEST_BAR, WIDEST_RANGE = 24, 40
Shape = Literal["rows", "columns", "line"]


@dataclass(frozen=True, slots=True)
class Tally:
    """How many people gave each value; never who."""

    counts: tuple[int, int, int, int, int] = (0, 0, 0, 0, 0)
    """From −2 to +2."""
    median: float | None = None
    """Marked on the scale; between two values both are marked."""
    words: tuple[str, ...] = ()
    """A word for each value, from −2 to +2; empty where the numbers are enough."""

    def is_marked(self, value: int) -> bool:
        """Return whether the median is this value or lies just beside it."""
        return self.median is not None and value in (floor(self.median), ceil(self.median))


def signed(value: int, glyphs: Glyphs) -> str:
    """Return a value of the emotional scale with its sign, two cells wide."""
    return f" {value}" if value == 0 else f"+{value}" if value > 0 else f"{glyphs.minus}{-value}"


def rows_of(tally: Tally, width: int, glyphs: Glyphs) -> list[Line]:
    """Return the histogram with one line a value, best first as on the curve."""
    longest = max((cell_len(word) for word in tally.words), default=0)
    room = min(width - 9 - (longest + 1 if longest else 0), WIDEST_BAR)
    most = max(*tally.counts, 1)
    lines: list[Line] = []
    for index in reversed(range(len(VALUES))):
        count, mark = tally.counts[index], tally.is_marked(VALUES[index])
        bar = glyphs.full * ceil(count / most * max(room, 1)) if count else ""
        word = cell_pad(tally.words[index], longest) + " " if tally.words else ""
        lines.append(
            (
                Span((glyphs.step if mark else " ") + " ", "mark"),
                Span(signed(VALUES[index], glyphs) + " " + word, "mark" if mark else "label"),
                Span(" " + bar, ROLES[index]),
                Span(f" {count}" if count else glyphs.dot, "count" if count else "label"),
            )
        )
    return lines


def columns_of(tally: Tally, width: int, height: int, glyphs: Glyphs) -> list[Line]:
    """Return the histogram as five columns above their values, in two or more lines."""
    column = min(max(width // len(VALUES), 4), 9)
    levels = max(height - 1, 1)
    most = max(*tally.counts, 1)
    lines: list[Line] = []
    for level in reversed(range(levels)):
        spans = []
        for index, count in enumerate(tally.counts):
            filled = count / most * levels - level
            sign = glyphs.full if filled >= 0.75 else glyphs.empty if filled > 0 else " "
            spans.append(Span(sign * (column - 1) + " ", ROLES[index]))
        lines.append(tuple(spans))
    labels = []
    for index, count in enumerate(tally.counts):
        mark = tally.is_marked(VALUES[index])
        words = signed(VALUES[index], glyphs) + (f" {glyphs.cross}{count}" if count and column >= 7 else "")
        text = (glyphs.up if mark and column > cell_len(words) + 1 else "") + words
        labels.append(Span(cell_pad(text, column - 1) + " ", "mark" if mark else "label"))
    return [*lines, tuple(labels)]


def line_of(tally: Tally, width: int, glyphs: Glyphs) -> Line:
    """Return the histogram in one line: a short bar and a count after each value."""
    room = max((width - 8 * len(VALUES)) // len(VALUES), 1)
    most = max(*tally.counts, 1)
    gap = " " if room > 2 else ""
    spans: list[Span] = []
    for index, count in enumerate(tally.counts):
        mark = tally.is_marked(VALUES[index])
        bar = glyphs.full * ceil(count / most * min(room, 8)) if count else ""
        spans += [
            Span((glyphs.step if mark else " ") + signed(VALUES[index], glyphs) + " ", "mark" if mark else "label"),
            Span(bar, ROLES[index]),
            Span(gap + str(count) if count else glyphs.dot, "count" if count else "label"),
            Span(" "),
        ]
    return tuple(spans)


class Histogram(Widget):
    """Shows a tally: as rows (five lines), as columns (two lines or more) or in one line."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"histogram--{role}" for role in (*ROLES, "label", "count", "mark")}
    DEFAULT_CSS = """
    Histogram {
        height: 5;
        background: $background;
        &.-columns { height: 3; }
        &.-line { height: 1; }
        & > .histogram--very-negative { color: $emotion-very-negative; }
        & > .histogram--negative { color: $emotion-negative; }
        & > .histogram--neutral { color: $emotion-neutral; }
        & > .histogram--positive { color: $emotion-positive; }
        & > .histogram--very-positive { color: $emotion-very-positive; }
        & > .histogram--label { color: $muted; }
        & > .histogram--count { color: $foreground; }
        & > .histogram--mark { color: $accent; text-style: bold; }
    }
    """

    def __init__(
        self,
        tally: Tally | None = None,
        shape: Shape = "rows",
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.tally = tally or Tally()
        self.shape = shape
        self.set_class(shape == "columns", "-columns")
        self.set_class(shape == "line", "-line")

    def show(self, tally: Tally) -> None:
        """Show another tally."""
        self.tally = tally
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width, height = self.size
        glyphs = glyphs_of(self)
        if not any(self.tally.counts):
            empty = Span(cell_clip(_("No answers yet."), width), "label")
            lines: Sequence[Line] = [(empty,)]
        elif self.shape == "rows":
            lines = rows_of(self.tally, width, glyphs)
        elif self.shape == "columns":
            lines = columns_of(self.tally, width, height, glyphs)
        else:
            lines = [line_of(self.tally, width, glyphs)]
        return strip_of(self, "histogram", lines[y] if y < len(lines) else (), width)


@dataclass(frozen=True, slots=True)
class Range:
    """The least, the most and the middle of a group's answers on a scale."""

    least: float
    most: float
    middle: float
    low: float = 1
    high: float = 5


def spread_of(values: Range, width: int, glyphs: Glyphs) -> Line:
    """Return a scale in so many cells: dots, a line from the least to the most, a point in the middle."""
    cells = max(width, 3)

    def cell(value: float) -> int:
        share = (value - values.low) / ((values.high - values.low) or 1)
        return min(max(round(share * (cells - 1)), 0), cells - 1)

    start, middle, end = cell(values.least), cell(values.middle), cell(values.most)
    return (
        Span(glyphs.dot * start, "scale"),
        Span(glyphs.horizontal * (middle - start), "range"),
        Span(glyphs.point, "middle"),
        Span(glyphs.horizontal * (end - middle), "range"),
        Span(glyphs.dot * (cells - 1 - max(end, middle)), "scale"),
    )


class SpreadBar(Widget):
    """Shows a range on its scale in one line, the ends of the scale written beside it."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"spread--{role}" for role in ("scale", "range", "middle")}
    DEFAULT_CSS = """
    SpreadBar {
        height: 1;
        background: $background;
        & > .spread--scale { color: $muted; }
        & > .spread--range { color: $primary; }
        & > .spread--middle { color: $accent; text-style: bold; }
    }
    """

    def __init__(
        self,
        values: Range | None = None,
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._values = values

    def show(self, values: Range | None) -> None:
        """Show another range, or none."""
        self._values = values
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Draw the bar."""
        width = self.size.width
        if self._values is None:
            return strip_of(self, "spread", (Span(cell_clip(_("No answers yet."), width), "scale"),), width)
        low, high = f"{self._values.low:g} ", f" {self._values.high:g}"
        bar = spread_of(self._values, min(width - len(low) - len(high), WIDEST_RANGE), glyphs_of(self))
        return strip_of(self, "spread", (Span(low, "scale"), *bar, Span(high, "scale")), width)


if __name__ == "__main__":
    from cjm_tui.widgets.demo_app import DemoApp

    words = ("irritated", "sad", "neutral", "satisfied", "happy")
    DemoApp(
        Histogram(Tally((3, 2, 0, 1, 4), -0.5, words)),
        Histogram(Tally((3, 2, 0, 1, 4), -1), "columns"),
        Histogram(Tally((3, 2, 0, 1, 4), -1), "line"),
        SpreadBar(Range(1, 4, 2.5)),
    ).run()
