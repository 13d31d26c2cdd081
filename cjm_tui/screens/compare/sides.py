"""What can stand on a side of a comparison, and which two are compared first."""

from __future__ import annotations

from dataclasses import dataclass

from cjm_tui.domain.acts.deriving import futures_of
from cjm_tui.domain.analysis.values import JourneySummary, primary_persona, summarise
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.scope import Journey
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import _


@dataclass(frozen=True, slots=True)
class Side:
    """A journey in one persona's eyes after one round."""

    journey: str
    persona: str | None
    round: int

    @property
    def key(self) -> str:
        """The side as a text that `side_of` reads."""
        return f"{self.journey}/{self.persona or ''}/{self.round}"

    def summary(self, workshop: Workshop) -> JourneySummary:
        """Return the journey's values."""
        return summarise(workshop, self.journey, self.persona, self.round)

    def parts(self, workshop: Workshop) -> tuple[str, str, str]:
        """Return the names of journey, persona and round."""
        journey, persona = workshop.find(Journey, self.journey), workshop.find(Persona, self.persona)
        return (
            journey.title if journey else "",
            persona.display_name if persona else "",
            _("round {n}").format(n=self.round),
        )


def side_of(key: str) -> Side:
    """Return the side that a key stands for."""
    journey, persona, number = key.split("/")
    return Side(journey, persona or None, int(number))


def all_sides(workshop: Workshop) -> list[Side]:
    """Return every journey in every persona's eyes after every round, the latest round first."""
    rounds = range(workshop.about.round, 0, -1)
    personas: list[str | None] = [persona.uid for persona in workshop.personas] or [None]
    return [Side(j.uid, p, n) for j in workshop.journeys for p in personas for n in rounds]


def first_pair(workshop: Workshop, journey: Journey, persona: str | None) -> tuple[Side, Side]:
    """Return what is most worth comparing: as-is and to-be, else this round and the last, else two personas.

    Once something has been rated again, the rounds come first.
    """
    now = workshop.about.round
    eyes = persona or primary_persona(workshop, journey.uid)
    here = Side(journey.uid, eyes, now)
    if journey.derived_from and workshop.find(Journey, journey.derived_from):
        return Side(journey.derived_from, eyes, now), here
    rounds = Side(journey.uid, eyes, now - 1), here
    if now > 1 and any(point.is_rated for point in here.summary(workshop).touchpoints):
        return rounds
    if futures := futures_of(workshop, journey.uid):
        return here, Side(futures[-1].uid, eyes, now)
    if now > 1:
        return rounds
    others = [p.uid for p in workshop.personas if p.uid != eyes]
    if others:
        return here, Side(journey.uid, others[0], now)
    more = [j.uid for j in workshop.journeys if j.uid != journey.uid]
    return here, Side(more[0] if more else journey.uid, eyes, now)
