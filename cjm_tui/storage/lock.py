"""The one way to write: a queue at a lock file, then a short transaction."""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CHECKPOINT_BYTES = 4 * 1024 * 1024
"""Size of the write-ahead log from which the writer folds it back into the file."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the library's lock file; the kernel serves waiting processes in order, SQLite's busy handler does not."""
    descriptor = os.open(f"{path}.lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


@contextmanager
def write(connection: sqlite3.Connection, path: Path) -> Iterator[sqlite3.Connection]:
    """Run the block in one immediate transaction under the lock; commit at its end, roll back if it raises."""
    with locked(path):
        connection.execute("BEGIN IMMEDIATE")
        try:
            yield connection
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise
        _checkpoint(connection, path)


def _checkpoint(connection: sqlite3.Connection, path: Path) -> None:
    try:
        grown = Path(f"{path}-wal").stat().st_size > CHECKPOINT_BYTES
    except FileNotFoundError:
        return
    if grown:
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)")
