"""The one way to write: a queue at a lock file, then a short transaction."""

from __future__ import annotations

import fcntl
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cjm_tui.storage.errors import busy

PATIENCE_SECONDS = 5.0
"""How long a writer stands in the queue; writes take milliseconds, so whoever holds the lock longer is stuck."""
CHECKPOINT_BYTES = 4 * 1024 * 1024
"""Size of the write-ahead log from which the writer folds it back into the file."""


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the library's lock file; the kernel serves waiting processes in order, SQLite's busy handler does not.

    Raises:
        LibraryBusy: it did not come to this process in time.
    """
    descriptor = os.open(f"{path}.lock", os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
    if not _comes_in_time(descriptor):
        raise busy(path)
    try:
        yield
    finally:
        os.close(descriptor)


def _comes_in_time(descriptor: int) -> bool:
    """Take the lock and return True; or leave the descriptor to whoever still waits on it, and return False.

    The kernel's queue is fair to those who stand in it, and a call that stands there cannot be given up: a thread does.
    """
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return _Turn(descriptor).comes()
    return True


class _Turn:
    """One place in the queue; where it comes too late, the lock is given on at once."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._has_come = threading.Event()
        self._deciding = threading.Lock()
        self._is_given_up = False

    def comes(self) -> bool:
        """Wait for the turn; return False where patience ends first."""
        threading.Thread(target=self._wait, name="library-lock", daemon=True).start()
        self._has_come.wait(PATIENCE_SECONDS)
        with self._deciding:
            self._is_given_up = not self._has_come.is_set()
        return not self._is_given_up

    def _wait(self) -> None:
        fcntl.flock(self._descriptor, fcntl.LOCK_EX)
        with self._deciding:
            self._has_come.set()
            if self._is_given_up:
                os.close(self._descriptor)


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
