"""How people's words are set into our sentences."""

from __future__ import annotations


def inside_quotes(text: str) -> str:
    """Return a text on one line, ready to stand between quotation marks: without those it has around itself."""
    line = " ".join(text.split())
    return line[1:-1] if len(line) > 2 and line[0] in '“"' and line[-1] in '”"' else line
