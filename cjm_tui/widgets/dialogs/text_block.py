"""The editor of several lines, imported when a dialog first needs it: it is the heaviest widget that there is."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType

from cjm_tui.i18n import N_
from cjm_tui.widgets.sheet.long_editor import LongEditor


class TextBlock(LongEditor):
    """The editor of several lines, where Enter begins a new one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "screen.accept", N_("Save"), id="text_block.save", tooltip=N_("Keep the text and close.")),
    ]

    def reveal_cursor(self) -> None:
        """Scroll to the cursor."""
        self.scroll_cursor_visible()
