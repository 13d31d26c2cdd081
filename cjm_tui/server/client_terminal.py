"""What is believed of the client's terminal: its type, its size and the few variables that it may set."""

from __future__ import annotations

import re

COLUMNS = (20, 500)
ROWS = (5, 200)

_TERM = re.compile(r"[A-Za-z0-9][A-Za-z0-9.+_-]{0,63}")
_LOCALE_NAME = re.compile(r"LANG|LC_[A-Z]{2,20}")
_LOCALE_VALUE = re.compile(r"[A-Za-z0-9_.@-]{1,64}")
_TRUECOLOR_TERMS = ("alacritty", "contour", "foot", "ghostty", "iterm2", "kitty", "konsole", "wezterm", "xterm-ghostty")
_MOST_VARIABLES = 16


def accepted_variable(name: bytes, value: bytes) -> tuple[str, str] | None:
    """Return a variable that a client may set (LANG, LC_*, COLORTERM), decoded; None for any other."""
    try:
        plain_name, plain_value = name.decode("ascii"), value.decode("ascii")
    except UnicodeDecodeError:
        return None
    if plain_name == "COLORTERM":
        return (plain_name, plain_value) if plain_value in ("truecolor", "24bit") else None
    if _LOCALE_NAME.fullmatch(plain_name) and _LOCALE_VALUE.fullmatch(plain_value):
        return plain_name, plain_value
    return None


class ClientVariables(dict[bytes, bytes]):
    """The environment of a channel that takes in accepted variables only, and few of them."""

    def __setitem__(self, name: bytes, value: bytes) -> None:
        if accepted_variable(name, value) and (name in self or len(self) < _MOST_VARIABLES):
            super().__setitem__(name, value)


def session_term(term: str | None) -> str | None:
    """Return TERM for the session, or None for a terminal that cannot draw.

    Plain `xterm` has had 256 colours for decades.
    """
    if not term or term in ("dumb", "unknown", "network") or not _TERM.fullmatch(term):
        return None
    return "xterm-256color" if term == "xterm" else term


def session_colorterm(term: str, sent: str | None) -> str | None:
    """Return COLORTERM: what the client sent, which few do, or `truecolor` for the terminals known to have it."""
    if sent:
        return sent
    name = term.removeprefix("xterm-")
    if term.endswith("-direct") or name.startswith(_TRUECOLOR_TERMS):
        return "truecolor"
    return None


def clamp_size(columns: int, rows: int) -> tuple[int, int]:
    """Return a size that can be drawn; a client without one gets 80×24."""
    if columns <= 0 or rows <= 0:
        return 80, 24
    return min(max(columns, COLUMNS[0]), COLUMNS[1]), min(max(rows, ROWS[0]), ROWS[1])
