"""Words, faces and signs for feelings, and the valence that they propose; a person decides."""

from __future__ import annotations

import math
import re
import tomllib
import unicodedata
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

_LISTS = tomllib.loads(Path(__file__).with_name("feelings.toml").read_text("utf-8"))
_SIGNS: dict[str, int] = _LISTS["signs"]
_WEAKER, _STRONGER, _NEGATION = (frozenset(_LISTS["degrees"][name]) for name in ("weaker", "stronger", "negation"))
_STEM = {stem: int(valence) for valence, stems in _LISTS["stems"].items() for stem in stems}
_FACE = {face: int(valence) for valence, faces in _LISTS["faces"].items() for face in faces}
_LONGEST = 300
"""Characters that are looked at: a feeling is said in few words."""
_WORD = re.compile(r"[^\W\d_]+\+*")


def folded(text: str) -> str:
    """Return the text without accents, marks and case, as words are compared."""
    return "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if unicodedata.category(c)[0] != "M")


def proposed_valence(text: str, vocabulary: Mapping[str, int] = MappingProxyType({})) -> int | None:
    """Return the valence, −2 to +2, that words or faces for a feeling suggest; None where none is known.

    Several feelings are averaged and a half goes to the worse side; what stands in brackets or after a dash explains
    and does not count. `vocabulary` holds more words, folded, that go before the built-in stems.
    """
    text = text.strip()[:_LONGEST]
    sign = text.casefold()
    if sign in _SIGNS:
        return _SIGNS[sign]
    found: list[float] = [valence for character in text if (valence := _FACE.get(character)) is not None]
    if not found:
        main = re.split(r"\s[—–-]+\s|;", re.sub(r"\([^)]*\)", " ", text), maxsplit=1)[0]
        found = list(_valences(_WORD.findall(folded(main)), vocabulary))
    if not found:
        return None
    return max(-2, min(2, math.ceil(sum(found) / len(found) - 0.5)))


def _valences(words: list[str], vocabulary: Mapping[str, int]) -> list[float]:
    valences: list[float] = []
    before: list[str] = []
    for raw in words:
        word = raw.rstrip("+")
        valence: float | None = vocabulary.get(word, _of_stem(word))
        if valence is None:
            before.append(word)
            continue
        if raw.endswith("+") or not _STRONGER.isdisjoint(before[-2:]):
            valence += math.copysign(1, valence) if valence else 0
        elif not _WEAKER.isdisjoint(before[-2:]):
            valence /= 2
        if not _NEGATION.isdisjoint(before[-2:]):
            valence = -valence / 2
        valences.append(valence)
        before = []
    return valences


@cache
def _of_stem(word: str) -> int | None:
    return next((_STEM[word[:length]] for length in range(len(word), 1, -1) if word[:length] in _STEM), None)
