"""The pages of the phase: the grid, the flow, the cards and the sheet, and the way back from each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from textual import on, work
from textual.getters import query_one

from cjm_tui.domain.journey_map import Stage, Touchpoint
from cjm_tui.screens.touchpoints.map_editing import MapEditing
from cjm_tui.screens.touchpoints.quick_entry import QuickEntry
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.widgets.journey_flow import JourneyFlow

if TYPE_CHECKING:
    from cjm_tui.screens.touchpoints.bucket import Bucket
    from cjm_tui.screens.touchpoints.detail import Detail

Page = Literal["grid", "flow", "bucket", "detail"]


class MapPages(MapEditing):
    """Shows one page at a time; each but the grid is built when somebody asks for it first."""

    entry = query_one(QuickEntry)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._page: Page = "grid"
        self._pages: list[Page] = ["grid"]
        """Where Esc leads back to, the map's own page first."""

    @property
    def here(self) -> Touchpoint | Stage | None:
        """What the cursor is on."""
        view = self.desk.view
        if self._page == "flow":
            return view.find(Touchpoint, self.flow.column_uid) or view.find(Stage, self.flow.stage_uid)
        cell = self.grid.cell
        if cell is None:
            return None
        return view.find(Touchpoint, cell.column_uid) or view.find(Stage, cell.stage_uid)

    @property
    def stage_here(self) -> str | None:
        """The uid of the stage that the cursor is in."""
        here = self.here
        return here.stage if isinstance(here, Touchpoint) else here.uid if here else None

    @property
    def bucket(self) -> Bucket:
        """The cards; there once somebody has asked for them."""
        from cjm_tui.screens.touchpoints.bucket import Bucket

        return self.query_exactly_one(Bucket)

    @property
    def detail(self) -> Detail:
        """The sheet; there once somebody has asked for it."""
        from cjm_tui.screens.touchpoints.detail import Detail

        return self.query_exactly_one(Detail)

    @property
    def flow(self) -> JourneyFlow:
        """The flow; there once somebody has asked for it."""
        return self.query_exactly_one(JourneyFlow)

    async def _turn_to(self, page: Page) -> None:
        """Show another page; it is built at the first time."""
        if page == "bucket" and not self.query("Bucket"):
            from cjm_tui.screens.touchpoints.bucket import Bucket

            await self.mount(Bucket(self.desk))
        if page == "detail" and not self.query("Detail"):
            from cjm_tui.screens.touchpoints.detail import Detail

            await self.mount(Detail(self.desk))
        if page == "flow" and not self.query(JourneyFlow):
            await self.mount(JourneyFlow(), before=self.cell_line)
        if page in self._pages:
            del self._pages[self._pages.index(page) :]
        self._pages.append(page)
        self._page = page
        self.entry.display = False
        self.grid.display = self.cell_line.display = page == "grid"
        for widget in self.query("JourneyFlow, Bucket, Detail"):
            widget.display = type(widget).__name__ == {"flow": "JourneyFlow"}.get(page, page.title())
        self.show(())
        # Focusing a widget that was never laid out makes Textual forget to tell it its size.
        if page == "bucket":
            self.call_after_refresh(self.bucket.open)
        elif page in ("grid", "flow"):
            self.call_after_refresh((self.grid if page == "grid" else self.flow).focus)

    def _go_on_map(self, record: Touchpoint | Stage | None) -> None:
        """Put the map's cursor on a record, in the lane where it was."""
        if isinstance(record, Touchpoint):
            self.grid.move_to(record.uid)
            if self._page == "flow":
                self.flow.move_to(record.uid)

    def open_record(self, record: Touchpoint | Stage, field: str = "") -> None:
        """Open everything about a touchpoint or stage."""
        self._open_detail(record, field)

    @work
    async def _open_detail(self, record: Touchpoint | Stage, field: str) -> None:
        await self._turn_to("detail")
        self.call_after_refresh(self.detail.open, record, field)

    @work
    async def action_brainstorm(self) -> None:
        """Write cards, and sort them."""
        await self._turn_to("bucket")

    @work
    async def action_toggle_flow(self) -> None:
        """Turn the map from a grid into a flow, or back."""
        here = self.here
        self._pages.clear()
        await self._turn_to("grid" if self._page == "flow" else "flow")
        self._go_on_map(here)

    def action_open_detail(self) -> None:
        """Open everything about what the cursor is on."""
        if here := self.here:
            self.open_record(here)

    @on(JourneyFlow.Opened)
    def open_from_flow(self, event: JourneyFlow.Opened) -> None:
        """Open everything about the touchpoint in the flow."""
        event.stop()
        self.action_open_detail()

    def on_bucket_opened(self, event: Bucket.Opened) -> None:
        """Open everything about a card."""
        event.stop()
        if card := self.desk.view.find(Touchpoint, event.uid):
            self.open_record(card)
