"""Whatever the map holds, every line is exactly as wide as the widget."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from cjm_tui.widgets.journey_flow import FlowPainter, flow_lines
from cjm_tui.widgets.journey_grid import (
    GridBadge,
    GridCell,
    GridColumn,
    GridLane,
    GridMap,
    GridStage,
    LaneKind,
    Reading,
)
from cjm_tui.widgets.journey_grid.glyphs import glyphs_for
from cjm_tui.widgets.journey_grid.layout import Zoom, plan, plan_card
from cjm_tui.widgets.journey_grid.lines import Cursor, LinePainter
from cjm_tui.widgets.journey_grid.overview import overview
from cjm_tui.widgets.journey_grid.values import Place, places_of

TEXTS = st.sampled_from(
    [
        "",
        "a",
        "Autoatendimento",
        "Liga de novo e espera três horas pela resposta",
        "日本語のテキスト",
        "👩‍💻 olá",
        "a\nb",
        "é" * 40,
    ]
)
COLUMNS = st.builds(
    GridColumn,
    uid=st.uuids().map(str),
    title=TEXTS,
    cells=st.fixed_dictionaries(
        {
            "doing": st.builds(GridCell, TEXTS, edited_by=TEXTS),
            "pains": st.builds(GridCell, amount=st.integers(0, 1200)),
        }
    ),
    values=st.tuples(st.none() | st.floats(-2, 2), st.none() | st.floats(-2, 2)),
    reading=st.sampled_from(Reading),
    split=st.booleans(),
    badges=st.lists(st.builds(GridBadge, TEXTS), max_size=4).map(tuple),
    edited_by=TEXTS,
    selected=st.booleans(),
    dimmed=st.booleans(),
)
STAGES = st.builds(
    GridStage,
    uid=st.uuids().map(str),
    title=TEXTS,
    period_label=TEXTS,
    columns=st.lists(COLUMNS, max_size=4).map(tuple),
    badge=st.sampled_from(["", "◆"]),
    edited_by=TEXTS,
)
LANES = (
    GridLane("doing", "Faz", lines=3),
    GridLane("seen", "linha de visibilidade", LaneKind.SEPARATOR),
    GridLane("feeling", "日本語", LaneKind.CURVE),
    GridLane("pains", "Dores", LaneKind.COUNT, symbol="▲"),
)
MAPS = st.lists(STAGES, min_size=1, max_size=6).map(
    lambda stages: GridMap(tuple(stages), LANES, ("Ana", "Beto"), "Etapa", "Contato")
)


def widths(shown: GridMap, places: tuple[Place, ...], width: int, height: int, zoom: Zoom) -> set[int]:
    """Return the widths of all lines, seen from every column, in cells from the gutter to the last column."""
    if zoom is Zoom.TOUCHPOINT:
        layout = plan_card(shown, places[0], width, height)
    else:
        layout = plan(shown, places, width, height, zoom=zoom)
    painter = LinePainter(places, layout, glyphs_for(False), shown.curves)
    expected = layout.gutter + layout.columns_visible * layout.column_width
    found = set()
    for line in range(layout.total_lines):
        row = layout.row_at(line)
        for first in range(len(places) - layout.columns_visible + 1):
            cursor = Cursor(first, row.key if row else "")
            found.add(sum(cell_len(text) for text, _style in painter.line(line, first, cursor)))
    return found - {expected, width}


@settings(max_examples=40, deadline=None)
@given(shown=MAPS, width=st.integers(30, 200), height=st.integers(8, 60), zoom=st.sampled_from(Zoom))
def test_of_the_grid(shown: GridMap, width: int, height: int, zoom: Zoom) -> None:
    seen = overview(shown, glyphs_for(False)) if zoom is Zoom.MAP else shown
    assert not widths(seen, places_of(seen), width, height, zoom)


@settings(max_examples=40, deadline=None)
@given(shown=MAPS, width=st.integers(30, 120))
def test_of_the_flow(shown: GridMap, width: int) -> None:
    places = places_of(shown)
    painter = FlowPainter(places, width, glyphs_for(False), "doing")
    found = {sum(cell_len(text) for text, _style in painter.line(line, Cursor(0, ""))) for line in flow_lines(places)}
    assert len(found) <= 2
    assert max(found) <= width
