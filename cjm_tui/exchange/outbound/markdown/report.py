"""The report: what was found, felt and decided, for somebody who was not there."""

from __future__ import annotations

from cjm_tui.exchange.outbound.edition import Edition
from cjm_tui.exchange.outbound.markdown import blocks
from cjm_tui.exchange.outbound.markdown.channels_part import channels_chapter
from cjm_tui.exchange.outbound.markdown.experience_part import experience_chapter
from cjm_tui.exchange.outbound.markdown.map_part import map_chapter, touchpoints_annex
from cjm_tui.exchange.outbound.markdown.needs_part import needs_chapter
from cjm_tui.exchange.outbound.markdown.opening import opening
from cjm_tui.exchange.outbound.markdown.plan_part import (
    closing_chapter,
    decisions_chapter,
    findings_chapter,
    metrics_chapter,
)
from cjm_tui.exchange.outbound.markdown.scope_part import personas_chapter, scope_chapter


def report(edition: Edition) -> str:
    """Return the report in the language in force."""
    chapters = [
        opening(edition),
        scope_chapter(edition),
        personas_chapter(edition),
        map_chapter(edition),
        needs_chapter(edition),
        experience_chapter(edition),
        channels_chapter(edition),
        findings_chapter(edition),
        decisions_chapter(edition),
        metrics_chapter(edition),
        closing_chapter(edition),
        touchpoints_annex(edition),
    ]
    return blocks.joined(chapters) + "\n"
