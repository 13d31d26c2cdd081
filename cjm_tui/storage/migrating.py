"""Bringing an older library to the current schema; the file is backed up first."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

from sqlite_utils import Database, Migrations

from cjm_tui.storage.copying import backup_connection, backup_name
from cjm_tui.storage.lock import locked
from cjm_tui.storage.schema import APPLICATION_ID, MIGRATIONS, SCHEMA_VERSION

migrations = Migrations("cjm_tui")


@migrations(name="001_tables")
def create_tables(db: Database) -> None:
    """Create the first schema."""
    for statement in _statements((MIGRATIONS / "001_tables.sql").read_text("utf-8")):
        db.conn.execute(statement)


@migrations(name="002_channel_kind")
def leave_kinds_open(db: Database) -> None:
    """Let a channel be without a kind until somebody says which it is."""
    for statement in _statements((MIGRATIONS / "002_channel_kind.sql").read_text("utf-8")):
        db.conn.execute(statement)


def migrate(connection: sqlite3.Connection, path: Path, *, fresh: bool) -> None:
    """Run the migrations that the file lacks, foreign keys off, and check the result.

    Raises:
        sqlite3.Error: a migration failed; the file is as it was, and its backup lies beside it.
    """
    with locked(path):
        connection.execute("PRAGMA journal_mode = WAL")
        if not fresh:
            backup_connection(connection, path.parent / "backups" / backup_name(path, "before-migration"))
        connection.execute("PRAGMA foreign_keys = OFF")
        migrations.apply(Database(connection, execute_plugins=False))
        if broken := connection.execute("PRAGMA foreign_key_check").fetchall():
            raise sqlite3.IntegrityError(f"foreign keys broken by a migration: {broken[:3]}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")


def _statements(script: str) -> Iterator[str]:
    """Yield the statements of a script one by one: `executescript` would commit the migration's transaction."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
