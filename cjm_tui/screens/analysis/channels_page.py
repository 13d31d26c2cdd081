"""The journey over its channels: the matrix, each channel in detail, and what people would prefer."""

from __future__ import annotations

from cjm_tui.domain.analysis.channels import (
    ChannelFigures,
    ChannelMatrix,
    channel_matrix,
    kind_in_words,
    preference_mismatches,
    preferred_nowhere,
)
from cjm_tui.domain.analysis.guide_checks import Situation
from cjm_tui.domain.choices import ChannelFit
from cjm_tui.domain.curve_text import value_text
from cjm_tui.domain.journey_map import Stage
from cjm_tui.domain.measures.figures import figure_text
from cjm_tui.domain.scope import Channel
from cjm_tui.i18n import _, ngettext
from cjm_tui.screens.analysis.page import Drawing, Page, target_of, touchpoint_row
from cjm_tui.terminal.text import cell_pad
from cjm_tui.widgets.frame.line import Piece, Pieces, one_line
from cjm_tui.widgets.ranked_list import RankedRow
from cjm_tui.widgets.themes import Glyphs

_NAME = 14
_WIDE_CELL, _NARROW_CELL = 12, 8


def channels(situation: Situation) -> Page:
    """Return channel × stage, then each channel, then what is unused, unliked or alone."""
    matrix = channel_matrix(situation.workshop, situation.summary)
    rows = [*_details(matrix), *_preferences(situation, matrix), *_gaps(matrix), *_fits(situation)]
    return Page(
        rows=tuple(rows),
        columns=(_("contacts"), _("feels"), _("satisfied")),
        empty=_("No touchpoint has a channel yet."),
        caption=_("In each cell: touchpoints, mean feeling and, where there is room, satisfied readings"),
        drawing=_matrix(matrix) if matrix.cells else None,
    )


def _matrix(matrix: ChannelMatrix) -> Drawing:
    used = [channel for channel in matrix.channels if any((channel.uid, s.uid) in matrix.cells for s in matrix.stages)]

    def draw(width: int, glyphs: Glyphs) -> list[Pieces]:
        cell = max(_NARROW_CELL, min(18, (width - _NAME) // max(1, len(matrix.stages))))
        stages = matrix.stages[: max(1, (width - _NAME) // cell)]
        head = [Piece(" " * _NAME), *(Piece(cell_pad(one_line(s.title), cell - 1) + " ", "here") for s in stages)]
        lines: list[Pieces] = [tuple(head)]
        # Either every cell says how many are satisfied, or none does: a missing figure would look like one that is not.
        with_share = all(len(_cell(figures, with_share=True)) < cell for figures in matrix.cells.values())
        for channel in used:
            line = [Piece(cell_pad(one_line(channel.title), _NAME - 1) + " ", "strong")]
            for stage in stages:
                figures = matrix.cells.get((channel.uid, stage.uid))
                text = _cell(figures, with_share=with_share) if figures else glyphs.dot
                line.append(Piece(cell_pad(text, cell), _role(figures)))
            lines.append(tuple(line))
        return lines

    return draw


def _cell(figures: ChannelFigures, *, with_share: bool) -> str:
    feels = value_text(figures.mean_emotion) if figures.mean_emotion is not None else "–"
    short = f"{figures.count}× {feels}"
    return f"{short} {figure_text(figures.satisfaction, 0)}%" if with_share else short


def _feels(figures: ChannelFigures) -> str:
    return figure_text(None) if figures.mean_emotion is None else value_text(figures.mean_emotion)


def _role(figures: ChannelFigures | None) -> str:
    if figures is None or figures.mean_emotion is None:
        return "muted"
    return "error" if figures.mean_emotion <= -1 else "good" if figures.mean_emotion >= 1 else ""


def _details(matrix: ChannelMatrix) -> list[RankedRow]:
    rows = []
    for detail in matrix.details:
        figures = detail.figures
        told = [", ".join(stage.title for stage in detail.stages), " ".join(m.value for m in detail.moments_of_truth)]
        rows.append(
            RankedRow(
                target_of(Channel.kind, detail.channel.uid), detail.channel.title, " · ".join(filter(None, told)),
                (str(figures.count), _feels(figures), figure_text(figures.satisfaction, 0, "%")),
                badge=kind_in_words(detail.channel), rank="·", section=_("By channel"),
            )
        )  # fmt: skip
    return rows


def _preferences(situation: Situation, matrix: ChannelMatrix) -> list[RankedRow]:
    persona = situation.eyes
    if persona is None:
        return []
    rows = [
        RankedRow(
            target_of(Channel.kind, channel.uid), channel.title,
            _("{persona} prefers it, and no touchpoint uses it").format(persona=persona.display_name),
            rank="!", section=_("Preferred, and offered nowhere"),
        )
        for channel in preferred_nowhere(matrix, persona)
    ]  # fmt: skip
    for mismatch in preference_mismatches(matrix, persona):
        offered = ", ".join(channel.title for channel in mismatch.offered)
        preferred = ", ".join(channel.title for channel in mismatch.preferred)
        rows.append(
            RankedRow(
                target_of(Stage.kind, mismatch.stage.uid), mismatch.stage.title,
                _("offers {offered}; {persona} prefers {preferred}").format(
                    offered=offered, persona=persona.display_name, preferred=preferred
                ),
                rank="!", section=_("Stages without a preferred channel"),
            )
        )  # fmt: skip
    return rows


def _gaps(matrix: ChannelMatrix) -> list[RankedRow]:
    rows = [
        RankedRow(
            target_of(Stage.kind, stage.uid), stage.title, _(kind.label), rank="·", section=_("Served by one kind only")
        )
        for stage, kind in matrix.one_kind_stages
    ]
    rows += [
        RankedRow(target_of(Channel.kind, channel.uid), channel.title, rank="·", section=_("Offered, and never used"))
        for channel in matrix.unused
    ]
    count = len(matrix.without_channel)
    if count:
        words = ngettext("{n} touchpoint has no channel", "{n} touchpoints have no channel", count).format(n=count)
        rows.append(RankedRow("", words, rank="·", section=_("Without a channel")))
    return rows


def _fits(situation: Situation) -> list[RankedRow]:
    rows = []
    for fit, section in (
        (ChannelFit.SELF_SERVICE, _("Could be self-service")),
        (ChannelFit.CHANGE, _("Better through another channel")),
    ):
        for point in situation.summary.touchpoints:
            if point.touchpoint.channel_fit is fit:
                target = situation.workshop.find(Channel, point.touchpoint.target_channel)
                rows.append(touchpoint_row(point.touchpoint, f"▸ {target.title}" if target else "", section=section))
    unjudged = [
        point
        for point in situation.summary.worst_first
        if point.touchpoint.channel_fit is None and point.touchpoint.channel is not None
    ]
    rows += [touchpoint_row(point.touchpoint, section=_("Is this the best channel? t answers")) for point in unjudged]
    return rows
