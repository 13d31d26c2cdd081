"""The body of the scope phase: what the team wants to learn, on which journey, through which channels, with whom."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.getters import query_one

from cjm_tui.domain.analysis.place import Place
from cjm_tui.domain.choices import Phase
from cjm_tui.domain.edits import Change
from cjm_tui.i18n import N_
from cjm_tui.screens.record_sheet import RecordSheet
from cjm_tui.screens.scope.sections import scope_sections
from cjm_tui.screens.workshop.phase_body import PhaseBody
from cjm_tui.screens.workshop.status_line import StatusLine, read_only_remarks


class ScopeBody(PhaseBody):
    """The scope as a sheet that reads like a document."""

    phase: ClassVar[Phase] = Phase.SCOPE
    BINDING_GROUP_TITLE = N_("Scope")

    sheet = query_one(RecordSheet)

    def compose(self) -> ComposeResult:
        """Yield who may only read, and the sheet."""
        yield StatusLine()
        yield RecordSheet(self.desk, "goals", on_change=lambda: self.show(()))

    def show(self, changes: tuple[Change, ...]) -> None:
        """Bring the sheet to the view."""
        journey = self.desk.journey
        around = self.sheet.surroundings()
        self.query_one(StatusLine).remarks = read_only_remarks(self.desk, "goals")
        self.sheet.show(scope_sections(around, journey), record=journey.uid if journey else "none")

    def focus_first(self) -> None:
        """Begin on the sheet."""
        self.sheet.focus()

    def go_to(self, place: Place) -> bool:
        """Go to a field of the journey, or to the list that a record belongs to."""
        return self.sheet.reveal(f"{place.kind}:{place.uid}:{place.field}") or self.sheet.reveal(
            f"records:{place.kind}"
        )
