"""Paths as a person types them: which files begin so, and how far Tab can complete them."""

from __future__ import annotations

import os
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

_MAPS = frozenset(".csv .tsv .xlsx .xlsm .xls .ods .json .mmd .mermaid .md .markdown .html .htm .txt".split())  # noqa: SIM905
"""Endings of files that may hold a journey map; they stand before the others."""
_MOST = 2_000
"""So many entries of a folder are looked at."""


class FileEntry(NamedTuple):
    """A folder or a file that begins with what is typed."""

    path: Path
    is_folder: bool
    may_be_map: bool
    leads_up: bool = False
    """Whether it is the folder above."""


def meant(typed: str) -> str:
    """Return what is typed from the last whole path on: one that is pasted behind a folder begins anew."""
    begins = max(typed.rfind("//"), typed.rfind("/~/"))
    return typed[begins + 1 :] if begins > 0 or typed.startswith("//") else typed


def absolute(typed: str) -> Path:
    """Return the path that a person means; `~` is the home folder."""
    return Path(os.path.expanduser(meant(typed) or "."))  # noqa: PTH111 - Path.expanduser raises where there is no home


def as_typed(path: Path, *, is_folder: bool) -> str:
    """Return a path as a person would type it: the home folder is `~`, a folder ends with `/`."""
    text, home = str(path), os.path.expanduser("~")  # noqa: PTH111
    if home not in ("~", "/") and (text == home or text.startswith(home + os.sep)):
        text = "~" + text[len(home) :]
    return text.rstrip(os.sep) + os.sep if is_folder else text


def matches(typed: str) -> list[FileEntry]:
    """Return what begins with the typed path: the folder above, folders, likely files, then the others."""
    folder, beginning = _split(typed)
    found = []
    try:
        with os.scandir(folder) as entries:
            for entry, _number in zip(entries, range(_MOST), strict=False):
                name = entry.name
                if name.casefold().startswith(beginning.casefold()) and (beginning or not name.startswith(".")):
                    found.append(FileEntry(folder / name, entry.is_dir(), Path(name).suffix.casefold() in _MAPS))
    except OSError:
        return []
    found.sort(key=lambda e: (not e.is_folder and not e.may_be_map, not e.is_folder, e.path.name.casefold()))
    above = (
        []
        if beginning or folder == folder.parent
        else [FileEntry(folder.parent, is_folder=True, may_be_map=False, leads_up=True)]
    )
    return [*above, *found]


def completed(typed: str) -> str:
    """Return the typed path, as far as all that begin so go on alike."""
    folder, beginning = _split(typed)
    found = [entry for entry in matches(typed) if not entry.leads_up]
    if not found:
        return typed
    names = [entry.path.name for entry in found]
    shared = sum(
        1 for _ in takewhile(lambda letters: len(set(letters)) == 1, zip(*map(str.casefold, names), strict=False))
    )
    if len(found) == 1:
        return as_typed(found[0].path, is_folder=found[0].is_folder)
    if shared <= len(beginning):
        return typed
    return as_typed(folder / names[0][:shared], is_folder=False)


def _split(typed: str) -> tuple[Path, str]:
    """Return the folder that a typed path lies in, and the beginning of the name within it."""
    head, slash, tail = meant(typed).rpartition(os.sep)
    return (absolute(head + slash).absolute() if slash or head else Path.cwd()), tail
