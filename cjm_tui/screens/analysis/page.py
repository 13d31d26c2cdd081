"""What one section of the analysis shows: rows that lead somewhere, and a drawing above them where it says more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cjm_tui.domain.analysis.values import TouchpointValue
from cjm_tui.domain.curve_text import value_text
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.widgets.frame.line import Pieces
from cjm_tui.widgets.ranked_list import RankedRow
from cjm_tui.widgets.themes import Glyphs

Drawing = Callable[[int, Glyphs], Sequence[Pieces]]
"""Lines for a width in cells."""

FINDING, LINT = "finding", "lint"
"""What the target of a row may begin with, besides the kinds of records."""


@dataclass(frozen=True)
class Page:
    """One section, ready to be shown."""

    rows: tuple[RankedRow, ...] = ()
    columns: tuple[str, ...] = ()
    heading: str = ""
    empty: str = ""
    """What stands instead of the rows."""
    caption: str = ""
    """The figures of the whole journey, or how the rows were found."""
    drawing: Drawing | None = None
    shows_curve: bool = False


def felt(point: TouchpointValue | None, *, none: str = "–") -> str:
    """Return a touchpoint's value, in brackets where an earlier round gave it."""
    if point is None or point.value is None:
        return none
    return f"({value_text(point.value)})" if point.is_inherited else value_text(point.value)


def target_of(kind: str, key: str) -> str:
    """Return a row's uid: what it leads to."""
    return f"{kind}:{key}"


def split_target(uid: str) -> tuple[str, str]:
    """Return what a row leads to: the kind and the key."""
    kind, _colon, key = uid.partition(":")
    return kind, key


def touchpoint_row(
    touchpoint: Touchpoint, reason: str = "", *scores: str, section: str = "", rank: str = "·"
) -> RankedRow:
    """Return a row that leads to a touchpoint."""
    return RankedRow(
        target_of(Touchpoint.kind, touchpoint.uid), touchpoint.title, reason, scores, section=section, rank=rank
    )
