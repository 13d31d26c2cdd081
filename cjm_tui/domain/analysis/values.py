"""What touchpoints, stages and a whole journey are worth in a persona's eyes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import cached_property

from cjm_tui.domain.analysis.basis import Basis
from cjm_tui.domain.choices import Evidence, JourneyType
from cjm_tui.domain.journey_map import Stage, Touchpoint
from cjm_tui.domain.judgement import Agreement, Estimate, Reading
from cjm_tui.domain.measures import emotion, friction
from cjm_tui.domain.measures.emotion import StageValue
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.scope import Journey
from cjm_tui.domain.viewing import hidden_activities
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import _, ngettext


@dataclass(frozen=True, slots=True)
class TouchpointValue:
    """A touchpoint as one persona lives through it."""

    touchpoint: Touchpoint
    value: float | None = None
    """The value agreed on, else the median of the latest pass; None where nobody has rated."""

    readings: tuple[int, ...] = ()
    """The readings that count: revealed, of the latest pass, late ones only where included."""

    agreement: Agreement | None = None
    round: int = 0
    """The round that the value comes from; 0 for none."""

    is_inherited: bool = False
    """Whether the value comes from an earlier round than the one that is looked at."""

    word: str = ""
    """The word that was chosen: the one agreed on, else the one given most often; empty where nobody chose any."""

    persona: str | None = None
    """The persona in whose eyes."""

    @property
    def is_rated(self) -> bool:
        """Whether this round has said something; what an earlier one said does not count."""
        return (self.value is not None or self.agreement is not None) and not self.is_inherited

    @property
    def voices(self) -> int:
        """How many gave the value; one that was agreed on without readings is one voice."""
        return len(self.readings) or int(self.value is not None)

    @property
    def origin_in_words(self) -> str:
        """Which earlier round the value comes from; empty for one of this round."""
        return _("from round {n}").format(n=self.round) if self.is_inherited else ""

    @property
    def satisfaction(self) -> float | None:
        """Satisfaction 1 … 5: the one asked for, else valence + 3."""
        return friction.satisfaction(self.touchpoint.satisfaction, self.value)

    @property
    def gap(self) -> float | None:
        """Importances less satisfaction; None where there is neither emotion nor satisfaction."""
        touchpoint = self.touchpoint
        return friction.gap(touchpoint.importance_customer, touchpoint.importance_organisation, self.satisfaction)

    @property
    def share_satisfied(self) -> float | None:
        """Percentage of satisfied readings."""
        return emotion.share_satisfied(_voices(self))


@dataclass(frozen=True, slots=True)
class StageSummary:
    """A stage with its touchpoints in the order of the map."""

    stage: Stage
    touchpoints: tuple[TouchpointValue, ...]

    @property
    def value(self) -> StageValue | None:
        """Median over the touchpoints with the mean beside it."""
        return emotion.stage_value(point.value for point in self.touchpoints)

    @property
    def emotional_quotient(self) -> float | None:
        """Mean over the stage's touchpoints as 0 … 100."""
        return emotion.emotional_quotient(point.value for point in self.touchpoints)

    @property
    def share_satisfied(self) -> float | None:
        """Percentage of satisfied readings."""
        return share_satisfied(self.touchpoints)


@dataclass(frozen=True, slots=True)
class Fall:
    """The biggest drop of the curve."""

    start: TouchpointValue
    end: TouchpointValue
    size: float
    """Always negative."""


@dataclass(frozen=True)
class JourneySummary:
    """A journey in one persona's eyes, as it stands in one round."""

    journey: str
    persona: str | None
    round: int
    stages: tuple[StageSummary, ...]
    is_future: bool = False
    """Whether the map shows what shall be: its values are wishes."""
    persona_is_researched: bool = False
    """Whether research backs the portrait of the persona."""

    @cached_property
    def touchpoints(self) -> tuple[TouchpointValue, ...]:
        """Every placed touchpoint in the order of the map."""
        return tuple(point for stage in self.stages for point in stage.touchpoints)

    @cached_property
    def by_uid(self) -> dict[str, TouchpointValue]:
        """Touchpoint's uid → its value."""
        return {point.touchpoint.uid: point for point in self.touchpoints}

    @cached_property
    def worst_first(self) -> tuple[TouchpointValue, ...]:
        """The touchpoints in the order in which they call for attention: the largest gap first, unknown ones last."""
        return tuple(sorted(self.touchpoints, key=lambda point: -(point.gap if point.gap is not None else -99)))

    @cached_property
    def values(self) -> tuple[float | None, ...]:
        """The curve: one value per touchpoint, None for a gap."""
        return tuple(point.value for point in self.touchpoints)

    @cached_property
    def emotional_quotient(self) -> float | None:
        """Mean over the touchpoints as 0 … 100."""
        return emotion.emotional_quotient(self.values)

    @cached_property
    def peak_end(self) -> float | None:
        """What stays in memory: the strongest moment and the last one."""
        return emotion.peak_end(self.values)

    @cached_property
    def peak(self) -> TouchpointValue | None:
        """The touchpoint felt most strongly."""
        place = emotion.peak(self.values)
        return None if place is None else self.touchpoints[place]

    @cached_property
    def biggest_drop(self) -> Fall | None:
        """Where the feeling falls most from one touchpoint to the next."""
        drop = emotion.biggest_drop(self.values)
        return drop and Fall(self.touchpoints[drop.start], self.touchpoints[drop.end], drop.size)

    @cached_property
    def overall_satisfaction(self) -> float | None:
        """Mean satisfaction of the touchpoints as 0 … 100; each contributes alike."""
        return friction.overall_satisfaction([point.satisfaction for point in self.touchpoints])

    @cached_property
    def share_satisfied(self) -> float | None:
        """Percentage of satisfied readings."""
        return share_satisfied(self.touchpoints)

    @cached_property
    def n(self) -> int:
        """People behind the curve: the most readings that one touchpoint has."""
        return max((len(point.readings) for point in self.touchpoints), default=0)

    @cached_property
    def valued(self) -> tuple[TouchpointValue, ...]:
        """The touchpoints that have a value."""
        return tuple(point for point in self.touchpoints if point.value is not None)

    @cached_property
    def basis(self) -> Basis:
        """What the curve rests on; research needs readings, and evidence for every value or for the persona."""
        if self.is_future:
            return Basis.TARGET
        researched = all(point.touchpoint.evidence is Evidence.RESEARCHED for point in self.valued)
        if self.n and (researched or self.persona_is_researched):
            return Basis.RESEARCH
        return Basis.HYPOTHESIS

    @property
    def n_in_words(self) -> str:
        """How many people gave the values: `n = 5`, or `n = 1–5` where some had fewer voices than others."""
        voices = [point.voices for point in self.valued]
        fewest, most = min(voices, default=0), max(voices, default=0)
        return f"n = {most}" if fewest == most else f"n = {fewest}–{most}"

    @property
    def basis_in_words(self) -> str:
        """What the curve rests on, with how many gave it and how much of it is older than this round."""
        said = [self.n_in_words]
        if older := sum(point.is_inherited for point in self.valued):
            words = ngettext("{n} of {all} value from earlier rounds", "{n} of {all} values from earlier rounds", older)
            said.append(words.format(n=older, all=len(self.valued)))
        return _("{basis} ({n})").format(basis=_(self.basis.label), n="; ".join(said))


def summarise(
    workshop: Workshop, journey: str, persona: str | None = None, round_number: int | None = None
) -> JourneySummary:
    """Value a journey for a persona as it stands after a round.

    The journey's primary persona and the running round are the defaults. A touchpoint that a later round did
    not rate again keeps the value of the last round that did.
    """
    persona = persona or primary_persona(workshop, journey)
    number = round_number or workshop.about.round
    hidden = hidden_activities(workshop).keys()
    stages = tuple(
        StageSummary(
            stage,
            tuple(
                _valued(workshop, touchpoint, persona, number, hidden)
                for touchpoint in workshop.touchpoints(journey, stage.uid)
            ),
        )
        for stage in workshop.stages(journey)
    )
    record, eyes = workshop.find(Journey, journey), workshop.find(Persona, persona)
    return JourneySummary(
        journey,
        persona,
        number,
        stages,
        is_future=record is not None and record.journey_type is JourneyType.FUTURE_STATE,
        persona_is_researched=eyes is not None and eyes.basis is Evidence.RESEARCHED,
    )


def primary_persona(workshop: Workshop, journey: str) -> str | None:
    """Return the uid of the persona in whose eyes a journey is seen first; None in a workshop without any."""
    record = workshop.find(Journey, journey)
    known = {persona.uid: None for persona in workshop.personas}
    return next((uid for uid in (*(record.personas if record else ()), *known) if uid in known), None)


def counts(record: Reading | Estimate, hidden: Set[str]) -> bool:
    """Tell whether a judgement enters the figures: revealed, and in time or included by the facilitator."""
    return record.activity not in hidden and (not record.late or record.included)


def share_satisfied(touchpoints: Iterable[TouchpointValue]) -> float | None:
    """Return the percentage of satisfied readings over several touchpoints."""
    return emotion.share_satisfied([voice for point in touchpoints for voice in _voices(point)])


def _voices(point: TouchpointValue) -> Sequence[float]:
    """Return a touchpoint's readings; without any, its value or the satisfaction asked for counts as one."""
    if point.readings:
        return point.readings
    satisfaction = point.satisfaction
    return () if satisfaction is None else (emotion.valence_of_score(satisfaction),)


def _valued(
    workshop: Workshop, touchpoint: Touchpoint, persona: str | None, round_number: int, hidden: Set[str]
) -> TouchpointValue:
    readings = [
        reading
        for reading in workshop.readings_on(touchpoint.uid)
        if reading.persona == persona and counts(reading, hidden)
    ]
    for number in range(round_number, 0, -1):
        agreement = workshop.agreement(touchpoint.uid, persona, number)
        latest = _latest_pass([reading for reading in readings if reading.round == number])
        agreed = agreement.value if agreement else None
        valences = tuple(reading.valence for reading in latest)
        value = emotion.median(valences) if agreed is None else agreed
        if value is not None or agreement is not None:
            is_inherited = number < round_number
            return TouchpointValue(
                touchpoint, value, valences, agreement, number, is_inherited, _word(agreement, latest), persona
            )
    return TouchpointValue(touchpoint, persona=persona)


def _latest_pass(readings: list[Reading]) -> list[Reading]:
    latest = max((reading.pass_number for reading in readings), default=0)
    return [reading for reading in readings if reading.pass_number == latest]


def _word(agreement: Agreement | None, readings: list[Reading]) -> str:
    if agreement and agreement.word:
        return agreement.word
    given = Counter(reading.word for reading in readings if reading.word)
    return given.most_common(1)[0][0] if given else ""
