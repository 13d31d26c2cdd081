"""The frame around every phase: title line, phase bar, body, guide, notices and keys; it keeps everything current."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.getters import query_one
from textual.screen import Screen

from cjm_tui.domain.acts import facilitation
from cjm_tui.domain.analysis.readiness import lacks
from cjm_tui.domain.choices import Phase, Role
from cjm_tui.domain.edits import Change
from cjm_tui.domain.settling import Refused
from cjm_tui.domain.silent_task import open_task
from cjm_tui.i18n import N_, _, ngettext
from cjm_tui.room.room import Room
from cjm_tui.screens.workshop.bodies import body_for
from cjm_tui.screens.workshop.desk import Desk, Sight
from cjm_tui.screens.workshop.frame_values import phase_view, title_view
from cjm_tui.screens.workshop.guide_values import GuideReader
from cjm_tui.screens.workshop.phase_body import PhaseBody
from cjm_tui.screens.workshop.together import Together
from cjm_tui.storage.errors import StorageError
from cjm_tui.storage.live import LiveFile
from cjm_tui.widgets.dialogs import Choose, Confirm, Entry, show_help
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


class WorkshopScreen(Screen[None]):
    """One workshop, one phase in sight at a time."""

    CSS_PATH = "workshop.tcss"
    HORIZONTAL_BREAKPOINTS = GUIDE_BREAKPOINTS
    AUTO_FOCUS = ""
    BINDINGS = [
        Binding("less_than_sign", "look(-1)", N_("Look back"), id="frame.look_back", show=False,
                tooltip=N_("Look at the phase before; nobody else is moved.")),
        Binding("greater_than_sign", "look(1)", N_("Look ahead"), id="frame.look_ahead", show=False,
                tooltip=N_("Look at the next phase; nobody else is moved.")),
        Binding("M", "move_room", N_("Move room"), id="frame.move_room",
                tooltip=N_("Move everybody to the phase that you look at.")),
        Binding("Y", "your_turn", N_("Your turn"), id="frame.your_turn",
                tooltip=N_("Go to what is asked of you in silence.")),
        Binding("S", "silence", N_("Silence"), id="frame.silence",
                tooltip=N_("Open a silent activity with its timer.")),
        Binding("R", "reveal", N_("Reveal"), id="frame.reveal",
                tooltip=N_("Show everybody what was done in silence.")),
        Binding("g", "toggle_guide", N_("Guide"), id="frame.guide", tooltip=N_("Show or hide the guide.")),
        Binding("J", "choose_journey", N_("Journey"), id="frame.journey", show=False,
                tooltip=N_("Choose the journey to look at.")),
        Binding("P", "choose_persona", N_("Persona"), id="frame.persona", show=False,
                tooltip=N_("Choose the persona with whose eyes to look.")),
        Binding("C", "compare", N_("Compare"), id="frame.compare", show=False,
                tooltip=N_("Show two journeys, personas or rounds side by side.")),
        Binding("G", "agenda", N_("Agenda"), id="frame.agenda", show=False,
                tooltip=N_("See the agenda and begin its next item.")),
        Binding("T", "timer", N_("Timer"), id="frame.timer", show=False,
                tooltip=N_("Start, pause or stop the timer.")),
        Binding("N", "side_notes", N_("Notes"), id="frame.notes", show=False,
                tooltip=N_("Write down a decision, or something for the parking lot.")),
        Binding("H", "history", N_("History"), id="frame.history", show=False,
                tooltip=N_("See who did what, and bring an earlier state back.")),
        Binding("W", "people", N_("Who is here"), id="frame.people", show=False,
                tooltip=N_("See who is here and who has not spoken yet, give roles, hand the room over.")),
        Binding("B", "bring_back", N_("Bring back"), id="frame.bring_back", show=False,
                tooltip=N_("Call everybody back to where the group is.")),
        Binding("L", "look_here", N_("Look here"), id="frame.look_here", show=False,
                tooltip=N_("Ask everybody to look at the touchpoint under your cursor.")),
        Binding("F", "follow_me", N_("Follow me"), id="frame.follow_me", show=False,
                tooltip=N_("Let the others' screens follow your cursor, or no longer.")),
        Binding("u,ctrl+z", "undo", N_("Undo"), id="frame.undo", tooltip=N_("Take back your latest act.")),
        Binding("U,ctrl+y", "redo", N_("Redo"), id="frame.redo", show=False,
                tooltip=N_("Do again what you took back.")),
        Binding("question_mark", "help", N_("Help"), id="frame.help",
                tooltip=N_("All keys of this place, filtered as you type.")),
        Binding("escape", "back", N_("Back"), id="frame.back", show=False,
                tooltip=N_("Go back to the group's phase, then home.")),
        Binding("Q", "leave", N_("Home"), id="frame.leave", show=False,
                tooltip=N_("Leave the workshop; everything is saved.")),
    ]  # fmt: skip

    title_line = query_one(TitleLine)
    phase_bar = query_one(PhaseBar)
    guide_panel = query_one(GuidePanel)
    guide_line = query_one(GuideLine)
    notice_line = query_one(NoticeLine)

    def __init__(self, room: Room, *, is_private: bool = False) -> None:
        super().__init__()
        self.room = room
        self.live = LiveFile(room.library.path)
        self.desk = Desk(room, self.live, self.says, Sight(room.view.about.phase), is_private, self.show_sight)
        self.together = Together(self)
        self.desk.on_typing = self.together.tell
        self.desk.on_submit = self.show_frame_later
        self._guide = GuideReader(self.desk)
        self._clock: Timer | None = None

    def compose(self) -> ComposeResult:
        """Lay out the frame; the body follows the phase in sight."""
        yield TitleLine()
        yield PhaseBar()
        with Horizontal(id="middle"):
            yield Vertical(id="body")
            yield GuidePanel()
        yield GuideLine()
        yield KeyBar()
        yield NoticeLine()

    async def on_mount(self) -> None:
        """Show the room's phase and begin to listen."""
        await self.show_body()
        self.set_interval(POLL_SECONDS, self.listen)
        self.announce()
        self.set_interval(PRESENCE_SECONDS, self.announce)
        self.together.start()

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
        if self.body is not None:
            self.body.show(changes)

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
            await holder.mount(body)
        self.show_frame()
        body.focus_first()

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
                return viewer.role is Role.FACILITATOR
            case "agenda" | "timer" | "bring_back" | "look_here" | "follow_me":
                return viewer.facilitates
            case "silence":
                return viewer.facilitates and task is None
            case "reveal":
                return viewer.facilitates and task is not None
            case "your_turn":
                return task is not None and viewer.role is not Role.OBSERVER
        return True

    def action_your_turn(self) -> None:
        """Go to the open silent task."""
        self.together.begin_turn()

    @work
    async def action_silence(self) -> None:
        """Open a silent activity."""
        from cjm_tui.screens.facilitation.silence import choose_silence

        await choose_silence(self.app, self.desk)
        self.after_own_act()

    @work
    async def action_reveal(self) -> None:
        """Reveal what was done in silence."""
        from cjm_tui.screens.facilitation.silence import reveal_task

        await reveal_task(self.app, self.desk)
        self.after_own_act()

    def action_bring_back(self) -> None:
        """Call everybody back."""
        if self.desk.submit(facilitation.bring_back(self.room.view, self.room.now())):
            self.says(_("Everybody is called back; what they typed is kept."))

    def action_look_here(self) -> None:
        """Ask everybody to look at what is under the cursor."""
        focus, follow = self.together.point(), self.room.view.about.follow
        if not focus:
            self.says(_("Put the cursor on a touchpoint first."))
            return
        if self.room.view.about.focus == focus:
            self.desk.submit(facilitation.set_focus(self.room.view, "", follow))
        if self.desk.submit(facilitation.set_focus(self.room.view, focus, follow)):
            self.says(_("Everybody is asked to look here."))

    def action_follow_me(self) -> None:
        """Let the others follow, or no longer."""
        follow = not self.room.view.about.follow
        if self.desk.submit(facilitation.set_focus(self.room.view, "", follow)):
            self.says(_("The others' screens follow you; F lets them go.") if follow else _("Nobody follows now."))

    @work
    async def action_people(self) -> None:
        """Show who is here."""
        from cjm_tui.screens.people.choosing import choose_people

        await choose_people(self.app, self.desk)
        self.after_own_act()

    def after_own_act(self) -> None:
        """Show what this person has just done for the room."""
        self.show_changes(())
        self.refresh_bindings()

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
    async def action_move_room(self) -> None:
        """Move everybody to the phase in sight, or to the next one, after asking."""
        from cjm_tui.screens.facilitation.silence import not_ready_lines

        here = self.room.view.about.phase
        there = self.desk.sight.phase
        if there is here:
            if here is Phase.ACTIONS:
                self.says(_("This is the last phase."))
                return
            there = list(Phase)[here.ordinal]
        others = len({p.uid for p in self.desk.attendance.here} - {self.room.viewer.uid})
        task = open_task(self.room.view)
        waiting = not_ready_lines(self.desk, task) if task else []
        along = ngettext("{n} other person goes along.", "{n} other people go along.", others).format(n=others)
        question = _("Move the room from {here} to {there}?").format(here=_(here.label), there=_(there.label))
        dialog = Confirm(
            question,
            consequences=[
                *(lack.sentence for lack in lacks(self.room.view, there)),
                *([along] if others else []),
                *waiting,
                _("Nothing is lost: everybody can come back here."),
            ],
            verb=_("Move"),
            ready=True,
        )
        draft = facilitation.move_room(self.room.view, there, self.room.now())
        if await self.app.push_screen_wait(dialog) and self.desk.submit(draft):
            self.desk.look(phase=there)
            self.show_changes(())

    @work
    async def action_choose_journey(self) -> None:
        """Choose the journey in sight."""
        entries = [Entry(j.uid, j.title, detail=_(j.journey_type.label)) for j in self.room.view.journeys]
        current = self.desk.journey.uid if self.desk.journey else ""
        if chosen := await self.app.push_screen_wait(Choose(_("Which journey?"), entries, current=current)):
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
    async def action_agenda(self) -> None:
        """Show the agenda and begin an item."""
        from cjm_tui.screens.facilitation.timekeeping import choose_agenda_item

        await choose_agenda_item(self.app, self.desk)
        self.show_changes(())

    @work
    async def action_timer(self) -> None:
        """Set the timer."""
        from cjm_tui.screens.facilitation.timekeeping import choose_timer

        await choose_timer(self.app, self.desk)
        self.show_changes(())

    @work
    async def action_side_notes(self) -> None:
        """Write decisions and the parking lot."""
        from cjm_tui.screens.facilitation.side_notes import choose_side_note

        await choose_side_note(self.app, self.desk)
        self.show_changes(())

    @work
    async def action_history(self) -> None:
        """Show the history."""
        from cjm_tui.screens.facilitation.history import choose_from_history

        await choose_from_history(self.app, self.desk)
        self.show_changes(())

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

    def _again(self, act: object, done: str, nothing: str) -> None:
        try:
            change = act()  # type: ignore[operator]
        except (Refused, StorageError) as refusal:
            self.says(str(refusal), "warning")
            return
        if change is None:
            self.says(_(nothing))
            return
        self.show_changes(())
        self.says(_(done).format(act=_(change.label)))

    def action_help(self) -> None:
        """Show all keys."""
        show_help(self)

    def action_back(self) -> None:
        """Go back to the group's phase; from there, home."""
        if self.desk.sight.phase is not self.room.view.about.phase:
            self.desk.look(phase=self.room.view.about.phase)
        elif self.has_home:
            self.action_leave()
        else:
            self.says(_("Q leaves the workshop; everything is saved."))

    @property
    def has_home(self) -> bool:
        """Whether the library lies behind this screen; otherwise leaving ends the program."""
        return len(self.app.screen_stack) > 2

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
