"""Writing on a sheet: the one editor that lies over the row being written, from opening to leaving it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Input

from cjm_tui.terminal.text import wrap_words
from cjm_tui.widgets.rows import GUTTER
from cjm_tui.widgets.sheet.fields import SheetField
from cjm_tui.widgets.sheet.foot import SheetFoot, editor_lines, foot_lines
from cjm_tui.widgets.sheet.line_editor import LineEditor
from cjm_tui.widgets.sheet.messages import (
    EditingEnded,
    EditingStarted,
    EntryAdded,
    FieldCancelled,
    FieldEdited,
    FieldTyping,
    Place,
    place_of,
)
from cjm_tui.widgets.sheet.page import SheetPage
from cjm_tui.widgets.sheet.places import Room, Spot

if TYPE_CHECKING:
    from cjm_tui.widgets.sheet.long_editor import LongEditor

NARROWEST_EDITOR = 20
"""An editor over a narrower table cell reaches beyond it, so that one sees what one types."""


class WritingSheet(Widget):
    """A sheet as far as writing on it goes; one editor at most is open."""

    read_only = var(False)

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self.page = SheetPage()
        self.foot = SheetFoot()
        self._line = LineEditor(self._entered, self._pasted)
        self._long: LongEditor | None = None
        self._column = ""
        self._base = ""
        self._told = ""
        self._is_touched = False

    def compose(self) -> ComposeResult:
        """Lay the editor over the rows."""
        yield self.page
        yield self.foot
        yield self._line

    @property
    def editing(self) -> Spot | None:
        """The place that is being written."""
        return self.page.unfolded.editing

    @property
    def draft(self) -> str:
        """What is in the open editor; empty where none is open."""
        return self._editor.text if self.editing else ""

    @property
    def _editor(self) -> LineEditor | LongEditor:
        field = self.page.field_at(self.editing)
        if self._long is not None and self.editing and self.editing.part == "field" and field and field.kind == "long":
            return self._long
        return self._line

    async def begin(self, spot: Spot, field: SheetField, base: str, column: str = "", draft: str = "") -> None:
        """Open the editor at a place with its text, or with an unfinished one."""
        if field.kind == "long" and spot.part == "field" and self._long is None:
            from cjm_tui.widgets.sheet.long_editor import LongEditor

            self._long = LongEditor()
            await self.mount(self._long)
        self._base, self._column = base, column
        begun = draft or base
        self._told = begun
        self.page.unfold(editing=spot)
        self._editor.load(begun, field.limit)
        self._told = self._editor.text
        self._is_touched = bool(draft)
        self._fit_editor()
        self._editor.display = True
        # At once and not after the next refresh: the next key may already be waiting.
        self.screen.set_focus(self._editor, scroll_visible=False)
        self.post_message(EditingStarted(**self._place(spot)))
        self.tell()

    def keep(self) -> None:
        """Close the editor and post what was changed."""
        spot, text = self.editing, self._editor.text.strip()
        if spot is None:
            return
        self._close()
        if spot.part == "add":
            if text:
                self.post_message(EntryAdded(spot.section, spot.field, text))
        elif text != self._base:
            self.page.unfold(kept=self.page.unfolded.kept | {spot.field})
            self.post_message(FieldEdited(**self._place(spot), value=text, base=self._base))
        if self._is_touched and (not text if spot.part == "add" else text == self._base):
            # Typed and taken back: what was kept of it meanwhile is of no more use.
            self.post_message(FieldCancelled(**self._place(spot), text=text))
        self._end(spot)

    def put_back(self, text: str) -> None:
        """Put an entry that could not be stored back where it was written, before what has been typed since."""
        if self.editing is not None and self.editing.part == "add":
            typed = self._line.text
            self._line.load(f"{text} {typed}" if typed else text, self._line.max_length or 0)

    def leave(self) -> None:
        """Close the editor and hand its text over unkept."""
        spot, text = self.editing, self._editor.text
        if spot is not None:
            self._close()
            self.post_message(FieldCancelled(**self._place(spot), text=text))
            self._end(spot)

    def set_aside(self) -> None:
        """Close the editor; whoever keeps the text at every key still has it."""
        if (spot := self.editing) is not None:
            self._close()
            self._end(spot)

    def follow(self, spot: Spot | None) -> None:
        """After the values have changed, keep the open editor on its place, or on the nearest one left."""
        if spot is None:
            return
        field = self.page.field_at(spot)
        index = self.page.find(spot) if field is not None else None
        if index is None:
            self._close()
            self.post_message(FieldCancelled(**self._place(spot), text=self._editor.text))
            self._end(spot)
            return
        if not self.page.is_at(spot):
            if spot.part == "entry":
                self._base = ""
                adding = [p.spot for p in self.page.placed if p.spot.part == "add" and p.spot.field == spot.field]
                spot = adding[0] if adding else self.page.placed[index].spot
            else:
                spot = self.page.placed[index].spot
        else:
            spot = self.page.placed[index].spot
        self.page.unfold(editing=spot)
        self._fit_editor()

    def tell(self) -> None:
        """Show at the foot what is asked here."""
        field = self.page.field
        if self.editing is not None and field is not None:
            self.foot.tell(editor_lines(self.editing, field, len(self._editor.text)))
        else:
            width = max(self.foot.size.width, 20)
            lines = foot_lines(self.page.spot, field, self.page.column, width, read_only=self.read_only)
            self.foot.tell(lines)

    def _place(self, spot: Spot) -> Place:
        return place_of(spot, self._column)

    def _close(self) -> None:
        had_keys = self._editor.has_focus
        self._editor.display = False
        self.page.unfold(editing=None, editor_height=1)
        if had_keys:
            self.screen.set_focus(self.page, scroll_visible=False)

    def _end(self, spot: Spot) -> None:
        self.post_message(EditingEnded(**self._place(spot)))
        self.page.lay_out_again(spot)
        self.tell()

    def _entered(self) -> None:
        spot = self.editing
        if spot is None or spot.part != "add":
            self.keep()
            return
        text = self._line.text.strip()
        if not text:
            self.keep()
            return
        self.post_message(EntryAdded(spot.section, spot.field, text))
        self._told = ""
        self._line.load("", self._line.max_length or 0)

    def _pasted(self, lines: list[str]) -> bool:
        """Take several pasted lines as so many entries; return False where only one text fits."""
        spot = self.editing
        if spot is None or spot.part != "add":
            return False
        for line in lines:
            self.post_message(EntryAdded(spot.section, spot.field, line))
        return True

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._tell_typing()

    # TextArea is imported only when it is first needed, so its message is matched by the name of its handler.
    def on_text_area_changed(self, event: Message) -> None:
        """Grow the editor with its text."""
        event.stop()
        self._fit_editor()
        self._tell_typing()

    def _tell_typing(self) -> None:
        spot = self.editing
        if spot is None or self._editor.text == self._told:
            return
        self._told, self._is_touched = self._editor.text, True
        self.post_message(FieldTyping(**self._place(spot), text=self._told, base=self._base))
        self.tell()

    @on(SheetPage.Scrolled)
    def _place_editor(self) -> None:
        """Lay the editor over its row, wherever that has been scrolled to."""
        spot = self.editing
        index = self.page.find(spot) if spot is not None else None
        if spot is None or index is None:
            return
        room = self._room(index)
        y = self.page.first_line(index) + room.y - self.page.scroll_offset.y
        height = self.page.unfolded.editor_height
        y = min(max(y, 0), max(self.page.size.height - height, 0))
        x = GUTTER + room.x
        editor = self._editor
        editor.styles.offset = (x, y)
        editor.styles.width = max(min(room.width, self.size.width - x - 1), 4)
        editor.styles.height = height

    def _room(self, index: int) -> Room:
        placed = self.page.placed[index]
        if placed.spot.part != "cells":
            return placed.room
        room = placed.room if self.page.column < 0 else placed.cells[self.page.column]
        width = max(room.width, NARROWEST_EDITOR)
        x = max(min(room.x, self.page.content_width - width), 0)
        return Room(x, room.y, width)

    def _fit_editor(self) -> None:
        """Reserve as many lines as the text takes, and lay the editor over them."""
        spot, height = self.editing, 1
        if spot is None:
            return
        index = self.page.find(spot)
        if index is not None and self._editor is self._long and self._long is not None:
            # The editor takes one cell for its scroll bar, and a line below the text shows that it goes on.
            width = self.page.placed[index].room.width - 1
            lines = sum(len(wrap_words(line, width, 200)) or 1 for line in self._long.text.split("\n"))
            height = min(max(lines + 1, 3), max(self.page.size.height - 2, 1), 14)
        self.page.unfold(editor_height=height)
        self.page.lay_out_again(spot)
        self.page.scroll_to_cursor()
        self._place_editor()

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Keep what was typed when somebody clicks elsewhere; nothing is lost."""
        left = self.editing is not None and event.widget is self._editor and self.screen.focused is not self._editor
        if left and self.app.app_focus:
            self.keep()
