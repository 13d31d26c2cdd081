"""A list that narrows as one types: choices, checklists and the help stand on it."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var

from cjm_tui.i18n import N_, _
from cjm_tui.terminal.text import cell_pad, plain, wrap_words
from cjm_tui.widgets.frame.line import one_line
from cjm_tui.widgets.lines import Line, Span
from cjm_tui.widgets.rows import GUTTER, Row, RowsView

LONGEST_FILTER = 40
LONGEST_TEXT = 3
"""Lines that a label or a detail may take."""
NARROWEST_DETAIL = 28
"""Cells below which a column beside the label is no pleasure to read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a list."""

    key: str
    label: str
    detail: str = ""
    """What helps to decide, shown beside or below the label."""
    section: str = ""
    """The heading under which it stands; entries of one section follow each other."""
    lead: str = ""
    """What stands before the label, in a column of its own: the keys, in the help."""


def folded(text: str) -> str:
    """Return the text without case and accents, for comparing."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


def matching(entries: Sequence[Entry], wanted: str) -> list[Entry]:
    """Return the entries that hold every word of `wanted`, in any order."""
    words = folded(wanted).split()
    return [
        entry
        for entry in entries
        if all(word in folded(f"{entry.lead} {entry.label} {entry.detail} {entry.section}") for word in words)
    ]


class FilterList(RowsView):
    """Shows entries, filtered by what is typed; Enter picks the one under the cursor.

    With `numbered`, the digits 1 to 9 pick the first nine that are shown.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "pick", N_("Choose"), id="list.pick", tooltip=N_("Choose the line under the cursor.")),
        Binding("up", "move(-1)", N_("Up"), show=False, id="list.up"),
        Binding("down", "move(1)", N_("Down"), show=False, id="list.down"),
        Binding("pageup", "page(-1)", N_("Page up"), show=False, id="list.page_up"),
        Binding("pagedown", "page(1)", N_("Page down"), show=False, id="list.page_down"),
        Binding("home", "go_first", N_("First"), show=False, id="list.first"),
        Binding("end", "go_last", N_("Last"), show=False, id="list.last"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--muted", "rows--heading"}
    MANY: ClassVar[bool] = False
    """Whether entries have boxes that Space ticks."""
    DEFAULT_CSS = """
    FilterList {
        & > .rows--muted { color: $muted; }
        & > .rows--heading { color: $primary; }
    }
    """

    @dataclass
    class Picked(Message):
        """An entry was chosen by Enter, by its digit or by a click."""

        key: str

    @dataclass
    class Filtered(Message):
        """What is typed, or ticked, has changed."""

        wanted: str
        shown: int

    wanted: var[str] = var("")
    """What has been typed."""

    def __init__(
        self,
        entries: Sequence[Entry],
        *,
        numbered: bool = False,
        current: str = "",
        new: str = "",
    ) -> None:
        """Prepare the list; with `new` a text that matches nothing can be chosen itself, and that is what it is."""
        super().__init__()
        self._new = new
        self._entries = tuple(entries)
        self._numbered = numbered
        self._first = current
        self._shown: list[Entry | None] = []
        self.ticked: frozenset[str] = frozenset()

    def rebuild(self, cursor: int | None = None) -> None:
        """Build the rows; at the first time the cursor goes to the entry that is chosen already."""
        super().rebuild(cursor)
        keys = [entry.key if entry else None for entry in self._shown]
        if self._first in keys:
            self.cursor = keys.index(self._first)
        self._first = ""

    def watch_wanted(self) -> None:
        """Narrow the list, and begin at its first line."""
        if self.is_mounted:
            self.rebuild(cursor=0)
            self.scroll_to(y=0, animate=False)
            self.post_message(self.Filtered(self.wanted, len(self.visible_entries)))

    @property
    def visible_entries(self) -> list[Entry]:
        """The entries that match, in their order."""
        return [entry for entry in self._shown if entry]

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the lines that the whole list takes at a width; filtering does not make it jump."""
        return sum(len(row.lines) for row, _entry in self._lay_out(self._entries, max(width - GUTTER - 1, 1)))

    def build(self, width: int) -> Sequence[Row]:
        """Return headings and the entries that match."""
        rows = self._lay_out(matching(self._entries, self.wanted) or self._typed(), width)
        if not rows:
            rows.append((Row(((Span(_("Nothing matches."), "muted"),),), stops=False), None))
        self._shown = [entry for _row, entry in rows]
        return [row for row, _entry in rows]

    def _typed(self) -> Sequence[Entry]:
        typed = self.wanted.strip()
        return (Entry(typed, typed, detail=self._new),) if self._new and typed else ()

    def _lay_out(self, entries: Sequence[Entry], width: int) -> list[tuple[Row, Entry | None]]:
        columns = _Columns.of(self._entries, width, numbered=self._numbered, many=self.MANY)
        rows: list[tuple[Row, Entry | None]] = []
        section = ""
        for place, entry in enumerate(entries, 1):
            if entry.section != section:
                section = entry.section
                space: tuple[Line, ...] = ((),) if rows else ()
                heading = Span(one_line(section), "heading")
                rows.append((Row((*space, (heading,)), stops=False, lead=len(space)), None))
            rows.append((self._row(entry, place, columns), entry))
        return rows

    def _row(self, entry: Entry, place: int, columns: _Columns) -> Row:
        before: tuple[Span, ...] = ()
        if self._numbered:
            before += (Span(f"{place} " if place <= 9 else "  ", "muted"),)
        if self.MANY:
            before += (Span("[x] " if entry.key in self.ticked else "[ ] ", "accent"),)
        if columns.lead:
            before += (Span(cell_pad(entry.lead, columns.lead) + "  ", "accent"),)
        indent = (Span(" " * columns.indent),)
        labels = wrap_words(plain(entry.label).plain, columns.label, LONGEST_TEXT) or ("",)
        details = wrap_words(one_line(entry.detail), columns.detail or columns.label, LONGEST_TEXT)
        beside: list[Line] = []
        if columns.detail:
            for label, text in zip_longest(labels, details, fillvalue=""):
                beside.append((Span(cell_pad(label, columns.label)), Span(f"  {text}", "muted")))
        else:
            beside += [(Span(label),) for label in labels]
            beside += [(Span(text, "muted"),) for text in details]
        return Row(tuple((*(indent if place else before), *spans) for place, spans in enumerate(beside)))

    def role_on_cursor(self, role: str) -> str:
        """Make the label under the cursor strong."""
        return role or "strong"

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Keep every printable key from bindings: it belongs to the filter."""
        return character is not None and character.isprintable() and not (self.MANY and key == "space")

    def on_key(self, event: events.Key) -> None:
        """Take what is typed."""
        if event.key == "backspace":
            self.wanted = self.wanted[:-1]
        elif self.MANY and event.key == "space":
            self.action_tick()
        elif event.is_printable and event.character:
            if self._numbered and event.character in "123456789":
                self._pick_number(int(event.character))
            elif len(self.wanted) < LONGEST_FILTER:
                self.wanted += event.character
        else:
            return
        event.stop()
        event.prevent_default()

    def on_paste(self, event: events.Paste) -> None:
        """Filter by what is pasted."""
        event.stop()
        self.wanted = (self.wanted + one_line(event.text))[:LONGEST_FILTER]

    def on_click(self, event: events.Click) -> None:
        """Pick, or tick, the line under the pointer."""
        line = event.y + self.scroll_offset.y
        if line < self.virtual_size.height:
            index = self.row_at_line(line)
            if self._shown[index]:
                event.stop()
                self.go_to(index)
                if self.MANY:
                    self.action_tick()
                else:
                    self.action_pick()

    def action_pick(self) -> None:
        """Pick the entry under the cursor."""
        if entry := self._under_cursor():
            self.post_message(self.Picked(entry.key))
        elif self.MANY:
            self.post_message(self.Picked(""))

    def action_tick(self) -> None:
        """Tick or untick the entry under the cursor."""
        if entry := self._under_cursor():
            self.ticked ^= {entry.key}
            self.rebuild()
            self.post_message(self.Filtered(self.wanted, len(self.visible_entries)))

    def action_tick_all(self) -> None:
        """Tick all that are shown, or untick them if they all are."""
        keys = {entry.key for entry in self.visible_entries}
        self.ticked = self.ticked - keys if keys <= self.ticked else self.ticked | keys
        self.rebuild()
        self.post_message(self.Filtered(self.wanted, len(self.visible_entries)))

    def _under_cursor(self) -> Entry | None:
        return self._shown[self.cursor] if self.cursor < len(self._shown) else None

    def _pick_number(self, number: int) -> None:
        visible = self.visible_entries
        if number <= len(visible):
            self.post_message(self.Picked(visible[number - 1].key))


class CheckList(FilterList):
    """Shows entries with a box each; Space ticks, Enter is done."""

    MANY: ClassVar[bool] = True
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "pick", N_("Finish"), id="checklist.done", tooltip=N_("Take what is ticked.")),
        Binding(
            "space", "tick", N_("Tick"), id="checklist.tick", tooltip=N_("Tick the line under the cursor, or not.")
        ),
        Binding("ctrl+a", "tick_all", N_("All"), id="checklist.all", tooltip=N_("Tick all that are shown, or none.")),
    ]

    def __init__(self, entries: Sequence[Entry], *, ticked: Sequence[str] = ()) -> None:
        super().__init__(entries)
        self.ticked = frozenset(ticked)


@dataclass(frozen=True, slots=True)
class _Columns:
    indent: int
    """Cells before the label."""
    lead: int
    label: int
    detail: int
    """Cells of the column beside the label; 0 where the detail stands below it."""

    @classmethod
    def of(cls, entries: Sequence[Entry], width: int, *, numbered: bool, many: bool) -> _Columns:
        lead = min(max((cell_len(one_line(entry.lead)) for entry in entries), default=0), max(width // 3, 4))
        indent = 2 * numbered + 4 * many + (lead + 2 if lead else 0)
        room = max(width - indent, 1)
        label = max((cell_len(one_line(entry.label)) for entry in entries), default=0)
        detail = max((cell_len(one_line(entry.detail)) for entry in entries), default=0)
        label = min(label, max(room * 2 // 5, room - 2 - detail))
        if detail and room - label - 2 >= min(detail, NARROWEST_DETAIL):
            return cls(indent, lead, label, room - label - 2)
        return cls(indent, lead, room, 0)
