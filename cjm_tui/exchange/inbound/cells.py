"""What one cell of a table says: plain text, several things at once, a number, a level."""

from __future__ import annotations

import re

from cjm_tui.exchange.inbound.feelings import folded

_GUARDED = re.compile("'+[=+\\-@\t\r\n\0＝＋－＠]")
_BREAK = re.compile(r"\n|<br\s*/?>| \| ", re.IGNORECASE)
_BULLET = re.compile(r"^(?:[•·▪◦‣*–—-]|\d{1,3}[.)])\s+")
_NUMBER = re.compile(r"[+−-]?(?:\d{1,12}(?:[.,]\d{0,12})?|[.,]\d{1,12})")
_LEVELS = {
    5: "high alto alta altissimo altissima very-high h a",
    3: "medium moderate mid med medio media moderado moderada m",
    1: "low baixo baixa bajo baja small pequeno pequena l b",
}
_LEVEL_OF = {word: level for level, words in _LEVELS.items() for word in words.split()}


def unguarded(text: str) -> str:
    """Return the text without the apostrophe that an export puts before what a spreadsheet would take for a formula."""
    return text[1:] if text[:1] == "'" and _GUARDED.match(text) else text


def items(text: str) -> list[str]:
    """Return the several things that a cell says: on lines of its own, after bullets, or joined with a bar."""
    if "\n" not in text and " | " not in text and "<" not in text:
        return [text] if text else []
    parts = (_BULLET.sub("", part.strip()) for part in _BREAK.split(text))
    return [part for part in parts if part]


def number(text: str) -> float | None:
    """Return the number that a text is, with a decimal point or comma and any minus; None where it is none."""
    text = text.strip()
    if not _NUMBER.fullmatch(text):
        return None
    return float(text.replace(",", ".").replace("−", "-"))


def level(text: str) -> int | None:
    """Return a score of 1 to 5 for a number on that scale or for High, Medium, Low; None for anything else."""
    value = number(text)
    if value is not None:
        return round(value) if 1 <= value <= 5 else None
    words = re.findall(r"[a-z]+", folded(text))
    return _LEVEL_OF.get(words[0]) if words else None
