"""An application that keeps a draft, for the tests of endings; its keys fail, hang and misbehave."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input, Label

from cjm_tui.terminal.app import TerminalApp


class EndingApp(TerminalApp[None]):
    BINDINGS = [
        Binding("f1", "quit", "Quit"),
        Binding("f2", "fail", "Fail"),
        Binding("f3", "hang", "Hang"),
        Binding("f4", "suspend_process", "Suspend"),
        Binding("f5", "screenshot", "Screenshot"),
    ]

    def __init__(self, folder: Path) -> None:
        super().__init__(crash_log=folder / "logs" / "crash.log")
        self.folder = folder
        self.draft = ""

    def compose(self) -> ComposeResult:
        yield Input()
        yield Label(f"ready {self.size.width}x{self.size.height}", id="size")

    def on_resize(self, event: events.Resize) -> None:
        self.query_one("#size", Label).update(f"ready {event.size.width}x{event.size.height}")

    @on(Input.Changed)
    def keep(self, event: Input.Changed) -> None:
        self.draft = event.value

    def on_unmount(self) -> None:
        if self.draft == "fail at the end":
            raise RuntimeError("no disk")
        (self.folder / "draft").write_text(self.draft)

    def action_fail(self) -> None:
        secret = self.query_one(Input).value
        raise RuntimeError(f"no such thing, {len(secret)} letters long")

    def action_hang(self) -> None:
        self.query_one("#size", Label).update("hanging")
        self.call_after_refresh(self.sleep)

    def sleep(self) -> None:
        time.sleep(60)


if __name__ == "__main__":
    app = EndingApp(Path(sys.argv[1]))
    app.run()
    sys.exit(app.return_code)
