"""The whole workshop as a plain outline: read aloud by a screen reader, by a person, or by a script."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cjm_tui.domain.analysis.values import StageSummary, TouchpointValue
from cjm_tui.domain.choices import NoteKind
from cjm_tui.domain.curve_text import valence_text
from cjm_tui.domain.journey_map import Note, Touchpoint
from cjm_tui.domain.linter import lint
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.records import Record
from cjm_tui.domain.scope import Channel, Goal, Journey, Scenario
from cjm_tui.domain.setting import Participant
from cjm_tui.exchange.outbound.days import day_in_words
from cjm_tui.exchange.outbound.edition import Edition, every_touchpoint
from cjm_tui.exchange.outbound.fields import column, label, said, title_of, titled_fields
from cjm_tui.exchange.outbound.figures import journey_figures
from cjm_tui.exchange.outbound.headline import headline, who_does_it
from cjm_tui.i18n import _

_STEP = "  "


def outline(edition: Edition) -> str:
    """Return the outline in the language in force: short lines, indented, nothing drawn."""
    lines = [
        *_head(edition),
        *_worst(edition),
        *_scope(edition),
        *_personas(edition),
        *(line for journey in edition.journeys for line in _journey(edition, journey)),
        *_loose(edition),
        *_findings(edition),
        *_improvements(edition),
        *_said(edition),
        *_problems(edition),
    ]
    return "\n".join(lines) + "\n"


def _head(edition: Edition) -> Iterator[str]:
    about = edition.workshop.about
    yield _line(about.title) or _("Untitled")
    facts = [
        _told(_("Phase"), _(about.phase.label)),
        _told(_("Round"), str(about.round)),
        _told(_("Created"), day_in_words(about.created_at.date())),
    ]
    if about.review_on:
        facts.append(_told(label(type(about), "review_on"), day_in_words(about.review_on)))
    yield " · ".join(facts)


def _worst(edition: Edition) -> Iterator[str]:
    journey = edition.main_journey
    worst = headline(edition, journey.uid) if journey else None
    if journey is None or worst is None:
        return
    yield from _title(_("The worst moment"))
    yield _STEP + f"{_line(worst.point.touchpoint.title)} ({_line(worst.stage)}): {_felt(edition, worst.point)}"
    if worst.ties:
        yield _STEP + _line(worst.ties_in_words)
    yield from (_STEP + _line(reason) for reason in worst.reasons)
    for entry in worst.plan:
        improvement = entry.improvement
        who = who_does_it(improvement, _line(improvement.owner))
        when = day_in_words(improvement.due) or _("no date yet")
        yield _STEP + _told(_line(improvement.title), f"{who}, {when}")


def _scope(edition: Edition) -> Iterator[str]:
    workshop = edition.workshop
    yield from _records(edition, _("Goals"), Goal, workshop.goals)
    yield from _records(edition, _("Scenarios"), Scenario, workshop.scenarios)
    yield from _records(edition, _("Channels"), Channel, workshop.channels)
    yield from _records(edition, _("In the room"), Participant, workshop.participants)
    yield from _records(edition, _("Journeys worth mapping"), Journey, edition.candidates)


def _personas(edition: Edition) -> Iterator[str]:
    personas = [p for p in edition.workshop.personas if edition.only_persona in (None, p.uid)]
    yield from _records(edition, _("Personas"), Persona, personas)


def _journey(edition: Edition, journey: Journey) -> Iterator[str]:
    yield from _title(_told(_("Journey"), f"{_line(journey.title)} ({edition.codes[journey.uid]})"))
    yield from _fields(edition, journey, ("title",))
    for persona in edition.tellers(journey.uid):
        summary = edition.summary(journey.uid, persona.uid if persona else None)
        yield ""
        name = _line(persona.display_name) if persona else _("The customer")
        yield _STEP + f"{name}: {summary.basis_in_words}"
        yield from (
            _STEP * 2 + f"{figure.label}: {figure.text} ({figure.formula})" for figure in journey_figures(summary)
        )
    stages = edition.summary(journey.uid).stages
    for number, stage in enumerate(stages, 1):
        yield from _stage(edition, journey, stage, f"{number}/{len(stages)}")
    yield from _notes(edition.workshop.notes_on(journey.uid), _STEP)


def _stage(edition: Edition, journey: Journey, stage: StageSummary, place: str) -> Iterator[str]:
    yield ""
    value = stage.value
    felt = f": {valence_text(value.median)}" if value else ""
    title = f"{_line(stage.stage.title) or '—'} ({edition.codes[stage.stage.uid]}){felt}"
    yield _STEP + _told(_("Stage") + f" {place}", title)
    yield from (_STEP + line for line in _fields(edition, stage.stage, ("title",), even_usual=True))
    yield from _notes(edition.workshop.notes_on(stage.stage.uid), _STEP * 2)
    for point in stage.touchpoints:
        yield from _touchpoint(edition, journey, point)


def _touchpoint(edition: Edition, journey: Journey, point: TouchpointValue) -> Iterator[str]:
    touchpoint = point.touchpoint
    yield _STEP * 2 + f"{edition.codes[touchpoint.uid]} {_line(touchpoint.title) or '—'}"
    for persona in edition.personas(journey.uid):
        felt = edition.summary(journey.uid, persona.uid).by_uid[touchpoint.uid]
        if felt.value is not None:
            yield _STEP * 3 + f"{_line(persona.display_name)}: {_felt(edition, felt)}"
    if not edition.personas(journey.uid) and point.value is not None:
        yield _STEP * 3 + _told(_("Feeling"), _felt(edition, point))
    yield from (_STEP * 2 + line for line in _fields(edition, touchpoint, ("title", "stage")))
    for lane in edition.workshop.lanes_of(journey.uid):
        if text := touchpoint.own.get(lane.uid):
            yield _STEP * 3 + f"{_line(lane.title)}: {_line(text)}"
    yield from _notes(edition.workshop.notes_on(touchpoint.uid), _STEP * 3)


def _loose(edition: Edition) -> Iterator[str]:
    cards = [card for card in every_touchpoint(edition.workshop) if not card.stage]
    if cards:
        yield from _title(_("Not placed yet"))
    for card in cards:
        aside = _("set aside") if card.set_aside else ""
        yield _STEP + f"{edition.codes[card.uid]} {_line(card.title)}" + (f" ({aside})" if aside else "")
        yield from _fields(edition, card, ("title", "stage"))


def _findings(edition: Edition) -> Iterator[str]:
    for journey in edition.journeys:
        found = edition.findings(journey.uid)
        if found:
            title = _("Findings, worst first")
            yield from _title(title if len(edition.journeys) == 1 else f"{title}: {_line(journey.title)}")
        for number, finding in enumerate(found, 1):
            yield _STEP + f"{number}. {_line(finding.sentence)}"
            if finding.comment:
                yield _STEP * 2 + _line(finding.comment)


def _improvements(edition: Edition) -> Iterator[str]:
    if edition.ranked:
        yield from _title(_("Improvements, ranked"))
    for entry in edition.ranked:
        improvement = entry.improvement
        yield _STEP + f"{entry.place}. {_line(improvement.title) or '—'} ({edition.codes[improvement.uid]})"
        yield _STEP * 2 + _told(_("Why in this place"), _line(entry.reason))
        yield from _fields(edition, improvement, ("title", "touchpoints", "findings"), even_usual=True)
        for uid in improvement.touchpoints:
            if touchpoint := edition.workshop.find(Touchpoint, uid):
                yield _STEP * 2 + _told(_("Mends"), f"{edition.codes[uid]} {_line(touchpoint.title)}")


def _said(edition: Edition) -> Iterator[str]:
    titles = {
        NoteKind.DECISION: _("Decisions"),
        NoteKind.PARKING_LOT: _("Parking lot"),
        NoteKind.TAKEAWAY: _("What we take with us"),
        NoteKind.QUESTION: _("Open questions"),
        NoteKind.COMMENT: _("Comments"),
    }
    for kind, title in titles.items():
        notes = edition.loose_notes(kind)
        if notes:
            yield from _title(title)
        for note in notes:
            author = edition.name_of(note.author)
            yield _STEP + _line(note.text) + (f" ({_line(author)})" if author else "")


def _problems(edition: Edition) -> Iterator[str]:
    problems = lint(edition.workshop)
    if problems:
        yield from _title(_("What the map still lacks"))
    for problem in problems:
        yield _STEP + f"{_(problem.severity.label)}: {_line(problem.sentence)} {_line(problem.mend)}"


def _records(edition: Edition, title: str, model: type[Record], records: Iterable[Record]) -> Iterator[str]:
    listed = list(records)
    if listed:
        yield from _title(title)
    first = titled_fields(model)[0]
    for record in listed:
        yield _STEP + f"{_line(title_of(record)) or '—'} ({edition.codes[record.uid]})"
        yield from _fields(edition, record, (first,))


def _fields(edition: Edition, record: Record, without: Iterable[str], *, even_usual: bool = False) -> Iterator[str]:
    """Yield one line for each field that says something; what nobody has changed is heard once too often."""
    skipped = set(without)
    for name in titled_fields(type(record)):
        usual = type(record).model_fields[name].get_default(call_default_factory=True)
        if name not in skipped and (even_usual or getattr(record, name) != usual):
            value = (
                column(edition.workshop, type(record), name, [record], "; ")[0]
                if usual is True
                else said(edition.workshop, record, name)
            )
            if value not in (None, ""):
                told = day_in_words(value) if hasattr(value, "month") else _line(str(value))  # type: ignore[arg-type]
                yield _STEP * 2 + f"{label(type(record), name)}: {told}"


def _notes(notes: Iterable[Note], indent: str) -> Iterator[str]:
    for note in notes:
        more = [_line(note.method), _(note.captured.label) if note.captured else "", _line(note.sample)]
        extra = "; ".join(part for part in more if part)
        yield indent + f"{_(note.note_kind.label)}: {_line(note.text)}" + (f" ({extra})" if extra else "")


def _felt(edition: Edition, point: TouchpointValue) -> str:
    word = _line(edition.word(point))
    return ", ".join(filter(None, (valence_text(point.value), word, point.origin_in_words)))


def _title(text: str) -> tuple[str, str]:
    return "", text.upper()


def _told(name: str, text: str) -> str:
    return f"{name}: {text}"


def _line(text: str) -> str:
    return " ".join(text.split())
