"""What is of the moment: who is here and unfinished texts, in a second file, so that a keystroke wakes nobody."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cjm_tui.storage.errors import StorageError, explained

EXPIRY_SECONDS = 15
"""After this long without a sign, somebody counts as not here."""

WAIT_SECONDS = 1
"""How long a key waits for whoever writes: a draft that is missed is kept with the next key."""

_VERSION = 2
_SCHEMA = """
DROP TABLE IF EXISTS presence;
CREATE TABLE presence (
  workshop INTEGER NOT NULL, participant TEXT NOT NULL, session TEXT NOT NULL, seen_at REAL NOT NULL,
  looking_at TEXT NOT NULL, ready_for TEXT NOT NULL, typing TEXT NOT NULL, focus TEXT NOT NULL,
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
    ready_for: str = ""
    """Uid of the silent task that the person has finished, or empty."""
    typing: str = ""
    """`kind:uid:field` that the person writes in, or empty."""
    focus: str = ""
    """`kind:uid` of the record that the person's cursor is on, or empty."""


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
        try:
            self._connection = self._opened(self.path)
        except StorageError:
            # A damaged file, a full disk, no permission: what is of the moment lasts as long as this session.
            self._connection = self._opened(Path(":memory:"))

    @staticmethod
    def _opened(path: Path) -> sqlite3.Connection:
        with explained(path):
            if str(path) != ":memory:":
                with suppress(FileExistsError):
                    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
            connection = sqlite3.connect(path, timeout=WAIT_SECONDS, isolation_level=None, check_same_thread=False)
            try:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("PRAGMA synchronous = NORMAL")
                if connection.execute("PRAGMA user_version").fetchone()[0] != _VERSION:
                    # Only what is of this moment is thrown away: whoever is here says so again within seconds.
                    connection.executescript(f"BEGIN IMMEDIATE; {_SCHEMA} PRAGMA user_version = {_VERSION}; COMMIT;")
            except BaseException:
                connection.close()
                raise
        return connection

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def data_version(self) -> int:
        """Return a number that moves when another connection has written."""
        with explained(self.path):
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
        rows = self._read(
            "SELECT place, base, text FROM drafts WHERE workshop = ? AND participant = ? ORDER BY saved_at DESC",
            workshop,
            participant,
        )
        return [SavedDraft(*row) for row in rows]

    def announce(self, workshop: int, session: str, presence: Presence, now: float) -> None:
        """Say that somebody is here, where they look, and whether they are ready."""
        with self._writing() as connection:
            connection.execute(
                "INSERT INTO presence VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET "
                "seen_at = excluded.seen_at, looking_at = excluded.looking_at, ready_for = excluded.ready_for, "
                "typing = excluded.typing, focus = excluded.focus",
                (workshop, presence.participant, session, now, presence.looking_at, presence.ready_for,
                 presence.typing, presence.focus),
            )  # fmt: skip

    def leave(self, workshop: int, session: str) -> None:
        """Say that a session has ended."""
        with self._writing() as connection:
            connection.execute("DELETE FROM presence WHERE workshop = ? AND session = ?", (workshop, session))

    def present(self, workshop: int, now: float) -> list[Presence]:
        """Return who is here, each person once: what their latest session says, and what any of them is ready for."""
        rows = self._read(
            "SELECT participant, looking_at, ready_for, typing, focus FROM presence "
            # A sign from the future is from before the clock was set back.
            "WHERE workshop = ? AND seen_at BETWEEN ? AND ? ORDER BY participant, seen_at",
            workshop,
            now - EXPIRY_SECONDS,
            now + EXPIRY_SECONDS,
        )
        people: dict[str, Presence] = {}
        for person, looking_at, ready_for, typing, focus in rows:
            earlier = people.get(person)
            ready_for = ready_for or (earlier.ready_for if earlier else "")
            people[person] = Presence(person, looking_at, ready_for, typing, focus)
        return list(people.values())

    def _read(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        with explained(self.path):
            return self._connection.execute(sql, values).fetchall()

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
