"""How the map looks: what has to be legible at every size."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from cjm_tui.widgets.journey_grid import (
    GridBadge,
    GridCell,
    GridColumn,
    GridLane,
    GridMap,
    GridStage,
    LaneKind,
    Reading,
    Zoom,
)
from cjm_tui.widgets.journey_grid.sample import sample_map
from tests.widgets.journey_grid.story import GridApp, looking_at


def one_stage(*columns: GridColumn, lanes: tuple[GridLane, ...] = ()) -> GridMap:
    """Return a map of one stage."""
    return GridMap((GridStage("s", "Abre chamado", "Durante", columns),), lanes, (), "Etapa", "Contato")


async def test_the_map_reads_from_periods_over_stages_and_touchpoints_down_to_the_lanes() -> None:
    async with looking_at() as story:
        order = ["╶ Antes", "Percebe o problema", "Sistema fora", "◆", "Canal", "Faz", "Pensa", "Sente", "Dores"]
        rows = [next(n for n, line in enumerate(story.lines) if text in line) for text in order]
        assert rows == sorted(rows)
        assert "2 ▼−2" in story.line_with("Percebe o problema")


async def test_the_curve_runs_through_the_same_columns_as_the_touchpoints() -> None:
    async with looking_at(width=120, height=36) as story:
        title = story.line_with("Silêncio").index("Silêncio")
        width = story.line_with("Silêncio").index("Técnico") - title
        markers = [line.index("●−2", title) for line in story.lines if "●−2" in line[title:]]
        assert title <= markers[0] < title + width


async def test_an_80_by_24_terminal_shows_five_touchpoints_and_says_where_they_are() -> None:
    async with looking_at() as story:
        assert "1–5/9›" in story.lines[0]
        await story.press("end")
        assert "‹5–9/9" in story.lines[0]
        assert "Pesquisa de" in story.text


async def test_a_stage_that_began_further_left_keeps_its_name_in_sight() -> None:
    async with looking_at() as story:
        await story.press("end")
        assert story.line_with("Etapa").index("Abre") < story.line_with("Etapa").index("Recebe")
        assert "Ligação" not in story.text


async def test_a_wide_terminal_shows_the_whole_map_in_wider_columns() -> None:
    async with looking_at(width=200, height=60) as story:
        assert "Pesquisa de" in story.text
        assert "autoatendimento" in story.text
        assert "/9" not in story.lines[0]


@pytest.mark.parametrize(("width", "height"), [(40, 12), (20, 5), (24, 40), (200, 60), (1, 1)])
async def test_no_size_breaks_the_map(width: int, height: int) -> None:
    async with looking_at(width=width, height=height) as story:
        await story.press("down", "down", "down", "down", "down", "right", "z", "down", "z", "right", "z", "end")
        assert all(len(line) == width for line in story.lines)


async def test_a_low_terminal_scrolls_the_lanes_under_the_header() -> None:
    async with looking_at(height=10) as story:
        assert "Dores" not in story.text
        assert story.lines[-1].startswith("▾")
        await story.press(*["down"] * 6)
        assert "Dores" in story.text
        assert "Sistema fora" in story.text
        assert not any(line.startswith("▾") for line in story.lines)


async def test_long_words_break_only_where_they_are_longer_than_the_column() -> None:
    column = GridColumn("t", "Pesquisa de satisfação enviada")
    async with looking_at(one_stage(column, *(GridColumn(f"n{n}", "x") for n in range(9)))) as story:
        assert all(word in story.text for word in column.title.split())


@pytest.mark.parametrize(("height", "read"), [(6, {"Pensa"}), (20, {"Faz", "Pensa"})])
async def test_a_lane_gets_the_lines_that_it_is_given_first_and_what_is_left_afterwards(
    height: int, read: set[str]
) -> None:
    text = "Explica o problema e informa o número do patrimônio"
    lanes = (GridLane("doing", "Faz", lines=1), GridLane("thinking", "Pensa", lines=3))
    cells = {"doing": text, "thinking": text}
    columns = (GridColumn("a", "A", cells), *(GridColumn(f"n{n}", "x") for n in range(9)))
    async with looking_at(one_stage(*columns, lanes=lanes), height=height) as story:
        starts = {label: next(n for n, line in enumerate(story.lines) if label in line) for label in ("Faz", "Pensa")}
        below = {label: story.lines[start + 1] for label, start in starts.items() if start + 1 < len(story.lines)}
        assert {label for label, line in below.items() if "problema" in line} == read
        assert ("patrimônio" in story.text) is (len(read) == 2)


async def test_no_further_line_is_spent_on_a_broken_word() -> None:
    lanes = (GridLane("channel", "Canal", lines=1),)
    columns = tuple(GridColumn(f"n{n}", "x", {"channel": "Portal de autoatendimento"}) for n in range(9))
    async with looking_at(one_stage(*columns, lanes=lanes)) as story:
        assert "Portal de" in story.line_with("Canal")
        assert "autoatend" not in story.text
        assert "imento" not in story.text


async def test_two_personas_have_two_curves_and_a_legend() -> None:
    async with looking_at(sample_map(second_persona=True), width=120, height=36) as story:
        assert "● Ana" in story.text
        assert "○ Beto" in story.text
        assert "●○+2" in story.text  # equal values stand side by side
        assert "┄" in story.text


async def test_a_missing_value_leaves_a_gap_in_the_curve() -> None:
    columns = (
        GridColumn("a", "A", values=(1,)),
        GridColumn("b", "B", values=(None,)),
        GridColumn("c", "C", values=(1,)),
    )
    lanes = (GridLane("feeling", "Sente", LaneKind.CURVE),)
    async with looking_at(one_stage(*columns, lanes=lanes)) as story:
        assert "─" not in story.line_with("●+1")


async def test_what_is_hidden_until_the_reveal_is_hidden() -> None:
    lanes = (GridLane("feeling", "Sente", LaneKind.CURVE),)
    hidden = GridColumn("a", "A", values=(-2,), reading=Reading.HIDDEN)
    pending = GridColumn("b", "B", reading=Reading.PENDING)
    async with looking_at(one_stage(hidden, pending, lanes=lanes)) as story:
        assert "░░░" in story.text
        assert "?" in story.text
        assert "●" not in story.text
        assert "▼" not in story.text
        await story.press("Z")
        assert "●" not in story.text


async def test_disagreement_badges_picks_and_editing_are_marked_without_colour() -> None:
    lanes = (GridLane("doing", "Faz"), GridLane("feeling", "Sente", LaneKind.CURVE))
    column = GridColumn(
        "a",
        "Ligação",
        {"doing": GridCell("Explica", edited_by="Ana")},
        (1,),
        split=True,
        badges=(GridBadge("◆"), GridBadge("▲ 3")),
        selected=True,
    )
    async with looking_at(one_stage(column, GridColumn("b", "B"), lanes=lanes)) as story:
        assert "●+1≠" in story.text
        assert "◆ ▲ 3" in story.text
        assert "»Ligação" in story.text or "▌Ligação" in story.text
        assert "Ana is editing" in story.text


async def test_a_column_outside_the_filter_stays_in_its_place() -> None:
    shown = one_stage(GridColumn("a", "Fora do filtro", dimmed=True), GridColumn("b", "Dentro"))
    async with looking_at(shown) as story:
        assert story.text.index("Fora do filtro") < story.text.index("Dentro")


async def test_a_line_of_visibility_runs_across_the_map() -> None:
    lanes = (GridLane("seen", "linha de visibilidade", LaneKind.SEPARATOR), GridLane("back", "Bastidor"))
    async with looking_at(one_stage(GridColumn("a", "A"), lanes=lanes)) as story:
        line = story.line_with("linha de visibilidade")
        assert line.rstrip().endswith("─────")
        await story.press("down")
        assert story.cursor == ("a", "back")


async def test_the_whole_map_folds_each_stage_into_a_column() -> None:
    async with looking_at() as story:
        await story.press("Z")
        assert story.grid.zoom is Zoom.MAP
        assert "Follow-up" in story.text
        assert "−2 Sistema" in story.text
        assert "▲ 5" in story.text  # two of "Abre chamado" and three of its wait
        assert story.line_with("Contato").split() == ["Contato", "2", "┊1", "┊2", "┊2", "┊1", "┊1"]


async def test_ten_stages_of_the_whole_map_fit_80_columns() -> None:
    stages = tuple(GridStage(f"s{n}", f"Etapa{n}", "", (GridColumn(f"t{n}", "T"),)) for n in range(10))
    async with looking_at(replace(sample_map(), stages=stages)) as story:
        await story.press("Z")
        assert all(f"Etapa{n}" in story.text for n in range(10))


async def test_one_touchpoint_is_read_in_full() -> None:
    text = "Explica o problema pela terceira vez e informa o número do patrimônio da máquina que parou"
    lanes = (GridLane("doing", "Faz", lines=1), GridLane("feeling", "Sente", LaneKind.CURVE))
    column = GridColumn("a", "Ligação", {"doing": text}, (-1,))
    async with looking_at(one_stage(column, GridColumn("b", "B"), lanes=lanes), height=10) as story:
        assert "que parou" not in story.text
        await story.press("z")
        assert "que parou" in story.text
        assert "1/2" in story.lines[0]
        assert "●" in story.line_with("−2")
        await story.press("right")
        assert story.cursor[0] == "b"


async def test_the_ascii_set_keeps_to_ascii() -> None:
    shown = one_stage(
        GridColumn("a", "A", {"pains": GridCell(amount=2)}, (-2,), badges=(GridBadge("◆ ▲ 3"),)),
        GridColumn("b", "B", values=(1.5,), split=True),
        lanes=(
            GridLane("feeling", "Sente", LaneKind.CURVE),
            GridLane("line", "visible", LaneKind.SEPARATOR),
            GridLane("pains", "Dores", LaneKind.COUNT, symbol="▲"),
        ),
    )
    async with looking_at(shown, ascii_only=True) as story:
        for _zoom in range(3):
            assert story.text.isascii()
            await story.press("z")
        assert "*-2" in story.text


async def test_hostile_text_is_shown_literally() -> None:
    hostile = "[/nope] [@click=app.quit]x[/] [bold]"
    async with looking_at(one_stage(GridColumn("a", hostile)), width=120) as story:
        assert "[@click=app.quit]" in story.text.replace("\n", "")
        await story.press("z")
        assert hostile in story.text


async def test_an_empty_map_says_what_to_press() -> None:
    async with looking_at(GridMap()) as story:
        assert "No stages yet. Press a" in story.text
    async with looking_at(one_stage()) as story:
        assert "No touchpoints yet. Press a" in story.text
        assert "Abre chamado" in story.text
    async with looking_at(one_stage(), read_only=True) as story:
        assert "Press" not in story.text


@pytest.mark.parametrize(
    ("width", "height", "keys"),
    [(80, 24, ["right"]), (120, 36, ["down", "down", "right"]), (80, 24, ["Z"]), (80, 24, ["z"])],
    ids=["80x24", "120x36", "whole-map", "touchpoint"],
)
def test_snapshot(snap_compare: Any, width: int, height: int, keys: list[str]) -> None:
    app = GridApp(sample_map(second_persona=True))

    async def look(pilot: Any) -> None:
        await pilot.press(*keys)
        strips = pilot.app.screen._compositor.render_strips()
        assert "Sente" in str(strips) or "Ana" in str(strips)

    assert snap_compare(app, terminal_size=(width, height), run_before=look)


async def test_names_are_read_before_the_last_lane_is_in_sight() -> None:
    lanes = tuple(GridLane(f"lane{n}", f"Faixa {n}") for n in range(16))
    columns = tuple(GridColumn(f"n{n}", "Procura o erro", {}) for n in range(9))
    async with looking_at(one_stage(*columns, lanes=lanes), height=16) as story:
        assert "erro" in story.text
