"""Taking up what was begun before: texts that were never finished, and cards that wait for a stage."""

from __future__ import annotations

from cjm_tui.domain.journey_map import Note, Stage, Touchpoint
from cjm_tui.domain.silent_task import last_revealed
from cjm_tui.i18n import _
from cjm_tui.screens.record_sheet.unfinished import RECORDS
from cjm_tui.screens.touchpoints.map_pages import MapPages
from cjm_tui.screens.touchpoints.quick_entry import QuickEntry
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.widgets.journey_grid import TITLE


class TakingUp(MapPages):
    """Opens the page and the cell that an unfinished text belongs to; subclasses say what the map shows."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._laid_out = ""
        """The silent writing whose cards have been shown."""
        self._is_begun = False
        """Whether a text that was begun before has been taken up."""

    def action_write(self) -> None:
        """Open the line for typing touchpoints."""
        raise NotImplementedError

    def _is_in_sight(self, lane: str) -> bool:
        """Tell whether the map has a lane to go to."""
        raise NotImplementedError

    async def resume_text(self) -> None:
        """Open the editor on a text that was begun and never finished."""
        self._is_begun = True
        for draft in self.desk.kept_texts():
            if not draft.text:
                continue
            kind, uid, field = ([*draft.place.split(":"), "", ""])[:3]
            if kind == QuickEntry.PLACE and not self.grid.read_only:
                self.action_write()
                return
            if draft.place == "bucket":
                await self._turn_to("bucket")
                return
            if kind == RECORDS and self._resume_on_sheet(draft.place):
                return
            record = self.desk.view.find(Touchpoint, uid) or self.desk.view.find(Stage, uid)
            if record is not None and kind == record.kind:
                self._resume(record, field, draft.base, draft.text)
                return
        await self._lay_cards_out()

    async def _lay_cards_out(self) -> None:
        """Show the cards that were revealed and wait for a stage, once, to whoever is with the group."""
        revealed = last_revealed(self.desk.view, self.phase)
        if revealed is None or revealed.uid == self._laid_out or not self.desk.is_with_group or self._page != "grid":
            return
        self._laid_out = revealed.uid
        has_cards = self.desk.view.bucket(self.journey.uid) or self.desk.kept_text("bucket")
        if has_cards and self.grid.edited is None:
            await self._turn_to("bucket")

    def _resume(self, record: Touchpoint | Stage, field: str, base: str, text: str) -> None:
        """Open the cell that a text belongs to; where the map does not show it, the sheet, which keeps it as well."""
        lane = TITLE if field == "title" else field
        if lane == TITLE and isinstance(record, Stage):
            on_map = self.grid.move_to_stage(record.uid)
        else:
            on_map = self._is_in_sight(lane) and self.grid.move_to(record.uid, lane)
        if on_map:
            self.begin(base, text)
            self.desk.says(_("Here is the text that you had begun."))
        else:
            self.open_record(record, field)

    def _resume_on_sheet(self, place: str) -> bool:
        """Open the sheet with the list that a text belongs to; return whether it is one of this journey's."""
        view = self.desk.view
        *key, uid, _column = place.split(":")
        note = view.find(Note, uid)
        owner = (note.touchpoint or note.stage) if note else uid
        record = view.find(Touchpoint, owner) or view.find(Stage, owner)
        if record is not None:
            self.open_record(record, ":".join(key))
        return record is not None
