"""What the row under the analysis's cursor is about."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from cjm_tui.domain.analysis.findings import FindingGroup
from cjm_tui.domain.analysis.guide_checks import Situation
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.domain.judgement import Improvement
from cjm_tui.screens.analysis.findings_page import groups_aside, groups_of
from cjm_tui.screens.analysis.page import FINDING, Page, split_target


@dataclass(frozen=True)
class Cursor:
    """A row of a page, and the records that it leads to."""

    situation: Situation
    page: Page
    row: str
    """The row's uid; empty on an empty page."""

    @cached_property
    def group(self) -> FindingGroup | None:
        """The findings that the row is about: itself, or those at its touchpoint."""
        kind, key = split_target(self.row)
        if kind == FINDING:
            groups = (*groups_of(self.situation), *groups_aside(self.situation))
            return next((g for g in groups if key in (found.key for found in (g.first, *g.others))), None)
        if kind == Touchpoint.kind:
            return next((g for g in groups_of(self.situation) if g.first.touchpoint == key), None)
        return None

    @cached_property
    def touchpoint(self) -> Touchpoint | None:
        """The row's touchpoint, or the one that its finding is about."""
        kind, key = split_target(self.row)
        if kind == Touchpoint.kind:
            return self.situation.workshop.find(Touchpoint, key)
        return self.situation.workshop.find(Touchpoint, self.group.first.touchpoint) if self.group else None

    @property
    def idea(self) -> Improvement | None:
        """The row's idea."""
        return self._idea_of(self.row)

    @property
    def other_ideas(self) -> list[Improvement]:
        """The ideas of the page's other rows."""
        return [idea for row in self.page.rows if row.uid != self.row and (idea := self._idea_of(row.uid))]

    @property
    def finding(self) -> str:
        """The key of the finding that the row is, or that it stands below; empty where there is none."""
        found = ""
        for row in self.page.rows:
            kind, key = split_target(row.uid)
            found = key if kind == FINDING else found
            if row.uid == self.row:
                break
        return found

    def _idea_of(self, row: str) -> Improvement | None:
        kind, key = split_target(row)
        return self.situation.workshop.find(Improvement, key) if kind == Improvement.kind else None
