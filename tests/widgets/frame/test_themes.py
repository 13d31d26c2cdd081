"""Every theme can be read: text stands out from every background that it may stand on."""

from __future__ import annotations

from dataclasses import fields

import pytest
from rich.cells import cell_len
from rich.color import Color as RichColor
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

from cjm_tui.widgets.themes import ASCII, CONTRAST, THEMES, UNICODE, VARIABLES, Glyphs, glyphs_for

from .stage import Stage

EMOTIONS = VARIABLES[:5]
TEXTS = ("foreground", "primary", "accent", "success", "warning", "error", "muted", "lane-label", *EMOTIONS)


def colours(theme: Theme) -> dict[str, str]:
    return {**theme.to_color_system().generate(), **theme.variables}


def luminance(colour: str) -> float:
    def linear(channel: int) -> float:
        value = channel / 255
        return value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(channel) for channel in Color.parse(colour).rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the ratio of WCAG 2.2."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("background", ["background", "surface", "panel"])
def test_text_stands_out(theme: Theme, background: str) -> None:
    enough = 7.0 if theme is CONTRAST else 4.5
    shades = colours(theme)
    weak = {text: round(contrast(shades[text], shades[background]), 1) for text in TEXTS}
    assert {text: ratio for text, ratio in weak.items() if ratio < enough} == {}


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_theme_sets_every_variable_of_ours(theme: Theme) -> None:
    assert set(VARIABLES) <= theme.variables.keys()


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_sixteen_colours_still_tell_text_from_background_and_bad_from_good(theme: Theme) -> None:
    def nearest(name: str) -> int | None:
        return RichColor.parse(colours(theme)[name]).downgrade(ColorSystem.STANDARD).number

    for text in TEXTS:
        assert nearest(text) not in {nearest("background"), nearest("surface"), nearest("panel")}, text
    assert nearest("emotion-very-negative") != nearest("emotion-very-positive")


@pytest.mark.parametrize("name", ["textual-light", "nord", "dracula"])
async def test_themes_that_are_not_ours_draw_everything(name: str) -> None:
    app = Stage()
    async with app.run_test():
        app.theme = name
        assert name in BUILTIN_THEMES
        assert set(VARIABLES) <= app.theme_variables.keys()


@pytest.mark.parametrize("glyphs", [UNICODE, ASCII])
def test_every_glyph_is_one_cell_wide(glyphs: Glyphs) -> None:
    wide = {field.name: getattr(glyphs, field.name) for field in fields(glyphs)}
    assert {name for name, glyph in wide.items() if cell_len(glyph) != 1 and not name.startswith("key_")} == set()
    assert all(glyph.isascii() for glyph in wide.values()) is glyphs.ascii_only


@pytest.mark.parametrize(
    ("encoding", "glyphs"), [("utf-8", UNICODE), ("UTF8", UNICODE), ("latin-1", ASCII), ("ascii", ASCII), (None, ASCII)]
)
def test_the_encoding_decides_the_glyphs(encoding: str | None, glyphs: Glyphs) -> None:
    assert glyphs_for(encoding) is glyphs
