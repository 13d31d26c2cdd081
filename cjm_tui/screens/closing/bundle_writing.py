"""Writing everything that leaves a closed workshop into one folder."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from cjm_tui.domain.edits import Change
from cjm_tui.domain.workshop import Workshop

BUNDLE = ("md", "xlsx", "csv", "html", "jira", "json")
"""The formats of the bundle, as far as this installation knows them."""


def write_bundle(workshop: Workshop, folder: Path, history: Iterable[Change]) -> list[str]:
    """Write the report, the spreadsheets and the full copy; return the names of what was written.

    Raises:
        OSError: the folder cannot be written.
    """
    from cjm_tui.exchange.outbound.files import write_folder
    from cjm_tui.exchange.outbound.formats import FORMATS, Choices, export

    changes = list(history)
    profile = "excel-ptbr" if workshop.about.language == "pt-BR" else "excel-en"
    written: list[str] = []
    single: dict[str, bytes] = {}
    for key in (key for key in BUNDLE if key in FORMATS):
        made = export(workshop, key, Choices(profile=profile), changes)
        if made.is_folder:
            write_folder(folder / key, made.files)
            written.append(f"{key}/ ({len(made.files)})")
        else:
            single |= made.files
    write_folder(folder, single)
    return [*single, *written]
