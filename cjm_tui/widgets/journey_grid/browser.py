"""Looking around a map: values in, the cursor, the zoom, and the keys and mouse that move them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Self, TypeAlias

from rich.text import Text
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.reactive import var
from textual.widget import Widget

from cjm_tui.i18n import _
from cjm_tui.widgets.journey_grid import messages
from cjm_tui.widgets.journey_grid.glyphs import glyphs_for
from cjm_tui.widgets.journey_grid.keys import NAVIGATION
from cjm_tui.widgets.journey_grid.layout import GridLayout, Zoom, plan, plan_card
from cjm_tui.widgets.journey_grid.messages import CellRef
from cjm_tui.widgets.journey_grid.overview import overview
from cjm_tui.widgets.journey_grid.values import STAGE, TITLE, GridMap, Place, nearest_place, places_of
from cjm_tui.widgets.journey_grid.view import GridView
from cjm_tui.widgets.themes import glyphs_of

_ZOOMS = (Zoom.MAP, Zoom.STAGE, Zoom.TOUCHPOINT)


class MapBrowser(Widget):
    """Shows a map at one of three zooms, with a cursor that stays on its touchpoint when the map changes under it."""

    DEFAULT_CSS = "MapBrowser { layers: below above; width: 1fr; height: 1fr; }"

    BINDINGS: ClassVar[list[BindingType]] = NAVIGATION

    CursorMoved: TypeAlias = messages.CursorMoved
    ZoomChanged: TypeAlias = messages.ZoomChanged

    zoom: var[Zoom] = var(Zoom.STAGE, init=False)
    ascii: var[bool] = var(False, init=False)
    """Draw with ASCII characters only, even where the application does not."""
    empty_hint: var[str] = var("", init=False)
    """What a map without touchpoints says; a sentence of its own by default."""

    def __init__(
        self,
        shown: GridMap | None = None,
        *,
        ascii_only: bool = False,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self.set_reactive(MapBrowser.ascii, ascii_only)
        self._map = shown or GridMap()
        self._places = places_of(self._map)
        self._index = 0
        self._key = self._key_before_map = TITLE
        self._view = GridView()

    def compose(self) -> ComposeResult:
        """Yield the drawing surface; the editor comes over it when it is needed."""
        yield self._view

    def show(self, shown: GridMap) -> None:
        """Show another map, or another state of the same one; the cursor stays on its touchpoint or beside it."""
        before = (self.cell, self.cell_text)
        places = places_of(shown)
        self._index = nearest_place(self._places, places, self._index)
        self._map, self._places = shown, places
        self._arrange()
        if (self.cell, self.cell_text) != before:
            self._tell_cursor()

    def move_to(self, column_uid: str, lane_key: str | None = None) -> bool:
        """Put the cursor on a touchpoint, in a lane if one is given; return whether it is on the map."""
        for index, place in enumerate(self._places):
            if place.uid == column_uid:
                self._go(index, lane_key or self._key)
                return True
        return False

    def move_to_stage(self, stage_uid: str, lane_key: str = STAGE) -> bool:
        """Put the cursor on a stage's first column; return whether the stage is on the map."""
        for index, place in enumerate(self._places):
            if place.stage.uid == stage_uid:
                self._go(index, lane_key)
                return True
        return False

    def focus(self, scroll_visible: bool = True) -> Self:
        """Give the keyboard to the map."""
        self._view.focus(scroll_visible)
        return self

    @property
    def cell(self) -> CellRef | None:
        """The cell under the cursor, None on a map without stages."""
        if not self._places:
            return None
        place = self._places[self._index]
        on_stage = self._key == STAGE or self.zoom is Zoom.MAP
        return CellRef(place.stage.uid, None if on_stage else place.uid, STAGE if on_stage else self._key)

    @property
    def cell_text(self) -> str:
        """The full text under the cursor."""
        cell = self.cell
        return self._places[self._index].cell(cell.lane_key).text if cell else ""

    def on_mount(self) -> None:
        """Tell where the cursor starts."""
        self._tell_cursor()

    def on_resize(self) -> None:
        """Lay the map out for the new size."""
        self._arrange()

    def watch_zoom(self, before: Zoom, zoom: Zoom) -> None:
        """Show the same touchpoint from nearer or further away; the whole map starts at the stages' names."""
        if zoom is Zoom.MAP:
            self._key_before_map, self._key = self._key, STAGE
        elif before is Zoom.MAP:
            self._key = self._key_before_map
        self._arrange()
        self._tell_cursor()
        self.post_message(messages.ZoomChanged(self, zoom))

    def watch_ascii(self) -> None:
        """Draw with the other characters."""
        self._arrange()

    def watch_empty_hint(self) -> None:
        """Say something else on an empty map."""
        self._arrange()

    def _arrange(self) -> None:
        """Lay out and draw the map at the current zoom."""
        width, height = self.size
        if not width or not height or not self._view.is_attached:
            return
        glyphs = glyphs_for(self.ascii or glyphs_of(self).ascii_only)
        places: Sequence[Place] = self._places
        if self.zoom is Zoom.MAP:
            shown = overview(self._map, glyphs)
            places = places_of(shown)
            layout = plan(shown, places, width, height, zoom=Zoom.MAP)
        elif self.zoom is Zoom.TOUCHPOINT and places:
            layout = plan_card(self._map, places[self._index], width, height)
        else:
            layout = plan(self._map, places, width, height)
        self._key = self._known_key(layout)
        hint = "" if self._map.touchpoints else (self.empty_hint or self._default_hint())
        self._view.hint = Text(hint) if hint.strip() else None
        self._view.show(places, layout, glyphs, self._map.curves, (self._seen_index, self._key))

    def _default_hint(self) -> str:
        return _("No touchpoints yet.")

    def _known_key(self, layout: GridLayout) -> str:
        """Return the cursor's row if the layout has it, else the touchpoints' names, else the stages'."""
        stops = [row.key for row in layout.stops]
        return next(key for key in (self._key, TITLE, STAGE) if key in stops)

    @property
    def _seen_index(self) -> int:
        """The cursor's column among those that the view shows: with the whole map in view, its stage's."""
        if self.zoom is not Zoom.MAP:
            return self._index
        return sum(place.opens_stage for place in self._places[: self._index + 1]) - 1

    def _stage_starts(self) -> list[int]:
        return [index for index, place in enumerate(self._places) if place.opens_stage]

    def _go(self, index: int, key: str) -> None:
        """Put the cursor on a cell and say so."""
        if not self._places or (index, key) == (self._index, self._key):
            return
        moved_column, self._index, self._key = index != self._index, index, key
        if self.zoom is Zoom.TOUCHPOINT and moved_column:
            self._arrange()
        elif layout := self._view.grid_layout:
            self._key = self._known_key(layout)
        self._tell_cursor()
        # After whoever hears of it: what they show of the cell then comes with the cursor, in the same frame.
        self.call_later(self._point)

    def _point(self) -> None:
        self._view.point(self._seen_index, self._key)

    def _tell_cursor(self) -> None:
        if cell := self.cell:
            self.post_message(messages.CursorMoved(self, cell, self.cell_text))

    def action_go(self, columns: int, rows: int) -> None:
        """Move the cursor; along stages' names, and on the whole map, a column is a stage."""
        if not self._places:
            return
        if columns and (self.zoom is Zoom.MAP or self._key == STAGE):
            starts = self._stage_starts()
            at = sum(start <= self._index for start in starts) - 1 + columns
            if 0 <= at < len(starts):
                self._go(starts[at], self._key)
        elif columns:
            self._go(max(0, min(len(self._places) - 1, self._index + columns)), self._key)
        elif layout := self._view.grid_layout:
            keys = [row.key for row in layout.stops]
            at = max(0, min(len(keys) - 1, keys.index(self._key) + rows))
            self._go(self._index, keys[at])

    def action_first(self) -> None:
        """Go to the first column."""
        self._go(0, self._key)

    def action_last(self) -> None:
        """Go to the last column."""
        self._go(len(self._places) - 1, self._key)

    def action_stage(self, by: int) -> None:
        """Go to the start of this stage or of the one before, or to the start of the next."""
        starts = self._stage_starts()
        ahead = [start for start in starts if start > self._index]
        behind = [start for start in starts if start < self._index]
        if by > 0 and ahead:
            self._go(ahead[0], self._key)
        elif by < 0 and behind:
            self._go(behind[-1], self._key)

    def action_zoom(self, by: int) -> None:
        """Go round the three zooms."""
        self.zoom = _ZOOMS[(_ZOOMS.index(self.zoom) + by) % len(_ZOOMS)]

    @on(GridView.CellPressed)
    def _hear_press(self, event: GridView.CellPressed) -> None:
        event.stop()
        self._press(event)

    def _press(self, event: GridView.CellPressed) -> None:
        """Move the cursor to the mouse."""
        index = self._stage_starts()[event.index] if self.zoom is Zoom.MAP else event.index
        self._go(index, event.key)
