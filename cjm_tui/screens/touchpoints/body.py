"""The body of the touchpoints phase: the map, written into stage by stage, and edited cell by cell."""

from __future__ import annotations

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.getters import query_one

from cjm_tui.domain import lanes
from cjm_tui.domain.acts import map_shape, mapping, records
from cjm_tui.domain.analysis.place import Place
from cjm_tui.domain.analysis.values import JourneySummary, summarise
from cjm_tui.domain.choices import Phase
from cjm_tui.domain.edits import Change
from cjm_tui.domain.journey_map import Stage, Touchpoint
from cjm_tui.domain.scope import Journey
from cjm_tui.i18n import N_, _
from cjm_tui.screens.journey_map.grid_values import MapWish, grid_map
from cjm_tui.screens.touchpoints.cell_line import CellLine
from cjm_tui.screens.touchpoints.quick_entry import QuickEntry
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.screens.workshop.phase_body import PhaseBody
from cjm_tui.widgets.dialogs import AskText, ChooseMany, Entry
from cjm_tui.widgets.journey_grid import STAGE, TITLE, CellRef, JourneyGrid, Zoom


class TouchpointsBody(PhaseBody):
    """Write first, then see: a line for typing touchpoints, and the journey as a grid below."""

    phase: ClassVar[Phase] = Phase.TOUCHPOINTS
    BINDING_GROUP_TITLE = N_("Touchpoints")
    BINDINGS = [
        Binding("t", "write", N_("Write"), id="touchpoints.write",
                tooltip=N_("Write touchpoints straight into the stage under the cursor, one a line.")),
        Binding("s", "add_stage", N_("Stage"), id="touchpoints.add_stage", show=False,
                tooltip=N_("Add a stage after the one under the cursor.")),
        Binding("L", "choose_lanes", N_("Lanes"), id="touchpoints.lanes", tooltip=N_("Choose the lanes to show.")),
        Binding("f", "toggle_key", N_("Key"), id="touchpoints.key", show=False,
                tooltip=N_("Mark the touchpoint as one of the fundamental interactions, or not.")),
    ]  # fmt: skip

    grid = query_one(JourneyGrid)
    entry = query_one(QuickEntry)
    cell_line = query_one(CellLine)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._summary: JourneySummary | None = None

    def compose(self) -> ComposeResult:
        """Lay out the line, the map, and the full text of the cell in focus."""
        yield QuickEntry(self.desk)
        yield JourneyGrid()
        yield CellLine()

    def on_mount(self) -> None:
        """Take up a text that was begun before."""
        self.entry.display = False
        self.call_after_refresh(self.resume_text)

    def show(self, changes: tuple[Change, ...]) -> None:
        """Bring the map to the view."""
        journey = self.desk.journey
        if journey is None:
            return
        persona = self.desk.persona
        self._summary = summarise(self.desk.view, journey.uid, persona.uid if persona else None)
        self.grid.show(grid_map(self.desk.view, journey, [self._summary], MapWish()))
        self.entry.show()

    def focus_first(self) -> None:
        """Begin on the map; on an empty one, on the line to write into."""
        journey = self.desk.journey
        if journey is not None and not self.desk.view.touchpoints(journey.uid):
            self.action_write()
        else:
            self.grid.focus()

    def resume_text(self) -> None:
        """Open the editor on a text that was begun and never finished."""
        for draft in self.desk.kept_texts():
            kind, uid, lane = ([*draft.place.split(":"), "", ""])[:3]
            if kind == "touchpoints" and self.grid.move_to(uid, lane):
                self.grid.begin_edit(draft.text)
                self.desk.says(_("Here is the text that you had begun."))
                return
            if kind == "stages" and self.grid.move_to_stage(uid, STAGE):
                self.grid.begin_edit(draft.text)
                return
            if kind == QuickEntry.PLACE and draft.text:
                self.action_write()
                return

    @property
    def journey(self) -> Journey:
        """The journey in sight; the phase cannot be worked in without one."""
        journey = self.desk.journey
        assert journey is not None
        return journey

    def touchpoint_under_cursor(self) -> Touchpoint | None:
        """Return the touchpoint that the cursor is on."""
        cell = self.grid.cell
        return self.desk.view.find(Touchpoint, cell.column_uid) if cell else None

    @on(JourneyGrid.CursorMoved)
    def show_cell(self, event: JourneyGrid.CursorMoved) -> None:
        """Show the full text of the cell in focus."""
        event.stop()
        own = self.desk.view.lanes_of(self.journey.uid)
        label = _("Contact") if event.lane_key == TITLE else lanes.lane_label(event.lane_key, own)
        self.cell_line.said = (label, event.text)

    @on(JourneyGrid.EditRequested)
    def edit(self, event: JourneyGrid.EditRequested) -> None:
        """Edit a cell in place."""
        event.stop()
        touchpoint = self.touchpoint_under_cursor()
        if event.lane_key == lanes.EMOTION:
            self.desk.says(_("Emotions are rated in the next phase."))
        elif touchpoint is None or event.lane_key == TITLE:
            self.grid.begin_edit()
        else:
            self.grid.begin_edit(lanes.cell_text(self.desk.view, touchpoint, event.lane_key))

    @on(JourneyGrid.CellTyping)
    def keep_draft(self, event: JourneyGrid.CellTyping) -> None:
        """Keep the text at every key."""
        event.stop()
        self.desk.keep_text(_place(event.cell), event.text)

    @on(JourneyGrid.EditCancelled)
    def forget_draft(self, event: JourneyGrid.EditCancelled) -> None:
        """Leave the cell as it was."""
        event.stop()
        self.desk.drop_text(_place(event.cell))

    @on(JourneyGrid.CellEdited)
    def write_cell(self, event: JourneyGrid.CellEdited) -> None:
        """Store the cell's new text; where that fails, the text stays as a draft."""
        event.stop()
        cell, text, view = event.cell, event.text, self.desk.view
        if cell.on_stage:
            stage = view.get(Stage, cell.stage_uid)
            draft = records.set_fields(stage, N_("Rename stage"), title=text, base={"title": stage.title})
        else:
            touchpoint = view.get(Touchpoint, cell.column_uid or "")
            if cell.lane_key == TITLE:
                draft = records.set_fields(
                    touchpoint, N_("Rename touchpoint"), title=text, base={"title": touchpoint.title}
                )
            else:
                base = lanes.cell_text(view, touchpoint, cell.lane_key)
                try:
                    draft = mapping.write_cell(view, touchpoint, cell.lane_key, text, self.desk.new_uid, base=base)
                except ValueError:
                    self.desk.says(
                        _("“{text}” is no time: write 90, 45 min, 1h30 or 2 d.").format(text=text), "warning"
                    )
                    self.grid.begin_edit(text)
                    return
        if self.desk.submit(draft) is not None:
            self.desk.drop_text(_place(cell))
            self.show(())

    @on(JourneyGrid.InsertRequested)
    @work
    async def insert(self, event: JourneyGrid.InsertRequested) -> None:
        """Ask for a new touchpoint's or stage's name and insert it beside the one under the cursor."""
        event.stop()
        if event.cell.on_stage:
            await self._insert_stage(event.stage_uid, before=event.where == "before")
            return
        touchpoint = self.touchpoint_under_cursor()
        title = await self.app.push_screen_wait(
            AskText(_("New touchpoint"), hint=_("!pain +gain @channel at the end are optional"), required=True)
        )
        if title is None:
            return
        row = [t.uid for t in self.desk.view.touchpoints(self.journey.uid, event.stage_uid)]
        place = None
        if touchpoint is not None:
            at = row.index(touchpoint.uid) + (event.where == "after")
            place = row[at - 1] if at else ""
        uid = self.desk.new_uid()
        draft = mapping.add_touchpoint(
            self.desk.view, self.journey.uid, event.stage_uid, title, self.desk.new_uid, place=place, uid=uid
        )
        if self.desk.submit(draft):
            self.show(())
            self.grid.move_to(uid)

    @on(JourneyGrid.MoveRequested)
    def move(self, event: JourneyGrid.MoveRequested) -> None:
        """Move the touchpoint or the stage one place."""
        event.stop()
        view = self.desk.view
        if event.cell.on_stage:
            stages = view.stages(self.journey.uid)
            draft = records.move_by(stages, view.get(Stage, event.stage_uid), event.delta)
        else:
            draft = mapping.move_touchpoint(view, view.get(Touchpoint, event.column_uid or ""), event.delta)
        if self.desk.submit(draft):
            self.show(())

    @on(JourneyGrid.RemoveRequested)
    def remove_record(self, event: JourneyGrid.RemoveRequested) -> None:
        """Remove the touchpoint or the stage; undo brings it back with all that it held."""
        event.stop()
        view = self.desk.view
        record = (
            view.get(Stage, event.stage_uid) if event.cell.on_stage else view.get(Touchpoint, event.column_uid or "")
        )
        if self.desk.submit(records.take_out(record, label=N_("Remove"))):
            self.show(())
            self.desk.says(_("“{title}” is removed; u brings it back.").format(title=record.title))

    @on(QuickEntry.Left)
    def close_entry(self, event: QuickEntry.Left) -> None:
        """Go back to the map."""
        event.stop()
        self.entry.display = False
        self.grid.focus()

    @on(QuickEntry.Written)
    def show_written(self, event: QuickEntry.Written) -> None:
        """Show what was written where it stands."""
        event.stop()
        self.show(())
        self.grid.move_to(event.uid, TITLE)

    def action_write(self) -> None:
        """Open the line for typing touchpoints into the stage under the cursor."""
        cell = self.grid.cell
        self.entry.open(cell.stage_uid if cell else None)

    @work
    async def action_add_stage(self) -> None:
        """Ask for a stage's name and add it."""
        cell = self.grid.cell
        await self._insert_stage(cell.stage_uid if cell else None, before=False)

    async def _insert_stage(self, beside: str | None, *, before: bool) -> None:
        title = await self.app.push_screen_wait(
            AskText(_("New stage"), prompt=_("In the customer's words."), required=True)
        )
        if title is None:
            return
        order = [s.uid for s in self.desk.view.stages(self.journey.uid)]
        after = None
        if beside in order:
            at = order.index(beside) + (not before)
            after = order[at - 1] if at else ""
        uid = self.desk.new_uid()
        if self.desk.submit(map_shape.add_stage(self.desk.view, self.journey.uid, title, uid, after)):
            self.show(())
            self.grid.move_to_stage(uid)

    @work
    async def action_choose_lanes(self) -> None:
        """Choose the lanes to show."""
        view, journey = self.desk.view, self.journey
        own = view.lanes_of(journey.uid)
        shown = lanes.visible_lanes(view, journey)
        entries = [Entry(key, lanes.lane_label(key, own)) for key in lanes.all_lanes(view, journey)]
        chosen = await self.app.push_screen_wait(ChooseMany(_("Lanes"), entries, ticked=shown))
        if chosen is None:
            return
        on = [e.key for e in entries if e.key in chosen]
        off = [e.key for e in entries if e.key in shown and e.key not in chosen]
        kept_off = [key for key in journey.lanes_off if key not in chosen]
        if self.desk.submit(
            records.set_fields(journey, N_("Switch lane"), lanes=on, lanes_off=[*dict.fromkeys([*kept_off, *off])])
        ):
            self.show(())

    def action_toggle_key(self) -> None:
        """Mark the touchpoint as a key one, or not."""
        if (touchpoint := self.touchpoint_under_cursor()) and self.desk.submit(
            records.set_fields(touchpoint, N_("Mark key touchpoint"), key=not touchpoint.key)
        ):
            self.show(())

    def go_to(self, place: Place) -> bool:
        """Go to a touchpoint's lane, or to a stage to write into."""
        self.grid.zoom = Zoom.STAGE
        lane = next((lane for lane, field in lanes.FIELD_LANES.items() if field == place.field), TITLE)
        if place.kind == "touchpoints" and self.grid.move_to(place.uid, lane):
            self.grid.focus()
            return True
        if place.kind == "stages" and self.grid.move_to_stage(place.uid):
            self.entry.open(place.uid)
            return True
        return False


def _place(cell: CellRef) -> str:
    return f"stages:{cell.stage_uid}:title" if cell.on_stage else f"touchpoints:{cell.column_uid}:{cell.lane_key}"
