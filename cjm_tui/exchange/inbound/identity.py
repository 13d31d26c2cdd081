"""The column by which the rows of our own tables keep their identity."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_tui.exchange.inbound.csv_text import Row

UID = "uid"
"""Its header, the same in every language."""


def uids_in(rows: Sequence[Row]) -> list[str]:
    """Return the uids that a table of ours holds; none for any other table."""
    header = [name.strip() for name in rows[0][1]] if rows else []
    if UID not in header:
        return []
    place = header.index(UID)
    return [uid for _line, cells in rows[1:] if len(cells) > place and (uid := cells[place].strip()) and uid != UID]
