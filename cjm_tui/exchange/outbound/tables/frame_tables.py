"""Tables of the workshop's frame: summary, journeys, goals, scenarios, channels, people, personas, agenda and log."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from cjm_tui.domain.analysis.channels import channel_matrix
from cjm_tui.domain.analysis.completeness import persona_completeness
from cjm_tui.domain.analysis.flow import department_involvement
from cjm_tui.domain.analysis.participation import seats_at_one_keyboard
from cjm_tui.domain.edits import Change
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.records import Record
from cjm_tui.domain.scope import Channel, Goal, Journey, Scenario
from cjm_tui.domain.setting import AgendaItem, Department, Participant
from cjm_tui.domain.workshop import KINDS
from cjm_tui.exchange.outbound.edition import Edition
from cjm_tui.exchange.outbound.fields import JOINER, Cell, titled_fields
from cjm_tui.exchange.outbound.figures import journey_figures
from cjm_tui.exchange.outbound.headline import headline, who_does_it
from cjm_tui.exchange.outbound.tables.table import (
    Column,
    Table,
    code_column,
    computed,
    field_columns,
    table,
    uid_column,
)
from cjm_tui.i18n import _


def summary_table(edition: Edition) -> Table:
    """Return the workshop in lines of label, value, persona and formula."""
    rows: list[tuple[Cell, Cell, Cell, Cell]] = [*_about(edition), *_worst(edition)]
    for journey in edition.journeys:
        for persona in edition.tellers(journey.uid):
            summary = edition.summary(journey.uid, persona.uid if persona else None)
            name = persona.display_name if persona else None
            rows += [
                (figure.label, figure.value, name, f"{figure.formula} — {journey.title}")
                for figure in journey_figures(summary)
            ]
            rows.append((_("Basis"), summary.basis_in_words, name, journey.title))
    names = (
        ("what", _("What")),
        ("value", _("Value")),
        ("persona", _("Persona")),
        ("formula", _("How it is computed")),
    )
    return table("summary", _("Summary"), _columns(names, rows))


def journeys_table(edition: Edition) -> Table:
    """Return the journeys, candidates included."""
    journeys = edition.workshop.journeys
    mapped = {journey.uid for journey in edition.journeys}
    counts = [len(edition.workshop.touchpoints(j.uid)) if j.uid in mapped else None for j in journeys]
    columns = field_columns(edition.workshop, Journey, journeys, titled_fields(Journey))
    return table(
        "journeys",
        _("Journeys"),
        [
            code_column(edition.codes, journeys),
            *columns,
            Column("touchpoints", _("Touchpoints"), counts),
            uid_column(journeys),
        ],
    )


def goals_table(edition: Edition) -> Table:
    """Return the business goals with their indicators."""
    return _plain(edition, "goals", _("Goals"), Goal, edition.workshop.goals)


def scenarios_table(edition: Edition) -> Table:
    """Return the scenarios."""
    return _plain(edition, "scenarios", _("Scenarios"), Scenario, edition.workshop.scenarios)


def people_table(edition: Edition) -> Table:
    """Return who was in the room."""
    return _plain(edition, "people", _("People"), Participant, edition.workshop.participants)


def personas_table(edition: Edition) -> Table:
    """Return the personas with how complete they are."""
    personas = [p for p in edition.workshop.personas if edition.only_persona in (None, p.uid)]
    complete = [persona_completeness(persona).percent for persona in personas]
    return _plain(
        edition, "personas", _("Personas"), Persona, personas, [Column("complete", _("Complete %"), complete)]
    )


def channels_table(edition: Edition) -> Table:
    """Return the channels with what the journeys use them for and how that feels."""
    channels = edition.workshop.channels
    matrices = [channel_matrix(edition.workshop, edition.summary(journey.uid)) for journey in edition.journeys]
    details = {d.channel.uid: d for matrix in reversed(matrices) for d in matrix.details}
    used = [details.get(channel.uid) for channel in channels]
    more = [
        Column("stages", _("Stages"), [JOINER.join(s.title for s in d.stages) if d else None for d in used]),
        Column("touchpoints", _("Touchpoints"), [d.figures.count if d else 0 for d in used]),
        Column("mean", _("Mean emotion"), [d.figures.mean_emotion if d else None for d in used]),
        Column("satisfied", _("Satisfied %"), [d.figures.satisfaction if d else None for d in used]),
    ]
    return _plain(edition, "channels", _("Channels"), Channel, channels, more)


def channel_stage_table(edition: Edition) -> Table:
    """Return channel × stage in long form."""
    rows: list[tuple[Cell, ...]] = []
    for journey in edition.journeys:
        matrix = channel_matrix(edition.workshop, edition.summary(journey.uid))
        for channel in matrix.channels:
            for stage in matrix.stages:
                if figures := matrix.cells.get((channel.uid, stage.uid)):
                    numbers = (figures.count, figures.mean_emotion, figures.satisfaction)
                    rows.append((journey.title, channel.title, stage.title, *numbers))
    names = (
        *(("journey", _("Journey")), ("channel", _("Channel")), ("stage", _("Stage"))),
        *(("count", _("Touchpoints")), ("mean", _("Mean emotion")), ("satisfied", _("Satisfied %"))),
    )
    return table("channel_stage", _("Channels by stage"), _columns(names, rows))


def departments_table(edition: Edition) -> Table:
    """Return the departments with their part in the first journey: touchpoints, and hand-offs given and taken."""
    departments = edition.workshop.departments
    journey = edition.main_journey
    involved = {i.uid: i for i in department_involvement(edition.summary(journey.uid))} if journey else {}
    parts = [involved.get(department.uid) for department in departments]
    more = [
        Column("touchpoints", _("Touchpoints"), [part.touchpoints if part else 0 for part in parts]),
        Column("stages", _("Stages"), [part.stages if part else 0 for part in parts]),
        Column("given", _("Hands on"), [part.given if part else 0 for part in parts]),
        Column("taken", _("Takes over"), [part.taken if part else 0 for part in parts]),
    ]
    return _plain(edition, "departments", _("Departments"), Department, departments, more)


def agenda_table(edition: Edition) -> Table:
    """Return the agenda with the time that each item really took."""
    agenda = edition.workshop.agenda
    return table(
        "agenda",
        _("Agenda"),
        [
            Column("order", _("Order"), list(range(1, len(agenda) + 1))),
            *field_columns(edition.workshop, AgendaItem, agenda, ("title",)),
            computed("phase", _("Phase"), agenda, lambda item: _(item.phase.label)),
            *field_columns(edition.workshop, AgendaItem, agenda, ("minutes", "deadline")),
            computed("begun", _("Begun (UTC)"), agenda, lambda item: item.begun_at),
            computed("ended", _("Ended (UTC)"), agenda, lambda item: item.ended_at),
            computed("taken", _("Minutes taken"), agenda, _minutes_taken),
            uid_column(agenda),
        ],
    )


def log_table(edition: Edition) -> Table:
    """Return the history: who did what, when, to which records."""
    changes = edition.history
    return table(
        "log",
        _("Log"),
        [
            computed("seq", _("Order"), changes, lambda c: c.seq),
            computed("at", _("When (UTC)"), changes, lambda c: c.at),
            computed("who", _("Who"), changes, lambda c: edition.name_of(c.who) or None),
            computed("act", _("Act"), changes, lambda c: _(c.label)),
            computed("undoes", _("Takes back"), changes, lambda c: _("yes") if c.undoes else _("no")),
            computed("edits", _("Edits"), changes, lambda c: len(c.edits)),
            computed("records", _("Records"), changes, _touched),
            computed("uid", "uid", changes, lambda c: c.uid),
        ],
    )


def _plain(
    edition: Edition,
    key: str,
    title: str,
    model: type[Record],
    records: Sequence[Record],
    more: Iterable[Column] = (),
) -> Table:
    """Return a table of all fields that people fill in."""
    columns = field_columns(edition.workshop, model, records, titled_fields(model))
    return table(key, title, [code_column(edition.codes, records), *columns, *more, uid_column(records)])


def _about(edition: Edition) -> list[tuple[Cell, Cell, Cell, Cell]]:
    about = edition.workshop.about
    rows: list[tuple[str, Cell]] = [
        (_("Workshop"), about.title),
        (_("Phase"), _(about.phase.label)),
        (_("Round"), about.round),
        (_("Created (UTC)"), about.created_at),
        (_("Closed (UTC)"), about.closed_at),
        (_("Review date"), about.review_on),
        (_("Template"), about.template),
        (_("Language"), about.language),
        (_("People"), len(edition.workshop.participants)),
        (_("Voices by one keyboard"), seats_at_one_keyboard(edition.workshop) or None),
    ]
    return [(name, value, None, None) for name, value in rows if value is not None]


def _worst(edition: Edition) -> list[tuple[Cell, Cell, Cell, Cell]]:
    journey = edition.main_journey
    worst = headline(edition, journey.uid) if journey else None
    if journey is None or worst is None:
        return []
    persona = edition.persona(journey.uid)
    name = persona.display_name if persona else None
    rows: list[tuple[Cell, Cell, Cell, Cell]] = [
        (_("The worst moment"), worst.point.touchpoint.title, name, worst.stage),
        (_("Why"), " ".join(worst.reasons), name, None),
    ]
    if worst.ties:
        rows.append((_("As bad"), worst.ties_in_words, name, None))
    for entry in worst.plan:
        improvement = entry.improvement
        rows.append((_("Who mends it"), who_does_it(improvement, improvement.owner), None, improvement.title))
        rows.append((_("By when"), improvement.due or _("no date yet"), None, improvement.title))
    return rows


def _minutes_taken(item: AgendaItem) -> Cell:
    if item.begun_at is None or item.ended_at is None:
        return None
    return round((item.ended_at - item.begun_at).total_seconds() / 60, 1)


def _touched(change: Change) -> Cell:
    kinds: dict[str, int] = {}
    for edit in change.edits:
        kinds[edit.kind] = kinds.get(edit.kind, 0) + 1
    return JOINER.join(f"{kind} × {n}" for kind, n in kinds.items() if kind in KINDS) or None


def _columns(names: tuple[tuple[str, str], ...], rows: Sequence[Sequence[Cell]]) -> list[Column]:
    return [Column(key, name, [row[place] for row in rows]) for place, (key, name) in enumerate(names)]
