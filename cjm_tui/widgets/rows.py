"""A scrolling list of rows of different heights with one cursor, drawn line by line.

A widget for each row does not carry a thousand of them; here a row is a few tuples of text, and a cursor move
repaints two rows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.binding import Binding
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from cjm_tui.i18n import N_
from cjm_tui.widgets.lines import Line, sayable
from cjm_tui.widgets.looks import Looks
from cjm_tui.widgets.themes import UNICODE, Glyphs, glyphs_of

GUTTER = 2
"""Cells to the left of every row: the cursor's bar and a space."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing to show: its lines, and whether the cursor may rest on it."""

    lines: tuple[Line, ...]
    stops: bool = True
    lead: int = 0
    """How many of its first lines are empty space above it; the cursor's bar leaves them out."""


def cursor_bar(glyphs: Glyphs) -> str:
    """Return the sign that stands before the cursor's row."""
    return ">" if glyphs.ascii_only else "▌"


def movement_bindings(prefix: str) -> list[Binding]:
    """Return the keys that move a cursor up and down, with ids that begin with `prefix`."""
    keys = [
        ("up,k", "move(-1)", N_("Up"), "up", N_("Go to the line above.")),
        ("down,j", "move(1)", N_("Down"), "down", N_("Go to the line below.")),
        ("pageup", "page(-1)", N_("Page up"), "page_up", N_("Go up by a screenful.")),
        ("pagedown", "page(1)", N_("Page down"), "page_down", N_("Go down by a screenful.")),
        ("home", "go_first", N_("First"), "first", N_("Go to the first line.")),
        ("end", "go_last", N_("Last"), "last", N_("Go to the last line.")),
    ]
    return [
        Binding(key, action, description, show=False, id=f"{prefix}.{name}", tooltip=tooltip)
        for key, action, description, name, tooltip in keys
    ]


class RowsView(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows rows and keeps a cursor on one of those that take it.

    A subclass says in `build` which rows there are for a width, and in its `COMPONENT_CLASSES` how each role
    looks: the class of the role `label` is `rows--label`.
    """

    ROLES: ClassVar[tuple[str, ...]] = ("cursor", "dim", "strong", "accent", "warning")
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"rows--{role}" for role in ROLES}
    DEFAULT_CSS = """
    RowsView {
        overflow-x: hidden;
        overflow-y: auto;
        scrollbar-gutter: stable;
        scrollbar-size-vertical: 1;
        background: $background;
        & > .rows--cursor { color: $accent; text-style: bold; }
        & > .rows--dim { color: $muted; }
        & > .rows--strong { text-style: bold; }
        & > .rows--accent { color: $accent; }
        & > .rows--warning { color: $warning; }
    }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self._rows: Sequence[Row] = ()
        self._starts: list[int] = []
        self._looks = Looks(self, "rows")
        self.cursor = 0
        """The index of the row that the cursor is on."""

    def build(self, width: int) -> Sequence[Row]:
        """Return the rows for a content width in cells, without the gutter."""
        raise NotImplementedError

    def cursor_moved(self) -> None:
        """Do what has to follow when the cursor has come to another row."""

    @property
    def content_width(self) -> int:
        """The cells that a row's own text may take, one short of the scroll bar."""
        return max(self.scrollable_content_region.width - GUTTER - 1, 1)

    def rebuild(self, cursor: int | None = None) -> None:
        """Build the rows again, the cursor on the row `cursor` or on the nearest that takes it."""
        self._rows = self.build(self.content_width)
        self._starts, line = [], 0
        for row in self._rows:
            self._starts.append(line)
            line += len(row.lines)
        self.virtual_size = Size(self.scrollable_content_region.width, line)
        self.cursor = self._nearest_stop(self.cursor if cursor is None else cursor)
        self.refresh()

    def go_to(self, index: int) -> None:
        """Put the cursor on a row, or on the nearest that takes it, and scroll there."""
        before, self.cursor = self.cursor, self._nearest_stop(index)
        if before != self.cursor:
            self.refresh_row(before)
            self.refresh_row(self.cursor)
            self.cursor_moved()
        self.scroll_to_cursor()

    def move(self, step: int) -> bool:
        """Move the cursor by `step` rows that take it; return False where there is none."""
        target, left = self.cursor, abs(step)
        while left:
            following = self._next_stop(target, 1 if step > 0 else -1)
            if following is None:
                break
            target, left = following, left - 1
        if target == self.cursor:
            self._show_ends(step)
            return False
        self.go_to(target)
        return True

    def action_move(self, step: int) -> None:
        """Move the cursor by that many rows."""
        self.move(step)

    def action_page(self, direction: int) -> None:
        """Move the cursor by about one screenful."""
        if not self._rows:
            return
        line = self._starts[self.cursor] + direction * max(self.size.height - 1, 1)
        self.go_to(self.row_at_line(max(line, 0)))

    def action_go_first(self) -> None:
        """Move the cursor to the first row."""
        self.go_to(0)
        self._show_ends(-1)

    def action_go_last(self) -> None:
        """Move the cursor to the last row."""
        self.go_to(len(self._rows) - 1)
        self._show_ends(1)

    def row_at_line(self, line: int) -> int:
        """Return the index of the row that covers a line of the whole list."""
        return max(bisect_right(self._starts, line) - 1, 0)

    def first_line(self, index: int) -> int:
        """Return the line of the whole list on which a row begins."""
        return self._starts[index] if 0 <= index < len(self._starts) else 0

    def refresh_row(self, index: int) -> None:
        """Repaint one row."""
        if 0 <= index < len(self._rows):
            self.refresh_lines(self._starts[index], len(self._rows[index].lines))

    def scroll_to_cursor(self) -> None:
        """Bring the cursor's row into sight, with its whole height where it fits."""
        if self._rows and self.size.height:
            row = self._rows[self.cursor]
            height = min(len(row.lines), self.size.height)
            self.scroll_to_region(
                Region(0, self._starts[self.cursor], 1, height),
                animate=False,
                force=True,
                immediate=True,
                x_axis=False,
            )

    def role_on_cursor(self, role: str) -> str:
        """Return the role that a span takes while the cursor is on its row."""
        return role

    def notify_style_update(self) -> None:
        """Forget the looks when the theme or the focus has changed them."""
        super().notify_style_update()
        self._looks.forget()

    def render_line(self, y: int) -> Strip:
        """Draw one line of the window."""
        line = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if not self._rows or line >= self.virtual_size.height:
            return Strip.blank(width, self._looks.of(""))
        index = self.row_at_line(line)
        row = self._rows[index]
        offset = line - self._starts[index]
        current = index == self.cursor and row.stops
        marked = current and offset >= row.lead
        glyphs = glyphs_of(self)
        bar = cursor_bar(glyphs) if marked else " "
        segments = [
            Segment(bar, self._looks.of("cursor" if self.has_cursor_look else "dim")),
            Segment(" ", self._looks.of("")),
        ]
        for text, role in row.lines[offset]:
            if text:
                look = self._looks.of(self.role_on_cursor(role) if current else role)
                segments.append(Segment(sayable(text, glyphs) if glyphs is not UNICODE else text, look))
        return Strip(segments).adjust_cell_length(width, self._looks.of(""))

    @property
    def has_cursor_look(self) -> bool:
        """Whether the cursor is drawn as the place where keys go."""
        return self.has_focus

    def on_resize(self, event: events.Resize) -> None:
        """Lay the rows out for the new width."""
        self.rebuild()
        self.call_after_refresh(self.scroll_to_cursor)

    def on_focus(self) -> None:
        """Show the cursor as active."""
        self.refresh_row(self.cursor)

    def on_blur(self) -> None:
        """Show the cursor as resting."""
        self.refresh_row(self.cursor)

    def _show_ends(self, direction: int) -> None:
        if direction < 0:
            self.scroll_to(y=0, animate=False, immediate=True)
        else:
            self.scroll_to(y=self.max_scroll_y, animate=False, immediate=True)

    def _next_stop(self, index: int, direction: int) -> int | None:
        index += direction
        while 0 <= index < len(self._rows):
            if self._rows[index].stops:
                return index
            index += direction
        return None

    def _nearest_stop(self, index: int) -> int:
        index = min(max(index, 0), max(len(self._rows) - 1, 0))
        if not self._rows or self._rows[index].stops:
            return index
        after = self._next_stop(index, 1)
        before = self._next_stop(index, -1)
        return after if after is not None else before if before is not None else index
