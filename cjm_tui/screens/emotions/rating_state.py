"""What is rated now: the touchpoints in question, the silent activity if one is open, and how far the room is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from cjm_tui.domain.acts.rating import open_rating, own_reading, readings_activity
from cjm_tui.domain.analysis.disagreements import Disagreement, to_discuss
from cjm_tui.domain.analysis.rounds import points_to_rate, treated_points
from cjm_tui.domain.analysis.values import JourneySummary, TouchpointValue, summarise
from cjm_tui.domain.choices import ActivityState, Role
from cjm_tui.domain.judgement import Reading
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.scope import Journey
from cjm_tui.domain.setting import Activity
from cjm_tui.domain.viewing import Viewer
from cjm_tui.domain.workshop import Workshop


@dataclass(frozen=True)
class RatingState:
    """The rating of one journey in one persona's eyes, as one person sees it."""

    workshop: Workshop
    viewer: Viewer
    journey: Journey
    persona: Persona
    rated_by: Mapping[str, int]
    """Touchpoint → how many have rated it in the open activity; empty where none is open."""

    asks_all: bool = False
    """Whether every touchpoint is rated, or only what this round is about."""

    @cached_property
    def summary(self) -> JourneySummary:
        """The journey's figures, from what is revealed."""
        return summarise(self.workshop, self.journey.uid, self.persona.uid)

    @cached_property
    def open(self) -> Activity | None:
        """The silent activity that is open."""
        return open_rating(self.workshop, self.journey.uid, self.persona.uid)

    @cached_property
    def revealed(self) -> Activity | None:
        """The latest silent activity, where it is revealed."""
        latest = readings_activity(self.workshop, self.journey.uid, self.persona.uid)
        return latest if latest is not None and latest.state is ActivityState.REVEALED else None

    @cached_property
    def subjects(self) -> Sequence[TouchpointValue]:
        """The touchpoints to rate: those of the open activity, else what this round is about, else all."""
        points = self.summary.touchpoints
        if self.open is not None and self.open.subjects:
            wanted = set(self.open.subjects)
            return [point for point in points if point.touchpoint.uid in wanted]
        return points if self.asks_all else points_to_rate(self.workshop, self.summary)

    @cached_property
    def is_follow_up(self) -> bool:
        """Whether what was treated since the last round is asked, and nothing else."""
        treated = [point.touchpoint.uid for point in treated_points(self.workshop, self.summary)]
        return bool(treated) and [point.touchpoint.uid for point in self.subjects] == treated

    @cached_property
    def hidden(self) -> frozenset[str]:
        """Touchpoints whose values nobody may see now."""
        return frozenset(point.touchpoint.uid for point in self.subjects) if self.open else frozenset()

    @cached_property
    def shown(self) -> JourneySummary:
        """The figures without what nobody may see now: an earlier value would sway the next one."""
        stages = tuple(
            replace(
                stage,
                touchpoints=tuple(
                    TouchpointValue(p.touchpoint) if p.touchpoint.uid in self.hidden else p for p in stage.touchpoints
                ),
            )
            for stage in self.summary.stages
        )
        return replace(self.summary, stages=stages)

    @cached_property
    def splits(self) -> list[Disagreement]:
        """The disagreements to discuss, the widest first; none while the room is silent."""
        return [] if self.open else to_discuss(self.summary)

    @property
    def people(self) -> int:
        """How many are asked to rate; 0 where one keyboard serves the room."""
        return sum(p.role is Role.PARTICIPANT for p in self.workshop.participants)

    def mine(self, touchpoint: str) -> Reading | None:
        """Return one's own reading in the open activity."""
        if self.open is None:
            return None
        return own_reading(self.workshop, self.viewer, self.open, touchpoint, self.persona.uid)

    def is_rated(self, point: TouchpointValue) -> bool:
        """Return whether this person has nothing left to do for a touchpoint."""
        if self.open is not None:
            return self.mine(point.touchpoint.uid) is not None
        return point.is_rated

    def next_open(self, after: str) -> str | None:
        """Return the next touchpoint without a rating, going round after the last; None where all are rated."""
        uids = [point.touchpoint.uid for point in self.subjects]
        places = [point.touchpoint.uid for point in self.summary.touchpoints]
        here = places.index(after) if after in places else -1
        lacking = [p.touchpoint.uid for p in self.subjects if not self.is_rated(p) and p.touchpoint.uid != after]
        if not uids or not lacking:
            return None
        return next((uid for uid in lacking if places.index(uid) > here), lacking[0])
