"""Elements of HTML and SVG: whatever is not markup already is escaped."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable

_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_VOID = frozenset(("meta", "br", "hr"))


class Markup(str):
    """A text that is markup and stays as it is; only this module makes it."""

    __slots__ = ()


def text(words: str) -> Markup:
    """Return people's words escaped; characters that no document may hold are left out."""
    return Markup(html.escape(_NOT_IN_XML.sub("", words), quote=True))


def lines(words: str) -> Markup:
    """Return people's words escaped, their lines as lines."""
    return Markup("<br>".join(text(line) for line in words.splitlines() if line.strip()))


def tag(name: str, /, *children: object, **attributes: str | float | None) -> Markup:
    """Return an element.

    Args:
        name: of the element.
        children: markup, texts to be escaped, lists of both, or None for nothing.
        attributes: `class_` for `class`, `_` for `-`; None leaves one out.
    """
    given = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{text(str(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    inner = join(*children)
    if name in _VOID:
        return Markup(f"<{name}{given}>")
    return Markup(f"<{name}{given}>{inner}</{name}>")


def join(*children: object) -> Markup:
    """Return children one after the other."""
    return Markup("".join(_inner(child) for child in children))


def _inner(child: object) -> str:
    if child is None:
        return ""
    if isinstance(child, Markup):
        return child
    if isinstance(child, str):
        return text(child)
    if isinstance(child, Iterable):
        return join(*child)
    return text(str(child))
