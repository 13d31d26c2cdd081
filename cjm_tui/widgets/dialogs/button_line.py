"""Buttons in one line, or one below the other where there is no room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var

from cjm_tui.i18n import N_
from cjm_tui.terminal.text import cell_clip
from cjm_tui.widgets.frame.line import LineWidget, Piece, Pieces, one_line, width_of
from cjm_tui.widgets.themes import glyphs_of

GAP = Piece("   ")


SWITCH = Binding.Group(N_("Switch"))


class ButtonLine(LineWidget, can_focus=True):
    """Shows the labels as buttons, with a cursor on one of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # No space: whoever types on where no text is open must not agree to anything.
        Binding("enter", "press", N_("OK"), id="buttons.press", tooltip=N_("Do what the marked button says.")),
        Binding(
            "left,up,shift+tab",
            "move(-1)",
            N_("Left"),
            id="buttons.previous",
            group=SWITCH,
            tooltip=N_("Mark the button before."),
        ),
        Binding(
            "right,down,tab",
            "move(1)",
            N_("Right"),
            id="buttons.next",
            group=SWITCH,
            tooltip=N_("Mark the next button."),
        ),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"line--button", "line--marked", "line--danger"}
    DEFAULT_CSS = """
    ButtonLine {
        height: auto;
        & > .line--button { color: $foreground; }
        & > .line--marked { color: $primary; text-style: bold reverse; }
        & > .line--danger { color: $error; text-style: bold reverse; }
    }
    """

    @dataclass
    class Pressed(Message):
        """A button was pressed."""

        index: int

    marked: var[int] = var(0)

    def __init__(self, labels: Sequence[str], *, marked: int = 0, dangerous: int | None = None) -> None:
        super().__init__()
        self._labels = tuple(one_line(label) for label in labels)
        self._dangerous = dangerous
        self.set_reactive(ButtonLine.marked, marked)

    def watch_marked(self) -> None:
        """Move the mark."""
        self.update_lines()

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return how many lines the buttons take at a width."""
        return len(self.compose_lines(width, 0))

    def compose_lines(self, width: int, height: int) -> Sequence[Pieces]:
        """Return the buttons side by side, else one below the other."""
        glyphs = glyphs_of(self)
        buttons = []
        for index, label in enumerate(self._labels):
            here = index == self.marked
            look = "danger" if index == self._dangerous else "marked"
            text = cell_clip(label, max(width - 6, 4))
            buttons.append(
                (
                    Piece(f"{glyphs.step} " if here else "  ", "accent", str(index)),
                    Piece(f"[ {text} ]", look if here else "button", str(index)),
                )
            )
        line = tuple(piece for button in buttons for piece in (*button, GAP))[:-1]
        return [line] if width_of(line) <= width else buttons

    def activated(self, target: str) -> None:
        """Press the button that was clicked."""
        self.post_message(self.Pressed(int(target)))

    def action_press(self) -> None:
        """Press the marked button."""
        self.post_message(self.Pressed(self.marked))

    def action_move(self, step: int) -> None:
        """Mark the next button, beginning again after the last."""
        self.marked = (self.marked + step) % len(self._labels)
