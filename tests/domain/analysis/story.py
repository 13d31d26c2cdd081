"""Tells a workshop in a test's own words: records one after the other, without a library or a room."""

from __future__ import annotations

import itertools
from datetime import UTC, datetime
from typing import Any, TypeVar

from cjm_tui.domain.choices import ActivityKind, ActivityState, Period
from cjm_tui.domain.journey_map import Note, Stage, Touchpoint
from cjm_tui.domain.judgement import Agreement, Ballot, Estimate, Finding, Improvement, Reading, Vote
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.records import Ordered, Record
from cjm_tui.domain.scope import Channel, Goal, Journey, Scenario
from cjm_tui.domain.setting import About, Activity, Department, Participant
from cjm_tui.domain.workshop import Workshop

NOW = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)
R = TypeVar("R", bound=Record)


class Story:
    """A workshop with one journey, "Portal", seen in the eyes of Ana."""

    def __init__(self, **about: Any) -> None:
        self.records: dict[str, dict[str, Record]] = {}
        self._numbers = itertools.count(1)
        self.add(About, **{"title": "IT portal", "created_at": NOW, **about})
        self.ana = self.add(Persona, display_name="Ana")
        self.journey = self.add(Journey, title="Portal", personas=(self.ana.uid,))

    def add(self, model: type[R], **fields: Any) -> R:
        """Add a record after its siblings."""
        number = next(self._numbers)
        if issubclass(model, Ordered):
            fields.setdefault("position", f"{number:06}")
        record = model(**{"uid": f"{model.kind}-{number}", **fields})
        self.records.setdefault(model.kind, {})[record.uid] = record
        return record

    def edit(self, record: R, **fields: Any) -> R:
        """Change a record as it stands now."""
        current = self.records[record.kind][record.uid]
        changed = type(record).model_validate({**current.model_dump(), **fields})
        self.records[record.kind][record.uid] = changed
        return changed

    @property
    def workshop(self) -> Workshop:
        """The workshop as told so far."""
        return Workshop(records={kind: dict(table) for kind, table in self.records.items()})

    def stage(self, title: str, period: str = "during", **fields: Any) -> Stage:
        """Add a stage to the journey."""
        return self.add(Stage, **{"journey": self.journey.uid, **fields}, title=title, period=Period(period))

    def touchpoint(self, stage: Stage | None, title: str, *valences: int, **fields: Any) -> Touchpoint:
        """Add a touchpoint, and rate it in Ana's eyes."""
        home = {"journey": stage.journey if stage else self.journey.uid, "stage": stage.uid if stage else None}
        touchpoint = self.add(Touchpoint, **home, title=title, **fields)
        self.rate(touchpoint, *valences)
        return touchpoint

    def rate(self, touchpoint: Touchpoint, *valences: int, persona: Persona | None = None, **fields: Any) -> None:
        """Add readings, each by somebody else."""
        for seat, valence in enumerate(valences, start=1):
            eyes = (persona or self.ana).uid
            author = f"seat-{seat}"
            self.add(Reading, touchpoint=touchpoint.uid, persona=eyes, author=author, valence=valence, **fields)

    def agree(self, touchpoint: Touchpoint, value: float | None, **fields: Any) -> Agreement:
        """Settle a touchpoint's value in Ana's eyes."""
        return self.add(Agreement, **{"touchpoint": touchpoint.uid, "persona": self.ana.uid, "value": value, **fields})

    def silent(self, kind: ActivityKind, *, is_open: bool = True) -> Activity:
        """Begin a silent activity."""
        state = ActivityState.OPEN if is_open else ActivityState.REVEALED
        return self.add(Activity, what=kind, state=state, opened_at=NOW)

    def note(self, on: Record, kind: str, text: str, **fields: Any) -> Note:
        """Hang a note on a stage or a touchpoint."""
        home = {"stage": on.uid} if isinstance(on, Stage) else {"touchpoint": on.uid}
        return self.add(Note, note_kind=kind, text=text, **home, **fields)

    def channel(self, title: str, kind: str = "digital", **fields: Any) -> Channel:
        """Add a channel."""
        return self.add(Channel, title=title, channel_kind=kind, **fields)

    def department(self, title: str) -> Department:
        """Add a department."""
        return self.add(Department, title=title)

    def improvement(self, title: str, *mends: Touchpoint, **fields: Any) -> Improvement:
        """Add an improvement of the journey."""
        touchpoints = tuple(touchpoint.uid for touchpoint in mends)
        return self.add(Improvement, title=title, journey=self.journey.uid, touchpoints=touchpoints, **fields)

    def estimate(self, improvement: Improvement, *scores: tuple[int | None, int | None], **fields: Any) -> None:
        """Add estimates of (impact, effort), each by somebody else."""
        for seat, (impact, effort) in enumerate(scores, start=1):
            author = f"seat-{seat}"
            self.add(Estimate, improvement=improvement.uid, author=author, impact=impact, effort=effort, **fields)

    def ballot(self, votes: dict[Improvement | str, int], *, is_open: bool = False, **fields: Any) -> Ballot:
        """Hold a vote: uid of an improvement → the dots it gets, each from another person."""
        options = tuple(str(uid) for uid in votes)
        state = ActivityState.OPEN if is_open else ActivityState.REVEALED
        ballot = self.add(Ballot, options=options, state=state, opened_at=NOW, **fields)
        for uid, dots in votes.items():
            for seat in range(dots):
                self.add(Vote, ballot=ballot.uid, improvement=uid, author=f"seat-{seat}", dots=1)
        return ballot

    def say(self, key: str, **fields: Any) -> Finding:
        """Let the team say something of a finding."""
        return self.add(Finding, journey=self.journey.uid, key=key, **fields)

    def scope(self) -> None:
        """Give the workshop what every scope needs."""
        self.add(Goal, title="Fewer repeated calls", kpi="Repeated calls")
        self.add(Scenario, title="The portal is down")
        self.edit(
            self.journey,
            first_action="Notices",
            last_action="Recommends",
            timeframe_value=2,
            target_experience="Solved at once",
        )

    def person(self, name: str, department: Department | None = None, **fields: Any) -> Participant:
        """Let somebody take part."""
        return self.add(Participant, display_name=name, department=department.uid if department else None, **fields)
