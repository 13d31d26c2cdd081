"""One ranked list of improvements, with the reason for each place, by the preset that the team chose."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass, replace

from cjm_tui.domain.analysis.values import TouchpointValue, counts, summarise
from cjm_tui.domain.choices import ActivityState, Moscow, Preset
from cjm_tui.domain.curve_text import size_text
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.domain.judgement import Ballot, Estimate, Improvement
from cjm_tui.domain.measures import ballots, priority
from cjm_tui.domain.measures.ballots import Standing
from cjm_tui.domain.measures.figures import figure_text
from cjm_tui.domain.measures.priority import Quadrant, Spread
from cjm_tui.domain.viewing import hidden_activities
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import _, ngettext


@dataclass(frozen=True, slots=True)
class RankedImprovement:
    """An improvement with everything that its place rests on."""

    improvement: Improvement
    preset: Preset
    impact: float | None = None
    """The value agreed on, else the mean of the estimates."""

    effort: float | None = None
    impact_spread: Spread | None = None
    effort_spread: Spread | None = None
    score: float | None = None
    """By the preset; None where something for it is missing."""

    standing: Standing | None = None
    gap: float | None = None
    """The worst gap among the touchpoints that it mends."""

    place: int = 0
    """1 for the first."""

    @property
    def quadrant(self) -> Quadrant | None:
        """Its corner of the matrix."""
        if self.impact is None or self.effort is None:
            return None
        return priority.quadrant(self.impact, self.effort)

    @property
    def reason(self) -> str:
        """Why it stands where it stands, in the language in force."""
        missing = _("no vote on it yet") if self.preset is Preset.VOTES else _("not estimated yet")
        reason = self._score_in_words() or missing
        if self.gap is None:
            return reason
        return reason + _("; worst gap it answers: {gap}").format(gap=size_text(self.gap))

    def _score_in_words(self) -> str:
        match self.preset:
            case Preset.IMPACT_EFFORT:
                return self._matrix_in_words()
            case Preset.MOSCOW:
                promise = self.improvement.moscow
                return ": ".join(filter(None, [_(promise.label) if promise else "", self._matrix_in_words()]))
            case Preset.VOTES:
                return self._votes_in_words()
            case _:
                return f"{_(self.preset.label)} {figure_text(self.score, 2)}" if self.score is not None else ""

    def _matrix_in_words(self) -> str:
        if self.quadrant is None:
            return ""
        people = max((spread.n for spread in (self.impact_spread, self.effort_spread) if spread), default=0)
        sentence = (
            _("{quadrant} (impact {impact}, effort {effort}; n = {n})")
            if people
            else _("{quadrant} (impact {impact}, effort {effort})")
        )
        return sentence.format(
            quadrant=_(self.quadrant.label),
            impact=figure_text(self.impact),
            effort=figure_text(self.effort),
            n=people,
        )

    def _votes_in_words(self) -> str:
        if self.standing is None:
            return ""
        first, *run_offs = self.standing.votes
        words = ngettext("{n} vote", "{n} votes", first).format(n=first)
        if any(run_offs):
            words += ", " + _("{n} in the run-off").format(n=run_offs[-1])
        return words + (", " + _("tied") if self.standing.tied and first else "")


def rank_improvements(
    workshop: Workshop, preset: Preset | None = None, journey: str | None = None
) -> list[RankedImprovement]:
    """Return the improvements (of one journey, or all), the first to do first, by the workshop's preset or another.

    Equal ones, and those without a score, follow the worst gap of the touchpoints they mend, then the order in which
    they were written. Ideas of an activity that is not revealed are left out.
    """
    chosen = preset or workshop.about.preset
    hidden = hidden_activities(workshop).keys()
    candidates = [
        improvement
        for improvement in workshop.improvements
        if improvement.activity not in hidden and (journey is None or improvement.journey == journey)
    ]
    points = _valued_touchpoints(workshop, candidates)
    standings = ballots.standings(turns(workshop))
    ranked = []
    for improvement in candidates:
        estimates = _latest_estimates(workshop, improvement.uid, hidden)
        impacts = priority.mean_and_spread([e.impact for e in estimates if e.impact is not None])
        efforts = priority.mean_and_spread([e.effort for e in estimates if e.effort is not None])
        entry = RankedImprovement(
            improvement,
            chosen,
            impact=_agreed(improvement.impact, impacts),
            effort=_agreed(improvement.effort, efforts),
            impact_spread=impacts,
            effort_spread=efforts,
            standing=standings.get(improvement.uid),
            gap=_worst_gap(improvement, points),
        )
        ranked.append(replace(entry, score=_score(entry, ice_product=workshop.about.ice_product)))
    ranked.sort(key=_order)
    return [replace(entry, place=place) for place, entry in enumerate(ranked, start=1)]


def turns(workshop: Workshop) -> list[dict[str, int]]:
    """Return the counts of the latest closed ballot and of the turns before it, the first turn first."""
    closed = [ballot for ballot in workshop.ballots if ballot.state is ActivityState.REVEALED]
    counted: list[dict[str, int]] = []
    ballot = closed[-1] if closed else None
    while ballot is not None:
        votes = ((vote.improvement, vote.dots) for vote in workshop.votes_in(ballot.uid))
        counted.insert(0, ballots.tally(ballot.options, votes))
        ballot = workshop.find(Ballot, ballot.previous)
    return counted


def must_share(ranked: Sequence[RankedImprovement]) -> float | None:
    """Return the percentage of the effort that Must takes: person-months where every one has them, else estimates."""
    promised = [entry for entry in ranked if entry.improvement.moscow is not None]
    in_months = all(entry.improvement.person_months is not None for entry in promised)
    efforts = [entry.improvement.person_months if in_months else entry.effort for entry in promised]
    return priority.must_share(
        (entry.improvement.moscow or Moscow.WONT, effort or 0.0)
        for entry, effort in zip(promised, efforts, strict=True)
    )


def _score(entry: RankedImprovement, *, ice_product: bool) -> float | None:
    improvement = entry.improvement
    match entry.preset:
        case Preset.RICE:
            known = _known(
                improvement.reach, improvement.rice_impact, improvement.confidence, improvement.person_months
            )
            return priority.rice(*known) if known else None
        case Preset.ICE:
            known = _known(improvement.ice_impact, improvement.ice_confidence, improvement.ice_ease)
            ice = priority.ice_product if ice_product else priority.ice
            return ice(*known) if known else None
        case Preset.VALUE_EFFORT:
            known = _known(improvement.value_customer, improvement.value_business, entry.effort)
            return priority.value_over_effort(*known) if known else None
        case Preset.VOTES:
            return None if entry.standing is None else float(entry.standing.votes[0])
        case _:
            return None if entry.impact is None or entry.effort is None else entry.impact - entry.effort


def _known(*numbers: float | None) -> tuple[float, ...] | None:
    """Return the numbers where none is missing."""
    known = tuple(number for number in numbers if number is not None)
    return known if len(known) == len(numbers) else None


def _order(entry: RankedImprovement) -> tuple[float, ...]:
    """Return what the list is sorted by; the smaller first."""
    gap = -entry.gap if entry.gap is not None else 0.0
    quadrant = list(Quadrant).index(entry.quadrant) if entry.quadrant else len(Quadrant)
    matrix = (quadrant, -(entry.score or 0.0), -(entry.impact or 0.0), gap)
    match entry.preset:
        case Preset.IMPACT_EFFORT:
            return matrix
        case Preset.MOSCOW:
            promise = entry.improvement.moscow
            return (list(Moscow).index(promise) if promise else len(Moscow), *matrix)
        case Preset.VOTES:
            return (entry.standing is None, entry.standing.place if entry.standing else 0, gap)
        case _:
            return (entry.score is None, -(entry.score or 0.0), gap)


def _agreed(agreed: int | None, estimated: Spread | None) -> float | None:
    if agreed is not None:
        return float(agreed)
    return estimated.mean if estimated else None


def _latest_estimates(workshop: Workshop, improvement: str, hidden: Set[str]) -> list[Estimate]:
    estimates = [e for e in workshop.estimates_on(improvement) if counts(e, hidden)]
    latest = max(((e.round, e.pass_number) for e in estimates), default=None)
    return [e for e in estimates if (e.round, e.pass_number) == latest]


def _valued_touchpoints(workshop: Workshop, improvements: Sequence[Improvement]) -> Mapping[str, TouchpointValue]:
    """Return the values of the touchpoints of every journey that an improvement mends."""
    mended = (workshop.find(Touchpoint, uid) for i in improvements for uid in i.touchpoints)
    journeys = {touchpoint.journey for touchpoint in mended if touchpoint}
    return {uid: point for journey in journeys for uid, point in summarise(workshop, journey).by_uid.items()}


def _worst_gap(improvement: Improvement, points: Mapping[str, TouchpointValue]) -> float | None:
    gaps = [points[uid].gap for uid in improvement.touchpoints if uid in points]
    return max((gap for gap in gaps if gap is not None), default=None)
