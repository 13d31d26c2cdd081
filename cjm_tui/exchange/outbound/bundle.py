"""The closing bundle: everything that a team takes with it, in one folder, once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from cjm_tui.domain.edits import Change
from cjm_tui.domain.text import slug
from cjm_tui.domain.workshop import Workshop
from cjm_tui.exchange.outbound.files import write_folder
from cjm_tui.exchange.outbound.formats import Choices, export

PARTS = ("md", "xlsx", "csv", "jira", "linear", "asana", "github", "html", "json", "mermaid", "svg")
"""What a bundle can hold; each part is a format."""
USUAL = ("md", "xlsx", "html", "json")
"""What it holds unless somebody chooses otherwise."""


def bundle(
    workshop: Workshop, parts: Iterable[str] = USUAL, choices: Choices | None = None, history: Iterable[Change] = ()
) -> Mapping[str, bytes]:
    """Return the bundle's files by name: all of the workshop's formats that were chosen.

    Args:
        workshop: as storage gives it; what is not revealed yet stays out.
        parts: keys of `formats.FORMATS`, such as those of `PARTS`.
        choices: default: the workshop's language; CSV is then written for a spreadsheet in that language.
        history: the changes for the log.
    """
    changes = list(history)
    chosen = choices or Choices(profile="excel-ptbr" if workshop.about.language == "pt-BR" else "excel-en")
    files: dict[str, bytes] = {}
    for part in dict.fromkeys(parts):
        made = export(workshop, part, chosen, changes)
        inside = f"{part}/" if made.is_folder else ""
        files |= {f"{inside}{name}": content for name, content in made.files.items()}
    return files


def write_bundle(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write a bundle into a folder of its own, complete or not at all; return where it is.

    A folder that is there already is not touched: the bundle of a later round gets a number.
    """
    number, target = 1, folder
    while target.exists():
        number += 1
        target = folder.with_name(f"{folder.name}-{number}")
    write_folder(target, files)
    return target


def folder_name(workshop: Workshop) -> str:
    """Return the folder's name: the workshop's title and its round."""
    about = workshop.about
    stem = slug(about.title, 80)
    return stem if about.round == 1 else f"{stem}-round-{about.round}"
