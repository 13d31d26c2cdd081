"""What the guide's checks look at, and the verdict that they return."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from cjm_tui.domain.analysis.place import Place
from cjm_tui.domain.analysis.rounds import points_to_rate, treated_points
from cjm_tui.domain.analysis.values import JourneySummary, TouchpointValue, primary_persona, summarise
from cjm_tui.domain.choices import ActivityKind, ActivityState, Moscow, Phase
from cjm_tui.domain.judgement import Improvement
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.records import Record
from cjm_tui.domain.scope import Journey
from cjm_tui.domain.setting import Activity
from cjm_tui.domain.viewing import hidden_activities
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import _


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a line of the guide holds, how far it is from it, and where to go for the rest."""

    is_met: bool
    detail: str = ""
    """What is there or missing, in the language in force; may hold people's words."""

    place: Place | None = None
    """Where Enter leads; None where there is nothing left to do."""


@dataclass(frozen=True)
class Situation:
    """What the checks look at: a workshop, and the journey and persona on the screen."""

    workshop: Workshop
    journey: str | None = None
    persona: str | None = None

    @cached_property
    def map(self) -> Journey | None:
        """The journey on the screen."""
        return self.workshop.find(Journey, self.journey)

    @cached_property
    def eyes(self) -> Persona | None:
        """The persona in whose eyes it is seen."""
        uid = self.persona or primary_persona(self.workshop, self.journey or "")
        return self.workshop.find(Persona, uid)

    @cached_property
    def summary(self) -> JourneySummary:
        """The journey's figures."""
        return summarise(self.workshop, self.journey or "", self.eyes.uid if self.eyes else None)

    @cached_property
    def to_rate(self) -> Sequence[TouchpointValue]:
        """The touchpoints that this round rates."""
        return points_to_rate(self.workshop, self.summary)

    @cached_property
    def is_follow_up(self) -> bool:
        """Whether this round rates what was treated since the one before."""
        return bool(treated_points(self.workshop, self.summary))

    @cached_property
    def improvements(self) -> list[Improvement]:
        """The improvements that are revealed and not given up: of every journey, as the phases that list them do."""
        hidden = hidden_activities(self.workshop)
        return [
            improvement
            for improvement in self.workshop.improvements
            if improvement.activity not in hidden and improvement.moscow is not Moscow.WONT
        ]


Check = Callable[[Situation], Verdict]
"""Decides one line of the guide."""


def every(
    records: Collection[Record], lacking: Sequence[Record], phase: Phase, field: str = "", title: str = "title"
) -> Verdict:
    """Return the verdict on something that every one of the records should have."""
    if not records:
        return Verdict(False, _("nothing there yet"), Place(phase))
    if not lacking:
        return Verdict(True, _("{done} of {all}").format(done=len(records), all=len(records)))
    first = lacking[0]
    detail = _("{done} of {all}; next: {title}").format(
        done=len(records) - len(lacking), all=len(records), title=getattr(first, title)
    )
    return Verdict(False, detail, Place(phase, first.kind, first.uid, field))


def exists(holds: object, place: Place, detail: str = "") -> Verdict:
    """Return the verdict on something that should be there once."""
    return Verdict(True, detail) if holds else Verdict(False, _("not yet"), place)


def revealed(situation: Situation, kind: ActivityKind, phase: Phase, *, exists_otherwise: bool) -> Verdict:
    """Return the verdict on this round's silent work; what came without an activity counts as well."""
    number = situation.workshop.about.round
    states = [(a.state, a.uid) for a in situation.workshop.activities if a.what is kind and a.round == number]
    for state, uid in states:
        if state is ActivityState.OPEN:
            return Verdict(False, _("waiting for the reveal"), Place(phase, Activity.kind, uid))
    return exists(states or exists_otherwise, Place(phase))
