"""The indicators with what they were computed from, and what the linter misses."""

from __future__ import annotations

from cjm_tui.domain.analysis.guide_checks import Situation
from cjm_tui.domain.analysis.indicators import MetricFigure, metric_figure
from cjm_tui.domain.judgement import Metric
from cjm_tui.domain.linter import lint
from cjm_tui.domain.measures.figures import figure_text
from cjm_tui.domain.measures.formulas import formula
from cjm_tui.domain.measures.metrics import INDICATORS, SMALL_SAMPLE
from cjm_tui.i18n import _
from cjm_tui.screens.analysis.page import Page, target_of
from cjm_tui.screens.workshop.guide_values import key_of
from cjm_tui.widgets.ranked_list import RankedRow


def metrics(situation: Situation) -> Page:
    """Return the indicators of the workshop."""
    return Page(
        rows=tuple(_metric_row(metric_figure(metric)) for metric in situation.workshop.metrics),
        columns=(_("figure"), "n"),
        empty=_("No indicator yet. Press a for NPS, CSAT, CES, churn, retention or a number of your own."),
        caption=_("Enter edits what a figure is computed from."),
    )


def _metric_row(figure: MetricFigure) -> RankedRow:
    metric = figure.metric
    inputs = ", ".join(
        f"{_(label)}: {figure_text(metric.inputs.get(name))}"
        for name, label in INDICATORS[metric.metric_kind].inputs.items()
    )
    told = [f"{inputs} ({formula(metric.metric_kind.value)})", metric.period, metric.source]
    if figure.is_small_sample:
        told.insert(0, _("! fewer than {n} answers: read it with care").format(n=SMALL_SAMPLE))
    return RankedRow(
        target_of(Metric.kind, metric.uid),
        metric.title or _(metric.metric_kind.label),
        "; ".join(filter(None, told)),
        (figure.text, figure_text(figure.n, 0) if figure.n is not None else "–"),
        badge=_(metric.metric_kind.label),
        rank="·",
    )


def linter(situation: Situation) -> Page:
    """Return what a good map never lacks, the gravest first, each with how to mend it."""
    problems = lint(situation.workshop, situation.journey)
    rows = [
        RankedRow(key_of(problem), problem.sentence, problem.mend, rank="!", section=_(problem.severity.label))
        for problem in problems
    ]
    return Page(
        rows=tuple(rows),
        empty=_("The map check finds nothing to mend."),
        caption=_("Enter goes to the place where it is mended.") if rows else "",
    )
