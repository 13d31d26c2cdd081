"""The rows of a comparison: stage by stage, each touchpoint beside its counterpart, with what differs in words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import ClassVar

from textual.binding import BindingType

from cjm_tui.domain.analysis.compare import (
    ComparedStage,
    ComparedTouchpoint,
    Comparison,
    Difference,
    DifferenceKind,
    differences,
)
from cjm_tui.domain.analysis.values import TouchpointValue
from cjm_tui.domain.curve_text import size_text, value_text
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.i18n import _
from cjm_tui.terminal.text import cell_clip, cell_pad, wrap_words
from cjm_tui.widgets.frame.line import one_line
from cjm_tui.widgets.lines import Line, Span
from cjm_tui.widgets.rows import GUTTER, Row, RowsView, movement_bindings
from cjm_tui.widgets.themes import Glyphs, glyphs_of

VALUE = 7
"""Cells of a value: a space and `(−1.3)`, the brackets around one that an earlier round gave."""
CHANGE = 8
"""Cells at the end of a line: how much better or worse."""
LONGEST = 3
"""Lines that a title takes at most."""


@dataclass(frozen=True, slots=True)
class ComparedRow:
    """One line of the comparison: a stage, or a pair of touchpoints with what differs."""

    stage: ComparedStage | None = None
    pair: ComparedTouchpoint | None = None
    differences: tuple[Difference, ...] = ()


def rows_of(comparison: Comparison, *, only_differences: bool) -> list[ComparedRow]:
    """Return the comparison as rows; stages in which nothing differs go where only differences are wanted."""
    found: dict[tuple[str, str], list[Difference]] = {}
    for difference in differences(comparison):
        found.setdefault(_key(difference.left, difference.right), []).append(difference)
    rows: list[ComparedRow] = []
    for stage in comparison.stages:
        pairs = []
        for pair in stage.touchpoints:
            left = pair.left.touchpoint if pair.left else None
            right = pair.right.touchpoint if pair.right else None
            differing = tuple(found.get(_key(left, right), ()))
            if differing or pair.change or not only_differences:
                pairs.append(ComparedRow(pair=pair, differences=differing))
        if pairs or not only_differences:
            rows += [ComparedRow(stage=stage), *pairs]
    return rows


def _key(left: Touchpoint | None, right: Touchpoint | None) -> tuple[str, str]:
    return left.uid if left else "", right.uid if right else ""


class CompareRows(RowsView):
    """Shows the rows with one cursor; marks say in signs and in words what differs."""

    BINDINGS: ClassVar[list[BindingType]] = [*movement_bindings("compare")]
    ROLES: ClassVar[tuple[str, ...]] = ("stage", "text", "value", "faded", "same", "better", "worse", "mark", "note")
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"rows--{role}" for role in ROLES}
    DEFAULT_CSS = """
    CompareRows {
        height: 1fr;
        & > .rows--stage { color: $primary; text-style: bold; }
        & > .rows--text { color: $foreground; }
        & > .rows--value { color: $foreground; }
        & > .rows--faded { color: $muted; }
        & > .rows--same { color: $muted; }
        & > .rows--better { color: $success; text-style: bold; }
        & > .rows--worse { color: $error; text-style: bold; }
        & > .rows--mark { color: $accent; text-style: bold; }
        & > .rows--note { color: $accent; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.compared: tuple[ComparedRow, ...] = ()

    @property
    def current(self) -> ComparedRow | None:
        """The row under the cursor."""
        return self.compared[self.cursor] if self.cursor < len(self.compared) else None

    def show(self, rows: Sequence[ComparedRow]) -> None:
        """Show other rows; the cursor keeps its place."""
        self.compared = tuple(rows)
        self.rebuild()

    def build(self, width: int) -> Sequence[Row]:
        """Lay the rows out in two columns."""
        glyphs = glyphs_of(self)
        if not self.compared:
            words = _("Nothing differs in what can be compared.")
            return [Row(((Span(words, "faded"),),), stops=False)]
        side = max((width - CHANGE - 2) // 2, VALUE + 8)
        return [
            self._stage(row.stage, side, glyphs, lead=place > 0)
            if row.stage is not None
            else self._pair(row, side, glyphs)
            for place, row in enumerate(self.compared)
        ]

    def _stage(self, stage: ComparedStage, side: int, glyphs: Glyphs, *, lead: bool) -> Row:
        medians = [part.value.median if part and part.value else None for part in (stage.left, stage.right)]
        titles = [part.stage.title if part else glyphs.dash for part in (stage.left, stage.right)]
        line: Line = (
            Span("  "),
            Span(cell_pad(titles[0], side - VALUE - 2) + _value(medians[0]), "stage"),
            Span("  "),
            Span(cell_pad(titles[1], side - VALUE - 2) + _value(medians[1]), "stage"),
            _change(stage.change, glyphs),
        )
        return Row(((),) * lead + (line,), stops=False, lead=int(lead))

    def _pair(self, row: ComparedRow, side: int, glyphs: Glyphs) -> Row:
        pair = row.pair
        if pair is None:
            return Row(((),))
        mark = mark_of(row.differences)
        room = side - VALUE - 2
        same = not row.differences and not pair.change
        look = "same" if same else "text"
        lefts, rights = _titles(pair.left, room), _titles(pair.right, room)
        lines: list[Line] = []
        for number, (left, right) in enumerate(zip_longest(lefts, rights, fillvalue="")):
            is_first = number == 0
            lines.append(
                (
                    Span(f"{mark if is_first else ' '} ", "mark"),
                    Span(cell_pad(left, room), look),
                    Span(_felt(pair.left) if is_first else " " * VALUE, look),
                    Span("  "),
                    Span(cell_pad(right, room), look),
                    Span(_felt(pair.right) if is_first else " " * VALUE, look),
                    *((_change(pair.change, glyphs),) if is_first else ()),
                )
            )
        if words := in_words(row.differences):
            start = 2 + side
            lines.append((Span(" " * start), Span(cell_clip(words, max(side - 2 + CHANGE, 8)), "note")))
        return Row(tuple(lines))


def mark_of(found: Sequence[Difference]) -> str:
    """Return the sign of the gravest difference."""
    kinds = {difference.kind for difference in found}
    signs = {
        DifferenceKind.ADDED: "+",
        DifferenceKind.REMOVED: "-",
        DifferenceKind.MOVED: ">",
        DifferenceKind.CHANGED: "~",
    }
    return next((sign for kind, sign in signs.items() if kind in kinds), " ")


def in_words(found: Sequence[Difference]) -> str:
    """Return what differs: added, removed, moved, or the fields that changed."""
    words = []
    for difference in found:
        label = _(difference.kind.label).lower()
        if difference.kind is DifferenceKind.CHANGED:
            names = [_(Touchpoint.model_fields[name].title or name).lower() for name in difference.fields]
            label += ": " + ", ".join(names)
        words.append(label)
    return "; ".join(words)


def _titles(point: TouchpointValue | None, room: int) -> tuple[str, ...]:
    return wrap_words(point.touchpoint.title, room, LONGEST) if point else ()


def _value(value: float | None) -> str:
    return ("" if value is None else value_text(value)).rjust(VALUE)


def _felt(point: TouchpointValue | None) -> str:
    if point is None or not point.is_inherited or point.value is None:
        return _value(point.value if point else None)
    return f"({value_text(point.value)})".rjust(VALUE)


def _change(change: float | None, glyphs: Glyphs) -> Span:
    if not change:
        return Span(" " * CHANGE)
    sign = glyphs.up if change > 0 else glyphs.down
    text = f"{sign} {size_text(change)}"
    return Span(f"  {text}".ljust(CHANGE), "better" if change > 0 else "worse")


def head_of(left: str, right: str, width: int) -> str:
    """Return a line in which both sides' names stand above their columns, for rows of a width."""
    side = max((width - GUTTER - 1 - CHANGE - 2) // 2, VALUE + 8)
    return " " * (GUTTER + 2) + cell_pad(one_line(left), side - 2) + "  " + cell_clip(one_line(right), side - 2)
