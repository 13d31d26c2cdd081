"""The report's chapter on how the channels do."""

from __future__ import annotations

from collections.abc import Iterable

from cjm_tui.domain.analysis.channels import ChannelMatrix, channel_matrix, preference_mismatches, preferred_nowhere
from cjm_tui.domain.analysis.values import JourneySummary
from cjm_tui.domain.choices import ChannelFit
from cjm_tui.domain.curve_text import valence_text
from cjm_tui.domain.measures.figures import figure_text
from cjm_tui.domain.measures.formulas import formula
from cjm_tui.domain.scope import Channel, Journey
from cjm_tui.exchange.outbound.edition import Edition
from cjm_tui.exchange.outbound.fields import title_of
from cjm_tui.exchange.outbound.markdown import blocks
from cjm_tui.exchange.outbound.markdown.flow_part import hand_offs, waiting
from cjm_tui.exchange.outbound.markdown.text import cell, inline
from cjm_tui.i18n import _


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
        parts += [hand_offs(edition, summary), waiting(summary)]
    return blocks.joined(parts)


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


def _moments_of_truth(matrix: ChannelMatrix) -> str:
    """Return the channels on which moments of truth lie: the detail beside the whole."""
    return blocks.labelled(
        (
            _("{channel}, where moments of truth lie").format(channel=inline(detail.channel.title)),
            "; ".join(_(moment.label) for moment in detail.moments_of_truth),
        )
        for detail in matrix.details
    )


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
