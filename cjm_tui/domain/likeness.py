"""How alike two short texts are, in Portuguese or English: what sorting needs to put look-alike cards together."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

LOOK_ALIKE = 0.5
"""From here on two cards say nearly the same."""
AKIN = 0.3
"""From here on a card belongs to what another text is about."""

_WORD = re.compile(r"[^\W_]+")
_EMPTY_WORDS = frozenset(
    (
        # Portuguese
        *("a", "ao", "aos", "as", "à", "às", "com", "como", "da", "das", "de", "do", "dos", "e", "ela", "ele"),
        *("em", "é", "mais", "mas", "na", "nas", "no", "nos", "o", "os", "ou", "para", "pela", "pelo", "por"),
        *("pra", "que", "se", "sem", "ser", "seu", "sua", "são", "também", "um", "uma"),
        # English
        *("an", "and", "are", "at", "be", "but", "by", "for", "from", "has", "have", "he", "her", "his", "in"),
        *("into", "is", "it", "its", "my", "of", "on", "or", "our", "she", "that", "the", "their", "them", "they"),
        *("this", "to", "we", "with", "you", "your"),
    )
)
"""Words that say nothing about what a card is about."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a text is compared by."""

    words: frozenset[str]
    trigrams: frozenset[str]


@lru_cache(maxsize=4096)
def profile(text: str) -> Profile:
    """Return the telling words of a text and their groups of three letters, without case and accents."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    every = _WORD.findall(plain)
    words = [word for word in every if word not in _EMPTY_WORDS] or every
    trigrams = {f" {word} "[at : at + 3] for word in words for at in range(len(word))}
    return Profile(frozenset(words), frozenset(trigrams))


def likeness(one: str, other: str) -> float:
    """Return 0 (nothing in common) … 1 (the same words): the Dice coefficient of the groups of three letters.

    Groups of letters see through endings: “liga”, “ligar” and “ligação” share most of theirs.
    """
    first, second = profile(one).trigrams, profile(other).trigrams
    if not first or not second:
        return 0.0
    return 2 * len(first & second) / (len(first) + len(second))


def coverage(card: str, text: str) -> float:
    """Return the share of a shorter text's letter groups that a longer one has: 0 … 1, blind to what it has besides."""
    first, second = profile(card).trigrams, profile(text).trigrams
    if not first or not second:
        return 0.0
    return len(first & second) / min(len(first), len(second))
