"""What the shell offers while a command is typed: workshops, templates, agendas, kinds, and the words of an option."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import typer

MOST = 50
"""Workshops that are offered, the most recently changed first."""

Offer = tuple[str, str]
"""A word, and what it means."""


def workshops(context: typer.Context, incomplete: str) -> list[Offer]:
    """Return the slugs that begin so, with their titles; none where the library cannot be read."""
    from cjm_tui.storage.errors import StorageError
    from cjm_tui.storage.library import Library

    db = context.find_root().params.get("db")
    try:
        with Library(db, create=False) as library:
            found = library.list_workshops(limit=MOST)
    except (StorageError, OSError):
        return []
    return [(w.slug, _harmless(w.title)) for w in found if w.slug.startswith(incomplete)]


def templates(incomplete: str) -> list[Offer]:
    """Return the stage templates whose keys begin so."""
    from cjm_tui import data
    from cjm_tui.i18n import language
    from cjm_tui.room.founding import own_templates

    return [(t.key, t.name.in_(language())) for t in data.templates(own_templates()) if t.key.startswith(incomplete)]


def agendas(incomplete: str) -> list[Offer]:
    """Return the agendas whose keys begin so."""
    from cjm_tui import data
    from cjm_tui.i18n import language
    from cjm_tui.room.founding import own_agendas

    return [(a.key, a.name.in_(language())) for a in data.agendas(own_agendas()) if a.key.startswith(incomplete)]


def kinds(incomplete: str) -> list[str]:
    """Return the kinds of `add` that begin so."""
    from cjm_tui.room.plain_path.adding import KINDS

    return _beginning(KINDS, incomplete)


def words(listed: str) -> Callable[[str], list[str]]:
    """Return what offers the words of `a|b|c`."""
    return lambda incomplete: _beginning(listed.split("|"), incomplete)


def _beginning(known: Iterable[str], incomplete: str) -> list[str]:
    return [word for word in known if word.startswith(incomplete)]


def _harmless(title: str) -> str:
    """Return a title without any sign that a shell could run: zsh evaluates what it is offered."""
    return " ".join("".join(c if c.isalnum() or c in " ,.-" else " " for c in title).split())
