"""How the parts of a row share the width of the list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from cjm_tui.widgets.ranked_list.values import RankedRow

STACKED_BELOW = 44
"""Narrower than this, the figures stand below the title instead of in columns."""
BAR_FROM, BAR_WIDTH = 76, 10
LONGEST_TITLE = 84
"""On a wide screen the figures stay near the title that they belong to."""
LONGEST_BADGE = 14


class Widths(NamedTuple):
    """How a list shares its width."""

    rank: int
    title: int
    badge: int
    scores: tuple[int, ...]
    bar: int

    @property
    def is_stacked(self) -> bool:
        return not self.scores and not self.bar and not self.badge


def widths_of(columns: Sequence[str], rows: Sequence[RankedRow], width: int) -> Widths:
    """Return how wide each part of a row is; stacked rows have no columns."""
    rank = max(2, max((cell_len(row.rank) for row in rows), default=0), len(str(len(rows)))) + 2
    if width < STACKED_BELOW:
        return Widths(rank, max(width - rank, 4), 0, (), 0)
    scores = tuple(
        max(
            cell_len(label),
            *(cell_len(row.scores[n]) if n < len(row.scores) else 0 for row in rows),
            0,
        )
        for n, label in enumerate(columns)
    )
    badge = min(max((cell_len(row.badge) for row in rows), default=0), LONGEST_BADGE)
    bar = BAR_WIDTH if width >= BAR_FROM and any(row.share is not None for row in rows) else 0
    taken = rank + sum(size + 2 for size in (*scores, badge, bar) if size)
    return Widths(rank, min(max(width - taken, 12), LONGEST_TITLE), badge, scores, bar)
