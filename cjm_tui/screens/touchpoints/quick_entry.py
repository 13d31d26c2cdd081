"""Typing for the room: touchpoints straight into a stage, one a line; Tab goes to the next stage."""

from __future__ import annotations

from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.getters import query_one
from textual.message import Message

from cjm_tui.domain.acts import mapping
from cjm_tui.domain.journey_map import Stage
from cjm_tui.i18n import N_, _
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.terminal.text import plain
from cjm_tui.widgets.line_input import LineInput, LineSubmitted, LineTyping


class QuickEntry(Vertical):
    """A line that writes into one stage after the other."""

    PLACE = "quick-entry"
    """Where its unfinished text is kept."""
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
        """A touchpoint was written."""

        uid: str

    class Left(Message):
        """Somebody wants to go back to the map."""

    line = query_one(LineInput)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.stage: str | None = None

    def compose(self) -> ComposeResult:
        """Yield the line."""
        yield LineInput(tokens=True)

    def open(self, stage: str | None) -> None:
        """Begin to write into a stage (None: the first)."""
        stages = self._stages()
        self.stage = stage if any(s.uid == stage for s in stages) else stages[0].uid if stages else None
        self.display = True
        if kept := self.desk.kept_text(self.PLACE):
            self.line.restore(kept.text)
        self.show()
        self.line.focus()

    def show(self) -> None:
        """Name the stage that is written into."""
        stages = self._stages()
        index = next((i for i, s in enumerate(stages) if s.uid == self.stage), None)
        if index is None:
            self.line.border_title = None
            return
        count = len(self.desk.view.touchpoints(stages[index].journey, self.stage))
        self.line.border_title = plain(f"{index + 1}/{len(stages)} {stages[index].title} · {count}")
        self.line.placeholder = _("What happens in “{stage}”?   !pain +gain @channel").format(stage=stages[index].title)

    @on(LineTyping)
    def keep(self, event: LineTyping) -> None:
        """Keep the text at every key."""
        event.stop()
        self.desk.keep_text(self.PLACE, event.text)

    @on(LineSubmitted)
    def write(self, event: LineSubmitted) -> None:
        """Write the touchpoint; where that fails, the text comes back onto the line."""
        event.stop()
        journey = self.desk.journey
        if journey is None:
            return
        uid = self.desk.new_uid()
        draft = mapping.add_touchpoint(self.desk.view, journey.uid, self.stage, event.text, self.desk.new_uid, uid=uid)
        if self.desk.submit(draft) is None:
            self.line.restore(event.text)
            return
        self.desk.drop_text(self.PLACE)
        self.show()
        self.post_message(self.Written(uid))

    def action_next_stage(self, step: int) -> None:
        """Write into the stage after or before."""
        stages = self._stages()
        if stages:
            index = next((i for i, s in enumerate(stages) if s.uid == self.stage), 0)
            self.stage = stages[(index + step) % len(stages)].uid
            self.show()

    def action_leave(self) -> None:
        """Ask to go back to the map."""
        self.post_message(self.Left())

    def _stages(self) -> list[Stage]:
        journey = self.desk.journey
        return self.desk.view.stages(journey.uid) if journey else []
