"""Records as rows and rows as records: a column for each field, lists and maps as JSON."""

from __future__ import annotations

import json
import sqlite3
from functools import cache
from typing import Any, get_args, get_origin

from cjm_tui.domain.edits import Change, Edit
from cjm_tui.domain.records import Record
from cjm_tui.domain.workshop import KINDS


@cache
def columns(kind: str) -> tuple[str, ...]:
    """Return the names of the columns that hold a kind's fields, the uid first."""
    return tuple(KINDS[kind].model_fields)


@cache
def json_columns(kind: str) -> frozenset[str]:
    """Return the fields that are stored as JSON."""
    return frozenset(
        name
        for name, field in KINDS[kind].model_fields.items()
        if {get_origin(field.annotation), *map(get_origin, get_args(field.annotation))} & {tuple, dict}
    )


def load_records(connection: sqlite3.Connection, kind: str, number: int) -> dict[str, Record]:
    """Return a workshop's living records of a kind by uid."""
    names, packed, model = columns(kind), json_columns(kind), KINDS[kind]
    owner = "id" if kind == "workshops" else "workshop"
    rows = connection.execute(
        f"SELECT {', '.join(names)} FROM {kind} WHERE {owner} = ? AND removed = 0",
        (number,),
    )
    return {
        row[0]: model.model_validate(
            {n: json.loads(v) if n in packed else v for n, v in zip(names, row, strict=True) if v is not None}
        )
        for row in rows
    }


def write_edit(connection: sqlite3.Connection, number: int, edit: Edit) -> None:
    """Bring the tables to what a settled edit says. A record that comes back from its tombstone keeps its row."""
    values = {name: stored(edit.kind, name, value) for name, value in edit.after.items()}
    if edit.op == "remove":
        connection.execute(f"UPDATE {edit.kind} SET removed = 1 WHERE uid = ?", (edit.uid,))
    elif edit.op == "change":
        assignments = ", ".join(f"{name} = ?" for name in values)
        connection.execute(f"UPDATE {edit.kind} SET {assignments} WHERE uid = ?", (*values.values(), edit.uid))
    else:
        insert_record(connection, number, edit.kind, edit.uid, values)


def insert_record(
    connection: sqlite3.Connection, number: int, kind: str, uid: str, values: dict[str, Any], **extra: Any
) -> None:
    """Insert a row, or revive the tombstone that has the uid; `extra` are columns that no record has."""
    names = {"uid": uid, **({} if kind == "workshops" else {"workshop": number}), **extra, **values}
    updates = ", ".join(f"{name} = excluded.{name}" for name in [*values, "removed"])
    connection.execute(
        f"INSERT INTO {kind} ({', '.join(names)}, removed) VALUES ({', '.join('?' * len(names))}, 0) "
        f"ON CONFLICT (uid) DO UPDATE SET {updates}",
        tuple(names.values()),
    )


def write_change(connection: sqlite3.Connection, number: int, change: Change) -> int:
    """Append a change to the history; return its sequence number."""
    edits = json.dumps([e.model_dump(exclude_defaults=True) for e in change.edits], ensure_ascii=False)
    cursor = connection.execute(
        "INSERT INTO changes (uid, workshop, who, at, label, edits, act, undoes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            change.uid,
            number,
            change.who,
            change.at.isoformat(),
            change.label,
            edits,
            change.act,
            change.undoes,
        ),
    )
    return int(cursor.lastrowid or 0)


def load_changes(connection: sqlite3.Connection, number: int, after: int = 0) -> list[Change]:
    """Return a workshop's changes after a sequence number, in order."""
    rows = connection.execute(
        "SELECT seq, uid, who, at, label, edits, act, undoes FROM changes WHERE workshop = ? AND seq > ? ORDER BY seq",
        (number, after),
    )
    return [
        Change.model_validate(
            dict(zip(("seq", "uid", "who", "at", "label", "edits", "act", "undoes"), row, strict=True))
            | {"edits": json.loads(row[5])}
        )
        for row in rows
    ]


def stored(kind: str, name: str, value: Any) -> Any:
    """Return a field's value as its column holds it."""
    if name in json_columns(kind):
        return json.dumps(value, ensure_ascii=False)
    return int(value) if isinstance(value, bool) else value
