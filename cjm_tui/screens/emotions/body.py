"""The body of the emotions phase: the curve, the touchpoint in focus, and one key for each rating."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType

from cjm_tui.domain.acts import rating
from cjm_tui.domain.acts.records import set_fields
from cjm_tui.domain.analysis.values import TouchpointValue
from cjm_tui.domain.choices import ActivityKind, Phase
from cjm_tui.domain.edits import Change, Draft
from cjm_tui.domain.measures.emotion import valence_of_key
from cjm_tui.i18n import N_, _, ngettext
from cjm_tui.screens.emotions.focus_card import FocusCard, FocusView
from cjm_tui.screens.emotions.focus_values import figures_of, focus_view
from cjm_tui.screens.emotions.giving import CannotRate, given, stronger, taken_back
from cjm_tui.screens.emotions.keys import KEYS
from cjm_tui.screens.emotions.marking import Marking
from cjm_tui.screens.emotions.rating_map import RatingMap
from cjm_tui.screens.emotions.rating_state import RatingState
from cjm_tui.screens.emotions.settling import Settling
from cjm_tui.screens.facilitation import silence
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.screens.workshop.guide_values import place_of
from cjm_tui.screens.workshop.phase_body import PhaseBody
from cjm_tui.widgets.dialogs import ShowText
from cjm_tui.widgets.journey_grid import GridMap, JourneyGrid


class EmotionsBody(PhaseBody):
    """Rates how the persona feels at each touchpoint: silently, for the room, or for everybody at one keyboard."""

    phase: ClassVar[Phase] = Phase.EMOTIONS
    BINDING_GROUP_TITLE = N_("Emotions")
    BINDINGS: ClassVar[list[BindingType]] = KEYS
    DEFAULT_CSS = """
    EmotionsBody {
        JourneyGrid { height: 1fr; }
        &.-low FocusCard { height: 6; }
        &.-tall FocusCard { height: 16; }
        &.-huge FocusCard { height: 18; }
    }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._all_touchpoints = False
        self._was_open = False
        self._state: RatingState | None = None

    def compose(self) -> ComposeResult:
        """Lay the map above the card."""
        yield RatingMap()
        yield FocusCard()

    @property
    def state(self) -> RatingState | None:
        """What is rated now; None where there is nothing to rate."""
        desk = self.desk
        if desk.journey is None or desk.persona is None or not desk.view.touchpoints(desk.journey.uid):
            return None
        # A view is never changed, only replaced: what was computed from it holds for as long as it is the same one.
        wanted = (desk.journey, desk.persona, self._all_touchpoints)
        known = self._state
        if known is None or known.workshop is not desk.view or wanted != (known.journey, known.persona, known.asks_all):
            opened = rating.open_rating(desk.view, desk.journey.uid, desk.persona.uid)
            rated_by = desk.room.contributions(opened.uid) if opened else {}
            self._state = known = RatingState(
                desk.view, desk.room.viewer, desk.journey, desk.persona, rated_by, wanted[2]
            )
        return known

    @property
    def here(self) -> TouchpointValue | None:
        """The touchpoint in focus."""
        state, cell = self.state, self.query_one(RatingMap).cell
        return state.summary.by_uid.get(cell.column_uid or "") if state and cell else None

    def show(self, changes: tuple[Change, ...]) -> None:
        """Bring the map and the card to the view; the cursor stays on its touchpoint."""
        grid, state = self.query_one(RatingMap), self.state
        if state is None:
            grid.display = False
            grid.show(GridMap())
            self.query_one(FocusCard).view = FocusView(hint=self._nothing())
            return
        first_time = not grid.display or grid.cell is None
        grid.display = True
        grid.show_state(state, self.size.height)
        if first_time and (start := self._start(state)):
            grid.move_to(start, "emotion")
        if (state.open is not None) != self._was_open and (start := self._start(state)):
            grid.move_to(start, "emotion")
        self._was_open = state.open is not None
        self.show_card()
        self.refresh_bindings()

    def on_resize(self) -> None:
        """Show more lanes and figures where there is room."""
        self.set_class(self.size.height < 16, "-low")
        self.set_class(28 <= self.size.height < 40, "-tall")
        self.set_class(self.size.height >= 40, "-huge")
        self.show(())

    def focus_first(self) -> None:
        """Put the keyboard on the map."""
        self.query_one(RatingMap).focus()

    def find(self, check: str) -> bool:
        """Go to the touchpoint that a line of the guide asks for, or offer what it takes."""
        place = place_of(self.desk, check)
        state = self.state
        if state is None or place is None:
            return False
        if check == "readings_revealed" and state.open is not None:
            self.action_reveal()
            return True
        uid = place.uid if place.uid in state.summary.by_uid else self._start(state)
        self.focus_first()
        return uid is not None and (self._go(uid) or True)

    @on(JourneyGrid.CursorMoved)
    def show_card(self) -> None:
        """Show the touchpoint in focus."""
        state, point = self.state, self.here
        if state is None:
            return
        card = self.query_one(FocusCard)
        card.view = focus_view(state, point) if point else FocusView(hint=_("This stage has no touchpoint yet."))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done now, and by whom."""
        state = self.state if self.is_mounted else None
        if state is None:
            return False
        facilitates = self.desk.room.viewer.facilitates
        match action:
            case "reveal":
                return facilitates and state.open is not None
            case "open_silence":
                return facilitates and state.open is None
            case "raise_intensity":
                return state.open is not None
            case "next_split":
                return bool(state.splits)
            case "settle":
                return facilitates and state.open is None
            case "enter_for_room" | "choose_target":
                return facilitates
        return True

    def action_rate(self, digit: int) -> None:
        """Rate the touchpoint in focus, and go to the next one that lacks a rating."""
        state, point = self.state, self.here
        if state is None or point is None:
            return
        if self._mark(given, state, point, valence_of_key(digit)):
            self._go_on(point)

    def _mark(self, act: Callable[..., Draft], *focus: Any) -> bool:
        """Store what somebody says of a touchpoint, or say why that is not taken."""
        try:
            return self._store(act(self.desk, *focus))
        except CannotRate as refusal:
            self.desk.says(str(refusal), "warning")
            return False

    def _store(self, draft: Draft | None) -> bool:
        if not self.desk.submit(draft):
            return False
        self.show(())
        return True

    def _go_on(self, point: TouchpointValue) -> None:
        state = self.state
        following = state.next_open(point.touchpoint.uid) if state else None
        if following:
            self._go(following)
        elif state is not None:
            self.desk.says(self._all_done(state))

    def _all_done(self, state: RatingState) -> str:
        if state.open is None:
            return _("Everything that was treated is rated again.") if state.is_follow_up else _("Everything is rated.")
        if self.desk.room.viewer.facilitates:
            return _("You have rated everything. R reveals when the others have finished.")
        return _("You have rated everything. You can still correct it until the reveal.")

    def action_enter_for_room(self) -> None:
        """Take down what everybody says for the touchpoint in focus."""
        self._enter_for_room()

    @work(exclusive=True, group="dialog")
    async def _enter_for_room(self) -> None:
        state, point = self.state, self.here
        if state is None or point is None:
            return
        desk, uid = self.desk, point.touchpoint.uid
        asking = Settling(self)
        valences = await asking.ask_everybody(state, point)
        if not valences:
            return
        draft = rating.proxy_readings(
            desk.view, uid, state.persona.uid, valences, new_uid=desk.new_uid, activity=state.open
        )
        if self._store(draft):
            asking.forget_text()
            count = len(valences)
            desk.says(ngettext("{n} reading is noted.", "{n} readings are noted.", count).format(n=count))
            self._go_on(point)

    @work(exclusive=True, group="dialog")
    async def action_open_silence(self) -> None:
        """Open the silent rating of the touchpoints in question."""
        if state := self.state:
            uids = [point.touchpoint.uid for point in state.subjects]
            await silence.begin(self.app, self.desk, ActivityKind.READINGS, uids)
            self.show(())

    @work(exclusive=True, group="dialog")
    async def action_reveal(self) -> None:
        """Show everybody what was rated silently, after asking."""
        await silence.reveal_task(self.app, self.desk)
        self.show(())

    def action_next_split(self) -> None:
        """Go to the next disagreement, the widest first."""
        state, point = self.state, self.here
        if state is None or not state.splits:
            return
        uids = [split.point.touchpoint.uid for split in state.splits]
        here = point.touchpoint.uid if point else ""
        self._go(uids[(uids.index(here) + 1) % len(uids)] if here in uids else uids[0])

    def action_settle(self) -> None:
        """Settle the touchpoint in focus."""
        state, point = self.state, self.here
        if state is None or point is None:
            return
        if not self.desk.room.viewer.facilitates:
            self.desk.says(_("The facilitator notes what the group settles on."))
        elif state.open is not None:
            self.desk.says(_("The room rates in silence: reveal first, then settle."))
        else:
            self._settle(state, point)

    @work(exclusive=True, group="dialog")
    async def _settle(self, state: RatingState, point: TouchpointValue) -> None:
        asking = Settling(self)
        if self._store(await asking.settle(state, point)):
            asking.forget_text()
            self.action_next_split()

    @work(exclusive=True, group="dialog")
    async def action_choose_word(self) -> None:
        """Choose a word; where there is no rating yet, it proposes one."""
        if (state := self.state) and (point := self.here):
            try:
                self._store(await Marking(self).word(state, point))
            except CannotRate as refusal:
                self.desk.says(str(refusal), "warning")

    def action_raise_intensity(self) -> None:
        """Say how strong one's own feeling is: 1, 2, 3, or unsaid."""
        if (state := self.state) and (point := self.here):
            self._mark(stronger, state, point)

    def action_clear(self) -> None:
        """Take back one's own reading, or the room's agreement."""
        if (state := self.state) and (point := self.here):
            self._mark(taken_back, state, point)

    def action_next_open(self) -> None:
        """Go to the next touchpoint without a rating."""
        state, point = self.state, self.here
        if state is not None:
            following = state.next_open(point.touchpoint.uid if point else "")
            if following:
                self._go(following)
            else:
                self.desk.says(self._all_done(state))

    def action_toggle_key(self) -> None:
        """Mark the touchpoint as a key one, or not."""
        if point := self.here:
            self._store(set_fields(point.touchpoint, N_("Mark a key touchpoint"), key=not point.touchpoint.key))

    def action_toggle_all(self) -> None:
        """Rate all touchpoints, or only what this round is about."""
        self._all_touchpoints = not self._all_touchpoints
        self.show(())
        state = self.state
        if state is not None:
            self.desk.says(_asked(state))

    @work(exclusive=True, group="dialog")
    async def action_choose_target(self) -> None:
        """Choose what the customer should feel in this stage."""
        if (state := self.state) and (point := self.here):
            self._store(await Marking(self).target(state, point))

    @work(exclusive=True, group="dialog")
    async def action_confirm_moment(self) -> None:
        """Say which moment of truth this touchpoint is."""
        if point := self.here:
            self._store(await Marking(self).moment(point))

    def action_show_figures(self) -> None:
        """Show every figure with its formula."""
        state = self.state
        if state is None:
            return
        if state.open is not None:
            self.desk.says(_("The figures come with the reveal."))
            return
        lines = [f"{text}\n    {words}" if words else text for text, words in figures_of(state.summary)]
        self.app.push_screen(ShowText(_("Figures"), "\n".join(lines)))

    def _go(self, uid: str) -> bool:
        return self.query_one(RatingMap).move_to(uid, "emotion")

    def _start(self, state: RatingState) -> str | None:
        """Return where rating goes on: the widest disagreement, else the first without a rating, else the first."""
        if state.splits:
            return state.splits[0].point.touchpoint.uid
        lacking = state.next_open("")
        return lacking or next((point.touchpoint.uid for point in state.subjects), None)

    def _nothing(self) -> str:
        if self.desk.persona is None:
            return _("There is no persona yet, so there are no eyes to look with: press < for the personas.")
        return _("There is no touchpoint to rate yet: press < for the touchpoints.")


def _asked(state: RatingState) -> str:
    if state.asks_all or not state.subjects:
        return _("Every touchpoint is asked.")
    if state.is_follow_up:
        return _("Only what was treated since the last round is asked.")
    is_narrow = len(state.subjects) < len(state.summary.touchpoints)
    return _("Only the key touchpoints are asked.") if is_narrow else _("Every touchpoint is asked.")
