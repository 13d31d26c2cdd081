"""The lines at the foot of a sheet: what the field under the cursor asks for, and how to answer."""

from __future__ import annotations

from rich.cells import cell_len
from rich.text import Text
from textual.widgets import Static

from cjm_tui.i18n import _
from cjm_tui.terminal.text import plain
from cjm_tui.widgets.lines import sayable
from cjm_tui.widgets.sheet.fields import SheetField
from cjm_tui.widgets.sheet.places import Spot, option_key
from cjm_tui.widgets.themes import glyphs_of

OPTIONS_SHOWN = 9


class SheetFoot(Static):
    """Shows the help of a field, its options by number, or the keys of the open editor."""

    DEFAULT_CSS = """
    SheetFoot { dock: bottom; height: 2; padding: 0 1 0 2; color: $muted; text-overflow: ellipsis; }
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown = ""

    def tell(self, lines: list[str]) -> None:
        """Show the first of these lines that fit."""
        text = sayable("\n".join(lines[: max(self.size.height, 1)]), glyphs_of(self))
        if text != self._shown:
            self._shown = text
            self.update(plain(text) if text else Text())


def foot_lines(spot: Spot | None, field: SheetField | None, column: int, width: int, *, read_only: bool) -> list[str]:
    """Return what to say about the place of the cursor, most useful line first."""
    if spot is None or field is None:
        return []
    lines = []
    choices = field.choices
    if spot.part == "cells" and column >= 0:
        choices = field.columns[column].choices
    if choices and not read_only and spot.part != "option":
        shown = [f"{option_key(index)} {choice.label}" for index, choice in enumerate(choices[:OPTIONS_SHOWN])]
        lines += _packed(shown + (["…"] if len(choices) > OPTIONS_SHOWN else []), width)
    if field.help:
        lines.append(field.help)
    if spot.part == "alternative" and not read_only:
        lines.insert(0, _("Enter takes this text · Del drops it"))
    return lines


def editor_lines(spot: Spot, field: SheetField, length: int) -> list[str]:
    """Return how to leave the open editor, and how much room is left in it."""
    if spot.part == "add":
        keys = _("Enter adds and goes on · Esc ends")
    elif field.kind == "long":
        keys = _("Tab keeps · Enter begins a new line · Esc cancels")
    else:
        keys = _("Enter keeps · Tab keeps, next field · Esc cancels")
    counted = f"   {length}/{field.limit}" if field.limit and length > field.limit * 0.7 else ""
    return [keys + counted, *([field.help] if field.help else [])]


def _packed(pieces: list[str], width: int) -> list[str]:
    """Return the pieces side by side in as few lines as hold them, none of them broken."""
    lines: list[str] = []
    for piece in pieces:
        if lines and cell_len(lines[-1]) + 3 + cell_len(piece) <= width:
            lines[-1] += "   " + piece
        else:
            lines.append(piece)
    return lines
