"""Languages: which one the interface speaks, and the catalogues that it speaks from.

English sentences in the source are the message ids. The interface has one language for the whole process (one process
serves one person); `using` borrows another one, for instance to write an export in the workshop's language.
"""

from __future__ import annotations

import gettext as _stdlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

LANGUAGES = {"en": "English", "pt-BR": "Português (Brasil)"}
"""Language tag → the language's own name."""

_CATALOGUES = Path(__file__).parent / "locale"
_DOMAIN = "cjm_tui"

_interface = ["en"]
_borrowed: ContextVar[str | None] = ContextVar("cjm_tui_language", default=None)


def match_language(tag: str | None) -> str | None:
    """Return the supported language nearest to a tag such as `pt_BR.UTF-8` or `en-GB`; None where there is none."""
    if not tag:
        return None
    primary = tag.replace("_", "-").split(".")[0].split("-")[0].casefold()
    return {"pt": "pt-BR", "en": "en"}.get(primary)


def language_of_environment() -> str | None:
    """Return the language that the locale variables ask for, in gettext's order of precedence."""
    for name in ("CJM_TUI_LANG", "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        for tag in os.environ.get(name, "").split(":"):
            if found := match_language(tag):
                return found
    return None


def activate(language: str) -> None:
    """Make `language` (a key of `LANGUAGES`) the interface's language for this process."""
    _interface[0] = match_language(language) or "en"


def language() -> str:
    """Return the language in force here: the borrowed one, else the interface's."""
    return _borrowed.get() or _interface[0]


@contextmanager
def using(language: str) -> Iterator[None]:
    """Speak `language` within the block, in this task only."""
    token = _borrowed.set(match_language(language) or "en")
    try:
        yield
    finally:
        _borrowed.reset(token)


def _(message: str) -> str:
    """Translate an English sentence of the source into the language in force."""
    return _catalogue(language()).gettext(message) if message else ""


def ngettext(one: str, many: str, n: int) -> str:
    """Translate a sentence that depends on a number."""
    return _catalogue(language()).ngettext(one, many, n)


def pgettext(context: str, message: str) -> str:
    """Translate a word whose meaning depends on where it stands."""
    return _catalogue(language()).pgettext(context, message)


def N_(message: str) -> str:  # noqa: N802 - gettext's customary name
    """Mark a string for translation at the time of display (class-level labels, bindings)."""
    return message


@cache
def _catalogue(language: str) -> _stdlib.NullTranslations:
    if language == "en":
        return _stdlib.NullTranslations()
    return _stdlib.translation(_DOMAIN, _CATALOGUES, [language.replace("-", "_")], fallback=True)
