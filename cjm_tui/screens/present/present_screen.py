"""What the projector shows: in silence prompt, time and a count; otherwise the map, where the facilitator is."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Static

from cjm_tui.domain.choices import Phase
from cjm_tui.domain.silent_task import Task, open_task
from cjm_tui.i18n import N_, _, ngettext
from cjm_tui.room.room import Room
from cjm_tui.screens.present.big_digits import big
from cjm_tui.screens.workshop.bodies import body_for
from cjm_tui.screens.workshop.desk import Desk, Sight
from cjm_tui.screens.workshop.frame_values import clock_of, phase_view, title_view
from cjm_tui.screens.workshop.phase_body import PhaseBody
from cjm_tui.screens.your_turn.turn_values import heading_of, prompt_of
from cjm_tui.storage.errors import StorageError
from cjm_tui.storage.library import Library
from cjm_tui.storage.live import LiveFile
from cjm_tui.terminal.text import plain
from cjm_tui.widgets.frame.clock import Clock, time_words
from cjm_tui.widgets.frame.phase_bar import PhaseBar
from cjm_tui.widgets.frame.title_line import TitleLine
from cjm_tui.widgets.journey_grid import JourneyGrid
from cjm_tui.widgets.themes import glyphs_of

if TYPE_CHECKING:
    from textual.timer import Timer

POLL_SECONDS = 0.2


class PresentScreen(Screen[None]):
    """A workshop as nobody in particular sees it; it takes no keys but the one that ends it."""

    CSS_PATH = "present.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("q,escape", "leave", N_("End"), id="present.leave", tooltip=N_("End the presentation.")),
    ]

    title_line = query_one(TitleLine)

    def __init__(self, library: Library, number: int) -> None:
        super().__init__()
        self.room = Room.watch(library, number)
        self.live = LiveFile(library.path)
        self.desk = Desk(self.room, self.live, _unsaid, Sight(self.room.view.about.phase))
        self._clock: Timer | None = None
        self._focus = ""
        self._silent: bool | None = None

    def compose(self) -> ComposeResult:
        """Lay out the group's view, and the silence that takes its place."""
        yield TitleLine()
        yield PhaseBar()
        yield Vertical(id="present-body")
        with Vertical(id="silence"):
            yield Static(id="silence-title")
            yield Static(id="silence-prompt")
            yield Static(id="silence-time")
            yield Static(id="silence-count")

    async def on_mount(self) -> None:
        """Show the room and follow it."""
        await self.show_phase()
        self.set_interval(POLL_SECONDS, self.listen)

    def on_unmount(self) -> None:
        """Close the live file."""
        self.live.close()

    @property
    def body(self) -> PhaseBody | None:
        """The body in sight."""
        return next(iter(self.query(PhaseBody)), None)

    async def listen(self) -> None:
        """Show what has happened."""
        try:
            changes = tuple(self.room.hear()) if self.room.has_news() else ()
            has_moved = self.desk.attendance.look()
        except StorageError:
            return
        if self._phase() is not self.desk.sight.phase:
            await self.show_phase()
        elif changes and self.body is not None:
            self.body.show(changes)
        if changes or has_moved:
            self.show_frame()
            self.show_focus()

    def _phase(self) -> Phase:
        """Where the facilitator looks, if everybody is to follow; else where the group is."""
        leader, about = self.desk.attendance.leader, self.room.view.about
        return Phase(leader.looking_at) if about.follow and leader is not None else about.phase

    async def show_phase(self) -> None:
        """Put the phase's body in place; nothing in it takes keys or clicks."""
        self.desk.sight = Sight(self._phase())
        holder = self.query_one("#present-body")
        await holder.remove_children()
        body = body_for(self.desk)
        body.can_focus_children = False
        await holder.mount(body)
        self.show_frame()
        self.show_focus()

    def show_frame(self) -> None:
        """Show where the room is and how much time is left, or the silence."""
        task, now = open_task(self.room.view), self.room.now()
        self.title_line.view = title_view(self.desk, now)
        self.query_one(PhaseBar).view = phase_view(self.desk)
        if (task is not None) is not self._silent:
            self._silent = task is not None
            self.set_class(self._silent, "-silent")
        clock = clock_of(self.room.view, now)
        if task is not None:
            self._show_silence(task, clock)
        if self._clock is not None:
            self._clock.stop()
            self._clock = None
        if clock is not None and not clock.paused:
            self._clock = self.set_timer(clock.seconds_to_change + 0.02, self.show_frame)

    def _show_silence(self, task: Task, clock: Clock | None) -> None:
        people = self.desk.attendance
        written = sum(self.room.contributions(task.uid).values())
        ready, asked = len(people.ready(task)), len(people.asked(task))
        counts = [ngettext("{n} entry", "{n} entries", written).format(n=written)]
        if asked:
            counts.append(_("{ready} of {asked} done").format(ready=ready, asked=asked))
        self.query_one("#silence-title", Static).update(plain(heading_of(task)))
        self.query_one("#silence-prompt", Static).update(plain(prompt_of(self.desk, task)))
        words = time_words(clock) if clock else ""
        drawn = Text(words) if glyphs_of(self).ascii_only else Text(big(words), no_wrap=True)
        self.query_one("#silence-time", Static).update(drawn)
        self.query_one("#silence-count", Static).update(plain(" · ".join(counts)))

    def show_focus(self) -> None:
        """Put the cursor where the facilitator has asked everybody to look, or has gone."""
        about, leader = self.room.view.about, self.desk.attendance.leader
        focus = leader.focus if about.follow and leader is not None else about.focus
        if not focus or focus == self._focus or self.body is None:
            return
        self._focus = focus
        for grid in self.body.query(JourneyGrid):
            grid.move_to(focus.partition(":")[2])

    def action_leave(self) -> None:
        """End the presentation."""
        self.dismiss()


def _unsaid(text: str, severity: str = "information") -> None:
    """Say nothing: what concerns one person does not belong on the wall."""
