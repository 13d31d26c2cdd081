"""How much of a persona is known."""

from __future__ import annotations

from dataclasses import dataclass

from cjm_tui.domain.persona import Persona

PORTRAIT = (
    *("role", "quote", "context", "goals", "needs", "motivations", "pains", "day", "expectations"),
    *("preferred_channels", "trigger", "share", "comfort", "sources", "job"),
)
"""The fields that make a portrait; the name is required and proves nothing."""


@dataclass(frozen=True, slots=True)
class Completeness:
    """How many of the fields hold something."""

    filled: int
    total: int
    missing: tuple[str, ...]
    """Names of the empty fields, in the order of the form."""

    @property
    def percent(self) -> int:
        """Fields filled in / fields · 100, rounded down: 100 is complete."""
        return self.filled * 100 // self.total


def persona_completeness(persona: Persona) -> Completeness:
    """Return how complete a persona is; a share of 0 % is an answer."""
    missing = tuple(name for name in PORTRAIT if getattr(persona, name) in ("", (), None))
    return Completeness(len(PORTRAIT) - len(missing), len(PORTRAIT), missing)
