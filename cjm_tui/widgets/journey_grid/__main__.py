"""A map to look at and play with: `python -m cjm_tui.widgets.journey_grid`."""

from __future__ import annotations

from dataclasses import replace

from textual import on
from textual.app import ComposeResult
from textual.widgets import Footer, Static

from cjm_tui.terminal.text import plain
from cjm_tui.widgets.demo_app import DemoApp
from cjm_tui.widgets.journey_grid import GridMap, JourneyGrid
from cjm_tui.widgets.journey_grid.sample import sample_map


class GridDemo(DemoApp):
    """Shows the sample map and applies what is edited in it."""

    CSS = "Screen { background: $background; } #text { height: 2; padding: 0 1; color: $muted; }"

    def __init__(self, shown: GridMap | None = None) -> None:
        super().__init__()
        self._map = shown or sample_map()

    def compose(self) -> ComposeResult:
        """Yield the grid, the focused cell's full text, the keys."""
        yield JourneyGrid(self._map)
        yield Static(id="text")
        yield Footer()

    def on_mount(self) -> None:
        """Start with the keyboard on the map."""
        super().on_mount()
        self.query_one(JourneyGrid).focus()

    @on(JourneyGrid.CursorMoved)
    def show_text(self, event: JourneyGrid.CursorMoved) -> None:
        """Show what the cell has no room for."""
        self.query_one("#text", Static).update(plain(event.text), layout=False)

    @on(JourneyGrid.EditRequested)
    def edit(self, event: JourneyGrid.EditRequested) -> None:
        """Grant every edit."""
        event.grid.begin_edit(event.text)

    @on(JourneyGrid.CellEdited)
    def apply(self, event: JourneyGrid.CellEdited) -> None:
        """Put the new text into the map and show it."""
        self._map = with_text(self._map, event)
        event.grid.show(self._map)


def with_text(shown: GridMap, edit: JourneyGrid.CellEdited) -> GridMap:
    """Return the map with one text replaced."""
    stages = []
    for stage in shown.stages:
        if edit.cell.on_stage and stage.uid == edit.stage_uid:
            stage = replace(stage, title=edit.text)
        columns = []
        for column in stage.columns:
            if column.uid == edit.column_uid and edit.lane_key == "title":
                column = replace(column, title=edit.text)
            elif column.uid == edit.column_uid:
                column = replace(column, cells={**column.cells, edit.lane_key: edit.text})
            columns.append(column)
        stages.append(replace(stage, columns=tuple(columns)))
    return replace(shown, stages=tuple(stages))


if __name__ == "__main__":
    GridDemo().run()
