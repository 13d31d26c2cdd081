"""The last step before the terminal: nothing that a widget shows can command it.

Rich and Textual pass ESC, OSC and C1 on from almost every text slot. People's text is cleaned where it
enters; this catches whatever came by another way.
"""

from __future__ import annotations

from rich.color import ColorSystem
from rich.console import Console
from textual.strip import Strip

# Each of these takes no cell, so deleting it moves nothing; a lone surrogate takes one and cannot be encoded.
_DELETED = [
    *range(0x20),
    *range(0x7F, 0xA0),
    *(0x61C, 0x200B, 0x200E, 0x200F),
    *range(0x2028, 0x202F),
    *range(0x2060, 0x2070),
    0xFEFF,
    *range(0xE0000, 0xE0080),
]
_HARMLESS: dict[int, str | None] = {
    **dict.fromkeys(_DELETED),
    **dict.fromkeys(range(0xD800, 0xE000), "\N{REPLACEMENT CHARACTER}"),
}


def harmless(text: str) -> str:
    """Return the text without characters that control a terminal or the direction of writing."""
    return text if text.isprintable() else text.translate(_HARMLESS)


def install() -> None:
    """Make Textual write harmless text only; to be called before the first paint, any number of times.

    Hyperlinks are written as their text: where one leads is invisible, and may be anybody's idea.
    """
    Strip.render = _render  # type: ignore[method-assign]


def _render(self: Strip, console: Console) -> str:
    if self._render_cache is None:
        color_system = console._color_system or ColorSystem.TRUECOLOR
        rendered: list[str] = []
        for text, style, _ in self._segments:
            ansi = style and (style._ansi or Strip.render_ansi(style, color_system))
            rendered.append(f"\x1b[{ansi}m{harmless(text)}\x1b[0m" if ansi else harmless(text))
        self._render_cache = "".join(rendered)
    return self._render_cache
