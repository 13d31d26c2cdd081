"""A curve by itself: values with their names underneath. Try it: `python -m cjm_tui.widgets.emotion_curve`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.geometry import Size
from textual.reactive import var
from textual.strip import Strip

from cjm_tui.widgets.journey_grid.glyphs import glyphs_for
from cjm_tui.widgets.journey_grid.layout import GridLayout, GridRow, RowKind
from cjm_tui.widgets.journey_grid.lines import Cursor, LinePainter
from cjm_tui.widgets.journey_grid.surface import Surface
from cjm_tui.widgets.journey_grid.values import TITLE, GridColumn, GridMap, GridStage, places_of
from cjm_tui.widgets.themes import glyphs_of

_GUTTER = 3
_NAMED = 14
"""Columns from this width on have room for names; narrower ones where no word of theirs would be broken."""


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """One value of each curve, and what it is the value of."""

    name: str
    values: tuple[float | None, ...]
    split: bool = False
    """The readings disagree."""


class EmotionCurve(Surface, can_focus=False):
    """Shows values from −2 to +2 as a curve that fills the widget; what does not fit is left out at the right.

    `highlight` is the index of a point to stand out, −1 for none.
    """

    DEFAULT_CSS = "EmotionCurve { height: 9; overflow: hidden hidden; }"

    highlight: var[int] = var(-1, init=False)
    ascii: var[bool] = var(False, init=False)

    def __init__(
        self,
        points: Sequence[CurvePoint] = (),
        *,
        curves: Sequence[str] = (),
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._points, self._curves = tuple(points), tuple(curves)
        self._painter: LinePainter | None = None

    def show(self, points: Sequence[CurvePoint], curves: Sequence[str] = ()) -> None:
        """Show other values; `curves` says whose they are where there are several."""
        self._points, self._curves = tuple(points), tuple(curves)
        self._arrange()

    def on_resize(self) -> None:
        """Fill the new size."""
        self._arrange()

    def watch_highlight(self) -> None:
        """Make another point stand out."""
        self.refresh()

    def watch_ascii(self) -> None:
        """Draw with the other characters."""
        self._arrange()

    def _arrange(self) -> None:
        width, height = self.size
        if not width or not height:
            return
        count = max(len(self._points[0].values) if self._points else 1, len(self._curves))
        gutter = max([_GUTTER, *(len(curve) + 6 for curve in self._curves if count > 1)])
        column = max(4, min(20, (width - gutter) // max(1, len(self._points))))
        longest = max((cell_len(word) for point in self._points for word in point.name.split()), default=0)
        names = 0 if column <= min(longest, _NAMED - 1) else 2 if height >= 7 else 1
        rows = max(3, (height - names - 1) // 2 * 2 + 1)
        layout = GridLayout(
            (
                GridRow("curve", RowKind.CURVE, "", rows),
                *([GridRow(TITLE, RowKind.TITLE, "", names, rows)] if names else []),
            ),
            gutter=gutter,
            column_width=column,
            columns_visible=max(1, min(len(self._points), (width - gutter) // column)),
            header_lines=0,
            total_lines=rows + names,
            width=width,
            height=height,
        )
        columns = tuple(
            GridColumn(str(index), point.name, values=point.values, split=point.split)
            for index, point in enumerate(self._points)
        )
        places = places_of(GridMap((GridStage("", "", columns=columns),)))
        curves = self._curves or ("",) * count
        self._painter = LinePainter(places, layout, glyphs_for(self.ascii or glyphs_of(self).ascii_only), curves)
        self.virtual_size = Size(width, height)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """Render one line of the widget."""
        if self._painter is None or not self._points:
            return self.strip(())
        return self.strip(self._painter.line(y, 0, Cursor(self.highlight, "curve")))


if __name__ == "__main__":
    from cjm_tui.widgets.demo_app import DemoApp
    from cjm_tui.widgets.journey_grid.sample import sample_map

    DemoApp(
        EmotionCurve(
            [
                CurvePoint(column.title, column.values[:1], column.split)
                for stage in sample_map().stages
                for column in stage.columns
            ]
        )
    ).run()
