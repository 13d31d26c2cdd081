"""What the columns of a table are taken for, in words, and asking for something else."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from textual.app import App

from cjm_tui.data import LANES, lane
from cjm_tui.domain.choices import NoteKind
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.exchange.inbound.headers import FIELDS, NOTE_FIELDS
from cjm_tui.exchange.inbound.mapping import LEFT_OUT
from cjm_tui.i18n import N_, _, language
from cjm_tui.screens.importing.planning import Review
from cjm_tui.widgets.dialogs import Choose, Entry

_LABELS = {
    "stage": N_("Stage"),
    "touchpoint": N_("Touchpoint"),
    "feeling": N_("Emotion"),
    "feeling_word": N_("Word"),
    "persona": N_("Persona"),
    "period": N_("Period"),
    "improvement": N_("Improvement"),
    "impact": N_("Impact"),
    "effort": N_("Effort"),
    "due": N_("When"),
    "how": N_("How"),
    "priority": N_("Priority"),
    "metric": N_("Indicator"),
    "duration": N_("Duration (min)"),
    "status": N_("Status"),
    "id": N_("ID"),
    "key": N_("Key touchpoint"),
}
"""Fields that have no field of a touchpoint of the same name."""


def field_label(field: str) -> str:
    """Return a canonical field's name in the reader's language."""
    if field in ("", "comment"):
        return _("comment")
    if field == LEFT_OUT:
        return _("left out")
    if field in _LABELS:
        return _(_LABELS[field])
    if field in NOTE_FIELDS:
        return _(NoteKind(NOTE_FIELDS[field]).label)
    info = Touchpoint.model_fields.get(field)
    if info and info.title:
        return _(info.title)
    return lane(field).name.in_(language()) if field in LANES else field


async def choose_field(app: App[Any], review: Review, taken: Mapping[str, str]) -> dict[str, str] | None:
    """Ask for a column and what it holds; return the mapping of all columns that were decided, or None."""
    columns = [Entry(str(n), name or str(n), detail=field_label(taken.get(name, ""))) for n, name in
               enumerate(review.header, 1)]  # fmt: skip
    column = await app.push_screen_wait(
        Choose(_("Which column?"), columns, prompt=_("Each column, and what it is taken for."))
    )
    if column is None:
        return None
    name = review.header[int(column) - 1]
    main = ["stage", "touchpoint", "doing", "thinking", "feeling", "pain", "gain", "opportunity", "channel"]
    keys = [*main, *(key for key in FIELDS if key not in main and key != "comment")]
    entries = [
        *(Entry(key, field_label(key), detail=key) for key in keys),
        Entry("comment", _("comment"), detail=_("Keep what it holds as comments.")),
        Entry(LEFT_OUT, _("left out"), detail=_("Do not import this column.")),
    ]
    field = await app.push_screen_wait(
        Choose(_("What does “{name}” hold?").format(name=name), entries, current=taken.get(name, "") or "comment")
    )
    return None if field is None else {**review.wish.overrides, name or column: field}
