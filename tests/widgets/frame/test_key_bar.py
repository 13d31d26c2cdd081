"""The key bar says what keys do here, in words, with the help always in sight."""

from __future__ import annotations

from typing import ClassVar

import pytest
from textual.binding import Binding, BindingType
from textual.widgets import Input

from cjm_tui import i18n
from cjm_tui.i18n import N_
from cjm_tui.widgets.frame.key_bar import KeyBar
from cjm_tui.widgets.frame.key_names import key_name, key_names
from cjm_tui.widgets.themes import ASCII, UNICODE

from .stage import Stage, framed, screen_lines


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("enter", "Enter"),
        ("escape", "Esc"),
        ("up", "↑"),
        ("question_mark", "?"),
        ("less_than_sign", "<"),
        ("a", "a"),
        ("M", "M"),
        ("ctrl+s", "Ctrl+S"),
        ("shift+tab", "Shift+Tab"),
        ("f1", "F1"),
        ("f", "f"),
        ("pageup", "PgUp"),
    ],
)
def test_keys_have_the_names_that_stand_on_them(key: str, name: str) -> None:
    assert key_name(key, UNICODE) == name


def test_keys_are_named_in_portuguese() -> None:
    with i18n.using("pt-BR"):
        assert key_name("space", UNICODE) == "Espaço"


@pytest.mark.parametrize(
    ("keys", "name"),
    [
        (["up", "down"], "↑↓"),
        (["1", "2", "3", "4", "5"], "1–5"),
        (["1", "3", "4"], "134"),
        (["1", "2", "3", "0"], "0–3"),
        (["pageup", "home"], "PgUp/Home"),
    ],
)
def test_keys_that_belong_together_are_one_name(keys: list[str], name: str) -> None:
    assert key_names(keys, UNICODE) == name


def test_ascii_names_need_no_arrows() -> None:
    assert key_names(["up", "down"], ASCII) == "Up/Down"
    assert key_names(["1", "2", "3"], ASCII) == "1-3"


async def test_what_is_focused_comes_first_and_the_help_stands_at_the_end() -> None:
    async with framed(120, 24) as pilot:
        line = screen_lines(pilot.app)[-1]
    assert line.startswith(" Enter Edit · ↑↓←→ Move · a Add · t Note")
    assert line.endswith("? Help ")


@pytest.mark.parametrize("width", [20, 40, 80])
async def test_the_help_is_in_sight_at_every_width(width: int) -> None:
    async with framed(width, 24) as pilot:
        line = screen_lines(pilot.app)[-1]
    assert len(line) == width
    assert line.rstrip().endswith("? Help")


async def test_words_are_translated_when_shown() -> None:
    async with framed(120, 24, "pt-BR") as pilot:
        assert "Enter Editar" in screen_lines(pilot.app)[-1]


async def test_a_click_presses_the_key() -> None:
    async with framed(120, 24) as pilot:
        column = screen_lines(pilot.app)[-1].index("u Undo")
        await pilot.click(KeyBar, offset=(column, 0))
        await pilot.pause()
        assert "Undone" in screen_lines(pilot.app)[-2]


class Typing(Stage):
    """An entry line, which takes the printable keys, and an action that comes and goes."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "bell", N_("Add"), id="t.add"),
        Binding("ctrl+s", "save", N_("Save"), id="t.save"),
        Binding("question_mark,f1", "help", N_("Help"), id="t.help"),
    ]
    can_save: bool | None = True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self.can_save if action == "save" else True


async def test_keys_that_are_being_typed_are_not_offered() -> None:
    app = Typing(Input(), KeyBar())
    async with app.run_test(size=(80, 5)) as pilot:
        app.screen.query_one(Input).focus()
        await pilot.pause()
        line = screen_lines(app)[-1]
        assert "a Add" not in line
        assert "Ctrl+S Save" in line
        assert "F1 Help" in line
        app.screen.set_focus(None)
        await pilot.pause()
        assert "a Add" in screen_lines(app)[-1]


async def test_it_follows_what_can_be_done_and_paints_only_then() -> None:
    app = Typing(KeyBar())
    async with app.run_test(size=(80, 5)) as pilot:
        await pilot.pause()
        bar = app.screen.query_one(KeyBar)
        painted: list[object] = []
        refresh = bar.refresh
        bar.refresh = lambda *a, **k: (painted.append(a), refresh(*a, **k))[1]  # type: ignore[method-assign,assignment,func-returns-value]
        app.refresh_bindings()
        await pilot.pause()
        assert painted == []
        app.can_save = False
        app.refresh_bindings()
        await pilot.pause()
        assert len(painted) == 1
        assert "Save" not in screen_lines(app)[-1]


async def test_what_the_moment_asks_for_stands_first_while_it_is_there() -> None:
    app = Typing(KeyBar(first=("save",)))
    async with app.run_test(size=(80, 5)) as pilot:
        await pilot.pause()
        assert screen_lines(app)[-1].startswith(" Ctrl+S Save · a Add")
        app.can_save = False
        app.refresh_bindings()
        await pilot.pause()
        assert screen_lines(app)[-1].startswith(" a Add")


async def test_the_way_on_stays_beside_the_help_in_a_narrow_bar() -> None:
    app = Typing(KeyBar(last=("save",)))
    async with app.run_test(size=(40, 5)) as pilot:
        await pilot.pause()
        bar = screen_lines(app)[-1]
        assert bar.startswith(" a Add")
        assert bar.rstrip().endswith("Ctrl+S Save · ? Help")
        assert bar.count("Save") == 1


async def test_a_bar_of_two_lines_holds_more() -> None:
    async with framed(40, 24) as pilot:
        bar = pilot.app.screen.query_one(KeyBar)
        bar.styles.height = 2
        await pilot.pause()
        above, below = screen_lines(pilot.app)[-2:]
        assert "Enter Edit" in above
        assert below.rstrip().endswith("? Help")
        assert "Add" in above + below
