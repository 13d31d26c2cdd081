"""The map alone as SVG: stages, touchpoints and the curve, for a slide or a document."""

from __future__ import annotations

import textwrap

from cjm_tui.domain.scope import Journey
from cjm_tui.exchange.outbound.edition import Edition
from cjm_tui.exchange.outbound.grid import MapGrid, map_grid
from cjm_tui.exchange.outbound.web.curve import COLUMN, HEIGHT, curve_svg
from cjm_tui.exchange.outbound.web.look import colour, picture_style
from cjm_tui.exchange.outbound.web.map_table import drawn_lines
from cjm_tui.exchange.outbound.web.markup import Markup, tag
from cjm_tui.i18n import _

_MARGIN, _TITLE, _STAGE, _HEAD, _NOTES = 24, 44, 34, 62, 96
_LINE = 15
_LEGEND = 150
_FONT = "font-family: system-ui, 'Segoe UI', 'DejaVu Sans', sans-serif; font-size: 14px;"
_TITLE_WIDTH, _NOTE_WIDTH = 18, 23
"""Characters of one column, in the type of titles and in the smaller one of pains."""


def picture(edition: Edition, journey: Journey) -> str:
    """Return a journey's picture in the language in force."""
    grid = map_grid(edition, journey)
    width = COLUMN * max(1, len(grid.columns)) + 2 * _MARGIN
    height = _TITLE + _STAGE + _HEAD + HEIGHT + _NOTES + 2 * _MARGIN
    titles = [point.touchpoint.title if point else "" for point in grid.columns]
    label = _("The map of {journey}").format(journey=journey.title)
    curve = curve_svg(drawn_lines(edition, journey, grid.columns), titles, label=label)
    basis = edition.summary(journey.uid).basis_in_words
    content = [
        tag("title", label),
        tag("style", Markup(f"svg {{ {_FONT} }}\n{picture_style()}")),
        tag("rect", x=0, y=0, width=width, height=height, style=f"fill: {colour('card')}"),
        tag("text", journey.title, tag("tspan", basis, dx=12, style="font-weight: 400; font-size: 14px"),
            x=_MARGIN, y=_MARGIN + 20, style="font-size: 20px; font-weight: 650"),
        _legend(edition, journey, width),
        _stages(grid),
        _touchpoints(grid),
        tag("g", curve, transform=f"translate({_MARGIN} {_MARGIN + _TITLE + _STAGE + _HEAD})"),
        _pains(grid),
    ]  # fmt: skip
    drawing = tag(
        "svg", content, xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {width} {height}", width=width,
        height=height, role="img", aria_label=label,
    )  # fmt: skip
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + drawing + "\n"


def _legend(edition: Edition, journey: Journey, width: float) -> list[Markup]:
    """Return which line is whose, from the right edge inwards."""
    drawn = []
    personas = edition.lived_by(journey.uid)
    for place, persona in enumerate(reversed(personas if len(personas) > 1 else [])):
        number = len(personas) - 1 - place
        x, y = width - _MARGIN - (place + 1) * _LEGEND, _MARGIN + 15
        drawn.append(tag("path", d=f"M{x} {y}h36", class_=f"line line-{number % 4}"))
        drawn.append(tag("text", shortened(persona.display_name, 14), x=x + 44, y=y + 5))
    return drawn


def _stages(grid: MapGrid) -> list[Markup]:
    drawn, left = [], 0
    top = _MARGIN + _TITLE
    for stage in grid.stages:
        x, width = _MARGIN + left * COLUMN, stage.width * COLUMN
        drawn.append(
            tag("rect", x=x + 2, y=top, width=width - 4, height=_STAGE - 6, rx=5, style=f"fill: {colour('accent')}")
        )
        fits = int(width / 8.5)
        drawn.append(
            tag("text", shortened(stage.stage.title or "—", fits), x=x + width / 2, y=top + 19, text_anchor="middle",
                style=f"fill: {colour('card')}; font-weight: 650")
        )  # fmt: skip
        left += stage.width
    return drawn


def _touchpoints(grid: MapGrid) -> list[Markup]:
    top = _MARGIN + _TITLE + _STAGE + 16
    return [
        _text(
            point.touchpoint.title,
            _MARGIN + place * COLUMN + 8,
            top,
            3,
            _TITLE_WIDTH,
            "font-weight: 650; font-size: 13px",
        )
        for place, point in enumerate(grid.columns)
        if point
    ]


def _pains(grid: MapGrid) -> list[Markup]:
    pains = next((lane for lane in grid.lanes if lane.key == "pain"), None)
    if pains is None:
        return []
    top = _MARGIN + _TITLE + _STAGE + _HEAD + HEIGHT + 18
    return [
        _text(text, _MARGIN + place * COLUMN + 8, top, 6, _NOTE_WIDTH, f"fill: {colour('bad')}; font-size: 12px")
        for place, text in enumerate(pains.cells)
        if text
    ]


def _text(words: str, x: float, y: float, most: int, width: int, look: str) -> Markup:
    """Return a text over several lines; what does not fit ends in an ellipsis, and stands whole in its title."""
    rows = textwrap.wrap(" ".join(words.split()), width)
    if len(rows) > most:
        rows = [*rows[: most - 1], rows[most - 1][: width - 1] + "…"]
    spans = [tag("tspan", row, x=x, y=y + number * _LINE) for number, row in enumerate(rows)]
    return tag("text", tag("title", words), spans, style=look)


def shortened(words: str, width: int) -> str:
    """Return the words on one line of at most so many characters."""
    words = " ".join(words.split())
    return words if len(words) <= width else words[: max(1, width - 1)] + "…"
