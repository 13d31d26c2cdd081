"""The editor of running text that a sheet lays over its rows; imported when such a field is first opened."""

from __future__ import annotations

from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from cjm_tui.domain.text import clean
from cjm_tui.widgets.sheet.line_editor import LONGEST


class LongEditor(TextArea):
    """Edits running text; Enter begins a new line, Tab keeps the text."""

    DEFAULT_CSS = """
    LongEditor, LongEditor:focus {
        position: absolute;
        display: none;
        border: none;
        padding: 0;
        color: $foreground;
        background: $selected;
        scrollbar-size-vertical: 1;
        & .text-area--cursor-line { background: $selected; }
    }
    """

    def __init__(self) -> None:
        super().__init__(compact=True, soft_wrap=True, tab_behavior="focus", highlight_cursor_line=False)
        self.cursor_blink = False
        self.match_cursor_bracket = False
        self._limit = LONGEST

    def load(self, text: str, limit: int) -> None:
        """Begin with a text, the cursor at its end."""
        self._limit = limit or LONGEST
        self.text = text
        self.move_cursor(self.document.end)

    def edit(self, edit: Edit) -> EditResult:
        """Apply an edit as far as the limit allows."""
        removed = len(self.get_text_range(*sorted((edit.from_location, edit.to_location))))
        room = max(self._limit - len(self.text) + removed, 0)
        edit.text = clean(edit.text, multiline=True)[:room]
        return super().edit(edit)
