"""The rows of a sheet on the screen: drawing, the cursor in rows and table cells, and the mouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.message import Message
from textual.strip import Strip

from cjm_tui.widgets.rows import GUTTER, Row, RowsView
from cjm_tui.widgets.sheet.fields import SheetField, SheetSection
from cjm_tui.widgets.sheet.layout import lay_out
from cjm_tui.widgets.sheet.places import Placed, Spot, Unfolded
from cjm_tui.widgets.themes import glyphs_of

CURRENT = {"label": "label-current", "option": "label-current", "add": "label-current", "value": "value-current"}
"""The look of a role on the cursor's row."""
AIRY_FROM = 16
"""The height in lines from which sections are set apart by a blank line."""


class SheetPage(RowsView):
    """Draws a sheet's rows; the sheet around it decides what keys and clicks do."""

    ROLES: ClassVar[tuple[str, ...]] = (
        "title", "label", "label-current", "value", "value-current", "option",
        "prompt", "missing", "link", "other", "add", "cell",
    )  # fmt: skip
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"rows--{role}" for role in ROLES}
    DEFAULT_CSS = """
    SheetPage {
        height: 1fr;
        & > .rows--title { color: $primary; text-style: bold; }
        & > .rows--label { color: $lane-label; }
        & > .rows--label-current { color: $accent; text-style: bold; }
        & > .rows--value { color: $foreground; }
        & > .rows--value-current { color: $foreground; text-style: bold; }
        & > .rows--option { color: $foreground; }
        & > .rows--prompt { color: $muted; text-style: italic; }
        & > .rows--missing { color: $warning; }
        & > .rows--link { color: $primary; text-style: underline; }
        & > .rows--other { color: $accent; text-style: italic; }
        & > .rows--add { color: $muted; }
        & > .rows--cell { background: $selected; text-style: bold underline; }
    }
    """

    class CursorMoved(Message):
        """The cursor came to another place."""

    class Activated(Message):
        """A row was clicked that acts on a click, or that the cursor was on already."""

    class Scrolled(Message):
        """Other lines are in sight."""

    def __init__(self) -> None:
        super().__init__()
        self.sections: tuple[SheetSection, ...] = ()
        self.unfolded = Unfolded()
        self.placed: list[Placed] = []
        self.column = 0
        """The table column that the cursor is in; −1 is the row's own label."""

    @property
    def spot(self) -> Spot | None:
        """Where the cursor is; None on an empty sheet."""
        return self.placed[self.cursor].spot if self.placed else None

    @property
    def field(self) -> SheetField | None:
        """The field that the cursor is in."""
        return self.field_at(self.spot)

    def field_at(self, spot: Spot | None) -> SheetField | None:
        """Return the field that a place belongs to."""
        if spot is None or not spot.field:
            return None
        fields = (field for section in self.sections if section.name == spot.section for field in section.fields)
        return next((field for field in fields if field.key == spot.field), None)

    def build(self, width: int) -> Sequence[Row]:
        """Lay the sections out."""
        airy = self.size.height >= AIRY_FROM
        self.placed = lay_out(self.sections, self.unfolded, width, glyphs_of(self), airy=airy)
        return [placed.row for placed in self.placed]

    def go_to_field(self, direction: int, *, values_only: bool = False) -> bool:
        """Go to the field, or line of a section, after or before this one; return False where there is none.

        With `values_only` lines that only fold and unfold are passed over.
        """
        here = self.spot
        passed = ("option", "section", "more") if values_only else ("option",)
        ahead = range(self.cursor + direction, len(self.placed) if direction > 0 else -1, direction)
        stops = [n for n in ahead if self.placed[n].row.stops and self.placed[n].spot.part not in passed]
        others = [n for n in stops if here is None or self.placed[n].spot.whole != here.whole]
        if not others:
            return False
        whole = self.placed[others[0]].spot.whole
        self.go_to(min(n for n in others if self.placed[n].spot.whole == whole))
        return True

    def lay_out_again(self, spot: Spot | None = None) -> None:
        """Lay out anew, and put the cursor where `spot` now is; by default where it has been."""
        spot = spot or self.spot
        self.rebuild()
        if spot is not None:
            self.rebuild_cursor(spot)
        self.refresh()

    def rebuild_cursor(self, spot: Spot) -> None:
        """Put the cursor on a place, or on what is nearest to it."""
        index = self.find(spot)
        if index is not None:
            self.cursor = self._nearest_stop(index)
        self._clamp_column()

    def find(self, spot: Spot) -> int | None:
        """Return the index of the row for a place, or of the nearest one in the same field or section."""
        same = [n for n, placed in enumerate(self.placed) if placed.spot[:3] == spot[:3]]
        if spot.key:
            for index in same:
                if self.placed[index].spot.key == spot.key:
                    return index
        if same:
            return same[min(spot.number, len(same) - 1)]
        for depth in (lambda s: (s.section, s.field), lambda s: s.section):
            near = [n for n, placed in enumerate(self.placed) if depth(placed.spot) == depth(spot)]
            if near:
                return near[-1]
        return None

    def is_at(self, spot: Spot) -> bool:
        """Return whether exactly this place is on the sheet."""
        index = self.find(spot)
        if index is None:
            return False
        found = self.placed[index].spot
        return found[:3] == spot[:3] and (found.key == spot.key if spot.key else found.number == spot.number)

    def unfold(self, **changes: object) -> None:
        """Change what is open."""
        self.unfolded = replace(self.unfolded, **changes)  # type: ignore[arg-type]

    def move_column(self, step: int) -> bool:
        """Move the cursor to a neighbouring cell of its table; return False at the edge."""
        field = self.field
        if self.spot is None or self.spot.part != "cells" or field is None:
            return False
        first = -1 if field.add_label else 0
        column = min(max(self.column + step, first), len(field.columns) - 1)
        moved, self.column = column != self.column, column
        self.refresh_row(self.cursor)
        return moved

    def cursor_moved(self) -> None:
        """Tell the sheet."""
        self._clamp_column()
        self.post_message(self.CursorMoved())

    def _clamp_column(self) -> None:
        field = self.field
        if field is not None and field.columns:
            self.column = min(max(self.column, -1 if field.add_label else 0), len(field.columns) - 1)

    def role_on_cursor(self, role: str) -> str:
        """Let what the cursor is on stand out."""
        return CURRENT.get(role, role)

    @property
    def has_cursor_look(self) -> bool:
        """Whether keys go to this sheet, be it to an editor on it."""
        return self.has_focus or self.unfolded.editing is not None

    def render_line(self, y: int) -> Strip:
        """Draw one line, the cell under the cursor reversed."""
        strip = super().render_line(y)
        if self.spot is None or self.spot.part != "cells" or not self.has_cursor_look:
            return strip
        if (
            self.row_at_line(y + self.scroll_offset.y) != self.cursor
            or y + self.scroll_offset.y >= self.virtual_size.height
        ):
            return strip
        placed = self.placed[self.cursor]
        room = placed.room if self.column < 0 else placed.cells[self.column]
        start, end = GUTTER + room.x, min(GUTTER + room.x + room.width, strip.cell_length)
        if start >= end:
            return strip
        before, cell, after = strip.divide([start, end, strip.cell_length])
        return Strip.join([before, cell.apply_style(self.get_component_rich_style("rows--cell", partial=True)), after])

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Keep the editor on its row."""
        super().watch_scroll_y(old_value, new_value)
        if round(old_value) != round(new_value):
            self.post_message(self.Scrolled())

    def on_click(self, event: events.Click) -> None:
        """Go to what was clicked, and act where it waits for nothing else."""
        line = event.y + self.scroll_offset.y
        if line >= self.virtual_size.height or not self.placed:
            return
        index = self.row_at_line(line)
        placed = self.placed[index]
        if not placed.row.stops:
            return
        again = index == self.cursor
        column = self.column
        for number, room in enumerate(placed.cells):
            if room.x <= event.x - GUTTER < room.x + room.width:
                column = number
        again = again and (column == self.column or not placed.cells)
        self.go_to(index)
        self.column = column
        self.refresh_row(index)
        if again or placed.spot.part in ("section", "more", "add", "option"):
            self.post_message(self.Activated())
