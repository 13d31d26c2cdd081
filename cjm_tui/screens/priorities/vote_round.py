"""The dialog that takes down the votes of everybody in the room, one person after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from cjm_tui.i18n import N_, _, ngettext
from cjm_tui.terminal.text import plain
from cjm_tui.widgets.dialogs.dialog import Dialog, paragraph
from cjm_tui.widgets.dialogs.show_text import TextView
from cjm_tui.widgets.line_input import LineInput, LineRecall, LineSubmitted, LineTyping

MOST_SHOWN = 10
"""Options that are in sight at once; the list scrolls beyond."""


class VoteRound(Dialog[None]):
    """Shows the numbered options and takes a line of numbers from each person; Esc ends the round.

    `submit` stores one person's line and returns what is wrong with it, or nothing; `take_back` forgets the last
    person's votes and tells whether there was any.
    """

    AUTO_FOCUS = "LineInput"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "cancel", N_("Finish"), id="vote_round.done", tooltip=N_("End the round; the votes stay.")),
    ]
    DEFAULT_CSS = """
    VoteRound {
        #dialog-box { width: 84; }
        TextView { background: $surface; }
        LineInput { background: $surface; &:focus { background: $surface; } }
    }
    """

    def __init__(
        self,
        heading: str,
        options: Sequence[str],
        *,
        rule: str,
        people: int,
        submit: Callable[[str], str],
        take_back: Callable[[], bool],
        begun: str = "",
        drafted: Callable[[str], None],
    ) -> None:
        super().__init__(heading)
        self.options = tuple(options)
        self.rule = rule
        self.people = people
        """How many have voted at this keyboard."""
        self._submit, self._take_back, self._drafted = submit, take_back, drafted
        self._begun = begun
        self._said = paragraph("", "-muted")

    def content(self) -> Iterable[Widget]:
        """Yield the options, the line and the count."""
        width = len(str(len(self.options)))
        listed = "\n".join(f"{place:>{width}}  {title}" for place, title in enumerate(self.options, start=1))
        yield paragraph(self.rule, "-muted")
        yield TextView(listed, wrap=False)
        yield LineInput(limit=60)
        yield self._said

    def on_mount(self) -> None:
        """Go on with a line that was begun."""
        self.query_one(TextView).styles.height = min(len(self.options), MOST_SHOWN)
        self.query_one(LineInput).restore(self._begun)
        self._ask()

    @on(LineTyping)
    def keep(self, event: LineTyping) -> None:
        """Keep the unfinished line."""
        event.stop()
        self._drafted(event.text)

    @on(LineSubmitted)
    def take(self, event: LineSubmitted) -> None:
        """Store one person's votes and ask the next, or say what is wrong and give the line back."""
        event.stop()
        problem = self._submit(event.text)
        if problem:
            self.query_one(LineInput).put_back(event.text)
            self.say(problem)
            return
        self._drafted("")
        self.people += 1
        self._ask()

    @on(LineRecall)
    def correct(self, event: LineRecall) -> None:
        """Forget the last person's votes, so that they are typed again."""
        event.stop()
        if self._take_back():
            self.people -= 1
            self._ask()

    def say(self, text: str) -> None:
        """Say a sentence below the line."""
        self._said.update(plain(text))

    def _ask(self) -> None:
        place = self.people + 1
        self.query_one(LineInput).placeholder = _("Person {n}: the numbers, one for each vote").format(n=place)
        noted = ngettext("{n} person has voted.", "{n} people have voted.", self.people).format(n=self.people)
        self.say(noted if self.people else "")
