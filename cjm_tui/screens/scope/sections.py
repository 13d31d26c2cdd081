"""What the scope's sheet holds, in the order in which a facilitator asks."""

from __future__ import annotations

from cjm_tui.domain.analysis.candidates import suggested_journey
from cjm_tui.domain.scope import Channel, Journey
from cjm_tui.domain.setting import Participant, Vocable
from cjm_tui.i18n import _
from cjm_tui.screens.record_sheet import record_field, records_list, records_table
from cjm_tui.screens.record_sheet.fields import Surroundings
from cjm_tui.widgets.sheet import SheetSection


def scope_sections(around: Surroundings, journey: Journey | None) -> tuple[SheetSection, ...]:
    """Return the sections for a journey in sight; without one, those of the workshop alone."""
    made = [_learn(around)]
    if journey is not None:
        made.append(_journey(around, journey))
    return (*made, _channels(around), _candidates(around), _people(around), _words(around))


def _learn(around: Surroundings) -> SheetSection:
    view = around.workshop
    goals = records_list(
        "records:goals", _("Goals"), view.goals, required=True, ordered=True,
        add_label=_("a goal"), help=_("What do you want to know at the end that you don't know today?"),
    )  # fmt: skip
    indicators = [
        record_field(around, goal, name, label=f"{label} {n}", prominent=name == "kpi", help=help_)
        for n, goal in enumerate(view.goals, 1)
        for name, label, help_ in (
            ("kpi", _("Indicator"), _("Which number would show it?")),
            ("baseline", _("Baseline"), _("Where does the number stand today?")),
            ("target", _("Target"), _("Where should it stand?")),
        )
    ]
    scenarios = records_list(
        "records:scenarios", _("Scenarios"), view.scenarios, required=True,
        add_label=_("a scenario"), help=_("In which situation does the journey happen?"),
    )  # fmt: skip
    return SheetSection(_("What we want to learn"), (goals, *indicators, scenarios), key="learn")


def _journey(around: Surroundings, journey: Journey) -> SheetSection:
    def field(name: str, help_: str = "", *, prominent: bool = False, label: str = ""):  # type: ignore[no-untyped-def]
        return record_field(around, journey, name, help=help_, prominent=prominent, label=label)

    fields = (
        record_field(around, journey, "title", required=True),
        field("first_action", _("How does the customer notice the problem, or the wish?"), prominent=True),
        field("last_action", _("With what does it end: recommending, renewing, closing?"), prominent=True),
        field("timeframe_value", _("How long does the whole journey take?"), prominent=True),
        field("timeframe_unit", prominent=journey.timeframe_value is not None),
        field("target_experience", _("What should the customer live through and tell others?"), prominent=True),
        field("journey_type", _("Each type asks other questions and shows other lanes.")),
        field("context", _("What is the map made for?")),
        field("personas", _("With whose eyes is it seen? The first one is the primary persona.")),
        field("goals", _("Which goals does this map serve?")),
        field("scenarios", _("Which scenarios does it cover?")),
    )
    return SheetSection(_("The journey"), fields, key="journey")


def _channels(around: Surroundings) -> SheetSection:
    view = around.workshop
    inside = [c for c in view.channels if c.in_scope]
    table = records_table(
        around, "records:channels", _("Channels"), Channel, view.channels,
        {"in_scope": 0, "data_needed": 0, "have_data": 15, "channel_kind": 17}, add_label=_("a channel"),
        help=_("Which channels are in, which data would help, and do we have it?"),
    )  # fmt: skip
    return SheetSection(
        _("Channels"),
        (table,),
        key="channels",
        summary=_("{n} of {total} in").format(n=len(inside), total=len(view.channels)),
    )


def _candidates(around: Surroundings) -> SheetSection:
    journeys = around.workshop.journeys
    table = records_table(
        around, "records:journeys", _("Journeys"), Journey, journeys,
        {"value": 0, "ease": 0, "complexity": 0, "status": 13}, add_label=_("a journey"),
        help=_("Value, ease and complexity from 1 to 5: begin with the simplest that is worth it.")
        + " "
        + _("J makes a to-be or a blueprint from a map."),
    )  # fmt: skip
    suggested = suggested_journey(around.workshop)
    said = _("begin with “{journey}”").format(journey=suggested.title) if suggested and len(journeys) > 1 else ""
    return SheetSection(_("Candidate journeys"), (table,), key="candidates", summary=said or str(len(journeys)))


def _people(around: Surroundings) -> SheetSection:
    view = around.workshop
    people = records_table(
        around, "records:participants", _("People"), Participant, view.participants,
        {"role": 15, "department": 22, "job": 0}, add_label=_("a person"),
        help=_("Who must take part: every department that the customer passes through."),
    )  # fmt: skip
    departments = records_list("records:departments", _("Departments"), view.departments, add_label=_("a department"))
    return SheetSection(
        _("People and departments"),
        (people, departments),
        collapsed=True,
        key="people",
        summary=str(len(view.participants)),
    )


def _words(around: Surroundings) -> SheetSection:
    words = around.workshop.vocables
    table = records_table(
        around, "records:vocables", _("Words"), Vocable, words,
        {"valence": 8, "shown": 18, "feminine": 0}, add_label=_("a word"),
        help=_("Words for feelings, each with the value from −2 to +2 that it proposes; five are offered first."),
    )  # fmt: skip
    return SheetSection(_("Emotion words"), (table,), collapsed=True, key="words", summary=str(len(words)))
