"""Asking for a text, of one line or several."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Input

from cjm_tui.domain.text import NOTE_LIMIT, TITLE_LIMIT, count_graphemes
from cjm_tui.i18n import N_, _
from cjm_tui.terminal.text import cell_clip
from cjm_tui.widgets.dialogs.dialog import Dialog, paragraph
from cjm_tui.widgets.frame.line import LineWidget, Piece, Pieces, one_line, width_of
from cjm_tui.widgets.sheet.line_editor import LineEditor

if TYPE_CHECKING:
    from cjm_tui.widgets.dialogs.text_block import TextBlock


WORTH_COUNTING, NEAR_LIMIT = 20, 0.75
"""The count appears for limits from here on, once this part of one is used: before, it is one more thing to read."""


class AskText(Dialog[str | None]):
    """Asks for a text; answers it without the space around it, or None after Esc.

    `drafted` hears of every change, so that a half-typed text can survive a dropped line.
    """

    AUTO_FOCUS = "#dialog-editor"

    def __init__(
        self,
        heading: str,
        *,
        prompt: str = "",
        initial: str = "",
        limit: int = 0,
        multiline: bool = False,
        required: bool = False,
        hint: str = "",
        drafted: Callable[[str], None] | None = None,
    ) -> None:
        super().__init__(heading)
        self.prompt = prompt
        self.initial = initial
        self.limit = limit or (NOTE_LIMIT if multiline else TITLE_LIMIT)
        self.multiline = multiline
        self.required = required
        self.hint = hint
        self._drafted = drafted
        self._editor = _text_block() if multiline else TextLine(self.action_accept, _as_one_line)
        self._editor.id = "dialog-editor"

    def content(self) -> Iterable[Widget]:
        """Yield the prompt, the editor, and how much of the limit is used."""
        if self.prompt:
            yield paragraph(self.prompt)
        yield self._editor
        yield HintLine(self.hint)

    def on_mount(self) -> None:
        """Begin with the text that there is."""
        self._editor.load(self.initial, self.limit)
        self._count()
        self.call_after_refresh(self._editor.reveal_cursor)

    def action_accept(self) -> None:
        """Hand the text back, unless it is required and empty."""
        text = self._editor.text.strip()
        if text or not self.required:
            self.dismiss(text)
        else:
            self.query_one(HintLine).problem = _("Please write something, or press Esc.")

    def on_text_area_changed(self, event: Message) -> None:
        """Follow the editor of several lines, whose message is matched by name: its class is not loaded for one."""
        self.follow(event)

    @on(Input.Changed)
    def follow(self, event: Message) -> None:
        """Count, and pass the draft on."""
        event.stop()
        self._count()
        if self._drafted:
            self._drafted(self._editor.text)

    def _count(self) -> None:
        line = self.query_one(HintLine)
        line.problem = ""
        line.used = (count_graphemes(self._editor.text), self.limit)


class TextLine(LineEditor):
    """The editor of one line, which says what Enter does."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", N_("Save"), id="text_line.save", tooltip=N_("Keep the text and close.")),
    ]


def _text_block() -> TextBlock:
    from cjm_tui.widgets.dialogs.text_block import TextBlock

    return TextBlock()


def _as_one_line(lines: Sequence[str]) -> bool:
    return False


class HintLine(LineWidget):
    """Says what to write, or what is wrong, and how much of the limit is used once it comes near."""

    used: var[tuple[int, int]] = var((0, 0))
    """Graphemes written, and the limit."""
    problem: var[str] = var("")

    def __init__(self, hint: str) -> None:
        super().__init__()
        self._hint = one_line(hint)

    def watch_used(self) -> None:
        """Show the count."""
        self.update_lines()

    def watch_problem(self) -> None:
        """Show what is wrong."""
        self.update_lines()

    def compose_lines(self, width: int, height: int) -> Sequence[Pieces]:
        """Return the line."""
        written, limit = self.used
        full = written >= limit
        shown = limit >= WORTH_COUNTING and written >= limit * NEAR_LIMIT
        count = Piece(f"{written}/{limit}" if shown else "", "warning" if full else "muted")
        words = self.problem or (_("That is as long as it can be.") if full and shown else self._hint)
        left = Piece(
            cell_clip(words, max(width - width_of([count]) - 2, 1)),
            "warning" if words != self._hint else "muted",
        )
        return ((left, Piece(" " * max(width - width_of([left, count]), 1)), count),)
