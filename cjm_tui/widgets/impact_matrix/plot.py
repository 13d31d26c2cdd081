"""The matrix's drawing: the frame, the quarters' names, the points in their places."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from cjm_tui.i18n import _
from cjm_tui.terminal.text import cell_clip
from cjm_tui.widgets.impact_matrix.canvas import Canvas
from cjm_tui.widgets.impact_matrix.frame import Frame
from cjm_tui.widgets.impact_matrix.spots import spots
from cjm_tui.widgets.impact_matrix.values import CUT, HIGH, LOW, MatrixPoint, Quarters
from cjm_tui.widgets.lines import strip_of
from cjm_tui.widgets.themes import glyphs_of


class MatrixPlot(Widget):
    """The drawing: a frame, a cross at three, the quarters' names and the points."""

    ROLES: ClassVar[tuple[str, ...]] = ("frame", "name", "axis", "point", "spread", "current")
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"plot--{role}" for role in ROLES}
    DEFAULT_CSS = """
    MatrixPlot {
        background: $background;
        & > .plot--frame { color: $rule; }
        & > .plot--name { color: $primary; }
        & > .plot--axis { color: $muted; }
        & > .plot--point { color: $foreground; text-style: bold; }
        & > .plot--spread { color: $accent; }
        & > .plot--current { color: $accent; text-style: bold reverse; }
    }
    """

    @dataclass
    class Clicked(Message):
        """A point was clicked."""

        uid: str

    def __init__(self, quarters: Quarters) -> None:
        super().__init__()
        self._quarters = quarters
        self._points: tuple[MatrixPoint, ...] = ()
        self._current = ""
        self._canvas: Canvas | None = None

    def show(self, points: tuple[MatrixPoint, ...], current: str) -> None:
        """Show these points, one of them under the cursor."""
        self._points, self._current = points, current
        self._canvas = None
        self.refresh()

    def on_resize(self) -> None:
        """Draw anew for another size."""
        self._canvas = None

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        if self._canvas is None or self._canvas.size != self.size:
            self._canvas = self._draw()
        return strip_of(self, "plot", self._canvas.line(y), self.size.width)

    def on_click(self, event: events.Click) -> None:
        """Say which point was meant: the nearest one."""
        frame = Frame(self.size.width, self.size.height)

        # A cell is about twice as high as it is wide.
        drawn = {
            point.uid: abs(frame.x(point.effort) - event.x) + 2 * abs(frame.y(point.impact) - event.y)
            for point in self._points
            if point.impact is not None and point.effort is not None
        }
        if drawn:
            self.post_message(self.Clicked(min(drawn, key=drawn.__getitem__)))

    def _draw(self) -> Canvas:
        canvas = Canvas(self.size.width, self.size.height)
        frame = Frame(self.size.width, self.size.height)
        if frame.is_too_small:
            canvas.write(0, 0, cell_clip(_("Too small to draw."), self.size.width), "axis")
            return canvas
        self._draw_frame(canvas, frame)
        current = next((point for point in self._points if point.uid == self._current), None)
        if current is not None and current.spread is not None:
            self._draw_spread(canvas, frame, current)
        self._draw_points(canvas, frame)
        return canvas

    def _draw_frame(self, canvas: Canvas, frame: Frame) -> None:
        glyphs = glyphs_of(self)
        tee = dict.fromkeys("┬┴├┤", glyphs.crossing) if glyphs.ascii_only else {sign: sign for sign in "┬┴├┤"}
        left, right, top, bottom = frame.left, frame.right, frame.top, frame.bottom
        middle, level = frame.x(CUT), frame.y(CUT)
        for x in range(left, right + 1):
            for y in (top, level, bottom):
                canvas.write(x, y, glyphs.horizontal, "frame")
        for y in range(top, bottom + 1):
            for x in (left, middle, right):
                canvas.write(x, y, glyphs.vertical, "frame")
        corners = (
            (left, top, glyphs.curve_down_right),
            (right, top, glyphs.curve_down_left),
            (left, bottom, glyphs.curve_up_right),
            (right, bottom, glyphs.curve_up_left),
            (middle, top, tee["┬"]),
            (middle, bottom, tee["┴"]),
            (left, level, tee["├"]),
            (right, level, tee["┤"]),
            (middle, level, glyphs.crossing),
        )
        for x, y, sign in corners:
            canvas.write(x, y, sign, "frame")
        half = middle - left - 3
        names = self._quarters
        canvas.write(left + 2, top + 1, cell_clip(names.high_impact_low_effort, half), "name")
        canvas.write(middle + 2, top + 1, cell_clip(names.high_impact_high_effort, half), "name")
        canvas.write(left + 2, bottom - 1, cell_clip(names.low_impact_low_effort, half), "name")
        canvas.write(middle + 2, bottom - 1, cell_clip(names.low_impact_high_effort, half), "name")
        canvas.write(left + 2, top, f" {glyphs.up} {_('impact')} ", "axis")
        effort = f" {_('effort')} {glyphs.step} "
        canvas.write(right - 1 - cell_len(effort), bottom, effort, "axis")
        for value in (2, 4, CUT, LOW, HIGH):
            # On a low drawing two values share a line; the ends and the middle are what one looks for.
            canvas.write(0, frame.y(value), str(value), "axis")
            if frame.has_scale:
                canvas.write(frame.x(value), bottom + 1, str(value), "axis")

    def _draw_spread(self, canvas: Canvas, frame: Frame, point: MatrixPoint) -> None:
        glyphs, spread = glyphs_of(self), point.spread
        if spread is None or point.impact is None or point.effort is None:
            return
        for x in range(frame.x(spread.least_effort), frame.x(spread.most_effort) + 1):
            canvas.write(x, frame.y(point.impact), glyphs.horizontal, "spread")
        for y in range(frame.y(spread.most_impact), frame.y(spread.least_impact) + 1):
            canvas.write(frame.x(point.effort), y, glyphs.vertical, "spread")

    def _draw_points(self, canvas: Canvas, frame: Frame) -> None:
        rows: dict[int, list[tuple[int, int, bool]]] = {}
        for number, point in enumerate(self._points, 1):
            if point.impact is None or point.effort is None:
                continue
            where = (frame.x(point.effort), number, point.uid == self._current)
            rows.setdefault(frame.y(point.impact), []).append(where)
        for y, points in rows.items():
            for spot in spots(sorted(points), frame, glyphs_of(self).dot):
                for offset, text, is_current in spot:
                    canvas.write(offset, y, text, "current" if is_current else "point")
