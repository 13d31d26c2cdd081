"""Reminds of a text that was begun in a dialog: the program was killed, or the line dropped, before it was finished."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from textual.screen import Screen

from cjm_tui.domain.choices import Phase
from cjm_tui.i18n import _
from cjm_tui.storage.live import SavedDraft
from cjm_tui.widgets.frame.key_names import key_name
from cjm_tui.widgets.frame.line import one_line
from cjm_tui.widgets.themes import glyphs_of

DIALOGS: dict[str, tuple[Phase | None, str]] = {
    "personas:new": (Phase.PERSONAS, "personas.new"),
    "touchpoints:new": (Phase.TOUCHPOINTS, "grid.insert_after"),
    "stages:new": (Phase.TOUCHPOINTS, "touchpoints.add_stage"),
    "findings:own:title": (Phase.ANALYSIS, "analysis.add"),
    "improvements:new": (Phase.PRIORITIES, "improvements.add"),
    "closing:takeaway": (Phase.ACTIONS, "actions.close"),
    "side-note": (None, "frame.notes"),
}
"""Where a dialog keeps its text, in which phase it is opened, and the key that does."""
ON_RECORDS = ("improvements", "findings", "agreements", "readings")
"""Kinds of records about which dialogs ask; where such a text was begun opens with it."""
SHOWN = 24


def reminder(screen: Screen[Any], phase: Phase, kept: Sequence[SavedDraft]) -> str:
    """Return a sentence about the latest text that a dialog of this phase was left with; empty where there is none."""
    keys = {active.binding.id: active.binding.key for active in screen.active_bindings.values()}
    for draft in kept:
        belongs, binding = DIALOGS.get(draft.place, (None, ""))
        text = one_line(draft.text)
        text = text if len(text) <= SHOWN else glyphs_of(screen).more + text[-SHOWN:]
        if text and binding in keys and belongs in (None, phase):
            words = _("You had begun “{text}”: {key} goes on with it.")
            return words.format(text=text, key=key_name(keys[binding], glyphs_of(screen)))
        if text and not binding and draft.place.split(":")[0] in ON_RECORDS:
            return _("You had begun “{text}”: it is kept where you wrote it.").format(text=text)
    return ""
