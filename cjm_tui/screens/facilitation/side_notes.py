"""Decisions and the parking lot: written down from anywhere, read back at the end."""

from __future__ import annotations

from textual.app import App

from cjm_tui.domain.acts import records
from cjm_tui.domain.choices import NoteKind
from cjm_tui.domain.journey_map import Note
from cjm_tui.i18n import N_, _
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.widgets.dialogs import AskText, Choose, Entry

KINDS = (NoteKind.DECISION, NoteKind.PARKING_LOT)
PLACE = "side-note"
"""Where the unfinished text is kept."""


async def choose_side_note(app: App[None], desk: Desk) -> None:
    """Show decisions and parking lot, and write or correct one."""
    entries = [
        Entry("new:decision", "+ " + _("a decision"), section=_("Decisions")),
        *_entries(desk, NoteKind.DECISION, _("Decisions")),
        Entry("new:parking-lot", "+ " + _("something for later"), section=_("Parking lot")),
        *_entries(desk, NoteKind.PARKING_LOT, _("Parking lot")),
    ]
    chosen = await app.push_screen_wait(Choose(_("Decisions and parking lot"), entries))
    if chosen is None:
        return
    if chosen.startswith("new:"):
        await write_side_note(app, desk, NoteKind(chosen.removeprefix("new:")))
        return
    note = desk.view.get(Note, chosen)
    place = f"notes:{note.uid}:text"
    kept = desk.kept_text(place)
    text = await app.push_screen_wait(
        AskText(_(note.note_kind.label), initial=kept.text if kept else note.text, multiline=True,
                hint=_("Empty: take it away"), drafted=lambda text: desk.keep_text(place, text, note.text))
    )  # fmt: skip
    if text:
        draft = records.set_fields(note, N_("Edit note"), text=text, base={"text": note.text})
    else:
        draft = records.take_out(note, label=N_("Remove note"))
    if text is None or desk.submit(draft):
        desk.drop_text(place)


async def write_side_note(app: App[None], desk: Desk, kind: NoteKind) -> None:
    """Ask for a decision or something for the parking lot, and keep it."""
    kept = desk.kept_text(PLACE)
    text = await app.push_screen_wait(
        AskText(_(kind.label), initial=kept.text if kept else "", required=True,
                drafted=lambda text: desk.keep_text(PLACE, text))
    )  # fmt: skip
    if text is None or desk.submit(
        records.add(Note, desk.new_uid(), N_("Add note"), note_kind=kind, text=text, author=desk.room.viewer.uid)
    ):
        desk.drop_text(PLACE)


def _entries(desk: Desk, kind: NoteKind, section: str) -> list[Entry]:
    return [Entry(n.uid, n.text, section=section) for n in desk.view.loose_notes if n.note_kind is kind]
