"""The figures of a journey with their formulas, told alike in every format."""

from __future__ import annotations

from dataclasses import dataclass

from cjm_tui.domain.analysis.flow import WaitingTime, department_hand_offs, waiting
from cjm_tui.domain.analysis.values import JourneySummary
from cjm_tui.domain.curve_text import valence_text
from cjm_tui.domain.measures.figures import figure_text
from cjm_tui.domain.measures.formulas import formula
from cjm_tui.domain.measures.timing import duration_in_words
from cjm_tui.i18n import _, ngettext


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a journey."""

    label: str
    text: str
    """The figure with its unit, in the language in force."""
    formula: str
    value: float | None = None
    """The bare number, for spreadsheets."""


def journey_figures(summary: JourneySummary) -> list[Figure]:
    """Return the figures of a journey in one persona's eyes, in a fixed order."""
    drop = summary.biggest_drop
    wait = waiting(summary.touchpoints)
    has_owners = any(point.touchpoint.owner_department for point in summary.touchpoints)
    hand_offs = len(department_hand_offs(summary)) if has_owners else None
    return [
        _points(_("Emotional quotient"), summary.emotional_quotient, "emotional_quotient"),
        _points(_("Overall satisfaction"), summary.overall_satisfaction, "overall_satisfaction"),
        Figure(
            _("Satisfied readings"),
            figure_text(summary.share_satisfied, 0, "%"),
            formula("share_satisfied"),
            summary.share_satisfied,
        ),
        Figure(
            _("What stays in memory (peak and end)"),
            valence_text(summary.peak_end),
            formula("peak_end"),
            summary.peak_end,
        ),
        Figure(
            _("Biggest drop"),
            valence_text(drop.size if drop else None),
            formula("biggest_drop"),
            drop.size if drop else None,
        ),
        Figure(
            _("Waiting time"),
            _waiting_text(wait),
            formula("waiting"),
            wait.minutes if wait.waits > wait.unknown else None,
        ),
        Figure(_("Hand-offs between departments"), figure_text(hand_offs, 0), formula("hand_offs"), hand_offs),
    ]


def _points(label: str, value: float | None, key: str) -> Figure:
    text = figure_text(value, 0)
    return Figure(label, text if value is None else _("{n} of 100").format(n=text), formula(key), value)


def _waiting_text(wait: WaitingTime) -> str:
    """Say how long the customer waits; of a map without a wait nobody knows."""
    if not wait.waits:
        return _("n/a")
    text = duration_in_words(wait.minutes)
    if wait.unknown:
        more = ngettext("{n} wait without a duration", "{n} waits without a duration", wait.unknown)
        told = more.format(n=wait.unknown)
        text = f"{text} ({told})" if wait.minutes else told
    return text
