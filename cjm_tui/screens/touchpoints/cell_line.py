"""The full text of the cell in focus, below the map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.reactive import var

from cjm_tui.terminal.text import cell_clip
from cjm_tui.widgets.frame.line import LineWidget, Piece, Pieces, one_line, width_of


class CellWords(NamedTuple):
    """What is said about a cell."""

    label: str = ""
    """The lane's name."""
    text: str = ""
    question: str = ""
    """What to ask while the cell is empty."""
    notice: str = ""
    """What wants to be seen to, for instance two texts to choose from."""


class CellLine(LineWidget):
    """Says which lane the cursor is in, and everything that the cell holds, or the question that it answers."""

    words: var[CellWords] = var(CellWords())

    def watch_words(self) -> None:
        """Show the new text."""
        self.update_lines()

    def compose_lines(self, width: int, height: int) -> Sequence[Pieces]:
        """Return one line, clipped at the end."""
        words = self.words
        lead = [Piece(f"{words.label}  ", "muted")]
        if words.notice:
            lead.append(Piece(f"{words.notice}  ", "warning"))
        room = max(width - 2 - width_of(lead), 1)
        text = one_line(words.text.replace("\n", " · "))
        said = Piece(cell_clip(text, room)) if text else Piece(cell_clip(one_line(words.question), room), "muted")
        return ((*lead, said),)
