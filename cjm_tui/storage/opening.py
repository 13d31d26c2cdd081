"""Opening a library file: created private, checked before it is trusted, migrated when it is older."""

from __future__ import annotations

import os
import sqlite3
from pathlib import Path

from cjm_tui.i18n import _
from cjm_tui.storage.errors import LibraryForeign, LibraryMissing, LibraryNewer, explained
from cjm_tui.storage.lock import CHECKPOINT_BYTES
from cjm_tui.storage.schema import APPLICATION_ID, SCHEMA_VERSION, schema_text

BUSY_SECONDS = 10
"""How long SQLite itself waits; writers queue at the lock file and seldom come to this."""


def default_path() -> Path:
    """Return the library that is used where none is named: `CJM_TUI_DB`, else the platform's data folder."""
    if named := os.environ.get("CJM_TUI_DB"):
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("cjm-tui", appauthor=False) / "library.db"


def connect(path: Path, *, create: bool = True) -> sqlite3.Connection:
    """Return a connection to a sound, current library, creating or migrating it where needed.

    Raises:
        StorageError: one of its kinds, with a sentence for the person.
    """
    with explained(path):
        if path.is_dir():
            raise IsADirectoryError(21, _("it is a folder"))
        if not path.exists():
            if not create:
                raise LibraryMissing(_("There is no library at {path}.").format(path=path))
            _create_private(path)
        connection = sqlite3.connect(
            path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False, cached_statements=256
        )
        try:
            _prepare(connection, path)
        except BaseException:
            connection.close()
            raise
    return connection


def _create_private(path: Path) -> None:
    """Create an empty file that only its owner can read; SQLite's side files inherit the mode."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    except FileExistsError:
        raise NotADirectoryError(20, _("its folder is a file")) from None
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        return


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    (objects,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application != APPLICATION_ID and (application or objects):
        raise LibraryForeign(
            _("{path} is an SQLite file, but no library of cjm-tui: choose another with --db.").format(path=path)
        )
    if version > SCHEMA_VERSION:
        raise LibraryNewer(
            _("{path} was written by a newer cjm-tui: update this one, or choose another file with --db.").format(
                path=path
            )
        )
    _check_triggers(connection, path)
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA fullfsync = ON")
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    # A log that is used again from its start keeps its length unless it is cut, and every write would fold it back.
    connection.execute(f"PRAGMA journal_size_limit = {CHECKPOINT_BYTES // 4}")
    if version < SCHEMA_VERSION:
        from cjm_tui.storage.migrating import migrate

        migrate(connection, path, fresh=objects == 0)
    connection.execute("PRAGMA foreign_keys = ON")


def _check_triggers(connection: sqlite3.Connection, path: Path) -> None:
    """Refuse a file in which somebody has put a trigger: it would run with our writes."""
    triggers = [sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")]
    known = schema_text() if triggers else ""
    if any(sql not in known for sql in triggers):
        raise LibraryForeign(
            _("{path} holds code that cjm-tui did not put there; it was not opened.").format(path=path)
        )
