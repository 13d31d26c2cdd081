"""The editor of running text that a sheet lays over its rows; imported when such a field is first opened."""

from __future__ import annotations

from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from cjm_tui.domain.text import LINES_LIMIT, clean, fitting
from cjm_tui.widgets.bounded_line import TextFull
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
        wanted = clean(edit.text, multiline=True)
        before = self.document.get_text_range((0, 0), edit.top)
        after = self.document.get_text_range(edit.bottom, self.document.end)
        edit.text = fitting(wanted, before, after, self._limit, lines=LINES_LIMIT)
        if edit.text != wanted:
            self.post_message(TextFull(self._limit))
        return super().edit(edit)
