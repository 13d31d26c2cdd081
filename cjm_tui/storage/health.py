"""How a library and its surroundings are: what `doctor` tells."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cjm_tui.i18n import _
from cjm_tui.storage.backup import backups_of
from cjm_tui.storage.errors import StorageError
from cjm_tui.storage.library import Library
from cjm_tui.storage.schema import SCHEMA_VERSION


@dataclass(frozen=True)
class Check:
    """One thing that was looked at."""

    name: str
    ok: bool
    sentence: str
    """What was found, and what to do where it is not well."""


def examine(path: Path) -> Iterator[Check]:
    """Yield what there is to say of a library; nothing is created or changed."""
    yield Check("sqlite", True, _("SQLite {version}").format(version=sqlite3.sqlite_version))
    if not path.exists():
        yield Check("library", True, _("{path} does not exist yet: the first workshop creates it.").format(path=path))
        return
    try:
        with Library(path, create=False) as library:
            yield from _inside(library)
    except StorageError as trouble:
        yield Check("library", False, str(trouble))
    yield from _permissions(path)
    yield _backups(path)


def _inside(library: Library) -> Iterator[Check]:
    verdict = str(library.read("PRAGMA integrity_check")[0][0])
    yield Check(
        "integrity",
        verdict == "ok",
        _("{path} is sound.").format(path=library.path)
        if verdict == "ok"
        else _("{path} is damaged ({verdict}): `cjm-tui restore` brings a backup back.").format(
            path=library.path, verdict=verdict
        ),
    )
    broken = library.read("PRAGMA foreign_key_check")
    yield Check(
        "references",
        not broken,
        _("Every reference leads somewhere.")
        if not broken
        else _("{n} references lead nowhere.").format(n=len(broken)),
    )
    mode = str(library.read("PRAGMA journal_mode")[0][0])
    synchronous = int(library.read("PRAGMA synchronous")[0][0])
    yield Check(
        "durability",
        mode == "wal" and synchronous == 2,
        _("Journal mode {mode}, synchronous {level}, schema {schema}.").format(
            mode=mode.upper(), level={2: "FULL"}.get(synchronous, synchronous), schema=SCHEMA_VERSION
        ),
    )
    yield Check("workshops", True, _("{n} workshops").format(n=library.count()))


def _permissions(path: Path) -> Iterator[Check]:
    for file in (path, Path(f"{path}-wal"), Path(f"{path}.live")):
        if file.exists() and stat.S_IMODE(file.stat().st_mode) & 0o077:
            yield Check(
                "permissions",
                False,
                _("Others on this machine can read {path}: run `chmod 600` on it.").format(path=file),
            )
            return
    writable = os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)
    yield Check(
        "permissions",
        writable,
        _("Only you can read it, and it can be written.")
        if writable
        else _("{path} cannot be written: check its permissions, or choose another file with --db.").format(path=path),
    )


def _backups(path: Path) -> Check:
    found = backups_of(path)
    if not found:
        return Check("backups", True, _("There is no backup yet; one is made each day that the program is used."))
    return Check("backups", True, _("{n} backups, the latest {name}.").format(n=len(found), name=found[0].name))
