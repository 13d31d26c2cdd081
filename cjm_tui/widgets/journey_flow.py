"""The journey as a flow from top to bottom. Try it: `python -m cjm_tui.widgets.journey_flow`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import var
from textual.strip import Strip

from cjm_tui.i18n import N_, _
from cjm_tui.widgets.journey_grid.flow import BOX, FlowLine, FlowPainter, flow_lines
from cjm_tui.widgets.journey_grid.glyphs import glyphs_for
from cjm_tui.widgets.journey_grid.lines import Cursor
from cjm_tui.widgets.journey_grid.surface import Surface
from cjm_tui.widgets.journey_grid.values import GridMap, Place, nearest_place, places_of
from cjm_tui.widgets.themes import glyphs_of


class JourneyFlow(Surface, can_focus=True):
    """Shows stages as headings and touchpoints as boxes that lead to one another, the curve running down beside them.

    `detail` is the key of the lane that each box shows under the touchpoint's name.
    """

    DEFAULT_CSS = """
    JourneyFlow { overflow: hidden auto; scrollbar-size-vertical: 1; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("Open"), id="flow.open", tooltip=N_("Open this touchpoint.")),
        Binding("up,k", "go(-1)", N_("Up"), id="flow.up", show=False, tooltip=N_("The touchpoint before.")),
        Binding("down,j", "go(1)", N_("Down"), id="flow.down", show=False, tooltip=N_("The next touchpoint.")),
        Binding("home", "to(0)", N_("First"), id="flow.first", show=False, tooltip=N_("To the start.")),
        Binding("end", "to(-1)", N_("Last"), id="flow.last", show=False, tooltip=N_("To the end.")),
        Binding(
            "pageup", "stage(-1)", N_("Stage before"), id="flow.previous_stage", show=False,
            tooltip=N_("To the start of this stage, then of the one before."),
        ),
        Binding(
            "pagedown", "stage(1)", N_("Next stage"), id="flow.next_stage", show=False,
            tooltip=N_("To the start of the next stage."),
        ),
    ]  # fmt: skip

    ascii: var[bool] = var(False, init=False)

    @dataclass
    class Moved(Message):
        """The cursor stands on another touchpoint, or on a stage without any (`column_uid` is None)."""

        stage_uid: str
        column_uid: str | None

    @dataclass
    class Opened(Message):
        """Somebody wants to see or edit this touchpoint."""

        stage_uid: str
        column_uid: str | None

    def __init__(
        self,
        shown: GridMap | None = None,
        *,
        detail: str = "channel",
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._detail = detail
        self._places: tuple[Place, ...] = ()
        self._lines: tuple[FlowLine, ...] = ()
        self._tops: list[int] = []
        self._index = 0
        self._map = shown or GridMap()
        self._painter: FlowPainter | None = None

    def on_mount(self) -> None:
        """Draw what was given at the start."""
        self.show(self._map)

    def show(self, shown: GridMap) -> None:
        """Show another map, or another state of the same one; the cursor stays on its touchpoint or beside it."""
        places = places_of(shown)
        self._index = nearest_place(self._places, places, self._index)
        self._map, self._places = shown, places
        self._lines = tuple(flow_lines(places))
        self._tops = [at for at, line in enumerate(self._lines) if line.part == "top"]
        self._arrange()
        if not self.size:
            # What is shown before its first layout is not told its size again: the layout is waited for.
            self.call_after_refresh(self._arrange)

    def on_resize(self) -> None:
        """Fill the new width."""
        self._arrange()

    def _arrange(self) -> None:
        width = self.scrollable_content_region.width
        self._painter = FlowPainter(
            self._places, width, glyphs_for(self.ascii or glyphs_of(self).ascii_only), self._detail
        )
        self.virtual_size = Size(width, len(self._lines))
        self._reveal()
        self.refresh()

    def move_to(self, column_uid: str) -> bool:
        """Put the cursor on a touchpoint; return whether it is on the map."""
        for index, place in enumerate(self._places):
            if place.uid == column_uid:
                self._go(index)
                return True
        return False

    @property
    def stage_uid(self) -> str:
        """The stage that the cursor is in; empty where there is none."""
        return self._places[self._index].stage.uid if self._places else ""

    @property
    def column_uid(self) -> str | None:
        """The touchpoint under the cursor; None on a stage without any."""
        return self._places[self._index].uid if self._places else None

    def watch_ascii(self) -> None:
        """Draw with the other characters."""
        self._arrange()

    def render_line(self, y: int) -> Strip:
        """Render one line of the widget."""
        at = y + round(self.scroll_y)
        if not self._places and y == 1:
            hint = _("No stages yet.")
            return self.strip([("  " + hint, "muted")])
        if self._painter is None or at >= len(self._lines):
            return self.strip(())
        return self.strip(self._painter.line(self._lines[at], Cursor(self._index, "", self.has_focus)))

    def _go(self, index: int) -> None:
        """Put the cursor on a place, and repaint the two boxes."""
        if not self._places or index == self._index:
            return
        left, self._index = self._index, index
        if not self._reveal():
            self.refresh(self._box_region(left), self._box_region(index))
        place = self._places[index]
        self.post_message(self.Moved(place.stage.uid, place.uid))

    def _box_region(self, index: int) -> Region:
        top = self._tops[index] - round(self.scroll_y)
        return Region(0, top, self.size.width, len(BOX)).intersection(self.size.region)

    def _reveal(self) -> bool:
        """Bring the box under the cursor into sight, with its stage's heading; return whether anything scrolled."""
        if not self._places or not self.size.height:
            return False
        top = self._tops[self._index - 1] + len(BOX) if self._index else 0
        bottom = self._tops[self._index] + len(BOX)
        before = round(self.scroll_y)
        self.scroll_y = max(0, min(top, before)) if top < before else max(before, bottom - self.size.height)
        return before != round(self.scroll_y)

    def action_go(self, by: int) -> None:
        """Go to the touchpoint before or after."""
        self._go(max(0, min(len(self._places) - 1, self._index + by)))

    def action_to(self, index: int) -> None:
        """Go to the first touchpoint, or to the last (−1)."""
        self._go(index % len(self._places) if self._places else 0)

    def action_stage(self, by: int) -> None:
        """Go to the start of a stage."""
        starts = [index for index, place in enumerate(self._places) if place.opens_stage]
        targets = [at for at in starts if (at > self._index if by > 0 else at < self._index)]
        if targets:
            self._go(targets[0] if by > 0 else targets[-1])

    def action_open(self) -> None:
        """Ask to open the touchpoint."""
        if self._places:
            place = self._places[self._index]
            self.post_message(self.Opened(place.stage.uid, place.uid))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the box; a second click opens it."""
        at = event.y + round(self.scroll_y)
        if at < len(self._lines) and self._lines[at].part in BOX:
            event.stop()
            self._go(self._lines[at].index)
            if event.chain == 2:
                self.action_open()


if __name__ == "__main__":
    from cjm_tui.widgets.demo_app import DemoApp
    from cjm_tui.widgets.journey_grid.sample import sample_map

    DemoApp(JourneyFlow(sample_map())).run()
