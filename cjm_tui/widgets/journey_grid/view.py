"""The drawing surface of the journey grid: renders the lines in sight and refreshes no more than what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.text import Text
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.strip import Strip

from cjm_tui.terminal.text import wrap_words
from cjm_tui.widgets.journey_grid.glyphs import ROUNDED_GRID, GridGlyphs
from cjm_tui.widgets.journey_grid.layout import GridLayout, GridRow
from cjm_tui.widgets.journey_grid.lines import Cursor, LinePainter
from cjm_tui.widgets.journey_grid.painter import Run
from cjm_tui.widgets.journey_grid.surface import Surface
from cjm_tui.widgets.journey_grid.values import STAGE, GridStage, Place


class GridView(Surface, can_focus=True):
    """Shows places in a layout, with a cursor; the journey grid tells it which.

    Scrolling goes by whole columns and lines; the gutter and the header stay where they are.
    """

    DEFAULT_CSS = "GridView { layer: below; overflow: hidden hidden; }"

    @dataclass
    class CellPressed(Message):
        """The mouse pressed a cell: its column's index, the row's key, and how many clicks in a row."""

        index: int
        key: str
        chain: int

    @dataclass
    class Wheeled(Message):
        """The wheel turned by so many columns (to the right) or lines (down)."""

        columns: int
        lines: int

    def __init__(self) -> None:
        super().__init__()
        self.places: Sequence[Place] = ()
        self.grid_layout: GridLayout | None = None
        self._glyphs: GridGlyphs = ROUNDED_GRID
        self._curves: tuple[str, ...] = ()
        self._painter: LinePainter | None = None
        self._index = 0
        self._key = STAGE
        self.hint: Text | None = None
        """Stands in the middle of a map without touchpoints."""

    def show(
        self,
        places: Sequence[Place],
        layout: GridLayout,
        glyphs: GridGlyphs,
        curves: tuple[str, ...],
        cursor: tuple[int, str],
    ) -> None:
        """Draw these places; only changed columns are repainted where the layout is the same."""
        old, same = self.places, layout == self.grid_layout and glyphs is self._glyphs and curves == self._curves
        self.places, self.grid_layout, self._glyphs, self._curves = places, layout, glyphs, curves
        painter, self._painter = self._painter, LinePainter(places, layout, glyphs, curves)
        if painter and same and len(old) == len(places):
            changed = _changed(old, places)
            self._painter.keep(painter, changed)
            self._refresh_changed(old, changed)
            self.point(*cursor)
            return
        hidden = len(places) - layout.columns_visible
        self.virtual_size = Size(self.size.width + hidden * layout.column_width, self.size.height + layout.lines_hidden)
        self._index, self._key = cursor
        self._scroll_to_cursor()
        self.refresh()

    def point(self, index: int, key: str) -> None:
        """Put the cursor on a cell, and repaint the cell it leaves, the one it enters and their labels."""
        left = (self._index, self._key)
        self._index, self._key = index, key
        if self._scroll_to_cursor() or left == (index, key):
            return
        regions = [self._cursor_region(*left), self._cursor_region(index, key)]
        if left[1] != key:
            regions += [self._label_region(left[1]), self._label_region(key)]
        self.refresh(*(region for region in regions if region.area))

    def scroll_by(self, columns: int, lines: int) -> None:
        """Move what is in sight, and leave the cursor where it is."""
        if layout := self.grid_layout:
            last = max(0, len(self.places) - layout.columns_visible)
            self.scroll_x = max(0, min(last, self.first + columns)) * layout.column_width
            self.scroll_y = max(0, min(layout.lines_hidden, round(self.scroll_y) + lines))

    @property
    def first(self) -> int:
        """The index of the first place in sight."""
        return round(self.scroll_x) // self.grid_layout.column_width if self.grid_layout else 0

    @property
    def _window(self) -> Sequence[Place]:
        assert self.grid_layout is not None
        return self.places[self.first : self.first + self.grid_layout.columns_visible]

    def cell_region(self, index: int, key: str) -> Region:
        """Return where a cell is in the widget, empty if it is out of sight; a stage's spans its columns."""
        layout = self.grid_layout
        row = layout.row(key) if layout else None
        at = index - self.first
        if layout is None or row is None or not 0 <= at < layout.columns_visible or index >= len(self.places):
            return Region()
        start, end = at, at + 1
        if key == STAGE:
            window, stage = self._window, self.places[index].stage.uid
            members = [n for n, place in enumerate(window) if place.stage.uid == stage]
            start, end = members[0], members[-1] + 1
        x = layout.gutter + start * layout.column_width
        return self._in_sight(row, Region(x, 0, (end - start) * layout.column_width, row.lines))

    def _cursor_region(self, index: int, key: str) -> Region:
        """Return the part of a cell that shows whether the cursor is there."""
        region = self.cell_region(index, key)
        row = self.grid_layout.row(key) if self.grid_layout else None
        if not region.area or row is None or self._painter is None:
            return region
        lines = self._painter.cursor_lines(index, row)
        whole = self._in_sight(row, Region(region.x, lines.start, region.width, len(lines)))
        return whole.intersection(region)

    def _label_region(self, key: str) -> Region:
        layout = self.grid_layout
        row = layout.row(key) if layout else None
        if layout is None or row is None:
            return Region()
        return self._in_sight(row, Region(0, 0, layout.gutter, 1))

    def _in_sight(self, row: GridRow, region: Region) -> Region:
        """Move a row's region to where the row is now, without the part under the header or past the bottom."""
        assert self.grid_layout is not None
        header = self.grid_layout.header_lines
        if row.top < header:
            return region.translate((0, row.top))
        body = Region(0, header, self.size.width, self.size.height - header)
        return region.translate((0, row.top - round(self.scroll_y))).intersection(body)

    def _refresh_changed(self, old: Sequence[Place], changed: Sequence[int]) -> None:
        """Repaint the changed columns in sight, their neighbours, and the stages if these differ."""
        assert self.grid_layout is not None
        layout, regions = self.grid_layout, []
        window = range(self.first, min(len(self.places), self.first + layout.columns_visible))
        for at in sorted({index + by for index in changed for by in (-1, 0, 1)} & set(window)):
            x = layout.gutter + (at - self.first) * layout.column_width
            regions.append(Region(x, 0, layout.column_width, self.size.height))
        row = layout.row(STAGE)
        if row and any(_heading(old[at].stage) != _heading(self.places[at].stage) for at in window):
            regions.append(Region(0, 0, self.size.width, row.top + row.lines))
        if regions:
            self.refresh(*regions)

    def _line_at(self, y: int) -> int:
        """Return the map's line on the widget's line `y`."""
        header = self.grid_layout.header_lines if self.grid_layout else 0
        return y if y < header else y + round(self.scroll_y)

    def _scroll_to_cursor(self) -> bool:
        """Bring the cursor's cell into sight; return whether anything had to scroll."""
        layout = self.grid_layout
        if layout is None:
            return False
        last = max(0, len(self.places) - layout.columns_visible)
        first = max(self._index - layout.columns_visible + 1, min(self.first, self._index))
        before = (self.scroll_x, self.scroll_y)
        self.scroll_x = max(0, min(last, first)) * layout.column_width
        row = layout.row(self._key)
        if row and row.top >= layout.header_lines:
            top = row.top - layout.header_lines
            bottom = row.top + row.lines - self.size.height
            self.scroll_y = max(0, min(layout.lines_hidden, max(bottom, min(round(self.scroll_y), top))))
        return before != (self.scroll_x, self.scroll_y)

    def render_line(self, y: int) -> Strip:
        """Render one line of the widget."""
        layout, width = self.grid_layout, self.size.width
        if layout is None or self._painter is None:
            return Strip.blank(width, self.rich_style)
        cursor = Cursor(self._index, self._key, self.has_focus)
        runs = self._painter.line(self._line_at(y), self.first, cursor)
        drawn = self.strip(self._with_arrow(y, runs))
        if self.hint is not None and (words := self._hint_line(y)) is not None:
            return Strip.join([drawn.crop(0, layout.gutter), words])
        return drawn

    def _with_arrow(self, y: int, runs: Iterable[Run]) -> Iterator[Run]:
        """Yield a line's runs, with an arrow in the first cell where more lanes are out of sight."""
        layout, top = self.grid_layout, round(self.scroll_y)
        arrow = ""
        if layout and y == layout.header_lines and top > 0:
            arrow = self._glyphs.more[2]
        elif layout and y == self.size.height - 1 and top < layout.lines_hidden:
            arrow = self._glyphs.more[3]
        for text, style in runs:
            yield arrow + text[len(arrow) :], style
            arrow = ""

    def _hint_line(self, y: int) -> Strip | None:
        """Return a line of the hint, which stands below the header and beside the lanes' names."""
        assert self.hint is not None
        assert self.grid_layout is not None
        room = self.size.width - self.grid_layout.gutter
        lines = wrap_words(self.hint.plain, room - 2, 4)
        at = y - max(self.grid_layout.header_lines + 1, (self.size.height - len(lines)) // 2)
        if not 0 <= at < len(lines):
            return None
        return self.strip([(lines[at].center(room), "muted")]).crop(0, room)

    def on_click(self, event: events.Click) -> None:
        """Tell which cell was pressed."""
        layout = self.grid_layout
        if layout is None or event.x < layout.gutter:
            return
        index = self.first + (event.x - layout.gutter) // layout.column_width
        row = layout.row_at(self._line_at(event.y))
        if row and row.takes_cursor and index < min(len(self.places), self.first + layout.columns_visible):
            event.stop()
            self.post_message(self.CellPressed(index, row.key, event.chain))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Go down, or to the right where everything is in sight from top to bottom."""
        self._wheel(event, 1)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Go up, or to the left."""
        self._wheel(event, -1)

    def _wheel(self, event: events.MouseEvent, by: int) -> None:
        event.stop()
        event.prevent_default()
        sideways = event.shift or event.ctrl or not (self.grid_layout and self.grid_layout.lines_hidden)
        self.scroll_by(by if sideways else 0, 0 if sideways else by)


def _changed(old: Sequence[Place], new: Sequence[Place]) -> list[int]:
    """Return the indices at which two equally long sequences of places differ in what a column shows."""
    return [
        index
        for index, (before, after) in enumerate(zip(old, new, strict=True))
        if (before.column is not after.column and before.column != after.column)
        or before.opens_stage != after.opens_stage
    ]


def _heading(stage: GridStage) -> tuple[object, ...]:
    """Return all that the bands say about a stage."""
    worst = stage.worst.value if stage.worst else None
    return stage.uid, stage.title, stage.period_label, stage.badge, stage.edited_by, len(stage.columns), worst
