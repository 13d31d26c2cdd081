"""Acts on findings and ideas: comment, put aside, order by hand, add one's own, and turn them into improvements."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from cjm_tui.domain.analysis.computed_finding import ComputedFinding
from cjm_tui.domain.analysis.findings import OWN_PREFIX, FindingGroup
from cjm_tui.domain.edits import Draft, Edit, change, create, remove
from cjm_tui.domain.judgement import Finding, Improvement
from cjm_tui.domain.setting import Activity
from cjm_tui.domain.text import looks_like
from cjm_tui.domain.viewing import Viewer
from cjm_tui.i18n import N_

NewUid = Callable[[], str]


def edit_finding(journey: str, finding: ComputedFinding, *, new_uid: NewUid, **fields: Any) -> Draft:
    """Return the draft that writes the team's own title or comment on a finding."""
    return Draft(N_("Edit the finding"), (_say(journey, finding.key, new_uid, **fields),))


def dismiss(journey: str, findings: Iterable[ComputedFinding], *, new_uid: NewUid) -> Draft:
    """Return the draft that puts findings aside; they are listed last and can come back."""
    edits = tuple(_say(journey, finding.key, new_uid, dismissed=True) for finding in findings)
    return Draft(N_("Put the finding aside"), edits)


def bring_back(journey: str, findings: Iterable[ComputedFinding], *, new_uid: NewUid) -> Draft:
    """Return the draft that lets findings count again."""
    edits = tuple(_say(journey, finding.key, new_uid, dismissed=False) for finding in findings)
    return Draft(N_("Bring the finding back"), edits)


def own_finding(journey: str, title: str, *, new_uid: NewUid, touchpoint: str | None = None) -> Draft:
    """Return the draft of a finding that the team writes itself."""
    uid = new_uid()
    edit = create(Finding, uid, journey=journey, key=f"{OWN_PREFIX}{uid}", title=title, touchpoint=touchpoint)
    return Draft(N_("Add a finding"), (edit,))


def rank_by_hand(
    journey: str, groups: Sequence[FindingGroup], place: int, delta: int, *, new_uid: NewUid
) -> Draft | None:
    """Return the draft that moves the group at a place up (−1) or down (+1); None at the ends.

    Everything down to there gets a rank, so that the order that people saw is the order that stays.
    """
    there = place + delta
    if not 0 <= there < len(groups):
        return None
    order = [group.first for group in groups[: max(place, there) + 1]]
    order.insert(there, order.pop(place))
    edits = tuple(
        _say(journey, finding.key, new_uid, rank=rank)
        for rank, finding in enumerate(order, start=1)
        if finding.said is None or finding.said.rank != rank
    )
    return Draft(N_("Order the findings"), edits)


def improvement_from(
    journey: str, title: str, findings: Iterable[ComputedFinding], *, author: str, new_uid: NewUid
) -> Draft:
    """Return the draft of an improvement that answers findings and mends their touchpoints."""
    return Draft(N_("Make an improvement"), (_answering(journey, title, findings, author, new_uid),))


def write_idea(
    journey: str, title: str, findings: Iterable[ComputedFinding], *,
    viewer: Viewer, activity: Activity | None, new_uid: NewUid,
) -> Draft:  # fmt: skip
    """Return the draft of an idea: an improvement from the start; in an open activity it stays hidden."""
    author = viewer.signature(activity) if activity else viewer.uid
    edit = _answering(journey, title, findings, author, new_uid, activity=activity.uid if activity else None)
    return Draft(N_("Write an idea"), (edit,), who=author if activity else None)


def merge_ideas(kept: Improvement, other: Improvement) -> Draft:
    """Return the draft that merges two ideas: the first one's title stays, everything else of both is kept."""
    merged = change(
        kept,
        merged_from=_union(kept.merged_from, (other.title, *other.merged_from)),
        touchpoints=_union(kept.touchpoints, other.touchpoints),
        findings=_union(kept.findings, other.findings),
        how="\n".join(dict.fromkeys(filter(None, (kept.how, other.how)))),
    )
    return Draft(N_("Merge the ideas"), (merged, remove(other)))


def look_alikes(idea: Improvement, others: Iterable[Improvement]) -> list[Improvement]:
    """Return the other ideas, the one that shares most of its words first."""
    return sorted((o for o in others if o.uid != idea.uid), key=lambda o: -likeness(idea.title, o.title))


def likeness(one: str, other: str) -> float:
    """Return which share of their words two texts have in common, 0 … 1; endings and short words count little."""
    left, right = _stems(one), _stems(other)
    return len(left & right) / len(left | right) if left and right else 0.0


def _stems(text: str) -> set[str]:
    return {looks_like(word)[:5] for word in text.split() if len(word) > 3}


def _union(*parts: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for part in parts for value in part))


def _answering(
    journey: str, title: str, findings: Iterable[ComputedFinding], author: str, new_uid: NewUid, **more: Any
) -> Edit:
    found = list(findings)
    touchpoints = tuple(dict.fromkeys(f.touchpoint for f in found if f.touchpoint))
    return create(
        Improvement, new_uid(), title=title, journey=journey, touchpoints=touchpoints,
        findings=tuple(f.key for f in found), author=author, **more,
    )  # fmt: skip


def _say(journey: str, key: str, new_uid: NewUid, **fields: Any) -> Edit:
    """Return the team's word on a finding; where there is one already, it is changed (the key is its natural key)."""
    return create(Finding, new_uid(), journey=journey, key=key, **fields)
