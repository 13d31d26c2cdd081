"""The line that one writes ideas into: a line, Enter, the next one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import ClassVar

from rich.highlighter import Highlighter
from rich.text import Text
from textual import events, on
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widgets import Input

from cjm_tui.domain.text import NOTE_LIMIT, clean, clip, count_graphemes, fit
from cjm_tui.i18n import N_
from cjm_tui.terminal.text import plain
from cjm_tui.widgets.bounded_line import BoundedLine, TextFull

TOKENS = {"!": "pain", "+": "gain", "@": "channel"}
"""The signs that begin a short note at the end of a line, and what each means."""
_TOKEN = re.compile(r"(?<!\S)([!+@])\S.*?(?=\s+[!+@]\S|\s*$)")
LONGEST = NOTE_LIMIT
"""The most graphemes of a pasted line where no limit is given."""
MOST_LINES = 200
"""So many lines one paste sends; a whole file pasted by mistake would bury what the others write."""
NEARLY_FULL = 0.7
"""The share of the limit from which the count is shown."""


@dataclass
class LineSubmitted(Message):
    """A line was finished with Enter, or pasted among others."""

    text: str


@dataclass
class LineTyping(Message):
    """The unfinished line changed; it may be kept as a draft."""

    text: str


@dataclass
class LineRecall(Message):
    """Somebody pressed the up arrow on the empty line: they want to correct what they wrote before."""


@dataclass
class TooManyLines(Message):
    """More lines were pasted than one paste may send; the first ones were taken."""

    taken: int


class LineInput(BoundedLine):
    """Takes one line after another; the cursor does not blink, and the count appears when the limit comes near.

    With `tokens` the notes at the end of a line, `!pain +gain @channel`, stand out while they are typed.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", N_("Send"), id="line.send", tooltip=N_("Send this line and write the next one.")),
        Binding("up", "recall", N_("Correct"), id="line.recall", tooltip=N_("Correct the line before this one.")),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"line-input--{kind}" for kind in TOKENS.values()}
    DEFAULT_CSS = """
    LineInput {
        height: 3;
        padding: 0 1;
        border: round $rule;
        background: $background;
        background-tint: $background 0%;
        border-subtitle-color: $muted;
        &:focus { border: round $accent; background-tint: $background 0%; }
        &.-flat { height: 1; border: none; padding: 0; }
        &.-flat:focus { border: none; }
        & > .input--placeholder { color: $muted; }
        & > .line-input--pain { color: $error; }
        & > .line-input--gain { color: $success; }
        & > .line-input--channel { color: $primary; }
    }
    """

    def __init__(
        self,
        placeholder: str = "",
        *,
        limit: int = 200,
        tokens: bool = False,
        flat: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(
            placeholder=placeholder,
            limit=limit,
            highlighter=_TokenColours(self) if tokens else None,
            id=id,
            classes=classes,
        )
        self.set_class(flat, "-flat")
        self._told = ""

    def restore(self, text: str) -> None:
        """Put a text back to be corrected or sent again, unless another one has been begun."""
        if not self.value.strip():
            self._told = self.value = clip(text, self.max_length) if self.max_length else text
            self.cursor_position = len(self.value)

    def put_back(self, text: str) -> None:
        """Put a line that could not be taken back, before whatever has been typed since: neither is lost."""
        self._told = self.value = f"{text} {self.value}" if self.value.strip() else text
        self.cursor_position = len(self.value)

    async def action_submit(self) -> None:
        """Send the line, unless it is empty, and begin the next."""
        if text := self.value.strip():
            self.value = ""
            self.post_message(LineSubmitted(text))

    def action_recall(self) -> None:
        """Ask for the line before."""
        self.post_message(LineRecall())

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the up arrow to others while there is something on the line."""
        return action != "recall" or not self.value

    @on(Input.Changed)
    def _tell_typing(self, event: Input.Changed) -> None:
        event.stop()
        limit = self.max_length or 0
        length = count_graphemes(self.value)
        is_near = limit and length >= limit * NEARLY_FULL
        self.border_subtitle = plain(f"{length}/{limit}") if is_near else None
        if self.value != self._told:
            self._told = self.value
            self.post_message(LineTyping(self.value))

    def _on_paste(self, event: events.Paste) -> None:
        """Send every pasted line but the last, which stays to be looked at; one long line is cut at the limit."""
        event.stop()
        event.prevent_default()
        lines = [line.strip() for line in clean(event.text, multiline=True).split("\n")]
        *whole, last = [line for line in lines if line] or [""]
        if len(whole) > MOST_LINES:
            whole, last = whole[:MOST_LINES], ""
            self.post_message(TooManyLines(MOST_LINES))
        for number, line in enumerate(whole):
            begun = self.value if number == 0 else ""
            sent = fit((begun + line).strip(), self.max_length or LONGEST)
            self.post_message(LineSubmitted(sent.text))
            if sent.was_cut:
                self.post_message(TextFull(self.max_length or LONGEST))
        if whole:
            self.value = ""
        self.replace(last, *self.selection)


class _TokenColours(Highlighter):
    """Colours the notes at the end of a line as their kinds."""

    def __init__(self, line: LineInput) -> None:
        self._line = line

    def highlight(self, text: Text) -> None:
        for token in _TOKEN.finditer(text.plain):
            look = self._line.get_component_rich_style(f"line-input--{TOKENS[token[1]]}", partial=True)
            text.stylize(look, *token.span())


if __name__ == "__main__":
    from cjm_tui.widgets.demo_app import DemoApp

    DemoApp(LineInput("Opens a ticket !long wait +kind people @phone", tokens=True, limit=60)).run()
