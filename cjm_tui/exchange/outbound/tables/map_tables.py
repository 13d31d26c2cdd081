"""Tables of the map: the wide sheet, touchpoints, stages, notes, emotions and readings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from cjm_tui.domain.analysis.values import JourneySummary, StageSummary, TouchpointValue
from cjm_tui.domain.choices import NoteKind
from cjm_tui.domain.journey_map import Lane, Note, Stage, Touchpoint
from cjm_tui.domain.judgement import Reading
from cjm_tui.domain.measures.emotion import VALENCES, histogram
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.scope import Journey
from cjm_tui.exchange.outbound.edition import Edition, every_touchpoint
from cjm_tui.exchange.outbound.fields import JOINER, Cell, label, period_of, title_of, titled_fields
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

_LEAD = ("title", "channel", "doing", "thinking")
NOTES_ON_MAP = (
    *(NoteKind.PAIN, NoteKind.GAIN, NoteKind.OPPORTUNITY, NoteKind.FEEDBACK, NoteKind.QUESTION, NoteKind.QUOTE),
    *(NoteKind.GAP, NoteKind.LIKELY_ERROR, NoteKind.COMMENT),
)


def journey_table(edition: Edition) -> Table:
    """Return the wide sheet: a row for each touchpoint with all that belongs to it; cards without a stage come last."""
    rows = _rows(edition)
    touchpoints = [row.point.touchpoint for row in rows]
    fields = titled_fields(Touchpoint)
    rest = [name for name in fields if name not in (*_LEAD, "stage")]
    lead = field_columns(edition.workshop, Touchpoint, touchpoints, _LEAD)
    return table(
        "journey",
        _("Journey"),
        [
            code_column(edition.codes, touchpoints),
            *_places(rows),
            *lead,
            *_feelings(edition, rows),
            *_notes(edition, touchpoints),
            *field_columns(edition.workshop, Touchpoint, touchpoints, rest),
            *_own_lanes(edition, touchpoints),
            _mending(edition, touchpoints),
            uid_column(touchpoints),
        ],
    )


def touchpoints_table(edition: Edition) -> Table:
    """Return every card with the fields that people fill in: the table to edit and bring back."""
    workshop = edition.workshop
    touchpoints = every_touchpoint(workshop)
    journeys = {journey.uid: journey.title for journey in workshop.journeys}
    stages = {stage.uid: stage.title for stage in workshop.all(Stage).values()}
    yes, no = _("yes"), _("no")
    return table(
        "touchpoints",
        _("Touchpoints"),
        [
            code_column(edition.codes, touchpoints),
            computed("journey", _("Journey"), touchpoints, lambda t: journeys.get(t.journey)),
            *field_columns(workshop, Touchpoint, touchpoints, titled_fields(Touchpoint)),
            *_own_lanes(edition, touchpoints),
            computed("suggested_stage", _("Suggested stage"), touchpoints, lambda t: stages.get(t.suggested_stage)),
            computed("set_aside", _("Was set aside"), touchpoints, lambda t: yes if t.set_aside else no),
            uid_column(touchpoints),
        ],
    )


def stages_table(edition: Edition) -> Table:
    """Return the stages with their figures."""
    stages = [(journey, s) for journey in edition.journeys for s in edition.summary(journey.uid).stages]
    records = [summary.stage for _journey, summary in stages]
    fields = [name for name in titled_fields(Stage) if name not in ("title", "period")]
    values = [summary.value for _journey, summary in stages]
    return table(
        "stages",
        _("Stages"),
        [
            code_column(edition.codes, records),
            Column("journey", _("Journey"), [journey.title for journey, _summary in stages]),
            *field_columns(edition.workshop, Stage, records, ["title"]),
            computed("period", label(Stage, "period"), records, period_of),
            *field_columns(edition.workshop, Stage, records, fields),
            Column("touchpoints", _("Touchpoints"), [len(summary.touchpoints) for _journey, summary in stages]),
            Column("median", _("Median"), [value.median if value else None for value in values]),
            Column("mean", _("Mean"), [value.mean if value else None for value in values]),
            Column("quotient", _("Emotional quotient"), [s.emotional_quotient for _journey, s in stages]),
            Column("satisfied", _("Satisfied %"), [s.share_satisfied for _journey, s in stages]),
            uid_column(records),
        ],
    )


def notes_table(edition: Edition) -> Table:
    """Return every note with where it hangs."""
    workshop = edition.workshop
    notes = sorted(workshop.all(Note).values(), key=lambda n: (edition.codes.get(n.touchpoint or "", "~"), n.rank))
    journeys = {journey.uid: journey.title for journey in workshop.journeys}
    stages = {stage.uid: stage for stage in workshop.all(Stage).values()}
    touchpoints = {touchpoint.uid: touchpoint for touchpoint in workshop.all(Touchpoint).values()}

    def stage_of(note: Note) -> str | None:
        on = touchpoints.get(note.touchpoint or "")
        stage = stages.get(note.stage or (on.stage if on else None) or "")
        return stage.title if stage else None

    def journey_of(note: Note) -> str | None:
        on = touchpoints.get(note.touchpoint or "") or stages.get(note.stage or "")
        return journeys.get(note.journey or (on.journey if on else ""))

    fields = [name for name in titled_fields(Note) if name not in ("note_kind", "text")]
    return table(
        "notes",
        _("Notes"),
        [
            *field_columns(workshop, Note, notes, ("note_kind", "text")),
            computed("touchpoint_id", _("Touchpoint ID"), notes, lambda n: edition.codes.get(n.touchpoint)),
            computed("touchpoint", _("Touchpoint"), notes, lambda n: title_of(touchpoints.get(n.touchpoint))),
            computed("stage", _("Stage"), notes, stage_of),
            computed("journey", _("Journey"), notes, journey_of),
            computed("author", _("Author"), notes, lambda n: edition.name_of(n.author)),
            *field_columns(workshop, Note, notes, fields),
            uid_column(notes),
        ],
    )


def emotions_table(edition: Edition) -> Table:
    """Return the curve: one row for each touchpoint and persona, in the order of the map."""
    rows = [
        (journey, persona, place, stage.stage, point)
        for journey in edition.journeys
        for persona in edition.tellers(journey.uid)
        for place, (stage, point) in enumerate(_in_order(_summary(edition, journey, persona)), 1)
    ]
    points = [row[-1] for row in rows]
    counts = [histogram(point.readings) for point in points]
    return table(
        "emotions",
        _("Emotions"),
        [
            Column("id", "ID", [edition.codes[point.touchpoint.uid] for point in points]),
            Column("journey", _("Journey"), [row[0].title for row in rows]),
            Column("persona", _("Persona"), [row[1].display_name if row[1] else None for row in rows]),
            Column("order", _("Order"), [row[2] for row in rows]),
            Column("stage", _("Stage"), [row[3].title for row in rows]),
            Column("title", _("Touchpoint"), [point.touchpoint.title for point in points]),
            Column("value", _("Emotion"), [point.value for point in points]),
            Column("word", _("Word"), [point.word or None for point in points]),
            Column("round", _("Round"), [point.round or None for point in points]),
            Column("n", _("Readings"), [len(point.readings) for point in points]),
            *(
                Column(
                    f"at_{valence}", _("Readings at {value}").format(value=valence), [c[valence + 2] for c in counts]
                )
                for valence in VALENCES
            ),
            Column("satisfaction", _("Satisfaction"), [point.satisfaction for point in points]),
            Column("satisfied", _("Satisfied %"), [point.share_satisfied for point in points]),
            Column("gap", _("Gap score"), [point.gap for point in points]),
            Column("reason", _("Why this value"), [p.agreement.reason if p.agreement else None for p in points]),
            uid_column(point.touchpoint for point in points),
        ],
    )


def readings_table(edition: Edition) -> Table:
    """Return one row for each reading, in long form: round, pass, places, pseudonym, value."""
    workshop = edition.workshop
    places = {
        point.touchpoint.uid: (stage_number, stage.stage.title, number)
        for journey in edition.journeys
        for stage_number, stage in enumerate(edition.summary(journey.uid).stages, 1)
        for number, point in enumerate(stage.touchpoints, 1)
    }
    nowhere: tuple[Cell, Cell, Cell] = (None, None, None)
    names = {persona.uid: persona.display_name for persona in workshop.personas}
    titles = {touchpoint.uid: touchpoint.title for touchpoint in workshop.all(Touchpoint).values()}
    readings = [r for r in workshop.all(Reading).values() if edition.only_persona in (None, r.persona)]
    readings.sort(key=lambda r: (r.round, r.pass_number, names[r.persona], edition.codes[r.touchpoint], r.author))
    who = pseudonyms(reading.author for reading in readings)
    yes, no = _("yes"), _("no")
    return table(
        "readings",
        _("Readings"),
        [
            computed("round", _("Round"), readings, lambda r: r.round),
            computed("pass", _("Pass number"), readings, lambda r: r.pass_number),
            computed("persona", _("Persona"), readings, lambda r: names[r.persona]),
            computed("stage_order", _("Stage order"), readings, lambda r: places.get(r.touchpoint, nowhere)[0]),
            computed("stage", _("Stage"), readings, lambda r: places.get(r.touchpoint, nowhere)[1]),
            computed("order", _("Touchpoint order"), readings, lambda r: places.get(r.touchpoint, nowhere)[2]),
            computed("touchpoint_id", _("Touchpoint ID"), readings, lambda r: edition.codes[r.touchpoint]),
            computed("touchpoint", _("Touchpoint"), readings, lambda r: titles[r.touchpoint]),
            computed("who", _("Pseudonym"), readings, lambda r: who[r.author]),
            computed("valence", _("Emotion"), readings, lambda r: r.valence),
            computed("intensity", _("Intensity"), readings, lambda r: r.intensity),
            computed("word", _("Word"), readings, lambda r: r.word or None),
            computed("late", _("Late"), readings, lambda r: yes if r.late else no),
            computed("included", _("Counted though late"), readings, lambda r: yes if r.included else no),
            uid_column(readings),
        ],
    )


def pseudonyms(authors: Iterable[str]) -> dict[str, str]:
    """Return a name for each author that says nothing: `R01`, `R02` … in the order in which they are given."""
    return {author: f"R{number:02}" for number, author in enumerate(dict.fromkeys(authors), 1)}


def _summary(edition: Edition, journey: Journey, persona: Persona | None) -> JourneySummary:
    return edition.summary(journey.uid, persona.uid if persona else None)


def _in_order(summary: JourneySummary) -> list[tuple[StageSummary, TouchpointValue]]:
    return [(stage, point) for stage in summary.stages for point in stage.touchpoints]


class _Row(NamedTuple):
    """A row of the wide sheet."""

    journey: Journey | None
    stage: Stage | None
    order: int | None
    """Place in the journey, from 1; None of a card without a stage."""
    point: TouchpointValue


def _rows(edition: Edition) -> list[_Row]:
    placed = [
        _Row(journey, stage.stage, order, point)
        for journey in edition.journeys
        for order, (stage, point) in enumerate(_in_order(edition.summary(journey.uid)), 1)
    ]
    known = {row.point.touchpoint.uid for row in placed}
    loose = [
        _Row(edition.workshop.find(Journey, card.journey), None, None, TouchpointValue(card))
        for card in every_touchpoint(edition.workshop)
        if card.uid not in known and not card.set_aside
    ]
    return [*placed, *loose]


def _places(rows: Sequence[_Row]) -> list[Column]:
    """Return where each touchpoint stands: journey, stage, period, order."""
    stages = [row.stage for row in rows]
    periods = [period_of(stage) if stage else None for stage in stages]
    return [
        Column("journey", _("Journey"), [row.journey.title if row.journey else None for row in rows]),
        Column("stage", _("Stage"), [stage.title if stage else None for stage in stages]),
        Column("period", label(Stage, "period"), periods),
        Column("order", _("Order"), [row.order for row in rows]),
    ]


def _feelings(edition: Edition, rows: Sequence[_Row]) -> list[Column]:
    """Return the feelings of the persona who tells the journey, then a column for each of the others."""
    points = [row.point for row in rows]
    tellers = {journey.uid: edition.persona(journey.uid) for journey in edition.journeys}
    names = [p.display_name if row.stage and (p := tellers[row.point.touchpoint.journey]) else None for row in rows]
    columns = [
        Column("persona", _("Persona"), names),
        Column("emotion", _("Emotion"), [point.value for point in points]),
        Column("word", _("Word"), [point.word or None for point in points]),
        Column("readings", _("Readings"), [len(point.readings) for point in points]),
        Column("gap", _("Gap score"), [point.gap for point in points]),
    ]
    for persona in dict.fromkeys(p for journey in edition.journeys for p in edition.personas(journey.uid)[1:]):
        felt = {
            uid: point.value
            for journey in edition.journeys
            for uid, point in edition.summary(journey.uid, persona.uid).by_uid.items()
        }
        name = _("Emotion of {persona}").format(persona=persona.display_name)
        columns.append(Column(f"emotion_{persona.uid}", name, [felt.get(point.touchpoint.uid) for point in points]))
    return columns


def _notes(edition: Edition, touchpoints: Sequence[Touchpoint]) -> list[Column]:
    texts: dict[NoteKind, dict[str, list[str]]] = {kind: {} for kind in NOTES_ON_MAP}
    for touchpoint in touchpoints:
        for note in edition.workshop.notes_on(touchpoint.uid):
            texts.setdefault(note.note_kind, {}).setdefault(touchpoint.uid, []).append(note.text)
    joined = {kind: {uid: JOINER.join(said) for uid, said in texts[kind].items()} for kind in NOTES_ON_MAP}
    uids = [touchpoint.uid for touchpoint in touchpoints]
    return [Column(f"note_{kind.value}", _(kind.label), list(map(joined[kind].get, uids))) for kind in NOTES_ON_MAP]


def _own_lanes(edition: Edition, touchpoints: Sequence[Touchpoint]) -> list[Column]:
    lanes = sorted(edition.workshop.all(Lane).values(), key=lambda lane: (lane.journey, lane.rank))
    return [
        Column(f"lane_{lane.uid}", lane.title, [touchpoint.own.get(lane.uid) for touchpoint in touchpoints])
        for lane in lanes
    ]


def _mending(edition: Edition, touchpoints: Sequence[Touchpoint]) -> Column:
    mending: dict[str, list[str]] = {}
    for improvement in edition.workshop.improvements:
        for uid in improvement.touchpoints:
            mending.setdefault(uid, []).append(edition.codes[improvement.uid])
    cells = [JOINER.join(mending.get(touchpoint.uid, ())) or None for touchpoint in touchpoints]
    return Column("improvements", _("Improvements"), cells)
