"""Which code and which key open which workshop."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from cjm_tui.server.join_code import same_code


class Doorkeeper(Protocol):
    """Answers the listener's questions, afresh for every connection: answers may change while serving."""

    def workshop_for_code(self, code: str) -> str | None:
        """Return the workshop that a typed join code opens, comparing in constant time; None where it opens none."""

    def workshop_for_key(self, fingerprint: str) -> str | None:
        """Return the workshop of a participant who is known by this key; None where nobody is."""

    def facilitator_keys(self) -> frozenset[str]:
        """Return the SHA256 fingerprints of the keys that come in as facilitator."""

    def facilitator_workshop(self) -> str | None:
        """Return the workshop that a facilitator lands in; None stands for the library's home."""


def _nobody() -> frozenset[str]:
    return frozenset()


@dataclass(frozen=True)
class ServedWorkshops:
    """The ordinary doorkeeper of `cjm-tui serve`: a code for each workshop, and the facilitator's keys."""

    codes: Mapping[str, str]
    """Workshop id → join code."""
    facilitators: Callable[[], frozenset[str]] = _nobody
    """Fingerprints of the facilitator's keys, read anew each time."""
    participants: Mapping[str, str] = field(default_factory=dict)
    """Fingerprint of a participant's key → workshop id."""

    def workshop_for_code(self, code: str) -> str | None:
        """Compare with every code, so that the time taken tells nothing about which one was near."""
        opened = None
        for workshop_id, expected in self.codes.items():
            if same_code(code, expected):
                opened = workshop_id
        return opened

    def workshop_for_key(self, fingerprint: str) -> str | None:
        """Look the key up among the participants'."""
        return self.participants.get(fingerprint)

    def facilitator_keys(self) -> frozenset[str]:
        """Ask the source that was given."""
        return self.facilitators()

    def facilitator_workshop(self) -> str | None:
        """Return the workshop served where there is exactly one."""
        return next(iter(self.codes)) if len(self.codes) == 1 else None
