"""Indicators (DEFAULTS: Metrics; S1.7)."""

from __future__ import annotations

import pytest

from cjm_tui.domain.choices import MetricKind
from cjm_tui.domain.measures.formulas import FORMULAS
from cjm_tui.domain.measures.metrics import INDICATORS


@pytest.mark.parametrize(
    ("kind", "inputs", "expected"),
    [
        ("nps", {"promoters": 50, "passives": 30, "detractors": 20}, 30),
        ("nps", {"promoters": 0, "passives": 0, "detractors": 7}, -100),
        ("nps", {"promoters": 0, "passives": 0, "detractors": 0}, None),
        ("csat", {"positive": 45, "total": 60}, 75),
        ("csat", {"positive": 0, "total": 0}, None),
        ("ces", {"scores": 275, "answers": 50}, 5.5),
        ("ces", {"scores": 0, "answers": 0}, None),
        ("churn", {"lost": 5, "at_start": 200}, 2.5),
        ("churn", {"lost": 5, "at_start": 0}, None),
        ("retention", {"at_end": 210, "new": 30, "at_start": 200}, 90),
        ("retention", {"at_end": 210, "new": 30, "at_start": 0}, None),
        ("number", {"value": -4.5}, -4.5),
    ],
)
def test_indicator(kind: str, inputs: dict[str, float], expected: float | None) -> None:
    """S1.7: a division by zero is "n/a", never a crash."""
    assert INDICATORS[MetricKind(kind)].value(inputs) == expected


@pytest.mark.parametrize("kind", INDICATORS)
def test_missing_inputs_make_no_figure(kind: MetricKind) -> None:
    indicator = INDICATORS[kind]
    assert indicator.value({}) is None
    assert indicator.value(dict.fromkeys(indicator.inputs)) is None
    assert not indicator.is_small_sample({})


@pytest.mark.parametrize("kind", INDICATORS)
def test_every_indicator_prints_its_formula_and_counts_its_sample_from_its_inputs(kind: MetricKind) -> None:
    assert kind in FORMULAS
    assert set(INDICATORS[kind].sample) <= set(INDICATORS[kind].inputs)


def test_every_kind_of_metric_can_be_entered() -> None:
    assert set(INDICATORS) == set(MetricKind)


@pytest.mark.parametrize(("answers", "warned"), [(29, True), (30, False)])
def test_fewer_than_thirty_answers_are_flagged(answers: int, warned: bool) -> None:
    assert INDICATORS[MetricKind.CSAT].is_small_sample({"positive": 10, "total": answers}) is warned
    inputs = {"promoters": 10, "passives": 10, "detractors": answers - 20}
    assert INDICATORS[MetricKind.NPS].is_small_sample(inputs) is warned
