"""What the guide knows at a moment: what to say and ask, when it is good enough, what is missing, what to cut."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GuideCheck:
    """One line of "good enough when", computed from the data elsewhere."""

    key: str
    text: str
    met: bool
    detail: str = ""
    """What exactly is missing, where it is not met."""


@dataclass(frozen=True, slots=True)
class GuideView:
    """Everything that the guide says in a phase, in the reader's language."""

    say: str = ""
    """A sentence to read aloud."""
    asks: tuple[str, ...] = ()
    checks: tuple[GuideCheck, ...] = ()
    missing: tuple[GuideCheck, ...] = ()
    """Findings beyond the checks that lead somewhere too."""
    cuts: tuple[str, ...] = ()
    """What to leave out, proposed when the workshop is late."""

    @property
    def met(self) -> int:
        """How many checks are met."""
        return sum(check.met for check in self.checks)
