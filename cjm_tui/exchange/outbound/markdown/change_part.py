"""The report's account of change: what a future state does differently, and what has moved since the round before."""

from __future__ import annotations

from cjm_tui.domain.analysis.compare import Difference, DifferenceKind, compare, differences, over_both_sides
from cjm_tui.domain.analysis.values import summarise
from cjm_tui.domain.curve_text import valence_text, value_text
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.domain.measures.figures import figure_text
from cjm_tui.domain.scope import Journey
from cjm_tui.exchange.outbound.edition import Edition
from cjm_tui.exchange.outbound.fields import label
from cjm_tui.exchange.outbound.markdown import blocks
from cjm_tui.exchange.outbound.markdown.text import cell, inline
from cjm_tui.i18n import _


def differences_from_origin(edition: Edition, journey: Journey) -> str:
    """Return what a journey that was copied from another one does differently; nothing for one that was not."""
    source = edition.workshop.find(Journey, journey.derived_from)
    if source is None:
        return ""
    comparison = compare(edition.summary(source.uid), edition.summary(journey.uid))
    title = _("What changes against “{journey}”").format(journey=inline(source.title))
    lines = [_difference(difference) for difference in differences(comparison)] or [_("Nothing yet.")]
    was, now = comparison.quotients
    aim = _("Emotional quotient as it is and as it is wished: {before} → {after}, {over}.").format(
        before=figure_text(was, 0), after=figure_text(now, 0), over=over_both_sides(len(comparison.valued))
    )
    return blocks.joined([blocks.heading(3, title), aim if comparison.valued else "", blocks.bullets(lines)])


def since_last_round(edition: Edition, journey: Journey) -> str:
    """Return the values that have moved since the round before; nothing of a map that had none then."""
    before = edition.workshop.about.round - 1
    if before < 1:
        return ""
    persona = edition.persona(journey.uid)
    then = summarise(edition.workshop, journey.uid, persona.uid if persona else None, before)
    if not then.valued:
        return ""
    comparison = compare(then, edition.summary(journey.uid))
    rows = [
        [
            cell(pair.right.touchpoint.title),
            valence_text(pair.left.value),
            valence_text(pair.right.value),
            value_text(pair.change),
        ]
        for stage in comparison.stages
        for pair in stage.touchpoints
        if pair.left and pair.right and pair.change
    ]
    title = _("Since round {n}").format(n=before)
    still = _("No value has moved.") if comparison.valued else _("Nothing has been rated again yet.")
    was, now = comparison.quotients
    lead = _("Emotional quotient: {before} → {after}, {over}. Whatever was not rated again keeps its value.").format(
        before=figure_text(was, 0), after=figure_text(now, 0), over=over_both_sides(len(comparison.valued))
    )
    head = [_("Touchpoint"), _("Round {n}").format(n=before), _("Round {n}").format(n=before + 1), _("Difference")]
    return blocks.joined(
        [
            blocks.heading(3, title),
            lead if comparison.valued else "",
            blocks.table(head, rows, (1, 2, 3)) or still,
        ]
    )


def _difference(difference: Difference) -> str:
    touchpoint = difference.right or difference.left
    title = inline(touchpoint.title) if touchpoint else ""
    fields = ", ".join(label(Touchpoint, name) for name in difference.fields)
    told = f"**{_(difference.kind.label)}:** {title or '—'}"
    return f"{told} ({inline(fields)})" if difference.kind is DifferenceKind.CHANGED and fields else told
