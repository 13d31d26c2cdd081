"""What the bodies of priorities and actions share: an overview, and behind Enter one improvement as a sheet."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.widget import Widget

from cjm_tui.domain import rights
from cjm_tui.domain.acts import priorities, records
from cjm_tui.domain.analysis.place import Place
from cjm_tui.domain.choices import Phase, Role
from cjm_tui.domain.edits import Change
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.domain.judgement import Improvement
from cjm_tui.i18n import N_, _
from cjm_tui.screens.improvements.sections import FINDINGS, improvement_sections
from cjm_tui.screens.record_sheet import RecordSheet
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.screens.workshop.phase_body import PhaseBody
from cjm_tui.widgets.dialogs import AskText, ChooseMany, Entry, ShowText
from cjm_tui.widgets.sheet.messages import LinkActivated

NEW_PLACE = "improvements:new"
"""Where the unfinished title of a new improvement is kept."""


class ImprovementsBody(PhaseBody):
    """Shows all improvements, and one of them as a sheet on top; subclasses compose and fill the overview."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "close_sheet", N_("To the list"), id="improvements.close",
                tooltip=N_("Go back from the sheet to all improvements.")),
        Binding("a", "add", N_("Add"), id="improvements.add", tooltip=N_("Write a new improvement.")),
        Binding("e", "open", N_("Open"), id="improvements.open", show=False,
                tooltip=N_("Open the improvement as a sheet: what, how, who, when and all figures.")),
        Binding("t", "tie", N_("Touchpoints"), id="improvements.tie", show=False,
                tooltip=N_("Choose the touchpoints that it mends.")),
        Binding("x", "take_out", N_("Remove"), id="improvements.remove", show=False,
                tooltip=N_("Remove this improvement; undo brings it back.")),
    ]  # fmt: skip
    DEFAULT_CSS = """
    ImprovementsBody {
        & > RecordSheet { display: none; }
        &.-sheet > #overview { display: none; }
        &.-sheet > RecordSheet { display: block; }
    }
    """

    sheet = query_one(RecordSheet)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.opened = ""
        """The uid of the improvement that is open as a sheet."""

    def compose(self) -> ComposeResult:
        """Yield the overview and the sheet, of which one is in sight."""
        with Vertical(id="overview"):
            yield from self.overview()
        yield RecordSheet(self.desk, "improvements", on_change=lambda: self.show(()))

    def overview(self) -> Iterable[Widget]:
        """Yield the widgets that show all improvements."""
        raise NotImplementedError

    def show_overview(self) -> None:
        """Bring the overview to the view."""
        raise NotImplementedError

    @property
    def current(self) -> str:
        """The uid of the improvement under the cursor of the overview."""
        raise NotImplementedError

    def point_at(self, uid: str) -> None:
        """Put the overview's cursor on an improvement."""
        raise NotImplementedError

    def focus_overview(self) -> None:
        """Give the keys to the overview."""
        raise NotImplementedError

    @property
    def here(self) -> Improvement | None:
        """The improvement that keys act on: the open one, else the one under the cursor."""
        return self.desk.view.find(Improvement, self.opened or self.current)

    @property
    def may_write(self) -> bool:
        """Whether this person may write improvements now; the transaction has the last word."""
        viewer, about = self.desk.room.viewer, self.desk.view.about
        if viewer.facilitates:
            return True
        is_open = not about.locked and about.closed_at is None and "improvements" in rights.SHARED[about.phase]
        return viewer.role is Role.PARTICIPANT and is_open

    def show(self, changes: tuple[Change, ...]) -> None:
        """Bring the overview, and the sheet if it is open, to the view."""
        improvement = self.desk.view.find(Improvement, self.opened)
        if self.opened and improvement is None:
            self.opened = ""
            self.focus_overview()
        self.set_class(bool(self.opened), "-sheet")
        if improvement is not None:
            self.sheet.read_only = not self.may_write
            self.sheet.show(improvement_sections(self.sheet.surroundings(), improvement), record=improvement.uid)
        self.show_overview()
        self.refresh_bindings()

    def focus_first(self) -> None:
        """Begin on the list."""
        self.focus_overview()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done here and now."""
        match action:
            case "close_sheet":
                return bool(self.opened)
            case "open":
                return not self.opened and self.here is not None
            case "tie" | "take_out":
                return self.may_write and self.here is not None
            case "add":
                return self.may_write and not self.opened
        return True

    def open_sheet(self, uid: str, field: str = "") -> None:
        """Open an improvement as a sheet, at a field where one is named."""
        if self.desk.view.find(Improvement, uid) is None:
            return
        self.opened = uid
        self.point_at(uid)
        self.show(())
        self.sheet.focus()
        if field:
            self.call_after_refresh(self.sheet.reveal, f"{Improvement.kind}:{uid}:{field}")

    def action_open(self) -> None:
        """Open the improvement under the cursor."""
        self.open_sheet(self.current)

    def action_close_sheet(self) -> None:
        """Go back to the overview, the cursor on what was open."""
        uid, self.opened = self.opened, ""
        self.show(())
        self.point_at(uid)
        self.focus_overview()

    @work(exclusive=True, group="dialog")
    async def action_add(self) -> None:
        """Ask for an improvement and add it."""
        kept = self.desk.kept_text(NEW_PLACE)
        title = await self.app.push_screen_wait(
            AskText(
                _("New improvement"),
                prompt=_("What changes for the customer?"),
                initial=kept.text if kept else "",
                required=True,
                drafted=lambda text: self.desk.keep_text(NEW_PLACE, text),
            )
        )
        if title is None:
            self.desk.drop_text(NEW_PLACE)
            return
        uid = self.desk.new_uid()
        journey = self.desk.journey.uid if self.desk.journey else None
        if self.desk.submit(priorities.add_improvement(journey, title, uid)):
            self.desk.drop_text(NEW_PLACE)
            self.show(())
            self.point_at(uid)

    @work(exclusive=True, group="dialog")
    async def action_tie(self) -> None:
        """Choose the touchpoints that the improvement mends."""
        improvement, view = self.here, self.desk.view
        journey = (improvement.journey if improvement else None) or (self.desk.journey.uid if self.desk.journey else "")
        points = view.touchpoints(journey) if journey else []
        if improvement is None or not points:
            self.desk.says(_("There is no touchpoint on the map yet."))
            return
        sections = {stage.uid: stage.title for stage in view.stages(journey)}
        entries = [Entry(t.uid, t.title, section=sections.get(t.stage or "", "")) for t in points]
        chosen = await self.app.push_screen_wait(
            ChooseMany(_("Which touchpoints does it mend?"), entries, prompt=improvement.title,
                       ticked=improvement.touchpoints)
        )  # fmt: skip
        if chosen is None:
            return
        elsewhere = [uid for uid in improvement.touchpoints if uid not in {t.uid for t in points}]
        kept = [uid for uid in elsewhere if view.find(Touchpoint, uid)]
        if self.desk.submit(records.set_fields(improvement, N_("Tie to touchpoints"), touchpoints=[*chosen, *kept])):
            self.show(())

    def action_take_out(self) -> None:
        """Remove the improvement."""
        improvement = self.here
        if improvement and self.desk.submit(records.take_out(improvement, label=N_("Remove improvement"))):
            self.show(())
            self.desk.says(_("“{title}” is removed; u brings it back.").format(title=improvement.title))

    @on(LinkActivated)
    def follow_link(self, event: LinkActivated) -> None:
        """Go to the findings that an improvement answers, or show what it was merged from."""
        event.stop()
        if event.key.startswith(f"{FINDINGS}:"):
            self.desk.look(phase=Phase.ANALYSIS)
        elif improvement := self.here:
            self.app.push_screen(ShowText(_("Merged from"), "\n".join(improvement.merged_from)))

    def go_to(self, place: Place) -> bool:
        """Go to a field of an improvement; without any, write the first."""
        if place.kind != Improvement.kind:
            return False
        if place.uid:
            self.open_sheet(place.uid, place.field)
        elif self.may_write:
            self.action_add()
        return True
