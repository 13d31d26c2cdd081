"""The guide in one line, for terminals too narrow for the panel."""

from __future__ import annotations

from collections.abc import Sequence

from textual.message import Message
from textual.reactive import var

from cjm_tui.i18n import _
from cjm_tui.terminal.text import cell_clip
from cjm_tui.widgets.frame.guide_view import GuideView
from cjm_tui.widgets.frame.line import LineWidget, Piece, Pieces, one_line, width_of
from cjm_tui.widgets.frame.notice_line import NoticeLine, make_room, notice_lines
from cjm_tui.widgets.themes import glyphs_of


class GuideLine(LineWidget):
    """Says the one thing that matters now: the cut when late, else what is missing, else the question to ask.

    While the screen's `NoticeLine` has something to say, it says that instead.
    """

    DEFAULT_CSS = """
    GuideLine { background: $surface; }
    """

    class GuideWanted(Message):
        """Somebody wants to see the whole guide."""

    view: var[GuideView] = var(GuideView())

    def on_mount(self) -> None:
        """Lend the line to notices."""
        for notice in self.screen.query(NoticeLine):
            self.watch(notice, "said", self.update_lines, init=False)

    def update_lines(self) -> None:
        """Show the new values, in as many lines as a notice takes."""
        super().update_lines()
        make_room(self, len(self._drawn))

    def watch_view(self) -> None:
        """Show the new values."""
        self.update_lines()

    def activated(self, target: str) -> None:
        """Ask for the whole guide."""
        self.post_message(self.GuideWanted())

    def compose_lines(self, width: int, height: int) -> Sequence[Pieces]:
        """Return how far the phase is, and what comes next."""
        glyphs = glyphs_of(self)
        for notice in self.screen.query(NoticeLine):
            if lines := notice_lines(notice.said, width, glyphs):
                return lines
        view = self.view
        lead: list[Piece] = [Piece(_("Guide"), "here", "guide"), Piece(" ")]
        if view.checks:
            every = view.met == len(view.checks)
            count = f"{view.met}/{len(view.checks)} {glyphs.done}"
            lead += [Piece(count, "good" if every else "", "guide"), Piece(f" {glyphs.dot} ", "muted")]
        missing = next((check for check in (*view.checks, *view.missing) if not check.met), None)
        if view.cuts:
            body = Piece(f"! {one_line(view.cuts[0])}", "warning", "guide")
        elif view.asks and (missing is None or view.met == 0):
            body = Piece(f"{_('Ask')}: {one_line(view.asks[0])}", "", "guide")
        elif missing:
            body = Piece(f"{glyphs.ring} {one_line(missing.text)}", "", "guide")
        else:
            body = Piece(one_line(view.say), "", "guide")
        room = max(width - width_of(lead), 1)
        return ((*lead, body._replace(text=cell_clip(body.text, room))),)
