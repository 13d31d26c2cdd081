"""The emotional curve and the matrix of impact and effort as SVG; colours come from the page's style."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from cjm_tui.domain.analysis.ranking import RankedImprovement
from cjm_tui.domain.curve_text import valence_text
from cjm_tui.domain.measures.priority import CUT, Quadrant
from cjm_tui.exchange.outbound.web.markup import Markup, tag
from cjm_tui.i18n import _

COLUMN, HEIGHT = 172, 190
"""Pixels of one touchpoint and of the curve."""
_TOP, _BOTTOM = 28, 28
_MATRIX, _EDGE = 440, 44


@dataclass(frozen=True, slots=True)
class Line:
    """One persona's curve."""

    name: str
    values: tuple[float | None, ...]


def curve_svg(lines: Sequence[Line], titles: Sequence[str], *, label: str) -> Markup:
    """Draw curves over columns of equal width: the first one in full, the others dashed; gaps stay gaps."""
    width = COLUMN * max(1, len(titles))
    grid = [
        tag("line", x1=0, x2=width, y1=_y(value), y2=_y(value), class_="zero" if value == 0 else "grid")
        for value in (2, 1, 0, -1, -2)
    ]
    drawn = [_line(line, number, titles) for number, line in reversed(list(enumerate(lines)))]
    return tag(
        "svg", tag("title", label), grid, drawn,
        viewBox=f"0 0 {width} {HEIGHT}", width=width, height=HEIGHT, role="img", aria_label=label, class_="curve",
    )  # fmt: skip


def _y(value: float) -> float:
    return round(_TOP + (2 - max(-2.0, min(2.0, value))) / 4 * (HEIGHT - _TOP - _BOTTOM), 1)


def _x(place: int) -> float:
    return COLUMN * (place + 0.5)


def _line(line: Line, number: int, titles: Sequence[str]) -> list[Markup]:
    """Draw one curve: a path for each unbroken run, a point for each value."""
    drawn = [tag("path", d=path, class_=f"line line-{number % 4}") for path in _paths(line.values)]
    for place, value in enumerate(line.values):
        if value is None:
            continue
        said = f"{line.name + ': ' if line.name else ''}{titles[place]}, {valence_text(value)}"
        drawn.append(
            tag("circle", tag("title", said), cx=_x(place), cy=_y(value), r=7 if number == 0 else 5,
                class_=f"point point-{number % 4} {tone(value)}")
        )  # fmt: skip
        if number == 0:
            y = _y(value) + (-13 if value >= 0 else 22)
            drawn.append(tag("text", valence_text(value), x=_x(place), y=y, class_="value"))
    return drawn


def _paths(values: Sequence[float | None]) -> Iterator[str]:
    """Yield a smooth path for each run of neighbours; tangents are level, so that no value is overshot."""
    run: list[tuple[float, float]] = []
    for place, value in enumerate([*values, None]):
        if value is not None:
            run.append((_x(place), _y(value)))
            continue
        if len(run) > 1:
            path = f"M{run[0][0]:g} {run[0][1]:g}"
            for (x1, y1), (x2, y2) in pairwise(run):
                middle = (x1 + x2) / 2
                path += f" C{middle:g} {y1:g} {middle:g} {y2:g} {x2:g} {y2:g}"
            yield path
        run = []


def tone(value: float | None) -> str:
    """Return the class that colours a value: `bad`, `low`, `even`, `high` or `good`."""
    if value is None:
        return "none"
    return (
        "bad" if value <= -1.5 else "low" if value < 0 else "even" if value == 0 else "high" if value < 1.5 else "good"
    )


def matrix_svg(ranked: Sequence[RankedImprovement], *, label: str) -> Markup:
    """Draw impact over effort: each improvement as its place in the list."""
    inner = _MATRIX - 2 * _EDGE
    cut = _EDGE + inner * (CUT - 1) / 4
    quadrants = {
        Quadrant.QUICK_WIN: (_EDGE, _EDGE - 10, "start"),
        Quadrant.BIG_BET: (_MATRIX - _EDGE, _EDGE - 10, "end"),
        Quadrant.IF_TIME_ALLOWS: (_EDGE, _MATRIX - _EDGE + 19, "start"),
        Quadrant.NOT_WORTH_IT: (_MATRIX - _EDGE, _MATRIX - _EDGE + 19, "end"),
    }
    half = inner / 2
    frame = [
        tag("rect", x=_EDGE, y=_EDGE, width=half, height=half, class_="quick"),
        tag("rect", x=_EDGE, y=_EDGE, width=inner, height=inner, class_="frame"),
        tag("line", x1=cut, x2=cut, y1=_EDGE, y2=_MATRIX - _EDGE, class_="zero"),
        tag("line", x1=_EDGE, x2=_MATRIX - _EDGE, y1=cut, y2=cut, class_="zero"),
        [
            tag("text", _(quadrant.label), x=x, y=y, text_anchor=anchor, class_="corner")
            for quadrant, (x, y, anchor) in quadrants.items()
        ],
        tag("text", _("effort") + " →", x=_MATRIX / 2, y=_MATRIX - 6, text_anchor="middle", class_="axis"),
        tag(
            "text",
            _("impact") + " →",
            x=-_MATRIX / 2,
            y=22,
            text_anchor="middle",
            transform="rotate(-90)",
            class_="axis",
        ),
    ]
    return tag(
        "svg", tag("title", label), frame, list(_improvements(ranked, inner)),
        viewBox=f"0 0 {_MATRIX} {_MATRIX}", role="img", aria_label=label, class_="matrix",
    )  # fmt: skip


def _improvements(ranked: Sequence[RankedImprovement], inner: float) -> Iterator[Markup]:
    taken: dict[tuple[int, int], int] = {}
    for entry in ranked:
        if entry.impact is None or entry.effort is None:
            continue
        x = _EDGE + inner * (entry.effort - 1) / 4
        y = _EDGE + inner * (5 - entry.impact) / 4
        # Equal points would hide each other: the later ones move aside.
        near = round(x / 24), round(y / 24)
        shift = taken.get(near, 0)
        taken[near] = shift + 1
        x += shift * 25
        yield tag("circle", tag("title", entry.improvement.title), cx=round(x, 1), cy=round(y, 1), r=12, class_="dot")
        yield tag(
            "text", str(entry.place), x=round(x, 1), y=round(y + 4.5, 1), text_anchor="middle", class_="dot-label"
        )
