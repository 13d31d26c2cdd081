"""Fewer bytes, the same picture: what the wire sends is drawn beside what Textual alone would send."""

from __future__ import annotations

import random

import pyte
import pytest
from rich.color import ColorSystem
from rich.segment import Segment
from rich.style import Style
from rich.text import Text
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Button, DataTable, Input, Label, Static, TextArea

from cjm_tui.terminal.guard import install
from cjm_tui.terminal.wire import Wire
from tests.pty_driver import PYTHON, Terminal

WORDS = ["Abre chamado", "Ligação", "日本語", "●──╮", "é", "مرحبا", "🙂", "plain", "", "한국"]
STYLES = ["", "bold red", "reverse", "underline on blue", "italic #aabbcc on #112233", "strike", "on green", "dim"]
_BLANK_SHOWS = ("bg", "underscore", "strikethrough", "reverse")


class Picture:
    """A terminal that forgets nothing, to compare two ways of drawing the same."""

    def __init__(self, columns: int, rows: int) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.screen.set_mode(pyte.modes.LNM)
        self.screen.reset_mode(pyte.modes.DECAWM)
        self.stream = pyte.Stream(self.screen)
        self.bytes = 0

    def write(self, output: str) -> None:
        self.bytes += len(output.encode())
        self.stream.feed(output)

    def cells(self) -> list[list[object]]:
        """What a person sees; the colour of a letter that is not there is not seen."""
        return [
            [
                tuple(getattr(cell, name) for name in _BLANK_SHOWS) if cell.data == " " and not cell.reverse else cell
                for cell in (self.screen.buffer[y][x] for x in range(self.screen.columns))
            ]
            for y in range(self.screen.lines)
        ]


class Comparison:
    """Draws every update both ways."""

    def __init__(self, columns: int, rows: int) -> None:
        self.size = (columns, rows)
        self.wire = Wire()
        self.light = Picture(columns, rows)
        self.full = Picture(columns, rows)

    def draw(self, update, console, cursor=(0, 0)) -> None:
        self.full.write(update.render_segments(console) + f"\x1b[{cursor[1] + 1};{cursor[0] + 1}H")
        self.light.write(self.wire.encode(update, self.size, cursor, console._color_system))

    def assert_equal(self) -> None:
        for number, (light, full) in enumerate(zip(self.light.cells(), self.full.cells(), strict=True)):
            assert light == full, f"row {number}: {self.light.screen.display[number]}"
        assert self.light.screen.cursor.x == self.full.screen.cursor.x
        assert self.light.screen.cursor.y == self.full.screen.cursor.y


@pytest.fixture(autouse=True)
def guard():
    install()


@pytest.fixture
def console():
    return App().console


def strip_of(chance: random.Random, width: int) -> Strip:
    segments = [
        Segment(chance.choice(WORDS) + " " * chance.randint(0, 3), Style.parse(chance.choice(STYLES)))
        for _ in range(chance.randint(0, 5))
    ]
    return Strip(segments).adjust_cell_length(width)


@pytest.mark.parametrize("size", [(60, 15), (61, 1), (20, 5)])
def test_an_update_laid_out_for_a_larger_window_draws_nothing_outside(console, size):
    wire = Wire()
    for region in (Region(100, 0, 4, 1), Region(61, 0, 4, 1), Region(0, 30, 4, 1), Region(size[0], size[1] - 1, 4, 1)):
        update = LayoutUpdate([[Strip([Segment("late")])]], region)
        assert "late" not in wire.encode(update, size, (0, 0), ColorSystem.TRUECOLOR)
    half = LayoutUpdate([[Strip([Segment("late")])]], Region(size[0] - 2, 0, 4, 1))
    assert "la" in (sent := wire.encode(half, size, (0, 0), ColorSystem.TRUECOLOR))
    assert "lat" not in sent


@pytest.mark.parametrize("seed", range(12))
def test_random_updates_look_the_same(console, seed):
    chance = random.Random(seed)
    columns, rows = chance.randint(20, 60), chance.randint(5, 12)
    both = Comparison(columns, rows)
    lines = [[strip_of(chance, columns)] for _ in range(rows)]
    both.draw(LayoutUpdate(lines, Region(0, 0, columns, rows)), console)
    both.assert_equal()
    for _ in range(60):
        cuts = sorted({0, columns, *(chance.randrange(1, columns) for _ in range(3))})
        y = chance.randrange(rows)
        chops = [{} for _ in range(rows)]
        ends = [[] for _ in range(rows)]
        chosen = chance.randrange(len(cuts) - 1)
        chops[y] = dict.fromkeys(cuts[:-1])
        ends[y] = cuts[1:]
        # A wide character is never cut by a region: Textual draws a space for each half.
        before = Strip.join(lines[y]).divide(cuts[1:])
        after = [*before[:chosen], strip_of(chance, cuts[chosen + 1] - cuts[chosen]), *before[chosen + 1 :]]
        spans = []
        for x, end, old, new in zip(cuts, cuts[1:], before, after, strict=False):
            if new is not old or chance.random() < 0.3:
                chops[y][x] = new
                spans.append((y, x, end))
        if Strip.join(lines[y]).text != Strip.join(before).text:
            chops[y] = dict(zip(cuts, after, strict=False))
            spans = [(y, 0, columns)]
        lines[y] = after
        cursor = (chance.randrange(columns), chance.randrange(rows))
        both.draw(ChopsUpdate(chops, spans, ends), console, cursor)
        both.assert_equal()
    assert both.light.bytes < both.full.bytes


class Dialog(ModalScreen[None]):
    def compose(self) -> ComposeResult:
        yield Input("Ligação")
        yield Button("ok 日本")


class BusyApp(App[None]):
    """Draws each of its frames both ways."""

    CSS = "DataTable { height: 8 } Dialog { align: center middle } Dialog Input { width: 30 }"

    def __init__(self) -> None:
        super().__init__()
        self.both: Comparison | None = None
        self.frames = 0

    def compose(self) -> ComposeResult:
        yield Input("começo", select_on_focus=False)
        yield DataTable()
        yield Static("status")
        yield TextArea("uma\nduas 日本\ntrês")
        yield Label("fim")

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        table.add_columns(*(f"col {n}" for n in range(6)))
        for n in range(40):
            table.add_row(*(WORDS[(n + m) % len(WORDS)] for m in range(6)))

    def _display(self, screen, renderable) -> None:
        if isinstance(renderable, (LayoutUpdate, ChopsUpdate)) and not self._batch_count:
            if self.both is None or self.both.size != self.size:
                self.both = Comparison(*self.size)
            self.both.draw(renderable, self.console, screen.outer_size.clamp_offset(self.cursor_position))
            self.both.assert_equal()
            self.frames += 1
        super()._display(screen, renderable)


@pytest.mark.parametrize("seed", [0, pytest.param(1, marks=pytest.mark.slow)])
async def test_every_frame_of_an_application_looks_the_same(seed):
    chance = random.Random(seed)
    app = BusyApp()
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(25):
            match chance.randrange(8):
                case 0:
                    app.query_one(Static).update(Text(chance.choice(WORDS), chance.choice(STYLES)))
                case 1:
                    await pilot.press("tab")
                case 2:
                    await pilot.resize_terminal(chance.randint(40, 100), chance.randint(10, 30))
                case 3 if not isinstance(app.screen, Dialog):
                    await app.push_screen(Dialog())
                case 4 if isinstance(app.screen, Dialog):
                    await app.pop_screen()
                case 5:
                    app.query_one(TextArea).scroll_relative(y=1, animate=False)
                case _:
                    await pilot.press(*chance.choices(["down", "up", "right", "left", "x", "pagedown", "enter"], k=3))
            await pilot.pause()
    assert app.frames > 25


def test_what_has_not_changed_is_not_sent(console):
    both = Comparison(20, 2)
    update = LayoutUpdate([[Strip([Segment("a" * 20)])], [Strip([Segment("日本" * 5)])]], Region(0, 0, 20, 2))
    both.draw(update, console)
    assert both.wire.encode(update, (20, 2), (0, 0), ColorSystem.TRUECOLOR) == ""


@pytest.mark.parametrize("doubtful", ["👩🏽\u200d💻", "x\u0335", "❤\ufe0f", "🇧🇷", "क्षि"])
def test_what_follows_a_character_of_doubtful_width_stands_in_its_column(console, doubtful):
    both = Comparison(20, 1)
    width = Strip([Segment(doubtful)]).cell_length
    for text in ("after", "other", "after"):
        line = Strip([Segment(f"{doubtful}{text}")]).adjust_cell_length(20)
        both.draw(LayoutUpdate([[line]], Region(0, 0, 20, 1)), console)
        cells = [both.light.screen.buffer[0][x].data for x in range(20)]
        assert "".join(cells[width : width + 5]) == text


def test_after_forgetting_everything_is_sent(console):
    both = Comparison(20, 1)
    update = LayoutUpdate([[Strip([Segment("a" * 20)])]], Region(0, 0, 20, 1))
    both.draw(update, console)
    both.wire.forget()
    assert "a" * 20 in both.wire.encode(update, (20, 1), (0, 0), ColorSystem.TRUECOLOR)


@pytest.fixture
def fields():
    with Terminal([PYTHON, "-m", "tests.terminal.keys_app"], columns=120, rows=40) as terminal:
        yield terminal.wait_for("ready").wait_quiet()


def test_a_typed_character_is_a_few_bytes(fields):
    assert max(fields.bytes_for(key) for key in "abcé") <= 120


def test_a_cursor_move_is_a_few_bytes(fields):
    fields.press("a", "b", "c")
    assert max(fields.bytes_for(key) for key in ("left", "left", "right", "home", "end")) <= 200


def test_a_resize_and_a_repaint_draw_all(fields):
    fields.send("keep").wait_for("keep")
    fields.resize(90, 30).wait_quiet()
    before = fields.screen
    assert fields.bytes_for("ctrl+l") > 2000
    assert fields.screen == before
    fields.resize(120, 40).wait_quiet().wait_for("keep")


def test_both_ways_end_in_the_same_picture(fields):
    with Terminal(
        [PYTHON, "-m", "tests.terminal.keys_app"], columns=120, rows=40, env={"CJM_TUI_WIRE": "full"}
    ) as full:
        full.wait_for("ready").wait_quiet()
        for terminal in (fields, full):
            terminal.send("Ligação 日本\rx\x0eqwe").wait_for("qwe").wait_quiet()
            terminal.send("\r\t\tuma linha\rdois").wait_for("dois").wait_quiet()
        assert fields.screen == full.screen
        assert [fields.cell(x, y).bg for y in range(40) for x in range(120)] == [
            full.cell(x, y).bg for y in range(40) for x in range(120)
        ]
        assert fields.cursor == full.cursor
        assert fields.bytes_read * 3 < full.bytes_read
