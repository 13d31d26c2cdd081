"""Reading a longer plain text: previews, reports, histories."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from cjm_tui.i18n import N_
from cjm_tui.terminal.text import cell_clip, plain, wrap_words
from cjm_tui.widgets.dialogs.dialog import Dialog
from cjm_tui.widgets.lines import Span
from cjm_tui.widgets.rows import Row, RowsView, movement_bindings

_SIGNS = ("• ", "- ", "* ")
"""What begins an entry of a list, whose further lines stand below its text."""
SCROLL = Binding.Group(N_("Scroll"))


class TextView(RowsView):
    """Shows plain text, wrapped at words with its indentation and lists kept, or with its long lines cut off."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", N_("Up"), id="text.up", group=SCROLL, tooltip=N_("Scroll up by a line.")),
        Binding("down", "move(1)", N_("Down"), id="text.down", group=SCROLL, tooltip=N_("Scroll down by a line.")),
        *(binding for binding in movement_bindings("text") if binding.id not in ("text.up", "text.down")),
    ]

    def __init__(self, text: str, *, wrap: bool = True) -> None:
        super().__init__()
        self._text = plain(text).plain
        self._wrap = wrap

    def build(self, width: int) -> Sequence[Row]:
        """Return a row for each line."""
        return [
            Row(((Span(piece),),), stops=False)
            for line in self._text.expandtabs(4).split("\n")
            for piece in self._pieces(line, width - 1)
        ]

    def action_move(self, step: int) -> None:
        """Scroll by a line."""
        self.scroll_relative(y=step, animate=False)

    def action_page(self, direction: int) -> None:
        """Scroll by about a screenful."""
        self.scroll_relative(y=direction * max(self.size.height - 1, 1), animate=False)

    def action_go_first(self) -> None:
        """Scroll to the beginning."""
        self.scroll_home(animate=False)

    def action_go_last(self) -> None:
        """Scroll to the end."""
        self.scroll_end(animate=False)

    def _pieces(self, line: str, width: int) -> Sequence[str]:
        body = line.lstrip(" ")
        indent = line[: min(len(line) - len(body), width // 2)]
        if not self._wrap:
            return (indent + cell_clip(body, width - len(indent)),)
        hang = 2 if body.startswith(_SIGNS) else 0
        first, *rest = wrap_words(body, width - len(indent), 10_000) or ("",)
        if hang and rest:
            first, *rest = wrap_words(body[hang:], width - len(indent) - hang, 10_000)
            first = body[:hang] + first
        return [indent + first, *(indent + " " * hang + piece for piece in rest)]


class ShowText(Dialog[None]):
    """Shows a text until Esc or Enter."""

    AUTO_FOCUS = "TextView"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,enter,q", "cancel", N_("Close"), id="dialog.close", tooltip=N_("Close the text.")),
    ]

    def __init__(self, heading: str, text: str, *, wrap: bool = True) -> None:
        super().__init__(heading)
        self.text = text
        self.wrap = wrap

    def content(self) -> Iterable[Widget]:
        """Yield the text."""
        yield TextView(self.text, wrap=self.wrap)
