"""The report's chapter on the experience: the curve, its values, and where the room was split."""

from __future__ import annotations

from math import ceil

from cjm_tui.domain.analysis.disagreements import Disagreement, disagreements
from cjm_tui.domain.analysis.values import JourneySummary
from cjm_tui.domain.curve_text import curve_rows, valence_text, value_text
from cjm_tui.domain.measures.figures import figure_text
from cjm_tui.domain.measures.formulas import formula
from cjm_tui.domain.scope import Journey
from cjm_tui.exchange.outbound.edition import Edition
from cjm_tui.exchange.outbound.markdown import blocks
from cjm_tui.exchange.outbound.markdown.change_part import since_last_round
from cjm_tui.exchange.outbound.markdown.text import cell, code_block, inline
from cjm_tui.i18n import _

_CURVE_LINE = 12
"""Touchpoints in one line of the curve: a screen's width."""
_CELL = 6


def experience_chapter(edition: Edition) -> str:
    """Return the curve, its values stage by stage, the peaks, and where the room was split."""
    parts = [blocks.heading(2, _("Experience"))]
    for journey in edition.journeys:
        parts += [_experience(edition, journey)]
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
