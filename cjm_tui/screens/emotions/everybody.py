"""The question that takes down what everybody says, a digit for each person."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget

from cjm_tui.i18n import N_
from cjm_tui.widgets.dialogs.dialog import Dialog, paragraph
from cjm_tui.widgets.proxy_entry import Answers, ProxyEntry, ProxySubmitted, ProxyTyping


class AskEverybody(Dialog[Answers | None]):
    """Takes one digit for each person; answers with the digits, None for those who passed, or None after Esc.

    `drafted` hears of every digit, so that a half-typed row survives a dropped line.
    """

    AUTO_FOCUS = "ProxyEntry"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("plus", "one_more", N_("One more"), id="everybody.one_more", tooltip=N_("Somebody else has come in.")),
    ]

    def __init__(
        self,
        heading: str,
        people: int,
        words: Sequence[str],
        *,
        prompt: str = "",
        begun: Answers = (),
        drafted: Callable[[Answers], None] | None = None,
    ) -> None:
        super().__init__(heading)
        self.prompt = prompt
        self.begun = begun
        self._people = people
        self._entry = ProxyEntry(people, words=words)
        self._drafted = drafted

    def content(self) -> Iterable[Widget]:
        """Yield what is rated and the row of digits."""
        if self.prompt:
            yield paragraph(self.prompt)
        yield self._entry

    def on_mount(self) -> None:
        """Go on with a row that was begun."""
        if self.begun:
            self._entry.ask(self._people, self.begun)

    def action_one_more(self) -> None:
        """Make room for one more person."""
        self._people += 1
        self._entry.ask(self._people, self._entry.values)

    @on(ProxyTyping)
    def keep(self, event: ProxyTyping) -> None:
        """Pass the draft on."""
        event.stop()
        if self._drafted:
            self._drafted(event.values)

    @on(ProxySubmitted)
    def answer(self, event: ProxySubmitted) -> None:
        """Hand back everybody's digits."""
        event.stop()
        self.dismiss(event.values)
