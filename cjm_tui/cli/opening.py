"""Opening screens on the terminal: the library's home, or one workshop."""

from __future__ import annotations

from pathlib import Path

from cjm_tui.storage.library import Library


def open_home(path: Path | None) -> None:
    """Open the library's home.

    Raises:
        StorageError: the library cannot be opened.
    """
    with Library(path) as library:
        from cjm_tui.app import CjmApp

        CjmApp(library).run()


def open_workshop(library: Library, number: int, *, is_tour: bool = False) -> None:
    """Open a workshop, to work in it or to be shown around."""
    from cjm_tui.app import CjmApp

    CjmApp(library, workshop=number, is_tour=is_tour).run()
