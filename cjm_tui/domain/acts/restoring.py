"""Bringing an earlier state back, as a new act."""

from __future__ import annotations

from cjm_tui.domain.edits import Draft, Edit, fields_of
from cjm_tui.domain.workshop import KINDS, Workshop
from cjm_tui.i18n import N_

KEPT = {
    "workshops",
    "rounds",
    "participants",
    "activities",
    "ballots",
    "votes",
    "readings",
    "estimates",
    "agenda_items",
}
"""Kinds that a restoration leaves alone: facilitation, people, and what each of them gave."""


def restore_to(now: Workshop, then: Workshop) -> Draft | None:
    """Return the draft that brings the map's content back to an earlier state; None where nothing differs."""
    edits: list[Edit] = []
    for kind in KINDS:
        if kind in KEPT:
            continue
        present, earlier = now.records.get(kind, {}), then.records.get(kind, {})
        for uid, record in earlier.items():
            fields = fields_of(record)
            if uid not in present:
                edits.append(Edit(op="create", kind=kind, uid=uid, after=fields))
            else:
                current = fields_of(present[uid])
                changed = {name: value for name, value in fields.items() if current[name] != value}
                if changed:
                    edits.append(Edit(op="change", kind=kind, uid=uid, after=changed))
        edits += [Edit(op="remove", kind=kind, uid=uid) for uid in present if uid not in earlier]
    edits += _given_on(now, then, {edit.uid for edit in edits if edit.op == "create"})
    return Draft(N_("Bring back an earlier state"), tuple(edits)) if edits else None


def _given_on(now: Workshop, then: Workshop, restored: set[str]) -> list[Edit]:
    """Return the readings and estimates that went when what they are about was removed."""
    return [
        Edit(op="create", kind=kind, uid=uid, after=fields_of(record))
        for kind, about in (("readings", "touchpoint"), ("estimates", "improvement"))
        for uid, record in then.records.get(kind, {}).items()
        if getattr(record, about) in restored and uid not in now.records.get(kind, {})
    ]
