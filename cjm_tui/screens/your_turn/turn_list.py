"""The list that a participant reads and marks: a row for each subject or entry, a digit marks the one in focus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.message import Message

from cjm_tui.i18n import N_
from cjm_tui.terminal.text import cell_pad, wrap_words
from cjm_tui.widgets.frame.line import one_line
from cjm_tui.widgets.lines import Span
from cjm_tui.widgets.rows import Row, RowsView

_MARK = Binding.Group(N_("Mark"))
_MOVE = Binding.Group(N_("Correct"))
_COUNT = Binding.Group(N_("How many"))


VALENCE_ROLES = ("very-negative", "negative", "neutral", "positive", "very-positive")
"""How a mark looks that says how the persona feels, from the worst to the best."""


@dataclass(frozen=True, slots=True)
class TurnRow:
    """One subject or entry."""

    uid: str
    text: str
    mark: str = ""
    """What the person has said of it, at the right."""
    done: bool = False
    role: str = ""
    """How the mark looks, where it says how good or bad; empty: as any mark."""


class TurnList(RowsView):
    """Shows rows; where it can be focused, digits mark the row under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(str(digit), f"mark({digit})", N_("Mark"), id=f"turn.mark_{digit}", group=_MARK,
                    tooltip=N_("Mark the line in focus with this number."))
            for digit in range(1, 6)
        ),
        Binding("0,backspace,delete", "mark(0)", N_("Take back"), id="turn.unmark", show=False,
                tooltip=N_("Take back what you said of the line in focus.")),
        Binding("up,k", "move(-1)", N_("Up"), id="turn.up", group=_MOVE, tooltip=N_("Go to the line above.")),
        Binding("down,j", "move(1)", N_("Down"), id="turn.down", group=_MOVE, tooltip=N_("Go to the line below.")),
        Binding("pageup", "page(-1)", N_("Page up"), id="turn.page_up", show=False, tooltip=N_("Go up a page.")),
        Binding("pagedown", "page(1)", N_("Page down"), id="turn.page_down", show=False, tooltip=N_("Go down a page.")),
    ]  # fmt: skip

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"rows--{role}" for role in VALENCE_ROLES}
    DEFAULT_CSS = """
    TurnList {
        & > .rows--very-negative { color: $emotion-very-negative; }
        & > .rows--negative { color: $emotion-negative; }
        & > .rows--neutral { color: $emotion-neutral; }
        & > .rows--positive { color: $emotion-positive; }
        & > .rows--very-positive { color: $emotion-very-positive; }
    }
    """

    @dataclass
    class Marked(Message):
        """A digit was pressed on a row; 0 takes back."""

        uid: str
        digit: int

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self._shown: tuple[TurnRow, ...] = ()

    def show(self, rows: Sequence[TurnRow]) -> None:
        """Show these rows; the cursor stays where it is."""
        if tuple(rows) != self._shown:
            here = self.here
            self._shown = tuple(rows)
            uids = [row.uid for row in self._shown]
            self.rebuild(uids.index(here) if here in uids else None)

    @property
    def here(self) -> str:
        """The uid of the row under the cursor, or an empty string."""
        return self._shown[self.cursor].uid if self.cursor < len(self._shown) else ""

    def go_to_row(self, uid: str) -> None:
        """Put the cursor on a row."""
        for index, row in enumerate(self._shown):
            if row.uid == uid:
                self.go_to(index)

    def build(self, width: int) -> Sequence[Row]:
        """Return a row for each entry: its text, two lines at most, and the mark at the right."""
        column = min(max((cell_len(row.mark) for row in self._shown), default=0), width // 2)
        room = width - column - (2 if column else 0)
        return [self._row(row, room, column) for row in self._shown]

    def _row(self, row: TurnRow, room: int, column: int) -> Row:
        first, *more = wrap_words(one_line(row.text), room, 2) or ("",)
        mark = (
            [Span("  "), Span(cell_pad(row.mark, column), row.role or ("accent" if row.done else "dim"))]
            if column
            else []
        )
        lines = [(Span(cell_pad(first, room), ""), *mark), *((Span(text, ""),) for text in more)]
        return Row(tuple(tuple(line) for line in lines))

    def action_mark(self, digit: int) -> None:
        """Tell that the row under the cursor was marked."""
        if self.here:
            self.post_message(self.Marked(self.here, digit))

    @property
    def has_cursor_look(self) -> bool:
        """Show the cursor as active wherever the list is what one works in, or what one corrects."""
        return self.has_focus or not self.can_focus


class VoteList(TurnList):
    """The list in a ballot: one vote more or less for the row under the cursor, or a digit for how many it gets."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space,plus", "add(1)", N_("Vote"), id="turn.vote",
                tooltip=N_("Give the line in focus one more of your votes.")),
        Binding("minus,backspace,delete", "add(-1)", N_("Take back"), id="turn.take_back", show=False,
                tooltip=N_("Take one vote back from the line in focus.")),
        *(
            Binding(str(digit), f"mark({digit})", N_("How many"), id=f"turn.votes_{digit}", group=_COUNT,
                    tooltip=N_("Give the line in focus so many of your votes."))
            for digit in range(6)
        ),
    ]  # fmt: skip

    @dataclass
    class Added(Message):
        """The row under the cursor shall have one vote more, or one less."""

        uid: str
        step: int

    def action_add(self, step: int) -> None:
        """Tell that the row under the cursor gets a vote, or loses one."""
        if self.here:
            self.post_message(self.Added(self.here, step))
