"""The journey grid: a map that one looks around in, and whose cells are edited in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, Self, TypeAlias

from textual import on
from textual.binding import BindingType
from textual.reactive import var

from cjm_tui.i18n import _
from cjm_tui.widgets.journey_grid import messages
from cjm_tui.widgets.journey_grid.browser import MapBrowser
from cjm_tui.widgets.journey_grid.keys import EDITING
from cjm_tui.widgets.journey_grid.layout import Zoom
from cjm_tui.widgets.journey_grid.messages import CellRef
from cjm_tui.widgets.journey_grid.values import STAGE, TITLE, GridMap
from cjm_tui.widgets.journey_grid.view import GridView

if TYPE_CHECKING:
    from cjm_tui.widgets.journey_grid.editor import CellEditor


class JourneyGrid(MapBrowser):
    """A journey as a grid of lanes and touchpoints, with the emotional curve running through.

    Give it a `GridMap` with `show`; it answers with the messages of `messages`, and changes nothing by itself: an
    edit shows when the screen hands in the next map. The keyboard is with its drawing surface: `has_focus_within`.
    """

    BINDINGS: ClassVar[list[BindingType]] = EDITING

    Activated: TypeAlias = messages.Activated
    EditRequested: TypeAlias = messages.EditRequested
    CellTyping: TypeAlias = messages.CellTyping
    CellEdited: TypeAlias = messages.CellEdited
    EditCancelled: TypeAlias = messages.EditCancelled
    MoveRequested: TypeAlias = messages.MoveRequested
    InsertRequested: TypeAlias = messages.InsertRequested
    RemoveRequested: TypeAlias = messages.RemoveRequested

    read_only: var[bool] = var(False, init=False)
    """Enter activates instead of editing, and nothing can be inserted, moved or removed."""

    def __init__(
        self,
        shown: GridMap | None = None,
        *,
        read_only: bool = False,
        ascii_only: bool = False,
        name: str | None = None,
        id: str | None = None,  # noqa: A002 - Textual's name for it
        classes: str | None = None,
    ) -> None:
        super().__init__(shown, ascii_only=ascii_only, name=name, id=id, classes=classes)
        self.set_reactive(JourneyGrid.read_only, read_only)
        self._editor: CellEditor | None = None
        self._edited: CellRef | None = None

    @property
    def edited(self) -> CellRef | None:
        """The cell that the editor is open on, None where it is closed."""
        return self._edited

    def focus(self, scroll_visible: bool = True) -> Self:
        """Give the keyboard to the map, or to the editor that is open over it."""
        if self._editor is None:
            return super().focus(scroll_visible)
        self._editor.focus(scroll_visible)
        return self

    def begin_edit(self, text: str | None = None, *, limit: int | None = None) -> None:
        """Open the editor over the cell under the cursor, with its text or with another one (a draft).

        `limit` is the most characters that may be typed: 200 in names, 4,000 elsewhere.
        """
        # Textual's text area is slow to import, and most looks at a map edit nothing.
        from cjm_tui.widgets.journey_grid.editor import CellEditor

        cell = self.cell
        if cell is None:
            return
        self._close_editor()
        name = cell.lane_key in (STAGE, TITLE)
        text = self.cell_text if text is None else text
        self._edited = cell
        self._editor = CellEditor(text, one_line=name, limit=limit or (200 if name else 4000))
        self.mount(self._editor)
        self._place_editor()
        self._editor.focus()

    def end_edit(self) -> None:
        """Close the editor without a message, for a screen that knows that nothing is left to save."""
        self._close_editor()
        super().focus()

    def _close_editor(self) -> None:
        if self._editor:
            self._editor.remove()
        self._editor = self._edited = None

    def _arrange(self) -> None:
        super()._arrange()
        self._place_editor()

    def _place_editor(self) -> None:
        """Put the editor over its cell; where that is out of sight, leave it where it is."""
        if self._editor and self._edited == self.cell:
            region = self._view.cell_region(self._seen_index, self._key)
            if region.area:
                self._editor.place(region, self.size)

    @on(messages.EditorTyped)
    def _type(self, event: messages.EditorTyped) -> None:
        """Tell what has been typed, and make room for it."""
        event.stop()
        if self._edited:
            self._place_editor()
            self.post_message(messages.CellTyping(self, self._edited, event.text))

    @on(messages.EditorFinished)
    def _finish(self, event: messages.EditorFinished) -> None:
        """Hand the text to the screen; on Tab ask to edit the next cell of the same lane."""
        event.stop()
        self._take_over(event.text)
        before = self.cell
        if event.goes_on:
            self.action_go(1, 0)
            if self.cell != before:
                self.action_edit()

    def _take_over(self, text: str) -> None:
        if cell := self._edited:
            self.end_edit()
            self.post_message(messages.CellEdited(self, cell, text))

    @on(messages.EditorAbandoned)
    def _abandon(self, event: messages.EditorAbandoned) -> None:
        """Close the editor, and hand the text to the screen, which may keep it as a draft."""
        event.stop()
        if cell := self._edited:
            self.end_edit()
            self.post_message(messages.EditCancelled(self, cell, event.text))

    def _press(self, event: GridView.CellPressed) -> None:
        """Move the cursor to the mouse; a second click edits. An open editor's text is taken over first."""
        if self._editor:
            self._take_over(self._editor.text)
        super()._press(event)
        if event.chain == 2:
            self.action_edit()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the keys to the editor while it is open; hide what a map that is only read does not offer."""
        if self._editor:
            return False
        return not (self.read_only and action in ("insert", "shift", "remove"))

    def _default_hint(self) -> str:
        if self.read_only:
            return super()._default_hint()
        active = (each.binding for each in self.screen.active_bindings.values())
        inserting = [binding for binding in active if binding.id == "grid.insert_after"]
        key = self.app.get_key_display(inserting[0]) if inserting else "a"
        if not self._places:
            return _("No stages yet. Press {key} to insert the first one.").format(key=key)
        return _("No touchpoints yet. Press {key} to insert the first one.").format(key=key)

    def action_edit(self) -> None:
        """Ask to edit the cell; on the whole map, look closer at the stage; where nothing can be edited, activate."""
        cell = self.cell
        if cell is None:
            return
        if self.zoom is Zoom.MAP:
            self.zoom = Zoom.STAGE
        elif self.read_only:
            self.post_message(messages.Activated(self, cell))
        elif cell.column_uid is None and not cell.on_stage:
            self.post_message(messages.InsertRequested(self, cell, "after"))
        else:
            self.post_message(messages.EditRequested(self, cell, self.cell_text))

    def action_insert(self, where: Literal["before", "after"]) -> None:
        """Ask for a new touchpoint or stage beside this one."""
        self.post_message(messages.InsertRequested(self, self.cell or CellRef("", None, STAGE), where))

    def action_shift(self, delta: int) -> None:
        """Ask to move this touchpoint or stage."""
        if (cell := self.cell) and (cell.on_stage or cell.column_uid):
            self.post_message(messages.MoveRequested(self, cell, delta))

    def action_remove(self) -> None:
        """Ask to remove this touchpoint or stage."""
        if (cell := self.cell) and (cell.on_stage or cell.column_uid):
            self.post_message(messages.RemoveRequested(self, cell))
