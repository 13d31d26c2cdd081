"""The home's first lines: what this program is, and how many workshops there are."""

from __future__ import annotations

from collections.abc import Sequence

from textual.reactive import var

from cjm_tui.i18n import _
from cjm_tui.widgets.frame.line import LineWidget, Piece, Pieces, width_of


class Banner(LineWidget):
    """Says the program's name and purpose on the left, the count on the right."""

    DEFAULT_CSS = """
    Banner { background: $panel; }
    """

    counted: var[str] = var("")

    def watch_counted(self) -> None:
        """Show the count."""
        self.update_lines()

    def compose_lines(self, width: int, height: int) -> Sequence[Pieces]:
        """Return the line; the purpose goes where it does not fit."""
        name, purpose = Piece(" cjm-tui", "here"), Piece("  " + _("Customer journey mapping, as a team"), "muted")
        count = Piece(self.counted + " ", "muted")
        left: Pieces = (name, purpose) if width_of((name, purpose, count)) < width else (name,)
        return ((*left, Piece(" " * max(width - width_of(left) - width_of((count,)), 1)), count),)
