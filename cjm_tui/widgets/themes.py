"""The colours and the glyphs of the interface: three themes, two sets of single-width characters."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from textual.app import App
from textual.theme import Theme
from textual.widget import Widget

VARIABLES = (
    "emotion-very-negative",
    "emotion-negative",
    "emotion-neutral",
    "emotion-positive",
    "emotion-very-positive",
    "muted",
    "lane-label",
    "rule",
    "selected",
)
"""Variables that our stylesheets use beyond Textual's own; every theme of ours sets all of them."""

DARK = Theme(
    name="cjm-dark",
    dark=True,
    primary="#86b4d8",
    secondary="#a3adbd",
    accent="#e0b877",
    success="#8cc49a",
    warning="#e9bd62",
    error="#ee8d7f",
    foreground="#dfe3e8",
    background="#15181d",
    surface="#1c2027",
    panel="#252a33",
    variables={
        "emotion-very-negative": "#f0826f",
        "emotion-negative": "#e5b26a",
        "emotion-neutral": "#aab2be",
        "emotion-positive": "#7cc0b4",
        "emotion-very-positive": "#6cc3ee",
        "muted": "#9aa3b1",
        "lane-label": "#a9b6c8",
        "rule": "#3b424e",
        "selected": "#2a3644",
        "border": "#86b4d8",
        "border-blurred": "#3b424e",
        "block-cursor-background": "#2a3644",
        "block-cursor-foreground": "#dfe3e8",
        "block-cursor-text-style": "bold",
        "input-selection-background": "#86b4d8 35%",
        "scrollbar": "#3b424e",
        "scrollbar-background": "#1c2027",
        "footer-key-foreground": "#e0b877",
    },
)

LIGHT = Theme(
    name="cjm-light",
    dark=False,
    primary="#245a87",
    secondary="#555f6e",
    accent="#80510a",
    success="#256238",
    warning="#7d5200",
    error="#a32f24",
    foreground="#21252b",
    background="#faf8f3",
    surface="#f2efe7",
    panel="#e8e4d9",
    variables={
        "emotion-very-negative": "#a8321f",
        "emotion-negative": "#85570a",
        "emotion-neutral": "#555f6b",
        "emotion-positive": "#17685a",
        "emotion-very-positive": "#0d5f96",
        "muted": "#5d6470",
        "lane-label": "#4a5666",
        "rule": "#c9c3b4",
        "selected": "#dae5ed",
        "border": "#245a87",
        "border-blurred": "#c9c3b4",
        "block-cursor-background": "#dae5ed",
        "block-cursor-foreground": "#21252b",
        "block-cursor-text-style": "bold",
        "input-selection-background": "#245a87 25%",
        "scrollbar": "#c9c3b4",
        "scrollbar-background": "#f2efe7",
        "footer-key-foreground": "#80510a",
    },
)

CONTRAST = Theme(
    name="cjm-contrast",
    dark=True,
    primary="#5fffff",
    secondary="#ffffff",
    accent="#ffff5f",
    success="#5fff5f",
    warning="#ffff5f",
    error="#ff9a9a",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#262626",
    variables={
        "emotion-very-negative": "#ff9a9a",
        "emotion-negative": "#ffc14d",
        "emotion-neutral": "#ffffff",
        "emotion-positive": "#7dffc4",
        "emotion-very-positive": "#66d9ff",
        "muted": "#d0d0d0",
        "lane-label": "#ffffff",
        "rule": "#9a9a9a",
        "selected": "#003a56",
        "border": "#ffff5f",
        "border-blurred": "#9a9a9a",
        "block-cursor-background": "#ffff5f",
        "block-cursor-foreground": "#000000",
        "block-cursor-text-style": "bold",
        "input-selection-background": "#005f87",
        "scrollbar": "#ffffff",
        "scrollbar-background": "#303030",
        "footer-key-foreground": "#ffff5f",
    },
)

THEMES = (DARK, LIGHT, CONTRAST)


def register_themes(app: App[Any]) -> None:
    """Make our themes known to an application; it still chooses one with `app.theme = "cjm-dark"`."""
    for theme in THEMES:
        app.register_theme(theme)


def variable_defaults() -> dict[str, str]:
    """Return what `App.get_theme_variable_defaults` needs so that a theme that is not ours still draws everything.

    The tones are readable on dark and on light backgrounds.
    """
    return {
        "emotion-very-negative": "#d0513c",
        "emotion-negative": "#b07a1f",
        "emotion-neutral": "#808890",
        "emotion-positive": "#2f8f7f",
        "emotion-very-positive": "#2f86c0",
        "muted": "auto 60%",
        "lane-label": "auto 75%",
        "rule": "#808890",
        "selected": "#808890 30%",
    }


@dataclass(frozen=True)
class Glyphs:
    """The characters that draw the interface; each is one cell wide in every terminal, arrows of keys apart."""

    point: str = "●"
    """A filled point: a reading on the curve, a chosen option."""
    ring: str = "○"
    """An empty point: something still open, an option not chosen."""
    done: str = "✓"
    cross: str = "×"
    up: str = "▲"
    down: str = "▼"
    full: str = "▓"
    empty: str = "░"
    step: str = "▸"
    """Between the parts of a trail, and before the line in focus."""
    bullet: str = "•"
    dot: str = "·"
    more: str = "…"
    dash: str = "—"
    minus: str = "−"
    look_left: str = "‹"
    look_right: str = "›"
    horizontal: str = "─"
    vertical: str = "│"
    crossing: str = "┼"
    curve_down_right: str = "╭"
    curve_down_left: str = "╮"
    curve_up_right: str = "╰"
    curve_up_left: str = "╯"
    span_left: str = "╶"
    """The left end of a line that spans columns."""
    span_right: str = "╴"
    key_up: str = "↑"
    key_down: str = "↓"
    key_left: str = "←"
    key_right: str = "→"

    @property
    def ascii_only(self) -> bool:
        """Whether the set stays within ASCII, so that borders should too."""
        return self.more.isascii()


UNICODE = Glyphs()
ASCII = Glyphs(
    point="*",
    ring="o",
    done="v",
    cross="x",
    up="^",
    down="v",
    full="#",
    empty=".",
    step=">",
    bullet="-",
    dot="|",
    more="~",
    dash="-",
    minus="-",
    look_left="<",
    look_right=">",
    horizontal="-",
    vertical="|",
    crossing="+",
    curve_down_right=".",
    curve_down_left=".",
    curve_up_right="'",
    curve_up_left="'",
    span_left="-",
    span_right="-",
    key_up="Up ",
    key_down="Down ",
    key_left="Left ",
    key_right="Right ",
)


def glyphs_for(encoding: str | None) -> Glyphs:
    """Return the richest set that a terminal's encoding (`sys.stdout.encoding`) can carry."""
    return UNICODE if (encoding or "").casefold().replace("-", "").replace("_", "") == "utf8" else ASCII


def glyphs_of(widget: Widget) -> Glyphs:
    """Return the set that the application chose as its attribute `glyphs`, else Unicode."""
    chosen = getattr(widget.app, "glyphs", None)
    return chosen if isinstance(chosen, Glyphs) else UNICODE
