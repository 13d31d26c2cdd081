"""A ranked list: what matters most on top, each row with its figures and the reason why it stands there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple, Self

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from cjm_tui.i18n import N_
from cjm_tui.terminal.text import cell_clip, cell_pad, wrap_words
from cjm_tui.widgets.lines import Line, Span
from cjm_tui.widgets.rows import GUTTER, Row, RowsView, movement_bindings
from cjm_tui.widgets.themes import Glyphs, glyphs_of

STACKED_BELOW = 44
"""Narrower than this, the figures stand below the title instead of in columns."""
BAR_FROM, BAR_WIDTH = 76, 10
REASON_LINES = 2
LONGEST_TITLE = 84
"""On a wide screen the figures stay near the title that they belong to."""
LONGEST_BADGE = 14


@dataclass(frozen=True, slots=True)
class RankedRow:
    """One thing in its place."""

    uid: str
    title: str
    reason: str = ""
    """Why it stands here, in words."""
    scores: tuple[str, ...] = ()
    """A figure for each of the list's columns, as it is to be read."""
    share: float | None = None
    """How long its bar is, 0 … 1; None for no bar."""
    badge: str = ""
    """A short mark: a status, a kind."""
    rank: str = ""
    """What stands before it; empty counts from 1."""
    section: str = ""
    """The title of the part of the list that it belongs to; rows of one part follow each other."""


@dataclass
class RankedHighlighted(Message):
    """The cursor came to a row."""

    uid: str


@dataclass
class RankedChosen(Message):
    """A row was chosen with Enter or by a second click."""

    uid: str


class RankedList(Widget):
    """Shows rows in the order given, with column heads that stay while the rows scroll."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "choose", N_("Open"), id="ranked.open", tooltip=N_("Open what the cursor is on.")),
        *movement_bindings("ranked"),
    ]
    DEFAULT_CSS = """
    RankedList { height: 1fr; background: $background; }
    """

    def __init__(
        self,
        columns: Sequence[str] = (),
        rows: Sequence[RankedRow] = (),
        *,
        heading: str = "",
        empty: str = "",
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.rows = RankedRows(empty)
        self._head = RankedHead(self.rows)
        self.rows.columns, self.rows.ranked, self.rows.heading = tuple(columns), tuple(rows), heading

    def compose(self) -> ComposeResult:
        """Put the column heads above the rows."""
        yield self._head
        yield self.rows

    def show(
        self, columns: Sequence[str], rows: Sequence[RankedRow], *, heading: str = "", empty: str | None = None
    ) -> None:
        """Show these rows, or what `empty` says; the cursor stays on its row, or at its place where that is gone."""
        self.rows.columns, self.rows.heading = tuple(columns), heading
        self.rows.empty = self.rows.empty if empty is None else empty
        self.rows.show(rows)
        self._head.display = self.rows.has_heads
        self._head.refresh()

    def on_resize(self) -> None:
        """Show the heads where the rows have columns, once the rows know how wide these are."""
        self.call_after_refresh(self._fit_head)

    def _fit_head(self) -> None:
        self._head.display = self.rows.has_heads
        self._head.refresh()

    def reveal(self, uid: str) -> None:
        """Put the cursor on a row."""
        self.rows.go_to_uid(uid)

    def focus(self, scroll_visible: bool = True) -> Self:
        """Give the keys to the rows."""
        self.rows.focus(scroll_visible)
        return self

    @property
    def current(self) -> str:
        """The uid of the row under the cursor; empty on an empty list."""
        return self.rows.current

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.current:
            self.post_message(RankedChosen(self.current))

    def action_move(self, step: int) -> None:
        """Move the cursor."""
        self.rows.move(step)

    def action_page(self, direction: int) -> None:
        """Move by a screenful."""
        self.rows.action_page(direction)

    def action_go_first(self) -> None:
        """Go to the first row."""
        self.rows.action_go_first()

    def action_go_last(self) -> None:
        """Go to the last row."""
        self.rows.action_go_last()


class _Widths(NamedTuple):
    """How a list shares its width."""

    rank: int
    title: int
    badge: int
    scores: tuple[int, ...]
    bar: int

    @property
    def is_stacked(self) -> bool:
        return not self.scores and not self.bar and not self.badge


class RankedRows(RowsView):
    """The rows of a ranked list."""

    ROLES: ClassVar[tuple[str, ...]] = ("section", "rank", "title", "title-current", "score", "bar", "badge", "reason")
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"rows--{role}" for role in ROLES}
    DEFAULT_CSS = """
    RankedRows {
        height: 1fr;
        & > .rows--section { color: $primary; text-style: bold; }
        & > .rows--rank { color: $muted; }
        & > .rows--title { color: $foreground; }
        & > .rows--title-current { color: $accent; text-style: bold; }
        & > .rows--score { color: $foreground; }
        & > .rows--bar { color: $primary; }
        & > .rows--badge { color: $accent; }
        & > .rows--reason { color: $muted; }
    }
    """

    def __init__(self, empty: str) -> None:
        super().__init__()
        self.columns: tuple[str, ...] = ()
        self.ranked: tuple[RankedRow, ...] = ()
        self.heading = ""
        self.empty = empty
        self._by_row: list[str] = []

    @property
    def current(self) -> str:
        """The uid of the row under the cursor."""
        return self._by_row[self.cursor] if self.cursor < len(self._by_row) else ""

    def show(self, rows: Sequence[RankedRow]) -> None:
        """Show other rows, the cursor on the same one."""
        uid = self.current
        self.ranked = tuple(rows)
        self.rebuild()
        self.go_to_uid(uid)
        self.scroll_to_cursor()

    def go_to_uid(self, uid: str) -> None:
        """Put the cursor on a row."""
        if uid and uid in self._by_row:
            self.go_to(self._by_row.index(uid))

    def role_on_cursor(self, role: str) -> str:
        """Let the title under the cursor stand out."""
        return "title-current" if role == "title" else role

    def cursor_moved(self) -> None:
        """Say where the cursor is."""
        if self.current:
            self.post_message(RankedHighlighted(self.current))

    @property
    def has_heads(self) -> bool:
        """Whether anything stands above the rows."""
        return bool(self.ranked) and bool(
            self.heading or (self.columns and not self.widths(self.content_width).is_stacked)
        )

    def on_click(self, event: events.Click) -> None:
        """Go to a row; choose the one that the cursor is on already."""
        line = event.y + self.scroll_offset.y
        if line >= self.virtual_size.height or not self._by_row:
            return
        index = self.row_at_line(line)
        if index == self.cursor and self.current:
            self.post_message(RankedChosen(self.current))
        else:
            self.go_to(index)

    def widths(self, width: int) -> _Widths:
        """Return how wide each part of a row is; stacked rows have no columns."""
        rank = max(2, max((cell_len(row.rank) for row in self.ranked), default=0), len(str(len(self.ranked)))) + 2
        if width < STACKED_BELOW:
            return _Widths(rank, max(width - rank, 4), 0, (), 0)
        scores = tuple(
            max(
                cell_len(label),
                *(cell_len(row.scores[n]) if n < len(row.scores) else 0 for row in self.ranked),
                0,
            )
            for n, label in enumerate(self.columns)
        )
        badge = min(max((cell_len(row.badge) for row in self.ranked), default=0), LONGEST_BADGE)
        bar = BAR_WIDTH if width >= BAR_FROM and any(row.share is not None for row in self.ranked) else 0
        taken = rank + sum(size + 2 for size in (*scores, badge, bar) if size)
        return _Widths(rank, min(max(width - taken, 12), LONGEST_TITLE), badge, scores, bar)

    def build(self, width: int) -> Sequence[Row]:
        """Lay the rows out, with a heading where a new section begins."""
        self._by_row, section, widths, glyphs = [], "", self.widths(width), glyphs_of(self)
        rows: list[Row] = []
        for number, row in enumerate(self.ranked, 1):
            if row.section != section:
                section = row.section
                lead = 1 if rows else 0
                heading: Line = (Span(cell_clip(section, width), "section"),)
                rows.append(Row(((),) * lead + (heading,), stops=False, lead=lead))
                self._by_row.append("")
            rows.append(Row(tuple(self._lines(row, number, widths, width, glyphs))))
            self._by_row.append(row.uid)
        if not rows:
            return [Row(((Span(line, "reason"),),), stops=False) for line in wrap_words(self.empty, width, 4)]
        return rows

    def _lines(self, row: RankedRow, number: int, widths: _Widths, width: int, glyphs: Glyphs) -> list[Line]:
        rank = Span((row.rank or str(number)).rjust(widths.rank - 2) + "  ", "rank")
        titles = wrap_words(row.title, widths.title, 2) or ("",)
        first = [rank, Span(cell_pad(titles[0], widths.title), "title")]
        if widths.badge:
            first.append(Span("  " + cell_pad(row.badge, widths.badge), "badge"))
        for score, size in zip(row.scores, widths.scores, strict=False):
            first.append(Span("  " + " " * (size - cell_len(score)) + score, "score"))
        if widths.bar and row.share is not None:
            first.append(Span("  " + bar_of(row.share, widths.bar, glyphs), "bar"))
        indent = Span(" " * widths.rank)
        lines: list[Line] = [tuple(first), *((indent, Span(line, "title")) for line in titles[1:])]
        if widths.is_stacked and (row.scores or row.badge):
            named = [f"{label} {score}" for label, score in zip(self.columns, row.scores, strict=False)]
            figures = ", ".join([*([row.badge] if row.badge else []), *named])
            lines += [(indent, Span(line, "score")) for line in wrap_words(figures, widths.title, 2)]
        room = min(width - widths.rank, 96)
        return lines + [(indent, Span(line, "reason")) for line in wrap_words(row.reason, room, REASON_LINES)]


class RankedHead(Widget):
    """The heads of the columns."""

    DEFAULT_CSS = """
    RankedHead { height: 1; color: $muted; background: $background; }
    """

    def __init__(self, rows: RankedRows) -> None:
        super().__init__()
        self._of = rows

    def render_line(self, y: int) -> Strip:
        """Draw the heads where the rows draw their figures."""
        widths = self._of.widths(self._of.content_width)
        labels = () if widths.is_stacked else self._of.columns
        text = " " * (GUTTER + widths.rank) + cell_pad(self._of.heading, widths.title)
        if widths.badge:
            text += " " * (2 + widths.badge)
        for label, size in zip(labels, widths.scores, strict=False):
            text += "  " + " " * (size - cell_len(label)) + label
        return Strip([Segment(text, self.rich_style)]).adjust_cell_length(self.size.width, self.rich_style)


def bar_of(share: float, width: int, glyphs: Glyphs) -> str:
    """Return a bar of so many cells, filled as far as the share (0 … 1) says."""
    full = round(min(max(share, 0.0), 1.0) * width)
    return glyphs.full * full + glyphs.empty * (width - full)


def example(portuguese: bool = True) -> tuple[list[str], list[RankedRow]]:
    """Return the worst touchpoints of a support journey."""

    def say(english: str, brazilian: str) -> str:
        return brazilian if portuguese else english

    rows = [
        RankedRow(
            "t4",
            say("Waits without news for three hours", "Espera três horas sem notícia"),
            say(
                "Important to both, and satisfaction is 1: the gap is 5 + 4 − 1. Nobody owns the waiting.",
                "Importa aos dois lados e a satisfação é 1: a lacuna é 5 + 4 − 1. Ninguém é dono da espera.",
            ),
            ("8", "−2", "9/10"),
            1.0,
            say("key", "chave"),
            section=say("Worst first", "Piores primeiro"),
        ),
        RankedRow(
            "t2",
            say("Looks the error up in the portal's FAQ", "Procura o erro na FAQ do portal"),
            say("Expected an answer, found an old page.", "Esperava resposta, achou página antiga."),
            ("6", "−1", "7/10"),
            0.75,
            section=say("Worst first", "Piores primeiro"),
        ),
        RankedRow(
            "t5",
            say("The technician calls back and knows the story", "O técnico liga e já conhece o caso"),
            say("The highest point of the journey.", "O ponto mais alto da jornada."),
            ("2", "+2", "2/10"),
            0.25,
            section=say("What works", "O que funciona"),
        ),
    ]
    return [say("gap", "lacuna"), say("feels", "sente"), say("voices", "vozes")], rows


if __name__ == "__main__":
    from cjm_tui.widgets.demo_app import DemoApp

    DemoApp(RankedList(*example(portuguese=False), heading="Touchpoint")).run()
