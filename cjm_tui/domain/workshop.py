"""The workshop as one immutable value: every living record by kind and uid, with the look-ups that everybody needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TypeVar

from cjm_tui.domain.journey_map import Lane, Note, Stage, Touchpoint
from cjm_tui.domain.judgement import (
    Agreement,
    Ballot,
    Estimate,
    Finding,
    Improvement,
    Metric,
    Reading,
    Vote,
)
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.records import Ordered, Record
from cjm_tui.domain.scope import Channel, Goal, Journey, Scenario
from cjm_tui.domain.setting import (
    About,
    Activity,
    AgendaItem,
    Alternative,
    Department,
    Participant,
    Round,
    SavedView,
    Vocable,
)

KINDS: dict[str, type[Record]] = {
    model.kind: model
    for model in (
        About, Round, AgendaItem, Department, Participant, Goal, Scenario, Channel, Vocable, Persona, Journey, Activity,
        Lane, Stage, Touchpoint, Note, SavedView, Reading, Agreement, Finding, Improvement, Estimate, Ballot, Vote,
        Metric, Alternative,
    )
}  # fmt: skip
"""Every kind of record, in an order in which references point backwards."""

R = TypeVar("R", bound=Record)
Records = Mapping[str, Mapping[str, Record]]


class UnknownRecord(LookupError):
    """No living record has the uid."""

    def __init__(self, kind: str, uid: str) -> None:
        super().__init__(f"{kind} {uid}")
        self.kind = kind
        self.uid = uid


@dataclass(frozen=True)
class Workshop:
    """A workshop at one moment; changing it makes another one."""

    number: int = 0
    """The number that people and the command line call it by."""
    slug: str = ""
    seq: int = 0
    """Sequence number of the last change that it holds."""
    records: Records = field(default_factory=dict)

    def all(self, model: type[R]) -> Mapping[str, R]:
        """Return the living records of a kind by uid."""
        return self.records.get(model.kind, {})  # type: ignore[return-value]

    def find(self, model: type[R], uid: str | None) -> R | None:
        """Return the living record with the uid, or None."""
        return self.all(model).get(uid) if uid else None

    def get(self, model: type[R], uid: str) -> R:
        """Return the living record with the uid.

        Raises:
            UnknownRecord: it never existed or was removed.
        """
        record = self.all(model).get(uid)
        if record is None:
            raise UnknownRecord(model.kind, uid)
        return record

    def lookup(self, kind: str, uid: str) -> Record | None:
        """Return the living record of a kind given by name, or None."""
        return self.records.get(kind, {}).get(uid)

    def with_records(self, kind: str, changed: Mapping[str, Record | None]) -> Workshop:
        """Return a workshop in which these records of one kind stand as given; None removes."""
        merged = dict(self.records.get(kind, {}))
        for uid, record in changed.items():
            if record is None:
                merged.pop(uid, None)
            else:
                merged[uid] = record
        return replace(self, records={**self.records, kind: merged})

    @cached_property
    def about(self) -> About:
        """The workshop's own record."""
        return next(iter(self.all(About).values()))

    @cached_property
    def goals(self) -> list[Goal]:
        """Goals in order."""
        return _ordered(self.all(Goal))

    @cached_property
    def scenarios(self) -> list[Scenario]:
        """Scenarios in order."""
        return _ordered(self.all(Scenario))

    @cached_property
    def channels(self) -> list[Channel]:
        """Channels in order."""
        return _ordered(self.all(Channel))

    @cached_property
    def departments(self) -> list[Department]:
        """Departments in order."""
        return _ordered(self.all(Department))

    @cached_property
    def participants(self) -> list[Participant]:
        """Participants in order of arrival."""
        return _ordered(self.all(Participant))

    @cached_property
    def personas(self) -> list[Persona]:
        """Personas in order."""
        return _ordered(self.all(Persona))

    @cached_property
    def journeys(self) -> list[Journey]:
        """Journeys, candidates included, in order."""
        return _ordered(self.all(Journey))

    @cached_property
    def agenda(self) -> list[AgendaItem]:
        """Agenda items in order."""
        return _ordered(self.all(AgendaItem))

    @cached_property
    def vocables(self) -> list[Vocable]:
        """Emotion words in order."""
        return _ordered(self.all(Vocable))

    @cached_property
    def improvements(self) -> list[Improvement]:
        """Improvements in the order in which they were written."""
        return _ordered(self.all(Improvement))

    @cached_property
    def metrics(self) -> list[Metric]:
        """Metrics in order."""
        return _ordered(self.all(Metric))

    @cached_property
    def activities(self) -> list[Activity]:
        """Silent activities, the oldest first."""
        return sorted(self.all(Activity).values(), key=lambda a: (a.opened_at, a.uid))

    @cached_property
    def ballots(self) -> list[Ballot]:
        """Ballots, the oldest first."""
        return sorted(self.all(Ballot).values(), key=lambda b: (b.opened_at, b.turn, b.uid))

    def columns_of(self, journey: str) -> str:
        """Return the journey whose stages a map shows: a blueprint shares its parent's."""
        record = self.find(Journey, journey)
        return record.parent if record and record.parent and record.parent in self.all(Journey) else journey

    def stages(self, journey: str) -> list[Stage]:
        """Return a journey's stages in order (a blueprint's are its parent's)."""
        return self._stages.get(self.columns_of(journey), [])

    def touchpoints(self, journey: str, stage: str | None = None) -> list[Touchpoint]:
        """Return the placed touchpoints in the order of the map: of the journey, or of one stage."""
        stages = [stage] if stage else [s.uid for s in self.stages(journey)]
        return [t for s in stages for t in self._placed.get(s, [])]

    def bucket(self, journey: str) -> list[Touchpoint]:
        """Return the journey's cards that lie in no stage yet and were not set aside."""
        return [t for t in self._unplaced.get(self.columns_of(journey), []) if not t.set_aside]

    def notes_on(self, uid: str) -> list[Note]:
        """Return the notes that hang on a touchpoint, else on a stage, else on a journey."""
        return self._notes.get(uid, [])

    @cached_property
    def loose_notes(self) -> list[Note]:
        """Notes of the workshop as a whole: decisions, parking lot, takeaways."""
        return self._notes.get("", [])

    def readings_on(self, touchpoint: str) -> list[Reading]:
        """Return all readings of a touchpoint."""
        return self._readings.get(touchpoint, [])

    def estimates_on(self, improvement: str) -> list[Estimate]:
        """Return all estimates of an improvement."""
        return self._estimates.get(improvement, [])

    def votes_in(self, ballot: str) -> list[Vote]:
        """Return all votes of a ballot that this view may know."""
        return [v for v in self.all(Vote).values() if v.ballot == ballot]

    def lanes_of(self, journey: str) -> list[Lane]:
        """Return the journey's own lanes in order."""
        return sorted((lane for lane in self.all(Lane).values() if lane.journey == journey), key=_rank)

    def agreement(self, touchpoint: str, persona: str | None, round_number: int | None = None) -> Agreement | None:
        """Return what was agreed for a touchpoint and persona in a round (default: the running one)."""
        number = round_number or self.about.round
        return self._agreements.get((number, touchpoint, persona)) or self._agreements.get((number, touchpoint, None))

    @cached_property
    def _stages(self) -> dict[str, list[Stage]]:
        return _grouped(sorted(self.all(Stage).values(), key=_rank), lambda s: s.journey)

    @cached_property
    def _in_order(self) -> list[Touchpoint]:
        return sorted(self.all(Touchpoint).values(), key=_rank)

    @cached_property
    def _placed(self) -> dict[str, list[Touchpoint]]:
        return _grouped((t for t in self._in_order if t.stage), lambda t: t.stage or "")

    @cached_property
    def _unplaced(self) -> dict[str, list[Touchpoint]]:
        return _grouped((t for t in self._in_order if not t.stage), lambda t: t.journey)

    @cached_property
    def _notes(self) -> dict[str, list[Note]]:
        notes = sorted(self.all(Note).values(), key=_rank)
        return _grouped(notes, lambda n: n.touchpoint or n.stage or n.journey or "")

    @cached_property
    def _readings(self) -> dict[str, list[Reading]]:
        return _grouped(self.all(Reading).values(), lambda r: r.touchpoint)

    @cached_property
    def _estimates(self) -> dict[str, list[Estimate]]:
        return _grouped(self.all(Estimate).values(), lambda e: e.improvement)

    @cached_property
    def _agreements(self) -> dict[tuple[int, str, str | None], Agreement]:
        return {(a.round, a.touchpoint, a.persona): a for a in self.all(Agreement).values()}

    def everything(self) -> Iterator[Record]:
        """Yield every living record, kind by kind in the order of `KINDS`."""
        for kind in KINDS:
            yield from self.records.get(kind, {}).values()


O_ = TypeVar("O_", bound=Ordered)


def _rank(record: Ordered) -> tuple[str, str]:
    return record.rank


def _ordered(records: Mapping[str, O_]) -> list[O_]:
    return sorted(records.values(), key=_rank)


def _grouped(records: Iterable[R], key: Callable[[R], str]) -> dict[str, list[R]]:
    groups: dict[str, list[R]] = {}
    for record in records:
        groups.setdefault(key(record), []).append(record)
    return groups
