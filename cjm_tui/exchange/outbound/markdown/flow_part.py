"""The report's parts on what passes between departments, and on waiting."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_tui.domain.analysis.flow import HandOff, department_hand_offs, department_involvement, waiting_by_stage
from cjm_tui.domain.analysis.values import JourneySummary
from cjm_tui.domain.curve_text import value_text
from cjm_tui.domain.measures.formulas import formula
from cjm_tui.domain.measures.timing import duration_in_words
from cjm_tui.domain.setting import Department
from cjm_tui.exchange.outbound.edition import Edition
from cjm_tui.exchange.outbound.fields import title_of
from cjm_tui.exchange.outbound.markdown import blocks
from cjm_tui.exchange.outbound.markdown.text import cell, inline
from cjm_tui.i18n import _, ngettext


def hand_offs(edition: Edition, summary: JourneySummary) -> str:
    """Return who is handed on to whom between departments."""
    found = department_hand_offs(summary)
    if not found:
        return ""
    involved = [
        [cell(_department(edition, i.uid)), str(i.touchpoints), str(i.stages), str(i.given), str(i.taken)]
        for i in department_involvement(summary)
    ]
    head = [_("Department"), _("Touchpoints"), _("Stages"), _("Hands on"), _("Takes over")]
    lead = ngettext(
        "The customer is handed on {n} time between departments.",
        "The customer is handed on {n} times between departments.",
        len(found),
    ).format(n=len(found))
    return blocks.joined(
        [
            blocks.heading(3, _("Hand-offs")),
            f"{lead} ({inline(formula('hand_offs'))})",
            blocks.bullets(_hand_off(edition, hand_off) for hand_off in found),
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


def waiting(summary: JourneySummary) -> str:
    """Return how long the customer waits in each stage."""
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
