"""The editor of one line that a sheet lays over its rows."""

from __future__ import annotations

from collections.abc import Callable

from textual import events

from cjm_tui.domain.text import clean
from cjm_tui.widgets.bounded_line import BoundedLine

LONGEST = 4_000
"""The most characters that an editor takes where its field names no limit."""


class LineEditor(BoundedLine):
    """Edits one line; Enter tells the sheet at once, without a message that later keys could overtake."""

    DEFAULT_CSS = """
    LineEditor, LineEditor:focus {
        position: absolute;
        display: none;
        height: 1;
        border: none;
        padding: 0;
        color: $foreground;
        background: $selected;
        background-tint: $background 0%;
    }
    """

    def __init__(self, entered: Callable[[], None], pasted: Callable[[list[str]], bool]) -> None:
        super().__init__(compact=True)
        self._entered, self._pasted = entered, pasted

    @property
    def text(self) -> str:
        """What has been typed."""
        return self.value

    def load(self, text: str, limit: int) -> None:
        """Begin with a text, the cursor at its end."""
        self.max_length = limit or LONGEST
        self.value = text.replace("\n", " ")
        self.cursor_position = len(self.value)

    async def action_submit(self) -> None:
        """Tell the sheet that Enter was pressed."""
        self._entered()

    def _on_paste(self, event: events.Paste) -> None:
        event.stop()
        event.prevent_default()
        lines = [line.strip() for line in clean(event.text, multiline=True).split("\n")]
        lines = [line for line in lines if line]
        if len(lines) > 1 and self._pasted(lines):
            return
        self.replace(" ".join(lines), *self.selection)
