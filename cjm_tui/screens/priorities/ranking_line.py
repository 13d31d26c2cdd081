"""The lines above the matrix: how the list is ranked, by which formula, and what goes on right now."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.message import Message
from textual.reactive import var

from cjm_tui.terminal.text import cell_clip
from cjm_tui.widgets.frame.line import LineWidget, Piece, Pieces, width_of
from cjm_tui.widgets.themes import glyphs_of


@dataclass(frozen=True, slots=True)
class RankingView:
    """What the lines say."""

    presets: tuple[tuple[str, str], ...] = ()
    """Key and name of every way of ranking."""
    current: str = ""
    formula: str = ""
    typing: str = ""
    """The figures that are being typed; they take the formula's place."""
    state: str = ""
    """What goes on: silent estimates, an open ballot, a warning; a line of its own."""
    is_warning: bool = False


class RankingLine(LineWidget):
    """Shows the ways of ranking, the formula of the current one, and what goes on."""

    DEFAULT_CSS = """
    RankingLine { height: 2; padding: 0; }
    RankingLine.-state { height: 3; }
    """

    @dataclass
    class PresetPicked(Message):
        """A way of ranking was clicked."""

        key: str

    view: var[RankingView] = var(RankingView())

    def watch_view(self, view: RankingView) -> None:
        """Make room for what goes on."""
        self.set_class(bool(view.state), "-state")
        self.update_lines()

    def activated(self, target: str) -> None:
        """Ask for the way of ranking that was clicked."""
        self.post_message(self.PresetPicked(target))

    def compose_lines(self, width: int, height: int) -> Sequence[Pieces]:
        """Return the lines."""
        view, glyphs = self.view, glyphs_of(self)
        line: list[Piece] = []
        for key, label in view.presets:
            if key == view.current:
                line.append(Piece(f"{glyphs.look_left}{label}{glyphs.look_right}", "here", key))
            else:
                line.append(Piece(f" {label} ", "muted", key))
        if width_of(line) > width:
            line = [piece for piece in line if piece.role == "here"]
        said = Piece(cell_clip(view.typing or view.formula, width - 1), "accent" if view.typing else "muted")
        lines: list[Pieces] = [tuple(line), (Piece(" "), said)]
        if view.state:
            look = "warning" if view.is_warning else "good"
            mark = "!" if view.is_warning else glyphs.point
            lines.append((Piece(f" {mark} "), Piece(cell_clip(view.state, width - 3), look)))
        return lines
