"""From the ranking to what the matrix and its list show, column by column for each way of ranking."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from cjm_tui.domain.analysis.ranking import RankedImprovement
from cjm_tui.domain.choices import Preset
from cjm_tui.domain.curve_text import size_text
from cjm_tui.domain.measures import priority
from cjm_tui.domain.measures.figures import figure_text
from cjm_tui.domain.measures.priority import Quadrant
from cjm_tui.i18n import N_, _
from cjm_tui.widgets.impact_matrix import MatrixPoint, Quarters, Spread

Column = tuple[str, Callable[[RankedImprovement], str]]


def quarters() -> Quarters:
    """Return the names of the quadrants, in the language in force."""
    names = (Quadrant.QUICK_WIN, Quadrant.BIG_BET, Quadrant.IF_TIME_ALLOWS, Quadrant.NOT_WORTH_IT)
    return Quarters(*(_(quadrant.label) for quadrant in names))


def columns_of(preset: Preset) -> tuple[str, ...]:
    """Return the heads of the list's columns."""
    return tuple(_(label) for label, _figure in _COLUMNS[preset])


def point_of(ranked: RankedImprovement, most_votes: int) -> MatrixPoint:
    """Return an improvement as a point and a row; `most_votes` is the length of a full bar."""
    improvement = ranked.improvement
    votes = ranked.standing.votes[0] if ranked.standing else 0
    share = votes / most_votes if ranked.preset is Preset.VOTES and most_votes else None
    return MatrixPoint(
        improvement.uid,
        improvement.title,
        ranked.impact,
        ranked.effort,
        spread=_spread(ranked),
        note=reason_of(ranked),
        scores=tuple(figure(ranked) for _label, figure in _COLUMNS[ranked.preset]),
        share=share,
    )


def points_of(ranked: Sequence[RankedImprovement]) -> list[MatrixPoint]:
    """Return all improvements in their order."""
    most = max((entry.standing.votes[0] for entry in ranked if entry.standing), default=0)
    return [point_of(entry, most) for entry in ranked]


def reason_of(ranked: RankedImprovement) -> str:
    """Return why an improvement stands where it stands; figures that have a column of their own are not said twice."""
    if ranked.quadrant is None or ranked.preset not in (Preset.IMPACT_EFFORT, Preset.MOSCOW):
        return ranked.reason
    people = max((spread.n for spread in (ranked.impact_spread, ranked.effort_spread) if spread), default=0)
    words = _(ranked.quadrant.label)
    if people and ranked.improvement.impact is None:
        words += _(", n = {n}").format(n=people)
    elif ranked.improvement.impact is not None:
        words += ", " + _("agreed by the room")
    if ranked.gap is not None:
        words += _("; worst gap it answers: {gap}").format(gap=size_text(ranked.gap))
    return words


def _spread(ranked: RankedImprovement) -> Spread | None:
    impact, effort = ranked.impact_spread, ranked.effort_spread
    if impact is None or effort is None or max(impact.n, effort.n) < 2:
        return None
    return Spread(impact.low, impact.high, effort.low, effort.high)


def _estimated(value: float | None, spread: priority.Spread | None) -> str:
    """Return a mean with its range: `4.2 (3–5)`."""
    if value is None:
        return "–"
    if spread is None or not spread.width:
        return figure_text(value)
    return f"{figure_text(value)} ({figure_text(spread.low)}–{figure_text(spread.high)})"


def _impact(ranked: RankedImprovement) -> str:
    return _estimated(ranked.impact, ranked.impact_spread)


def _effort(ranked: RankedImprovement) -> str:
    return _estimated(ranked.effort, ranked.effort_spread)


def _score(ranked: RankedImprovement) -> str:
    return "–" if ranked.score is None else figure_text(ranked.score, 2)


def _field(name: str) -> Callable[[RankedImprovement], str]:
    def figure(ranked: RankedImprovement) -> str:
        value = getattr(ranked.improvement, name)
        return "–" if value is None else figure_text(float(value), 2)

    return figure


def _promise(ranked: RankedImprovement) -> str:
    promise = ranked.improvement.moscow
    return _(promise.label) if promise else "–"


def _votes(turn: int) -> Callable[[RankedImprovement], str]:
    def figure(ranked: RankedImprovement) -> str:
        votes = ranked.standing.votes if ranked.standing else ()
        later = sum(votes[1:]) if len(votes) > 1 else 0
        if not votes:
            return "–"
        return str(votes[0]) if turn == 1 else str(later or "")

    return figure


_COLUMNS: Mapping[Preset, tuple[Column, ...]] = MappingProxyType(
    {
        Preset.IMPACT_EFFORT: ((N_("impact"), _impact), (N_("effort"), _effort)),
        Preset.RICE: (
            ("RICE", _score),
            (N_("reach"), _field("reach")),
            (N_("impact"), _field("rice_impact")),
            ("%", _field("confidence")),
            (N_("months"), _field("person_months")),
        ),
        Preset.ICE: (
            ("ICE", _score),
            (N_("impact"), _field("ice_impact")),
            (N_("confidence"), _field("ice_confidence")),
            (N_("ease"), _field("ice_ease")),
        ),
        Preset.VALUE_EFFORT: (
            (N_("value / effort"), _score),
            (N_("customer"), _field("value_customer")),
            (N_("business"), _field("value_business")),
            (N_("effort"), _effort),
        ),
        Preset.MOSCOW: (("MoSCoW", _promise), (N_("impact"), _impact), (N_("effort"), _effort)),
        Preset.VOTES: ((N_("votes"), _votes(1)), (N_("run-off"), _votes(2))),
    }
)
