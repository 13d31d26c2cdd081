"""The rules of the map linter: what a good map never lacks, how grave it is, and how to mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from cjm_tui.domain.choices import Choice, Phase
from cjm_tui.i18n import N_


class Severity(Choice):
    """How grave a problem is, the gravest first."""

    ERROR = "error", N_("Error")
    WARNING = "warning", N_("Warning")
    HINT = "hint", N_("Hint")


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule of the linter."""

    severity: Severity
    phase: Phase
    """Where it is mended."""

    sentence: str
    """What is wrong, with names in braces; to be translated."""

    mend: str
    """What to do about it; to be translated."""


_ERROR, _WARNING, _HINT = Severity

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        "no-persona": Rule(
            _ERROR,
            Phase.PERSONAS,
            N_("There is no persona: nobody knows in whose eyes the journey is seen."),
            N_("Create a persona; a name and one goal are enough to begin."),
        ),
        "no-goal": Rule(
            _ERROR,
            Phase.SCOPE,
            N_("There is no goal: nobody knows what the map is to teach."),
            N_("Write one goal, with the indicator that will tell whether it is reached."),
        ),
        "no-scenario": Rule(
            _ERROR,
            Phase.SCOPE,
            N_("There is no scenario: nobody knows in which situation the journey happens."),
            N_("Write one scenario: who, what for, and what is special about it."),
        ),
        "period-empty": Rule(
            _WARNING,
            Phase.TOUCHPOINTS,
            N_("“{journey}” has no touchpoint in this period: {period}."),
            N_("Ask what the customer does then, and add the touchpoint to a stage of that period."),
        ),
        "no-first-action": Rule(
            _WARNING,
            Phase.SCOPE,
            N_("“{journey}” does not say how it begins."),
            N_("Write the first action: how does the customer recognise the problem?"),
        ),
        "no-last-action": Rule(
            _WARNING,
            Phase.SCOPE,
            N_("“{journey}” does not say how it ends."),
            N_("Write the last action: does the customer recommend, renew, close?"),
        ),
        "last-stage-empty": Rule(
            _WARNING,
            Phase.TOUCHPOINTS,
            N_("The last stage, “{stage}”, has no touchpoint."),
            N_("Add what the customer does last, or remove the stage."),
        ),
        "no-follow-up": Rule(
            _WARNING,
            Phase.TOUCHPOINTS,
            N_("“{journey}” ends with the deal: there is no follow-up after closing."),
            N_("Add a touchpoint after closing: who follows up, when, and through which channel?"),
        ),
        "touchpoint-without-emotion": Rule(
            _WARNING,
            Phase.EMOTIONS,
            N_("Nobody has said how “{touchpoint}” feels."),
            N_("Rate it with the keys 1 to 5, in the persona's eyes."),
        ),
        "stage-empty": Rule(
            _WARNING,
            Phase.TOUCHPOINTS,
            N_("“{stage}” has neither a touchpoint nor feedback."),
            N_("Ask which touchpoints exist and which feedback can be captured there, or remove the stage."),
        ),
        "flat-curve": Rule(
            _WARNING,
            Phase.EMOTIONS,
            N_("The emotional curve of “{journey}” is flat."),
            N_("Rate the best and the worst moment first; the others find their place between them."),
        ),
        "only-assumptions": Rule(
            _WARNING,
            Phase.TOUCHPOINTS,
            N_("“{journey}” rests on assumptions alone."),
            N_("Back at least the key touchpoints with an interview, a figure or a quote, and note the source."),
        ),
        "company-language": Rule(
            _HINT,
            Phase.TOUCHPOINTS,
            N_("“{title}” speaks of the organisation ({word}), not of the customer."),
            N_("Turn it round: what does the customer do, in the customer's words?"),
        ),
        "department-absent": Rule(
            _WARNING,
            Phase.TOUCHPOINTS,
            N_("{department} is on the map and has nobody in the session."),
            N_("Invite somebody from there, or have the touchpoints checked by them afterwards."),
        ),
        "improvement-without-how": Rule(
            _WARNING,
            Phase.ACTIONS,
            N_("“{improvement}” does not say how."),
            N_("Write the first thing to do, in one sentence."),
        ),
        "improvement-without-owner": Rule(
            _WARNING,
            Phase.ACTIONS,
            N_("“{improvement}” has no owner."),
            N_("Name one person, who says yes."),
        ),
        "improvement-without-date": Rule(
            _WARNING,
            Phase.ACTIONS,
            N_("“{improvement}” has no date."),
            N_("Agree on a day, with its owner."),
        ),
        "improvement-untied": Rule(
            _WARNING,
            Phase.ACTIONS,
            N_("“{improvement}” mends no touchpoint."),
            N_("Choose the touchpoints that get better by it; if there is none, ask what it is for."),
        ),
        "preferred-channel-nowhere": Rule(
            _WARNING,
            Phase.TOUCHPOINTS,
            N_("{persona} prefers {channel}, and no touchpoint of “{journey}” uses it."),
            N_("Offer it where it helps most, or check whether the preference is real."),
        ),
    }
)
"""Rule's id → the rule, in the order in which problems are listed within a severity."""

FOLLOW_UP_TEMPLATES = frozenset(("suporte-ti",))
"""Templates of journeys that are not complete without a follow-up: its absence is an error there."""
