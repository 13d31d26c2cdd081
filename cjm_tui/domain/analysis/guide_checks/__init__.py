"""The guide's "good enough when": a function per check that `data/guide/*.toml` names, and where to go for the rest."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from cjm_tui.domain.analysis.guide_checks import mapping, outcome, preparation
from cjm_tui.domain.analysis.guide_checks.situation import Check, Situation, Verdict

__all__ = ["CHECKS", "Check", "Situation", "Verdict", "check"]

CHECKS: Mapping[str, Check] = MappingProxyType({**preparation.CHECKS, **mapping.CHECKS, **outcome.CHECKS})
"""Key of a check → the function that decides it."""


def check(key: str, situation: Situation) -> Verdict:
    """Return whether a line of the guide holds; KeyError for a key that is not in `CHECKS`."""
    return CHECKS[key](situation)
