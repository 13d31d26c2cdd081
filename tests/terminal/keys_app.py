"""Fields, a dialog and a widget with bindings, for the tests of the order of keys; `stock` leaves it to Textual."""

from __future__ import annotations

import asyncio
import sys

from textual import events, on, work
from textual.app import App, ComposeResult
from textual.binding import Binding
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Input, Label, TextArea

from cjm_tui.terminal.app import TerminalApp

BaseApp = App if "stock" in sys.argv else TerminalApp


class Dialog(ModalScreen[str]):
    def compose(self) -> ComposeResult:
        yield Input()

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value)


class Tape(Widget, can_focus=True):
    """Writes down letters by handler and asterisks by binding."""

    DEFAULT_CSS = "Tape { height: 1 }"
    BINDINGS = [Binding("asterisk", "star", "Star")]

    def __init__(self) -> None:
        super().__init__()
        self.written = "tape:"

    def render(self) -> str:
        return self.written

    def write(self, sign: str) -> None:
        self.written += sign
        self.refresh()

    def on_key(self, event: events.Key) -> None:
        if event.is_printable and event.character != "*":
            event.stop()
            self.write(event.character or "")

    def action_star(self) -> None:
        self.write("*")


class KeysApp(BaseApp):
    BINDINGS = [
        Binding("ctrl+n", "ask", "Ask", priority=True),
        Binding("ctrl+t", "ask_in_worker", "Ask", priority=True),
        Binding("ctrl+g", "hang", "Hang", priority=True),
    ]
    CSS = "Input { height: 3 } TextArea { height: 6 }"

    def compose(self) -> ComposeResult:
        yield Input(id="first", select_on_focus=False)
        yield Input(id="second", select_on_focus=False)
        yield Tape()
        yield TextArea()
        yield Label("ready", id="answer", markup=False)

    @on(Input.Submitted)
    def go_on(self) -> None:
        self.screen.focus_next()

    def action_ask(self) -> None:
        self.push_screen(Dialog(), self.show_answer)

    @work
    async def action_ask_in_worker(self) -> None:
        self.show_answer(await self.push_screen_wait(Dialog()))

    def action_hang(self) -> None:
        self.query_one(Tape).call_later(asyncio.sleep, 30)

    def show_answer(self, answer: str | None) -> None:
        self.query_one("#answer", Label).update(f"answer:{answer}")


if __name__ == "__main__":
    KeysApp().run()
