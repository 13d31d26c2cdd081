"""Which words people write over a column or before a colon, in English, Portuguese and Spanish, and what they mean."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path

from cjm_tui.domain.choices import NoteKind
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.exchange.inbound.feelings import folded
from cjm_tui.i18n import LANGUAGES, N_, _, using

_LISTS = tomllib.loads(Path(__file__).with_name("headers.toml").read_text("utf-8"))
FIELDS: dict[str, list[str]] = _LISTS["fields"]
"""Canonical field → the names that mean it."""

NOTE_FIELDS = {
    "pain": "pain",
    "gain": "gain",
    "opportunity": "opportunity",
    "gap": "gap",
    "likely_error": "likely-error",
    "question": "question",
    "quote": "quote",
    "feedback": "feedback",
    "comment": "comment",
}
"""Canonical fields that hold notes → the kind of note."""

_LONGEST = 200
"""Characters of a name that are looked at."""
_QUESTION = 7
"""Words that a question over a column has at most."""
_TOGETHER = re.compile(r"\s*[/&+,]\s*|\s+(?:and|e|y|ou|or)\s+", re.IGNORECASE)
# Words that turn a known name into something else.
_SPOILERS = frozenset(
    ["business", "negocio", "company", "empresa", "organization", "organizacao", "interno", "internal"]
)


def normalized(name: str) -> str:
    """Return a column's or key's name as names are compared: no marks, accents, case, brackets, signs, plural."""
    name = folded(re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", name.replace("(s)", "").replace("(es)", "")))
    words = re.findall(r"[^\W_]+", name)
    return " ".join(_singular(word) for word in words)


def field_of(name: str, *, loosely: bool = True) -> str | None:
    """Return the canonical field that a column's or key's name means, or None.

    Loosely, whose it is does not matter: "User Action", "Current pain points", "Dores do cliente".
    """
    plain = normalized(name[:_LONGEST])
    names = _names()
    if plain in names:
        return names[plain]
    words = plain.split()
    if not loosely or not words or not _SPOILERS.isdisjoint(words):
        return None
    if words[0] in _LISTS["asked"]["words"] and len(words) <= _QUESTION:
        return _asked().get(words[-1])
    rest = [word for word in words if word not in _qualifiers()]
    return names.get(" ".join(rest)) if rest and len(rest) < len(words) else None


def column_field_of(name: str, *, loosely: bool = True) -> str | None:
    """Return the canonical field of a column or lane, which may name several things: "Channels / Touchpoints"."""
    found = field_of(name, loosely=loosely)
    parts = [part for part in _TOGETHER.split(name[:_LONGEST]) if part.strip()]
    if found or len(parts) < 2:
        return found
    fields = [field_of(part, loosely=loosely) for part in parts]
    if not all(fields):
        return None
    return "touchpoint" if "touchpoint" in fields else fields[0]


def own_field_of(name: str) -> str | None:
    """Return the canonical field of a column that one of our own exports wrote, by its exact label; None for others."""
    return _own_labels().get(folded(name.strip()))


@cache
def _own_labels() -> dict[str, str]:
    labels = {info.title: field for field, info in Touchpoint.model_fields.items() if info.title}
    labels |= {kind.label: field for field, key in NOTE_FIELDS.items() for kind in NoteKind if kind == key}
    labels |= {N_("Touchpoint"): "touchpoint", N_("Emotion"): "feeling", N_("Word"): "feeling_word"}
    labels |= {N_("Period"): "period", N_("Persona"): "persona"}
    found: dict[str, str] = {}
    for language in LANGUAGES:
        with using(language):
            found |= {folded(_(label)): field for label, field in labels.items()}
    return found


@cache
def _names() -> dict[str, str]:
    names = {normalized(name): field for field, listed in FIELDS.items() for name in listed}
    # Our own exports say the label of the field, in the workshop's language.
    for field, model_field in Touchpoint.model_fields.items():
        if label := model_field.title:
            for language in LANGUAGES:
                with using(language):
                    names.setdefault(normalized(_(label)), field)
    return names


@cache
def _asked() -> dict[str, str]:
    return {verb: field for field, verbs in _LISTS["asked"].items() if field != "words" for verb in verbs}


@cache
def _qualifiers() -> frozenset[str]:
    return frozenset(_singular(word) for word in _LISTS["whose"]["words"])


def _singular(word: str) -> str:
    if len(word) > 4 and word.endswith("oes"):
        return word[:-3] + "ao"
    if len(word) > 5 and word.endswith("iones"):
        return word[:-2]
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith("ss"):
        return word[:-1]
    return word
