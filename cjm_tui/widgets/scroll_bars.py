"""Scroll bars for a terminal that has no block characters."""

from __future__ import annotations

from typing import Any, ClassVar

from rich.segment import Segments
from textual._context import active_app
from textual.scrollbar import ScrollBar, ScrollBarRender

from cjm_tui.widgets.themes import UNICODE


class WholeCells(ScrollBarRender):
    """Ends a bar with a cell instead of a part of one."""

    VERTICAL_BARS: ClassVar[list[str]] = [" "] * 8
    HORIZONTAL_BARS: ClassVar[list[str]] = [" "] * 8


class FittingBar(ScrollBarRender):
    """Draws a bar with what the terminal of the running program has."""

    @classmethod
    def render_bar(cls, *measures: Any, **looks: Any) -> Segments:
        """Return the bar; see Textual for what it is told."""
        glyphs = getattr(active_app.get(None), "glyphs", UNICODE)
        return (WholeCells if glyphs.ascii_only else ScrollBarRender).render_bar(*measures, **looks)


def fit_scroll_bars() -> None:
    """Let every scroll bar fit its terminal."""
    ScrollBar.renderer = FittingBar
