"""The journey as a flow: the same map, from top to bottom."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Any

from textual import on
from textual.message import Message
from textual.pilot import Pilot

from cjm_tui.widgets.demo_app import DemoApp
from cjm_tui.widgets.journey_flow import JourneyFlow
from cjm_tui.widgets.journey_grid import GridMap, Reading
from cjm_tui.widgets.journey_grid.sample import sample_map


class FlowApp(DemoApp):
    """Shows one flow and remembers what it says."""

    def __init__(self, shown: GridMap) -> None:
        self.flow = JourneyFlow(shown)
        self.heard: list[Message] = []
        super().__init__(self.flow)

    @on(JourneyFlow.Moved)
    @on(JourneyFlow.Opened)
    def remember(self, message: Message) -> None:
        """Keep the message."""
        self.heard.append(message)

    @property
    def lines(self) -> list[str]:
        """The screen, line by line."""
        strips = self.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip) for strip in strips]

    @property
    def text(self) -> str:
        """The screen."""
        return "\n".join(self.lines)


@asynccontextmanager
async def flowing(
    shown: GridMap | None = None, *, width: int = 80, height: int = 24
) -> AsyncIterator[tuple[FlowApp, Pilot[None]]]:
    """Show a flow, of the sample by default."""
    app = FlowApp(sample_map() if shown is None else shown)
    async with app.run_test(size=(width, height)) as pilot:
        await pilot.pause()
        yield app, pilot


async def test_stages_are_headings_and_touchpoints_boxes_with_value_and_channel() -> None:
    async with flowing() as (app, _pilot):
        assert app.lines[0].lstrip().startswith("╶ Antes")
        assert "Percebe o problema" in app.lines[1]
        name = next(n for n, line in enumerate(app.lines) if "Pergunta ao colega" in line)
        assert app.lines[name - 1].lstrip().startswith("╭")
        assert "0 │" in app.lines[name]
        assert "presencial" in app.lines[name + 1]
        assert app.lines[name + 2].lstrip().startswith("╰")


async def test_each_box_leads_to_the_next() -> None:
    async with flowing() as (app, _pilot):
        leaves = next(n for n, line in enumerate(app.lines) if "┬" in line)
        at = app.lines[leaves].index("┬")
        assert app.lines[leaves + 1][at] == "│"
        assert app.lines[leaves + 2][at] == "▼"


async def test_the_curve_runs_down_beside_the_boxes_where_there_is_room() -> None:
    async with flowing() as (app, _pilot):
        first = next(line for line in app.lines if "Sistema fora" in line)
        second = next(line for line in app.lines if "Pergunta ao colega" in line)
        assert first.index("●") < second.index("●")
    async with flowing(width=50) as (app, _pilot):
        assert "●" not in app.text


async def test_arrows_go_along_and_enter_opens() -> None:
    async with flowing() as (app, pilot):
        await pilot.press("down", "j", "pagedown", "enter")
        await pilot.pause()
        assert [message.column_uid for message in app.heard] == ["colega", "faq", "liga", "liga"]  # type: ignore[attr-defined]
        assert isinstance(app.heard[-1], JourneyFlow.Opened)
        await pilot.press("end")
        await pilot.pause()
        assert "Pesquisa de satisfação" in app.text
        await pilot.press("pageup", "home")
        await pilot.pause()
        assert app.lines[0].lstrip().startswith("╶ Antes")


async def test_the_cursor_stays_on_its_touchpoint_when_the_map_changes() -> None:
    shown = sample_map()
    async with flowing(shown) as (app, pilot):
        await pilot.press("down", "down")
        app.flow.show(replace(shown, stages=shown.stages[1:]))
        await pilot.press("enter")
        await pilot.pause()
        assert app.heard[-1].column_uid == "faq"  # type: ignore[attr-defined]


async def test_hidden_readings_stay_hidden() -> None:
    shown = sample_map()
    column = replace(shown.stages[0].columns[0], reading=Reading.HIDDEN)
    stages = (replace(shown.stages[0], columns=(column,)),)
    async with flowing(replace(shown, stages=stages)) as (app, _pilot):
        assert "░░░" in app.text
        assert "●" not in app.text


async def test_empty_stages_and_empty_maps_say_so() -> None:
    shown = sample_map()
    stages = (replace(shown.stages[0], columns=()), shown.stages[1])
    async with flowing(replace(shown, stages=stages)) as (app, _pilot):
        assert "No touchpoint yet" in app.text
    async with flowing(GridMap()) as (app, pilot):
        await pilot.press("down", "end", "enter")
        assert "No stages yet." in app.text


async def test_a_click_goes_to_a_box_and_a_double_click_opens_it() -> None:
    async with flowing() as (app, pilot):
        row = next(n for n, line in enumerate(app.lines) if "FAQ do portal" in line)
        await pilot.click(offset=(4, row), times=2)
        await pilot.pause()
        assert [type(message) for message in app.heard] == [JourneyFlow.Moved, JourneyFlow.Opened]


async def test_the_ascii_set_keeps_to_ascii() -> None:
    shown = replace(sample_map(), stages=sample_map().stages[1:2])
    async with flowing(shown) as (app, pilot):
        app.flow.ascii = True
        await pilot.pause()
        assert app.text.replace("ó", "o").isascii()
        assert "*" in app.text


def test_snapshot(snap_compare: Any) -> None:
    async def look(pilot: Any) -> None:
        await pilot.press("down", "down")
        assert "FAQ do portal" in pilot.app.text

    assert snap_compare(FlowApp(sample_map()), terminal_size=(80, 24), run_before=look)
