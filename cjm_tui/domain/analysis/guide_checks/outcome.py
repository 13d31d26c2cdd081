"""Analysis, priorities, actions and close: does somebody own what comes out?"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cjm_tui.domain.analysis.findings import answered_by, successes, worst
from cjm_tui.domain.analysis.guide_checks.situation import Check, Situation, Verdict, every, exists, revealed
from cjm_tui.domain.analysis.place import Place
from cjm_tui.domain.analysis.ranking import rank_improvements
from cjm_tui.domain.choices import ActivityKind, ActivityState, NoteKind, Phase, TouchpointType
from cjm_tui.domain.journey_map import Note
from cjm_tui.domain.lint_rules import Severity
from cjm_tui.domain.linter import lint
from cjm_tui.i18n import _

IDEAS_FOR = 3
"""So many of the worst findings need an idea, and a judgement of their channel."""


def _worst_findings_have_ideas(situation: Situation) -> Verdict:
    found = worst(situation.workshop, situation.summary, IDEAS_FOR)
    lacking = [finding for finding in found if not answered_by(situation.workshop, finding)]
    if not found or lacking:
        detail = _("next: {title}").format(title=lacking[0].sentence) if lacking else _("nothing there yet")
        return Verdict(False, detail, Place(Phase.ANALYSIS, "findings", lacking[0].key if lacking else ""))
    return Verdict(True, _("{done} of {all}").format(done=len(found), all=len(found)))


def _improvements_have(*fields: str, phase: Phase = Phase.ACTIONS) -> Check:
    def improvements_have(situation: Situation) -> Verdict:
        improvements = situation.improvements
        lacking = [i for i in improvements if not all(getattr(i, field) for field in fields)]
        field = next((field for field in fields if lacking and not getattr(lacking[0], field)), "")
        return every(improvements, lacking, phase, field)

    return improvements_have


def _has_success(situation: Situation) -> Verdict:
    peaks = successes(situation.workshop, situation.summary)
    return exists(peaks, Place(Phase.ANALYSIS), peaks[0].sentence if peaks else "")


def _channel_fit_judged(situation: Situation) -> Verdict:
    """A wait has no channel to judge."""
    found = worst(situation.workshop, situation.summary, IDEAS_FOR)
    uids = dict.fromkeys(finding.touchpoint for finding in found)
    touchpoints = [situation.summary.by_uid[uid].touchpoint for uid in uids if uid in situation.summary.by_uid]
    wait = TouchpointType.WAIT
    lacking = [t for t in touchpoints if t.channel_fit is None and t.touchpoint_type is not wait]
    return every(touchpoints, lacking, Phase.TOUCHPOINTS, "channel_fit")


def _map_has_no_errors(situation: Situation) -> Verdict:
    errors = [p for p in lint(situation.workshop, situation.journey) if p.severity is Severity.ERROR]
    if errors:
        return Verdict(False, errors[0].sentence, errors[0].place)
    return Verdict(True)


def _improvements_estimated(situation: Situation) -> Verdict:
    wanted = {improvement.uid for improvement in situation.improvements}
    ranked = [r for r in rank_improvements(situation.workshop) if r.improvement.uid in wanted]
    lacking = [entry.improvement for entry in ranked if entry.quadrant is None]
    return every([entry.improvement for entry in ranked], lacking, Phase.PRIORITIES, "impact")


def _estimates_revealed(situation: Situation) -> Verdict:
    estimated = any(entry.quadrant for entry in rank_improvements(situation.workshop))
    return revealed(situation, ActivityKind.ESTIMATES, Phase.PRIORITIES, exists_otherwise=estimated)


def _ballot_closed(situation: Situation) -> Verdict:
    number = situation.workshop.about.round
    ballots = [ballot for ballot in situation.workshop.ballots if ballot.round == number]
    closed = ballots and ballots[-1].state is ActivityState.REVEALED
    return exists(closed, Place(Phase.PRIORITIES, "ballots", ballots[-1].uid if ballots else ""))


def _has_note(kind: NoteKind) -> Check:
    def has_note(situation: Situation) -> Verdict:
        count = sum(note.note_kind is kind for note in situation.workshop.all(Note).values())
        return exists(count, Place(Phase.ACTIONS, "notes"), str(count))

    return has_note


def _review_date_set(situation: Situation) -> Verdict:
    about = situation.workshop.about
    detail = about.review_on.isoformat() if about.review_on else ""
    return exists(about.review_on, Place(Phase.ACTIONS, about.kind, about.uid, "review_on"), detail)


CHECKS: Mapping[str, Check] = MappingProxyType(
    {
        "worst_findings_have_ideas": _worst_findings_have_ideas,
        "ideas_answer_touchpoints": _improvements_have("touchpoints", phase=Phase.ANALYSIS),
        "has_success": _has_success,
        "channel_fit_judged": _channel_fit_judged,
        "map_has_no_errors": _map_has_no_errors,
        "improvements_estimated": _improvements_estimated,
        "estimates_revealed": _estimates_revealed,
        "ballot_closed": _ballot_closed,
        "actions_have_how": _improvements_have("how"),
        "actions_have_owner_and_date": _improvements_have("owner", "due"),
        "owners_accepted": _improvements_have("owner_accepted"),
        "actions_have_indicator": _improvements_have("indicator"),
        "actions_answer_touchpoints": _improvements_have("touchpoints"),
        "has_decision": _has_note(NoteKind.DECISION),
        "has_takeaways": _has_note(NoteKind.TAKEAWAY),
        "review_date_set": _review_date_set,
    }
)
"""Key of a check → the function that decides it."""
