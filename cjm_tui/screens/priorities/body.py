"""The body of the priorities phase: the impact × effort matrix and one ranked list, under one cursor."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.getters import query_one
from textual.widget import Widget

from cjm_tui.data import silent_guide
from cjm_tui.domain.acts import priorities
from cjm_tui.domain.analysis.place import Place
from cjm_tui.domain.analysis.ranking import RankedImprovement, must_share, rank_improvements
from cjm_tui.domain.choices import Phase, Preset
from cjm_tui.domain.edits import Draft
from cjm_tui.domain.judgement import Ballot, Improvement
from cjm_tui.domain.measures.figures import figure_text
from cjm_tui.domain.measures.formulas import formula
from cjm_tui.domain.measures.priority import MUST_LIMIT
from cjm_tui.i18n import N_, _, language, ngettext
from cjm_tui.screens.improvements.body import ImprovementsBody
from cjm_tui.screens.priorities.estimating import Estimating, open_estimates
from cjm_tui.screens.priorities.figure_entry import FIGURES, FigureEntry
from cjm_tui.screens.priorities.keys import KEYS
from cjm_tui.screens.priorities.matrix_values import columns_of, points_of, quarters
from cjm_tui.screens.priorities.merging import Merging
from cjm_tui.screens.priorities.ranking_line import RankingLine, RankingView
from cjm_tui.screens.priorities.voting import Voting
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.widgets.dialogs import Choose, Entry
from cjm_tui.widgets.frame.line import one_line
from cjm_tui.widgets.impact_matrix import ImpactMatrix, PointChosen, PointHighlighted

_FACILITATOR_ONLY = {"take_down", "open_ballot", "close_ballot", "open_silence", "reveal", "choose_preset"}
_ON_THE_SHEET = {"close_sheet", "tie", "take_out"}
_FORMULAS = {
    Preset.IMPACT_EFFORT: "quadrant",
    Preset.RICE: "rice",
    Preset.ICE: "ice",
    Preset.VALUE_EFFORT: "value_effort",
    Preset.MOSCOW: "moscow",
    Preset.VOTES: "votes",
}


class PrioritiesBody(ImprovementsBody):
    """Ranks the improvements: by figures that the room agrees on, by silent estimates, or by votes."""

    phase: ClassVar[Phase] = Phase.PRIORITIES
    BINDING_GROUP_TITLE = N_("Priorities")
    BINDINGS: ClassVar[list[BindingType]] = KEYS

    line = query_one(RankingLine)
    matrix = query_one(ImpactMatrix)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.entry = FigureEntry()
        self._held: tuple[str, ...] = ()
        """The order in which the list stays while figures are entered, so that the next row is the next one."""

    def overview(self) -> Iterable[Widget]:
        """Yield the lines on the ranking, and the matrix with its list."""
        yield RankingLine()
        yield ImpactMatrix(quarters(), empty=_("No improvement yet. Press a to write the first, or make one from a "
                                               "finding in the analysis."))  # fmt: skip

    @property
    def preset(self) -> Preset:
        """How the list is ranked."""
        return self.desk.view.about.preset

    @property
    def ranked(self) -> list[RankedImprovement]:
        """The improvements in their order, or in the one that is held."""
        ranked = rank_improvements(self.desk.view)
        if not self._held:
            return ranked
        ranked.sort(key=lambda entry: self._held.index(entry.improvement.uid) if entry.improvement.uid in self._held
                    else len(self._held))  # fmt: skip
        return [replace(entry, place=place) for place, entry in enumerate(ranked, start=1)]

    def _hold(self) -> None:
        """Keep the rows where they are until somebody sorts them."""
        self._held = self._held or tuple(entry.improvement.uid for entry in self.ranked)

    def action_sort(self) -> None:
        """Put the rows into the order of their figures."""
        self._held = ()
        self.show(())

    @property
    def ballot(self) -> Ballot | None:
        """The ballot that people vote in now."""
        return priorities.open_now(self.desk.view)

    @property
    def current(self) -> str:
        """The uid of the improvement under the cursor."""
        return self.matrix.current

    def point_at(self, uid: str) -> None:
        """Put the cursor on an improvement, in the list and in the drawing."""
        self.matrix.reveal(uid)

    def focus_overview(self) -> None:
        """Give the keys to the list."""
        self.matrix.focus()

    def show_overview(self) -> None:
        """Bring the matrix, its list and the lines above to the view."""
        ranked = self.ranked
        self.matrix.show(points_of(ranked), columns_of(self.preset))
        state, is_warning = self._state(ranked)
        figure = "ice_product" if self.preset is Preset.ICE and self.desk.view.about.ice_product else ""
        self.line.view = RankingView(
            presets=tuple((preset.value, _(preset.label)) for preset in Preset),
            current=self.preset.value,
            formula=formula(figure or _FORMULAS[self.preset]),
            typing=self._typing(),
            state=state,
            is_warning=is_warning,
        )

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what can be done here and now."""
        viewer, is_open = self.desk.room.viewer, self.ballot is not None
        if action in _FACILITATOR_ONLY and not viewer.facilitates:
            return False
        if self.opened and action not in _ON_THE_SHEET:
            return False
        match action:
            case "sort":
                return self._held != ()
            case "figure":
                return self.may_write and self.here is not None
            case "correct":
                return self.may_write and bool(self.entry.digits or self.here)
            case "merge" | "take_down":
                return self.here is not None
            case "open_ballot":
                return self.here is not None
            case "close_ballot":
                return is_open
            case "open_silence":
                return self.here is not None and open_estimates(self.desk.view) is None
            case "reveal":
                return open_estimates(self.desk.view) is not None
        return super().check_action(action, parameters)

    @on(PointHighlighted)
    def forget_typing(self, event: PointHighlighted) -> None:
        """Begin the figures anew on another improvement."""
        event.stop()
        if self.entry.digits and self.entry.improvement != event.uid:
            self.entry = FigureEntry()
            self.show_overview()

    @on(PointChosen)
    def open_chosen(self, event: PointChosen) -> None:
        """Open the improvement that was chosen."""
        event.stop()
        self.open_sheet(event.uid)

    @on(RankingLine.PresetPicked)
    def pick_preset(self, event: RankingLine.PresetPicked) -> None:
        """Rank as was clicked."""
        event.stop()
        if self.desk.room.viewer.facilitates:
            self._held = ()
            self._do(priorities.use_preset(self.desk.view, Preset(event.key)))

    def action_figure(self, digit: int) -> None:
        """Take a digit; with the last one the figures are agreed on."""
        improvement = self.here
        if improvement is None:
            return
        if self.preset is Preset.RICE:
            self.open_sheet(improvement.uid, "reach")
            return
        if self.preset not in FIGURES:
            self.desk.says(_("Votes are cast in a ballot: b opens one, v takes down what the room votes."))
            return
        if open_estimates(self.desk.view) is not None:
            self.desk.says(_("The room estimates in silence: reveal first (r), then agree."), "warning")
            return
        entry = self.entry.typed(improvement.uid, self.preset, digit)
        if entry is None:
            self.app.bell()
            return
        self.entry = entry
        if entry.is_complete:
            self.entry = FigureEntry()
            self._hold()
            if self._do(priorities.agree_on(improvement, **entry.values())):
                self.desk.says(f"{improvement.title}: {entry.prompt}")
        else:
            self.show_overview()

    def action_correct(self) -> None:
        """Take the last digit back; with none typed, take back what the room agreed on."""
        improvement = self.here
        if self.entry.digits:
            self.entry = self.entry.corrected()
            self.show_overview()
        elif improvement is not None and (figures := FIGURES.get(self.preset, ())):
            self._do(priorities.agree_on(improvement, **dict.fromkeys((f.field for f in figures), None)))

    def action_next_open(self) -> None:
        """Go to the next improvement without a place of its own."""
        order = [entry.improvement.uid for entry in self.ranked]
        lacking = [e.improvement.uid for e in self.ranked if e.score is None]
        if not lacking:
            self.desk.says(_("Every improvement has its figures."))
            return
        here = order.index(self.current) if self.current in order else -1
        self.point_at(next((uid for uid in lacking if order.index(uid) > here), lacking[0]))

    @work(exclusive=True, group="dialog")
    async def action_choose_preset(self) -> None:
        """Choose how to rank; no figure is lost."""
        entries = [Entry(preset.value, _(preset.label), detail=formula(_FORMULAS[preset])) for preset in Preset]
        chosen = await self.app.push_screen_wait(Choose(_("Rank by what?"), entries, current=self.preset.value))
        if chosen:
            self._held = ()
            self._do(priorities.use_preset(self.desk.view, Preset(chosen)))

    @work(exclusive=True, group="dialog")
    async def action_take_down(self) -> None:
        """Take down what the room votes, else what it estimates for the improvement in focus."""
        if (ballot := self.ballot) is not None:
            await Voting(self).take_down(ballot)
            self.show(())
        elif improvement := self.here:
            self._hold()
            self._do(await Estimating(self).ask_everybody(improvement))

    @work(exclusive=True, group="dialog")
    async def action_open_silence(self) -> None:
        """Let everybody estimate silently."""
        self._do(await Estimating(self).open([entry.improvement for entry in self.ranked]))

    @work(exclusive=True, group="dialog")
    async def action_reveal(self) -> None:
        """Show everybody what was estimated."""
        opened = open_estimates(self.desk.view)
        self._held = ()
        if opened is not None and self._do(await Estimating(self).reveal(opened)):
            self.desk.says(silent_guide("estimates").after.in_(language()))

    @work(exclusive=True, group="dialog")
    async def action_open_ballot(self) -> None:
        """Open a ballot, or a run-off; while one is open, offer to discard it unseen."""
        if (ballot := self.ballot) is not None:
            self._do(await Voting(self).discard(ballot))
        elif self._do(await Voting(self).open([entry.improvement for entry in self.ranked])):
            self.desk.says(_("The ballot is open. v takes down the room's votes, c closes it."))

    @work(exclusive=True, group="dialog")
    async def action_close_ballot(self) -> None:
        """End the ballot."""
        if (ballot := self.ballot) is not None:
            self._held = ()
            await Voting(self).close(ballot)
            self.show(())

    @work(exclusive=True, group="dialog")
    async def action_show_turns(self) -> None:
        """Show every count so far."""
        await Voting(self).show_turns()

    @work(exclusive=True, group="dialog")
    async def action_merge(self) -> None:
        """Merge another improvement into this one, the most alike first."""
        kept = self.here
        others = [entry.improvement for entry in self.ranked if kept and entry.improvement.uid != kept.uid]
        if kept is None or not others:
            return
        if self._do(await Merging(self).ask(kept, others)):
            self.desk.says(_("Merged; u takes it apart again."))

    def go_to(self, place: Place) -> bool:
        """Go to an improvement's figures, or to the ballot."""
        if place.kind == Ballot.kind:
            if self.ballot is not None:
                self.action_take_down()
            elif self.here is not None:
                self.action_open_ballot()
            return self.here is not None
        if place.kind == Improvement.kind and place.uid and place.field in ("impact", "effort"):
            self.point_at(place.uid)
            return True
        return super().go_to(place)

    def _do(self, draft: Draft | None) -> bool:
        """Submit a draft and show what came of it; tell whether it was done."""
        done = draft is not None and self.desk.submit(draft) is not None
        if done:
            self.show(())
        return done

    def _typing(self) -> str:
        improvement = self.here
        if not self.entry.digits or improvement is None:
            return ""
        return f"{self.entry.prompt}   {one_line(improvement.title)}"

    def _state(self, ranked: list[RankedImprovement]) -> tuple[str, bool]:
        """Return what goes on right now, and whether it is a warning."""
        if (ballot := self.ballot) is not None:
            votes = ngettext("{n} vote each", "{n} votes each", ballot.budget).format(n=ballot.budget)
            what = _("A run-off is open") if ballot.turn > 1 else _("A ballot is open")
            return f"{what}: {votes}. " + _("The count is hidden until it closes."), False
        if (opened := open_estimates(self.desk.view)) is not None:
            given = sum(self.desk.room.contributions(opened.uid).values())
            said = ngettext("{n} estimate is in", "{n} estimates are in", given).format(n=given)
            return _("The room estimates in silence: {said}.").format(said=said), False
        share = must_share(ranked) if self.preset is Preset.MOSCOW else None
        if share is not None and share > MUST_LIMIT:
            said = figure_text(share, 0, "%")
            return _("Must takes {share} of the effort; above 60 % the plan has no slack.").format(share=said), True
        if self._held and self._held != tuple(entry.improvement.uid for entry in rank_improvements(self.desk.view)):
            return _("The rows stay in place while figures are entered; = sorts them."), False
        return "", False
