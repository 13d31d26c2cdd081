"""The drawing and its list under one cursor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget

from cjm_tui.i18n import _, language
from cjm_tui.widgets.impact_matrix.plot import MatrixPlot
from cjm_tui.widgets.impact_matrix.values import MatrixPoint, Quarters
from cjm_tui.widgets.ranked_list import RankedChosen, RankedHighlighted, RankedList, RankedRow

BESIDE_FROM = 84
"""The width from which the list stands beside the drawing instead of below it."""


@dataclass
class PointHighlighted(Message):
    """The cursor came to a point."""

    uid: str


@dataclass
class PointChosen(Message):
    """A point was chosen."""

    uid: str


class ImpactMatrix(Widget):
    """Shows points and their list under one cursor; numbers follow the order of the list."""

    DEFAULT_CSS = """
    ImpactMatrix {
        layout: horizontal;
        height: 1fr;
        background: $background;
        & MatrixPlot { width: 54%; height: 1fr; max-height: 32; }
        & RankedList { width: 1fr; height: 1fr; margin-left: 2; }
        &.-narrow { layout: vertical; }
        &.-narrow MatrixPlot { width: 1fr; height: 60%; max-height: 20; }
        &.-narrow RankedList { margin-left: 0; }
    }
    """

    def __init__(
        self,
        quarters: Quarters,
        points: Sequence[MatrixPoint] = (),
        *,
        empty: str = "",
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.plot = MatrixPlot(quarters)
        self._empty = empty
        self._points = tuple(points)

    def compose(self) -> ComposeResult:
        """Put the list beside the drawing."""
        yield self.plot
        yield RankedList(empty=self._empty)

    def on_mount(self) -> None:
        """Show what came with the constructor."""
        self.show(self._points)

    @property
    def list(self) -> RankedList:
        """The list of the points."""
        return self.query_one(RankedList)

    def show(self, points: Sequence[MatrixPoint], columns: Sequence[str] = ()) -> None:
        """Show these points, in the list with their scores under `columns`; the cursor stays on its point."""
        self._points = tuple(points)
        rows = [
            RankedRow(
                p.uid,
                p.title,
                p.note,
                p.scores or (_figure(p.impact), _figure(p.effort)),
                share=p.share,
                badge=p.badge,
            )
            for p in points
        ]
        self.list.show(tuple(columns) or (_("impact"), _("effort")), rows)
        self.plot.show(self._points, self.list.current)

    def reveal(self, uid: str) -> None:
        """Put the cursor on a point."""
        self.list.reveal(uid)
        self.plot.show(self._points, self.list.current)

    def focus(self, scroll_visible: bool = True) -> Self:
        """Give the keys to the list."""
        self.list.focus(scroll_visible)
        return self

    @property
    def current(self) -> str:
        """The uid of the point under the cursor."""
        return self.list.current

    def on_resize(self) -> None:
        """Put the list where there is room for it."""
        self.set_class(self.size.width < BESIDE_FROM, "-narrow")

    @on(RankedHighlighted)
    def _highlight(self, event: RankedHighlighted) -> None:
        event.stop()
        self.plot.show(self._points, event.uid)
        self.post_message(PointHighlighted(event.uid))

    def on_matrix_plot_clicked(self, event: MatrixPlot.Clicked) -> None:
        """Bring the cursor to the point that was clicked."""
        event.stop()
        self.reveal(event.uid)

    @on(RankedChosen)
    def _choose(self, event: RankedChosen) -> None:
        event.stop()
        self.post_message(PointChosen(event.uid))


def _figure(value: float | None) -> str:
    if value is None:
        return ""
    text = f"{value:.1f}".removesuffix(".0")
    return text.replace(".", ",") if language() == "pt-BR" else text
