"""One committed edit against a write of 8 KB with fdatasync."""

from __future__ import annotations

import os

from bench.lab import Lab
from bench.measuring import heading, milliseconds, paired, report, timed
from cjm_tui.domain.acts import records
from cjm_tui.room.room import Room
from cjm_tui.storage.library import Library

EDITS = 300


def measure(lab: Lab) -> None:
    """Submit edits to a map of 1,000 touchpoints: settled, stored, read back and applied."""
    heading("One committed edit (WAL, synchronous=FULL) in a map of 1,000 touchpoints")
    target = os.open(lab.folder / "floor", os.O_CREAT | os.O_WRONLY)
    with Library(lab.large) as library:
        room = Room.enter(library, 1)
        touchpoint = room.view.touchpoints(room.view.journeys[0].uid)[500]
        numbers = iter(range(EDITS))

        def floor() -> None:
            os.pwrite(target, b"x" * 8192, 0)
            os.fdatasync(target)

        def edit() -> None:
            room.submit(records.set_fields(touchpoint, title=f"Edit {next(numbers)}"))

        base, taken = paired(EDITS, timed(floor), timed(edit))
    os.close(target)
    report("one edit / 8 KB with fdatasync", taken / base, "3", f"{milliseconds(taken)} / {milliseconds(base)}")
