"""The rows and the heads of their columns, as one widget."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Self

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from cjm_tui.i18n import N_
from cjm_tui.widgets.ranked_list.head import RankedHead
from cjm_tui.widgets.ranked_list.messages import RankedChosen
from cjm_tui.widgets.ranked_list.rows import RankedRows
from cjm_tui.widgets.ranked_list.values import RankedRow
from cjm_tui.widgets.rows import movement_bindings


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
