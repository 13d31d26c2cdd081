"""Choosing one entry of a list, or several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rich.cells import cell_len
from textual import on
from textual.widget import Widget

from cjm_tui.i18n import _
from cjm_tui.widgets.dialogs.dialog import Answer, Dialog, paragraph
from cjm_tui.widgets.dialogs.filter_line import FilterLine
from cjm_tui.widgets.dialogs.filter_list import CheckList, Entry, FilterList

LONG = 58
"""Cells of label and detail together that a box of the usual width holds in one line."""


class ListDialog(Dialog[Answer]):
    """A dialog around a list that is filtered by typing."""

    AUTO_FOCUS = "FilterList"

    def __init__(self, heading: str, entries: Sequence[Entry], *, prompt: str = "") -> None:
        super().__init__(heading)
        self.entries = tuple(entries)
        self.prompt = prompt

    def make_list(self) -> FilterList:
        """Return the list."""
        raise NotImplementedError

    def content(self) -> Iterable[Widget]:
        """Yield the prompt, what is typed, and the list."""
        if self.prompt:
            yield paragraph(self.prompt)
        yield FilterLine()
        yield self.make_list()

    def on_mount(self) -> None:
        """Say how long the list is, and let long entries have the width that there may be."""
        longest = max((cell_len(entry.label) for entry in self.entries), default=0)
        detail = max((cell_len(entry.detail) for entry in self.entries), default=0)
        self.query_one("#dialog-box").set_class(longest + detail > LONG, "-long")
        self.show_tally()

    @on(FilterList.Filtered)
    def show_tally(self) -> None:
        """Say what is typed and how much of the list is left."""
        entries, line = self.query_one(FilterList), self.query_one(FilterLine)
        line.wanted = entries.wanted
        line.tally = self.tally(entries)

    def tally(self, entries: FilterList) -> str:
        """Return what stands at the right of the filter."""
        if not entries.wanted:
            return ""
        return _("{n} of {total}").format(n=len(entries.visible_entries), total=len(self.entries))


class Choose(ListDialog[str | None]):
    """Asks for one entry; answers its key. The digits 1 to 9 choose at once."""

    def __init__(
        self,
        heading: str,
        entries: Sequence[Entry],
        *,
        prompt: str = "",
        current: str = "",
        numbered: bool = True,
        new: str = "",
    ) -> None:
        """Prepare the dialog; with `new`, words for it, a text that matches no entry is an answer as well."""
        super().__init__(heading, entries, prompt=prompt)
        self.current = current
        self.numbered = numbered
        self.new = new

    def make_list(self) -> FilterList:
        """Return the list, with the cursor on the present choice."""
        return FilterList(self.entries, numbered=self.numbered, current=self.current, new=self.new)

    @on(FilterList.Picked)
    def answer(self, event: FilterList.Picked) -> None:
        """Hand back the key."""
        event.stop()
        self.dismiss(event.key)


class ChooseMany(ListDialog[tuple[str, ...] | None]):
    """Asks for any number of entries; answers their keys in the order of the list."""

    def __init__(self, heading: str, entries: Sequence[Entry], *, prompt: str = "", ticked: Sequence[str] = ()) -> None:
        super().__init__(heading, entries, prompt=prompt)
        self.ticked_first = tuple(ticked)

    def make_list(self) -> FilterList:
        """Return the checklist."""
        return CheckList(self.entries, ticked=self.ticked_first)

    def tally(self, entries: FilterList) -> str:
        """Say how many are ticked, whatever the filter hides."""
        return _("{n} of {total}").format(n=len(entries.ticked), total=len(self.entries))

    @on(FilterList.Picked)
    def answer(self, event: FilterList.Picked) -> None:
        """Hand back the keys of what is ticked."""
        event.stop()
        ticked = self.query_one(FilterList).ticked
        self.dismiss(tuple(entry.key for entry in self.entries if entry.key in ticked))
