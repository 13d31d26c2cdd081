"""The findings of a journey, worst first: computed from the map, then ordered and commented by the team.

The largest gap comes first, as it is shown; among equal gaps the graver finding (its severity is more where the
journey stops, waits or breaks a promise), then the one whose remedies got more votes. Successes come last, the best of
them first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from cjm_tui.domain.analysis.computed_finding import ComputedFinding, Facts
from cjm_tui.domain.analysis.finding_kinds import MIDDLING_GAP, FindingKind
from cjm_tui.domain.analysis.finding_rules import found_in
from cjm_tui.domain.analysis.ranking import turns
from cjm_tui.domain.analysis.values import JourneySummary
from cjm_tui.domain.judgement import Finding, Improvement
from cjm_tui.domain.measures import ballots
from cjm_tui.domain.workshop import Workshop

UNKNOWN_GAP = -9.0
"""Below every gap that there can be: what is not rated comes after all that is."""

OWN_PREFIX = "own:"
"""How the keys of the team's own findings begin."""


@dataclass(frozen=True, slots=True)
class FindingGroup:
    """Everything that was found at one touchpoint."""

    first: ComputedFinding
    """The gravest, or the one that the team put first."""

    others: tuple[ComputedFinding, ...] = ()


def findings(workshop: Workshop, summary: JourneySummary, *, with_dismissed: bool = False) -> list[ComputedFinding]:
    """Return the findings of a journey, worst first; where the team gave one a place, it stands there.

    Dismissed ones are left out, or come last.
    """
    said = {record.key: record for record in workshop.all(Finding).values() if record.journey == summary.journey}
    found = [_with_word(finding, said.get(finding.key)) for finding in found_in(workshop, summary)]
    found += [_own(record, summary) for key, record in said.items() if key.startswith(OWN_PREFIX)]
    votes = votes_by_touchpoint(workshop)
    found.sort(key=lambda finding: _order(finding, summary, votes))
    standing = _placed([finding for finding in found if not finding.is_dismissed])
    return standing + [finding for finding in found if finding.is_dismissed] if with_dismissed else standing


def grouped(found: Iterable[ComputedFinding]) -> list[FindingGroup]:
    """Return the findings with those about one touchpoint together, in the order of the first of each group."""
    groups: dict[str, list[ComputedFinding]] = {}
    for finding in found:
        # A success stays apart from what is wrong at the same touchpoint.
        together = finding.touchpoint and finding.kind is not FindingKind.OWN and not finding.kind.is_success
        groups.setdefault(finding.touchpoint or "" if together else finding.key, []).append(finding)
    return [FindingGroup(first, tuple(others)) for first, *others in groups.values()]


def worst(workshop: Workshop, summary: JourneySummary, count: int = 5) -> list[ComputedFinding]:
    """Return what ideas are sought for: the worst finding of each of the worst touchpoints, successes apart."""
    groups = grouped(findings(workshop, summary))
    return [group.first for group in groups if not group.first.kind.is_success][:count]


def successes(workshop: Workshop, summary: JourneySummary) -> list[ComputedFinding]:
    """Return what goes well, the best first."""
    return [finding for finding in findings(workshop, summary) if finding.kind.is_success]


def answered_by(workshop: Workshop, finding: ComputedFinding) -> list[Improvement]:
    """Return the improvements that answer a finding: they name it, or they mend its touchpoint."""
    return [i for i in workshop.improvements if finding.key in i.findings or finding.touchpoint in i.touchpoints]


def votes_by_touchpoint(workshop: Workshop) -> Mapping[str, int]:
    """Return how many votes the improvements that mend a touchpoint got in the latest closed ballot."""
    standings = ballots.standings(turns(workshop))
    mending = ((uid, i.uid) for i in workshop.improvements for uid in i.touchpoints if i.uid in standings)
    votes: Counter[str] = Counter()
    for touchpoint, improvement in mending:
        votes[touchpoint] += standings[improvement].votes[0]
    return votes


def _order(finding: ComputedFinding, summary: JourneySummary, votes: Mapping[str, int]) -> tuple[float, ...]:
    """Return what the list is sorted by, the smaller first: successes last, then the gap as it is shown."""
    if finding.kind.is_success:
        return (1, -finding.severity, 0, 0)
    point = summary.by_uid.get(finding.touchpoint or "")
    gap = point.gap if point and point.gap is not None else UNKNOWN_GAP
    return (0, -gap, -finding.severity, -votes.get(finding.touchpoint or "", 0))


def _with_word(finding: ComputedFinding, said: Finding | None) -> ComputedFinding:
    if said is None:
        return finding
    facts = replace(finding.facts, text=said.title) if said.title else finding.facts
    return replace(finding, said=said, facts=facts)


def _own(said: Finding, summary: JourneySummary) -> ComputedFinding:
    """Return a finding that the team wrote; its severity is its touchpoint's gap."""
    point = summary.by_uid.get(said.touchpoint or "")
    gap = point.gap if point else None
    return ComputedFinding(
        said.key,
        FindingKind.OWN,
        MIDDLING_GAP if gap is None else gap,
        Facts(touchpoint=point.touchpoint.title if point else "", text=said.title),
        point.touchpoint.stage if point else None,
        said.touchpoint,
        said,
    )


def _placed(found: list[ComputedFinding]) -> list[ComputedFinding]:
    """Return the findings with those that the team ranked at their places, 1 being the first."""
    ranked = [(f.said.rank, f) for f in found if f.said is not None and f.said.rank is not None]
    order = [finding for finding in found if finding.said is None or finding.said.rank is None]
    for rank, finding in sorted(ranked, key=lambda place: place[0]):
        order.insert(max(0, rank - 1), finding)
    return order
