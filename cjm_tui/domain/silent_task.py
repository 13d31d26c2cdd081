"""What the room asks of everybody now: the open silent activity or ballot, what it is about, and one's own entries."""

from __future__ import annotations

from dataclasses import dataclass

from cjm_tui.domain.analysis.findings import findings
from cjm_tui.domain.analysis.values import summarise
from cjm_tui.domain.choices import ActivityKind, ActivityState, Phase, Role
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.domain.judgement import Ballot, Estimate, Improvement, Reading, Vote
from cjm_tui.domain.setting import Activity, Participant
from cjm_tui.domain.viewing import Viewer, activity_of, hidden_activities
from cjm_tui.domain.workshop import Workshop

Task = Activity | Ballot
"""What is done silently: a ballot is a record of its own, because it has turns, a budget and options."""
Entry = Touchpoint | Reading | Improvement | Estimate | Vote

PHASE_OF = {
    ActivityKind.CARDS: Phase.TOUCHPOINTS,
    ActivityKind.READINGS: Phase.EMOTIONS,
    ActivityKind.IDEAS: Phase.ANALYSIS,
    ActivityKind.ESTIMATES: Phase.PRIORITIES,
    ActivityKind.BALLOT: Phase.PRIORITIES,
}
"""The phase in which each kind of silent activity is shown when it is revealed."""

_ENTRIES: dict[ActivityKind, type[Touchpoint | Reading | Improvement | Estimate | Vote]] = {
    ActivityKind.CARDS: Touchpoint,
    ActivityKind.READINGS: Reading,
    ActivityKind.IDEAS: Improvement,
    ActivityKind.ESTIMATES: Estimate,
    ActivityKind.BALLOT: Vote,
}


@dataclass(frozen=True, slots=True)
class Subject:
    """What an entry can be about: a stage for cards, a touchpoint to rate, a finding, an improvement."""

    uid: str
    """The record's uid; a finding's key."""
    title: str


def open_task(workshop: Workshop) -> Task | None:
    """Return the silent activity or ballot that was opened last and is not revealed yet, or None."""
    return max(hidden_activities(workshop).values(), key=lambda task: (task.opened_at, task.uid), default=None)


def task_of(workshop: Workshop, uid: str) -> Task | None:
    """Return the silent activity or ballot of a uid, open or revealed, or None."""
    return workshop.find(Activity, uid) or workshop.find(Ballot, uid)


def last_revealed(workshop: Workshop, phase: Phase) -> Activity | None:
    """Return the activity of a phase that was revealed last in this round, or None."""
    revealed = [
        a for a in workshop.activities
        if a.state is ActivityState.REVEALED and PHASE_OF[a.what] is phase and a.round == workshop.about.round
    ]  # fmt: skip
    return max(revealed, key=lambda a: (a.revealed_at or a.opened_at, a.uid), default=None)


def kind_of(task: Task) -> ActivityKind:
    """Return what people do in the task."""
    return ActivityKind.BALLOT if isinstance(task, Ballot) else task.what


def is_asked(person: Participant) -> bool:
    """Return whether silent tasks wait for the person: those who facilitate may take part, observers may not."""
    return person.role is Role.PARTICIPANT


def subjects_of(workshop: Workshop, task: Task) -> list[Subject]:
    """Return what entries can be about, in order."""
    if isinstance(task, Ballot):
        return _improvements(workshop, task.options)
    journey = task.journey or (workshop.journeys[0].uid if workshop.journeys else "")
    match task.what:
        case ActivityKind.CARDS:
            return [Subject(s.uid, s.title) for s in workshop.stages(journey)]
        case ActivityKind.READINGS:
            points = [t for t in workshop.touchpoints(journey) if not task.subjects or t.uid in task.subjects]
            return [Subject(t.uid, t.title) for t in points]
        case ActivityKind.IDEAS:
            found = {f.key: f.sentence for f in findings(workshop, summarise(workshop, journey, task.persona))}
            return [Subject(key, found[key]) for key in task.subjects if key in found]
        case ActivityKind.ESTIMATES:
            return _improvements(workshop, task.subjects or tuple(i.uid for i in workshop.improvements))
        case _:
            return []


def own_entries(workshop: Workshop, task: Task, viewer: Viewer) -> list[Entry]:
    """Return what the person has given in a task, in the order in which it was written."""
    signature = viewer.signature(task)
    mine = [
        entry for entry in workshop.all(_ENTRIES[kind_of(task)]).values()
        if activity_of(entry) == task.uid and entry.author == signature
    ]  # fmt: skip
    return sorted(mine, key=lambda entry: getattr(entry, "position", ""))


def _improvements(workshop: Workshop, uids: tuple[str, ...]) -> list[Subject]:
    known = workshop.all(Improvement)
    return [Subject(uid, known[uid].title) for uid in uids if uid in known]
