"""The library: one file with many workshops, listed and found without loading any of them."""

from __future__ import annotations

import sqlite3
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cjm_tui.i18n import _
from cjm_tui.storage.copying import backup_connection, backup_name
from cjm_tui.storage.errors import LibraryGone, WorkshopMissing, explained
from cjm_tui.storage.lock import write
from cjm_tui.storage.opening import connect, default_path


@dataclass(frozen=True, slots=True)
class WorkshopSummary:
    """A workshop as a line of the library."""

    number: int
    uid: str
    slug: str
    title: str
    phase: str
    language: str
    round: int
    created_at: str
    updated_at: str
    """Instant of the last change, ISO 8601 in UTC."""
    closed_at: str | None
    archived: bool


_COLUMNS = "id, uid, slug, title, phase, language, round, created_at, updated_at, closed_at, archived"


class Library:
    """An open library file; one per process, never carried across a fork."""

    def __init__(self, path: Path | None = None, *, create: bool = True) -> None:
        self.path = path or default_path()
        self.connection = connect(self.path, create=create)
        self.connection.create_function("folded", 1, folded, deterministic=True)
        self._identity = _identity(self.path)
        self._rescued: Path | None = None

    def close(self) -> None:
        """Close the file."""
        self.connection.close()

    def __enter__(self) -> Library:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """Run the block as one write; see `lock.write`.

        Raises:
            StorageError: nothing was written; LibraryGone, where it would have gone to a file without a name.
        """
        if _identity(self.path) != self._identity:
            raise self._gone()
        with explained(self.path), write(self.connection, self.path) as connection:
            yield connection

    def _gone(self) -> LibraryGone:
        """Copy what this program still has of a file that was taken from under it, and say where that is."""
        if self._rescued is None:
            copy = self.path.parent / "backups" / backup_name(self.path, "rescued")
            try:
                self._rescued = backup_connection(self.connection, copy)
            except (OSError, sqlite3.Error):
                return LibraryGone(_("{path} was removed or replaced: nothing was changed.").format(path=self.path))
        return LibraryGone(
            _(
                "{path} was removed or replaced. All that was in it is saved in {copy}; leave, and open that one."
            ).format(path=self.path.name, copy=self._rescued)
        )

    def read(self, sql: str, *values: Any) -> list[tuple[Any, ...]]:
        """Return the rows of a query."""
        with explained(self.path):
            return self.connection.execute(sql, values).fetchall()

    def data_version(self) -> int:
        """Return a number that moves when another connection has committed anything."""
        return int(self.read("PRAGMA data_version")[0][0])

    def list_workshops(
        self,
        search: str = "",
        *,
        limit: int = 100,
        after: WorkshopSummary | None = None,
        archived: bool = False,
    ) -> list[WorkshopSummary]:
        """Return workshops, the most recently changed first.

        Args:
            search: words that the title must hold, without regard to case and accents.
            limit: how many at most.
            after: the last one of the page before.
            archived: whether to list the archived ones instead.
        """
        conditions, values = ["removed = 0", "archived = ?"], [int(archived)]
        parameters: list[Any] = list(values)
        for word in folded(search).split():
            conditions.append("instr(folded(title), ?) > 0")
            parameters.append(word)
        if after:
            conditions.append("(updated_at, id) < (?, ?)")
            parameters += [after.updated_at, after.number]
        rows = self.read(
            f"SELECT {_COLUMNS} FROM workshops WHERE {' AND '.join(conditions)} "
            "ORDER BY updated_at DESC, id DESC LIMIT ?",
            *parameters,
            limit,
        )
        return [_summary(row) for row in rows]

    def count(self, search: str = "") -> int:
        """Return how many workshops there are, or match."""
        words = folded(search).split()
        where = "".join(" AND instr(folded(title), ?) > 0" for _word in words)
        return int(self.read(f"SELECT count(*) FROM workshops WHERE removed = 0 AND archived = 0{where}", *words)[0][0])

    def find(self, name: str) -> WorkshopSummary:
        """Return the workshop with a number or slug.

        Raises:
            WorkshopMissing: there is none.
        """
        column, value = ("id", int(name)) if name.isascii() and name.isdigit() and len(name) < 19 else ("slug", name)
        rows = self.read(f"SELECT {_COLUMNS} FROM workshops WHERE {column} = ? AND removed = 0", value)
        if not rows:
            raise WorkshopMissing(
                _("There is no workshop “{name}” here: `cjm-tui list` shows what there is.").format(name=name)
            )
        return _summary(rows[0])

    def archive(self, number: int, archived: bool = True) -> None:
        """Take a workshop out of the list, or bring it back; nothing is deleted."""
        with self.writing() as connection:
            connection.execute("UPDATE workshops SET archived = ? WHERE id = ?", (int(archived), number))


def _identity(path: Path) -> tuple[int, int] | None:
    """Return what tells a file from another of the same name; None where there is none."""
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def folded(text: str) -> str:
    """Return the text without case and accents, for searching."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))


def _summary(row: tuple[Any, ...]) -> WorkshopSummary:
    fields = dict(zip(_COLUMNS.split(", "), row, strict=True))
    return WorkshopSummary(number=fields.pop("id"), archived=bool(fields.pop("archived")), **fields)
