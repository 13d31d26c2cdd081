"""Which schema this program knows, and how a library file says that it is one."""

from __future__ import annotations

from pathlib import Path

APPLICATION_ID = 0x434A4D54
"""`CJMT`, in SQLite's header field for the kind of file."""
SCHEMA_VERSION = 2
"""The newest schema that this program knows; the number of migrations."""
MIGRATIONS = Path(__file__).parent / "migrations"
"""The folder of the scripts, whose names give their order."""


def schema_text() -> str:
    """Return the SQL of all migrations, in order."""
    return "\n".join(file.read_text("utf-8") for file in sorted(MIGRATIONS.glob("*.sql")))
