"""The history: who did what when; and the way back to any earlier state, as a new act that can itself be undone."""

from __future__ import annotations

from textual.app import App

from cjm_tui.domain.acts.restoring import restore_to
from cjm_tui.domain.edits import Change
from cjm_tui.domain.records import Record
from cjm_tui.domain.workshop import KINDS, Workshop
from cjm_tui.i18n import _, language
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.widgets.dialogs import Choose, Confirm, Entry

SHOWN = 500
"""How many changes are listed, the latest first."""
_NAMES = ("title", "display_name", "text")
"""The fields by which a record is known."""


async def choose_from_history(app: App[None], desk: Desk) -> None:
    """Show the history; from a chosen change, offer to bring back the state just after it."""
    log = desk.room.log()
    entries = [Entry(str(c.seq), describe(desk, c), detail=_when(desk, c)) for c in reversed(log[-SHOWN:])]
    chosen = await app.push_screen_wait(
        Choose(_("History"), entries, prompt=_("Enter brings back the state after a change."), numbered=False)
    )
    if chosen is None:
        return
    if not desk.room.viewer.facilitates:
        desk.says(_("Only the facilitator brings an earlier state back."), "warning")
        return
    change = next(c for c in log if c.seq == int(chosen))
    dialog = Confirm(
        _("Bring back the state of {when}?").format(when=_when(desk, change)),
        _("What came after is not lost: this is a new change, and u takes it back."),
        verb=_("Bring back"),
    )
    if await app.push_screen_wait(dialog):
        draft = restore_to(desk.view, desk.room.state_at(change.seq))
        if draft is None:
            desk.says(_("Nothing differs from that state."))
        elif desk.submit(draft):
            desk.says(_("The earlier state is back; u takes that back."))


def describe(desk: Desk, change: Change) -> str:
    """Return a change in a line: who, what, and on which record."""
    who = desk.room.author_name(change.who) if change.who else _("cjm-tui")
    act = told(desk.view, change)
    return f"{who}: " + (_("Undo: {act}").format(act=act) if change.undoes else act)


def told(workshop: Workshop, change: Change) -> str:
    """Return what a change does, the field where it is about one alone, and the record it is about."""
    subject, fields = _subject(workshop, change), _fields(change)
    return _(change.label) + (f" ({fields})" if fields else "") + (f" “{subject}”" if subject else "")


def _fields(change: Change) -> str:
    """Return the name of the field, where a change is the change of one; a title names itself."""
    if len(change.edits) != 1 or change.edits[0].op != "change":
        return ""
    model = KINDS[change.edits[0].kind]
    titles = [model.model_fields[name].title for name in change.edits[0].after if name not in _NAMES]
    return _(titles[0]) if len(titles) == 1 and titles[0] else ""


def _subject(workshop: Workshop, change: Change) -> str:
    for edit in change.edits:
        for name in _NAMES:
            for fields in (edit.after, edit.before):
                if isinstance(found := fields.get(name), str) and found:
                    return found
        record: Record | None = workshop.lookup(edit.kind, edit.uid)
        if record is not None and (title := getattr(record, "title", None) or getattr(record, "display_name", None)):
            return str(title)
    return ""


def _when(desk: Desk, change: Change) -> str:
    at, now = change.at.astimezone(), desk.room.now().astimezone()
    if at.date() == now.date():
        return f"{at:%H:%M}"
    return f"{at:%d/%m %H:%M}" if language() == "pt-BR" else f"{at:%Y-%m-%d %H:%M}"
