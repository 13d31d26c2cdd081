"""One page for those in a hurry: the worst moment, what the map says in four parts, and what happens next."""

from __future__ import annotations

from cjm_tui.domain.analysis.channels import channel_matrix, preferred_nowhere
from cjm_tui.domain.analysis.values import JourneySummary
from cjm_tui.domain.choices import MeetsExpectation, NoteKind
from cjm_tui.domain.curve_text import valence_text
from cjm_tui.domain.measures.figures import figure_text
from cjm_tui.domain.measures.formulas import formula
from cjm_tui.domain.scope import Journey
from cjm_tui.exchange.outbound.days import day_in_words
from cjm_tui.exchange.outbound.edition import Edition
from cjm_tui.exchange.outbound.markdown import blocks
from cjm_tui.exchange.outbound.markdown.opening import byline, commitment, worst_moment
from cjm_tui.exchange.outbound.markdown.text import inline, running
from cjm_tui.i18n import _

MOST_LINES = 4
"""Lines of each part, so that the page stays one."""
MOST_IMPROVEMENTS = 5


def brief(edition: Edition) -> str:
    """Return the page in the language in force."""
    about = edition.workshop.about
    journey = edition.main_journey
    parts = [blocks.heading(1, inline(about.title) or _("Untitled")), byline(edition)]
    if journey:
        summary = edition.summary(journey.uid)
        parts += [
            worst_moment(edition, journey),
            _part(_("Needs"), _needs(edition, summary)),
            _part(_("Experience"), _experience(edition, summary)),
            _part(_("Channel performance"), _channels(edition, journey, summary)),
        ]
    parts.append(_part(_("Decisions"), [running(n.text) for n in edition.loose_notes(NoteKind.DECISION)][:MOST_LINES]))
    parts.append(_next_steps(edition))
    return blocks.joined(parts) + "\n"


def _part(title: str, lines: list[str]) -> str:
    return blocks.joined([blocks.heading(2, title), blocks.bullets(lines) or "—"])


def _needs(edition: Edition, summary: JourneySummary) -> list[str]:
    lines = [
        f"**{inline(persona.display_name)}:** {'; '.join(inline(need) for need in (*persona.needs, *persona.goals))}"
        for persona in edition.personas(summary.journey)
        if persona.needs or persona.goals
    ]
    broken = [p.touchpoint for p in summary.touchpoints if p.touchpoint.meets_expectation is MeetsExpectation.NO]
    worst = sorted(broken, key=lambda t: -(summary.by_uid[t.uid].gap or 0))
    lines += [
        _("Expected at “{touchpoint}”: {expectation}").format(
            touchpoint=inline(t.title), expectation=inline(t.expectation)
        )
        for t in worst
        if t.expectation
    ]
    return lines[:MOST_LINES]


def _experience(edition: Edition, summary: JourneySummary) -> list[str]:
    lines = [
        _("Emotional quotient {n} of 100 ({formula}); {basis}.").format(
            n=figure_text(summary.emotional_quotient, 0),
            formula=inline(formula("emotional_quotient")),
            basis=summary.basis_in_words,
        )
    ]
    lows = sorted((p for p in summary.touchpoints if p.value is not None and p.value < 0), key=lambda p: p.value or 0)
    if lows:
        named = ", ".join(f"“{inline(p.touchpoint.title)}” ({valence_text(p.value)})" for p in lows[:3])
        lines.append(_("Lowest: {touchpoints}.").format(touchpoints=named))
    best = edition.successes(summary.journey)[:2]
    return [*lines, *(inline(finding.sentence) for finding in best)][:MOST_LINES]


def _channels(edition: Edition, journey: Journey, summary: JourneySummary) -> list[str]:
    matrix = channel_matrix(edition.workshop, summary)
    rated = [detail for detail in matrix.details if detail.figures.mean_emotion is not None]
    rated.sort(key=lambda detail: detail.figures.mean_emotion or 0)
    lines = []
    for title, detail in ((_("Worst"), rated[:1]), (_("Best"), rated[1:][-1:])):
        lines += [
            _("{rank}: {channel}, mean emotion {mean}, {satisfied} satisfied.").format(
                rank=title,
                channel=inline(d.channel.title),
                mean=valence_text(d.figures.mean_emotion),
                satisfied=figure_text(d.figures.satisfaction, 0, "%"),
            )
            for d in detail
        ]
    for persona in edition.personas(journey.uid):
        if nowhere := preferred_nowhere(matrix, persona):
            lines.append(
                _("{persona} would like to use {channels}, and no touchpoint offers it.").format(
                    persona=inline(persona.display_name), channels=", ".join(inline(c.title) for c in nowhere)
                )
            )
    return lines[:MOST_LINES]


def _next_steps(edition: Edition) -> str:
    steps = [
        f"**{inline(entry.improvement.title) or '—'}** — {commitment(entry)}; {inline(entry.reason)}"
        for entry in edition.ranked[:MOST_IMPROVEMENTS]
    ]
    review = edition.workshop.about.review_on
    closing = _("We look at it again on {day}.").format(day=day_in_words(review)) if review else ""
    return blocks.joined([blocks.heading(2, _("What happens next")), blocks.numbered(steps) or "—", closing])
