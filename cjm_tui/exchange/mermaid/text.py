"""People's text inside a Mermaid diagram: escapes that the real parser undoes, and the way back.

`#59;` and `#lt;` are Mermaid's entities. Each escape here stands for a way in which the parser (11.17.2) misreads plain
text, found by comparing what it read with what was meant.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable

LONGEST = 50_000
"""UTF-16 units from which on Mermaid draws an error instead of the diagram."""
EMPTY = "—"
"""Stands for a text without any visible character, which the parser refuses."""

_BLANKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]+")
_JS_SPACE = " \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_EDGES = re.compile(f"^[{_JS_SPACE}]+|[{_JS_SPACE}]+$")
_ENTITY = re.compile(r"#(\w+);", re.ASCII)

_ALWAYS = {"#": "#35;", ";": "#59;", "<": "#lt;", ">": "#gt;", '"': "#quot;", "&": "#amp;"}
# A line that begins with % is a comment, and so is a run of two after any character.
_PERCENT = re.compile(r"^%|%(?=%)|(?<=%)%")
# The lexer tries these words before it tries a task's name, in any case.
_KEYWORD = re.compile(r"^(?=(?:title|section|journey|acctitle|accdescr)(?!\w))(.)", re.IGNORECASE | re.ASCII)
# One alternative of the test for a C4 diagram lacks its anchor: these words anywhere turn a journey into one.
_C4 = re.compile(r"C4(?=Container|Component|Dynamic|Deployment)")
# On a line that holds "style" or "classDef", a colon and an entity behind it lose their last semicolon.
_TIGHT_COLON = re.compile(":(?! )")
# The parser's own notation for an entity that it has taken out of the text.
_PLACEHOLDER = re.compile("ﬂ(?=°)|¶(?=ß)")


def plain(text: str) -> str:
    """Return the text as a diagram can hold it: one line, no controls, trimmed; `—` where nothing is left."""
    return _EDGES.sub("", _BLANKS.sub(" ", text)) or EMPTY


def is_blank(text: str) -> bool:
    """Tell whether nothing of the text would be left in a diagram."""
    return not _EDGES.sub("", _BLANKS.sub(" ", text))


def title(text: str) -> str:
    """Return an escaped title, which may be the accessible one; a colon before a space stays readable."""
    return _TIGHT_COLON.sub("#58;", _escaped(text))


def description(text: str) -> list[str]:
    """Return the escaped lines of an accessible description, without empty ones."""
    return [title(line).replace("}", "#125;") for line in text.split("\n") if not is_blank(line)]


def name(text: str) -> str:
    """Return an escaped name of a section or a task."""
    return _escaped(text).replace(":", "#58;")


def actor(text: str) -> str:
    """Return an escaped actor."""
    return name(text).replace(",", "#44;")


def label(text: str) -> str:
    """Return an escaped text for the inside of a quadrant chart's quotes."""
    return title(text).replace("`", "#96;")


def drawn_length(lines: Iterable[str]) -> int:
    """Return the length of the lines with their ends as JavaScript counts it, in UTF-16 units."""
    return sum(len(line.encode("utf-16-le", "replace")) // 2 + 1 for line in lines)


def decoded(text: str) -> str:
    """Return the text with Mermaid's entities resolved; what names no character stays as it is."""
    return _ENTITY.sub(_character, text) if "#" in text else text


def _escaped(text: str) -> str:
    text = "".join([_ALWAYS.get(character, character) for character in plain(text)])
    text = _PERCENT.sub("#37;", text)
    text = _C4.sub("#67;4", text)
    text = _PLACEHOLDER.sub(lambda match: "#fllig;" if match[0] == "ﬂ" else "#para;", text)
    return _KEYWORD.sub(lambda match: f"#{ord(match[1])};", text)


def _character(match: re.Match[str]) -> str:
    entity = match[1]
    if not entity.isdigit():
        found = html.unescape(f"&{entity};")
        return match[0] if found.startswith("&") and entity != "amp" else found
    code = int(entity) if len(entity) < 8 else 0
    if not 0 < code < 0x110000 or unicodedata.category(chr(code)) == "Cs":
        return match[0]
    return chr(code)
