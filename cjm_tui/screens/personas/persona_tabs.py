"""The line of personas: who they are, how complete each portrait is, which one is shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message
from textual.reactive import var

from cjm_tui.i18n import _
from cjm_tui.terminal.text import cell_clip
from cjm_tui.widgets.frame.line import LineWidget, Piece, Pieces, one_line
from cjm_tui.widgets.themes import glyphs_of

BAR = 6
"""Cells of the meter."""


@dataclass(frozen=True, slots=True)
class PersonaTab:
    """One persona on the line."""

    uid: str
    name: str
    percent: int
    primary: bool


class PersonaTabs(LineWidget):
    """Shows the personas side by side; a click shows another one."""

    DEFAULT_CSS = """
    PersonaTabs { margin-bottom: 1; }
    """

    @dataclass
    class Chosen(Message):
        """Somebody wants to see another persona."""

        uid: str

    personas: var[tuple[PersonaTab, ...]] = var(())
    current: var[str] = var("")

    def watch_personas(self) -> None:
        """Show the new values."""
        self.update_lines()

    def watch_current(self) -> None:
        """Mark the one that is shown."""
        self.update_lines()

    def activated(self, target: str) -> None:
        """Ask for the one that was clicked."""
        self.post_message(self.Chosen(target))

    def compose_lines(self, width: int, height: int) -> Sequence[Pieces]:
        """Return the line: a name, its meter, and a mark on the primary one."""
        glyphs = glyphs_of(self)
        if not self.personas:
            return ((Piece(_("No persona yet. Press n: whose journey is it?"), "muted"),),)
        room = max(width // len(self.personas) - BAR - 10, 6)
        pieces: list[Piece] = []
        for tab in self.personas:
            here = tab.uid == self.current
            full = round(tab.percent / 100 * BAR)
            name = cell_clip(one_line(tab.name), room)
            pieces += [
                Piece(glyphs.look_left if here else " ", "here"),
                Piece((f"{glyphs.point} " if tab.primary else "") + name, "strong" if here else "", tab.uid),
                Piece(f" {glyphs.full * full}{glyphs.empty * (BAR - full)}", "muted", tab.uid),
                Piece(f" {tab.percent} %", "muted", tab.uid),
                Piece(glyphs.look_right if here else " ", "here"),
                Piece(" "),
            ]
        return (tuple(pieces),)
