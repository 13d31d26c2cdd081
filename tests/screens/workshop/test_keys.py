"""Keys: the frame's mean the same in every phase, because no body takes them."""

from __future__ import annotations

import pytest
from textual.binding import Binding, BindingType

from cjm_tui.domain.choices import Phase
from cjm_tui.screens.workshop.bodies import body_class
from cjm_tui.screens.workshop.keys import KEYS


def keys_of(bindings: list[BindingType]) -> set[str]:
    return {key.strip() for b in bindings if isinstance(b, Binding) for key in b.key.split(",")}


@pytest.mark.parametrize("phase", list(Phase))
def test_upper_case_letters_belong_to_the_frame(phase: Phase) -> None:
    frame = {key for key in keys_of(list(KEYS)) if key.isupper() or key in ("g", "u")}
    assert not keys_of(list(body_class(phase).BINDINGS)) & frame
