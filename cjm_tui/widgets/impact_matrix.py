"""The impact × effort matrix: improvements as numbered points in four named quarters, the list beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, NamedTuple, Self

from rich.cells import cell_len, split_graphemes
from textual import events, on
from textual.app import ComposeResult
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from cjm_tui.i18n import _, language
from cjm_tui.terminal.text import cell_clip
from cjm_tui.widgets.lines import Line, Span, strip_of
from cjm_tui.widgets.ranked_list import RankedChosen, RankedHighlighted, RankedList, RankedRow
from cjm_tui.widgets.themes import glyphs_of

LOW, CUT, HIGH = 1, 3, 5
"""The ends of both scales, and where the quarters meet."""
BESIDE_FROM = 84
"""The width from which the list stands beside the drawing instead of below it."""
TOGETHER = 3
"""So many numbers are written out where points fall on one spot."""
AXIS = 2
"""Cells to the left of the frame: the scale of impact."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How far the estimates of one point lie apart."""

    least_impact: float
    most_impact: float
    least_effort: float
    most_effort: float


@dataclass(frozen=True, slots=True)
class MatrixPoint:
    """One improvement with the group's estimate of it."""

    uid: str
    title: str
    impact: float | None = None
    """1 … 5; None keeps the improvement off the drawing."""
    effort: float | None = None
    """1 … 5."""
    spread: Spread | None = None
    note: str = ""
    """Why it stands where it stands, shown below its title."""
    badge: str = ""
    scores: tuple[str, ...] = ()
    """A figure for each column of the list; without any, impact and effort."""
    share: float | None = None
    """How long its bar in the list is, 0 … 1; None for no bar."""


class Quarters(NamedTuple):
    """The names of the four quarters, in the reader's language."""

    high_impact_low_effort: str
    high_impact_high_effort: str
    low_impact_low_effort: str
    low_impact_high_effort: str


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


class MatrixPlot(Widget):
    """The drawing: a frame, a cross at three, the quarters' names and the points."""

    ROLES: ClassVar[tuple[str, ...]] = ("frame", "name", "axis", "point", "spread", "current")
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"plot--{role}" for role in ROLES}
    DEFAULT_CSS = """
    MatrixPlot {
        background: $background;
        & > .plot--frame { color: $rule; }
        & > .plot--name { color: $primary; }
        & > .plot--axis { color: $muted; }
        & > .plot--point { color: $foreground; text-style: bold; }
        & > .plot--spread { color: $accent; }
        & > .plot--current { color: $accent; text-style: bold reverse; }
    }
    """

    @dataclass
    class Clicked(Message):
        """A point was clicked."""

        uid: str

    def __init__(self, quarters: Quarters) -> None:
        super().__init__()
        self._quarters = quarters
        self._points: tuple[MatrixPoint, ...] = ()
        self._current = ""
        self._canvas: _Canvas | None = None

    def show(self, points: tuple[MatrixPoint, ...], current: str) -> None:
        """Show these points, one of them under the cursor."""
        self._points, self._current = points, current
        self._canvas = None
        self.refresh()

    def on_resize(self) -> None:
        """Draw anew for another size."""
        self._canvas = None

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        if self._canvas is None or self._canvas.size != self.size:
            self._canvas = self._draw()
        return strip_of(self, "plot", self._canvas.line(y), self.size.width)

    def on_click(self, event: events.Click) -> None:
        """Say which point was meant: the nearest one."""
        frame = _Frame(self.size.width, self.size.height)

        # A cell is about twice as high as it is wide.
        drawn = {
            point.uid: abs(frame.x(point.effort) - event.x) + 2 * abs(frame.y(point.impact) - event.y)
            for point in self._points
            if point.impact is not None and point.effort is not None
        }
        if drawn:
            self.post_message(self.Clicked(min(drawn, key=drawn.__getitem__)))

    def _draw(self) -> _Canvas:
        canvas = _Canvas(self.size.width, self.size.height)
        frame = _Frame(self.size.width, self.size.height)
        if frame.is_too_small:
            canvas.write(0, 0, cell_clip(_("Too small to draw."), self.size.width), "axis")
            return canvas
        self._draw_frame(canvas, frame)
        current = next((point for point in self._points if point.uid == self._current), None)
        if current is not None and current.spread is not None:
            self._draw_spread(canvas, frame, current)
        self._draw_points(canvas, frame)
        return canvas

    def _draw_frame(self, canvas: _Canvas, frame: _Frame) -> None:
        glyphs = glyphs_of(self)
        tee = dict.fromkeys("┬┴├┤", glyphs.crossing) if glyphs.ascii_only else {sign: sign for sign in "┬┴├┤"}
        left, right, top, bottom = frame.left, frame.right, frame.top, frame.bottom
        middle, level = frame.x(CUT), frame.y(CUT)
        for x in range(left, right + 1):
            for y in (top, level, bottom):
                canvas.write(x, y, glyphs.horizontal, "frame")
        for y in range(top, bottom + 1):
            for x in (left, middle, right):
                canvas.write(x, y, glyphs.vertical, "frame")
        corners = (
            (left, top, glyphs.curve_down_right),
            (right, top, glyphs.curve_down_left),
            (left, bottom, glyphs.curve_up_right),
            (right, bottom, glyphs.curve_up_left),
            (middle, top, tee["┬"]),
            (middle, bottom, tee["┴"]),
            (left, level, tee["├"]),
            (right, level, tee["┤"]),
            (middle, level, glyphs.crossing),
        )
        for x, y, sign in corners:
            canvas.write(x, y, sign, "frame")
        half = middle - left - 3
        names = self._quarters
        canvas.write(left + 2, top + 1, cell_clip(names.high_impact_low_effort, half), "name")
        canvas.write(middle + 2, top + 1, cell_clip(names.high_impact_high_effort, half), "name")
        canvas.write(left + 2, bottom - 1, cell_clip(names.low_impact_low_effort, half), "name")
        canvas.write(middle + 2, bottom - 1, cell_clip(names.low_impact_high_effort, half), "name")
        canvas.write(left + 2, top, f" {glyphs.up} {_('impact')} ", "axis")
        effort = f" {_('effort')} {glyphs.step} "
        canvas.write(right - 1 - cell_len(effort), bottom, effort, "axis")
        for value in (2, 4, CUT, LOW, HIGH):
            # On a low drawing two values share a line; the ends and the middle are what one looks for.
            canvas.write(0, frame.y(value), str(value), "axis")
            if frame.has_scale:
                canvas.write(frame.x(value), bottom + 1, str(value), "axis")

    def _draw_spread(self, canvas: _Canvas, frame: _Frame, point: MatrixPoint) -> None:
        glyphs, spread = glyphs_of(self), point.spread
        if spread is None or point.impact is None or point.effort is None:
            return
        for x in range(frame.x(spread.least_effort), frame.x(spread.most_effort) + 1):
            canvas.write(x, frame.y(point.impact), glyphs.horizontal, "spread")
        for y in range(frame.y(spread.most_impact), frame.y(spread.least_impact) + 1):
            canvas.write(frame.x(point.effort), y, glyphs.vertical, "spread")

    def _draw_points(self, canvas: _Canvas, frame: _Frame) -> None:
        rows: dict[int, list[tuple[int, int, bool]]] = {}
        for number, point in enumerate(self._points, 1):
            if point.impact is None or point.effort is None:
                continue
            where = (frame.x(point.effort), number, point.uid == self._current)
            rows.setdefault(frame.y(point.impact), []).append(where)
        for y, points in rows.items():
            for spot in _spots(sorted(points), frame, glyphs_of(self).dot):
                for offset, text, is_current in spot:
                    canvas.write(offset, y, text, "current" if is_current else "point")


class _Frame:
    """Where the values of both scales stand on the drawing."""

    def __init__(self, width: int, height: int) -> None:
        self.has_scale = height >= 10
        self.left, self.right = AXIS, width - 1
        self.top, self.bottom = 0, height - (2 if self.has_scale else 1)

    @property
    def is_too_small(self) -> bool:
        return self.right - self.left < 14 or self.bottom - self.top < 6

    def x(self, effort: float) -> int:
        """Return the column of a value; the ends stand clear of the frame so that a number fits there."""
        room = (self.right - self.left) // 2 - 3
        return (self.left + self.right) // 2 + round((_bounded(effort) - CUT) / (HIGH - CUT) * room)

    def y(self, impact: float) -> int:
        """Return the line of a value; the first and last line inside the frame belong to the quarters' names."""
        room = (self.bottom - self.top) // 2 - 2
        return (self.top + self.bottom) // 2 - round((_bounded(impact) - CUT) / (HIGH - CUT) * room)


def _bounded(value: float) -> float:
    return min(max(value, LOW), HIGH)


def _spots(points: list[tuple[int, int, bool]], frame: _Frame, dot: str) -> list[list[tuple[int, str, bool]]]:
    """Return the texts of one line's points; those that would cover each other share a spot."""
    groups: list[list[tuple[int, int, bool]]] = []
    for point in points:
        if groups and _end(groups[-1]) >= point[0] - len(str(point[1])) // 2 - 1:
            groups[-1].append(point)
        else:
            groups.append([point])
    spots = []
    for group in groups:
        shown = sorted(group, key=lambda point: (not point[2], point[1]))[:TOGETHER]
        shown.sort(key=lambda point: point[1])
        texts = [(str(number), is_current) for _x, number, is_current in shown]
        if len(group) > TOGETHER:
            texts.append((f"+{len(group) - TOGETHER}", False))
        width = sum(len(text) for text, _c in texts) + len(texts) - 1
        start = min(max(_centre(group) - width // 2, frame.left + 1), frame.right - width)
        spot: list[tuple[int, str, bool]] = []
        for position, (text, is_current) in enumerate(texts):
            if position:
                spot.append((start, dot, False))
                start += 1
            spot.append((start, text, is_current))
            start += len(text)
        spots.append(spot)
    return spots


def _centre(group: list[tuple[int, int, bool]]) -> int:
    return round(sum(x for x, _number, _current in group) / len(group))


def _end(group: list[tuple[int, int, bool]]) -> int:
    shown = group[:TOGETHER]
    width = sum(len(str(number)) + 1 for _x, number, _current in shown) + (3 if len(group) > TOGETHER else 0)
    return _centre(group) + width // 2


class _Canvas:
    """Cells with a role each, written over one another."""

    def __init__(self, width: int, height: int) -> None:
        self.size = (width, height)
        self._cells = [[(" ", "")] * width for _ in range(height)]

    def write(self, x: int, y: int, text: str, role: str) -> None:
        """Write text from a cell on, as far as the line goes."""
        if not 0 <= y < self.size[1]:
            return
        row = self._cells[y]
        for start, end, width in split_graphemes(text)[0]:
            if x < 0 or x + width > self.size[0]:
                return
            row[x] = (text[start:end], role)
            for covered in range(x + 1, x + width):
                row[covered] = ("", role)
            x += width

    def line(self, y: int) -> Line:
        """Return one line as pieces of one role each."""
        pieces: list[Span] = []
        for text, role in self._cells[y] if y < len(self._cells) else ():
            if pieces and pieces[-1][1] == role:
                pieces[-1] = Span(pieces[-1].text + text, role)
            else:
                pieces.append(Span(text, role))
        return tuple(pieces)


def _figure(value: float | None) -> str:
    if value is None:
        return ""
    text = f"{value:.1f}".removesuffix(".0")
    return text.replace(".", ",") if language() == "pt-BR" else text


def example(portuguese: bool = True) -> tuple[Quarters, list[MatrixPoint]]:
    """Return the improvements of a support journey."""
    if portuguese:
        quarters = Quarters("Ganhos rápidos", "Grandes apostas", "Se der tempo", "Não vale a pena")
        titles = ["Avisar a cada hora", "Refazer a FAQ", "Um chamado, um dono", "Chat no portal", "Trocar o sistema"]
        titles += ["Pesquisa curta ao fechar", "Modelo de e-mail claro"]
    else:
        quarters = Quarters("Quick wins", "Big bets", "If time allows", "Not worth it")
        titles = [
            "News every hour",
            "Rewrite the FAQ",
            "One ticket, one owner",
            "Chat in the portal",
            "Replace the system",
        ]
        titles += ["Short survey at closing", "Clear e-mail template"]
    places = [(4.6, 1.4), (4.2, 2.5), (4.8, 3.8), (3.2, 4.4), (1.8, 4.9), (2.2, 1.6), (2.3, 1.8)]
    points = [
        MatrixPoint(
            f"i{n}",
            title,
            impact,
            effort,
            spread=Spread(max(impact - 1.5, 1), min(impact + 0.8, 5), max(effort - 0.9, 1), min(effort + 1.2, 5)),
        )
        for n, (title, (impact, effort)) in enumerate(zip(titles, places, strict=True))
    ]
    return quarters, points


if __name__ == "__main__":
    from cjm_tui.widgets.demo_app import DemoApp

    DemoApp(ImpactMatrix(*example(portuguese=False))).run()
