"""One finding: what it is about, how bad it is, and the sentence that tells it in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from cjm_tui.domain.analysis.finding_kinds import FindingKind
from cjm_tui.domain.analysis.wording import inside_quotes
from cjm_tui.domain.choices import MeetsExpectation
from cjm_tui.domain.curve_text import size_text, value_text
from cjm_tui.domain.judgement import Finding
from cjm_tui.domain.measures.timing import duration_in_words
from cjm_tui.i18n import N_, _, ngettext

_SENTENCES = MappingProxyType(
    {
        FindingKind.VALLEY: N_("The feeling is at its lowest around “{touchpoint}”: {value}."),
        FindingKind.FRICTION: N_("“{touchpoint}” matters more than it satisfies: gap {gap}."),
        FindingKind.DROP: N_("The feeling falls most from “{other}” ({other_value}) to “{touchpoint}” ({value})."),
        FindingKind.BLOCKING: N_("“{touchpoint}” is in trouble, and without it the journey stops."),
        FindingKind.MISSING: N_("“{touchpoint}” is needed and does not exist yet."),
        FindingKind.WAITING: N_("The customer waits {duration} at “{touchpoint}”."),
        FindingKind.SLOW_RESPONSE: N_("“{touchpoint}” answers in {duration}; the customer expects it in {expected}."),
        FindingKind.ATTENTION: N_("“{touchpoint}” needs attention."),
        FindingKind.HAND_OFF: N_("From “{other}” ({giver}) to “{touchpoint}” ({taker}) the feeling falls to {value}."),
        FindingKind.SELF_SERVICE: N_("The customer could do “{touchpoint}” alone, by self-service."),
        FindingKind.PEAK: N_("“{touchpoint}” goes well: {value}. Keep it, and learn from it."),
        FindingKind.OWN: "{text}",
    }
)
"""Kind → its sentence; the kinds that are not here choose among several."""


@dataclass(frozen=True, slots=True)
class Facts:
    """The numbers and names that a finding's sentence tells; those that its kind does not need stay empty."""

    touchpoint: str = ""
    value: float | None = None
    gap: float | None = None
    other: str = ""
    """Title of the touchpoint before."""

    other_value: float | None = None
    minutes: int = 0
    expected_minutes: int = 0
    giver: str = ""
    taker: str = ""
    channel: str = ""
    count: int = 0
    meets: MeetsExpectation | None = None
    text: str = ""
    """What people wrote: a pain, an expectation, the team's own finding."""


@dataclass(frozen=True, slots=True)
class ComputedFinding:
    """Something that the map shows, with what the team says of it."""

    key: str
    """Stable as long as the same touchpoint or journey shows the same."""

    kind: FindingKind
    severity: float
    facts: Facts
    stage: str | None = None
    touchpoint: str | None = None
    said: Finding | None = None
    """The team's comment, place in the list, or dismissal."""

    @property
    def is_dismissed(self) -> bool:
        """Whether the team has put it aside."""
        return self.said is not None and self.said.dismissed

    @property
    def comment(self) -> str:
        """What the team says of it."""
        return self.said.comment if self.said else ""

    @property
    def sentence(self) -> str:
        """The finding on one line, in the language in force; it holds people's own words."""
        facts = self.facts
        return self._template().format(
            touchpoint=inside_quotes(facts.touchpoint),
            other=inside_quotes(facts.other),
            value="" if facts.value is None else value_text(facts.value),
            other_value="" if facts.other_value is None else value_text(facts.other_value),
            gap="" if facts.gap is None else size_text(facts.gap),
            duration=duration_in_words(facts.minutes),
            expected=duration_in_words(facts.expected_minutes),
            giver=facts.giver,
            taker=facts.taker,
            channel=facts.channel,
            n=facts.count,
            text=" ".join(facts.text.split()),
        )

    def _template(self) -> str:
        facts = self.facts
        if self.said is not None and self.said.title:
            return "{text}"
        match self.kind:
            case FindingKind.PAINS:
                return ngettext(
                    "“{touchpoint}” has {n} pain: {text}", "“{touchpoint}” has {n} pains, such as: {text}", facts.count
                )
            case FindingKind.HAND_OFFS:
                return ngettext(
                    "The customer is handed on {n} time between departments.",
                    "The customer is handed on {n} times between departments.",
                    facts.count,
                )
            case FindingKind.EXPECTATION:
                met = (
                    _("“{touchpoint}” is not what the customer expects.")
                    if facts.meets is MeetsExpectation.NO
                    else _("“{touchpoint}” is only in part what the customer expects.")
                )
                return met + (" " + _("Expected: {text}") if facts.text else "")
            case FindingKind.CHANGE_CHANNEL:
                if not facts.channel:
                    return _("“{touchpoint}” would be better through another channel.")
                return _("“{touchpoint}” would be better through {channel}.")
            case _:
                return _(_SENTENCES[self.kind])
