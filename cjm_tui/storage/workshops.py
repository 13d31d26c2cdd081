"""Workshops in the library: creating, loading, and the one transaction in which a change is settled and stored."""

from __future__ import annotations

import json
import re
import secrets
import sqlite3
from base64 import b32hexencode
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace

from cjm_tui.domain.edits import Change, apply
from cjm_tui.domain.settling import Settled
from cjm_tui.domain.text import slug as slug_of
from cjm_tui.domain.workshop import KINDS, Workshop
from cjm_tui.storage import rows
from cjm_tui.storage.errors import explained
from cjm_tui.storage.library import Library
from cjm_tui.storage.nudge import ring

_CODE_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def new_uid() -> str:
    """Return a random uid: a letter, then 19 letters and digits (95 bits)."""
    # All bits at once: an import asks for a hundred thousand of them.
    return "u" + b32hexencode(secrets.token_bytes(12)).decode("ascii")[:19].lower()


def new_code() -> str:
    """Return a join code of eight unmistakable letters and digits, in two halves."""
    letters = "".join(secrets.choice(_CODE_LETTERS) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def load_workshop(library: Library, number: int) -> Workshop:
    """Return a workshop as it stands, from one snapshot of the file.

    Raises:
        WorkshopMissing: there is none of that number.
    """
    summary = library.find(str(number))
    connection = library.connection
    with explained(library.path):
        connection.execute("BEGIN")
        try:
            records = {kind: rows.load_records(connection, kind, number) for kind in KINDS}
            (seq,) = connection.execute(
                "SELECT coalesce(max(seq), 0) FROM changes WHERE workshop = ?", (number,)
            ).fetchone()
        finally:
            connection.execute("COMMIT")
    return Workshop(number=number, slug=summary.slug, seq=seq, records=records)


def changes_since(library: Library, number: int, seq: int) -> list[Change]:
    """Return the workshop's changes after `seq`, in order."""
    with explained(library.path):
        return rows.load_changes(library.connection, number, seq)


def founding_label(library: Library, number: int) -> str:
    """Return the label of the change that founded the workshop."""
    found = library.read("SELECT label FROM changes WHERE workshop = ? ORDER BY seq LIMIT 1", number)
    return str(found[0][0]) if found else ""


def create_workshop(library: Library, settle: Callable[[], Settled]) -> Workshop:
    """Store a new workshop; `settle` makes the change that holds its first records, the workshop's own among them."""
    with library.writing() as connection:
        settled = settle()
        about = settled.workshop.about
        slug = _free_slug(connection, about.title)
        number = _insert_workshop(connection, settled, slug)
        for edit in settled.change.edits:
            if edit.kind != "workshops":
                rows.write_edit(connection, number, edit)
        seq = rows.write_change(connection, number, settled.change)
    return replace(settled.workshop, number=number, slug=slug, seq=seq)


def commit(library: Library, workshop: Workshop, settle: Callable[[Workshop], Settled | None]) -> Settled | None:
    """Settle and store a change in one transaction, against the workshop as it stands then.

    Args:
        library: where the workshop lies.
        workshop: the workshop as the caller knows it; changes stored since are applied first.
        settle: makes the change from the current workshop, or raises to refuse; None stores nothing.

    Returns:
        What was settled, with the change's sequence number.
    """
    with library.writing() as connection:
        for change in rows.load_changes(connection, workshop.number, workshop.seq):
            workshop = apply(workshop, change.edits, change.seq)
        settled = settle(workshop)
        if settled is None:
            return None
        for edit in settled.change.edits:
            rows.write_edit(connection, workshop.number, edit)
        seq = rows.write_change(connection, workshop.number, settled.change)
        connection.execute(
            "UPDATE workshops SET updated_at = ? WHERE id = ?",
            (settled.change.at.isoformat(), workshop.number),
        )
    ring(library.path)
    return replace(settled, change=settled.change.model_copy(update={"seq": seq}))


def join_code(library: Library, number: int) -> str:
    """Return the code with which people join the workshop."""
    return str(library.read("SELECT join_code FROM workshops WHERE id = ?", number)[0][0])


def set_join_code(library: Library, number: int, code: str) -> None:
    """Give the workshop another code to join with."""
    with library.writing() as connection:
        connection.execute("UPDATE workshops SET join_code = ? WHERE id = ?", (code, number))


def number_for_uid(library: Library, uid: str) -> int | None:
    """Return the number of the workshop with a uid, or None."""
    found = library.read("SELECT id FROM workshops WHERE uid = ?", uid)
    return int(found[0][0]) if found else None


def number_for_records(library: Library, uids: Sequence[str]) -> int | None:
    """Return the number of the workshop to which most records of these uids belong, or None."""
    counts: Counter[int] = Counter()
    wanted = json.dumps(uids)
    for kind in KINDS if uids else ():
        if kind != "workshops":
            theirs = f"FROM {kind} WHERE uid IN (SELECT value FROM json_each(?)) GROUP BY workshop"
            found = library.read(f"SELECT workshop, count(*) {theirs}", wanted)
            counts.update({int(number): int(count) for number, count in found})
    return counts.most_common(1)[0][0] if counts else None


def _insert_workshop(connection: sqlite3.Connection, settled: Settled, slug: str) -> int:
    change = settled.change
    edit = next(e for e in change.edits if e.kind == "workshops")
    values = {name: rows.stored(edit.kind, name, value) for name, value in edit.after.items()}
    extra = {"slug": slug, "join_code": new_code(), "updated_at": change.at.isoformat()}
    rows.insert_record(connection, 0, "workshops", edit.uid, values, **extra)
    (number,) = connection.execute("SELECT id FROM workshops WHERE uid = ?", (edit.uid,)).fetchone()
    return int(number)


def _free_slug(connection: sqlite3.Connection, title: str) -> str:
    """Return a slug of the title that no workshop has; one of digits alone would be taken for a number."""
    base = slug_of(title, 60)
    if re.fullmatch(r"[0-9]+", base):
        base = f"w-{base}"
    taken = {s for (s,) in connection.execute("SELECT slug FROM workshops WHERE slug GLOB ?", (base + "*",))}
    return next(s for s in [base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))] if s not in taken)
