"""What somebody who was not in the room must know first: the worst moment, why it is so, who mends it and by when."""

from __future__ import annotations

from dataclasses import dataclass

from cjm_tui.domain.analysis.computed_finding import ComputedFinding
from cjm_tui.domain.analysis.finding_kinds import FindingKind
from cjm_tui.domain.analysis.findings import answered_by
from cjm_tui.domain.analysis.ranking import RankedImprovement
from cjm_tui.domain.analysis.values import JourneySummary, TouchpointValue
from cjm_tui.domain.choices import Moscow, NoteKind
from cjm_tui.exchange.outbound.edition import Edition
from cjm_tui.i18n import _

_TOLD_ELSEWHERE = (FindingKind.VALLEY, FindingKind.FRICTION, FindingKind.PAINS, FindingKind.ATTENTION)
"""Findings that say no more than the value, the pains or the list itself."""
MOST_REASONS = 3


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


def headline(edition: Edition, journey: str) -> Headline | None:
    """Return the worst moment of a journey, or None of one without a rated or criticised touchpoint."""
    summary = edition.summary(journey)
    found = [finding for finding in edition.findings(journey) if not finding.kind.is_success]
    point = _worst(summary, found)
    if point is None:
        return None
    uid = point.touchpoint.uid
    here = [finding for finding in found if finding.touchpoint == uid]
    mending = {i.uid for finding in here for i in answered_by(edition.workshop, finding)}
    mending |= {i.uid for i in edition.workshop.improvements if uid in i.touchpoints}
    stage = next(s.stage.title for s in summary.stages if point in s.touchpoints)
    plan = [r for r in edition.ranked if r.improvement.uid in mending and r.improvement.moscow is not Moscow.WONT]
    return Headline(point, stage, _reasons(edition, uid, here), tuple(plan))


def _worst(summary: JourneySummary, found: list[ComputedFinding]) -> TouchpointValue | None:
    """Return the touchpoint of the gravest finding, one that was rated where there is one."""
    named = [summary.by_uid[finding.touchpoint] for finding in found if finding.touchpoint in summary.by_uid]
    rated = [point for point in named if point.value is not None]
    lowest = min(
        (point for point in summary.touchpoints if point.value is not None),
        key=lambda point: point.value or 0.0,
        default=None,
    )
    return next(iter([*rated, *([lowest] if lowest else []), *named]), None)


def _reasons(edition: Edition, uid: str, here: list[ComputedFinding]) -> tuple[str, ...]:
    pains = [_sentence(note.text) for note in edition.notes(uid, NoteKind.PAIN)]
    computed = [finding.sentence for finding in here if finding.kind not in _TOLD_ELSEWHERE]
    comments = [_sentence(finding.comment) for finding in here if finding.comment]
    few = max(1, MOST_REASONS - len(computed[:1]) - len(comments[:1]))
    return tuple([*pains[:few], *comments[:1], *computed][:MOST_REASONS])


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith((".", "!", "?", "…", "”", '"')) else _("{text}.").format(text=text)
