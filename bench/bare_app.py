"""The smallest Textual application: one line. What everything else is measured against."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Static


class Bare(App[None]):
    """Shows one line, and changes one cell at a key."""

    def compose(self) -> ComposeResult:
        """Show the line."""
        yield Static("Bare line", id="line")
        yield Static("0", id="cell")

    def on_key(self) -> None:
        """Change one cell."""
        cell = self.query_one("#cell", Static)
        cell.update("1" if str(cell.content) == "0" else "0", layout=False)


if __name__ == "__main__":
    Bare().run()
