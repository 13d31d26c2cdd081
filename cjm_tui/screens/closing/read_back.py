"""What is read back before the end: decisions, actions with owner and date, what is parked; and the dialog for it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from cjm_tui.domain.acts.actions import lacks
from cjm_tui.domain.choices import NoteKind
from cjm_tui.domain.dates import format_date
from cjm_tui.domain.journey_map import Note
from cjm_tui.domain.judgement import Improvement
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import N_, _, language
from cjm_tui.screens.actions.plan_values import LACKING
from cjm_tui.widgets.dialogs.dialog import Dialog, paragraph
from cjm_tui.widgets.dialogs.show_text import TextView


class ReadBack(Dialog[bool]):
    """Shows what was decided, to be read aloud; answers whether to go on."""

    AUTO_FOCUS = "TextView"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_on", N_("Go on"), id="read_back.go_on", tooltip=N_("Everybody agrees: go on.")),
        Binding("escape", "cancel", N_("Not yet"), id="read_back.cancel", tooltip=N_("Go back and change something.")),
    ]
    DEFAULT_CSS = """
    ReadBack {
        #dialog-box { width: 92; height: 90%; }
        TextView { height: 1fr; background: $surface; margin-top: 1; }
        &.-narrow #dialog-box { width: 100%; }
        &.-short #dialog-box { height: 100%; }
    }
    """

    def __init__(self, say: str, text: str) -> None:
        super().__init__(_("Read back"))
        self.say, self.text = say, text

    def content(self) -> Iterable[Widget]:
        """Yield what to say and what to read."""
        yield paragraph(self.say, "-muted")
        yield TextView(self.text)

    def action_go_on(self) -> None:
        """Answer yes."""
        self.dismiss(True)

    def action_cancel(self) -> None:
        """Answer no."""
        self.dismiss(False)


def read_back_text(workshop: Workshop, ranked: Sequence[Improvement]) -> str:
    """Return decisions, actions and the parking lot as plain text."""
    parts = [
        _chapter(_("Decisions"), _notes(workshop, NoteKind.DECISION), _("No decision was written down: N notes one.")),
        _chapter(_("Actions"), [_action(i) for i in ranked if not _is_wish(i)], _("No action has an owner or a date.")),
        _chapter(_("Ideas without an owner"), [i.title for i in ranked if _is_wish(i)], ""),
        _chapter(_("Parking lot"), _notes(workshop, NoteKind.PARKING_LOT), _("Nothing is parked.")),
    ]
    return "\n\n".join(part for part in parts if part)


def _chapter(title: str, lines: Iterable[str], empty: str) -> str:
    listed = [f"  • {line}" for line in lines] or ([f"  {empty}"] if empty else [])
    return "\n".join([title, *listed]) if listed else ""


def _notes(workshop: Workshop, kind: NoteKind) -> list[str]:
    notes = sorted((n for n in workshop.all(Note).values() if n.note_kind is kind), key=lambda n: n.rank)
    return [note.text for note in notes]


def _is_wish(improvement: Improvement) -> bool:
    return not improvement.owner and improvement.due is None


def _action(improvement: Improvement) -> str:
    parts = [improvement.title, improvement.owner, format_date(improvement.due, language())]
    if improvement.owner and not improvement.owner_accepted:
        parts[1] += " (" + _("to be asked") + ")"
    words = " — ".join(part for part in parts if part)
    lacking = [_(LACKING[field]) for field in lacks(improvement)]
    return words + (" — " + _("still open: {what}").format(what=", ".join(lacking)) if lacking else "")
