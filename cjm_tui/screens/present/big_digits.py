"""Figures three lines high, which are read from the back of a room."""

from __future__ import annotations

_DIGITS = {
    "0": ("█▀█", "█ █", "▀▀▀"),
    "1": ("▀█ ", " █ ", "▀▀▀"),
    "2": ("▀▀█", "█▀▀", "▀▀▀"),
    "3": ("▀▀█", " ▀█", "▀▀▀"),
    "4": ("█ █", "▀▀█", "  ▀"),
    "5": ("█▀▀", "▀▀█", "▀▀▀"),
    "6": ("█▀▀", "█▀█", "▀▀▀"),
    "7": ("▀▀█", "  █", "  ▀"),
    "8": ("█▀█", "█▀█", "▀▀▀"),
    "9": ("█▀█", "▀▀█", "▀▀▀"),
}


def big(words: str) -> str:
    """Return the words with their figures three lines high; the rest stands on the last line."""
    return "\n".join("".join(_cell(character, line) for character in words) for line in range(3))


def _cell(character: str, line: int) -> str:
    if character in _DIGITS:
        return _DIGITS[character][line] + " "
    return character if line == 2 else " "
