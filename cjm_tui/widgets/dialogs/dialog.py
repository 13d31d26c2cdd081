"""What all dialogs share: a box over the screen, a heading, the keys that work, Esc to leave."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile
from pathlib import Path
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from cjm_tui.i18n import N_
from cjm_tui.terminal.text import plain
from cjm_tui.widgets.frame.key_bar import KeyBar
from cjm_tui.widgets.themes import glyphs_of

Answer = TypeVar("Answer")


class Dialog(ModalScreen[Answer]):
    """A box in the middle of the screen.

    The screen behind it is not dimmed: that would send every cell of it again. Where the terminal is small the box
    takes all of it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", N_("Cancel"), id="dialog.cancel", tooltip=N_("Close and change nothing.")),
        Binding("pageup", "read(-1)", N_("Read up"), id="dialog.read_up", show=False,
                tooltip=N_("Scroll the dialog's text up.")),
        Binding("pagedown", "read(1)", N_("Read on"), id="dialog.read_on", show=False,
                tooltip=N_("Scroll the dialog's text down.")),
    ]  # fmt: skip
    CSS_PATH = Path(__file__).with_name("dialogs.tcss")
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (64, "-wide"), (110, "-roomy")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (18, "-tall")]

    def __init__(self, heading: str) -> None:
        super().__init__()
        self.heading = heading

    def content(self) -> Iterable[Widget]:
        """Yield what stands between the heading and the keys."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        """Build the box."""
        with Vertical(id="dialog-box", classes="-ascii" if glyphs_of(self).ascii_only else None):
            yield Static(plain(self.heading), id="dialog-heading")
            content = list(self.content())
            texts = list(takewhile(lambda widget: widget.has_class("dialog-text"), content))
            if texts:
                # Where they take more room than there is, they scroll: what one answers with stays in sight.
                yield VerticalScroll(*texts, id="dialog-texts", can_focus=False)
            yield from content[len(texts) :]
            yield KeyBar(id="dialog-keys")

    def on_resize(self) -> None:
        """Let the box take all the height that there is where its content needs more."""
        self.query_one("#dialog-box").remove_class("-full")
        self.call_after_refresh(self._fill)

    def _fill(self) -> None:
        box = self.query_one("#dialog-box")
        if box.virtual_size.height > box.size.height:
            box.add_class("-full")

    def action_read(self, direction: int) -> None:
        """Scroll the text above what one answers with."""
        for texts in self.query("#dialog-texts"):
            texts.scroll_relative(y=direction * max(texts.size.height - 1, 1), animate=False)

    def action_cancel(self) -> None:
        """Leave without an answer."""
        self.dismiss(None)


def paragraph(text: str, role: str = "") -> Static:
    """Return people's or our text as a paragraph of a dialog; `role` is a class that dialogs.tcss knows."""
    return Static(plain(text), classes=f"dialog-text {role}".strip())
