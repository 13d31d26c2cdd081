"""Reading the map section by section: what each shows, and where the cursor is."""

from __future__ import annotations

from datetime import timedelta
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.getters import query_one
from textual.widgets import Static

from cjm_tui.domain.analysis.guide_checks import Situation
from cjm_tui.domain.choices import Phase
from cjm_tui.domain.edits import Change
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.domain.judgement import Finding
from cjm_tui.domain.silent_task import last_revealed
from cjm_tui.i18n import _
from cjm_tui.screens.analysis.cursor import Cursor
from cjm_tui.screens.analysis.drawing import DrawingView
from cjm_tui.screens.analysis.page import FINDING, Page, split_target, target_of
from cjm_tui.screens.analysis.section_bar import SectionBar, SectionTab
from cjm_tui.screens.analysis.sections import IDEAS, LINTER, SECTIONS, WORST
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.screens.workshop.guide_values import LINT, place_of, situation_of
from cjm_tui.screens.workshop.phase_body import PhaseBody
from cjm_tui.terminal.text import plain
from cjm_tui.widgets.emotion_curve import CurvePoint, EmotionCurve
from cjm_tui.widgets.line_input import LineInput
from cjm_tui.widgets.ranked_list import RankedHighlighted, RankedList

JUST_NOW = timedelta(seconds=30)
"""So long after their reveal ideas are what the room wants to see."""


class SectionedBody(PhaseBody):
    """Shows one section at a time and goes to what is asked for; subclasses let people do something about it."""

    phase: ClassVar[Phase] = Phase.ANALYSIS

    bar = query_one(SectionBar)
    rows = query_one(RankedList)
    curve = query_one(EmotionCurve)
    drawing = query_one(DrawingView)
    caption = query_one("#caption", Static)
    line = query_one(LineInput)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._section = WORST
        self._page = Page()
        self._situation: Situation | None = None
        self._ideas_shown = ""
        """The silent writing whose ideas have been shown."""

    def compose(self) -> ComposeResult:
        """Lay the sections' line above what the section shows."""
        yield SectionBar()
        yield Static(id="caption")
        yield EmotionCurve()
        yield DrawingView()
        yield RankedList()
        yield LineInput()

    def on_mount(self) -> None:
        """Begin with the worst."""
        self.bar.tabs = tuple(SectionTab(digit, _(section.name)) for digit, section in SECTIONS.items())
        self.line.display = False

    def on_resize(self) -> None:
        """Give the curve more height where there is room."""
        self.set_class(self.size.height >= 28, "-tall")
        self.show(())

    @property
    def situation(self) -> Situation:
        """What is read; its figures are computed once for each state of the workshop."""
        fresh = situation_of(self.desk)
        known = self._situation
        same = known is not None and known.workshop is fresh.workshop
        if known is None or not same or (known.journey, known.persona) != (fresh.journey, fresh.persona):
            self._situation = known = fresh
        return known

    def show(self, changes: tuple[Change, ...]) -> None:
        """Bring the section in sight to the view; the cursor stays on its row."""
        situation = self.situation
        self._turn_to_new_ideas()
        if situation.journey is None:
            self._show_page(Page(empty=_("There is no journey yet: press < for the scope.")))
        else:
            self._show_page(SECTIONS[self._section].page(situation))

    def _turn_to_new_ideas(self) -> None:
        """Show the ideas that the room has just revealed, once; whoever comes later begins with the worst."""
        revealed = last_revealed(self.desk.view, self.phase)
        if revealed is None or revealed.uid == self._ideas_shown or revealed.revealed_at is None:
            return
        self._ideas_shown = revealed.uid
        if self.desk.room.now() - revealed.revealed_at < JUST_NOW:
            self._section = IDEAS

    def _show_page(self, page: Page) -> None:
        self._page = page
        self.bar.current = self._section
        self.caption.update(plain(page.caption))
        self.caption.display = bool(page.caption)
        self.curve.display = page.shows_curve and bool(page.rows)
        if page.shows_curve:
            points = self.situation.summary.touchpoints
            self.curve.show([CurvePoint(p.touchpoint.title, (p.value,)) for p in points])
        self.drawing.drawing = page.drawing
        self.rows.show(page.columns, page.rows, heading=page.heading, empty=page.empty)
        if self._section != IDEAS:
            self.line.display = False
        self.refresh_bindings()

    def focus_first(self) -> None:
        """Put the keyboard on the rows."""
        self.rows.focus()

    def find(self, check: str) -> bool:
        """Go to the finding, idea or rule that a line of the guide is about."""
        place = place_of(self.desk, check)
        if check == "map_has_no_errors" or check.startswith(LINT):
            self.action_section(LINTER)
        elif check == "channel_fit_judged" and place is not None:
            self.action_section("4")
            self.rows.reveal(target_of(Touchpoint.kind, place.uid))
        elif check in ("worst_findings_have_ideas", "ideas_answer_touchpoints"):
            self.action_section(IDEAS)
            if place is not None:
                self.rows.reveal(target_of(FINDING if place.kind == Finding.kind else place.kind, place.uid))
        else:
            self.action_section("2" if check == "has_success" else WORST)
        self.focus_first()
        return True

    @property
    def cursor(self) -> Cursor:
        """What the row under the cursor is about."""
        return Cursor(self.situation, self._page, self.rows.current)

    @on(SectionBar.SectionPicked)
    def pick_section(self, event: SectionBar.SectionPicked) -> None:
        """Show the section that was clicked."""
        event.stop()
        self.action_section(event.digit)

    def action_section(self, digit: str) -> None:
        """Show another section, from its first row."""
        if digit != self._section:
            self._section = digit
            self.show(())
            self.rows.action_go_first()
            self.focus_first()

    def action_step(self, by: int) -> None:
        """Show the section beside this one."""
        order = list(SECTIONS)
        self.action_section(order[(order.index(self._section) + by) % len(order)])

    @on(RankedHighlighted)
    def follow_row(self, event: RankedHighlighted) -> None:
        """Let the curve point at the row, and offer the keys that it takes."""
        event.stop()
        kind, key = split_target(event.uid)
        uids = [point.touchpoint.uid for point in self.situation.summary.touchpoints] if self.curve.display else []
        self.curve.highlight = uids.index(key) if kind == Touchpoint.kind and key in uids else -1
        self.refresh_bindings()
