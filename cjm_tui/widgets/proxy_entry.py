"""One keyboard for the room: a row of digits is so many people's answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from cjm_tui.i18n import N_, _
from cjm_tui.terminal.text import cell_clip, wrap_words
from cjm_tui.widgets.lines import Line, Span, strip_of
from cjm_tui.widgets.themes import glyphs_of

DIGITS_TOGETHER = 5
"""Answers stand in groups of five, so that one can count them at a glance."""

Answers = tuple[int | None, ...]
"""One answer a person, None for who passed."""


@dataclass
class ProxySubmitted(Message):
    """Everybody's answer is in and was confirmed."""

    values: Answers


@dataclass
class ProxyTyping(Message):
    """An answer was typed or taken back; what there is so far."""

    values: Answers


class ProxyEntry(Widget, can_focus=True):
    """Takes one digit a person, says whose turn it is and how many are in, and is sent with Enter when all are."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                str(digit),
                f"answer({digit})",
                N_("Answer"),
                show=False,
                id=f"proxy.answer_{digit}",
                tooltip=N_("Write down this answer of the next person."),
            )
            for digit in range(1, 10)
        ),
        Binding("minus,0", "skip", N_("Pass"), id="proxy.skip", tooltip=N_("The next person does not answer.")),
        Binding("backspace", "take_back", N_("Correct"), id="proxy.correct", tooltip=N_("Take the last answer back.")),
        Binding("enter", "send", N_("Send all"), id="proxy.send", tooltip=N_("Keep everybody's answers.")),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"proxy--{role}" for role in ("answer", "next", "waiting", "count", "help", "ready")
    }
    DEFAULT_CSS = """
    ProxyEntry {
        height: auto;
        background: $background;
        & > .proxy--answer { color: $foreground; text-style: bold; }
        & > .proxy--next { color: $accent; text-style: bold reverse; }
        & > .proxy--waiting { color: $muted; }
        & > .proxy--count { color: $accent; }
        & > .proxy--help { color: $muted; }
        & > .proxy--ready { color: $success; text-style: bold; }
    }
    """

    def __init__(
        self,
        people: int | Sequence[str] = 0,
        *,
        least: int = 1,
        most: int = 5,
        words: Sequence[str] = (),
        masked: bool = False,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        """Ask `people`, by name or by number; `words` say what each value means, `masked` hides what was typed."""
        super().__init__(id=id, classes=classes)
        self._least, self._most, self._words, self._masked = least, most, tuple(words), masked
        self._names: tuple[str, ...] = ()
        self._values: list[int | None] = []
        self._take(people, ())

    @property
    def values(self) -> Answers:
        """The answers so far."""
        return tuple(self._values)

    @property
    def is_complete(self) -> bool:
        """Whether everybody has answered or passed."""
        return len(self._values) == len(self._names)

    def ask(self, people: int | Sequence[str], values: Answers = ()) -> None:
        """Begin anew with these people, or go on with answers that are already in."""
        self._take(people, values)
        self.refresh(layout=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Take only digits of the scale, and nothing after the last person."""
        match action:
            case "answer":
                return isinstance(parameters[0], int) and self._least <= parameters[0] <= self._most
            case "take_back":
                return bool(self._values)
        return True

    def action_answer(self, value: int) -> None:
        """Write the next person's answer down."""
        self._add(value)

    def action_skip(self) -> None:
        """Let the next person pass."""
        if self._least > 0:
            self._add(None)
        else:
            self._add(0)

    def action_take_back(self) -> None:
        """Take the last answer back."""
        self._values.pop()
        self._changed()

    def action_send(self) -> None:
        """Send the answers when all are in."""
        if self.is_complete and self._names:
            self.post_message(ProxySubmitted(self.values))
        else:
            self.app.bell()

    def on_paste(self, event: events.Paste) -> None:
        """Take a pasted row of digits."""
        event.stop()
        for character in event.text:
            if character in "-0" and self._least > 0:
                self._add(None)
            elif character.isdecimal() and self._least <= int(character) <= self._most:
                self._add(int(character))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Take a line for each so many answers, one for whose turn it is, one for the words."""
        return len(self._lines(width))

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        lines = self._lines(self.size.width)
        return strip_of(self, "proxy", lines[y] if y < len(lines) else (), self.size.width)

    def _take(self, people: int | Sequence[str], values: Answers) -> None:
        self._names = tuple(people) if not isinstance(people, int) else ("",) * people
        self._values = list(values)[: len(self._names)]

    def _add(self, value: int | None) -> None:
        if self.is_complete:
            self.app.bell()
            return
        self._values.append(value)
        self._changed()

    def _changed(self) -> None:
        self.refresh()
        self.post_message(ProxyTyping(self.values))

    def _lines(self, width: int) -> list[Line]:
        lines = [*self._slots(width), self._turn(width)]
        if self._words:
            scale = range(self._least, self._most + 1)
            words = "  ".join(f"{value} {word}" for value, word in zip(scale, self._words, strict=False))
            lines += [((Span(line, "help"),)) for line in wrap_words(words, width, 2)]
        return lines

    def _slots(self, width: int) -> list[Line]:
        glyphs = glyphs_of(self)
        lines: list[list[Span]] = [[]]
        used = 0
        for index in range(len(self._names)):
            gap = "  " if index and index % DIGITS_TOGETHER == 0 else " " if index else ""
            if used + len(gap) + 1 > width:
                lines.append([])
                used, gap = 0, ""
            lines[-1].append(Span(gap))
            if index < len(self._values):
                value = self._values[index]
                shown = glyphs.dash if value is None else glyphs.bullet if self._masked else str(value)
                lines[-1].append(Span(shown, "answer"))
            else:
                lines[-1].append(Span("_" if index == len(self._values) else glyphs.dot, self._slot_role(index)))
            used += len(gap) + 1
        return [tuple(line) for line in lines]

    def _slot_role(self, index: int) -> str:
        return "next" if index == len(self._values) and self.has_focus else "waiting"

    def _turn(self, width: int) -> Line:
        done, total = len(self._values), len(self._names)
        count = _("{n} of {total}").format(n=done, total=total)
        if self.is_complete:
            words = _("All in: Enter keeps them.") if total else _("Nobody to ask.")
            return (Span(count + "  ", "count"), Span(cell_clip(words, max(width - len(count) - 2, 4)), "ready"))
        name = self._names[done]
        words = _("Next: {name}").format(name=name or _("person {n}").format(n=done + 1))
        passes = "   " + _("- passes") if self._least > 0 else ""
        return (Span(count + "  ", "count"), Span(cell_clip(words + passes, max(width - len(count) - 2, 4)), "help"))

    def on_focus(self) -> None:
        """Show where the next digit goes."""
        self.refresh()

    def on_blur(self) -> None:
        """Show that digits go elsewhere."""
        self.refresh()


if __name__ == "__main__":
    from cjm_tui.widgets.demo_app import DemoApp

    DemoApp(ProxyEntry(["Ana", "Bruno", "Caio", "Duda", "Eva", "Fábio", "Gabi", "Hugo"])).run()
