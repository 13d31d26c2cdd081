"""What the guide says of the phase in sight: its words, the verdicts on the data, what is missing, what to cut."""

from __future__ import annotations

from datetime import datetime, timedelta

from cjm_tui.data import agenda, guide
from cjm_tui.data.toml_files import UnknownKey
from cjm_tui.domain.analysis import guide_checks
from cjm_tui.domain.analysis.guide_checks import Situation, Verdict
from cjm_tui.domain.analysis.place import Place
from cjm_tui.domain.choices import Phase
from cjm_tui.domain.lint_rules import RULES
from cjm_tui.domain.linter import Problem, lint
from cjm_tui.domain.measures import timing
from cjm_tui.domain.persona import called
from cjm_tui.domain.setting import AgendaItem
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import _, language
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.screens.workshop.frame_values import agenda_drift
from cjm_tui.widgets.frame.guide_view import GuideCheck, GuideView

LINT = "lint:"
"""How the keys of what the linter misses begin: `lint:rule:uid`."""
MISSING_SHOWN = 4
LATE_FROM = timedelta(minutes=2)
"""From this delay on the guide proposes what to cut."""

_SAME_AS_CHECKS = {
    "no-persona": "has_persona",
    "no-goal": "has_goal",
    "no-scenario": "has_scenario",
    "no-first-action": "has_first_and_last_action",
    "no-last-action": "has_first_and_last_action",
    "touchpoint-without-emotion": "key_touchpoints_rated",
    "improvement-without-how": "actions_have_how",
    "improvement-without-owner": "actions_have_owner_and_date",
    "improvement-without-date": "actions_have_owner_and_date",
    "improvement-untied": "actions_answer_touchpoints",
    "stage-empty": "every_stage_has_touchpoint",
}
"""Rules of the linter → the check of the guide that says the same."""


class GuideReader:
    """Reads the guide for one desk, and computes its verdicts again only when what they look at has changed."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._looked_at: tuple[object, ...] = ()
        self._checks: tuple[GuideCheck, ...] = ()
        self._missing: tuple[GuideCheck, ...] = ()

    def view(self, now: datetime) -> GuideView:
        """Return what the guide says now."""
        desk, words, spoken = self.desk, guide(self.desk.sight.phase.value), language()
        name, feminine = called(desk.persona)
        self._look()
        cuts = propose_cuts(desk.view, now)
        if cuts:
            cuts += [line.about(name, spoken, feminine=feminine) for line in words.if_behind]
        return GuideView(
            say=words.say.about(name, spoken, feminine=feminine),
            asks=tuple(line.about(name, spoken, feminine=feminine) for line in words.ask),
            checks=self._checks,
            missing=self._missing,
            cuts=tuple(cuts),
        )

    def _look(self) -> None:
        situation = situation_of(self.desk)
        phase = self.desk.sight.phase
        looked_at = (phase, situation.journey, situation.persona, language())
        # A view is never changed, only replaced, so that its identity says whether anything has happened.
        if looked_at == self._looked_at[1:] and self._looked_at[0] is situation.workshop:
            return
        self._looked_at = (situation.workshop, *looked_at)
        name, feminine = called(self.desk.persona)
        verdicts = {line.key: guide_checks.check(line.key, situation) for line in guide(phase.value).good_enough}
        self._checks = tuple(
            GuideCheck(line.key, line.text.about(name, language(), feminine=feminine), verdict.is_met, verdict.detail)
            for line in guide(phase.value).good_enough
            for verdict in (verdicts[line.key],)
        )
        self._missing = tuple(
            GuideCheck(key_of(problem), problem.sentence, met=False)
            for problem in missing_in(phase, situation, verdicts)
        )


def situation_of(desk: Desk) -> Situation:
    """Return what the guide's checks look at."""
    journey, persona = desk.journey, desk.persona
    return Situation(desk.view, journey.uid if journey else None, persona.uid if persona else None)


def unmet_in(desk: Desk, phase: Phase) -> list[str]:
    """Return the lines of a phase's "good enough when" that do not hold yet."""
    situation, (name, feminine) = situation_of(desk), called(desk.persona)
    return [
        line.text.about(name, language(), feminine=feminine)
        for line in guide(phase.value).good_enough
        if not guide_checks.check(line.key, situation).is_met
    ]


def missing_in(phase: Phase, situation: Situation, verdicts: dict[str, Verdict]) -> list[Problem]:
    """Return the gravest problems that are mended in a phase and that no check of the guide already tells."""
    found: dict[str, Problem] = {}
    for problem in lint(situation.workshop, situation.journey):
        if RULES[problem.rule].phase is phase and _SAME_AS_CHECKS.get(problem.rule) not in verdicts:
            found.setdefault(problem.rule, problem)
    return list(found.values())[:MISSING_SHOWN]


def key_of(problem: Problem) -> str:
    """Return the key by which a body finds what a problem is about."""
    return f"{LINT}{problem.rule}:{problem.place.uid}"


def place_of(desk: Desk, key: str) -> Place | None:
    """Return where a line of the guide (a check's key, or a problem's) can be mended; None where nothing is left."""
    if key in guide_checks.CHECKS:
        return guide_checks.check(key, situation_of(desk)).place
    journey = desk.journey.uid if desk.journey else None
    return next((p.place for p in lint(desk.view, journey) if key_of(p) == key), None)


def check_like(problem: Problem) -> str:
    """Return the guide's check that says the same as a problem, or an empty string."""
    return _SAME_AS_CHECKS.get(problem.rule, "")


def propose_cuts(workshop: Workshop, now: datetime) -> list[str]:
    """Return how to be on time again, in words; nothing while the agenda is about on time."""
    late = agenda_drift(workshop, now)
    running = workshop.find(AgendaItem, workshop.about.agenda_item)
    if late is None or running is None or late < LATE_FROM:
        return []
    slots, items = _slots(workshop), workshop.agenda
    return [
        _("{title}: {minutes} min instead of {planned}").format(
            title=items[cut.position].title, minutes=cut.minutes, planned=items[cut.position].minutes
        )
        for cut in timing.propose_cuts(slots, items.index(running), late)
    ]


def _slots(workshop: Workshop) -> list[timing.Slot]:
    """Return the agenda's times; the opening, breaks and the close are not cut."""
    try:
        known = agenda(workshop.about.agenda).items
    except UnknownKey:
        known = ()
    kept = {words for item in known if item.kind != "work" for words in (item.title.en, item.title.pt_br)}
    return [timing.Slot(entry.minutes, can_be_cut=entry.title not in kept) for entry in workshop.agenda]
