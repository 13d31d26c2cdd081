"""The closing bundle: everything that a team takes with it, in a folder of its own."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cjm_tui.domain.edits import Change
from cjm_tui.domain.workshop import Workshop
from cjm_tui.exchange.outbound.files import write_folder
from cjm_tui.exchange.outbound.formats import USUAL_PARTS, Choices, export


def write_bundle(
    workshop: Workshop, folder: Path, parts: Iterable[str] = USUAL_PARTS, history: Iterable[Change] = ()
) -> tuple[Path, list[str]]:
    """Write the formats that were chosen into a folder, complete or not at all; return where it is and its files.

    A folder that is there already is not touched: the bundle of a later closing gets a number.

    Raises:
        OSError: it cannot be written.
    """
    made = export(workshop, "bundle", Choices(parts=tuple(parts)), history)
    number, target = 1, folder
    while target.exists():
        number += 1
        target = folder.with_name(f"{folder.name}-{number}")
    write_folder(target, made.files)
    return target, list(made.files)
