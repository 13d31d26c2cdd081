"""The card below the curve: the touchpoint in focus, what to ask, the five keys, and how the room stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.reactive import var

from cjm_tui.terminal.text import cell_clip, cell_pad, wrap_words
from cjm_tui.widgets.frame.line import LineWidget, Piece, Pieces, one_line, width_of
from cjm_tui.widgets.themes import Glyphs, glyphs_of

DIGITS = range(1, 6)
NARROW = 60
"""Below this width the title stands alone, without its stage and the count."""
SHORTEST_WORD = 7
"""Letters that must be legible of the words under the digits."""
_VALENCE_ROLES = ("very-negative", "negative", "neutral", "positive", "very-positive")


@dataclass(frozen=True, slots=True)
class FocusView:
    """What the card says; all texts are in the reader's language or people's own."""

    title: str = ""
    stage: str = ""
    corner: str = ""
    """How many are rated, and the marks of this one."""
    quote: str = ""
    eyes: str = ""
    """Whose eyes to use."""
    asks: str = ""
    words: tuple[str, ...] = ()
    """The word under each digit."""
    chosen: int = 0
    """The digit that stands for this touchpoint now; 0 for none."""
    counts: tuple[int, ...] = ()
    """How many said each digit; empty while that is hidden or nobody has."""
    state: str = ""
    state_role: str = ""
    splits: tuple[str, ...] = ()
    """The widest disagreements that are not settled."""
    figures: tuple[str, ...] = ()
    formulas: tuple[str, ...] = ()
    """The formula of each figure."""
    hint: str = ""
    """Instead of everything else, where there is nothing to rate."""


class FocusCard(LineWidget):
    """Shows a `FocusView`; what does not fit a low screen is left out, the questions and keys last."""

    COMPONENT_CLASSES = {f"line--{role}" for role in _VALENCE_ROLES}
    DEFAULT_CSS = """
    FocusCard {
        height: 9;
        padding: 0;
        border-top: solid $rule;
        &.-ascii { border-top: ascii $rule; }
        & > .line--very-negative { color: $emotion-very-negative; }
        & > .line--negative { color: $emotion-negative; }
        & > .line--neutral { color: $emotion-neutral; }
        & > .line--positive { color: $emotion-positive; }
        & > .line--very-positive { color: $emotion-very-positive; }
    }
    """

    view: var[FocusView] = var(FocusView())

    def on_mount(self) -> None:
        """Keep the edge within the glyphs that the terminal has."""
        self.set_class(glyphs_of(self).ascii_only, "-ascii")

    def watch_view(self) -> None:
        """Show the new values."""
        self.update_lines()

    def compose_lines(self, width: int, height: int) -> Sequence[Pieces]:
        """Return the card's lines."""
        view, glyphs = self.view, glyphs_of(self)
        if view.hint:
            return [(), *((Piece(line, "muted"),) for line in wrap_words(view.hint, width, max(height - 1, 1)))]
        parts = [
            self._heading(width, glyphs),
            (Piece(cell_clip(one_line(view.quote), width), "muted"),),
            (Piece(cell_clip(one_line(view.eyes), width), "accent"),),
            (Piece(cell_clip(one_line(view.asks), width)),),
        ]
        scale = [self._digits(width), self._bars(width, glyphs)]
        state = (Piece(cell_clip(one_line(view.state), width), view.state_role),)
        splits: list[Pieces] = [(Piece(cell_clip(one_line(split), width), "warning"),) for split in view.splits]
        figures = [self._figures(width, glyphs)]
        explained = [(), *self._formulas(width, glyphs)]
        blank: list[Pieces] = [()]
        fullest = [*parts, *blank, *scale, state, *splits, *explained]
        fuller = [*parts, *blank, *scale, state, *splits, *figures]
        compact = [*parts, *scale, state, *figures]
        lowest = [parts[0], parts[2], *scale, state]
        return next((lines for lines in (fullest, fuller, compact) if len(lines) <= height), lowest)

    def _heading(self, width: int, glyphs: Glyphs) -> Pieces:
        view = self.view
        if width < NARROW:
            return (Piece(cell_clip(one_line(view.title), width), "strong"),)
        corner = Piece(view.corner, "muted")
        stage = Piece(f"{cell_clip(one_line(view.stage), width // 3)} {glyphs.step} ", "muted")
        title = Piece(cell_clip(one_line(view.title), width - width_of([corner, stage]) - 2), "strong")
        return (stage, title, Piece(" " * max(width - width_of([stage, title, corner]), 1)), corner)

    def _columns(self, width: int) -> int:
        return min(18, width // len(DIGITS))

    def _digits(self, width: int) -> Pieces:
        column, pieces = self._columns(width), []
        longest = max((cell_len(word) for word in self.view.words), default=0)
        named = column - 4 >= min(longest, SHORTEST_WORD)
        for digit, word, role in zip(DIGITS, self.view.words, _VALENCE_ROLES, strict=False):
            mark = glyphs_of(self).point if digit == self.view.chosen else " "
            pieces.append(Piece(f"{mark}{digit} ", "accent", str(digit)))
            # A word of two letters says nothing: then the digits stand alone, in the words' colours.
            pieces.append(Piece(cell_pad(one_line(word) if named else "", column - 4) + " ", role, str(digit)))
        return tuple(pieces)

    def _bars(self, width: int, glyphs: Glyphs) -> Pieces:
        column, most = self._columns(width), max(self.view.counts, default=0)
        room = column - 6
        pieces = []
        for count, role in zip(self.view.counts, _VALENCE_ROLES, strict=False):
            bar = glyphs.full * (max(1, round(count * min(1, room / most))) if count else 0)
            pieces.append(Piece(cell_pad(f" {bar} {count}" if count else f" {glyphs.dot}", column), role))
        return tuple(pieces)

    def _figures(self, width: int, glyphs: Glyphs) -> Pieces:
        """Return the figures that fit, none of them cut off."""
        between = f" {glyphs.dot} "
        shown = list(self.view.figures)
        while len(shown) > 1 and len(between.join(shown)) > width:
            shown.pop()
        return (Piece(cell_clip(between.join(shown), width), "muted"),)

    def _formulas(self, width: int, glyphs: Glyphs) -> list[Pieces]:
        lines: list[Pieces] = []
        for figure, formula in zip(self.view.figures, self.view.formulas, strict=False):
            room = width - width_of([Piece(figure)]) - 3
            tail = f"   {cell_clip(formula, room)}" if formula and room > 10 else ""
            lines.append((Piece(cell_clip(figure, width)), Piece(tail, "muted")))
        return lines

    def activated(self, target: str) -> None:
        """Press the digit that was clicked."""
        self.app.simulate_key(target)
