"""The questions before two improvements become one."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_tui.domain.acts import findings, priorities
from cjm_tui.domain.edits import Draft
from cjm_tui.domain.judgement import Improvement
from cjm_tui.i18n import _, ngettext
from cjm_tui.screens.workshop.phase_body import PhaseBody
from cjm_tui.widgets.dialogs import Choose, Confirm, Entry


class Merging:
    """Asks which improvement goes into another, and whether its votes may go with it."""

    def __init__(self, body: PhaseBody) -> None:
        self.body, self.desk = body, body.desk

    async def ask(self, kept: Improvement, others: Sequence[Improvement]) -> Draft | None:
        """Return what merges one of the others into the one that is kept; None where it is left."""
        entries = [Entry(other.uid, other.title) for other in findings.look_alikes(kept, others)]
        chosen = await self.body.app.push_screen_wait(
            Choose(_("Merge which one into it?"), entries, prompt=kept.title, numbered=len(entries) <= 9)
        )
        other = self.desk.view.find(Improvement, chosen)
        if other is None:
            return None
        ballot = priorities.open_now(self.desk.view)
        if ballot is not None and other.uid in ballot.options:
            self.desk.says(_("The room votes on it: close the ballot first."), "warning")
            return None
        if self._votes_on(other) and not await self._give_up_votes(other):
            return None
        return priorities.merge(kept, other)

    def _votes_on(self, improvement: Improvement) -> int:
        votes = (vote for ballot in self.desk.view.ballots for vote in self.desk.view.votes_in(ballot.uid))
        return sum(vote.dots for vote in votes if vote.improvement == improvement.uid)

    async def _give_up_votes(self, other: Improvement) -> bool:
        votes = self._votes_on(other)
        dialog = Confirm(
            _("Merge “{title}”?").format(title=other.title),
            ngettext(
                "Its {n} vote in the closed ballots goes with it; u brings both back.",
                "Its {n} votes in the closed ballots go with it; u brings them back.",
                votes,
            ).format(n=votes),
            verb=_("Merge"),
        )
        agreed: bool = await self.body.app.push_screen_wait(dialog)
        return agreed
