"""People's text inside Markdown: escaped so that every renderer shows the same words."""

from __future__ import annotations

import re

_ANYWHERE = re.compile(r"[\\`*_\[\]<|~]|&(?=#?\w+;)")
_LINE_START = re.compile(r"^(?:(?=[#>+\-=:])|(\d{1,9})(?=[.)](?:\s|$)))")
_LINE_END = re.compile(r"(?<=\s)#+$")


def inline(text: str) -> str:
    """Return the text escaped, on one line, wherever it stands."""
    return _whole(" ".join(text.split()))


def cell(text: str) -> str:
    """Return the text escaped for the cell of a table; its lines stay lines."""
    return "<br>".join(_escaped(line) for line in _lines(text))


def running(text: str) -> str:
    """Return the text escaped as a paragraph; its lines stay lines."""
    return "\\\n".join(_whole(line) for line in _lines(text))


def code_block(text: str, language: str = "") -> str:
    """Return the text in a fence that is longer than any run of backticks inside."""
    longest = max((len(run) for run in re.findall("`+", text)), default=0)
    fence = "`" * max(3, longest + 1)
    return f"{fence}{language}\n{text.rstrip()}\n{fence}"


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def _escaped(line: str) -> str:
    """Escape what means something anywhere in a line."""
    escaped = _ANYWHERE.sub(r"\\\g<0>", line)
    # Between two of them GitHub sets a formula.
    return escaped.replace("$", r"\$") if escaped.count("$") > 1 else escaped


def _whole(line: str) -> str:
    """Escape also what means something where a line begins or ends."""
    escaped = _LINE_START.sub(lambda match: f"{match[1] or ''}\\", _escaped(line))
    return _LINE_END.sub(lambda match: "\\" + match[0], escaped)
