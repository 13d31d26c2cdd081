"""A consistent copy of an open library, made by SQLite itself, and what such a file is called."""

from __future__ import annotations

import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path


def backup_name(library: Path, reason: str, now: datetime | None = None) -> str:
    """Return the name of a backup file: the library's, the instant, and why it was made."""
    return f"{library.stem}-{(now or datetime.now(UTC)):%Y%m%dT%H%M%S%f}Z-{reason}.db"


def backup_connection(connection: sqlite3.Connection, target: Path) -> Path:
    """Write a consistent copy of an open database to a new private file."""
    target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    copy = sqlite3.connect(target, isolation_level=None)
    try:
        connection.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()
    return target
