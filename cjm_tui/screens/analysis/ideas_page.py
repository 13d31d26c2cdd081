"""The ideas against the worst findings: what people write, silently or for the room, until it is merged."""

from __future__ import annotations

from cjm_tui.data import silent_guide
from cjm_tui.domain.analysis.computed_finding import ComputedFinding
from cjm_tui.domain.analysis.findings import answered_by, worst
from cjm_tui.domain.analysis.guide_checks import Situation
from cjm_tui.domain.choices import ActivityKind, ActivityState
from cjm_tui.domain.judgement import Improvement
from cjm_tui.domain.persona import called
from cjm_tui.domain.setting import Activity
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import _, language
from cjm_tui.screens.analysis.page import FINDING, Page, target_of
from cjm_tui.widgets.ranked_list import RankedRow

IDEAS_FOR = 5
"""So many of the worst findings get ideas."""


def open_ideas(workshop: Workshop, journey: str) -> Activity | None:
    """Return the silent writing of ideas that is open, or None."""
    return next(
        (
            a
            for a in reversed(workshop.activities)
            if a.what is ActivityKind.IDEAS and a.state is ActivityState.OPEN and a.journey in (None, journey)
        ),
        None,
    )


def sought_for(situation: Situation) -> list[ComputedFinding]:
    """Return the findings that ideas are sought for: those of the silent writing, else the worst."""
    activity = open_ideas(situation.workshop, situation.journey or "")
    found = worst(situation.workshop, situation.summary, 99)
    if activity is not None and activity.subjects:
        return [f for f in found if f.key in activity.subjects]
    return found[:IDEAS_FOR]


def question(situation: Situation, finding: ComputedFinding | None = None) -> str:
    """Return the question that ideas answer, in the persona's name."""
    name, feminine = called(situation.eyes)
    asked = silent_guide("ideas").prompt.about(name, language(), feminine=feminine)
    return f"{finding.sentence}\n{asked}" if finding else asked


def ideas(situation: Situation) -> Page:
    """Return the findings, each followed by its ideas; the rest follows without a rank."""
    rows: list[RankedRow] = []
    told: set[str] = set()
    for place, finding in enumerate(sought_for(situation), start=1):
        rows.append(RankedRow(target_of(FINDING, finding.key), finding.sentence, rank=str(place)))
        for idea in answered_by(situation.workshop, finding):
            if idea.uid not in told:
                told.add(idea.uid)
                rows.append(_idea_row(idea))
    open_one = open_ideas(situation.workshop, situation.journey or "")
    return Page(
        rows=tuple(rows),
        empty=_("Ideas answer findings: rate the touchpoints first, or write a finding of your own (1, then a)."),
        caption=_("In silence: you see your own ideas only, until the reveal") if open_one else question(situation),
    )


def _idea_row(idea: Improvement) -> RankedRow:
    merged = _("with: {titles}").format(titles=" · ".join(idea.merged_from)) if idea.merged_from else ""
    return RankedRow(target_of(Improvement.kind, idea.uid), idea.title, merged, rank="▸")
