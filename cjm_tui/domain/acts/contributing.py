"""What one person gives in a silent task, signed so that nobody learns the author: cards, ideas, estimates, votes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from cjm_tui.domain.acts import rating
from cjm_tui.domain.analysis.findings import findings
from cjm_tui.domain.analysis.values import summarise
from cjm_tui.domain.edits import Draft, Fields, change, create, remove
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.domain.judgement import Ballot, Estimate, Improvement, Vote
from cjm_tui.domain.measures.ballots import room_left
from cjm_tui.domain.setting import Activity
from cjm_tui.domain.silent_task import Entry, Subject, Task, own_entries
from cjm_tui.domain.viewing import Viewer
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import N_

NewUid = Callable[[], str]

_NUMBERED = re.compile(r"\s*(\d{1,2})[.):]\s+(?=\S)")


def split_number(line: str, subjects: Sequence[Subject]) -> tuple[Subject | None, str]:
    """Return the subject that a line names by its number (`3. Calls the desk`), and the line without it."""
    found = _NUMBERED.match(line)
    if found and 1 <= int(found[1]) <= len(subjects):
        return subjects[int(found[1]) - 1], line[found.end() :].strip()
    return None, line.strip()


def write_card(workshop: Workshop, viewer: Viewer, task: Activity, title: str, stage: str | None, uid: str) -> Draft:
    """Return the draft of one's own card, with the stage that it is meant for where one was named."""
    journey = workshop.columns_of(task.journey or workshop.journeys[0].uid)
    signature = viewer.signature(task)
    edit = create(
        Touchpoint, uid, journey=journey, title=title, suggested_stage=stage, author=signature, activity=task.uid
    )
    return Draft(N_("Write card"), (edit,), who=signature)


def write_idea(workshop: Workshop, viewer: Viewer, task: Activity, title: str, finding: str | None, uid: str) -> Draft:
    """Return the draft of one's own idea, answering a finding where one was named, and mending its touchpoint."""
    signature = viewer.signature(task)
    edit = create(
        Improvement, uid, title=title, journey=task.journey, findings=(finding,) if finding else (),
        touchpoints=_touchpoints_of(workshop, task, finding), author=signature, activity=task.uid,
    )  # fmt: skip
    return Draft(N_("Write idea"), (edit,), who=signature)


def _touchpoints_of(workshop: Workshop, task: Activity, finding: str | None) -> tuple[str, ...]:
    if finding is None or task.journey is None:
        return ()
    found = findings(workshop, summarise(workshop, task.journey, task.persona))
    return tuple(f.touchpoint for f in found if f.key == finding and f.touchpoint)


def correct(entry: Touchpoint | Improvement, title: str, subject: str | None = None) -> Draft:
    """Return the draft that writes one's own card or idea anew; an empty title takes it back."""
    if not title:
        return take_back(entry)
    fields: Fields = {"title": title}
    if subject:
        fields |= {"suggested_stage": subject} if isinstance(entry, Touchpoint) else {"findings": (subject,)}
    return Draft(N_("Correct"), (change(entry, **fields),), who=entry.author)


def take_back(entry: Entry) -> Draft:
    """Return the draft that takes one's own entry back."""
    return Draft(N_("Take back"), (remove(entry),), who=entry.author)


def votes_left(workshop: Workshop, viewer: Viewer, ballot: Ballot, improvement: str = "") -> int:
    """Return how many votes the person may still give: in all, or to one improvement."""
    cast = {v.improvement: v.dots for v in own_entries(workshop, ballot, viewer) if isinstance(v, Vote)}
    if not improvement:
        return max(0, ballot.budget - sum(cast.values()))
    return room_left(cast, improvement, ballot.budget, ballot.cap)


def vote(
    workshop: Workshop, viewer: Viewer, ballot: Ballot, improvement: str, dots: int, *, new_uid: NewUid
) -> Draft | None:
    """Return the draft that puts so many votes on an improvement (0 takes them back); None where nothing changes.

    The database refuses more than the budget and the cap.
    """
    signature = viewer.signature(ballot)
    given = own_entries(workshop, ballot, viewer)
    mine = next((v for v in given if isinstance(v, Vote) and v.improvement == improvement), None)
    if dots:
        edit = create(Vote, new_uid(), ballot=ballot.uid, improvement=improvement, author=signature, dots=dots)
    elif mine is not None:
        edit = remove(mine)
    else:
        return None
    return Draft(N_("Vote"), (edit,), act=True, who=signature)


def estimate(
    viewer: Viewer, task: Activity, improvement: str, impact: int | None, effort: int | None, *, new_uid: NewUid
) -> Draft:
    """Return the draft of one's own impact and effort for an improvement; again before the reveal corrects them."""
    signature = viewer.signature(task)
    edit = create(
        Estimate, new_uid(), improvement=improvement, author=signature, activity=task.uid, round=task.round,
        pass_number=task.pass_number, impact=impact, effort=effort,
    )  # fmt: skip
    return Draft(N_("Estimate"), (edit,), who=signature)


def rate(
    workshop: Workshop,
    viewer: Viewer,
    task: Activity,
    touchpoint: str,
    valence: int,
    word: str = "",
    *,
    new_uid: NewUid,
) -> Draft | None:
    """Return the draft of one's own reading in a task, or None where it has no eyes to look with."""
    persona = task.persona or (workshop.personas[0].uid if workshop.personas else None)
    if persona is None:
        return None
    return rating.rate(workshop, viewer, task, touchpoint, persona, valence, new_uid=new_uid, word=word)


def is_complete(workshop: Workshop, viewer: Viewer, task: Task, subjects: Sequence[Subject]) -> bool:
    """Return whether there is nothing left to mark: every subject rated or estimated, no vote left."""
    if isinstance(task, Ballot):
        return votes_left(workshop, viewer, task) == 0
    given = own_entries(workshop, task, viewer)
    marked = {e.touchpoint if hasattr(e, "touchpoint") else getattr(e, "improvement", "") for e in given}
    half = any(isinstance(e, Estimate) and None in (e.impact, e.effort) for e in given)
    return not half and all(s.uid in marked for s in subjects)
