"""The looks of a widget's roles, worked out once for each theme."""

from __future__ import annotations

from rich.style import Style
from textual.widget import Widget


class Looks:
    """Finds the style of a role `label` in the widget's component class `<prefix>--label`, and remembers it."""

    def __init__(self, widget: Widget, prefix: str) -> None:
        self._widget, self._prefix = widget, prefix
        self._known: dict[str, Style] = {}

    def of(self, role: str) -> Style:
        """Return the style of a role; of none, the widget's own."""
        style = self._known.get(role)
        if style is None:
            style = self._widget.rich_style
            if role:
                style += self._widget.get_component_rich_style(f"{self._prefix}--{role}", partial=True)
            self._known[role] = style
        return style

    def forget(self) -> None:
        """Work them out anew: the theme, or what the widget's own style depends on, has changed."""
        self._known.clear()
