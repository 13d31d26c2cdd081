"""Backups: consistent copies made by SQLite itself. The file is never opened, copied or hashed by anything else."""

from __future__ import annotations

import re
import sqlite3
from datetime import datetime
from pathlib import Path

from cjm_tui.i18n import _
from cjm_tui.storage.copying import backup_connection, backup_name
from cjm_tui.storage.errors import StorageError, explained
from cjm_tui.storage.library import Library
from cjm_tui.storage.lock import locked
from cjm_tui.storage.opening import connect

KEPT_DAILY = 7
"""How many daily backups are kept beside the library."""


def backup(library: Library, target: Path) -> Path:
    """Write a consistent copy of the library, others writing meanwhile or not.

    Raises:
        StorageError: the target exists already or cannot be written.
    """
    if target.exists():
        raise StorageError(_("{path} exists already: choose another name, nothing is overwritten.").format(path=target))
    with explained(target):
        return backup_connection(library.connection, target)


def backups_of(path: Path) -> list[Path]:
    """Return the backups beside a library, the newest first."""
    names = re.compile(rf"{re.escape(path.stem)}-\d{{8}}T\d{{12}}Z-[a-z-]+\.db")
    folder = path.parent / "backups"
    return sorted((f for f in folder.glob("*.db") if names.fullmatch(f.name)), key=lambda f: f.name, reverse=True)


def rotate(library: Library, now: datetime) -> Path | None:
    """Make today's backup where there is none yet, and drop daily ones beyond `KEPT_DAILY`."""
    today = f"{now:%Y%m%d}T"
    daily = [f for f in backups_of(library.path) if f.name.endswith("-daily.db")]
    if any(today in f.name for f in daily):
        return None
    made = backup(library, library.path.parent / "backups" / backup_name(library.path, "daily", now))
    for old in daily[KEPT_DAILY - 1 :]:
        old.unlink(missing_ok=True)
    return made


def restore(path: Path, source: Path, now: datetime) -> Path | None:
    """Put a backup in the library's place; what was there is kept as a backup of its own.

    Returns:
        The copy of what was there, or where a damaged file was moved to; None where there was nothing.

    Raises:
        StorageError: the backup is no sound library.
    """
    if not source.is_file():
        raise StorageError(_("There is no backup at {path}.").format(path=source))
    incoming = connect(source, create=False)
    try:
        with explained(source):
            if (verdict := incoming.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
                raise sqlite3.DatabaseError(verdict)
        kept = None
        if path.exists():
            kept = path.parent / "backups" / backup_name(path, "before-restore", now)
            try:
                with Library(path) as library:
                    backup(library, kept)
            except StorageError:
                kept = _moved_aside(path, now)
        with Library(path) as library, locked(path), explained(path):
            incoming.backup(library.connection)
    finally:
        incoming.close()
    return kept


def _moved_aside(path: Path, now: datetime) -> Path:
    """Rename a damaged library and its side files, so that nothing of it is overwritten."""
    aside = path.with_name(f"{path.name}.damaged-{now:%Y%m%dT%H%M%SZ}")
    for suffix in ("", "-wal", "-shm"):
        file = Path(f"{path}{suffix}")
        if file.exists():
            file.rename(f"{aside}{suffix}")
    return aside
