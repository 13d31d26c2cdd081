"""Join codes: three plain words that can be read aloud, typed on any keyboard and compared in constant time."""

from __future__ import annotations

import hmac
import re
import secrets
import unicodedata
from functools import cache
from pathlib import Path

from cjm_tui.i18n import match_language

LONGEST = 64
"""A typed code beyond this many characters is not even looked at."""

_WORDS = Path(__file__).parent / "words"


def new_join_code(language: str, words: int = 3) -> str:
    """Return a fresh code such as `barco-feira-limao`, in the workshop's language."""
    vocabulary = words_of(match_language(language) or "en")
    chosen = secrets.SystemRandom().sample(vocabulary, words)
    return "-".join(chosen)


def normal_code(typed: str) -> str:
    """Return a code as it is compared: no case, no accents, and one hyphen for any run of spaces or punctuation."""
    decomposed = unicodedata.normalize("NFKD", typed[:LONGEST]).casefold()
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    return re.sub(r"[^0-9a-z]+", "-", plain).strip("-")


def same_code(typed: str, expected: str) -> bool:
    """Compare two codes in constant time; an empty one equals nothing."""
    right = normal_code(expected)
    return hmac.compare_digest(normal_code(typed).encode(), right.encode()) and bool(right)


@cache
def words_of(language: str) -> tuple[str, ...]:
    """Return the words that codes in this language are made of."""
    return tuple((_WORDS / f"{language}.txt").read_text("ascii").split())
