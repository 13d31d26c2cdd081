"""The body of the touchpoints phase: the map, and on top of it the cards to be sorted or one touchpoint's sheet."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.getters import query_one

from cjm_tui.domain import lanes
from cjm_tui.domain.acts import records
from cjm_tui.domain.analysis.place import Place
from cjm_tui.domain.analysis.values import summarise
from cjm_tui.domain.choices import NoteKind
from cjm_tui.domain.edits import Change
from cjm_tui.domain.journey_map import Stage, Touchpoint
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.silent_task import open_task
from cjm_tui.i18n import N_, _, ngettext
from cjm_tui.screens.journey_map.grid_values import MapWish, grid_map
from cjm_tui.screens.touchpoints import reshaping
from cjm_tui.screens.touchpoints.asking import why_read_only
from cjm_tui.screens.touchpoints.cell_line import CellLine
from cjm_tui.screens.touchpoints.keys import KEYS, ON_THE_MAP, WRITING
from cjm_tui.screens.touchpoints.map_filter import MapFilter, choose_filter
from cjm_tui.screens.touchpoints.quick_entry import QuickEntry
from cjm_tui.screens.touchpoints.taking_up import TakingUp
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.screens.workshop.guide_values import place_of as place_of_check
from cjm_tui.screens.workshop.status_line import StatusLine
from cjm_tui.widgets.dialogs import Choose, Entry
from cjm_tui.widgets.journey_grid import TITLE, GridMap, JourneyGrid, Zoom


class TouchpointsBody(TakingUp):
    """Write first, then see: cards or a line for typing, and the journey as a grid or as a flow."""

    BINDING_GROUP_TITLE = N_("Touchpoints")
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    status = query_one("#map-status", StatusLine)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._filter = MapFilter()
        self._marked: Stage | Touchpoint | None = None
        self._second: str | None = None
        self._map = GridMap()

    def compose(self) -> ComposeResult:
        """Lay out the lines and the map; cards, flow and sheet are added when somebody wants them."""
        yield StatusLine(id="map-status")
        yield QuickEntry(self.desk)
        yield JourneyGrid()
        yield CellLine()

    def on_mount(self) -> None:
        """Take up a text that was begun before."""
        self.entry.display = False
        self.call_after_refresh(self.resume_text)

    def show(self, changes: tuple[Change, ...]) -> None:
        """Bring the page in sight to the view."""
        journey = self.desk.journey
        if journey is None:
            return
        self.grid.read_only = bool(why_read_only(self.desk))
        if self._page == "bucket":
            self.bucket.show()
        elif self._page == "detail":
            self.detail.show()
        else:
            self._map = self._grid_map()
            if self._page == "flow":
                self.flow.show(self._map)
            else:
                self.grid.show(self._map)
            if self.entry.display and self.grid.read_only:
                # Silence has begun, or the map was locked: the text is kept, and the keys mean something again.
                self.entry.post_message(QuickEntry.Left())
            self.entry.show()
            if self._is_begun:
                self.call_later(self._lay_cards_out)
            self._tell_if_empty()
        self.status.remarks = tuple(self._remarks())
        self.refresh_bindings()

    def focus_first(self) -> None:
        """Begin on the map; where one keyboard writes for all and the map is empty, on the line to write into.

        Where others have joined, the first act is silent writing, and whoever only looks ahead goes on to look: their
        keys must not end up in a line.
        """
        journey = self.desk.journey
        is_alone = len(self.desk.view.participants) < 2 and self.desk.is_with_group
        is_empty = journey is not None and not self.desk.view.touchpoints(journey.uid)
        if is_alone and open_task(self.desk.view) is not None:
            self.call_later(self._turn_to, "bucket")
        elif is_alone and is_empty and not self.grid.read_only and not self.desk.view.bucket(self.journey.uid):
            self.action_write()
        else:
            self.grid.focus()

    # What is shown

    def _is_in_sight(self, lane: str) -> bool:
        """Tell whether the map has a lane, or the names of its columns, to go to."""
        return lane in (*(self._filter.lanes or lanes.visible_lanes(self.desk.view, self.journey)), TITLE)

    def _tell_if_empty(self) -> None:
        """Let an empty map say how it is filled, unless the line to write into is open above it."""
        how = _("No touchpoint yet: t writes them stage by stage, b collects cards first.")
        self.grid.empty_hint = " " if self.entry.display else "" if self.grid.read_only else how

    def _grid_map(self) -> GridMap:
        view, journey, persona = self.desk.view, self.journey, self.desk.persona
        second = view.find(Persona, self._second)
        eyes = [persona.uid if persona else None, *([second.uid] if second and second is not persona else [])]
        marked = frozenset((self._marked.uid,)) if self._marked else frozenset[str]()
        wish = MapWish(
            lanes=self._filter.lanes or None, matches=self._filter.matcher(view), selected=marked,
            editing=self.desk.editing,
        )  # fmt: skip
        return grid_map(view, journey, [summarise(view, journey.uid, uid) for uid in eyes], wish)

    def _remarks(self) -> list[tuple[str, str]]:
        if self._page not in ("grid", "flow"):
            return []
        view, found = self.desk.view, []
        if self._marked is not None:
            words = _("“{title}” is marked: m on another one makes one of both, Esc lets go")
            found.append((words.format(title=self._marked.title), "accent"))
        if waiting := len(view.bucket(self.journey.uid)):
            words = ngettext("{n} card without a stage", "{n} cards without a stage", waiting).format(n=waiting)
            found.append((f"{words}, b", "warning"))
        if self._filter.is_active:
            matches = self._filter.matcher(view)
            points = view.touchpoints(self.journey.uid)
            shown = _("Only {what}: {n} of {total}, / changes it").format(
                what=self._filter.in_words(view), n=sum(map(matches, points)), total=len(points)
            )
            found.append((shown, "here"))
        if not self.desk.is_wall and (reason := why_read_only(self.desk)):
            found.append((reason, "muted"))
        return found

    # Pages

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done on the page in sight, by this person."""
        on_map = self._page in ("grid", "flow")
        if action == "step_back":
            is_filtered = on_map and (self._filter.is_active or self._marked is not None)
            return is_filtered or self._page != "grid"
        if action in ON_THE_MAP and (not on_map or self.desk.journey is None or self.grid.edited is not None):
            return False
        return not (action in WRITING and self.grid.read_only)

    @work
    async def action_step_back(self) -> None:
        """Go back to the page before; on the map, let go of the mark, then of the filter."""
        if self._page == "bucket" and self.bucket.step_back():
            return
        if self._marked is not None:
            self._marked = None
            self.show(())
        elif len(self._pages) > 1:
            here = self.detail.record if self._page == "detail" else self.here
            self._pages.pop()
            await self._turn_to(self._pages.pop())
            self._go_on_map(here)
        elif self._filter.is_active:
            self._filter = MapFilter()
            self.show(())

    # Writing

    def action_write(self) -> None:
        """Open the line for typing touchpoints into the stage under the cursor."""
        self.grid.empty_hint = _("What you write above stands here at once.")
        self.entry.open(self.stage_here)
        self._tell_if_empty()

    @on(QuickEntry.Left)
    def close_entry(self, event: QuickEntry.Left) -> None:
        """Go back to the map."""
        event.stop()
        self.grid.empty_hint = ""
        self.entry.display = False
        self._tell_if_empty()
        (self.flow if self._page == "flow" else self.grid).focus()

    @on(QuickEntry.Written)
    def show_written(self, event: QuickEntry.Written) -> None:
        """Show what was written where it stands."""
        event.stop()
        self.show(())
        if event.touchpoint:
            self.grid.move_to(event.touchpoint, TITLE)

    @on(QuickEntry.StageChosen)
    def show_stage(self, event: QuickEntry.StageChosen) -> None:
        """Let the map follow the line."""
        event.stop()
        self.grid.move_to_stage(event.stage)

    @work
    async def action_add_stage(self) -> None:
        """Ask for a stage's name and add it."""
        cell = self.grid.cell
        await self.insert_stage(cell.stage_uid if cell else None)

    def action_toggle_key(self) -> None:
        """Mark the touchpoint as a key one, or not."""
        if isinstance(here := self.here, Touchpoint) and self.desk.submit(
            records.set_fields(here, N_("Mark key touchpoint"), key=not here.key)
        ):
            self.show(())

    @work
    async def action_merge(self) -> None:
        """Mark what the cursor is on; where something of its kind is marked, make one of both."""
        here, marked = self.here, self._marked
        still_there = self.desk.view.lookup(marked.kind, marked.uid) if marked else None
        if here is None:
            return
        if type(here) is not type(still_there):
            self._marked = here
        elif isinstance(here, Touchpoint) and isinstance(still_there, Touchpoint) and here.uid != still_there.uid:
            if await reshaping.merge_touchpoints(self.app, self.desk, here, still_there):
                self._marked = None
        elif isinstance(here, Stage) and isinstance(still_there, Stage) and here.uid != still_there.uid:
            if await reshaping.merge_stages(self.app, self.desk, here, still_there):
                self._marked = None
        else:
            self._marked = None
        self.show(())

    @work
    async def action_split(self) -> None:
        """Make several touchpoints of one."""
        here = self.here
        if not isinstance(here, Touchpoint):
            self.desk.says(_("Put the cursor on a touchpoint first."))
        elif await reshaping.split_touchpoint(self.app, self.desk, here):
            self.show(())

    # Looking

    @work
    async def action_choose_lanes(self) -> None:
        """Choose the lanes to show."""
        if await reshaping.choose_lanes(self.app, self.desk, self.journey):
            self._filter = replace(self._filter, lanes=())
            self.show(())

    @work
    async def action_filter(self) -> None:
        """Choose what to look for."""
        chosen = await choose_filter(self.app, self.desk, self._filter)
        if chosen is None:
            return
        self._filter = chosen
        if chosen.persona:
            self.desk.look(persona=chosen.persona)
        self.show(())

    @work
    async def action_compare(self) -> None:
        """Draw a second persona's curve, or take it away."""
        here = self.desk.persona
        others = [p for p in self.desk.view.personas if p is not here]
        if self._second is not None:
            self._second = None
        elif not others:
            self.desk.says(_("There is no second persona yet."))
        elif len(others) == 1:
            self._second = others[0].uid
        else:
            entries = [Entry(p.uid, p.display_name, detail=p.role) for p in others]
            self._second = await self.app.push_screen_wait(Choose(_("Compare with whose curve?"), entries))
        self.show(())

    @work
    async def action_menu(self) -> None:
        """Choose what to do with the whole map."""
        from cjm_tui.screens.touchpoints.map_menu import choose_from_menu

        writing = await choose_from_menu(self.app, self.desk, self.journey)
        self.show(())
        if writing is not None:
            self.entry.open(writing.stage or self.stage_here, writing.text)

    # Being led

    def find(self, check: str) -> bool:
        """Go to what a line of the guide asks for."""
        if check == "unplaced_is_empty" and self.desk.view.bucket(self.journey.uid):
            self.action_brainstorm()
            return True
        place = place_of_check(self.desk, check)
        return place is not None and self.go_to(place)

    def go_to(self, place: Place) -> bool:
        """Go to a touchpoint's lane, or its sheet where the map has no such lane; to a stage, to write into it."""
        view = self.desk.view
        record = view.find(Touchpoint, place.uid) or view.find(Stage, place.uid)
        if isinstance(record, Stage) and not place.field:
            self.entry.open(record.uid)
            self._tell_if_empty()
            return True
        if isinstance(record, Stage):
            key = f"records:notes:{NoteKind.FEEDBACK.value}" if place.field == "feedback" else place.field
            self.open_record(record, key)
            return True
        if record is None:
            self.action_menu()
            return True
        lane = next((lane for lane, field in lanes.FIELD_LANES.items() if field == place.field), place.field or TITLE)
        if self._page == "grid" and self._is_in_sight(lane) and record.stage:
            self.grid.zoom = Zoom.STAGE
            self.grid.focus()
            return self.grid.move_to(record.uid, lane)
        self.open_record(record, place.field)
        return True
