"""What somebody who was not in the room must know first: the worst moment, why it is so, who mends it and by when."""

from __future__ import annotations

from dataclasses import dataclass

from cjm_tui.domain.analysis.computed_finding import ComputedFinding
from cjm_tui.domain.analysis.finding_kinds import FindingKind
from cjm_tui.domain.analysis.findings import answered_by, votes_by_touchpoint
from cjm_tui.domain.analysis.ranking import RankedImprovement
from cjm_tui.domain.analysis.values import JourneySummary, TouchpointValue
from cjm_tui.domain.analysis.wording import inside_quotes
from cjm_tui.domain.choices import ActionStatus, Moscow, NoteKind
from cjm_tui.domain.judgement import Improvement
from cjm_tui.exchange.outbound.edition import Edition
from cjm_tui.i18n import _, ngettext

_TOLD_ELSEWHERE = (FindingKind.VALLEY, FindingKind.FRICTION, FindingKind.PAINS, FindingKind.ATTENTION)
"""Findings that say no more than the value, the pains or the list itself."""
MOST_REASONS = 3
MOST_TIES = 3
"""So many of those that feel as bad are named."""


@dataclass(frozen=True, slots=True)
class Headline:
    """The worst moment of a journey."""

    point: TouchpointValue
    stage: str
    """Title of its stage."""
    reasons: tuple[str, ...]
    """Sentences; the pains in people's own words first."""
    plan: tuple[RankedImprovement, ...]
    """What mends it, the first to do first."""
    ties: tuple[TouchpointValue, ...] = ()
    """Other touchpoints that feel as bad, in the same order."""

    @property
    def ties_in_words(self) -> str:
        """How many more feel as bad, with their titles; empty where this one stands alone."""
        if not self.ties:
            return ""
        titles = ", ".join(f"“{inside_quotes(point.touchpoint.title)}”" for point in self.ties[:MOST_TIES])
        count = len(self.ties)
        more = titles if count <= MOST_TIES else f"{titles}, …"
        return ngettext("{n} more feels as bad: {titles}", "{n} more feel as bad: {titles}", count).format(
            n=count, titles=more
        )


def who_does_it(improvement: Improvement, owner: str) -> str:
    """Return who does an improvement, by the name as the format writes it; who has not accepted has only been asked."""
    if not owner:
        return _("nobody yet")
    is_only_asked = not improvement.owner_accepted and improvement.status in (ActionStatus.IDEA, ActionStatus.PLANNED)
    return _("{who} (asked, has not said yes yet)").format(who=owner) if is_only_asked else owner


def headline(edition: Edition, journey: str) -> Headline | None:
    """Return the worst moment of a journey, or None of one without a rated or criticised touchpoint."""
    summary = edition.summary(journey)
    found = [finding for finding in edition.findings(journey) if not finding.kind.is_success]
    lowest = _worst(edition, summary, found)
    if not lowest:
        return None
    point, *ties = lowest
    uid = point.touchpoint.uid
    here = [finding for finding in found if finding.touchpoint == uid]
    mending = {i.uid for finding in here for i in answered_by(edition.workshop, finding)}
    mending |= {i.uid for i in edition.workshop.improvements if uid in i.touchpoints}
    stage = next(s.stage.title for s in summary.stages if point in s.touchpoints)
    plan = [r for r in edition.ranked if r.improvement.uid in mending and r.improvement.moscow is not Moscow.WONT]
    return Headline(point, stage, _reasons(edition, uid, here), tuple(plan), tuple(ties))


def _worst(edition: Edition, summary: JourneySummary, found: list[ComputedFinding]) -> list[TouchpointValue]:
    """Return the touchpoints that feel worst, of equal ones the largest gap first, then the most votes.

    Where nobody has rated, the one that the gravest finding is about.
    """
    votes = votes_by_touchpoint(edition.workshop)
    lowest = min((point.value for point in summary.touchpoints if point.value is not None), default=None)
    if lowest is None:
        named = (summary.by_uid[finding.touchpoint] for finding in found if finding.touchpoint in summary.by_uid)
        return list(named)[:1]
    tied = [point for point in summary.touchpoints if point.value == lowest]
    return sorted(tied, key=lambda point: (-(point.gap or 0), -votes.get(point.touchpoint.uid, 0)))


def _reasons(edition: Edition, uid: str, here: list[ComputedFinding]) -> tuple[str, ...]:
    pains = [_sentence(note.text) for note in edition.notes(uid, NoteKind.PAIN)]
    computed = [finding.sentence for finding in here if finding.kind not in _TOLD_ELSEWHERE]
    comments = [_sentence(finding.comment) for finding in here if finding.comment]
    few = max(1, MOST_REASONS - len(computed[:1]) - len(comments[:1]))
    return tuple([*pains[:few], *comments[:1], *computed][:MOST_REASONS])


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?", "…", "”", '"')) else _("{text}.").format(text=text)
