"""The demonstration as a workshop in memory, and workshops whose every text is somebody's choice."""

from __future__ import annotations

import itertools
from functools import cache

from cjm_tui.domain.acts.demonstration import found_demo
from cjm_tui.domain.records import limits
from cjm_tui.domain.settling import settle
from cjm_tui.domain.workshop import Workshop
from tests.conftest import NOW


@cache
def demonstration(language: str = "en") -> Workshop:
    """Return the demonstration with uids in order."""
    numbers = itertools.count(1)

    def new_uid() -> str:
        return f"u{next(numbers):04}"

    settled = settle(Workshop(), found_demo(language, NOW, new_uid), who="", at=NOW, new_uid=new_uid)
    assert settled is not None
    return settled.workshop


def with_every_text(workshop: Workshop, text: str) -> Workshop:
    """Return the workshop with one text in every field that people fill in."""
    for kind, records in workshop.records.items():
        changed = {}
        for uid, record in records.items():
            names = {n: v for n in limits(type(record)) if (v := getattr(record, n)) and isinstance(v, str | tuple)}
            told = {n: text if isinstance(v, str) else (text,) * len(v) for n, v in names.items() if n != "origin"}
            changed[uid] = record.model_copy(update=told)
        workshop = workshop.with_records(kind, changed)
    return workshop
