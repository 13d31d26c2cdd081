"""The map as a table: stages over touchpoints, a row for each lane, the curve drawn through the columns."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_tui.domain.analysis.values import TouchpointValue
from cjm_tui.domain.curve_text import valence_text
from cjm_tui.domain.scope import Journey
from cjm_tui.exchange.outbound.edition import Edition
from cjm_tui.exchange.outbound.fields import period_of
from cjm_tui.exchange.outbound.grid import EMOTION, GridStage, MapGrid, map_grid
from cjm_tui.exchange.outbound.markdown.map_part import marks_of
from cjm_tui.exchange.outbound.web.curve import Line, curve_svg, tone
from cjm_tui.exchange.outbound.web.markup import Markup, lines, tag
from cjm_tui.i18n import _

_ON_PAPER = 6
"""Columns of the map that one printed band holds."""


def map_section(edition: Edition, journey: Journey) -> Markup:
    """Return the map twice: whole for the screen, where it scrolls, and in bands for paper."""
    grid = map_grid(edition, journey)
    caption = _("{journey}, {basis}").format(journey=journey.title, basis=edition.summary(journey.uid).basis_in_words)
    bands = [
        tag("div", _table(edition, journey, grid, start, start + _ON_PAPER, ""), class_="on-paper")
        for start in range(0, len(grid.columns), _ON_PAPER)
    ]
    whole = _table(edition, journey, grid, 0, len(grid.columns), caption)
    return tag(
        "section",
        tag("h2", _("The map, stage by stage")),
        legend(edition, journey),
        tag("div", whole, class_="scroll on-screen", tabindex=0, role="region", aria_label=caption),
        bands,
    )


def legend(edition: Edition, journey: Journey) -> Markup | None:
    """Return which line is whose."""
    personas = edition.lived_by(journey.uid)
    if len(personas) < 2:
        return None
    entries = []
    for number, persona in enumerate(personas):
        stroke = tag("path", d="M2 6H34", class_=f"line line-{number % 4}")
        entries.append(tag("li", tag("svg", stroke, width=36, height=12, aria_hidden="true"), persona.display_name))
    return tag("ul", entries, class_="legend")


def drawn_lines(edition: Edition, journey: Journey, columns: Sequence[TouchpointValue | None]) -> list[Line]:
    """Return a line for each persona over these columns."""
    found = []
    for persona in edition.lived_by(journey.uid) or edition.tellers(journey.uid)[:1]:
        by_uid = edition.summary(journey.uid, persona.uid if persona else None).by_uid
        values = tuple(by_uid[point.touchpoint.uid].value if point else None for point in columns)
        found.append(Line(persona.display_name if persona else "", values))
    return found


def _table(edition: Edition, journey: Journey, grid: MapGrid, start: int, end: int, caption: str) -> Markup:
    """Return the columns from `start` to before `end`."""
    columns = grid.columns[start:end]
    width = "calc(9.6rem + " + f"{172 * len(columns)}px)"
    body = []
    for lane in grid.lanes:
        cells = [tag("td", lines(text)) for text in lane.cells[start:end]]
        if lane.key == EMOTION:
            titles = [point.touchpoint.title if point else "" for point in columns]
            drawing = curve_svg(
                drawn_lines(edition, journey, columns), titles, label=_("The emotional curve, from −2 to +2")
            )
            body.append(
                tag(
                    "tr", tag("th", lane.label, scope="row"), tag("td", drawing, colspan=len(columns), class_="drawing")
                )
            )
            cells = [_value(edition, point) for point in columns]
            body.append(tag("tr", tag("th", _("Value"), scope="row"), cells))
            continue
        body.append(tag("tr", tag("th", lane.label, scope="row"), cells))
        if lane.line_below:
            body.append(tag("tr", tag("td", lane.line_below, colspan=len(columns) + 1), class_="divider"))
    return tag(
        "table",
        tag("caption", caption) if caption else None,
        tag("colgroup", tag("col", class_="lane"), [tag("col", class_="point") for _point in columns]),
        tag(
            "thead",
            tag("tr", tag("th", _("Stage"), scope="col"), _stages(grid.stages, start, end)),
            tag("tr", tag("th", _("Touchpoint"), scope="col"), [_head(edition, point) for point in columns]),
        ),
        tag("tbody", body),
        class_="map",
        style=f"width: {width}",
    )


def _stages(stages: Sequence[GridStage], start: int, end: int) -> list[Markup]:
    found, left = [], 0
    for stage in stages:
        right = left + stage.width
        shown = min(right, end) - max(left, start)
        if shown > 0:
            period = tag("small", " · ", period_of(stage.stage))
            found.append(tag("th", stage.stage.title or "—", period, colspan=shown, scope="colgroup", class_="stage"))
        left = right
    return found


def _head(edition: Edition, point: TouchpointValue | None) -> Markup:
    if point is None:
        return tag("td")
    marks = ", ".join(marks_of(point.touchpoint))
    return tag("th", point.touchpoint.title or "—", tag("small", marks, class_="marks") if marks else None, scope="col")


def _value(edition: Edition, point: TouchpointValue | None) -> Markup:
    if point is None or point.value is None:
        return tag("td", class_="value")
    beside = ", ".join(filter(None, (edition.word(point), point.origin_in_words)))
    return tag("td", valence_text(point.value), tag("small", beside), class_=f"value {tone(point.value)}")
