"""The colours of the map, and the way from runs of text to a line of the terminal."""

from __future__ import annotations

from collections.abc import Iterable

from rich.segment import Segment
from rich.style import Style
from textual.scroll_view import ScrollView
from textual.strip import Strip

from cjm_tui.widgets.journey_grid.painter import STYLES, Run, joined


class Surface(ScrollView):
    """A widget that draws its own lines in the map's colours, which are component classes."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES = {f"journey-grid--{name}" for name in STYLES}
    DEFAULT_CSS = """
    Surface {
        width: 1fr; height: 1fr;
        & > .journey-grid--text { color: $foreground; }
        & > .journey-grid--muted { color: $muted; }
        & > .journey-grid--rule { color: $rule; }
        & > .journey-grid--gutter { color: $lane-label; }
        & > .journey-grid--gutter-current { color: $accent; text-style: bold; }
        & > .journey-grid--period { color: $muted; }
        & > .journey-grid--stage { background: $panel; color: $primary; text-style: bold; }
        & > .journey-grid--stage-figures { background: $panel; color: $muted; }
        & > .journey-grid--title { color: $foreground; text-style: bold; }
        & > .journey-grid--badge { color: $primary; }
        & > .journey-grid--separator { color: $muted; }
        & > .journey-grid--curve { color: $primary; }
        & > .journey-grid--curve-second { color: $secondary; }
        & > .journey-grid--value-2 { color: $emotion-very-negative; text-style: bold; }
        & > .journey-grid--value-1 { color: $emotion-negative; text-style: bold; }
        & > .journey-grid--value0 { color: $emotion-neutral; text-style: bold; }
        & > .journey-grid--value1 { color: $emotion-positive; text-style: bold; }
        & > .journey-grid--value2 { color: $emotion-very-positive; text-style: bold; }
        & > .journey-grid--positive { color: $success; }
        & > .journey-grid--negative { color: $error; }
        & > .journey-grid--warning { color: $warning; }
        & > .journey-grid--cursor {
            background: $block-cursor-background; color: $block-cursor-foreground; text-style: bold;
        }
        & > .journey-grid--cursor-blurred { background: $selected; color: $foreground; }
        & > .journey-grid--selected { color: $warning; text-style: bold; }
        & > .journey-grid--dimmed { color: $foreground 40%; }
        & > .journey-grid--editing { color: $warning; text-style: italic; }
    }
    """

    def __init__(
        self,
        *,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(name=name, id=id, classes=classes)
        self._palette: dict[str, Style] = {}

    def strip(self, runs: Iterable[Run]) -> Strip:
        """Return a line as wide as the widget."""
        segments = [Segment(text, self._style(name)) for text, name in joined(runs)]
        return Strip(segments).adjust_cell_length(self.size.width, self._style("text"))

    def _style(self, name: str) -> Style:
        if name not in self._palette:
            self._palette[name] = self.get_component_rich_style(f"journey-grid--{name}")
        return self._palette[name]

    def notify_style_update(self) -> None:
        """Forget the colours of the theme that was."""
        super().notify_style_update()
        self._palette.clear()
