"""What is of the moment: who is here and unfinished texts, in a second file, so that a keystroke wakes nobody."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from cjm_tui.storage.errors import explained
from cjm_tui.storage.opening import BUSY_SECONDS

EXPIRY_SECONDS = 15
"""After this long without a sign, somebody counts as not here."""

_SCHEMA = """
CREATE TABLE IF NOT EXISTS presence (
  workshop INTEGER NOT NULL, participant TEXT NOT NULL, session TEXT NOT NULL, seen_at REAL NOT NULL,
  looking_at TEXT NOT NULL DEFAULT '', ready INTEGER NOT NULL DEFAULT 0, typing TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (workshop, participant, session)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS drafts (
  workshop INTEGER NOT NULL, participant TEXT NOT NULL, place TEXT NOT NULL, base TEXT NOT NULL, text TEXT NOT NULL,
  saved_at REAL NOT NULL, PRIMARY KEY (workshop, participant, place)) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True)
class Presence:
    """Somebody who is here."""

    participant: str
    looking_at: str
    """Phase that the person looks at."""
    ready: bool
    typing: str
    """`kind:uid:field` that the person writes in, or empty."""


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """An unfinished text."""

    place: str
    """Where it was being written: `kind:uid:field`, or a name of the screen's own."""
    base: str
    """The field's text when the writing began."""
    text: str


class LiveFile:
    """The `.live` file beside a library; losing it loses half-typed texts and nothing else."""

    def __init__(self, library: Path) -> None:
        self.path = Path(f"{library}.live")
        with explained(self.path):
            with suppress(FileExistsError):
                os.close(os.open(self.path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            self._connection = sqlite3.connect(
                self.path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
            self._connection.execute("PRAGMA journal_mode = WAL")
            self._connection.execute("PRAGMA synchronous = NORMAL")
            self._connection.executescript(_SCHEMA)

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def data_version(self) -> int:
        """Return a number that moves when another connection has written."""
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])

    def save_draft(self, workshop: int, participant: str, draft: SavedDraft, now: float) -> None:
        """Keep an unfinished text; called at every key."""
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO drafts VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET text = excluded.text, "
                "base = excluded.base, saved_at = excluded.saved_at",
                (workshop, participant, draft.place, draft.base, draft.text, now),
            )

    def drop_draft(self, workshop: int, participant: str, place: str) -> None:
        """Forget an unfinished text: it was finished, or given up."""
        with self._writing() as connection:
            connection.execute(
                "DELETE FROM drafts WHERE workshop = ? AND participant = ? AND place = ?",
                (workshop, participant, place),
            )

    def drafts(self, workshop: int, participant: str) -> list[SavedDraft]:
        """Return somebody's unfinished texts, the latest first."""
        rows = self._connection.execute(
            "SELECT place, base, text FROM drafts WHERE workshop = ? AND participant = ? ORDER BY saved_at DESC",
            (workshop, participant),
        )
        return [SavedDraft(*row) for row in rows]

    def announce(self, workshop: int, session: str, presence: Presence, now: float) -> None:
        """Say that somebody is here, where they look, and whether they are ready."""
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO presence VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
                "seen_at = excluded.seen_at, looking_at = excluded.looking_at, ready = excluded.ready, typing = excluded.typing",
                (
                    workshop,
                    presence.participant,
                    session,
                    now,
                    presence.looking_at,
                    presence.ready,
                    presence.typing,
                ),
            )

    def leave(self, workshop: int, session: str) -> None:
        """Say that a session has ended."""
        with self._writing() as connection:
            connection.execute("DELETE FROM presence WHERE workshop = ? AND session = ?", (workshop, session))

    def clear_ready(self, workshop: int) -> None:
        """Make everybody not ready: a new task has begun."""
        with self._writing() as connection:
            connection.execute("UPDATE presence SET ready = 0 WHERE workshop = ?", (workshop,))

    def present(self, workshop: int, now: float) -> list[Presence]:
        """Return who is here, each person once, with the latest of their sessions."""
        rows = self._connection.execute(
            "SELECT participant, looking_at, max(ready), typing, max(seen_at) FROM presence "
            "WHERE workshop = ? AND seen_at > ? GROUP BY participant ORDER BY participant",
            (workshop, now - EXPIRY_SECONDS),
        )
        return [Presence(person, looking, bool(ready), typing) for person, looking, ready, typing, _seen in rows]

    @contextmanager
    def _writing(self) -> Iterator[sqlite3.Connection]:
        with explained(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
