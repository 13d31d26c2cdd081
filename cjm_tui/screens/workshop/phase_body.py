"""What every phase's body has in common: it shows the desk's view and acts through the desk."""

from __future__ import annotations

from typing import ClassVar

from textual.containers import Vertical

from cjm_tui.domain.analysis import guide_checks
from cjm_tui.domain.analysis.guide_checks import Situation
from cjm_tui.domain.analysis.place import Place
from cjm_tui.domain.choices import Phase
from cjm_tui.domain.edits import Change
from cjm_tui.screens.workshop.desk import Desk


class PhaseBody(Vertical):
    """The body of one phase. Subclasses compose their widgets, set `BINDINGS`, and implement `show`.

    Keys: lower-case letters and digits belong to the body, except `g` (guide) and `u` (undo); upper-case letters, `<`,
    `>` and `?` belong to the frame.
    """

    phase: ClassVar[Phase]

    def __init__(self, desk: Desk) -> None:
        super().__init__(classes="phase-body")
        self.desk = desk

    def on_mount(self) -> None:
        """Show the first values; a subclass's own handler has run before this one."""
        self.show(())

    def show(self, changes: tuple[Change, ...]) -> None:
        """Bring the widgets to the desk's view; `changes` are those that came since (empty: everything may differ).

        Called after every change of the workshop, whoever made it, and after the sight has moved. Must keep the cursor
        and an open editor where they are.
        """
        raise NotImplementedError

    def focus_first(self) -> None:
        """Put the keyboard focus where work begins."""
        if focusable := next((w for w in self.query("*") if w.focusable), None):
            focusable.focus()

    def find(self, check: str) -> bool:
        """Go to what a guide's check (its key) says is missing; return whether there is such a place here."""
        journey, persona = self.desk.journey, self.desk.persona
        situation = Situation(self.desk.view, journey.uid if journey else None, persona.uid if persona else None)
        place = guide_checks.check(check, situation).place if check in guide_checks.CHECKS else None
        return place is not None and self.go_to(place)

    def go_to(self, place: Place) -> bool:
        """Go to a place of this phase; return whether it is here."""
        return False
