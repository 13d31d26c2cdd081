"""Your turn: one prompt, the time left, one way to answer, one's own entries, and the few keys that it takes."""

from __future__ import annotations

from time import monotonic
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Static

from cjm_tui.domain.acts import contributing
from cjm_tui.domain.choices import ActivityKind, ActivityState
from cjm_tui.domain.edits import Draft
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.domain.judgement import Ballot, Estimate, Improvement
from cjm_tui.domain.measures.emotion import valence_of_key
from cjm_tui.domain.setting import Activity
from cjm_tui.domain.silent_task import Entry, Subject, Task, kind_of, own_entries, subjects_of, task_of
from cjm_tui.i18n import N_, _, ngettext
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.screens.workshop.frame_values import clock_of
from cjm_tui.screens.your_turn.turn_line import EntryWanted, TurnLine
from cjm_tui.screens.your_turn.turn_list import TurnList, VoteList
from cjm_tui.screens.your_turn.turn_values import (
    WRITTEN,
    heading_of,
    hint_of,
    placeholder_of,
    prompt_of,
    rows_of,
)
from cjm_tui.terminal.text import plain
from cjm_tui.widgets.frame.key_bar import KeyBar
from cjm_tui.widgets.frame.notice_line import NoticeLine
from cjm_tui.widgets.frame.title_line import TitleLine, TitleView
from cjm_tui.widgets.line_input import LineSubmitted, LineTyping

if TYPE_CHECKING:
    from textual.timer import Timer


REST_SECONDS = 2.0
"""So long nothing is typed before the group's screen comes in the place of a task that is over."""
CARDS_PLACE = "bucket"
"""Where an unfinished card is kept, for the line that writes cards openly."""


class YourTurnScreen(Screen[bool]):
    """A silent task as one participant does it; answers whether the task was over when it closed."""

    CSS_PATH = "your_turn.tcss"
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (10, "-short"), (18, "-tall")]
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("tab", "done", N_("I am done"), id="turn.done",
                tooltip=N_("Say that you have finished; you can still correct everything.")),
        Binding("escape", "to_group", N_("Back to the group"), id="turn.back",
                tooltip=N_("See what the group sees; your entries stay.")),
    ]  # fmt: skip

    title_line = query_one(TitleLine)
    line = query_one(TurnLine)
    rows = query_one(TurnList)

    def __init__(self, desk: Desk, task: Task) -> None:
        super().__init__()
        self.desk = desk
        self.task_uid = task.uid
        self._kind = kind_of(task)
        self._correcting = ""
        self._unsent = ""
        self._about = 0
        self._clock: Timer | None = None
        self._over = False
        self._typed_at = 0.0
        self._rest: Timer | None = None
        self._said: dict[str, str] = {}

    @property
    def task_now(self) -> Task | None:
        """The task as it stands, or None once it is over."""
        task = task_of(self.desk.view, self.task_uid)
        return task if task is not None and task.state is ActivityState.OPEN else None

    @property
    def is_written(self) -> bool:
        """Whether one writes here; otherwise digits mark."""
        return self._kind in WRITTEN

    @property
    def place(self) -> str:
        """Where the unfinished line is kept."""
        return f"your-turn:{self.task_uid}"

    def compose(self) -> ComposeResult:
        """Lay out prompt, line and list."""
        yield TitleLine()
        with Vertical(id="turn", classes="-written" if self.is_written else None):
            yield Static(id="turn-prompt")
            yield Static(id="turn-hint")
            if self.is_written:
                yield TurnLine()
            yield Static(id="turn-count")
            yield VoteList() if self._kind is ActivityKind.BALLOT else TurnList()
        yield NoticeLine()
        yield KeyBar(first=("add(1)",))

    def on_mount(self) -> None:
        """Begin where the person has stopped."""
        self.show()
        if self.is_written:
            self.rows.can_focus = False
            if kept := self.desk.kept_text(self.place):
                self.line.restore(kept.text)
            self.line.focus()
        else:
            self.rows.focus()
            self._go_to_unmarked()

    def says(self, text: str, severity: str = "information") -> None:
        """Say a sentence above the keys."""
        serious = "error" if severity == "error" else "warning" if severity == "warning" else "information"
        self.query_one(NoticeLine).says(text, serious)  # type: ignore[arg-type]

    def show(self) -> None:
        """Bring everything to the view; leave where the task is over."""
        task, desk = self.task_now, self.desk
        if task is None:
            if not self._over:
                self._over = True
                self._leave_at_rest()
            return
        subjects = self._subjects(task)
        self._put("#turn-prompt", prompt_of(desk, task))
        self._put("#turn-hint", hint_of(desk, task, subjects, self._about, self._room))
        if self.is_written:
            self.line.placeholder = placeholder_of(task)
        rows = rows_of(desk, task, subjects)
        self.rows.show(rows)
        self._put("#turn-count", self._count(len(rows)))
        self.show_time()

    def _leave_at_rest(self) -> None:
        """Leave at once, or when somebody's hands rest: no key of theirs may fall on the group's screen."""
        if not self._is_typing:
            self.dismiss(True)
            return
        self.rows.can_focus = False
        if self.is_written:
            self.line.disabled = True
            if self._kind is ActivityKind.CARDS and self.line.value and not self._correcting:
                # The line in which the room goes on writing cards brings it back.
                self.desk.keep_text(CARDS_PLACE, self.line.value)
                self.desk.drop_text(self.place)
        self.set_focus(None)
        self._put("#turn-prompt", _("The room has moved on: Enter shows what came of it."))
        self._put("#turn-hint", _("What you had not sent yet is kept.") if self.is_written else "")
        self.refresh_bindings()
        self._wait_for_rest()

    @property
    def _is_typing(self) -> bool:
        return monotonic() - self._typed_at < REST_SECONDS or (self.is_written and bool(self.line.value))

    def _wait_for_rest(self) -> None:
        if self._rest is not None:
            self._rest.stop()
        self._rest = self.set_timer(REST_SECONDS, self._leave)

    def _leave(self) -> None:
        # A timer awaits what its callback returns, and a screen may not wait for its own end.
        if self._rest is not None:
            self._rest.stop()
        self.dismiss(True)

    def on_key(self, event: events.Key) -> None:
        """Let keys that were meant for the task go nowhere once it is over; Enter goes on."""
        if self._over:
            event.stop()
            event.prevent_default()
            if event.key == "enter":
                self._leave()
            else:
                self._wait_for_rest()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer nothing but to go on once the task is over."""
        return not (self._over and action in ("done", "to_group"))

    def show_time(self) -> None:
        """Show the time left and how many have finished."""
        task = self.task_now
        if task is None:
            return
        people, now = self.desk.attendance, self.desk.room.now()
        clock = clock_of(self.desk.view, now)
        self.title_line.view = TitleView(
            workshop=_("Your turn"),
            journey=heading_of(task),
            clock=clock,
            here=len(people.asked(task)),
            ready=len(people.ready(task)),
        )
        if self._clock is not None:
            self._clock.stop()
            self._clock = None
        if clock is not None and not clock.paused:
            self._clock = self.set_timer(clock.seconds_to_change + 0.02, self.show_time)

    def _put(self, where: str, text: str) -> None:
        # An update lays the whole screen out again: only where the words differ.
        if self._said.get(where) != text:
            self._said[where] = text
            static = self.query_one(where, Static)
            static.update(plain(text))
            static.display = bool(text)

    @property
    def _room(self) -> int:
        """The cells of a line; before the first layout, those of the screen less its margin."""
        return self.query_one("#turn").content_size.width or min(self.app.size.width, 110) - 4

    def _count(self, entries: int) -> str:
        if self.desk.attendance.ready_for == self.task_uid:
            return _("You said that you are done. You can still correct; Tab takes it back.")
        if not self.is_written:
            return ""
        if not entries:
            return _("What you send is listed here; until the reveal only you see it.")
        said = ngettext("{n} entry of yours; until the reveal only you see it.",
                        "{n} entries of yours; until the reveal only you see them.", entries)  # fmt: skip
        return said.format(n=entries)

    def _subjects(self, task: Task) -> list[Subject]:
        return subjects_of(self.desk.view, task)

    # Writing

    @on(LineTyping)
    def keep_line(self, event: LineTyping) -> None:
        """Keep the unfinished line, so that it survives a dropped connection."""
        event.stop()
        self._typed_at = monotonic()
        if not self._correcting:
            self.desk.keep_text(self.place, event.text)

    @on(LineSubmitted)
    def send(self, event: LineSubmitted) -> None:
        """Store what was written, or the correction of what was written before."""
        event.stop()
        self._typed_at = monotonic()
        task = self.task_now
        if task is None or isinstance(task, Ballot):
            return
        draft = self._correction(task, event.text) if self._correcting else self._new_entry(task, event.text)
        if self.desk.submit(draft) is None:
            self.line.put_back(event.text)
            return
        if self._correcting:
            self._stop_correcting()
        else:
            self.desk.drop_text(self.place)
        self.show()
        self.rows.go_to(len(self._mine(task)) - 1)

    def _new_entry(self, task: Activity, text: str) -> Draft:
        desk, subjects = self.desk, self._subjects(task)
        subject, title = contributing.split_number(text, subjects)
        if task.what is ActivityKind.CARDS:
            stage = subject.uid if subject else None
            return contributing.write_card(desk.view, desk.room.viewer, task, title, stage, desk.new_uid())
        if subject:
            self._about = subjects.index(subject)
        about = subjects[self._about].uid if self._about < len(subjects) else None
        return contributing.write_idea(desk.view, desk.room.viewer, task, title, about, desk.new_uid())

    def _correction(self, task: Activity, text: str) -> Draft | None:
        entry = next((e for e in self._mine(task) if e.uid == self._correcting), None)
        if not isinstance(entry, Touchpoint | Improvement):
            return None
        subject, title = contributing.split_number(text, self._subjects(task))
        return contributing.correct(entry, title, subject.uid if subject else None)

    @on(EntryWanted)
    def browse(self, event: EntryWanted) -> None:
        """Bring an earlier entry to the line; below the last one, what was begun comes back."""
        event.stop()
        task = self.task_now
        entries = self._mine(task) if task else []
        uids = [entry.uid for entry in entries]
        here = uids.index(self._correcting) if self._correcting in uids else len(uids)
        there = here + event.step
        if not 0 <= there <= len(uids) or there == here:
            return
        if not self._correcting:
            self._unsent = self.line.value
        if there == len(uids):
            self._stop_correcting()
            return
        self._correcting = uids[there]
        self.rows.go_to(there)
        self.line.load(getattr(entries[there], "title", ""), corrects=True)
        self.says(_("Correct it and press Enter; sent empty, it is taken back."))

    def _stop_correcting(self) -> None:
        self._correcting = ""
        self.line.load(self._unsent, corrects=False)
        self._unsent = ""

    def _mine(self, task: Task) -> list[Entry]:
        return own_entries(self.desk.view, task, self.desk.room.viewer)

    # Marking

    @on(TurnList.Marked)
    def mark(self, event: TurnList.Marked) -> None:
        """Store a digit on the row in focus, and go on when the row has all it needs."""
        event.stop()
        self._store(event.uid, event.digit)

    @on(VoteList.Added)
    def add(self, event: VoteList.Added) -> None:
        """Give the row in focus one vote more, or one less."""
        event.stop()
        if (task := self.task_now) is not None:
            dots = getattr(self._given(task, event.uid), "dots", 0) + event.step
            if dots >= 0:
                self._store(event.uid, dots)

    def _store(self, uid: str, digit: int) -> None:
        self._typed_at = monotonic()
        task = self.task_now
        if task is None:
            return
        draft, goes_on = self._marking(task, uid, digit)
        if draft is None or self.desk.submit(draft) is None:
            return
        self.show()
        if goes_on:
            self.rows.move(1)
        if digit and contributing.is_complete(self.desk.view, self.desk.room.viewer, task, self._subjects(task)):
            self.says(_("That was the last one. Tab says that you are done."))

    def _marking(self, task: Task, uid: str, digit: int) -> tuple[Draft | None, bool]:
        desk, viewer = self.desk, self.desk.room.viewer
        given = self._given(task, uid)
        if isinstance(task, Ballot):
            if digit > min(task.cap, contributing.votes_left(desk.view, viewer, task, uid) + getattr(given, "dots", 0)):
                self.says(_("That is more votes than you have left for this one."), "warning")
                return None, False
            return contributing.vote(desk.view, viewer, task, uid, digit, new_uid=desk.new_uid), False
        if not digit:
            return (contributing.take_back(given) if given else None), False
        if task.what is ActivityKind.READINGS:
            valence = valence_of_key(digit)
            return contributing.rate(desk.view, viewer, task, uid, valence, new_uid=desk.new_uid), True
        half = isinstance(given, Estimate) and given.impact is not None and given.effort is None
        impact, effort = (given.impact, digit) if half and isinstance(given, Estimate) else (digit, None)
        return contributing.estimate(viewer, task, uid, impact, effort, new_uid=desk.new_uid), half

    def _given(self, task: Task, uid: str) -> Entry | None:
        """Return what the person has said of a subject, or None."""
        return next(
            (e for e in self._mine(task) if uid in (getattr(e, "touchpoint", ""), getattr(e, "improvement", ""))), None
        )

    def _go_to_unmarked(self) -> None:
        task = self.task_now
        if task is None:
            return
        rows = rows_of(self.desk, task, self._subjects(task))
        if waiting := next((row.uid for row in rows if not row.done), None):
            # At once: a key that is pressed before the first paint moves on from here.
            self.rows.go_to_row(waiting)

    # Done

    def action_done(self) -> None:
        """Say that one has finished, or take that back."""
        people = self.desk.attendance
        people.ready_for = "" if people.ready_for == self.task_uid else self.task_uid
        self.desk.on_typing()
        self.show()
        task = self.task_now
        left = contributing.votes_left(self.desk.view, self.desk.room.viewer, task) if isinstance(task, Ballot) else 0
        if people.ready_for and left:
            said = ngettext("Noted. You still have {n} vote to give, if you like.",
                            "Noted. You still have {n} votes to give, if you like.", left)  # fmt: skip
            self.says(said.format(n=left), "warning")
        elif people.ready_for:
            self.says(_("Thank you. The group sees that one more is done, not who."))

    def action_to_group(self) -> None:
        """Go to the group's view."""
        self.dismiss(False)
