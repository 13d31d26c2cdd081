"""The sheet: the calm editor of one record, read like a document and filled in place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Self

from textual import events, on
from textual.actions import SkipAction
from textual.binding import BindingType

from cjm_tui.widgets.sheet.fields import Cell, SheetChoice, SheetField, SheetSection
from cjm_tui.widgets.sheet.keys import PICKS, SHEET_KEYS, is_harmless, is_removable, is_switch, takes_digit
from cjm_tui.widgets.sheet.layout import is_open
from cjm_tui.widgets.sheet.messages import (
    AlternativeChosen,
    AlternativeDropped,
    EntryMoved,
    EntryRemoved,
    FieldEdited,
    LinkActivated,
    place_of,
)
from cjm_tui.widgets.sheet.page import SheetPage
from cjm_tui.widgets.sheet.places import Spot, Unfolded, option_key
from cjm_tui.widgets.sheet.writing import WritingSheet


class Sheet(WritingSheet):
    """Shows the fields of one record and edits them in place.

    Empty optional fields stay behind one line a section. `show` replaces the values while somebody writes;
    every change goes out as a message, and nothing changes here until `show` brings it back.
    """

    BINDINGS: ClassVar[list[BindingType]] = SHEET_KEYS
    DEFAULT_CSS = """
    Sheet { height: 1fr; background: $background; }
    """

    def __init__(
        self,
        sections: Sequence[SheetSection] = (),
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.page.sections = tuple(sections)
        self._record: str | None = None
        self._writes_on = False
        """Whether Tab, which has come from a text to something that is chosen, opens the next text again."""

    @property
    def cursor_field(self) -> str:
        """The key of the field that the cursor is in; empty on a section's line."""
        return self.page.spot.field if self.page.spot else ""

    def show(self, sections: Sequence[SheetSection], record: str | None = None) -> None:
        """Show these values from now on; an open editor and the cursor stay where they are.

        Another `record` than before starts at the top with everything folded; an open editor is kept first.
        """
        page = self.page
        if record != self._record:
            self.keep()
            self._record = record
            page.unfolded, page.cursor = Unfolded(), 0
            page.sections = tuple(sections)
            page.rebuild(0)
            page.scroll_to(y=0, animate=False, immediate=True)
        else:
            spot = page.spot
            page.sections = tuple(sections)
            page.lay_out_again(spot)
            self.follow(self.editing)
        self.tell()

    def reveal(self, key: str) -> bool:
        """Go to a field, opening what hides it; return False where the sheet has no such field."""
        for section in self.page.sections:
            if any(field.key == key for field in section.fields):
                self.keep()
                if not is_open(section, self.page.unfolded):
                    self._fold(section.name)
                self.page.unfold(kept=self.page.unfolded.kept | {key})
                self.page.lay_out_again()
                target = [n for n, p in enumerate(self.page.placed) if p.spot.field == key and p.row.stops]
                if target:
                    self.page.go_to(target[0])
                self.tell()
                return bool(target)
        return False

    async def write(self, key: str) -> None:
        """Go to a field and open its editor, or the line that adds to its list."""
        if self.reveal(key):
            self._to_add_line(key)
            await self._open()

    def focus(self, scroll_visible: bool = True) -> Self:
        """Give the keys to the rows."""
        self.page.focus(scroll_visible)
        return self

    def watch_read_only(self) -> None:
        """Close what is open when the sheet may no longer be written."""
        if self.read_only:
            self.set_aside()
        if self.is_mounted:
            self.tell()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let a key through to the screen where it means nothing here."""
        spot = self.page.spot
        busy, writable = self.editing is not None, not self.read_only
        match action:
            case "leave":
                return busy or bool(self.page.unfolded.options)
            case "activate":
                return not busy and spot is not None and (writable or is_harmless(self.page))
            case "switch":
                return writable and not busy and is_switch(self.page)
            case "pick":
                return writable and not busy and takes_digit(self.page)
            case "remove":
                return writable and not busy and is_removable(self.page)
            case "carry":
                return writable and not busy and spot is not None and spot.part == "entry"
            case "column":
                return not busy and spot is not None and spot.part == "cells"
        return True

    async def action_activate(self) -> None:
        """Do what Enter does where the cursor is."""
        spot, field = self.page.spot, self.page.field
        if spot is None:
            return
        if spot.part == "section":
            self._fold(spot.section)
        elif spot.part == "more":
            self.page.unfold(more=self.page.unfolded.more ^ {spot.section})
        elif field is None:
            return
        elif field.kind == "link":
            self.post_message(LinkActivated(spot.section, spot.field))
        elif self.read_only:
            return
        elif spot.part == "alternative":
            self.post_message(AlternativeChosen(spot.section, spot.field, spot.key))
        elif spot.part == "option":
            self._choose(spot, field.choices[spot.number].key)
        elif spot.part == "field" and field.kind == "choice":
            self._list_options(spot, field)
        elif is_switch(self.page):
            self.action_switch()
        else:
            await self._open()
            return
        if spot.part in ("section", "more"):
            self.page.lay_out_again(spot)
        self.tell()

    def action_leave(self) -> None:
        """Leave the editor, or close the list of options."""
        self._writes_on = False
        if self.editing is not None:
            self.leave()
        elif self.page.unfolded.options:
            self._close_options()

    def action_move(self, step: int) -> None:
        """Keep what was typed and move the cursor."""
        self._writes_on = False
        self.keep()
        if not self.page.move(step):
            raise SkipAction

    def action_page(self, direction: int) -> None:
        """Keep what was typed and move by a screenful."""
        self.keep()
        self.page.action_page(direction)

    def action_go_first(self) -> None:
        """Go to the first row."""
        self.page.action_go_first()

    def action_go_last(self) -> None:
        """Go to the last row."""
        self.page.action_go_last()

    async def action_field(self, direction: int) -> None:
        """Keep what was typed and go to the next field; go on writing where one was writing, or list what to choose."""
        page = self.page
        writes_on = self.editing is not None or self._writes_on or bool(page.unfolded.options)
        self.keep()
        if page.unfolded.options:
            self._close_options()
        if not page.go_to_field(direction, values_only=writes_on):
            self._writes_on = False
            if writes_on:
                return
            raise SkipAction
        spot, field = page.spot, page.field
        if writes_on and field is not None and field.kind in ("text", "long", "number", "date", "list"):
            self._to_add_line(field.key)
            await self._open()
        elif writes_on and spot is not None and field is not None and field.kind == "choice" and not self.read_only:
            self._list_options(spot, field)
        # Last, since the cursor that moves and the editor that opens both end it.
        self._writes_on = writes_on
        self.tell()

    def action_switch(self) -> None:
        """Switch a flag, or go to a choice's next value."""
        spot, field = self.page.spot, self.page.field
        if spot is None or field is None:
            return
        if spot.part == "cells":
            column = field.columns[self.page.column]
            value: Cell = field.rows[spot.number].cells[self.page.column]
            value = not value if column.kind == "flag" else _following(column.choices, value)
            self.post_message(FieldEdited(**place_of(spot, column.key), value=value))
        elif field.kind == "flag":
            self.post_message(FieldEdited(**place_of(spot), value=not field.value))
        else:
            self._choose(spot, _following(field.choices, field.value))

    def action_pick(self, index: int) -> None:
        """Choose the option with this number, or put the digit itself into a table's number."""
        spot, field = self.page.spot, self.page.field
        if spot is None or field is None:
            return
        if spot.part == "cells":
            column = field.columns[self.page.column]
            if column.kind == "number":
                self.post_message(FieldEdited(**place_of(spot, column.key), value=PICKS[index]))
            elif index < len(column.choices):
                self.post_message(FieldEdited(**place_of(spot, column.key), value=column.choices[index].key))
        elif index < len(field.choices):
            self._choose(spot, field.choices[index].key)

    def on_key(self, event: events.Key) -> None:
        """Let letters pick from the tenth option on while they are listed; a word typed there is no run of commands."""
        field, typed = self.page.field, event.character or ""
        if self.page.unfolded.options and self.editing is None and field is not None:
            keys = {option_key(index): index for index in range(9, len(field.choices))}
            if typed in keys:
                self.action_pick(keys[typed])
            # The screen's keys in upper case still act, since they ask first; all but Q, which leaves.
            if typed in keys or typed == "Q" or (typed.islower() and typed not in "jk"):
                event.stop()

    def action_remove(self) -> None:
        """Ask for an entry, a row or a late text to be taken away."""
        spot = self.page.spot
        if spot is None:
            return
        if spot.part == "alternative":
            self.post_message(AlternativeDropped(spot.section, spot.field, spot.key))
        else:
            self.post_message(EntryRemoved(spot.section, spot.field, spot.number, spot.key))

    def action_carry(self, step: int) -> None:
        """Ask for an entry to move up or down."""
        spot, field = self.page.spot, self.page.field
        if spot is not None and field is not None and 0 <= spot.number + step < len(field.entries):
            self.post_message(EntryMoved(spot.section, spot.field, spot.number, spot.key, spot.number + step))

    def action_column(self, step: int) -> None:
        """Go to a neighbouring cell."""
        if not self.page.move_column(step):
            raise SkipAction
        self.tell()

    async def _open(self) -> None:
        spot, field = self.page.spot, self.page.field
        if spot is None or field is None or self.read_only:
            return
        column = ""
        if spot.part == "add":
            base = ""
        elif spot.part == "entry":
            base = field.entries[spot.number].text
        elif spot.part == "cells" and self.page.column >= 0:
            column = field.columns[self.page.column].key
            base = str(field.rows[spot.number].cells[self.page.column] or "")
        elif spot.part == "cells":
            base = field.rows[spot.number].label
        else:
            base = str(field.value)
        draft = ""
        if spot.part in ("field", "add"):
            draft, base = (field.draft, field.draft_base) if field.draft else ("", base)
        elif unfinished := field.draft_of(spot.key, column):
            draft, base = unfinished.text, unfinished.base
        await self.begin(spot, field, base, column, draft)

    def _to_add_line(self, key: str) -> None:
        adding = [n for n, p in enumerate(self.page.placed) if p.spot.field == key and p.spot.part == "add"]
        if adding:
            self.page.go_to(adding[0])

    def _fold(self, section: str) -> None:
        self.page.unfold(sections=self.page.unfolded.sections ^ {section})

    def _list_options(self, spot: Spot, field: SheetField) -> None:
        self.page.unfold(options=field.key)
        self.page.lay_out_again(spot)
        chosen = next((n for n, choice in enumerate(field.choices) if choice.key == field.value), 0)
        self.page.go_to(self.page.cursor + 1 + chosen)

    def _close_options(self) -> None:
        spot = self.page.spot
        self.page.unfold(options="")
        if spot is not None:
            self.page.lay_out_again(spot._replace(part="field", number=0, key="") if spot.part == "option" else spot)
        self.tell()

    def _choose(self, spot: Spot, key: str) -> None:
        field = spot._replace(part="field", number=0, key="")
        if self.page.unfolded.options:
            self._close_options()
        self.post_message(FieldEdited(**place_of(field), value=key))

    @on(SheetPage.CursorMoved)
    def _went(self) -> None:
        spot = self.page.spot
        if self.page.unfolded.options and spot is not None and spot.part != "option":
            self._close_options()
        self.refresh_bindings()
        self.tell()

    @on(SheetPage.Activated)
    async def _clicked(self) -> None:
        if self.check_action("activate", ()):
            await self.action_activate()

    def on_resize(self) -> None:
        """Keep the editor on its row, and the foot to one line where the sheet is low."""
        self.foot.styles.height = 2 if self.size.height >= 12 else 1
        self.follow(self.editing)
        self.call_after_refresh(self.tell)


def _following(choices: tuple[SheetChoice, ...], value: Cell) -> str:
    keys = [choice.key for choice in choices]
    if not keys:
        return ""
    return keys[(keys.index(str(value)) + 1) % len(keys)] if value in keys else keys[0]
