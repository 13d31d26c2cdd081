"""A stored metric as a figure."""

from __future__ import annotations

from dataclasses import dataclass

from cjm_tui.domain.judgement import Metric
from cjm_tui.domain.measures.figures import figure_text
from cjm_tui.domain.measures.metrics import INDICATORS, SMALL_SAMPLE


@dataclass(frozen=True, slots=True)
class MetricFigure:
    """What a metric comes to."""

    metric: Metric
    value: float | None
    """None for "n/a": an input is missing, or the division is by zero."""

    n: float | None
    """The number behind it: as entered, else what its inputs tell."""

    @property
    def is_small_sample(self) -> bool:
        """Whether fewer than 30 stand behind it."""
        return self.n is not None and self.n < SMALL_SAMPLE

    @property
    def text(self) -> str:
        """The figure with its unit, in the language in force."""
        return figure_text(self.value, unit=INDICATORS[self.metric.metric_kind].unit)


def metric_figure(metric: Metric) -> MetricFigure:
    """Compute a metric from its stored inputs."""
    indicator = INDICATORS[metric.metric_kind]
    n = metric.n if metric.n is not None else indicator.n(metric.inputs)
    return MetricFigure(metric, indicator.value(metric.inputs), n)
