"""One sentence about a place in a file that is read or written."""

from __future__ import annotations

from typing import NamedTuple


class Remark(NamedTuple):
    """What a reader or writer has to say about one line."""

    line: int
    """Counted from 1; 0 where the sentence is about the file as a whole."""
    sentence: str
    """Already in the reader's language."""
