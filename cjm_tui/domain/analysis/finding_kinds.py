"""What a finding can be about, and how much that adds to its severity."""

from __future__ import annotations

from types import MappingProxyType

from cjm_tui.domain.choices import Choice
from cjm_tui.i18n import N_


class FindingKind(Choice):
    """What a finding is about."""

    VALLEY = "valley", N_("Valley")
    FRICTION = "friction", N_("Friction")
    PAINS = "pains", N_("Pains")
    DROP = "drop", N_("Biggest drop")
    BLOCKING = "blocking", N_("Blocking")
    MISSING = "missing", N_("Missing")
    WAITING = "waiting", N_("Waiting time")
    SLOW_RESPONSE = "slow-response", N_("Slow response")
    EXPECTATION = "expectation", N_("Expectation gap")
    ATTENTION = "attention", N_("Needs attention")
    HAND_OFF = "hand-off", N_("Hand-off")
    HAND_OFFS = "hand-offs", N_("Hand-offs")
    CHANGE_CHANNEL = "change-channel", N_("Change of channel")
    SELF_SERVICE = "self-service", N_("Self-service")
    PEAK = "peak", N_("Success")
    OWN = "own", N_("The team's own")

    @property
    def is_success(self) -> bool:
        """Whether it is something to keep rather than to mend."""
        return self is FindingKind.PEAK


WEIGHTS = MappingProxyType(
    {
        FindingKind.BLOCKING: 2.0,
        FindingKind.MISSING: 1.0,
        FindingKind.EXPECTATION: 1.0,
        FindingKind.ATTENTION: 1.0,
    }
)
"""What a kind adds to the gap of its touchpoint; the others add nothing or a measured amount."""

MIDDLING_GAP = 3.0
"""The gap of a touchpoint that is neither rated nor judged: all three scores in the middle."""

MANY_HAND_OFFS = 3
"""From so many hand-offs on, their number is a finding in itself."""
