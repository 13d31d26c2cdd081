"""What a curve may claim to rest on."""

from __future__ import annotations

from cjm_tui.domain.choices import Choice
from cjm_tui.i18n import N_


class Basis(Choice):
    """What a curve rests on."""

    TARGET = "target", N_("a target that the team set, not yet lived")
    HYPOTHESIS = "hypothesis", N_("the team's hypothesis")
    RESEARCH = "research", N_("backed by research")
