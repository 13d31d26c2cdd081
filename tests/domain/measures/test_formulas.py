"""Every figure prints its formula in the reader's language."""

from __future__ import annotations

import pytest

from cjm_tui.domain.measures.formulas import FORMULAS, formula
from cjm_tui.i18n import using


def test_the_emotional_quotient_explains_itself() -> None:
    """S0.8: formula documented."""
    assert formula("emotional_quotient") == "mean of touchpoints, rescaled (x + 2) / 4 · 100"
    with using("pt-BR"):
        assert formula("emotional_quotient") == "média dos pontos de contato, reescalada (x + 2) / 4 · 100"


@pytest.mark.parametrize("figure", FORMULAS)
def test_each_formula_is_translated(figure: str) -> None:
    with using("pt-BR"):
        translated = formula(figure)
    assert translated
    assert translated != FORMULAS[figure]
