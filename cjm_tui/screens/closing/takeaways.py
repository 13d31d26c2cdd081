"""The dialog of the last round: in one sentence, what does everybody take along?"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from rich.console import Group
from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from cjm_tui.i18n import N_, _, ngettext
from cjm_tui.terminal.text import listed, plain
from cjm_tui.widgets.dialogs.dialog import Dialog, paragraph
from cjm_tui.widgets.line_input import LineInput, LineSubmitted, LineTyping
from cjm_tui.widgets.themes import glyphs_of

SHOWN = 6
"""The latest takeaways that stand below the line."""


class Takeaways(Dialog[bool]):
    """Takes a line from each person and stores it at once; Tab goes on, Esc goes back. Nobody's name is asked."""

    AUTO_FOCUS = "LineInput"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "go_on", N_("Go on"), id="takeaways.go_on", priority=True,
                tooltip=N_("Everybody has spoken: go on.")),
        Binding("escape", "cancel", N_("Not yet"), id="takeaways.cancel",
                tooltip=N_("Go back; what was written is kept.")),
    ]  # fmt: skip
    DEFAULT_CSS = """
    Takeaways LineInput { background: $surface; margin-top: 1; &:focus { background: $surface; } }
    """

    def __init__(
        self,
        question: str,
        written: Sequence[str],
        *,
        submit: Callable[[str], bool],
        drafted: Callable[[str], None],
        begun: str = "",
    ) -> None:
        super().__init__(question)
        self.written = list(written)
        self._submit, self._drafted, self._begun = submit, drafted, begun
        self._said = paragraph("", "-muted")

    def content(self) -> Iterable[Widget]:
        """Yield the line, and what was said so far."""
        yield LineInput(_("What do you take with you?"), limit=200)
        yield self._said

    def on_mount(self) -> None:
        """Go on with a line that was begun."""
        self.query_one(LineInput).restore(self._begun)
        self._tell()

    @on(LineTyping)
    def keep(self, event: LineTyping) -> None:
        """Keep the unfinished line."""
        event.stop()
        self._drafted(event.text)

    @on(LineSubmitted)
    def take(self, event: LineSubmitted) -> None:
        """Store a takeaway; where that fails the line comes back."""
        event.stop()
        if self._submit(event.text):
            self.written.append(event.text)
            self._drafted("")
            self._tell()
        else:
            self.query_one(LineInput).put_back(event.text)

    def action_go_on(self) -> None:
        """Answer yes; an unfinished line is taken along."""
        if text := self.query_one(LineInput).value.strip():
            self._submit(text)
            self._drafted("")
        self.dismiss(True)

    def action_cancel(self) -> None:
        """Answer no."""
        self.dismiss(False)

    def _tell(self) -> None:
        count = len(self.written)
        head = ngettext("{n} so far", "{n} so far", count).format(n=count) if count else _("One sentence each.")
        said = listed(reversed(self.written[-SHOWN:]), glyphs_of(self).bullet)
        self._said.update(Group(plain(head), said))
