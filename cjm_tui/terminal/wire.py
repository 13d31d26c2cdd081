"""Light on the wire: of what Textual would send for a frame, only the cells that differ from the screen.

Textual sends each dirty region whole: a scroll step of a full grid is 22 KB. Here a copy of the terminal's cells is
kept, and a frame becomes moves, style changes and the characters that are new. The copy is forgotten when anything
else may have changed the terminal: a resize, a suspension, a repaint that the person asks for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, Final, NamedTuple
from unicodedata import category, east_asian_width

from rich.cells import cell_len, split_graphemes
from rich.color import ColorSystem
from textual._compositor import ChopsUpdate, LayoutUpdate
from textual.strip import SGR_STYLES, Strip

from cjm_tui.terminal.guard import harmless

if TYPE_CHECKING:
    from rich.style import Style

    Update = LayoutUpdate | ChopsUpdate

_SHOWN_ON_BLANKS: Final = frozenset({"4", "7", "9", "21", "51", "52", "53"})
"""SGR codes that a blank shows: underline, reverse, strike, frames and overline."""

_BRIDGE: Final = 4
"""Unchanged cells that are cheaper to write again than to jump over."""


class Look(NamedTuple):
    """How a cell is drawn, as SGR codes; None is whatever happens to be set, where a blank does not show it."""

    attributes: str | None
    foreground: str | None
    background: str


_DEFAULT: Final = Look("", "", "")


class _Row:
    """One row of the terminal as it stands; None is a cell that may hold anything.

    A wide character is followed by an empty one.
    """

    def __init__(self, width: int) -> None:
        self.characters: list[str | None] = [None] * width
        self.looks: list[Look | None] = [None] * width
        self.is_certain = True


class Wire:
    """Encodes Textual's updates as the least that brings a terminal up to date."""

    def __init__(self) -> None:
        self._size = (0, 0)
        self._rows: list[_Row] = []
        self._cursor: tuple[int | None, int] | None = None
        self._look = _DEFAULT
        self._out: list[str] = []

    def forget(self) -> None:
        """Know nothing of the terminal: the next update is sent as it is."""
        self._size = (0, 0)

    def encode(self, update: Update, size: tuple[int, int], cursor: tuple[int, int], colors: ColorSystem) -> str:
        """Return what to write so that a terminal of this size shows the update, its cursor in place."""
        if size != self._size:
            width, height = self._size = size
            self._rows = [_Row(width) for _ in range(height)]
            self._cursor = None
        for y, x, strips in _strips_of(update):
            # An update may have been laid out before the window became smaller.
            if y < size[1] and x < size[0]:
                self._paint(y, x, strips, colors)
        if self._look != _DEFAULT:
            self._out.append("\x1b[m")
            self._look = _DEFAULT
        self._move(*cursor)
        frame = "".join(self._out)
        self._out.clear()
        return frame

    def _paint(self, y: int, x: int, strips: Iterable[Strip], colors: ColorSystem) -> None:
        row = self._rows[y]
        characters: list[str] = []
        looks: list[Look] = []
        is_certain = True
        for strip in strips:
            for text, style, _ in strip._segments:
                is_certain &= _append_cells(characters, looks, harmless(text), style, colors)
        del characters[self._size[0] - x :], looks[self._size[0] - x :]
        end = x + len(characters)
        if row.characters[x:end] == characters and row.looks[x:end] == looks:
            return
        # Terminals disagree about the width of some characters: a row with one is written whole, as Textual does.
        is_patchable = is_certain and row.is_certain
        runs = list(_changes(row, x, characters, looks)) if is_patchable else []
        self._halve_wide_neighbours(row, x, end)
        row.characters[x:end] = characters
        row.looks[x:end] = looks
        row.is_certain = is_certain if (x, end) == (0, self._size[0]) else is_patchable
        for start, stop in runs:
            self._write(y, x, characters, looks, start, stop)
        if not is_patchable:
            self._write_cautiously(y, x, characters, looks)

    def _write(self, y: int, x: int, characters: list[str], looks: list[Look], start: int, stop: int) -> None:
        """Write a run of cells whose width is certain."""
        self._move(x + start, y)
        position = start
        for look, cells in groupby(looks[start:stop]):
            following = position + len(list(cells))
            change, self._look = _change_of_look(self._look, look)
            self._out.append(change)
            self._out += characters[position:following]
            position = following
        # Behind the last column a terminal waits on it or has wrapped.
        self._cursor = (x + stop if x + stop < self._size[0] else None, y)

    def _write_cautiously(self, y: int, x: int, characters: list[str], looks: list[Look]) -> None:
        """Write cells, with a move to the next column after each whose width is in doubt."""
        start = 0
        for position, character in enumerate(characters):
            if character and not _is_certain(character):
                stop = position + (2 if characters[position + 1 : position + 2] == [""] else 1)
                self._write(y, x, characters, looks, start, stop)
                self._cursor = (None, y)
                start = stop
        if start < len(characters):
            self._write(y, x, characters, looks, start, len(characters))

    def _move(self, x: int, y: int) -> None:
        if self._cursor == (x, y):
            return
        if self._cursor is None:
            move = f"\x1b[{y + 1};{x + 1}H"
        elif self._cursor[1] == y:
            move = f"\x1b[{x + 1}G" if x else "\r"
        elif x == 0:
            move = f"\x1b[{y + 1}H"
        else:
            move = f"\x1b[{y + 1};{x + 1}H"
        self._out.append(move)
        self._cursor = (x, y)

    @staticmethod
    def _halve_wide_neighbours(row: _Row, x: int, end: int) -> None:
        """Forget the other half of a wide character that the region is about to cut in two."""
        if x > 0 and row.characters[x] == "":
            row.characters[x - 1] = None
        if end < len(row.characters) and row.characters[end] == "":
            row.characters[end] = None


def _strips_of(update: Update) -> Iterator[tuple[int, int, Iterable[Strip]]]:
    """Yield row, column and strips; those that an update touches in part are taken whole, which costs nothing."""
    if isinstance(update, LayoutUpdate):
        for y, strips in enumerate(update.strips, update.region.y):
            yield y, update.region.x, strips
        return
    for y, start, stop in update.spans:
        for (x, strip), end in zip(update.chops[y].items(), update.chop_ends[y], strict=False):
            if strip is not None and x < stop and end > start:
                yield y, x, [strip]


def _append_cells(
    characters: list[str], looks: list[Look], text: str, style: Style | None, colors: ColorSystem
) -> bool:
    """Add a segment's cells, and tell whether their width is beyond doubt."""
    look, blank = _looks_of(style, colors) if style is not None else (_DEFAULT, Look(None, None, ""))
    if text.isascii() or _all_single(text):
        characters += text
        if " " in text:
            looks += [blank if character == " " else look for character in text]
        else:
            looks += [look] * len(text)
        return True
    is_certain = True
    for start, end, width in split_graphemes(text)[0]:
        character = text[start:end]
        if width == 0:
            # A mark without a base in this segment joins what stands before it.
            if characters:
                characters[-1] += character
                is_certain = False
            continue
        is_certain &= _is_certain(character)
        characters.append(character)
        looks.append(blank if character == " " else look)
        if width == 2:
            characters.append("")
            looks.append(look)
    return is_certain


def _changes(row: _Row, x: int, characters: list[str], looks: list[Look]) -> Iterator[tuple[int, int]]:
    """Yield the runs of cells to write, short stretches of equal style between two of them included."""
    old_characters, old_looks = row.characters, row.looks
    if not any(old_looks[x : x + len(looks)]):
        yield 0, len(looks)
        return
    start = stop = -1
    for position, character in enumerate(characters):
        at = x + position
        if old_characters[at] == character and old_looks[at] == looks[position]:
            continue
        first = position - 1 if character == "" else position
        if start < 0:
            start = first
        elif first - stop > _BRIDGE or not _is_bridge(characters, looks, stop, first):
            yield start, stop
            start = first
        stop = position + 1
        # A wide character is written once for both its cells.
        if characters[stop : stop + 1] == [""]:
            stop += 1
    if start >= 0:
        yield start, stop


def _is_bridge(characters: list[str], looks: list[Look], start: int, stop: int) -> bool:
    """Tell whether writing the cells again needs no change of style after the one before them."""
    look = looks[start - 1]
    free = (look, Look(None, None, look.background))
    return all(
        looks[position] in free and characters[position].isascii() and characters[position]
        for position in range(start, stop)
    )


@lru_cache(maxsize=4096)
def _all_single(text: str) -> bool:
    """Tell whether each character is one grapheme of one certain cell."""
    return cell_len(text) == len(text) and all(_is_certain(c) and cell_len(c) == 1 for c in text)


@lru_cache(maxsize=4096)
def _is_certain(character: str) -> bool:
    """Tell whether every terminal gives a grapheme the same width."""
    if len(character) != 1 or ord(character) >= 0x1F000:
        return False
    return east_asian_width(character) in "WF" or category(character)[0] in "LNPSZ"


@lru_cache(maxsize=4096)
def _looks_of(style: Style, colors: ColorSystem) -> tuple[Look, Look]:
    """Return how characters and how blanks look in a style."""
    bits = style._attributes & style._set_attributes
    codes = [code for position, code in enumerate(SGR_STYLES) if bits & (1 << position)]
    foreground, background = (
        ";".join(color.downgrade(colors).get_ansi_codes(is_foreground)) if color is not None else ""
        for color, is_foreground in ((style._color, True), (style._bgcolor, False))
    )
    look = Look(";".join(codes), foreground, background)
    blank = look if _SHOWN_ON_BLANKS.intersection(codes) else Look(None, None, background)
    return look, blank


@lru_cache(maxsize=8192)
def _change_of_look(before: Look, after: Look) -> tuple[str, Look]:
    """Return the sequence that changes one look into another, and the look that it leaves."""
    attributes, foreground, background = before
    had = set(filter(None, (attributes or "").split(";")))
    codes: list[str] = []
    wanted = set(filter(None, (after.attributes or "").split(";")))
    unwanted = had & _SHOWN_ON_BLANKS if after.attributes is None else had - wanted
    if unwanted:
        codes.append("0")
        had, attributes, foreground, background = set(), "", "", ""
    if after.attributes is not None:
        codes += [code for code in after.attributes.split(";") if code and code not in had]
        attributes = after.attributes
    if after.foreground is not None and after.foreground != foreground:
        codes.append(after.foreground or "39")
        foreground = after.foreground
    if after.background != background:
        codes.append(after.background or "49")
        background = after.background
    return f"\x1b[{';'.join(codes)}m" if codes else "", Look(attributes, foreground, background)
