"""The frame around every phase: title line, phase bar, body, guide, notices and keys; it keeps everything current."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.getters import query_one

from cjm_tui.domain.choices import Phase, Role
from cjm_tui.domain.edits import Change
from cjm_tui.domain.settling import Refused
from cjm_tui.domain.silent_task import open_task
from cjm_tui.i18n import N_, _
from cjm_tui.room.room import Room
from cjm_tui.screens.workshop.bodies import body_for
from cjm_tui.screens.workshop.desk import Desk, Sight
from cjm_tui.screens.workshop.frame_values import phase_view, title_view
from cjm_tui.screens.workshop.guide_values import GuideReader
from cjm_tui.screens.workshop.keys import KEYS
from cjm_tui.screens.workshop.new_map import BLUEPRINT, TO_BE, make_new_map, new_map_entries
from cjm_tui.screens.workshop.phase_body import PhaseBody
from cjm_tui.screens.workshop.room_actions import RoomActions
from cjm_tui.screens.workshop.together import Together
from cjm_tui.screens.workshop.unfinished import reminder
from cjm_tui.storage.errors import StorageError
from cjm_tui.storage.live import LiveFile
from cjm_tui.widgets.dialogs import Choose, Entry, show_help
from cjm_tui.widgets.frame.guide_line import GuideLine
from cjm_tui.widgets.frame.guide_panel import GUIDE_BREAKPOINTS, GuidePanel, toggle_guide
from cjm_tui.widgets.frame.key_bar import KeyBar
from cjm_tui.widgets.frame.notice_line import NoticeLine
from cjm_tui.widgets.frame.phase_bar import PhaseBar
from cjm_tui.widgets.frame.title_line import TitleLine

if TYPE_CHECKING:
    from textual.timer import Timer

POLL_SECONDS = 0.2
"""How often the library is asked whether anybody has written; the answer takes microseconds."""
PRESENCE_SECONDS = 5.0
"""How often a session says that it is still here."""


class WorkshopScreen(RoomActions):
    """One workshop, one phase in sight at a time."""

    CSS_PATH = "workshop.tcss"
    HORIZONTAL_BREAKPOINTS = GUIDE_BREAKPOINTS
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    title_line = query_one(TitleLine)
    phase_bar = query_one(PhaseBar)
    guide_panel = query_one(GuidePanel)
    guide_line = query_one(GuideLine)
    notice_line = query_one(NoticeLine)

    def __init__(self, room: Room, *, is_private: bool = False, has_files: bool = True, is_tour: bool = False) -> None:
        """Show a room; a tour begins at the map, wherever the room is, and says how to go on."""
        super().__init__()
        self.room = room
        self._is_tour = is_tour
        self.live = LiveFile(room.library.path)
        sight = Sight(Phase.TOUCHPOINTS if is_tour else _first_in_sight(room))
        self.desk = Desk(room, self.live, self.says, sight, is_private, has_files)
        self.desk.on_sight = self.show_sight
        self.together = Together(self)
        self.desk.on_typing = self.together.tell
        self.desk.on_submit = self.show_frame_later
        self._guide = GuideReader(self.desk)
        self._clock: Timer | None = None
        self._has_missed = False

    def compose(self) -> ComposeResult:
        """Lay out the frame; the body follows the phase in sight."""
        yield TitleLine()
        yield PhaseBar()
        with Horizontal(id="middle"):
            yield Vertical(id="body")
            yield GuidePanel()
        yield GuideLine()
        yield KeyBar(first=("reveal", "your_turn", "close_ballot"), last=("close_workshop", "move_room"))
        yield NoticeLine()

    async def on_mount(self) -> None:
        """Show the room's phase and begin to listen."""
        await self.show_body()
        self.set_interval(POLL_SECONDS, self.listen)
        self.announce()
        self.set_interval(PRESENCE_SECONDS, self.announce)
        self.together.start()
        if self._is_tour:
            self.says(_("A finished workshop: < and > go through its phases, ? shows the keys."))

    def on_unmount(self) -> None:
        """Say that this session has gone."""
        self.together.stop()
        try:
            self.desk.attendance.leave()
        except StorageError:
            return
        finally:
            self.live.close()

    @property
    def body(self) -> PhaseBody | None:
        """The body of the phase in sight."""
        return next(iter(self.query(PhaseBody)), None)

    def says(self, text: str, severity: str = "information") -> None:
        """Say a sentence on the notice line of what is in sight."""
        if self.together.turn is not None and self.together.turn.is_mounted:
            self.together.turn.says(text, severity)
            return
        self.notice_line.says(
            text, "error" if severity == "error" else "warning" if severity == "warning" else "information"
        )

    def listen(self) -> None:
        """Show what others have written meanwhile."""
        try:
            if self.room.has_news() and (changes := self.room.hear()):
                self.show_changes(tuple(changes))
                self.together.react(tuple(changes))
            self.together.look()
            self.together.lead()
        except StorageError as failure:
            self.says(str(failure), "error")

    def show_changes(self, changes: tuple[Change, ...]) -> None:
        """Bring the frame and the body to the view; behind one's turn they wait."""
        if self.together.turn is not None:
            return
        self.show_frame()
        self.show_in_body(changes)

    def show_in_body(self, changes: tuple[Change, ...]) -> None:
        """Bring the body to the view; one that is just being built shows everything once it stands."""
        if self.body is not None and self.body.is_mounted and self.body.is_attached:
            self.body.show(changes)
        else:
            self._has_missed = True

    def show_frame_later(self) -> None:
        """Bring the frame to the view once the edit itself is on the screen."""
        self.call_after_refresh(self.show_frame)

    def show_frame(self) -> None:
        """Bring the frame's own lines to the view, and the clock to the next moment at which it says something else."""
        desk, now = self.desk, self.room.now()
        self.title_line.view = title_view(desk, now)
        self.phase_bar.view = phase_view(desk)
        # What the guide says is computed from the whole map; it may follow what people are waiting to see.
        self.call_after_refresh(self.tell_guide)
        if self._clock is not None:
            self._clock.stop()
            self._clock = None
        if (clock := self.title_line.view.clock) is not None and not clock.paused:
            self._clock = self.set_timer(clock.seconds_to_change + 0.02, self.show_frame)

    def tell_guide(self) -> None:
        """Bring the guide to the view."""
        guide = self._guide.view(self.room.now())
        self.guide_panel.view = guide
        self.guide_line.view = guide

    async def show_body(self) -> None:
        """Replace the body by that of the phase in sight."""
        holder = self.query_one("#body")
        body = body_for(self.desk)
        async with self.batch():
            await holder.remove_children()
            self._has_missed = False
            await holder.mount(body)
        if not body.children:
            # The program is being left while the body is built.
            return
        self.show_frame()
        if self._has_missed:
            self.show_in_body(())
        body.focus_first()
        # The keys of a place are known once the focus has come there.
        self.set_timer(0.1, self.remind)

    def remind(self) -> None:
        """Say that a text was begun here and never finished."""
        if not self.notice_line.said[0] and (sentence := reminder(self, self.desk.sight.phase, self.desk.kept_texts())):
            self.says(sentence)

    def show_sight(self) -> None:
        """Follow the desk's sight: another phase is another body, another journey or persona is not."""
        if self.body is not None and self.body.phase is self.desk.sight.phase:
            self.show_changes(())
        else:
            self.call_later(self.show_body)

    def announce(self) -> None:
        """Say that this person is here, and see who else is."""
        try:
            has_changed = self.desk.attendance.announce(self.desk.sight.phase)
        except StorageError as failure:
            self.says(str(failure), "error")
            return
        if has_changed:
            self.show_frame()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what this person may do now."""
        viewer, task = self.room.viewer, open_task(self.room.view)
        match action:
            case "move_room":
                at_the_end = self.desk.sight.phase is self.room.view.about.phase is Phase.ACTIONS
                return viewer.role is Role.FACILITATOR and not at_the_end
            case "agenda" | "timer" | "bring_back" | "look_here" | "follow_me" | "silence":
                return viewer.facilitates
            case "export":
                return self.desk.has_files
            case "reveal":
                return viewer.facilitates and task is not None
            case "your_turn":
                return task is not None and viewer.role is not Role.OBSERVER
        return True

    def action_your_turn(self) -> None:
        """Go to the open silent task."""
        self.together.begin_turn()

    def action_look(self, step: int) -> None:
        """Look at the phase before or after."""
        phases = list(Phase)
        place = phases.index(self.desk.sight.phase) + step
        if 0 <= place < len(phases):
            self.desk.look(phase=phases[place])

    @on(PhaseBar.PhaseLooked)
    def look_at_phase(self, event: PhaseBar.PhaseLooked) -> None:
        """Look at the phase that was clicked."""
        event.stop()
        self.desk.look(phase=Phase(event.phase))

    @work
    async def action_choose_journey(self) -> None:
        """Choose the journey in sight, or make one from it."""
        here = self.desk.journey
        entries = [Entry(j.uid, j.title, detail=_(j.journey_type.label)) for j in self.room.view.journeys]
        entries += new_map_entries(self.desk, here) if here else []
        dialog = Choose(_("Which journey?"), entries, current=here.uid if here else "")
        chosen = await self.app.push_screen_wait(dialog)
        if here and chosen in (TO_BE, BLUEPRINT):
            if made := await make_new_map(self.app, self.desk, here, chosen):
                self.desk.look(phase=Phase.TOUCHPOINTS, journey=made)
        elif chosen:
            self.desk.look(journey=chosen)

    @work
    async def action_choose_persona(self) -> None:
        """Choose the persona with whose eyes to look."""
        entries = [Entry(p.uid, p.display_name, detail=p.role) for p in self.room.view.personas]
        if not entries:
            self.says(_("There is no persona yet: the second phase makes them."))
            return
        current = self.desk.persona.uid if self.desk.persona else ""
        if chosen := await self.app.push_screen_wait(Choose(_("Whose eyes?"), entries, current=current)):
            self.desk.look(persona=chosen)

    @work
    async def action_compare(self) -> None:
        """Compare two journeys, personas or rounds; a map made there is the one to look at afterwards."""
        from cjm_tui.screens.compare.compare_screen import CompareScreen

        if (journey := self.desk.journey) is None:
            self.says(_("There is no journey yet: the first phase names one."))
        elif made := await self.app.push_screen_wait(CompareScreen(self.desk, journey)):
            self.desk.look(phase=Phase.TOUCHPOINTS, journey=made)

    def action_toggle_guide(self) -> None:
        """Show or hide the guide."""
        toggle_guide(self)

    def action_undo(self) -> None:
        """Take back this person's latest act."""
        self._again(self.room.undo, N_("Undone: {act}"), N_("There is nothing of yours to undo."))

    def action_redo(self) -> None:
        """Do again what was taken back."""
        self._again(self.room.redo, N_("Done again: {act}"), N_("There is nothing to do again."))

    def _again(self, act: Callable[[], Change | None], done: str, nothing: str) -> None:
        from cjm_tui.screens.facilitation.history import told

        try:
            change = act()
        except (Refused, StorageError) as refusal:
            self.says(str(refusal), "warning")
            return
        if change is None:
            self.says(_(nothing))
            return
        self.show_changes(())
        self.says(_(done).format(act=told(self.room.view, change)))

    def action_help(self) -> None:
        """Show all keys."""
        show_help(self)

    def action_back(self) -> None:
        """Close the guide, then go back to the group's phase; a key pressed once too often leaves nothing."""
        if self.has_class("-guide-on"):
            self.action_toggle_guide()
        elif self.guide_panel.has_focus and self.body is not None:
            self.body.focus_first()
        elif not self.desk.is_with_group:
            self.desk.look(phase=self.room.view.about.phase)
        else:
            self.says(_("Q leaves the workshop; everything is saved."))

    def action_leave(self) -> None:
        """Leave the workshop."""
        self.dismiss()

    @on(GuidePanel.GuideCheckChosen)
    def find_missing(self, event: GuidePanel.GuideCheckChosen) -> None:
        """Go to what is missing."""
        event.stop()
        if self.body is None or not self.body.find(event.key):
            self.says(_("Nothing here to go to: look at what the line says."))

    @on(GuideLine.GuideWanted)
    def show_guide(self, event: GuideLine.GuideWanted) -> None:
        """Open the guide."""
        event.stop()
        self.action_toggle_guide()


def _first_in_sight(room: Room) -> Phase:
    """Return the phase to begin with: the room's, but whoever brought a map in wants to see the map."""
    about = room.view.about
    is_fresh_import = bool(about.origin) and about.phase is Phase.SCOPE and room.viewer.facilitates
    return Phase.TOUCHPOINTS if is_fresh_import else about.phase
