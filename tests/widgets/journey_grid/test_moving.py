"""Looking around: the cursor, scrolling, the mouse, and what happens when others change the map."""

from __future__ import annotations

from dataclasses import replace

from cjm_tui.widgets.journey_grid import (
    STAGE,
    TITLE,
    GridColumn,
    GridLane,
    GridMap,
    GridStage,
    JourneyGrid,
    Zoom,
)
from cjm_tui.widgets.journey_grid.sample import sample_map
from cjm_tui.widgets.journey_grid.view import GridView
from tests.widgets.journey_grid.story import Story, looking_at

GONE = ("colega", "faq", "liga", "espera", "tecnico", "remoto", "email", "nps")


def without(shown: GridMap, *uids: str) -> GridMap:
    """Return the map without some touchpoints."""
    return replace(
        shown,
        stages=tuple(
            replace(stage, columns=tuple(column for column in stage.columns if column.uid not in uids))
            for stage in shown.stages
        ),
    )


async def test_arrows_and_hjkl_go_through_the_cells_and_tell_their_full_text() -> None:
    async with looking_at() as story:
        assert story.cursor == ("fora", TITLE)
        await story.press("right", "l", "h")
        assert story.cursor == ("colega", TITLE)
        await story.press("down", "j", "j", "k")
        assert story.cursor == ("colega", "doing")
        assert story.last(JourneyGrid.CursorMoved).text == "Chama a mesa ao lado"


async def test_the_ends_hold() -> None:
    async with looking_at() as story:
        await story.press("left", "up", "up", "up")
        assert story.cursor == ("stage percebe", STAGE)
        await story.press("end", *["down"] * 20)
        assert story.cursor == ("nps", "pains")
        await story.press("right", "home")
        assert story.cursor == ("fora", "pains")


async def test_on_the_names_of_stages_a_step_is_a_stage() -> None:
    async with looking_at() as story:
        await story.press("up", "right", "right")
        assert story.cursor == ("stage abre", STAGE)
        await story.press("down")
        assert story.cursor == ("liga", TITLE)


async def test_page_keys_go_by_stages() -> None:
    async with looking_at() as story:
        await story.press("pagedown", "pagedown", "right")
        assert story.cursor == ("espera", TITLE)
        await story.press("pageup")
        assert story.cursor == ("liga", TITLE)
        await story.press("pageup")
        assert story.cursor == ("faq", TITLE)


async def test_the_cursor_keeps_its_touchpoint_through_all_zooms() -> None:
    async with looking_at() as story:
        await story.press("right", "right", "right", "right", "z")
        assert story.grid.zoom is Zoom.TOUCHPOINT
        assert "“Será que esqueceram de mim?”" in story.text
        await story.press("z")
        assert story.grid.zoom is Zoom.MAP
        assert story.cursor == ("stage abre", STAGE)
        await story.press("z")
        assert story.cursor == ("espera", TITLE)
        await story.press("Z", "right", "enter")
        assert (story.grid.zoom, story.cursor[0]) == (Zoom.STAGE, "tecnico")


async def test_a_moved_touchpoint_takes_the_cursor_with_it() -> None:
    async with looking_at() as story:
        await story.press("right", "right")
        before = sample_map()
        faq, colega = before.stages[1].columns[0], before.stages[0].columns
        moved = replace(
            before,
            stages=(
                replace(before.stages[0], columns=(faq, *colega)),
                replace(before.stages[1], columns=()),
                *before.stages[2:],
            ),
        )
        await story.show(moved)
        assert story.cursor == ("faq", TITLE)


async def test_when_the_touchpoint_is_gone_the_cursor_stands_on_its_neighbour() -> None:
    async with looking_at() as story:
        await story.press("right")
        await story.show(without(sample_map(), "colega"))
        assert story.cursor == ("faq", TITLE)
        await story.show(without(sample_map(), *GONE))
        assert story.cursor == ("fora", TITLE)
        await story.show(GridMap())
        assert story.grid.cell is None


async def test_an_edit_by_somebody_else_shows_where_it_happened_and_tells_the_cursor_s_text() -> None:
    async with looking_at() as story:
        before = sample_map()
        renamed = replace(before.stages[0].columns[0], title="Rede fora do ar")
        after = replace(
            before,
            stages=(
                replace(before.stages[0], columns=(renamed, before.stages[0].columns[1])),
                *before.stages[1:],
            ),
        )
        await story.show(after)
        assert "Rede fora" in story.text
        assert story.last(JourneyGrid.CursorMoved).text == "Rede fora do ar"


async def test_only_the_column_that_changed_is_drawn_again() -> None:
    async with looking_at() as story:
        view = story.grid.query_one(GridView)
        shown = sample_map()
        renamed = replace(shown.stages[1].columns[0], title="Portal de ajuda")
        drawn: list[object] = []
        view.refresh = lambda *regions, **_options: drawn.extend(regions)  # type: ignore[method-assign]
        stages = (shown.stages[0], replace(shown.stages[1], columns=(renamed,)), *shown.stages[2:])
        story.grid.show(replace(shown, stages=stages))
        widths = {region.width for region in drawn if region.height > 5}  # type: ignore[attr-defined]
        assert drawn
        assert max(widths) < view.size.width / 2


async def test_move_to_goes_to_a_touchpoint_by_its_uid() -> None:
    async with looking_at() as story:
        assert story.grid.move_to("nps", "thinking")
        assert story.grid.move_to_stage("abre")
        assert not story.grid.move_to("nobody")
        await story.pilot.pause()
        assert story.cursor == ("stage abre", STAGE)
        assert story.said(JourneyGrid.CursorMoved)[-2].column_uid == "nps"


async def test_a_click_puts_the_cursor_there() -> None:
    async with looking_at() as story:
        await click(story, "Silêncio")
        assert story.cursor == ("espera", TITLE)
        await click(story, "Abre chamado")
        assert story.cursor == ("stage abre", STAGE)


async def test_a_double_click_edits() -> None:
    async with looking_at() as story:
        await click(story, "Aguarda", times=2)
        assert story.last(JourneyGrid.EditRequested).text == "Aguarda"


async def test_the_wheel_scrolls_by_columns_and_leaves_the_cursor() -> None:
    async with looking_at() as story:
        view = story.grid.query_one(GridView)
        view.scroll_by(1, 0)
        await story.pilot.pause()
        assert "‹2–6/9›" in story.lines[0]
        assert story.cursor == ("fora", TITLE)
        await story.press("down")
        assert "1–5/9›" in story.lines[0]


async def test_a_thousand_touchpoints_open_and_move_at_once() -> None:
    lanes = tuple(GridLane(f"l{n}", f"Faixa {n}") for n in range(6))
    stages = tuple(
        GridStage(
            f"s{stage}",
            f"Etapa {stage}",
            "Antes",
            tuple(GridColumn(f"t{stage}-{n}", f"Ponto {stage}-{n}", values=(n % 5 - 2,)) for n in range(10)),
        )
        for stage in range(100)
    )
    async with looking_at(GridMap(stages, lanes, ("Ana",), "Etapa", "Contato")) as story:
        await story.press("end")
        assert "1000" in story.lines[0]
        assert "Ponto 99-9" in story.text
        await story.press("Z", "home", "z")
        assert story.cursor == ("t0-0", TITLE)


async def click(story: Story, text: str, times: int = 1) -> None:
    """Press the mouse on the first place where a text stands."""
    row = next(n for n, line in enumerate(story.lines) if text in line)
    offset = (story.lines[row].index(text) + 1, row)
    await story.pilot.click(offset=offset, times=times)
    await story.pilot.pause()
