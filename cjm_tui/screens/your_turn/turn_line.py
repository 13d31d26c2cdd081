"""The line that a participant writes into: Enter sends, the arrows bring earlier entries back to be corrected."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from cjm_tui.i18n import N_
from cjm_tui.widgets.line_input import LineInput, LineSubmitted

_CORRECT = Binding.Group(N_("Correct"))


@dataclass
class EntryWanted(Message):
    """Somebody wants the entry before (−1) or after (1) the one on the line."""

    step: int


class TurnLine(LineInput, inherit_bindings=False):
    """Takes entries one after the other; while one is corrected, sending it empty takes it back.

    The inherited keys come last, so that the bar names Enter first.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", N_("Send"), id="turn.send", tooltip=N_("Send this line and write the next one.")),
        Binding("up", "browse(-1)", N_("Correct"), id="turn.correct", group=_CORRECT,
                tooltip=N_("Correct the entry before; sent empty, it is taken back.")),
        Binding("down", "browse(1)", N_("Next"), id="turn.correct_next", group=_CORRECT,
                tooltip=N_("Go on to the entry after.")),
        *(binding for binding in Input.BINDINGS if isinstance(binding, Binding) and binding.key != "enter"),
    ]  # fmt: skip

    corrects = False
    """Whether an earlier entry is on the line."""

    def load(self, text: str, *, corrects: bool) -> None:
        """Put a text on the line, instead of what is there."""
        self.corrects = corrects
        self._told = self.value = text
        self.cursor_position = len(text)

    def action_browse(self, step: int) -> None:
        """Ask for the entry before or after."""
        self.post_message(EntryWanted(step))

    async def action_submit(self) -> None:
        """Send the line; an empty one only where it corrects."""
        text = self.value.strip()
        if text or self.corrects:
            self._told = self.value = ""
            self.post_message(LineSubmitted(text))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let the arrows work while there is something on the line, too."""
        return True
