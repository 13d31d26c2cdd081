"""Brainstorm: cards are written one after the other, and then each finds its stage with one key."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.getters import query_one
from textual.message import Message

from cjm_tui.domain.acts import contributing, mapping, records, sorting
from cjm_tui.domain.edits import Draft
from cjm_tui.domain.journey_map import Stage, Touchpoint
from cjm_tui.domain.setting import Activity, Participant
from cjm_tui.i18n import N_, _, ngettext
from cjm_tui.screens.touchpoints.asking import ask_text, why_read_only
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.screens.workshop.status_line import StatusLine
from cjm_tui.widgets.card_board import (
    BoardCard,
    BoardGroup,
    CardBoard,
    CardMerged,
    CardOpened,
    CardPlaced,
    CardSetAside,
)
from cjm_tui.widgets.dialogs import Confirm
from cjm_tui.widgets.line_input import LineInput, LineRecall, LineSubmitted, LineTyping


class Bucket(Vertical):
    """A line to write cards on, and the board on which they are sorted.

    While a silent activity for cards is open, what is written here is one's own contribution to it, and nothing is
    sorted: the others' cards are known to nobody yet.
    """

    PLACE = "bucket"
    """Where the unfinished card is kept."""
    DEFAULT_CSS = """
    Bucket { height: 1fr; }
    """
    BINDING_GROUP_TITLE = N_("Brainstorm")
    BINDINGS = [
        Binding("tab", "switch", N_("Write / sort"), id="bucket.switch",
                tooltip=N_("Go from writing cards to sorting them, and back.")),
        Binding("t", "write", N_("Write"), id="bucket.write", show=False, tooltip=N_("Write another card.")),
        Binding("r", "rename", N_("Reword"), id="bucket.rename", show=False,
                tooltip=N_("Write the card under the cursor in other words.")),
        Binding("y", "accept_all", N_("Accept all"), id="bucket.accept_all",
                tooltip=N_("Put every card where it is suggested.")),
    ]  # fmt: skip

    @dataclass
    class Opened(Message):
        """Somebody wants to see everything about a card."""

        uid: str

    status = query_one(StatusLine)
    line = query_one(LineInput)
    board = query_one(CardBoard)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self._latest = ""
        self._correcting = ""

    def compose(self) -> ComposeResult:
        """Yield the line and the board."""
        yield StatusLine()
        yield LineInput(tokens=True)
        yield CardBoard()

    def open(self) -> None:
        """Begin to write; where there are cards to place and nothing is half written, begin to sort."""
        kept = self.desk.kept_text(self.PLACE)
        if kept:
            self.line.restore(kept.text)
        self.show()
        if kept or self.silent or not self._waiting():
            self.line.focus()
        else:
            self.board.focus()

    @property
    def silent(self) -> Activity | None:
        """The open silent activity that cards are written for, or None."""
        journey = self.desk.journey
        return sorting.open_cards(self.desk.view, journey.uid) if journey else None

    def show(self) -> None:
        """Bring the line, the status and the board to the view."""
        journey = self.desk.journey
        if journey is None:
            return
        stages = self.desk.view.stages(journey.uid)
        self.line.display = not self.desk.is_wall
        self.line.disabled = bool(why_read_only(self.desk)) and self.silent is None
        self.line.display = not self.line.disabled
        self.line.placeholder = _("Where does the customer meet us?   2: puts a card into the second stage")
        self.line.border_title = (
            _("Correct the card before") if self._correcting else _("Write a card, Enter, the next")
        )
        self.status.remarks = tuple(self._remarks())
        groups = [BoardGroup(stage.title, stage.uid) for stage in stages]
        self.board.show(groups, list(self._cards(journey.uid, [stage.uid for stage in stages])))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer sorting where there is something to sort."""
        if not self.is_mounted:
            return False
        match action:
            case "accept_all":
                return self.silent is None and not why_read_only(self.desk) and bool(self._waiting())
            case "rename":
                return bool(self.board.current)
        return True

    @on(LineTyping)
    def keep(self, event: LineTyping) -> None:
        """Keep the text at every key."""
        event.stop()
        if not event.text:
            self.desk.drop_text(self.PLACE)
        elif not self._correcting:
            self.desk.keep_text(self.PLACE, event.text)

    @on(LineSubmitted)
    def write(self, event: LineSubmitted) -> None:
        """Write the card; where that fails, the text comes back."""
        event.stop()
        uid = self.desk.new_uid()
        if self.desk.submit(self._draft(event.text, uid)) is None:
            self.line.put_back(event.text)
            return
        self._latest, self._correcting = self._correcting or uid, ""
        self.desk.drop_text(self.PLACE)
        self.show()

    @on(LineRecall)
    def recall(self, event: LineRecall) -> None:
        """Bring the card written last back onto the line, to be corrected."""
        event.stop()
        if card := self.desk.view.find(Touchpoint, self._latest):
            self._correcting = card.uid
            self.line.restore(card.title)
            self.show()

    @on(CardPlaced)
    def place(self, event: CardPlaced) -> None:
        """Put the card into its stage."""
        event.stop()
        card = self.desk.view.find(Touchpoint, event.uid)
        if self.silent is not None:
            self.desk.says(_("Cards are placed after the reveal: R."))
        elif card is not None and self.desk.view.find(Stage, event.key):
            self.desk.submit(mapping.place_touchpoint(card, event.key))
        self.show()

    @on(CardMerged)
    def merge(self, event: CardMerged) -> None:
        """Make one card of two look-alikes."""
        event.stop()
        view = self.desk.view
        card, other = view.find(Touchpoint, event.uid), view.find(Touchpoint, event.other)
        if card and other and self.desk.submit(sorting.merge_cards(view, card, other)):
            self.desk.says(_("One card of two: both texts are kept; u takes it back."))
        self.show()

    @on(CardSetAside)
    def set_aside(self, event: CardSetAside) -> None:
        """Put the card away, or take it back."""
        event.stop()
        if card := self.desk.view.find(Touchpoint, event.uid):
            self.desk.submit(mapping.set_aside(card, event.aside))
        self.show()

    @on(CardOpened)
    def open_card(self, event: CardOpened) -> None:
        """Ask to see everything about the card."""
        event.stop()
        self.post_message(self.Opened(event.uid))

    def action_switch(self) -> None:
        """Go from the line to the board, or back."""
        if self.line.has_focus:
            self.board.go_to_open()
            self.board.focus()
        else:
            self.line.focus()

    def action_write(self) -> None:
        """Go to the line."""
        self.line.focus()

    @work
    async def action_rename(self) -> None:
        """Ask for the card's new words."""
        card = self.desk.view.find(Touchpoint, self.board.current)
        if card is None:
            return
        title = await ask_text(
            self.app, self.desk, f"touchpoints:{card.uid}:title", _("In other words"), initial=card.title
        )
        if title and title != card.title:
            self.desk.submit(records.set_fields(card, N_("Rename touchpoint"), title=title, base={"title": card.title}))
            self.show()

    @work
    async def action_accept_all(self) -> None:
        """Put every card where it is suggested, after asking."""
        journey = self.desk.journey
        draft = sorting.accept_all(self.desk.view, journey.uid) if journey else None
        if draft is None:
            self.desk.says(_("Nothing is suggested for the cards that are left."))
            return
        n = len(draft.edits)
        question = ngettext("Place {n} card where it is suggested?", "Place {n} cards where they are suggested?", n)
        if await self.app.push_screen_wait(Confirm(question.format(n=n), verb=_("Place"), ready=True)):
            self.desk.submit(draft)
            self.show()

    def step_back(self) -> bool:
        """Leave a correction; return whether there was one."""
        if self._correcting:
            self._correcting = ""
            self.line.value = ""
            self.show()
            return True
        return False

    def _draft(self, text: str, uid: str) -> Draft | None:
        view, journey = self.desk.view, self.desk.journey
        if journey is None:
            return None
        if card := view.find(Touchpoint, self._correcting):
            return contributing.correct(card, text) if card.activity and self.silent else records.set_fields(
                card, N_("Rename touchpoint"), title=text, base={"title": card.title}
            )  # fmt: skip
        if (task := self.silent) is not None:
            stage, title = sorting.split_stage(text, view.stages(journey.uid))
            return contributing.write_card(view, self.desk.room.viewer, task, title, stage, uid)
        return sorting.write_card(view, journey.uid, text, self.desk.new_uid, uid=uid)

    def _waiting(self) -> list[Touchpoint]:
        journey = self.desk.journey
        return self.desk.view.bucket(journey.uid) if journey else []

    def _remarks(self) -> Iterator[tuple[str, str]]:
        if (task := self.silent) is not None:
            n = sum(self.desk.room.contributions(task.uid).values())
            so_far = ngettext("Silent writing: {n} card so far", "Silent writing: {n} cards so far", n).format(n=n)
            yield so_far, "accent"
            if self.desk.room.viewer.facilitates:
                yield _("R reveals them, then they are sorted"), "muted"
        elif not self.desk.is_wall and (reason := why_read_only(self.desk)):
            yield reason, "warning"

    def _cards(self, journey: str, stages: list[str]) -> Iterator[BoardCard]:
        view = self.desk.view
        for sorted_card in sorting.sort_cards(view, journey):
            suggested = stages.index(sorted_card.suggested) if sorted_card.suggested in stages else None
            yield BoardCard(
                sorted_card.touchpoint.uid,
                sorted_card.touchpoint.title,
                suggested=suggested,
                like=sorted_card.like or "",
                byline=self._byline(sorted_card.touchpoint),
            )
        for touchpoint in view.touchpoints(journey):
            group = stages.index(touchpoint.stage) if touchpoint.stage in stages else None
            yield BoardCard(touchpoint.uid, touchpoint.title, group=group, byline=self._byline(touchpoint))
        for touchpoint in sorting.set_aside_cards(view, journey):
            yield BoardCard(touchpoint.uid, touchpoint.title, aside=True, byline=self._byline(touchpoint))

    def _byline(self, card: Touchpoint) -> str:
        """Return who wrote a card, or how many did; a projected screen names nobody."""
        people = [p for author in card.author.split() if (p := self.desk.view.find(Participant, author))]
        if people and not self.desk.view.about.projected:
            return ", ".join(person.display_name for person in people)
        return f"×{len(card.merged_from) + 1}" if card.merged_from else ""
