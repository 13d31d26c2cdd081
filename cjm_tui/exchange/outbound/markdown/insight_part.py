"""The report's chapters on needs, experience and channels: three of the four things that a map is made for."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import ceil

from cjm_tui.domain.analysis.channels import ChannelMatrix, channel_matrix, preference_mismatches, preferred_nowhere
from cjm_tui.domain.analysis.coverage import feedback_by_stage
from cjm_tui.domain.analysis.disagreements import Disagreement, disagreements
from cjm_tui.domain.analysis.flow import HandOff, department_hand_offs, department_involvement, waiting_by_stage
from cjm_tui.domain.analysis.values import JourneySummary
from cjm_tui.domain.choices import ChannelFit, MeetsExpectation
from cjm_tui.domain.curve_text import curve_rows, valence_text, value_text
from cjm_tui.domain.measures.figures import figure_text
from cjm_tui.domain.measures.formulas import formula
from cjm_tui.domain.measures.timing import duration_in_words
from cjm_tui.domain.scope import Channel, Journey
from cjm_tui.domain.setting import Department
from cjm_tui.exchange.outbound.edition import Edition
from cjm_tui.exchange.outbound.fields import title_of
from cjm_tui.exchange.outbound.markdown import blocks
from cjm_tui.exchange.outbound.markdown.change_part import since_last_round
from cjm_tui.exchange.outbound.markdown.text import cell, code_block, inline
from cjm_tui.i18n import _, ngettext

_CURVE_LINE = 12
"""Touchpoints in one line of the curve: a screen's width."""
_CELL = 6


def needs_chapter(edition: Edition) -> str:
    """Return what customers need and expect, whether they get it, and how the team hears of it."""
    parts = [blocks.heading(2, _("Needs")), _needs(edition)]
    for journey in edition.journeys:
        summary = edition.summary(journey.uid)
        parts += [_expectations(summary), _feedback(edition, summary)]
    return blocks.joined(parts)


def experience_chapter(edition: Edition) -> str:
    """Return the curve, its values stage by stage, the peaks, and where the room was split."""
    parts = [blocks.heading(2, _("Experience"))]
    for journey in edition.journeys:
        parts += [_experience(edition, journey)]
    return blocks.joined(parts)


def channels_chapter(edition: Edition) -> str:
    """Return the channels' performance, the hand-offs and the waiting."""
    parts = [blocks.heading(2, _("Channel performance"))]
    for journey in edition.journeys:
        summary = edition.summary(journey.uid)
        matrix = channel_matrix(edition.workshop, summary)
        title = blocks.heading(3, inline(journey.title) or "—") if len(edition.journeys) > 1 else ""
        parts += [
            title,
            matrix_table(matrix),
            _moments_of_truth(matrix),
            _channel_remarks(edition, journey, matrix, summary),
        ]
        parts += [_hand_offs(edition, summary), _waiting(summary)]
    return blocks.joined(parts)


def curve_text(summary: JourneySummary, codes: dict[str, str]) -> str:
    """Return the curve as text, in lines that fit a screen, with an id under each point."""
    lines: list[str] = []
    points = summary.touchpoints
    width = ceil(len(points) / max(1, ceil(len(points) / _CURVE_LINE)))
    for start in range(0, len(points), width or 1):
        here = points[start : start + width]
        rows = curve_rows([point.value for point in here], width=_CELL)
        axis = ("+2", "", " 0", "", "−2")
        lines += [f"{mark:>3} {row}".rstrip() for mark, row in zip(axis, rows, strict=True)]
        lines += ["    " + "".join(f"{codes[point.touchpoint.uid]:^{_CELL}}" for point in here).rstrip(), ""]
    return "\n".join(lines).rstrip()


def matrix_table(matrix: ChannelMatrix) -> str:
    """Return channel × stage: how many touchpoints, how they feel, how many are satisfied."""
    used = [channel for channel in matrix.channels if any((channel.uid, s.uid) in matrix.cells for s in matrix.stages)]
    if not used:
        return ""
    rows = []
    totals = {detail.channel.uid: detail.figures for detail in matrix.details}
    for channel in used:
        row = [f"**{cell(channel.title)}**"]
        for stage in matrix.stages:
            figures = matrix.cells.get((channel.uid, stage.uid))
            row.append(_performance(figures.count, figures.mean_emotion, figures.satisfaction) if figures else "")
        whole = totals[channel.uid]
        rows.append([*row, _performance(whole.count, whole.mean_emotion, whole.satisfaction)])
    head = [_("Channel"), *(cell(stage.title) or "—" for stage in matrix.stages), _("In all")]
    caption = _("Touchpoints · mean emotion · satisfied ({formula}).").format(
        formula=inline(formula("share_satisfied"))
    )
    return blocks.joined([blocks.table(head, rows), caption])


def _performance(count: int, mean: float | None, satisfied: float | None) -> str:
    if mean is None:
        return str(count)
    return f"{count} · {valence_text(mean)} · {figure_text(satisfied, 0, '%')}"


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


def _experience(edition: Edition, journey: Journey) -> str:
    parts = [blocks.heading(3, inline(journey.title) or "—") if len(edition.journeys) > 1 else ""]
    for persona in edition.personas(journey.uid):
        summary = edition.summary(journey.uid, persona.uid)
        if any(value is not None for value in summary.values):
            whose = _("The curve of {persona}").format(persona=inline(persona.display_name))
            parts += [
                f"**{whose}** ({summary.basis_in_words})",
                code_block(curve_text(summary, edition.codes), "text"),
            ]
    parts += [_values_table(edition, journey), _stage_values(edition, journey), since_last_round(edition, journey)]
    return blocks.joined([*parts, _splits(edition, journey)])


def _values_table(edition: Edition, journey: Journey) -> str:
    personas = edition.personas(journey.uid)
    summaries = [edition.summary(journey.uid, persona.uid) for persona in personas]
    rows = []
    for place, point in enumerate(edition.summary(journey.uid).touchpoints):
        felt = [s.touchpoints[place] for s in summaries]
        values = [
            f"{valence_text(p.value)} {inline(edition.word(p))}".strip() if p.value is not None else "" for p in felt
        ]
        rows.append([edition.codes[point.touchpoint.uid], cell(point.touchpoint.title), *values])
    head = ["", _("Touchpoint"), *(cell(persona.display_name) for persona in personas)]
    return blocks.table(head, rows, range(2, 2 + len(personas)))


def _stage_values(edition: Edition, journey: Journey) -> str:
    rows = []
    for stage in edition.summary(journey.uid).stages:
        if value := stage.value:
            target = stage.stage.target_emotion
            rows.append(
                [
                    cell(stage.stage.title),
                    value_text(value.median),
                    valence_text(value.mean),
                    value_text(target) if target is not None else "",
                    figure_text(stage.emotional_quotient, 0),
                    figure_text(stage.share_satisfied, 0, "%"),
                ]
            )
    if not rows:
        return ""
    head = [_("Stage"), _("Median"), _("Mean"), _("Target"), _("Emotional quotient"), _("Satisfied")]
    caption = _("Stage: {stage}. Emotional quotient: {quotient}. Satisfied: {satisfied}.").format(
        stage=inline(formula("stage_value")),
        quotient=inline(formula("emotional_quotient")),
        satisfied=inline(formula("share_satisfied")),
    )
    return blocks.joined([blocks.heading(3, _("Stage by stage")), blocks.table(head, rows, range(1, 6)), caption])


def _splits(edition: Edition, journey: Journey) -> str:
    rows = [
        [
            cell(split.point.touchpoint.title),
            cell(persona.display_name),
            *(str(count or "") for count in split.histogram),
            cell(_settled(split)),
        ]
        for persona in edition.personas(journey.uid)
        for split in disagreements(edition.summary(journey.uid, persona.uid))
    ]
    if not rows:
        return ""
    head = [_("Touchpoint"), _("Persona"), "−2", "−1", "0", "+1", "+2", _("Settled")]
    caption = _("Readings at each value; split means: {formula}.").format(formula=inline(formula("disagreement")))
    return blocks.joined(
        [blocks.heading(3, _("Where the room was split")), blocks.table(head, rows, range(2, 7)), caption]
    )


def _settled(split: Disagreement) -> str:
    agreement = split.point.agreement
    if agreement is None:
        return _("not yet")
    outcomes = {"both": _("both views kept"), "parked": _("parked")}
    outcome = outcomes.get(agreement.outcome) or _("agreed on {value}").format(value=valence_text(agreement.value))
    return f"{outcome}: {agreement.reason}" if agreement.reason else outcome


def _channel_remarks(edition: Edition, journey: Journey, matrix: ChannelMatrix, summary: JourneySummary) -> str:
    lines = [
        _("“{stage}” is served by one kind of channel alone: {kind}.").format(
            stage=inline(stage.title), kind=_(kind.label).lower()
        )
        for stage, kind in matrix.one_kind_stages
    ]
    unknown = [detail.channel for detail in matrix.details if detail.channel.channel_kind is None]
    if unknown:
        lines.append(_("Nobody has said what kind of channel this is: {channels}.").format(channels=_titles(unknown)))
    if matrix.unused:
        lines.append(_("Offered, and used nowhere: {channels}.").format(channels=_titles(matrix.unused)))
    for persona in edition.personas(journey.uid):
        name = inline(persona.display_name)
        lines += [
            _(
                "In “{stage}”, {persona} meets none of the preferred channels: offered {offered}; preferred {liked}."
            ).format(
                stage=inline(gap.stage.title), persona=name, offered=_titles(gap.offered), liked=_titles(gap.preferred)
            )
            for gap in preference_mismatches(matrix, persona)
        ]
        if nowhere := preferred_nowhere(matrix, persona):
            lines.append(
                _("{persona} would like to use {channels}, and no touchpoint offers it.").format(
                    persona=name, channels=_titles(nowhere)
                )
            )
    return blocks.joined([blocks.bullets(lines), _channel_fits(edition, summary)])


def _moments_of_truth(matrix: ChannelMatrix) -> str:
    """Return the channels on which moments of truth lie: the detail beside the whole."""
    return blocks.labelled(
        (
            _("{channel}, where moments of truth lie").format(channel=inline(detail.channel.title)),
            "; ".join(_(moment.label) for moment in detail.moments_of_truth),
        )
        for detail in matrix.details
    )


def _channel_fits(edition: Edition, summary: JourneySummary) -> str:
    rows = [
        [
            cell(t.title),
            cell(title_of(edition.workshop.find(Channel, t.channel))),
            _(t.channel_fit.label),
            cell(title_of(edition.workshop.find(Channel, t.target_channel))),
        ]
        for t in (point.touchpoint for point in summary.touchpoints)
        if t.channel_fit not in (None, ChannelFit.KEEP)
    ]
    if not rows:
        return ""
    head = [_("Touchpoint"), _("Channel"), _("Channel fit"), _("Better channel")]
    return blocks.joined([blocks.heading(3, _("Is it the best channel?")), blocks.table(head, rows)])


def _titles(channels: Iterable[Channel]) -> str:
    return ", ".join(inline(channel.title) for channel in channels)


def _hand_offs(edition: Edition, summary: JourneySummary) -> str:
    hand_offs = department_hand_offs(summary)
    if not hand_offs:
        return ""
    involved = [
        [cell(_department(edition, i.uid)), str(i.touchpoints), str(i.stages), str(i.given), str(i.taken)]
        for i in department_involvement(summary)
    ]
    head = [_("Department"), _("Touchpoints"), _("Stages"), _("Hands on"), _("Takes over")]
    lead = ngettext(
        "The customer is handed on {n} time between departments.",
        "The customer is handed on {n} times between departments.",
        len(hand_offs),
    ).format(n=len(hand_offs))
    return blocks.joined(
        [
            blocks.heading(3, _("Hand-offs")),
            f"{lead} ({inline(formula('hand_offs'))})",
            blocks.bullets(_hand_off(edition, hand_off) for hand_off in hand_offs),
            blocks.table(head, involved, range(1, 5)),
        ]
    )


def _hand_off(edition: Edition, hand_off: HandOff) -> str:
    change = hand_off.change
    return _("{giver} → {taker}: from “{before}” to “{after}”{change}").format(
        giver=inline(_department(edition, hand_off.giver)),
        taker=inline(_department(edition, hand_off.taker)),
        before=inline(hand_off.before.touchpoint.title),
        after=inline(hand_off.after.touchpoint.title),
        change=f" ({value_text(change)})" if change else "",
    )


def _department(edition: Edition, uid: str) -> str:
    return title_of(edition.workshop.find(Department, uid))


def _waiting(summary: JourneySummary) -> str:
    stages = [(stage, wait) for stage, wait in waiting_by_stage(summary) if wait.waits]
    if not stages:
        return ""
    longest = max(wait.minutes for _stage, wait in stages) or 1
    rows: Sequence[Sequence[str]] = [
        [
            cell(stage.stage.title),
            duration_in_words(wait.minutes) if wait.minutes else _("n/a"),
            str(wait.waits),
            "█" * max(1, round(wait.minutes / longest * 20)),
        ]
        for stage, wait in stages
    ]
    head = [_("Stage"), _("Waiting time"), _("Waits"), " "]
    return blocks.joined(
        [
            blocks.heading(3, _("Waiting time")),
            blocks.table(head, rows, (1, 2)),
            _("Waiting time: {formula}.").format(formula=formula("waiting")),
        ]
    )
