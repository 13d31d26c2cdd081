"""What acts on the whole room: silence and reveal, moving, calling back, pointing, people, agenda, timer, notes."""

from __future__ import annotations

from textual import work
from textual.screen import Screen

from cjm_tui.domain.acts import facilitation
from cjm_tui.domain.analysis.readiness import lacks
from cjm_tui.domain.choices import Phase
from cjm_tui.domain.edits import Change
from cjm_tui.domain.silent_task import open_task
from cjm_tui.i18n import _, ngettext
from cjm_tui.room.room import Room
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.screens.workshop.guide_values import unmet_in
from cjm_tui.screens.workshop.together import Together
from cjm_tui.widgets.dialogs import Confirm

_UNMET_SHOWN = 3
"""So many of the guide's open lines are named before the room moves on."""


class RoomActions(Screen[None]):
    """The actions behind the frame's keys that concern everybody; the frame itself is laid out by the subclass."""

    room: Room
    desk: Desk
    together: Together

    def says(self, text: str, severity: str = "information") -> None:
        """Say a sentence on the notice line."""
        raise NotImplementedError

    def show_changes(self, changes: tuple[Change, ...]) -> None:
        """Bring the frame and the body to the view."""
        raise NotImplementedError

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

    @work
    async def action_move_room(self) -> None:
        """Move everybody to the phase in sight, or to the next one, after asking."""
        from cjm_tui.screens.facilitation.silence import not_ready_lines

        self.desk.catch_up()
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
                *(self._left_open(here) if there.ordinal > here.ordinal else ()),
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

    def _left_open(self, phase: Phase) -> list[str]:
        """Say which lines of the guide do not hold yet in the phase that the room is about to leave."""
        unmet = unmet_in(self.desk, phase)
        if not unmet:
            return []
        more = len(unmet) - _UNMET_SHOWN
        lines = "; ".join(unmet[:_UNMET_SHOWN])
        if more > 0:
            lines = ngettext("{lines}; {n} more", "{lines}; {n} more", more).format(lines=lines, n=more)
        return [_("Not yet in {phase}: {lines}.").format(phase=_(phase.label), lines=lines)]

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
        self.together.tell()
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
    async def action_export(self) -> None:
        """Write a file."""
        from cjm_tui.screens.facilitation.exporting import choose_export

        await choose_export(self.app, self.desk)

    def after_own_act(self) -> None:
        """Show what this person has just done for the room."""
        self.show_changes(())
        self.refresh_bindings()
