"""The line of sections above the analysis: where one is, and the key of every other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message
from textual.reactive import var

from cjm_tui.widgets.frame.line import LineWidget, Piece, Pieces, width_of
from cjm_tui.widgets.themes import glyphs_of


@dataclass(frozen=True, slots=True)
class SectionTab:
    """One section: its digit and its name."""

    digit: str
    name: str


class SectionBar(LineWidget):
    """Shows the sections; where there is no room for all names, those further away show their digits alone."""

    DEFAULT_CSS = "SectionBar { padding: 0; }"

    @dataclass
    class SectionPicked(Message):
        """A section was clicked."""

        digit: str

    tabs: var[tuple[SectionTab, ...]] = var(())
    current: var[str] = var("")

    def watch_tabs(self) -> None:
        """Show the new sections."""
        self.update_lines()

    def watch_current(self) -> None:
        """Mark another section."""
        self.update_lines()

    def compose_lines(self, width: int, height: int) -> Sequence[Pieces]:
        """Return the line."""
        here = next((n for n, tab in enumerate(self.tabs) if tab.digit == self.current), 0)
        line: Pieces = ()
        for named in range(1, len(self.tabs) + 1):
            nearest = sorted(range(len(self.tabs)), key=lambda n: (abs(n - here), -n))[:named]
            wider = self._line(frozenset(nearest))
            if width_of(wider) > width and line:
                break
            line = wider
        return [line]

    def _line(self, named: frozenset[int]) -> Pieces:
        glyphs = glyphs_of(self)
        line: list[Piece] = []
        for place, tab in enumerate(self.tabs):
            is_here = tab.digit == self.current
            line.append(Piece("  " if line else "", ""))
            line.append(Piece(tab.digit, "here" if is_here else "accent", tab.digit))
            if is_here:
                line.append(Piece(f" {glyphs.look_left}{tab.name}{glyphs.look_right}", "here", tab.digit))
            elif place in named:
                line.append(Piece(f" {tab.name}", "muted", tab.digit))
        return tuple(line)

    def activated(self, target: str) -> None:
        """Go to the section that was clicked."""
        self.post_message(self.SectionPicked(target))
