"""Looking at what a file would become, deciding what is open, and importing it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.getters import query_one
from textual.screen import Screen

from cjm_tui.domain.analysis.values import summarise
from cjm_tui.domain.curve_text import value_text
from cjm_tui.domain.scope import Journey
from cjm_tui.domain.settling import Refused
from cjm_tui.domain.workshop import Workshop
from cjm_tui.exchange.inbound.mapping import UnknownField, parse_scale
from cjm_tui.exchange.inbound.outline import NotAJourneyMap, Scale
from cjm_tui.i18n import N_, _
from cjm_tui.room.importing import PlannedRow, Wish, carry_out
from cjm_tui.screens.importing.columns import choose_field
from cjm_tui.screens.importing.facts import FactLines, numbered, scale_of
from cjm_tui.screens.importing.planning import Review
from cjm_tui.screens.journey_map.grid_values import MapWish, grid_map
from cjm_tui.storage.errors import StorageError
from cjm_tui.storage.library import Library
from cjm_tui.terminal.text import cell_clip
from cjm_tui.widgets.dialogs import AskText, Choose, Confirm, Entry, ShowText
from cjm_tui.widgets.frame.key_bar import KeyBar
from cjm_tui.widgets.frame.line import one_line
from cjm_tui.widgets.frame.notice_line import NoticeLine
from cjm_tui.widgets.journey_grid.browser import MapBrowser
from cjm_tui.widgets.lines import Span
from cjm_tui.widgets.rows import Row, RowsView, movement_bindings

_SCALES = ("1-5", "-2-2", "0-10", "1-10", "0-100", "-5-5", "-100-100", "5-1", "10-1")
"""Scales to choose from, the usual ones first; the last two count the other way round."""
_OTHER = "other"


class ReviewMap(MapBrowser):
    """The map as it would be, to look around in."""


class PlanList(RowsView):
    """What would change, row by row."""

    BINDINGS: ClassVar[list[BindingType]] = [*movement_bindings("plan")]

    def __init__(self) -> None:
        super().__init__()
        self.planned: Sequence[PlannedRow] = ()

    def show(self, planned: Sequence[PlannedRow]) -> None:
        """Show these rows."""
        self.planned = planned
        if self.is_mounted:
            self.rebuild(0)

    def build(self, width: int) -> Sequence[Row]:
        """Return a line for each: its line in the file, whether it is new or changes, what it says."""
        rows = []
        for row in self.planned:
            text = cell_clip(one_line(row.text), width - 9)
            sign = Span(f"{row.sign} ", "accent" if row.sign == "+" else "warning")
            rows.append(Row(((Span(f"{row.line or '':>6} ", "dim"), sign, Span("  " * row.depth + text)),)))
        return rows


class ReviewScreen(Screen[int | None]):
    """Shows a review; answers the number of the workshop once it is imported, None after Esc."""

    CSS_PATH = "importing.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "import", N_("Import"), id="review.import",
                tooltip=N_("Import it as it is shown; one undo takes it back.")),
        Binding("c", "columns", N_("Columns"), id="review.columns", tooltip=N_("Say what a column holds.")),
        Binding("s", "scale", N_("Scale"), id="review.scale", tooltip=N_("Say from what to what the scores go.")),
        Binding("w", "words", N_("Words"), id="review.words",
                tooltip=N_("Take words for feelings as values, or leave them as comments.")),
        Binding("r", "remarks", N_("Remarks"), id="review.remarks",
                tooltip=N_("Read what was not understood, with its line.")),
        Binding("J", "next_journey", N_("Next journey"), id="review.journey", tooltip=N_("Show the next journey.")),
        Binding("escape", "cancel", N_("Back"), id="review.cancel", tooltip=N_("Choose another file.")),
    ]  # fmt: skip

    facts = query_one(FactLines)
    notice_line = query_one(NoticeLine)

    def __init__(self, library: Library, review: Review) -> None:
        super().__init__()
        self.library = library
        self.review = review
        self._journey = 0
        self._is_done = False

    def compose(self) -> ComposeResult:
        """Lay out the facts, and the map or the list of changes."""
        yield FactLines()
        yield PlanList() if self._shows_list else ReviewMap()
        yield KeyBar()
        yield NoticeLine()

    def on_mount(self) -> None:
        """Show the review."""
        self.show()
        self.query_one(PlanList if self._shows_list else ReviewMap).focus()

    def show(self) -> None:
        """Show the review as it stands."""
        self.facts.show(self.review)
        planned, outcome = self.review.planned, self.review.outcome
        if self._shows_list:
            self.query_one(PlanList).show(list(planned.rows()) if planned else [])
        elif outcome is not None:
            browser = self.query_one(ReviewMap)
            journeys = self._journeys(outcome)
            if journeys:
                journey = journeys[self._journey % len(journeys)]
                summary = summarise(outcome, journey.uid, journey.personas[0] if journey.personas else None)
                browser.show(grid_map(outcome, journey, [summary], MapWish()))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Hide the keys for what this file does not have."""
        planned = self.review.planned
        journeys = self._journeys(self.review.outcome) if self.review.outcome else []
        needed = {
            "import": planned is not None,
            "columns": bool(self.review.header) and not (planned and planned.is_return),
            "scale": bool(planned and numbered(planned)),
            "words": bool(planned and planned.words),
            "remarks": bool(planned and planned.remarks),
            "next_journey": len(journeys) > 1,
        }
        return needed.get(action, True)

    @work(exclusive=True)
    async def action_columns(self) -> None:
        """Ask what columns hold, one after the other, until Esc."""
        while True:
            taken = self.review.planned.columns if self.review.planned else dict(self.review.wish.overrides)
            chosen = await choose_field(self.app, self.review, taken)
            if chosen is None:
                return
            await self._decide(replace(self.review.wish, overrides=chosen))

    @work(exclusive=True)
    async def action_scale(self) -> None:
        """Ask from what to what the scores go."""
        planned = self.review.planned
        if planned is None:
            return
        outlines = numbered(planned)
        current = scale_of(outlines[0], self.review) if outlines else None
        numbers = [number for outline in outlines for number in outline.numbers]
        prompt = _("The scores in the file go from {low} to {high}.").format(
            low=f"{min(numbers):g}", high=f"{max(numbers):g}"
        )
        entries = [Entry(text, _scale_in_words(parse_scale(text))) for text in _SCALES]
        entries.append(Entry(_OTHER, _("Another one")))
        chosen = await self.app.push_screen_wait(
            Choose(_("Which scale?"), entries, prompt=prompt, current=str(current or ""))
        )
        if chosen == _OTHER:
            chosen = await self.app.push_screen_wait(
                AskText(_("Which scale?"), prompt=_("The worst and the best score, such as 1-7."), required=True)
            )
        if chosen is not None:
            try:
                scale = parse_scale(chosen)
            except UnknownField as mistake:
                self.notice_line.says(str(mistake), "warning")
                return
            await self._decide(replace(self.review.wish, scale=scale))

    @work(exclusive=True)
    async def action_words(self) -> None:
        """Show which value each word proposes, and take them or leave them."""
        planned, wish = self.review.planned, self.review.wish
        if planned is None or not planned.words:
            return
        if not wish.accept_words:
            told = [f"{one_line(word)} → {value_text(value)}" for word, value in planned.words.items()]
            question = Confirm(
                _("Take these words as these values?"), consequences=told, verb=_("Take them"),
                safe=N_("Leave them as comments"), ready=True,
            )  # fmt: skip
            if not await self.app.push_screen_wait(question):
                return
        await self._decide(replace(wish, accept_words=not wish.accept_words))

    def action_remarks(self) -> None:
        """Show everything that was not understood, with its line."""
        planned = self.review.planned
        if planned and planned.remarks:
            lines = [
                _("Line {n}: {sentence}").format(n=line, sentence=sentence) if line else sentence
                for line, sentence in planned.remarks
            ]
            self.app.push_screen(ShowText(_("Remarks"), "\n".join(lines)))

    def action_next_journey(self) -> None:
        """Show the next journey of the file."""
        self._journey += 1
        self.show()

    def action_import(self) -> None:
        """Store what is shown; the screen says so first, since a large file takes a moment."""
        if self.review.planned is not None and not self._is_done:
            self._is_done = True
            self.notice_line.says(_("Storing…"))
            self.call_after_refresh(self._store)

    def action_cancel(self) -> None:
        """Go back to the files; nothing was stored."""
        self.dismiss(None)

    @property
    def _shows_list(self) -> bool:
        """Whether changes are listed: of a table that comes back, and of improvements without a map."""
        planned, outcome = self.review.planned, self.review.outcome
        if planned is None or outcome is None:
            return False
        return planned.is_return or not any(outcome.touchpoints(j.uid) for j in outcome.journeys)

    def _journeys(self, outcome: Workshop) -> list[Journey]:
        before = self.review.destination.workshop
        known = {journey.uid for journey in before.journeys} if before else set()
        return [j for j in outcome.journeys if j.uid not in known and outcome.touchpoints(j.uid)]

    async def _decide(self, wish: Wish) -> None:
        try:
            self.review = await self.review.with_wish(wish)
        except (NotAJourneyMap, UnknownField) as mistake:
            self.notice_line.says(str(mistake), "error")
            return
        if self._shows_list == bool(self.query(ReviewMap)):
            await self.recompose()
        self.show()

    def _store(self) -> None:
        planned = self.review.planned
        assert planned is not None
        try:
            made = carry_out(self.library, planned, datetime.now(UTC))
        except (Refused, StorageError) as failure:
            self._is_done = False
            self.notice_line.says(str(failure), "error")
            return
        self.dismiss(made.number)


def _scale_in_words(scale: Scale) -> str:
    return _("from {worst} (worst) to {best} (best)").format(worst=f"{scale.worst:g}", best=f"{scale.best:g}")
