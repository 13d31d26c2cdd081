"""The map linter: finds what a good map never lacks, and says where and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from cjm_tui.domain.analysis.channels import channel_matrix, preferred_nowhere
from cjm_tui.domain.analysis.coverage import absent_departments, feedback_by_stage, says_how_it_begins
from cjm_tui.domain.analysis.place import Place
from cjm_tui.domain.analysis.values import JourneySummary, summarise
from cjm_tui.domain.analysis.wording import inside_quotes
from cjm_tui.domain.choices import Choice, Evidence, JourneyType, Moscow, Period
from cjm_tui.domain.company_words import company_word
from cjm_tui.domain.judgement import Improvement
from cjm_tui.domain.lint_rules import FOLLOW_UP_TEMPLATES, RULES, Severity
from cjm_tui.domain.measures.emotion import rated
from cjm_tui.domain.records import Record
from cjm_tui.domain.scope import Journey
from cjm_tui.domain.viewing import hidden_activities
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import _

FLAT_FROM = 4
"""So many rated touchpoints make a curve that can be called flat."""

FLAT_RANGE = 1.0
"""Values that lie closer together than this are flat."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that the map lacks."""

    rule: str
    """Id of the rule, a key of `RULES`."""

    severity: Severity
    place: Place
    journey: str | None = None
    names: Mapping[str, str] = field(default_factory=dict)
    """What stands in the braces of the rule's sentence: people's words, and choices to be translated."""
    map_title: str = ""
    """Title of the map, where there are several and the rule's sentence does not name it."""

    @property
    def sentence(self) -> str:
        """What is wrong, in the language in force."""
        names = {
            name: _(value.label) if isinstance(value, Choice) else inside_quotes(value)
            for name, value in self.names.items()
        }
        sentence = _(RULES[self.rule].sentence).format(**names)
        if not self.map_title:
            return sentence
        return _("In “{journey}”: {sentence}").format(journey=inside_quotes(self.map_title), sentence=sentence)

    @property
    def mend(self) -> str:
        """What to do about it, in the language in force."""
        return _(RULES[self.rule].mend)


def lint(workshop: Workshop, journey: str | None = None) -> list[Problem]:
    """Return the problems of the workshop and of one journey or all that are mapped, the gravest first.

    A blueprint's are those of the map below it.

    Of several maps, each problem names its own; what a map shares with the one that it was derived from is told once.
    """
    columns = workshop.columns_of(journey) if journey else None
    mapped = [record for record in workshop.journeys if columns in (None, record.uid) and is_mapped(workshop, record)]
    found = {r.uid: list(_journey_problems(workshop, r, summarise(workshop, r.uid))) for r in mapped}
    problems = [*_workshop_problems(workshop), *_improvement_problems(workshop, columns)]
    for record in mapped:
        known = {_told(problem) for problem in found.get(record.derived_from or "", ())}
        own = [problem for problem in found[record.uid] if _told(problem) not in known]
        problems += [_among_others(problem, record) for problem in own] if len(mapped) > 1 else own
    return _gravest_first(problems)


def _told(problem: Problem) -> tuple[str, frozenset[tuple[str, str]]]:
    """Return what a problem says, whichever map it says it of."""
    return problem.rule, frozenset((name, value) for name, value in problem.names.items() if name != "journey")


def _among_others(problem: Problem, journey: Journey) -> Problem:
    return problem if "journey" in problem.names else replace(problem, map_title=journey.title)


def is_mapped(workshop: Workshop, journey: Journey) -> bool:
    """Tell whether a journey has a map of its own: not a mere candidate, nor a layer over another map."""
    return workshop.columns_of(journey.uid) == journey.uid and bool(workshop.stages(journey.uid))


def _gravest_first(problems: Iterable[Problem]) -> list[Problem]:
    grave, order = list(Severity), list(RULES)
    return sorted(problems, key=lambda problem: (grave.index(problem.severity), order.index(problem.rule)))


def _problem(
    rule: str, record: Record | None = None, journey: str | None = None, go_to: str = "", /, **names: str
) -> Problem:
    place = Place(RULES[rule].phase, record.kind if record else "", record.uid if record else "", go_to)
    return Problem(rule, RULES[rule].severity, place, journey, names)


def _workshop_problems(workshop: Workshop) -> Iterator[Problem]:
    if not any(persona.display_name for persona in workshop.personas):
        yield _problem("no-persona")
    if not workshop.goals:
        yield _problem("no-goal")
    if not workshop.scenarios:
        yield _problem("no-scenario")


def _improvement_problems(workshop: Workshop, journey: str | None) -> Iterator[Problem]:
    hidden = hidden_activities(workshop)
    for improvement in workshop.improvements:
        concerns = journey is None or improvement.journey in (None, journey)
        if concerns and improvement.activity not in hidden and improvement.moscow is not Moscow.WONT:
            yield from _gaps_of(improvement)


def _gaps_of(improvement: Improvement) -> Iterator[Problem]:
    checks = {
        "improvement-without-how": ("how", improvement.how),
        "improvement-without-owner": ("owner", improvement.owner),
        "improvement-without-date": ("due", improvement.due),
        "improvement-untied": ("touchpoints", improvement.touchpoints),
    }
    for rule, (name, value) in checks.items():
        if not value:
            yield _problem(rule, improvement, improvement.journey, name, improvement=improvement.title)


def _journey_problems(workshop: Workshop, journey: Journey, summary: JourneySummary) -> Iterator[Problem]:
    yield from _frame_problems(workshop, journey)
    if journey.journey_type is not JourneyType.DAY_IN_LIFE:
        yield from _period_problems(workshop, journey, summary)
    yield from _stage_problems(workshop, summary)
    yield from _feeling_problems(journey, summary)
    if summary.touchpoints and not summary.is_future and _rests_on_assumptions(workshop, summary):
        yield _problem("only-assumptions", journey, journey.uid, journey=journey.title)
    yield from _language_problems(workshop, summary)
    for department in absent_departments(workshop, summary):
        yield _problem("department-absent", department, journey.uid, department=department.title)
    yield from _channel_problems(workshop, journey, summary)


def _frame_problems(workshop: Workshop, journey: Journey) -> Iterator[Problem]:
    if not says_how_it_begins(workshop, journey):
        yield _problem("no-first-action", journey, journey.uid, "first_action", journey=journey.title)
    if not journey.last_action:
        yield _problem("no-last-action", journey, journey.uid, "last_action", journey=journey.title)


def _period_problems(workshop: Workshop, journey: Journey, summary: JourneySummary) -> Iterator[Problem]:
    lived = {stage.stage.period for stage in summary.stages if stage.touchpoints}
    for period in (Period.BEFORE, Period.DURING):
        if period not in lived:
            stage = next((stage.stage for stage in summary.stages if stage.stage.period is period), None)
            yield _problem("period-empty", stage or journey, journey.uid, journey=journey.title, period=period)
    if Period.AFTER not in lived:
        stage = next((stage.stage for stage in summary.stages if stage.stage.period is Period.AFTER), None)
        needed = workshop.about.template in FOLLOW_UP_TEMPLATES
        problem = _problem("no-follow-up", stage or journey, journey.uid, journey=journey.title)
        yield (
            problem
            if not needed
            else Problem(problem.rule, Severity.ERROR, problem.place, problem.journey, problem.names)
        )


def _stage_problems(workshop: Workshop, summary: JourneySummary) -> Iterator[Problem]:
    feedback = feedback_by_stage(workshop, summary)
    for stage in feedback:
        if stage.is_bare:
            yield _problem("stage-empty", stage.stage, summary.journey, stage=stage.stage.title)
    if feedback and not feedback[-1].touchpoints and feedback[-1].feedback:
        last = feedback[-1].stage
        yield _problem("last-stage-empty", last, summary.journey, stage=last.title)


def _feeling_problems(journey: Journey, summary: JourneySummary) -> Iterator[Problem]:
    # A future state says with the stages' target emotions how it shall feel; rating each of its moments is a choice.
    unrated = [point for point in summary.touchpoints if point.value is None and not summary.is_future]
    for point in unrated:
        touchpoint = point.touchpoint
        yield _problem("touchpoint-without-emotion", touchpoint, journey.uid, touchpoint=touchpoint.title)
    values = rated(summary.values)
    if len(values) >= FLAT_FROM and max(values) - min(values) < FLAT_RANGE:
        yield _problem("flat-curve", journey, journey.uid, journey=journey.title)


def _rests_on_assumptions(workshop: Workshop, summary: JourneySummary) -> bool:
    evidence = {point.touchpoint.evidence for point in summary.touchpoints}
    return evidence | {persona.basis for persona in workshop.personas} == {Evidence.ASSUMPTION}


def _language_problems(workshop: Workshop, summary: JourneySummary) -> Iterator[Problem]:
    departments = [department.title for department in workshop.departments]
    titled = [(stage.stage, stage.stage.title) for stage in summary.stages]
    records: list[tuple[Record, str]] = [*titled]
    records += [(point.touchpoint, point.touchpoint.title) for point in summary.touchpoints]
    for record, title in records:
        if word := company_word(title, departments):
            yield _problem("company-language", record, summary.journey, "title", title=title, word=word)


def _channel_problems(workshop: Workshop, journey: Journey, summary: JourneySummary) -> Iterator[Problem]:
    if not summary.touchpoints:
        return
    matrix = channel_matrix(workshop, summary)
    for persona in workshop.personas:
        if journey.personas and persona.uid not in journey.personas:
            continue
        for channel in preferred_nowhere(matrix, persona):
            yield _problem(
                "preferred-channel-nowhere",
                channel,
                journey.uid,
                persona=persona.display_name,
                channel=channel.title,
                journey=journey.title,
            )
