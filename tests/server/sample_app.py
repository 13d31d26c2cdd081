"""A Textual application as small as one can be and still be typed into."""

from __future__ import annotations

import time

from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.events import Resize
from textual.widgets import Input, Static


class SampleApp(App[None]):
    """Greets, shows what is typed and how large it believes the terminal to be."""

    BINDINGS = [Binding("ctrl+b", "block", "Block", priority=True), Binding("ctrl+q", "quit", "Quit", priority=True)]

    def __init__(self, who: str) -> None:
        super().__init__()
        self.who = who

    def compose(self) -> ComposeResult:
        yield Static(f"hello {self.who}")
        yield Static(id="dimensions")
        yield Input()

    def on_resize(self, event: Resize) -> None:
        self.query_one("#dimensions", Static).update(f"size {event.size.width}x{event.size.height}.")

    def action_block(self) -> None:
        time.sleep(3)
