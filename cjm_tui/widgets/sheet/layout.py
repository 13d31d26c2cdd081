"""Where everything of a sheet stands: sections and fields become rows of lines, for one width."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from rich.cells import cell_len

from cjm_tui.i18n import _
from cjm_tui.terminal.text import cell_clip, wrap_words
from cjm_tui.widgets.lines import Line, Span
from cjm_tui.widgets.rows import Row
from cjm_tui.widgets.sheet.fields import SheetChoice, SheetField, SheetSection
from cjm_tui.widgets.sheet.places import Part, Placed, Room, Spot, Unfolded, option_key
from cjm_tui.widgets.sheet.table import TableLayout
from cjm_tui.widgets.themes import UNICODE, Glyphs

LONGEST_VALUE = 200
"""The most lines of one value that are laid out."""
STACKED_BELOW = 46
"""Narrower than this, a label stands above its value instead of beside it."""
MEASURE = 84
"""The widest line of running text; beyond it a line is tiring to read."""


def lay_out(
    sections: Sequence[SheetSection],
    unfolded: Unfolded,
    width: int,
    glyphs: Glyphs = UNICODE,
    *,
    airy: bool = True,
) -> list[Placed]:
    """Return the rows of the sheet; `airy` puts a blank line before each section."""
    names = [field.label for section in sections for field in section.fields if _shown(section, field, unfolded)]
    longest = max(map(cell_len, names), default=0)
    page = _Page(glyphs, width, 0 if width < STACKED_BELOW else min(max(longest + 2, 12), 26, width // 3))
    placed: list[Placed] = []
    for section in sections:
        lead = 1 if airy and placed else 0
        placed.extend(_section(section, unfolded, page, lead))
    return placed


def is_open(section: SheetSection, unfolded: Unfolded) -> bool:
    """Return whether the section shows its fields."""
    return section.collapsed == (section.name in unfolded.sections)


def _shown(section: SheetSection, field: SheetField, unfolded: Unfolded) -> bool:
    always = field.required or field.prominent or field.is_filled or field.key in unfolded.kept or field.editing_by
    return bool(always or section.name in unfolded.more)


class _Page(NamedTuple):
    """How the width is shared: labels take `label` cells (none when stacked), values what is left."""

    glyphs: Glyphs
    width: int
    label: int

    @property
    def value_x(self) -> int:
        return self.label or 2

    @property
    def value_width(self) -> int:
        return max(min(self.width - self.value_x, MEASURE), 8)


def _section(section: SheetSection, unfolded: Unfolded, page: _Page, lead: int) -> Iterator[Placed]:
    opened = is_open(section, unfolded)
    if section.title:
        yield _section_title(section, opened, page, lead)
    if not opened:
        return
    hidden = []
    for field in section.fields:
        if _shown(section, field, unfolded):
            yield from _Rows(section, field, unfolded, page).placed()
        else:
            hidden.append(field.label)
    spot = Spot(section.name, "more")
    optional = [field for field in section.fields if not _shown(section, field, replace(unfolded, more=frozenset()))]
    if hidden:
        names = ", ".join(_lower_first(label) for label in hidden)
        text = _("+ more ({n})").format(n=len(hidden))
        left = page.width - cell_len(text) - 2
        line = (Span(text, "accent"), Span("  " + cell_clip(names, left) if left > 8 else "", "dim"))
        yield Placed(spot, Row((line,)))
    elif optional and section.name in unfolded.more:
        yield Placed(spot, Row(((Span(_("- fewer"), "accent"),),)))


def _section_title(section: SheetSection, opened: bool, page: _Page, lead: int) -> Placed:
    fold = "" if not section.collapsed else f"{page.glyphs.down} " if opened else f"{page.glyphs.step} "
    summary = cell_clip(section.summary, max(page.width // 2, 8))
    title = cell_clip(fold + section.title, max(page.width - cell_len(summary) - 2, 6))
    line: Line = (Span(title, "title"), Span("  " + summary if summary else "", "dim"))
    row = Row(((),) * lead + (line,), stops=section.collapsed, lead=lead)
    return Placed(Spot(section.name, "section"), row)


class _Rows:
    """Makes the rows of one field."""

    def __init__(self, section: SheetSection, field: SheetField, unfolded: Unfolded, page: _Page) -> None:
        self.section, self.field, self.unfolded, self.page = section, field, unfolded, page

    def placed(self) -> Iterator[Placed]:
        match self.field.kind:
            case "list":
                yield from self._list()
            case "table":
                yield from self._table()
            case _:
                yield from self._value()
        yield from self._alternatives()

    def _spot(self, part: Part, index: int = 0, key: str = "") -> Spot:
        return Spot(self.section.name, part, self.field.key, index, key)

    def _value(self) -> Iterator[Placed]:
        spot = self._spot("field")
        yield self._beside(spot, self._value_lines(), labelled=True)
        if self.unfolded.options == self.field.key:
            for index, choice in enumerate(self.field.choices):
                yield self._option(index, choice)

    def _value_lines(self) -> list[Line]:
        field, width = self.field, self.page.value_width
        if field.kind == "flag":
            return [(Span(_("yes") if field.value else _("no"), "value" if field.value else "dim"),)]
        text = field.choice_label(field.value) if field.kind == "choice" else str(field.value)
        if not text:
            return [(Span(cell_clip(self._prompt(), width), "prompt"),)]
        if field.kind == "number" and field.unit:
            text = f"{text} {field.unit}"
        if field.kind == "link":
            return [(Span(cell_clip(text, width), "link"),)]
        return [(Span(line, "value"),) for line in wrap_words(text, width, LONGEST_VALUE)]

    def _prompt(self) -> str:
        return self.field.help or (_("to fill in") if self.field.required else self.page.glyphs.dash)

    def _option(self, index: int, choice: SheetChoice) -> Placed:
        glyphs = self.page.glyphs
        chosen = glyphs.point if choice.key == self.field.value else glyphs.ring
        line = (
            Span(" " * self.page.value_x + f"{option_key(index)} {chosen} ", "dim"),
            Span(cell_clip(choice.label, max(self.page.value_width - 4, 4)), "option"),
        )
        return Placed(self._spot("option", index, choice.key), Row((line,)))

    def _list(self) -> Iterator[Placed]:
        entries = self.field.entries
        width = self.page.value_width
        for index, entry in enumerate(entries):
            mark = f"{index + 1}" if self.field.ordered else self.page.glyphs.bullet
            inner = width - cell_len(mark) - 1
            wrapped = wrap_words(entry.text, inner, LONGEST_VALUE) or ("",)
            lines: list[Line] = [
                (Span(mark + " " if n == 0 else " " * (cell_len(mark) + 1), "dim"), Span(line, "value"))
                for n, line in enumerate(wrapped)
            ]
            if entry.note:
                if cell_len(wrapped[-1]) + cell_len(entry.note) + 2 <= inner:
                    lines[-1] = (*lines[-1], Span("  " + entry.note, "dim"))
                else:
                    lines.append((Span(" " * (cell_len(mark) + 1) + cell_clip(entry.note, inner), "dim"),))
            lines += self._unfinished(entry.key, cell_len(mark) + 1, inner)
            yield self._beside(
                self._spot("entry", index, entry.key), lines, labelled=index == 0, inset=cell_len(mark) + 1
            )
        words = cell_clip("+ " + (self.field.add_label or _("add…")), width)
        add: Line = (Span(words, "add"),)
        if self.field.draft:
            add = (*add, *self._begun("   ", width - cell_len(words)))
        elif not entries and self.field.help and cell_len(words) + cell_len(self.field.help) + 3 <= width:
            add = (*add, Span("   " + self.field.help, "prompt"))
        yield self._beside(self._spot("add", len(entries)), [add], labelled=not entries, inset=2)

    def _table(self) -> Iterator[Placed]:
        table = TableLayout(self.field, self.page.width, self.page.glyphs)
        remarks = self._remarks_inline()
        says_more = remarks or self.field.label != self.section.title
        label: Line = (Span(cell_clip(self.field.label, self.page.width), "label"), *remarks)
        yield Placed(self._spot("blank"), Row((*([label] if says_more else []), table.heading()), stops=False))
        for index, row in enumerate(self.field.rows):
            spot = self._spot("cells", index, row.key)
            cells = tuple(Room(x, 0, width) for x, width in table.places())
            unfinished = self._unfinished(row.key, 4, self.page.width - 4)
            yield Placed(spot, Row((table.line(row), *unfinished)), Room(2, 0, table.heading_width), cells)
        if self.field.add_label:
            words = cell_clip("+ " + self.field.add_label, self.page.width - 2)
            room = Room(4, 0, max(min(self.page.width - 4, MEASURE), 8))
            begun = self._begun("   ", self.page.width - 2 - cell_len(words)) if self.field.draft else ()
            yield Placed(self._spot("add", len(self.field.rows)), Row(((Span("  " + words, "add"), *begun),)), room)

    def _begun(self, gap: str, width: int) -> Line:
        """Return the unfinished text behind the words of the line that adds."""
        return (Span(gap + self._draft_words(self.field.draft, width - len(gap)), "other"),)

    def _unfinished(self, entry: str, inset: int, width: int) -> list[Line]:
        """Return the unfinished texts of an entry or row and of its cells."""
        texts = [draft.text for draft in self.field.drafts if draft.entry == entry]
        return [(Span(" " * inset + self._draft_words(text, width), "other"),) for text in texts]

    def _draft_words(self, text: str, width: int) -> str:
        """Return an unfinished text in one line; of a long one its end, where the writing stopped."""
        words, flat = _("draft:") + " ", " ".join(text.split())
        room = max(width - cell_len(words), 4)
        if cell_len(flat) > room:
            more = self.page.glyphs.more
            flat = more + flat[-(room - len(more)) :].lstrip()
            flat = cell_clip(flat, room)
        return words + flat

    def _alternatives(self) -> Iterator[Placed]:
        mark = self.page.glyphs.look_right + " "
        for index, alternative in enumerate(self.field.alternatives):
            who = _("{name} wrote:").format(name=cell_clip(alternative.author, 20)) + " "
            wrapped = wrap_words(who + alternative.text, self.page.value_width - 2, LONGEST_VALUE)
            lines: list[Line] = [(Span((mark if n == 0 else "  ") + line, "other"),) for n, line in enumerate(wrapped)]
            spot = self._spot("alternative", index, alternative.key)
            yield self._beside(spot, lines, labelled=False)

    def _remarks_inline(self) -> Line:
        if self.field.editing_by:
            return (Span("  " + _("{name} is writing…").format(name=self.field.editing_by), "other"),)
        return ()

    def _remarks(self) -> list[Line]:
        """Return what stands below the value: who else is writing, and one's own unfinished text."""
        width = self.page.value_width
        remarks: list[Line] = []
        if self.field.editing_by:
            words = _("{name} is writing…").format(name=self.field.editing_by)
            remarks.append((Span(cell_clip(words, width), "other"),))
        if self.field.draft and self.field.kind not in ("list", "table"):
            remarks.append((Span(self._draft_words(self.field.draft, width), "other"),))
        return remarks

    def _beside(self, spot: Spot, lines: list[Line], *, labelled: bool, inset: int = 0) -> Placed:
        """Put the label to the left of the lines, or above them where there is no room beside."""
        page = self.page
        if self.unfolded.editing == spot:
            lines = [lines[0][:1] if inset else (), *[()] * (self.unfolded.editor_height - 1)]
        elif labelled:
            lines = lines + self._remarks()
        mark = page.glyphs.ring + " " if labelled and self.field.required and not self.field.is_filled else ""
        top = 0
        if page.label:
            label = wrap_words(self.field.label, page.label - 2 - len(mark), 3) if labelled else ()
            beside = zip_longest([_padded(words, page.label, "") for words in label], lines)
            whole = tuple((*(left or (Span(" " * page.label),)), *(right or ())) for left, right in beside)
            if mark:
                whole = (((*_padded(label[0], page.label, mark), *lines[0])), *whole[1:])
        else:
            indented: list[Line] = [(Span("  "), *line) for line in lines]
            if labelled:
                title: Line = (
                    Span(mark, "missing"),
                    Span(cell_clip(self.field.label, page.width - len(mark)), "label"),
                )
                indented.insert(0, title)
                top = 1
            whole = tuple(indented)
        room = Room(page.value_x + inset, top, page.value_width - inset)
        return Placed(spot, Row(whole), room)


def _padded(label: str, width: int, mark: str) -> Line:
    space = " " * (width - cell_len(label) - len(mark))
    return (Span(mark, "missing"), Span(label, "label"), Span(space))


def _hanging(mark: str, lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines after a mark, the following ones indented by as much."""
    for index, line in enumerate(lines):
        yield (mark if index == 0 else " " * cell_len(mark)) + line


def _lower_first(text: str) -> str:
    """Return the text with a small first letter, unless it begins with an abbreviation."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]
