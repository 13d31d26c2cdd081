"""Rows of a CSV text in any of the dialects that spreadsheets write."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from cjm_tui.exchange.inbound.outline import NotAJourneyMap
from cjm_tui.i18n import _

LONGEST_CELL = 1_000_000
"""Characters in one cell; more is a missing quote, not a text."""

_LOOKED_AT = 64 * 1024
"""Characters in which the header ends."""
_SEPARATOR_LINE = re.compile(r'\A"?sep=([,;\t|])"?[ ]*\n', re.IGNORECASE)
_QUOTED = re.compile(r'"(?:[^"]|"")*"?')

Row = tuple[int, list[str]]
"""The line on which the row begins, and its cells."""


def delimiter_of(text: str) -> str:
    """Return the delimiter: what `sep=` says, else the most frequent one outside quotes on the first line."""
    if match := _SEPARATOR_LINE.match(text):
        return match[1]
    first = _QUOTED.sub("", text[:_LOOKED_AT].lstrip("\n")).partition("\n")[0]
    # Of two that are as frequent the rarer sign in prose says more: a comma may belong to the words.
    return max(";\t|,", key=first.count)


def rows_of(text: str) -> Iterator[Row]:
    """Yield the rows that hold anything, the header first.

    Raises:
        NotAJourneyMap: a cell is longer than any text can be.
    """
    delimiter = delimiter_of(text)
    before = 0
    if match := _SEPARATOR_LINE.match(text):
        text, before = text[match.end() :], 1
    limit = csv.field_size_limit(LONGEST_CELL)
    try:
        reader = csv.reader(_lines(text), delimiter=delimiter)
        line = before + 1
        for cells in reader:
            if any(cells):
                yield line, cells
            line = before + reader.line_num + 1
    except csv.Error as problem:
        raise NotAJourneyMap(
            _("Line {line}: a cell never ends; a quotation mark is missing there.").format(line=line)
        ) from problem
    finally:
        csv.field_size_limit(limit)


def _lines(text: str) -> Iterator[str]:
    # splitlines would also split at U+2028 and form feeds, which are text here.
    start = 0
    while start < len(text):
        end = text.find("\n", start) + 1 or len(text)
        yield text[start:end]
        start = end
