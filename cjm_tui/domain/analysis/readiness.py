"""What moving the room would leave behind: phases that are passed over, and what the coming ones rest on."""

from __future__ import annotations

from dataclasses import dataclass

from cjm_tui.domain.choices import Phase
from cjm_tui.domain.lint_rules import RULES
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import N_, _


@dataclass(frozen=True, slots=True)
class Lack:
    """One reason to ask before the room moves on."""

    sentence: str
    """What is missing, in the language in force."""
    label: str
    """English name of the act that moves the room all the same: the history tells it."""


def lacks(workshop: Workshop, there: Phase) -> list[Lack]:
    """Return what going on to a phase would leave behind, the gravest first; going back leaves nothing behind."""
    here = workshop.about.phase
    if there.ordinal <= here.ordinal:
        return []
    found = []
    if there.ordinal > Phase.PERSONAS.ordinal and not workshop.personas:
        found.append(Lack(_(RULES["no-persona"].sentence), N_("Move the room without a persona")))
    if not workshop.goals:
        found.append(Lack(_(RULES["no-goal"].sentence), N_("Move the room without a goal")))
    if not workshop.scenarios:
        found.append(Lack(_(RULES["no-scenario"].sentence), N_("Move the room without a scenario")))
    for passed in list(Phase)[here.ordinal : there.ordinal - 1]:
        sentence = _("This phase is passed over: {phase}.").format(phase=_(passed.label))
        found.append(Lack(sentence, N_("Move the room past a phase")))
    return found
