"""How the program speaks Portuguese."""

from __future__ import annotations

import pytest

from cjm_tui import i18n
from cjm_tui.i18n import ngettext


@pytest.mark.parametrize(
    ("n", "said"), [(0, "0 entradas até agora."), (1, "1 entrada até agora."), (2, "2 entradas até agora.")]
)
def test_none_of_something_is_several_in_portuguese(n: int, said: str) -> None:
    i18n.activate("pt-BR")
    assert ngettext("{n} entry so far.", "{n} entries so far.", n).format(n=n) == said
