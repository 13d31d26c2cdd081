"""What has to be true of a screen, whatever its texts hold."""

from __future__ import annotations

import re
from typing import Any

from rich.cells import cell_len
from rich.color import ColorSystem
from textual._compositor import LayoutUpdate
from textual.app import App
from textual.geometry import Offset, Region
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, TextArea

from cjm_tui.terminal.guard import harmless
from cjm_tui.terminal.wire import Wire
from cjm_tui.widgets.dialogs.dialog import Dialog
from cjm_tui.widgets.rows import RowsView

SIZES = ((200, 60), (120, 36), (80, 24), (40, 12))

_OURS = re.compile(r"\x1b\[[0-9;]*[mGH]|\r")
"""What the program itself writes to bring a terminal up to date: looks, and moves."""
_COMMANDS = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
_EATEN_TAG = re.compile(r"(?<![\]│┃|▌┊])zq[12]")
"""A marker without the tag, or the edge of whatever covers it, before it: markup was interpreted."""


def shown(screen: Screen[Any]) -> list[str]:
    """Return the rows of a screen as they are composed."""
    return ["".join(segment.text for segment in strip) for strip in screen._compositor.render_strips()]


def sent(app: App[Any]) -> str:
    """Return what a terminal would be sent to show the screen from nothing."""
    update = app.screen._compositor.render_update(full=True)
    assert isinstance(update, LayoutUpdate)
    return Wire().encode(update, app.size, (0, 0), ColorSystem.TRUECOLOR)


def assert_sound(app: App[Any], where: str) -> None:
    """Check a screen: nothing commands the terminal, no markup took effect, everything is in its place."""
    screen, width = app.screen, app.size.width
    where = f"{where}: {type(screen).__name__} at {app.size.width}×{app.size.height}"
    rows = screen._compositor.render_strips()
    picture = "\n".join(shown(screen))
    command = _COMMANDS.search(_OURS.sub("", sent(app)))
    assert command is None, f"{where}: sends {command and command.group()!r}\n{picture!r}"
    assert len(rows) <= app.size.height, f"{where}: too high"
    for row in rows:
        cells = sum(cell_len(harmless(segment.text)) for segment in row)
        assert cells <= width, f"{where}: a row of {cells} cells\n{picture}"
        for segment in row:
            click = segment.style and segment.style.meta.get("@click")
            assert not click, f"{where}: a click does {click!r}\n{picture}"
            assert not (segment.style and segment.style.link), f"{where}: a link\n{picture}"
    assert not _EATEN_TAG.search(picture), f"{where}: markup was interpreted\n{picture}"
    assert screen.max_scroll_x == 0, f"{where}: is wider than the terminal\n{picture}"
    assert picture.strip(), f"{where}: shows nothing"
    if isinstance(screen, Dialog):
        _assert_in_sight(screen, screen.query_one("#dialog-heading"), f"{where}: the heading\n{picture}")
    if screen.focused is not None and screen.focused in screen._compositor.full_map:
        _assert_cursor_in_sight(screen, screen.focused, f"{where}: the cursor\n{picture}")


def _assert_in_sight(screen: Screen[Any], widget: Widget, what: str) -> None:
    assert screen.find_widget(widget).visible_region.area, f"{what}\nis out of sight"


def _assert_cursor_in_sight(screen: Screen[Any], widget: Widget, what: str) -> None:
    _assert_in_sight(screen, widget, what)
    seen = screen.find_widget(widget).visible_region
    if isinstance(widget, RowsView) and widget._rows and widget._rows[widget.cursor].stops:
        # A row may be higher than the window.
        row = widget._rows[widget.cursor]
        top = widget.content_region.y + widget.first_line(widget.cursor) - widget.scroll_offset.y
        first, last = top + row.lead, top + len(row.lines) - 1
        assert first < seen.bottom, f"{what}\nis out of sight: line {first} of {seen}"
        assert seen.y <= last, f"{what}\nis out of sight: line {last} of {seen}"
    elif isinstance(widget, Input):
        _assert_seen(seen, widget.cursor_screen_offset, what)
    elif isinstance(widget, TextArea):
        # Textual's own cursor_screen_offset stays where the cursor was before the text was wrapped anew.
        inside = widget.wrapped_document.location_to_offset(widget.cursor_location)
        _assert_seen(seen, widget.content_region.offset + inside - widget.scroll_offset, what)


def _assert_seen(seen: Region, cursor: Offset, what: str) -> None:
    # At the end of a full line the cursor stands behind it.
    in_sight = seen.x <= cursor.x <= seen.right and seen.y <= cursor.y < seen.bottom
    assert in_sight, f"{what}\nis out of sight: {cursor} of {seen}"
