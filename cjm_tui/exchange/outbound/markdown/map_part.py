"""The report's map: stage by stage what the customer does, thinks and feels; and each touchpoint in full."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from cjm_tui.domain.analysis.flow import waiting
from cjm_tui.domain.analysis.values import StageSummary, TouchpointValue
from cjm_tui.domain.choices import NoteKind, TouchpointState, TouchpointType
from cjm_tui.domain.curve_text import size_text, valence_text, value_text
from cjm_tui.domain.journey_map import Note, Touchpoint
from cjm_tui.domain.lanes import BLUEPRINT_LANES
from cjm_tui.domain.measures.figures import figure_text
from cjm_tui.domain.measures.formulas import formula
from cjm_tui.domain.measures.timing import duration_in_words
from cjm_tui.domain.records import limits
from cjm_tui.domain.scope import Channel, Journey
from cjm_tui.exchange.outbound.diagrams import journey_texts
from cjm_tui.exchange.outbound.edition import Edition
from cjm_tui.exchange.outbound.fields import label, period_of, said, title_of, titled_fields
from cjm_tui.exchange.outbound.markdown import blocks
from cjm_tui.exchange.outbound.markdown.blueprint_part import blueprint_parts, blueprints_of
from cjm_tui.exchange.outbound.markdown.change_part import differences_from_origin
from cjm_tui.exchange.outbound.markdown.text import cell, code_block, inline, running
from cjm_tui.i18n import _

_IN_TABLE = ("title", "stage", "channel", "doing", "thinking")
_NOTES_IN_TABLE = (NoteKind.PAIN, NoteKind.GAIN)
_MINUTES = ("duration_minutes", "response_minutes", "expected_response_minutes")


def map_chapter(edition: Edition) -> str:
    """Return every journey's map."""
    return blocks.joined(_journey(edition, journey) for journey in edition.journeys)


def marks_of(touchpoint: Touchpoint) -> list[str]:
    """Return in words what sets a touchpoint apart."""
    marks = {
        _("key"): touchpoint.key,
        _("blocking"): touchpoint.blocking,
        _("needs attention"): touchpoint.needs_attention,
        _(touchpoint.state.label).lower(): touchpoint.state is not TouchpointState.EXISTING,
        _(touchpoint.touchpoint_type.label).lower(): touchpoint.touchpoint_type is not TouchpointType.INTERACTION,
        touchpoint.moment_of_truth or "": touchpoint.moment_of_truth is not None,
    }
    return [mark for mark, holds in marks.items() if holds]


def _journey(edition: Edition, journey: Journey) -> str:
    summary = edition.summary(journey.uid)
    head = _("The map, stage by stage")
    if len(edition.journeys) > 1:
        head = _("The map of {journey}").format(journey=inline(journey.title))
    persona = edition.persona(journey.uid)
    eyes = _("Seen with the eyes of {persona}; {basis}.").format(
        persona=inline(persona.display_name) if persona else "—", basis=summary.basis_in_words
    )
    stages = [_stage(edition, number, stage) for number, stage in enumerate(summary.stages, 1)]
    bucket = [inline(card.title) for card in edition.workshop.bucket(journey.uid)]
    return blocks.joined(
        [
            blocks.heading(2, head),
            eyes + " " + _("Value of a touchpoint: {formula}.").format(formula=formula("touchpoint_value")),
            *stages,
            blueprint_parts(edition, journey),
            differences_from_origin(edition, journey),
            *(code_block(text, "mermaid") for text in journey_texts(edition, journey)),
            blocks.labelled([(_("Not placed yet"), "; ".join(bucket))]),
        ]
    )


def _stage(edition: Edition, number: int, stage: StageSummary) -> str:
    record = stage.stage
    return blocks.joined(
        [
            blocks.heading(3, f"{number}. {inline(record.title) or '—'}"),
            " · ".join(_stage_facts(stage)),
            running(record.description),
            blocks.labelled([(_("How it should go"), running(record.expectation))]),
            _touchpoints(edition, stage.touchpoints) or blocks.emphasis(_("No touchpoint yet.")),
            _notes(edition.workshop.notes_on(record.uid)),
        ]
    )


def _stage_facts(stage: StageSummary) -> Iterable[str]:
    yield f"**{inline(period_of(stage.stage))}**"
    if value := stage.value:
        felt = [point.value for point in stage.touchpoints if point.value is not None]
        told = _("feels {median} (mean {mean})").format(median=value_text(value.median), mean=value_text(value.mean))
        if min(felt) < max(felt):
            told += ", " + _("from {worst} to {best}").format(worst=value_text(min(felt)), best=value_text(max(felt)))
        yield told
        yield _("emotional quotient {n} of 100").format(n=figure_text(stage.emotional_quotient, 0))
    if stage.stage.target_emotion is not None:
        yield _("target {value}").format(value=value_text(stage.stage.target_emotion))
    wait = waiting(stage.touchpoints)
    if wait.minutes:
        yield _("{duration} of waiting").format(duration=duration_in_words(wait.minutes))


def _touchpoints(edition: Edition, points: Iterable[TouchpointValue]) -> str:
    head = [
        _("Touchpoint"), _("Channel"), _("Doing"), _("Thinking"), _("Feeling"), _("Pains"), _("Gains"),
        _("Improvements"),
    ]  # fmt: skip
    rows = []
    for point in points:
        touchpoint = point.touchpoint
        marks = ", ".join(marks_of(touchpoint))
        mending = [
            edition.codes[r.improvement.uid] for r in edition.ranked if touchpoint.uid in r.improvement.touchpoints
        ]
        rows.append(
            [
                f"**{cell(touchpoint.title) or '—'}**" + (f"<br>{cell(marks)}" if marks else ""),
                cell(title_of(edition.workshop.find(Channel, touchpoint.channel))),
                cell(touchpoint.doing),
                cell(touchpoint.thinking),
                cell(_felt(edition, point)),
                *("<br>".join(cell(n.text) for n in edition.notes(touchpoint.uid, kind)) for kind in _NOTES_IN_TABLE),
                ", ".join(mending),
            ]
        )
    return blocks.table(head, rows)


def _felt(edition: Edition, point: TouchpointValue) -> str:
    if point.value is None:
        return ""
    told = f"{valence_text(point.value)} {edition.word(point)}".strip()
    return f"{told} ({point.origin_in_words})" if point.is_inherited else told


def _notes(notes: Iterable[Note]) -> str:
    return blocks.bullets(note_in_words(note) for note in notes)


def note_in_words(note: Note) -> str:
    """Return a note with its kind; of feedback, also how it is captured and a sentence that was said."""
    more = [
        _("through {method}").format(method=inline(note.method)) if note.method else "",
        _(note.captured.label).lower() if note.captured else "",
        inline(note.sample),
    ]
    extra = ", ".join(part for part in more if part)
    return f"**{_(note.note_kind.label)}:** {running(note.text) or '—'}" + (f" ({extra})" if extra else "")


def touchpoints_annex(edition: Edition) -> str:
    """Return every touchpoint with all that was written about it beyond the map's tables."""
    told = []
    for journey in edition.journeys:
        told_above = (*_IN_TABLE, *(BLUEPRINT_LANES if blueprints_of(edition, journey) else ()))
        for point in edition.summary(journey.uid).touchpoints:
            if detail := _detail(edition, point, told_above):
                code = edition.codes[point.touchpoint.uid]
                told.append(blocks.joined([f"**{code} {inline(point.touchpoint.title)}**", detail]))
    if not told:
        return ""
    lead = _("Gap score: {formula}.").format(formula=inline(formula("gap")))
    return blocks.joined([blocks.heading(2, _("Each touchpoint in full")), lead, *told])


def _detail(edition: Edition, point: TouchpointValue, told_above: Collection[str]) -> str:
    """Return what is short on one line, then one line for each text, then the notes."""
    touchpoint, workshop = point.touchpoint, edition.workshop
    texts: list[tuple[str, str]] = []
    facts: list[tuple[str, str]] = []
    for name in titled_fields(Touchpoint):
        if name not in told_above:
            is_text = name in limits(Touchpoint) and limits(Touchpoint)[name].multiline
            (texts if is_text else facts).append((label(Touchpoint, name), _field(edition, touchpoint, name)))
    facts += [
        (_("Gap score"), size_text(point.gap) if point.gap is not None else ""),
        (_("Readings"), ", ".join(value_text(valence) for valence in sorted(point.readings))),
    ]
    texts += [
        (inline(lane.title), running(touchpoint.own.get(lane.uid, "")))
        for lane in workshop.lanes_of(touchpoint.journey)
    ]
    texts += [(_("Why this value"), running(point.agreement.reason) if point.agreement else "")]
    short = " · ".join(f"{name.replace(' (min)', '')}: {value}" for name, value in facts if value)
    notes = [note for note in workshop.notes_on(touchpoint.uid) if note.note_kind not in _NOTES_IN_TABLE]
    listed = "\n".join(part for part in (blocks.labelled(texts), blocks.bullets(map(note_in_words, notes))) if part)
    return blocks.joined([short, listed])


def _field(edition: Edition, touchpoint: Touchpoint, name: str) -> str:
    value = getattr(touchpoint, name)
    if name in ("state", "touchpoint_type") and value in (TouchpointState.EXISTING, TouchpointType.INTERACTION):
        return ""
    if name in _MINUTES and value is not None:
        return duration_in_words(value)
    told = said(edition.workshop, touchpoint, name)
    return "" if told is None else running(str(told))
