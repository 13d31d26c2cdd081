"""What happens on one person's screen because others act: news at once, the way back to the group, tasks, following."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from cjm_tui.domain.choices import Phase, Role
from cjm_tui.domain.edits import Change, Edit
from cjm_tui.domain.setting import About, Participant
from cjm_tui.domain.silent_task import Task, is_asked, kind_of, open_task, task_of
from cjm_tui.i18n import _, language
from cjm_tui.storage.nudge import Doorbell, ring
from cjm_tui.widgets.journey_grid import JourneyGrid

if TYPE_CHECKING:
    from textual.timer import Timer

    from cjm_tui.screens.workshop.workshop_screen import WorkshopScreen
    from cjm_tui.screens.your_turn.your_turn_screen import YourTurnScreen

WARNING_SECONDS = 3.0
"""Between saying that the group goes on and going along."""


class Together:
    """The part of a workshop screen that listens to the others; it never takes a half-typed text away."""

    def __init__(self, screen: WorkshopScreen) -> None:
        self.screen = screen
        self.desk = screen.desk
        self.turn: YourTurnScreen | None = None
        self._offered = ""
        self._returning: Timer | None = None
        self._followed = ("", "")
        self._live_version = -1
        self._bell: Doorbell | None = None

    def start(self) -> None:
        """Listen at the door, and show what is asked of this person."""
        self._bell = Doorbell(self.desk.room.library.path, self.desk.attendance.session)
        if self._bell.fileno is not None:
            asyncio.get_running_loop().add_reader(self._bell.fileno, self._rung)
        self.offer_turn()

    def stop(self) -> None:
        """Listen no longer."""
        if self._bell is not None:
            if self._bell.fileno is not None:
                asyncio.get_running_loop().remove_reader(self._bell.fileno)
            self._bell.close()

    def tell(self) -> None:
        """Tell the others at once that something about this person has changed."""
        self.screen.announce()
        ring(self.desk.room.library.path)

    def _rung(self) -> None:
        if self._bell is not None:
            self._bell.drain()
        self.screen.listen()

    # Who is here

    def look(self) -> None:
        """Show who has come, gone, finished or begun to write; raises StorageError."""
        version = self.desk.live.data_version()
        if version == self._live_version:
            return
        self._live_version = version
        editing = self.desk.editing
        if self.desk.attendance.look():
            self.screen.show_frame()
            if self.turn is not None and self.turn.is_mounted:
                self.turn.show_time()
            elif self.desk.editing != editing:
                self.screen.show_in_body(())
            self.follow()

    # What has changed

    def react(self, changes: tuple[Change, ...]) -> None:
        """Do what others' acts ask of this person's screen; this person at another terminal counts as another."""
        for change in changes:
            self._react_to(change)
        if self.turn is not None and self.turn.is_mounted:
            self.turn.show()
        self.offer_turn()
        self.screen.refresh_bindings()

    def _react_to(self, change: Change) -> None:
        for edit in change.edits:
            if edit.kind == About.kind:
                if "phase_entered_at" in edit.after and "round" not in edit.after:
                    if change.who == self.desk.room.viewer.uid:
                        self.desk.look(phase=self.desk.view.about.phase)
                    elif self._goes_along(edit):
                        self._warn_of_return()
                if edit.after.get("focus"):
                    self._look_here(str(edit.after["focus"]))
                if "locked" in edit.after and not self.desk.room.viewer.facilitates:
                    locked = edit.after["locked"]
                    self.desk.says(_("The map is locked: read and talk.") if locked else _("The map is open again."))
            if (edit.kind, edit.uid) == (Participant.kind, self.desk.room.viewer.uid) and "role" in edit.after:
                role = Role(edit.after["role"])
                self.desk.says(_("You are here as {role} now.").format(role=_(role.label)), "warning")

    # The way back to the group

    def _goes_along(self, moved: Edit) -> bool:
        """Return whether this person follows the room: a co-facilitator who prepares something elsewhere does not."""
        here, role = self.desk.sight.phase, self.desk.room.viewer.role
        if role is Role.FACILITATOR or here is self.desk.view.about.phase:
            return False
        return role is not Role.CO_FACILITATOR or here.value == moved.before.get("phase")

    def _warn_of_return(self) -> None:
        there = self.desk.view.about.phase
        said = _("In 3 seconds you go along to {phase}. What you typed is kept.")
        self.desk.says(said.format(phase=_(there.label)), "warning")
        if self._returning is not None:
            self._returning.stop()
        self._returning = self.screen.set_timer(WARNING_SECONDS, self._return)

    def _return(self) -> None:
        self._returning = None
        if self.turn is None and not self.screen.is_current:
            # A dialog is open: its text is finished first.
            self._returning = self.screen.set_timer(1.0, self._return)
            return
        there = self.desk.view.about.phase
        if self.desk.sight.phase is there:
            return
        self.desk.look(phase=there)
        self.desk.says(_("You are with the group, in {phase}.").format(phase=_(there.label)))

    # Your turn

    def offer_turn(self) -> None:
        """Show a task that has just been opened to those of whom it is asked."""
        task, me = open_task(self.desk.view), self.desk.room.me
        if task is None or me is None or not is_asked(me) or self.turn is not None or task.uid == self._offered:
            return
        self.begin_turn(task)

    def begin_turn(self, task: Task | None = None) -> None:
        """Show the open task."""
        from cjm_tui.screens.your_turn.your_turn_screen import YourTurnScreen

        task = task or open_task(self.desk.view)
        if task is None or self.turn is not None:
            return
        self._offered = task.uid
        self.turn = YourTurnScreen(self.desk, task)
        self.screen.app.push_screen(self.turn, self._turn_ended)

    def _turn_ended(self, is_over: bool | None) -> None:
        ended, self.turn = self.turn, None
        self.screen.show_changes(())
        task = task_of(self.desk.view, ended.task_uid) if ended else None
        if not is_over:
            self.desk.says(_("This is the group's view. Y brings your turn back."))
            return
        if self.desk.sight.phase is not self.desk.view.about.phase:
            self.desk.look(phase=self.desk.view.about.phase)
        if task is not None:
            from cjm_tui.data import silent_guide

            self.desk.says(silent_guide(kind_of(task)).after.in_(language()))
        self.offer_turn()

    # Where the facilitator looks

    def point(self) -> str:
        """Return `kind:uid` of the touchpoint under this person's cursor, or an empty string."""
        body = self.screen.body
        for grid in body.query(JourneyGrid) if body is not None else ():
            if grid.cell is not None and grid.cell.column_uid:
                return f"touchpoints:{grid.cell.column_uid}"
        return ""

    def lead(self) -> None:
        """Where the others follow this person, tell them where the cursor has gone."""
        people = self.desk.attendance
        people.focus = self.point()
        leads = self.desk.view.about.follow and self.desk.room.viewer.role is Role.FACILITATOR
        if leads and (self.desk.sight.phase, people.focus) != self._followed:
            self._followed = (self.desk.sight.phase, people.focus)
            self.tell()

    def follow(self) -> None:
        """Look where the facilitator looks, if everybody is to follow and nothing is being typed here."""
        leader, viewer = self.desk.attendance.leader, self.desk.room.viewer
        if not self.desk.view.about.follow or leader is None or viewer.facilitates or self.desk.attendance.typing:
            return
        where = (leader.looking_at, leader.focus)
        if where == self._followed or not self.screen.is_current:
            return
        self._followed = where
        self.desk.look(phase=Phase(leader.looking_at))
        self.screen.call_later(self.go_to, leader.focus)

    def _look_here(self, focus: str) -> None:
        # Where the facilitator is was said just before the call, in the other file.
        self.desk.attendance.look()
        leader = self.desk.attendance.leader
        record = self.desk.view.lookup(*focus.split(":", 1))
        title = getattr(record, "title", "")
        self.desk.says(_("The facilitator asks everybody to look here: {title}").format(title=title), "warning")
        if self.screen.is_current and not self.desk.attendance.typing:
            self.desk.look(phase=Phase(leader.looking_at) if leader else self.desk.view.about.phase)
            self.screen.call_later(self.go_to, focus)

    def go_to(self, focus: str) -> None:
        """Put the cursor on the touchpoint that `kind:uid` names, where this body shows it."""
        body = self.screen.body
        for grid in body.query(JourneyGrid) if body is not None else ():
            grid.move_to(focus.partition(":")[2])
