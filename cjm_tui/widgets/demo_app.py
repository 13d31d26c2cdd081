"""The smallest application that shows a widget as it looks in the program; demos and tests run in it."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widget import Widget

from cjm_tui.terminal.app import TerminalApp
from cjm_tui.widgets.themes import DARK, THEMES, UNICODE, Glyphs, variable_defaults


class DemoApp(TerminalApp[None]):
    """Shows widgets below each other."""

    CSS = "Screen { background: $background; }"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, *widgets: Widget, theme: str = DARK.name, glyphs: Glyphs = UNICODE) -> None:
        super().__init__()
        self.glyphs = glyphs
        self._shown = widgets
        self._theme_name = theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give the stylesheets the variables that they use beyond Textual's own."""
        return variable_defaults()

    def compose(self) -> ComposeResult:
        """Show the widgets."""
        yield from self._shown

    def on_mount(self) -> None:
        """Take the program's colours and give the first widget the keys."""
        for known in THEMES:
            self.register_theme(known)
        self.theme = self._theme_name
        if self._shown:
            self._shown[0].focus()
