"""Everything about one touchpoint, or one stage, on a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.getters import query_one
from textual.message import Message
from textual.reactive import var

from cjm_tui.domain.choices import NoteKind
from cjm_tui.domain.journey_map import Note, Stage, Touchpoint
from cjm_tui.i18n import N_, _
from cjm_tui.screens.record_sheet import RecordSheet
from cjm_tui.screens.touchpoints.sections import question_about, stage_sections, touchpoint_sections
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.terminal.text import cell_clip
from cjm_tui.widgets.frame.line import LineWidget, Piece, Pieces, one_line, width_of


class DetailHeading(LineWidget):
    """Names the stage and the touchpoint, and says where in the journey they stand."""

    DEFAULT_CSS = "DetailHeading { margin-bottom: 1; }"

    words: var[tuple[str, str, str]] = var(("", "", ""))
    """The stage, the touchpoint, and a remark."""

    def watch_words(self) -> None:
        """Show the new words."""
        self.update_lines()

    def compose_lines(self, width: int, height: int) -> Sequence[Pieces]:
        """Return one line."""
        stage, title, remark = (one_line(word) for word in self.words)
        tail = Piece(f"  {remark}" if remark else "", "muted")
        lead = Piece(cell_clip(f"{stage} ▸ " if title else "", max((width - 2) // 3, 1)), "muted")
        room = max(width - 2 - width_of((lead, tail)), 8)
        return ((lead, Piece(cell_clip(title or stage, room), "strong"), tail),)


class Detail(Vertical):
    """The sheet of one touchpoint or stage; the neighbours are a key away."""

    DEFAULT_CSS = """
    Detail { height: 1fr; }
    """
    BINDING_GROUP_TITLE = N_("Details")
    BINDINGS = [
        Binding("n", "neighbour(1)", N_("Next"), id="detail.next", tooltip=N_("The next touchpoint, or stage.")),
        Binding("p", "neighbour(-1)", N_("Previous"), id="detail.previous",
                tooltip=N_("The touchpoint, or stage, before.")),
    ]  # fmt: skip

    @dataclass
    class Turned(Message):
        """The sheet shows another touchpoint or stage."""

        kind: str
        uid: str

    heading = query_one(DetailHeading)
    sheet = query_one(RecordSheet)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._kind = ""
        self._uid = ""

    def compose(self) -> ComposeResult:
        """Yield the heading and the sheet."""
        yield DetailHeading()
        sheet = RecordSheet(self.desk, "touchpoints", on_change=self.show)
        sheet.new_record = self._new_note
        yield sheet

    @property
    def record(self) -> Touchpoint | Stage | None:
        """What the sheet shows; None where somebody has removed it."""
        found = self.desk.view.lookup(self._kind, self._uid)
        return found if isinstance(found, Touchpoint | Stage) else None

    def open(self, record: Touchpoint | Stage, field: str = "") -> None:
        """Show a record, with the cursor on one of its fields where one is named."""
        self._kind, self._uid = record.kind, record.uid
        self.show()
        self.sheet.focus()
        if field:
            self.call_after_refresh(self.sheet.reveal, field if ":" in field else f"{record.kind}:{record.uid}:{field}")

    def show(self) -> None:
        """Bring the sheet to the view."""
        record = self.record
        around = self.sheet.surroundings()
        if isinstance(record, Touchpoint):
            ask = question_about(self.desk.journey, self.desk.persona)
            self.sheet.show(touchpoint_sections(around, record, ask), record=record.uid)
            stage = self.desk.view.find(Stage, record.stage)
            self.heading.words = (stage.title if stage else _("Without a stage"), record.title, self._remark(record))
        elif isinstance(record, Stage):
            self.sheet.show(stage_sections(around, record), record=record.uid)
            self.heading.words = (record.title, "", self._remark(record))
        else:
            self.sheet.show((), record="")
            self.heading.words = (_("Somebody has removed this meanwhile; the history brings it back."), "", "")

    def action_neighbour(self, step: int) -> None:
        """Show the touchpoint or stage before or after."""
        row, record = self._row(), self.record
        if record is not None and record in row and len(row) > 1:
            there = row[(row.index(record) + step) % len(row)]
            self.open(there)
            self.post_message(self.Turned(there.kind, there.uid))

    def _row(self) -> Sequence[Touchpoint | Stage]:
        record, view = self.record, self.desk.view
        if isinstance(record, Stage):
            return view.stages(record.journey)
        if record is None:
            return []
        return view.touchpoints(record.journey) if record.stage else view.bucket(record.journey)

    def _remark(self, record: Touchpoint | Stage) -> str:
        row = self._row()
        place = f"{row.index(record) + 1}/{len(row)}" if record in row else ""
        merged = record.merged_from if isinstance(record, Touchpoint) else ()
        also = _("also written as: {titles}").format(titles=" · ".join(merged)) if merged else ""
        return " · ".join(part for part in (place, also) if part)

    def _new_note(self, kind: str) -> dict[str, Any]:
        model, _colon, note_kind = kind.partition(":")
        if model != Note.kind:
            return {}
        owner = "stage" if self._kind == Stage.kind else "touchpoint"
        return {owner: self._uid, "note_kind": NoteKind(note_kind), "author": self.desk.room.viewer.uid}
