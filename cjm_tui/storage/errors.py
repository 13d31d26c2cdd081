"""What can go wrong with a library file, each as a sentence that says what is wrong and what to do."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cjm_tui.i18n import _


class StorageError(Exception):
    """The library cannot do what was asked; the message is a sentence for the person."""


class LibraryBusy(StorageError):
    """Another program has held the library's lock for too long."""


class LibraryReadOnly(StorageError):
    """The library or its folder cannot be written."""


class DiskFull(StorageError):
    """The disk is full; nothing was changed, and the text stays on the screen."""


class LibraryDamaged(StorageError):
    """The file is no sound SQLite database."""


class LibraryForeign(StorageError):
    """The file is a database, but not one of ours, or somebody has put code into it."""


class LibraryNewer(StorageError):
    """The file was written by a newer program."""


class LibraryGone(StorageError):
    """The file was removed or replaced while it was open."""


class LibraryMissing(StorageError):
    """There is no file of that name."""


class WorkshopMissing(StorageError):
    """The library holds no workshop of that number or slug."""


class OverBudget(StorageError):
    """More votes than the ballot gives to one person."""


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's and the system's errors about the library at `path` into ours."""
    try:
        yield
    except sqlite3.Error as error:
        raise _sentence_for(error, path) from error
    except PermissionError as error:
        raise LibraryReadOnly(
            _("{path} cannot be written: check its permissions, or choose another file with --db.").format(path=path)
        ) from error
    except OSError as error:
        raise StorageError(
            _("{path} cannot be used: {reason}. Choose another file with --db.").format(
                path=path, reason=error.strerror or error
            )
        ) from error


def busy(path: Path) -> LibraryBusy:
    """Return what to say where another program does not let go of the library."""
    return LibraryBusy(
        _("Another program has been writing to {path} for a while: your text is kept; try again.").format(path=path)
    )


def _sentence_for(error: sqlite3.Error, path: Path) -> StorageError:
    name = getattr(error, "sqlite_errorname", None) or ""
    text = str(error)
    if "over budget" in text or "over cap" in text:
        return OverBudget(_("That is more votes than the ballot gives you."))
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return busy(path)
    if name.startswith(("SQLITE_FULL", "SQLITE_IOERR_WRITE", "SQLITE_IOERR_SHM")):
        return DiskFull(_("The disk is full: nothing was changed. Make room, then try again."))
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_AUTH", "SQLITE_PERM")):
        return LibraryReadOnly(
            _(
                "{path} cannot be opened: check its permissions and its folder's, or choose another file with --db."
            ).format(path=path)
        )
    if name.startswith("SQLITE_READONLY"):
        return LibraryReadOnly(
            _("{path} cannot be written: check its permissions, or choose another file with --db.").format(path=path)
        )
    if name.startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
        return LibraryDamaged(
            _(
                "{path} is damaged or is no library of cjm-tui. Nothing was changed in it. "
                "`cjm-tui doctor` says more; `cjm-tui restore` brings a backup back."
            ).format(path=path)
        )
    return StorageError(_("{path} cannot be used: {reason}.").format(path=path, reason=text))
