"""The editor that opens over a cell of the map."""

from __future__ import annotations

from typing import ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult

from cjm_tui.domain.text import LINES_LIMIT, clean, fitting
from cjm_tui.i18n import N_
from cjm_tui.widgets.bounded_line import TextFull
from cjm_tui.widgets.journey_grid.messages import EditorAbandoned, EditorFinished, EditorTyped

NARROWEST = 24
"""A cell may be narrower than what one can type in at ease."""
TALLEST = 6


class CellEditor(TextArea):
    """Edits one text in place: Enter takes it over, Tab too and goes on, Esc gives it up."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "finish", N_("Save"), id="cell.save", tooltip=N_("Keep the text.")),
        Binding("tab", "finish(True)", N_("Next cell"), id="cell.next", tooltip=N_("Keep the text and go on.")),
        Binding("escape", "abandon", N_("Cancel"), id="cell.cancel", tooltip=N_("Leave the text as it was.")),
    ]
    DEFAULT_CSS = """
    CellEditor {
        layer: above; position: absolute;
        height: auto;
        padding: 0;
        border: none; border-left: outer $accent;
        background: $panel;
        scrollbar-size: 0 0;
        &:focus { border: none; border-left: outer $accent; }
    }
    """

    def __init__(self, text: str, *, one_line: bool, limit: int) -> None:
        super().__init__(text, tab_behavior="focus", highlight_cursor_line=False, show_line_numbers=False)
        self.cursor_blink = False
        self._one_line = one_line
        self._limit = limit
        self.move_cursor(self.document.end)

    def place(self, cell: Region, within: Size) -> None:
        """Stand over the cell, moved to the left or upwards as far as it takes to stay inside."""
        width = min(within.width, max(NARROWEST, cell.width))
        self.styles.width = width
        self.styles.min_height, self.styles.max_height = cell.height, max(cell.height, TALLEST)
        lines = max(cell.height, min(TALLEST, self.wrapped_document.height))
        x = min(cell.x, within.width - width)
        self.styles.offset = (max(0, x), max(0, min(cell.y, within.height - lines)))

    def render_lines(self, crop: Region) -> list[Strip]:
        """Render nothing once removed: a paint may come after the styles are gone and before the next layout."""
        return super().render_lines(crop) if self.is_attached else [Strip.blank(crop.width)] * crop.height

    def edit(self, edit: Edit) -> EditResult:
        """Apply an edit, cut where it would make the text longer than it may be."""
        wanted = clean(edit.text, multiline=not self._one_line)
        before = self.document.get_text_range((0, 0), edit.top)
        after = self.document.get_text_range(edit.bottom, self.document.end)
        edit.text = fitting(wanted, before, after, self._limit, lines=LINES_LIMIT)
        if edit.text != wanted:
            self.post_message(TextFull(self._limit))
        return super().edit(edit)

    @on(TextArea.Changed)
    def _tell(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(EditorTyped(self.text))

    def action_finish(self, goes_on: bool = False) -> None:
        """Hand the text over, and ask for the next cell where one wants to go on."""
        self.post_message(EditorFinished(self.text, goes_on=goes_on))

    def action_abandon(self) -> None:
        """Give the text up."""
        self.post_message(EditorAbandoned(self.text))

    async def _on_key(self, event: events.Key) -> None:
        # Before the bindings, which would run only after a text area had taken Tab and Enter for itself.
        match event.key:
            case "enter" | "tab":
                self.action_finish(event.key == "tab")
            case "escape":
                self.action_abandon()
            case _:
                await super()._on_key(event)
                return
        event.stop()
        event.prevent_default()
