"""Figures as the reader expects them."""

from __future__ import annotations

import pytest

from cjm_tui.domain.measures.figures import figure_text
from cjm_tui.i18n import using


@pytest.mark.parametrize(
    ("value", "decimals", "unit", "english", "portuguese"),
    [
        (None, 1, "%", "n/a", "n/d"),
        (4.5, 1, "", "4.5", "4,5"),
        (75.0, 1, "%", "75 %", "75 %"),
        (58.333, 1, "", "58.3", "58,3"),
        (-1.25, 2, "", "−1.25", "−1,25"),
        (-0.01, 1, "", "0", "0"),
        (750, 0, "", "750", "750"),
    ],
)
def test_figure(value: float | None, decimals: int, unit: str, english: str, portuguese: str) -> None:
    assert figure_text(value, decimals, unit) == english
    with using("pt-BR"):
        assert figure_text(value, decimals, unit) == portuguese
