"""People's text in cells: literal, never wider than its place, no word broken without need."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from cjm_tui.domain.text import clean
from cjm_tui.terminal.text import cell_clip, cell_pad, plain, wrap_words

TEXTS = st.text(st.sampled_from("ab cde- /\n日本👩🏽\u200d💻e\u0301é…\ufe0f❤"), max_size=60).map(
    lambda text: clean(text, multiline=True)
)


def test_markup_and_escapes_are_shown_literally():
    assert plain("[@click=app.quit]x[/nope]\x1b]52;c;aGk=\x07").plain == "[@click=app.quit]x[/nope]]52;c;aGk="


@pytest.mark.parametrize(
    ("text", "cells", "clipped"),
    [
        ("Ligação", 7, "Ligação"),
        ("Ligação", 6, "Ligaç…"),
        ("Abre chamado", 6, "Abre…"),
        ("two\nlines", 20, "two lines"),
        ("日本語", 4, "日…"),
        ("x", 0, ""),
        ("xy", 1, "…"),
    ],
)
def test_clipping(text, cells, clipped):
    assert cell_clip(text, cells) == clipped


@pytest.mark.parametrize(
    ("text", "cells", "lines", "wrapped"),
    [
        ("Percebe o problema", 12, 2, ("Percebe o", "problema")),
        ("Busca autoatendimento", 12, 3, ("Busca", "autoatendime", "nto")),
        ("Busca auto-atendimento", 12, 2, ("Busca auto-", "atendimento")),
        ("analista/gerente", 10, 2, ("analista/", "gerente")),
        ("até 2026-11-21 cedo", 10, 3, ("até", "2026-11-21", "cedo")),
        ("um dois três quatro", 8, 2, ("um dois", "três…")),
        ("um\n\ndois", 20, 3, ("um", "dois")),
        ("curto", 12, 3, ("curto",)),
        (" −1  triste", 12, 3, (" −1  triste",)),
        (" -1  sad", 12, 3, (" -1  sad",)),
        ("日本語の旅", 4, 2, ("日本", "語…")),
        ("aa \u0301", 2, 3, ("aa", "\u0301")),
        ("", 12, 3, ()),
        ("   ", 2, 3, ()),
        ("text", 0, 3, ()),
    ],
)
def test_wrapping(text, cells, lines, wrapped):
    assert wrap_words(text, cells, lines) == wrapped


@given(TEXTS, st.integers(2, 12), st.integers(1, 5))
def test_nothing_is_wider_than_its_place(text, cells, lines):
    assert cell_len(cell_clip(text, cells)) <= cells
    assert cell_len(cell_pad(text, cells)) == cells
    wrapped = wrap_words(text, cells, lines)
    assert len(wrapped) <= lines
    assert all(cell_len(line) <= cells for line in wrapped)


@given(TEXTS, st.integers(2, 12))
def test_with_room_enough_every_word_is_there(text, cells):
    assert "".join("".join(wrap_words(text, cells, 100)).split()) == "".join(text.split())
