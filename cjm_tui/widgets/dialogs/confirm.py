"""Asking before something that others notice or that is hard to take back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from cjm_tui.i18n import N_, _
from cjm_tui.terminal.text import listed
from cjm_tui.widgets.dialogs.button_line import ButtonLine
from cjm_tui.widgets.dialogs.dialog import Dialog, paragraph
from cjm_tui.widgets.themes import glyphs_of


class Confirm(Dialog[bool]):
    """Asks whether to do something, named by a verb; answers False after Esc.

    `consequences` say what will happen and to whom. The mark is on the safe button unless `ready` says that Enter
    shall confirm.
    """

    AUTO_FOCUS = "ButtonLine"

    def __init__(
        self,
        heading: str,
        sentence: str = "",
        *,
        consequences: Sequence[str] = (),
        verb: str,
        safe: str = N_("Cancel"),
        ready: bool = False,
        dangerous: bool = False,
    ) -> None:
        super().__init__(heading)
        self.sentence = sentence
        self.consequences = tuple(consequences)
        self.verb = verb
        self.safe = safe
        self.confirm_ready = ready
        self.dangerous = dangerous

    def content(self) -> Iterable[Widget]:
        """Yield the sentence, what follows from it, and the buttons."""
        if self.sentence:
            yield paragraph(self.sentence)
        if self.consequences:
            yield Static(listed(self.consequences, glyphs_of(self).bullet), classes="dialog-text")
        labels = (self.verb, _(self.safe))
        yield ButtonLine(labels, marked=0 if self.confirm_ready else 1, dangerous=0 if self.dangerous else None)

    @on(ButtonLine.Pressed)
    def answer(self, event: ButtonLine.Pressed) -> None:
        """Hand back whether the verb's button was pressed."""
        event.stop()
        self.dismiss(event.index == 0)

    def action_cancel(self) -> None:
        """Answer no."""
        self.dismiss(False)
