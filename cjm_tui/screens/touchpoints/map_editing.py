"""The journey as a grid whose cells are edited in place; every text is kept while it is typed."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.getters import query_one

from cjm_tui.domain import lanes
from cjm_tui.domain.acts import map_shape, mapping, records
from cjm_tui.domain.choices import Phase
from cjm_tui.domain.edits import Change, Draft
from cjm_tui.domain.journey_map import Note, Stage, Touchpoint
from cjm_tui.domain.records import Record
from cjm_tui.domain.scope import Journey
from cjm_tui.domain.setting import Alternative
from cjm_tui.i18n import N_, _
from cjm_tui.screens.journey_map.grid_values import touchpoint_label
from cjm_tui.screens.touchpoints.asking import ask_text, why_read_only
from cjm_tui.screens.touchpoints.cell_line import CellLine, CellWords
from cjm_tui.screens.touchpoints.reshaping import remove_stage
from cjm_tui.screens.touchpoints.sections import question_about
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.screens.workshop.phase_body import PhaseBody
from cjm_tui.widgets.journey_grid import STAGE, TITLE, CellRef, JourneyGrid, Zoom


class MapEditing(PhaseBody):
    """Turns what the grid asks for into edits; subclasses lay it out and say what it shows."""

    phase: ClassVar[Phase] = Phase.TOUCHPOINTS

    grid = query_one(JourneyGrid)
    cell_line = query_one(CellLine)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._base = ""
        """The text of the open cell as it was when its editing began."""

    def show(self, changes: tuple[Change, ...]) -> None:
        """Bring the map to the view."""
        raise NotImplementedError

    def open_record(self, record: Touchpoint | Stage, field: str = "") -> None:
        """Open everything about a touchpoint or stage."""
        raise NotImplementedError

    @property
    def journey(self) -> Journey:
        """The journey in sight; the phase cannot be worked in without one."""
        journey = self.desk.journey
        assert journey is not None
        return journey

    @property
    def touchpoint(self) -> Touchpoint | None:
        """The touchpoint that the grid's cursor is on."""
        cell = self.grid.cell
        return self.desk.view.find(Touchpoint, cell.column_uid) if cell else None

    @on(JourneyGrid.CursorMoved)
    def show_cell(self, event: JourneyGrid.CursorMoved) -> None:
        """Show the full text of the cell in focus, or the question that it answers."""
        event.stop()
        view, lane = self.desk.view, event.lane_key
        if lane == STAGE:
            stage = view.find(Stage, event.stage_uid)
            expected = stage.expectation if stage else ""
            question = _("What does the customer expect at this stage? e writes it down.")
            self.cell_line.words = CellWords(_("Expectation"), expected, question)
            return
        label = touchpoint_label() if lane == TITLE else lanes.lane_label(lane, view.lanes_of(self.journey.uid))
        question = "" if lane == TITLE else question_about(self.desk.journey, self.desk.persona)(lane)
        self.cell_line.words = CellWords(label, event.text, question, self._notice(event.cell))

    @on(JourneyGrid.Activated)
    def say_why(self, event: JourneyGrid.Activated) -> None:
        """Open what is read only, and say why it is."""
        event.stop()
        self.desk.says(why_read_only(self.desk))
        if touchpoint := self.touchpoint:
            self.open_record(touchpoint)

    @on(JourneyGrid.EditRequested)
    def edit(self, event: JourneyGrid.EditRequested) -> None:
        """Edit a cell in place; what does not fit into a cell opens on its sheet."""
        event.stop()
        cell = event.cell
        touchpoint = self.touchpoint
        if event.lane_key == lanes.EMOTION:
            self.desk.says(_("Emotions are rated in the next phase."))
        elif touchpoint and (self._notice(cell) or (event.lane_key == TITLE and self.grid.zoom is Zoom.TOUCHPOINT)):
            self.open_record(touchpoint, lanes.FIELD_LANES.get(event.lane_key, "title"))
        else:
            self.begin(self._text_of(cell))

    def begin(self, base: str, text: str | None = None) -> None:
        """Open the editor over the cell in focus; `base` is what it holds, `text` what was begun before."""
        self._base = base
        self.grid.begin_edit(base if text is None else text)

    @on(JourneyGrid.CellTyping)
    def keep_draft(self, event: JourneyGrid.CellTyping) -> None:
        """Keep the text at every key, with what the cell held when it was begun."""
        event.stop()
        self.desk.keep_text(place_of(event.cell), event.text, self._base)

    @on(JourneyGrid.EditCancelled)
    def forget_draft(self, event: JourneyGrid.EditCancelled) -> None:
        """Leave the cell as it was."""
        event.stop()
        self.desk.drop_text(place_of(event.cell))

    @on(JourneyGrid.CellEdited)
    def write_cell(self, event: JourneyGrid.CellEdited) -> None:
        """Store the cell's new text; where that fails, the editor opens again with it."""
        event.stop()
        cell, text = event.cell, event.text
        record = self._record_of(cell)
        if record is None:
            self.desk.says(_("Somebody has removed that meanwhile. Restore it from the history to go on."), "warning")
            return
        if text == self._base:
            self.desk.drop_text(place_of(cell))
            return
        if cell.lane_key in (STAGE, TITLE) and not text.strip():
            self.desk.says(_("A name cannot be empty: x removes it."), "warning")
            self.desk.drop_text(place_of(cell))
            return
        try:
            draft = self._draft_of(cell, record, text)
        except ValueError:
            self.desk.says(_("“{text}” is no time: write 90, 45 min, 1h30 or 2 d.").format(text=text), "warning")
            self.begin(self._base, text)
            return
        if self.desk.submit(draft) is None:
            self.begin(self._base, text)
        else:
            self.desk.drop_text(place_of(cell))
            self.show(())

    @on(JourneyGrid.InsertRequested)
    @work
    async def insert(self, event: JourneyGrid.InsertRequested) -> None:
        """Ask for a new touchpoint's or stage's name and insert it beside the one under the cursor."""
        event.stop()
        before = event.where == "before"
        if event.cell.on_stage:
            await self.insert_stage(event.stage_uid, before=before)
            return
        touchpoint = self.touchpoint
        title = await ask_text(
            self.app, self.desk, "touchpoints:new", _("New touchpoint"),
            hint=_("!pain +gain @channel at the end are optional"),
        )  # fmt: skip
        if title is None:
            return
        place = None
        if touchpoint is not None:
            row = [t.uid for t in self.desk.view.touchpoints(self.journey.uid, event.stage_uid)]
            place = _after(row, touchpoint.uid, before=before)
        uid = self.desk.new_uid()
        draft = mapping.add_touchpoint(
            self.desk.view, self.journey.uid, event.stage_uid, title, self.desk.new_uid, place=place, uid=uid
        )
        if self.desk.submit(draft):
            self.show(())
            self.grid.move_to(uid)

    async def insert_stage(self, beside: str | None, *, before: bool = False) -> None:
        """Ask for a stage's name and add it beside another one, or at the end."""
        title = await ask_text(self.app, self.desk, "stages:new", _("New stage"), prompt=_("In the customer's words."))
        if title is None:
            return
        order = [s.uid for s in self.desk.view.stages(self.journey.uid)]
        after = _after(order, beside, before=before) if beside in order else None
        uid = self.desk.new_uid()
        if self.desk.submit(map_shape.add_stage(self.desk.view, self.journey.uid, title, uid, after)):
            self.show(())
            self.grid.move_to_stage(uid)

    @on(JourneyGrid.MoveRequested)
    def move(self, event: JourneyGrid.MoveRequested) -> None:
        """Move the touchpoint or the stage one place."""
        event.stop()
        view, record = self.desk.view, self._record_of(event.cell)
        if isinstance(record, Stage):
            draft = records.move_by(view.stages(self.journey.uid), record, event.delta)
        else:
            draft = mapping.move_touchpoint(view, record, event.delta) if isinstance(record, Touchpoint) else None
        if self.desk.submit(draft):
            self.show(())

    @on(JourneyGrid.RemoveRequested)
    @work
    async def remove_record(self, event: JourneyGrid.RemoveRequested) -> None:
        """Remove the touchpoint or the stage; undo brings it back with all that it held."""
        event.stop()
        record = self._record_of(event.cell)
        if isinstance(record, Stage):
            done = await remove_stage(self.app, self.desk, record)
        else:
            done = isinstance(record, Touchpoint) and bool(
                self.desk.submit(records.take_out(record, label=N_("Remove touchpoint")))
            )
        if done and isinstance(record, Stage | Touchpoint):
            self.show(())
            self.desk.says(_("“{title}” is removed; u brings it back.").format(title=record.title))

    def _record_of(self, cell: CellRef) -> Record | None:
        view = self.desk.view
        return view.find(Stage, cell.stage_uid) if cell.on_stage else view.find(Touchpoint, cell.column_uid)

    def _text_of(self, cell: CellRef) -> str:
        """Return what the cell holds, as one edits it."""
        record = self._record_of(cell)
        if isinstance(record, Touchpoint) and cell.lane_key != TITLE:
            return lanes.cell_text(self.desk.view, record, cell.lane_key)
        return record.title if isinstance(record, Stage | Touchpoint) else ""

    def _draft_of(self, cell: CellRef, record: Record, text: str) -> Draft:
        if isinstance(record, Touchpoint) and cell.lane_key != TITLE:
            return mapping.write_cell(self.desk.view, record, cell.lane_key, text, self.desk.new_uid, base=self._base)
        label = N_("Rename stage") if isinstance(record, Stage) else N_("Rename touchpoint")
        return records.set_fields(record, label, title=text, base={"title": self._base})

    def _notice(self, cell: CellRef) -> str:
        """Return what wants to be seen to in a cell: two texts, of which one is to be chosen."""
        view = self.desk.view
        if not view.all(Alternative):
            return ""
        field = "title" if cell.lane_key in (TITLE, STAGE) else lanes.FIELD_LANES.get(cell.lane_key, cell.lane_key)
        uids = {cell.column_uid or cell.stage_uid, *(n.uid for n in view.notes_on(cell.column_uid or ""))}
        late = [a for a in view.all(Alternative).values() if a.record_uid in uids]
        is_here = any(a.field == field or a.record_kind == Note.kind for a in late)
        return _("Two texts: e shows both") if is_here else ""


def place_of(cell: CellRef) -> str:
    """Return where the unfinished text of a cell is kept."""
    return f"stages:{cell.stage_uid}:title" if cell.on_stage else f"touchpoints:{cell.column_uid}:{cell.lane_key}"


def _after(order: list[str], beside: str | None, *, before: bool) -> str:
    """Return the sibling that a new one stands after; empty for the first place."""
    at = order.index(beside or "") + (not before)
    return order[at - 1] if at else ""
