"""The report's chapter on what customers need and expect, and how the team hears of it."""

from __future__ import annotations

from cjm_tui.domain.analysis.coverage import feedback_by_stage
from cjm_tui.domain.analysis.values import JourneySummary
from cjm_tui.domain.choices import MeetsExpectation
from cjm_tui.exchange.outbound.edition import Edition
from cjm_tui.exchange.outbound.markdown import blocks
from cjm_tui.exchange.outbound.markdown.text import cell, inline
from cjm_tui.i18n import _


def needs_chapter(edition: Edition) -> str:
    """Return what customers need and expect, whether they get it, and how the team hears of it."""
    parts = [blocks.heading(2, _("Needs")), _needs(edition)]
    for journey in edition.journeys:
        summary = edition.summary(journey.uid)
        parts += [_expectations(summary), _feedback(edition, summary)]
    return blocks.joined(parts)


def _needs(edition: Edition) -> str:
    lines = []
    for persona in edition.workshop.personas:
        if edition.only_persona not in (None, persona.uid):
            continue
        needs = "; ".join(inline(need) for need in (*persona.needs, *persona.goals))
        lines.append(f"**{inline(persona.display_name) or '—'}:** {needs}" if needs else "")
    return blocks.bullets(lines)


def _expectations(summary: JourneySummary) -> str:
    rows = [
        [
            cell(touchpoint.title),
            cell(touchpoint.expectation),
            cell(touchpoint.experiencing or touchpoint.doing),
            _(touchpoint.meets_expectation.label),
        ]
        for meets in (MeetsExpectation.NO, MeetsExpectation.PARTLY)
        for touchpoint in (point.touchpoint for point in summary.touchpoints)
        if touchpoint.meets_expectation is meets
    ]
    if not rows:
        return ""
    head = [_("Touchpoint"), _("Expected"), _("What happens"), _("Expectation met")]
    return blocks.joined([blocks.heading(3, _("Expected and not given")), blocks.table(head, rows)])


def _feedback(edition: Edition, summary: JourneySummary) -> str:
    rows = []
    for stage in feedback_by_stage(edition.workshop, summary):
        for note in stage.feedback:
            captured = _(note.captured.label) if note.captured else ""
            rows.append([cell(stage.stage.title), cell(note.text), cell(note.method), captured, cell(note.sample)])
    if not rows:
        return ""
    head = [_("Stage"), _("Feedback"), _("Source or method"), _("Captured?"), _("Sample quote")]
    return blocks.joined([blocks.heading(3, _("How we hear of it")), blocks.table(head, rows)])
