"""The questions around estimates: silence, reveal, and what everybody in the room says."""

from __future__ import annotations

from cjm_tui.data import silent_guide
from cjm_tui.domain.acts import facilitation, priorities
from cjm_tui.domain.choices import ActivityKind, ActivityState
from cjm_tui.domain.edits import Draft
from cjm_tui.domain.judgement import Improvement
from cjm_tui.domain.persona import called
from cjm_tui.domain.rights import SEAT
from cjm_tui.domain.setting import Activity
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import _, language, ngettext
from cjm_tui.screens.workshop.phase_body import PhaseBody
from cjm_tui.widgets.dialogs import AskText, Confirm

LONGEST = 240
"""Cells that the estimates of a very full room take."""


def open_estimates(workshop: Workshop) -> Activity | None:
    """Return the silent estimation that is open, or None."""
    estimates = [a for a in workshop.activities if a.what is ActivityKind.ESTIMATES]
    return next((a for a in reversed(estimates) if a.state is ActivityState.OPEN), None)


class Estimating:
    """Asks on top of a body, and answers with the draft of what was decided."""

    def __init__(self, body: PhaseBody) -> None:
        self.body = body
        self.desk = body.desk

    async def ask_everybody(self, improvement: Improvement) -> Draft | None:
        """Ask for the estimates of everybody in the room; None after Esc."""
        place = f"estimates:{improvement.uid}"
        kept = self.desk.kept_text(place)
        typed = kept.text if kept else ""
        hint = _("Impact and effort of each person: 42 51 33. A dash passes.")
        while True:
            answer = await self.body.app.push_screen_wait(
                AskText(
                    _("What does everybody estimate?"),
                    prompt="\n".join([improvement.title, _("1 little … 5 much."), *self._replaced(improvement)]),
                    initial=typed,
                    limit=LONGEST,
                    hint=hint,
                    drafted=lambda text: self.desk.keep_text(place, text),
                )
            )
            if not answer:
                self.desk.drop_text(place)
                return None
            try:
                pairs = priorities.read_pairs(answer)
            except ValueError:
                typed, hint = answer, _("Two digits 1 to 5 for each person: 42 51 33.")
                continue
            self.desk.drop_when_stored(place)
            self.desk.says(
                ngettext("{n} person's estimate is noted.", "{n} people's estimates are noted.", len(pairs)).format(
                    n=len(pairs)
                )
            )
            opened = open_estimates(self.desk.view)
            return priorities.proxy_estimates(
                self.desk.view, improvement, pairs, new_uid=self.desk.new_uid, activity=opened
            )

    def _replaced(self, improvement: Improvement) -> list[str]:
        """Say whose estimates this takes the place of."""
        view = self.desk.view
        noted = [
            e for e in view.estimates_on(improvement.uid) if e.author.startswith(SEAT) and e.round == view.about.round
        ]
        if not noted:
            return []
        people = len({estimate.author for estimate in noted})
        said = ngettext("{n} person's estimate was noted here before; this replaces it.",
                        "{n} people's estimates were noted here before; this replaces them.", people)  # fmt: skip
        return [said.format(n=people)]

    async def open(self, subjects: list[Improvement]) -> Draft | None:
        """Ask whether everybody shall estimate silently now."""
        words = silent_guide("estimates")
        name, feminine = called(self.desk.persona)
        count = len(subjects)
        agreed = await self.body.app.push_screen_wait(
            Confirm(
                words.title.in_(language()),
                words.say.about(name, language(), feminine=feminine),
                consequences=[
                    ngettext("{n} improvement to estimate", "{n} improvements to estimate", count).format(n=count),
                    _("Nobody sees anybody's estimate until you reveal them."),
                ],
                verb=_("Begin"),
                ready=True,
            )
        )
        if not agreed:
            return None
        return facilitation.open_activity(
            self.desk.view, ActivityKind.ESTIMATES, at=self.desk.room.now(), new_uid=self.desk.new_uid,
            journey=self.desk.journey.uid if self.desk.journey else None, subjects=[i.uid for i in subjects],
            prompt=words.prompt.about(name, language(), feminine=feminine),
        )  # fmt: skip

    async def reveal(self, opened: Activity) -> Draft | None:
        """Ask whether the estimates shall be shown."""
        given = sum(self.desk.room.contributions(opened.uid).values())
        agreed = await self.body.app.push_screen_wait(
            Confirm(
                _("Reveal the estimates?"),
                consequences=[
                    ngettext("{n} estimate is in.", "{n} estimates are in.", given).format(n=given),
                    _("What comes later is marked as late."),
                ],
                verb=_("Reveal"),
                ready=True,
            )
        )
        return facilitation.reveal(opened, self.desk.room.now()) if agreed else None
