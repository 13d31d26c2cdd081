"""What stands on a screen, as text."""

from __future__ import annotations

from typing import Any

from textual.app import App


def lines_on(app: App[Any]) -> list[str]:
    """Return the lines of the screen in front, without the blanks at their ends."""
    strips = app.screen._compositor.render_strips()
    return ["".join(segment.text for segment in strip).rstrip() for strip in strips]


def text_on(app: App[Any]) -> str:
    """Return the screen in front as one text."""
    return "\n".join(lines_on(app))
