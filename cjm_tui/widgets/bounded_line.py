"""The input of one line that all others build on: a quiet cursor that stays in sight, and a limit that is told."""

from __future__ import annotations

from dataclasses import dataclass

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.widgets import Input

from cjm_tui.domain.text import clean, fitting


@dataclass
class TextFull(Message):
    """More was typed or pasted than there is room for; what stood there stays, and so does what fitted."""

    limit: int
    """In graphemes."""


class BoundedLine(Input):
    """Takes one line of at most `max_length` graphemes (None or 0: any length)."""

    def __init__(
        self,
        value: str = "",
        *,
        placeholder: str = "",
        limit: int = 0,
        highlighter: object = None,
        compact: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(
            value, placeholder=placeholder, max_length=limit, highlighter=highlighter, compact=compact,  # type: ignore[arg-type]
            select_on_focus=False, id=id, classes=classes,
        )  # fmt: skip
        self.cursor_blink = False

    def replace(self, text: str, start: int, end: int) -> None:
        """Put a text in the place of a stretch, as far as there is room."""
        start, end = sorted((max(0, start), min(len(self.value), end)))
        before, after = self.value[:start], self.value[end:]
        fitted = fitting(text, before, after, self.max_length) if self.max_length else text
        self.value = before + fitted + after
        self.cursor_position = start + len(fitted)
        self.reveal_cursor()
        if fitted != text:
            self.post_message(TextFull(self.max_length or 0))

    def reveal_cursor(self) -> None:
        """Scroll to the cursor: by itself an input scrolls only when the cursor moves, whatever the width becomes."""
        self.scroll_to_region(Region(self._cursor_offset, 0, 1, 1), force=True, animate=False, immediate=True)

    def on_resize(self) -> None:
        """Keep the cursor in sight."""
        self.call_after_refresh(self.reveal_cursor)

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        self.replace(clean(event.text).strip(), *self.selection)
