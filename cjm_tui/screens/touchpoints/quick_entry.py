"""Typing for the room: touchpoints straight into a stage, one a line; Tab goes to the next stage."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.getters import query_one
from textual.message import Message

from cjm_tui.domain.acts import mapping, records
from cjm_tui.domain.choices import NoteKind
from cjm_tui.domain.edits import Draft
from cjm_tui.domain.journey_map import Note, Touchpoint
from cjm_tui.i18n import N_, _
from cjm_tui.screens.touchpoints.stage_questions import Ask, asks_of, write_feedback
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.terminal.text import plain
from cjm_tui.widgets.line_input import LineInput, LineRecall, LineSubmitted, LineTyping


class QuickEntry(Vertical):
    """A line that writes into one stage after the other, and answers the stage's questions where it has several."""

    PLACE = "quick-entry"
    """Where its unfinished text is kept; the draft's base is the stage that it was meant for."""
    DEFAULT_CSS = """
    QuickEntry { height: auto; }
    """
    BINDINGS = [
        Binding("tab", "next_stage(1)", N_("Next stage"), id="entry.next_stage",
                tooltip=N_("Go on writing into the next stage.")),
        Binding("shift+tab", "next_stage(-1)", N_("Stage before"), id="entry.previous_stage", show=False,
                tooltip=N_("Go back to writing into the stage before.")),
        Binding("escape", "leave", N_("Map"), id="entry.leave", tooltip=N_("Go back to the map.")),
    ]  # fmt: skip

    @dataclass
    class Written(Message):
        """Something was written: a touchpoint, or feedback on a stage."""

        stage: str
        touchpoint: str | None

    @dataclass
    class StageChosen(Message):
        """Another stage is written into."""

        stage: str

    class Left(Message):
        """Somebody wants to go back to the map."""

    line = query_one(LineInput)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._stage: str | None = None
        self._feedback = False
        self._latest: str | None = None
        self._correcting: str | None = None

    def compose(self) -> ComposeResult:
        """Yield the line."""
        yield LineInput(tokens=True)

    def open(self, stage: str | None, text: str = "") -> None:
        """Begin to write into a stage (None: the first), with a text where one is given."""
        asks = self._asks()
        kept = self.desk.kept_text(self.PLACE)
        wanted = kept.base if kept and kept.base else stage
        ask = next((a for a in asks if a.stage.uid == wanted), asks[0] if asks else None)
        self._stage, self._feedback = (ask.stage.uid if ask else None), False
        self._correcting = None
        self.display = True
        self.line.restore(kept.text if kept else text)
        if text and not kept:
            self.line.cursor_position = 0
        self.show()
        self.line.focus()

    def show(self) -> None:
        """Name the stage that is written into, and the question."""
        if not self.display:
            return
        ask = self._ask()
        if ask is None:
            self.line.border_title = None
            self.line.placeholder = _("There is no stage yet: Esc, then s adds one.")
            return
        notes = [n for n in self.desk.view.notes_on(ask.stage.uid) if n.note_kind is NoteKind.FEEDBACK]
        count = len(notes if ask.feedback else self.desk.view.touchpoints(ask.stage.journey, ask.stage.uid))
        what = f" · {_('Feedback')}" if ask.feedback else ""
        total = max(a.number for a in self._asks())
        heading = f"{ask.number}/{total} {ask.stage.title}{what} · {count}"
        if self._correcting:
            heading = _("Correct the line before: Enter keeps it, Esc leaves it as it was")
        self.line.border_title = plain(heading)
        tokens = _("@source") if ask.feedback else _("!pain +gain @channel")
        self.line.placeholder = f"{ask.question}   {tokens}"

    @on(LineTyping)
    def keep(self, event: LineTyping) -> None:
        """Keep the text at every key."""
        event.stop()
        if not event.text:
            self.desk.drop_text(self.PLACE)
        elif not self._correcting:
            self.desk.keep_text(self.PLACE, event.text, self._stage or "")

    @on(LineRecall)
    def recall(self, event: LineRecall) -> None:
        """Bring the line written last back onto the line, to be corrected."""
        event.stop()
        written = self._written()
        if written is not None:
            self._correcting = written.uid
            self.line.restore(written.title if isinstance(written, Touchpoint) else written.text)
            self.show()

    @on(LineSubmitted)
    def write(self, event: LineSubmitted) -> None:
        """Write the line; where that fails, the text comes back."""
        event.stop()
        ask, journey = self._ask(), self.desk.journey
        if journey is None or ask is None:
            self.line.put_back(event.text)
            return
        if marked := self._marked_before(ask, journey.uid, event.text):
            uid, draft = marked[0].uid, marked[1]
        else:
            uid = self.desk.new_uid()
            draft = self._draft(ask, journey.uid, event.text, uid)
        if self.desk.submit(draft) is None:
            self.line.put_back(event.text)
            return
        self._latest = self._correcting or uid
        self._correcting = None
        self.desk.drop_text(self.PLACE)
        self.show()
        self.post_message(self.Written(ask.stage.uid, None if ask.feedback else self._latest))

    def action_next_stage(self, step: int) -> None:
        """Go on to the next question, or the next stage; the text on the line comes along."""
        asks, here = self._asks(), self._ask()
        if here is None:
            return
        there = asks[(asks.index(here) + step) % len(asks)]
        self._stage, self._feedback = there.stage.uid, there.feedback
        if self.line.value and not self._correcting:
            self.desk.keep_text(self.PLACE, self.line.value, there.stage.uid)
        self.show()
        self.post_message(self.StageChosen(there.stage.uid))

    def action_leave(self) -> None:
        """Leave a correction, else ask to go back to the map."""
        if self._correcting:
            self._correcting = None
            self.line.value = ""
            self.show()
        else:
            self.post_message(self.Left())

    def _draft(self, ask: Ask, journey: str, text: str, uid: str) -> Draft:
        view, author = self.desk.view, self.desk.room.viewer.uid
        written = self._written() if self._correcting else None
        if isinstance(written, Touchpoint):
            return records.set_fields(written, N_("Rename touchpoint"), title=text, base={"title": written.title})
        if isinstance(written, Note):
            return records.set_fields(written, N_("Edit"), text=text, base={"text": written.text})
        if ask.feedback:
            return write_feedback(view, ask.stage, text, author, lambda: uid)
        return mapping.add_touchpoint(view, journey, ask.stage.uid, text, self.desk.new_uid, uid=uid)

    def _marked_before(self, ask: Ask, journey: str, text: str) -> tuple[Touchpoint, Draft] | None:
        """Return the stage's last touchpoint and what marks on a line of their own add to it, where they are such."""
        before = next(reversed(self.desk.view.touchpoints(journey, ask.stage.uid)), None)
        if before is None or ask.feedback or self._correcting:
            return None
        marks = mapping.add_marks(self.desk.view, before, text, self.desk.new_uid)
        return (before, marks) if marks else None

    def _written(self) -> Touchpoint | Note | None:
        view = self.desk.view
        return view.find(Touchpoint, self._latest) or view.find(Note, self._latest)

    def _ask(self) -> Ask | None:
        asks = [a for a in self._asks() if a.stage.uid == self._stage]
        return next((a for a in asks if a.feedback == self._feedback), asks[0] if asks else None)

    def _asks(self) -> list[Ask]:
        journey = self.desk.journey
        return asks_of(self.desk.view, journey, self.desk.persona) if journey else []
