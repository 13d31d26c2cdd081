"""Cells that are written over one another."""

from __future__ import annotations

from rich.cells import split_graphemes

from cjm_tui.widgets.lines import Line, Span


class Canvas:
    """Cells with a role each, written over one another."""

    def __init__(self, width: int, height: int) -> None:
        self.size = (width, height)
        self._cells = [[(" ", "")] * width for _ in range(height)]

    def write(self, x: int, y: int, text: str, role: str) -> None:
        """Write text from a cell on, as far as the line goes."""
        if not 0 <= y < self.size[1]:
            return
        row = self._cells[y]
        for start, end, width in split_graphemes(text)[0]:
            if x < 0 or x + width > self.size[0]:
                return
            row[x] = (text[start:end], role)
            for covered in range(x + 1, x + width):
                row[covered] = ("", role)
            x += width

    def line(self, y: int) -> Line:
        """Return one line as pieces of one role each."""
        pieces: list[Span] = []
        for text, role in self._cells[y] if y < len(self._cells) else ():
            if pieces and pieces[-1][1] == role:
                pieces[-1] = Span(pieces[-1].text + text, role)
            else:
                pieces.append(Span(text, role))
        return tuple(pieces)
