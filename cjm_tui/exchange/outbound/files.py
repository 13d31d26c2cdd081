"""Writing exports: whole or not at all, never a half-written file in a good one's place."""

from __future__ import annotations

import errno
import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path


def write_export(files: Mapping[str, bytes], main: str, path: Path, *, is_folder: bool = False) -> list[Path]:
    """Write an export and return the paths of what was written.

    Args:
        files: by name; `main` is the one that a single path means.
        main: its name.
        path: the folder of all files where `is_folder`; else the file, or a folder that is there to put it into.
            Of several files the second and later ones get a number: `map.mmd`, `map-2.mmd`.
        is_folder: whether the files belong together in a folder of their own; a path that is called like one table
            gets the main one alone.
    """
    if is_folder and is_one_table(main, path):
        files, is_folder = {main: files[main]}, False
    if is_folder:
        write_folder(path, files)
        return [path / name for name in files]
    target = path / main if path.is_dir() else path
    if not target.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(target.parent))
    written = []
    for number, content in enumerate(files.values(), 1):
        written.append(target.with_name(numbered(target.name, number)))
        write_file(written[-1], content)
    return written


def is_one_table(main: str, path: Path) -> bool:
    """Return whether a path asks for one table of many: it ends in .csv, and no folder of that name is there."""
    return main.endswith(".csv") and path.suffix.lower() == ".csv" and not path.is_dir()


def numbered(name: str, number: int) -> str:
    """Return the name of the file with a number: `map.mmd`, `map-2.mmd` …"""
    if number == 1:
        return name
    stem, dot, suffix = name.rpartition(".")
    return f"{stem}-{number}{dot}{suffix}" if stem else f"{name}-{number}"


def write_file(path: Path, content: bytes) -> None:
    """Write a file through a temporary one beside it; what stood there stays until the new one is complete."""
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name[:40]}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(_mode_of(path))
        Path(temporary).replace(path)
    except BaseException:
        with suppress(OSError):
            Path(temporary).unlink()
        raise


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files into a folder: all are complete before the first one appears.

    A new folder appears whole. In one that is there already, files of the same names are replaced; others stay.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{folder.name[:40]}.", dir=folder.parent) as temporary:
        made = Path(temporary) / "made"
        for name, content in files.items():
            _make(made, name)
            write_file(made / name, content)
        if not folder.exists():
            made.rename(folder)
            return
        for name in files:
            _make(folder, name)
            (made / name).replace(folder / name)


def _make(folder: Path, name: str) -> None:
    """Make the folder that a file of this name, which may lie in a folder inside, needs."""
    (folder / name).parent.mkdir(parents=True, exist_ok=True)


def _mode_of(path: Path) -> int:
    """Return the permissions that the file has, or would have been created with."""
    with suppress(OSError):
        return path.stat().st_mode & 0o777
    return 0o666 & ~_umask()


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
