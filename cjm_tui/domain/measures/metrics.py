"""The indicators of a journey, each computed from stored inputs: NPS, CSAT, CES, churn and retention."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cjm_tui.domain.choices import MetricKind
from cjm_tui.i18n import N_

SMALL_SAMPLE = 30
"""Below this many answers a figure is shown with a warning."""


def nps(promoters: float, passives: float, detractors: float) -> float | None:
    """Return `%(9–10) − %(0–6)` of the answers, −100 … 100."""
    total = promoters + passives + detractors
    return (promoters - detractors) / total * 100 if total > 0 else None


def csat(positive: float, total: float) -> float | None:
    """Return `positive / total · 100`, positive being 4–5 on a scale of 1–5."""
    return positive / total * 100 if total > 0 else None


def ces(scores: float, answers: float) -> float | None:
    """Return the mean on 1–7, 7 being easy, from the sum of the scores and their number."""
    return scores / answers if answers > 0 else None


def churn(lost: float, at_start: float) -> float | None:
    """Return `lost / at start · 100`."""
    return lost / at_start * 100 if at_start > 0 else None


def retention(at_end: float, new: float, at_start: float) -> float | None:
    """Return `(end − new) / start · 100`."""
    return (at_end - new) / at_start * 100 if at_start > 0 else None


@dataclass(frozen=True, slots=True)
class Indicator:
    """A kind of metric: what it asks for and how it is computed; `FORMULAS` has its formula."""

    inputs: Mapping[str, str]
    """Input → its label, in the order in which `figure` takes them."""

    figure: Callable[..., float | None]
    sample: tuple[str, ...]
    """Inputs whose sum is n, the number of answers or customers behind the figure."""

    unit: str = ""
    lowest: float = 0
    highest: float | None = 100

    def value(self, inputs: Mapping[str, float | None]) -> float | None:
        """Return the figure, or None ("n/a") where an input is missing or the division is by zero."""
        given = [inputs.get(name) for name in self.inputs]
        return None if any(number is None for number in given) else self.figure(*given)

    def n(self, inputs: Mapping[str, float | None]) -> float | None:
        """Return the number of answers or customers behind the figure, as far as its inputs tell."""
        given = [inputs.get(name) for name in self.sample]
        return None if not given or None in given else sum(number or 0 for number in given)

    def is_small_sample(self, inputs: Mapping[str, float | None]) -> bool:
        """Tell whether fewer than 30 stand behind the figure."""
        n = self.n(inputs)
        return n is not None and n < SMALL_SAMPLE


INDICATORS: Mapping[MetricKind, Indicator] = MappingProxyType(
    {
        MetricKind.NPS: Indicator(
            {
                "promoters": N_("Promoters (9–10)"),
                "passives": N_("Passives (7–8)"),
                "detractors": N_("Detractors (0–6)"),
            },
            nps,
            ("promoters", "passives", "detractors"),
            lowest=-100,
        ),
        MetricKind.CSAT: Indicator(
            {"positive": N_("Satisfied answers (4–5)"), "total": N_("All answers")},
            csat,
            ("total",),
            unit="%",
        ),
        MetricKind.CES: Indicator(
            {"scores": N_("Sum of the answers (1–7)"), "answers": N_("Number of answers")},
            ces,
            ("answers",),
            lowest=1,
            highest=7,
        ),
        MetricKind.CHURN: Indicator(
            {"lost": N_("Customers lost"), "at_start": N_("Customers at the start")},
            churn,
            ("at_start",),
            unit="%",
        ),
        MetricKind.RETENTION: Indicator(
            {
                "at_end": N_("Customers at the end"),
                "new": N_("New customers"),
                "at_start": N_("Customers at the start"),
            },
            retention,
            ("at_start",),
            unit="%",
            highest=None,
        ),
        MetricKind.NUMBER: Indicator({"value": N_("Value")}, float, (), lowest=-math.inf, highest=None),
    }
)
"""Every kind of metric, in the order in which they are offered."""
