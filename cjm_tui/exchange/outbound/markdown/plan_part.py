"""The report's chapters on findings and decisions: what hurts most, what is done about it, and why in that order."""

from __future__ import annotations

from cjm_tui.domain.analysis.computed_finding import ComputedFinding
from cjm_tui.domain.analysis.coverage import forgotten_points
from cjm_tui.domain.analysis.indicators import metric_figure
from cjm_tui.domain.analysis.ranking import RankedImprovement, must_share
from cjm_tui.domain.choices import NoteKind, Preset
from cjm_tui.domain.curve_text import value_text
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.domain.judgement import Improvement, Metric
from cjm_tui.domain.linter import lint
from cjm_tui.domain.measures.figures import figure_text
from cjm_tui.domain.measures.formulas import formula
from cjm_tui.domain.scope import Journey
from cjm_tui.exchange.outbound.days import day_in_words
from cjm_tui.exchange.outbound.diagrams import quadrant_texts
from cjm_tui.exchange.outbound.edition import Edition
from cjm_tui.exchange.outbound.fields import label, title_of
from cjm_tui.exchange.outbound.markdown import blocks
from cjm_tui.exchange.outbound.markdown.text import cell, code_block, inline, running
from cjm_tui.i18n import _

_PRESET_FORMULAS = {
    Preset.IMPACT_EFFORT: "quadrant",
    Preset.RICE: "rice",
    Preset.ICE: "ice",
    Preset.VALUE_EFFORT: "value_effort",
    Preset.MOSCOW: "moscow",
    Preset.VOTES: "votes",
}


def findings_chapter(edition: Edition) -> str:
    """Return what the maps show, worst first, told once for each touchpoint."""
    parts = [blocks.heading(2, _("Findings, worst first"))]
    for journey in edition.journeys:
        title = blocks.heading(3, inline(journey.title) or "—") if len(edition.journeys) > 1 else ""
        parts += [title, _findings(edition, journey), _peaks(edition, journey)]
    caption = _("Order: {severity}. Gap: {gap}.").format(
        severity=inline(formula("severity")), gap=inline(formula("gap"))
    )
    return blocks.joined([*parts, caption]) if edition.journeys else ""


def decisions_chapter(edition: Edition) -> str:
    """Return the team's decisions, the improvements in order, and the small decisions that the customer takes."""
    decided = [running(note.text) for note in edition.loose_notes(NoteKind.DECISION)]
    return blocks.joined(
        [
            blocks.heading(2, _("Decisions")),
            blocks.bullets(decided),
            improvements_table(edition),
            *(code_block(text, "mermaid") for text in quadrant_texts(edition)),
            *(_improvement(edition, entry) for entry in edition.ranked),
            _customer_decisions(edition),
        ]
    )


def improvements_table(edition: Edition, limit: int | None = None) -> str:
    """Return the ranked list: what, who, when, how far it is, and why it stands there."""
    if not edition.ranked:
        return ""
    rows = [
        [
            str(entry.place),
            f"**{cell(entry.improvement.title) or '—'}**",
            cell(entry.improvement.how),
            _owner(entry.improvement),
            day_in_words(entry.improvement.due),
            _(entry.improvement.status.label),
            cell(entry.reason),
        ]
        for entry in edition.ranked[:limit]
    ]
    head = [
        "", label(Improvement, "title"), label(Improvement, "how"), label(Improvement, "owner"),
        label(Improvement, "due"), label(Improvement, "status"), _("Why in this place"),
    ]  # fmt: skip
    return blocks.joined(
        [blocks.heading(3, _("Improvements, ranked")), blocks.table(head, rows, (0,)), _order(edition)]
    )


def metrics_chapter(edition: Edition) -> str:
    """Return the indicators with their inputs and formulas."""
    rows = []
    for metric in edition.workshop.metrics:
        figure = metric_figure(metric)
        n = "" if figure.n is None else figure_text(figure.n, 0)
        small = _("fewer than 30: a hint, no proof") if figure.is_small_sample else ""
        rows.append(
            [
                cell(metric.title),
                _(metric.metric_kind.label),
                figure.text,
                f"{n}{' — ' + small if small else ''}",
                cell(metric.period),
                cell(metric.source),
                cell(formula(metric.metric_kind.value)),
            ]
        )
    head = [
        label(Metric, "title"), label(Metric, "metric_kind"), _("Value"), "n", label(Metric, "period"),
        label(Metric, "source"), _("How it is computed"),
    ]  # fmt: skip
    table = blocks.table(head, rows, (2,))
    return blocks.joined([blocks.heading(2, _("Indicators")), table]) if table else ""


def closing_chapter(edition: Edition) -> str:
    """Return what was parked, what people take with them, and what the map still lacks."""
    return blocks.joined(
        [
            _notes(edition, NoteKind.PARKING_LOT, _("Parking lot")),
            _notes(edition, NoteKind.TAKEAWAY, _("What we take with us")),
            _notes(edition, NoteKind.QUESTION, _("Open questions")),
            open_points(edition),
        ]
    )


def open_points(edition: Edition) -> str:
    """Return what the linter still finds."""
    lines = [
        f"**{_(problem.severity.label)}:** {inline(problem.sentence)} {inline(problem.mend)}"
        for problem in lint(edition.workshop)
    ]
    if not lines:
        lines = [_("Nothing: the map lacks nothing that a good map has.")]
    return blocks.joined([blocks.heading(2, _("What the map still lacks")), blocks.bullets(lines), _forgotten(edition)])


def _forgotten(edition: Edition) -> str:
    """Return the questions of the checklist that no touchpoint answers yet."""
    lines = [
        inline(point.question)
        for journey in edition.journeys
        for point in forgotten_points(edition.workshop, edition.summary(journey.uid))
        if not point.is_covered
    ]
    return blocks.joined([blocks.heading(3, _("What did we forget?")), blocks.bullets(lines)]) if lines else ""


def _findings(edition: Edition, journey: Journey) -> str:
    told = [_told(edition, found) for found in edition.findings_by_touchpoint(journey.uid)]
    return blocks.numbered(told) or _("Nothing stands out yet.")


def _peaks(edition: Edition, journey: Journey) -> str:
    summary = edition.summary(journey.uid)
    lines = [inline(finding.sentence) for finding in edition.successes(journey.uid)]
    if drop := summary.biggest_drop:
        lines.append(
            _("The biggest drop: from “{before}” to “{after}”, {size}.").format(
                before=inline(drop.start.touchpoint.title),
                after=inline(drop.end.touchpoint.title),
                size=value_text(drop.size),
            )
        )
    return blocks.joined([blocks.heading(3, _("Peaks, and the biggest drop")), blocks.bullets(lines)]) if lines else ""


def _told(edition: Edition, found: list[ComputedFinding]) -> str:
    touchpoint = edition.workshop.find(Touchpoint, found[0].touchpoint)
    sentences = [inline(finding.sentence) for finding in found]
    sentences += [f"*{inline(finding.comment)}*" for finding in found if finding.comment]
    if touchpoint is None:
        return " ".join(sentences)
    title = f"**{inline(touchpoint.title) or '—'}** ({edition.codes[touchpoint.uid]})"
    return f"{title}\n{blocks.bullets(sentences)}"


def _owner(improvement: Improvement) -> str:
    if not improvement.owner:
        return blocks.emphasis(_("nobody yet"))
    owner = cell(improvement.owner)
    return _("{owner} (accepted)").format(owner=owner) if improvement.owner_accepted else owner


def _order(edition: Edition) -> str:
    preset = edition.workshop.about.preset
    key = "ice_product" if preset is Preset.ICE and edition.workshop.about.ice_product else _PRESET_FORMULAS[preset]
    order = _("Order: {preset} — {formula}.").format(preset=_(preset.label), formula=inline(formula(key)))
    share = must_share(edition.ranked) if preset is Preset.MOSCOW else None
    if share is None:
        return order
    return order + " " + _("Must takes {share} of the effort.").format(share=figure_text(share, 0, "%"))


def _improvement(edition: Edition, entry: RankedImprovement) -> str:
    improvement, workshop = entry.improvement, edition.workshop
    mended = [title_of(workshop.find(Touchpoint, uid)) for uid in improvement.touchpoints]
    names = ("indicator", "baseline", "target", "result")
    votes = entry.standing.votes if entry.standing else ()
    pairs = [
        (_("Mends"), "; ".join(inline(title) for title in mended)),
        *((label(Improvement, name), inline(getattr(improvement, name))) for name in names),
        (_("Estimates"), inline(_estimates(entry))),
        (_("Votes"), ", ".join(map(str, votes))),
    ]
    said = blocks.labelled(pairs)
    if not said:
        return ""
    code = edition.codes[improvement.uid]
    return blocks.joined([f"**{entry.place}. {inline(improvement.title)}** ({code})", said])


def _estimates(entry: RankedImprovement) -> str:
    spreads = ((_("impact"), entry.impact_spread), (_("effort"), entry.effort_spread))
    return "; ".join(
        _("{what}: mean {mean}, from {low} to {high} (n = {n})").format(
            what=what,
            mean=figure_text(spread.mean),
            low=figure_text(spread.low),
            high=figure_text(spread.high),
            n=spread.n,
        )
        for what, spread in spreads
        if spread
    )


def _customer_decisions(edition: Edition) -> str:
    lines = [
        f"**{inline(point.touchpoint.title)}:** {running(point.touchpoint.decision)}"
        for journey in edition.journeys
        for point in edition.summary(journey.uid).touchpoints
        if point.touchpoint.decision
    ]
    title = blocks.heading(3, _("Small decisions that the customer takes"))
    return blocks.joined([title, blocks.bullets(lines)]) if lines else ""


def _notes(edition: Edition, kind: NoteKind, title: str) -> str:
    lines = []
    for note in edition.loose_notes(kind):
        author = edition.name_of(note.author)
        lines.append(running(note.text) + (f" — {inline(author)}" if author else ""))
    return blocks.joined([blocks.heading(2, title), blocks.bullets(lines)]) if lines else ""
