"""The body of the emotions phase."""

from __future__ import annotations

from typing import ClassVar

from cjm_tui.domain.choices import Phase
from cjm_tui.domain.edits import Change
from cjm_tui.screens.workshop.phase_body import PhaseBody


class EmotionsBody(PhaseBody):
    """The emotions phase."""

    phase: ClassVar[Phase] = Phase.EMOTIONS

    def show(self, changes: tuple[Change, ...]) -> None:
        """Bring the widgets to the view."""
