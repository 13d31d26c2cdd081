"""The board on which revealed cards find their stage: one key places each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Self

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.widget import Widget

from cjm_tui.i18n import N_
from cjm_tui.widgets.card_board.cards import PLACE_KEYS, BoardCard, BoardGroup
from cjm_tui.widgets.card_board.legend import CardLegend
from cjm_tui.widgets.card_board.listing import CardList
from cjm_tui.widgets.card_board.messages import CardMerged, CardOpened, CardPlaced, CardSetAside
from cjm_tui.widgets.rows import movement_bindings
from cjm_tui.widgets.themes import glyphs_of

LEGEND_FROM = 64
"""The width from which the groups stand beside the cards instead of below them."""


class CardBoard(Widget):
    """Shows the cards that need a place first, then each group with what stands in it.

    After a card is placed the cursor is on the next one that needs a place, so sixty cards are sixty keys.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *(
            Binding(
                key,
                f"place({index})",
                N_("Place"),
                key_display="1-9" if index == 0 else key,
                show=index == 0,
                id=f"cards.place_{key}",
                tooltip=N_("Put the card into the group with this number."),
            )
            for index, key in enumerate(PLACE_KEYS)
        ),
        Binding("enter", "accept", N_("Accept"), id="cards.accept", tooltip=N_("Put the card where it is suggested.")),
        Binding("m", "merge", N_("Merge"), id="cards.merge", tooltip=N_("Make one card of this and its look-alike.")),
        Binding(
            "x", "set_aside", N_("Set aside"), id="cards.aside", tooltip=N_("Set the card aside, or take it back.")
        ),
        *movement_bindings("cards"),
    ]
    DEFAULT_CSS = """
    CardBoard {
        layout: horizontal;
        height: 1fr;
        background: $background;
        &.-narrow { layout: vertical; }
        & CardLegend { width: 26; height: 1fr; border-left: solid $rule; padding: 0 1; }
        & CardLegend.-ascii { border-left: ascii $rule; }
        &.-narrow CardLegend.-ascii { border-left: none; border-top: ascii $rule; }
        &.-wide CardLegend { width: 42%; }
        &.-narrow CardLegend { width: 1fr; height: auto; max-height: 5; border-left: none; border-top: solid $rule; }
    }
    """

    def __init__(
        self,
        groups: Sequence[BoardGroup] = (),
        cards: Sequence[BoardCard] = (),
        *,
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.list = CardList()
        self.legend = CardLegend()
        self._take(groups, cards)

    def on_mount(self) -> None:
        """Draw the line between cards and groups with what the terminal has."""
        self.legend.set_class(glyphs_of(self).ascii_only, "-ascii")

    def compose(self) -> ComposeResult:
        """Put the groups beside the cards."""
        yield self.list
        yield self.legend

    def show(self, groups: Sequence[BoardGroup], cards: Sequence[BoardCard]) -> None:
        """Show these groups and cards; the cursor stays on its card while that is open, else goes to the next one."""
        here, following = self.list.current, self.list.open_after_cursor()
        was_open = here is not None and here.is_open
        self._take(groups, cards)
        by_uid = {card.uid: card for card in cards}
        wanted = here.uid if here else ""
        if was_open and not (wanted in by_uid and by_uid[wanted].is_open):
            wanted = next((uid for uid in following if uid in by_uid and by_uid[uid].is_open), "")
        self.list.rebuild_at(wanted)
        self.legend.refresh(layout=True)

    def focus(self, scroll_visible: bool = True) -> Self:
        """Give the keys to the cards."""
        self.list.focus(scroll_visible)
        return self

    def go_to_open(self) -> None:
        """Put the cursor on a card that needs a place, the first where it is on none."""
        here = self.list.current
        if here is None or not here.is_open:
            self.list.go_to_first_open()

    @property
    def current(self) -> str:
        """The uid of the card under the cursor; empty where there is none."""
        return self.list.current.uid if self.list.current else ""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer a key only where it does something."""
        card = self.list.current
        match action:
            case "place":
                return card is not None and isinstance(parameters[0], int) and parameters[0] < len(self.list.groups)
            case "accept" | "set_aside":
                return card is not None
            case "merge":
                return card is not None and bool(card.like)
        return True

    def action_place(self, group: int) -> None:
        """Put the card into a group and go to the next one."""
        if card := self.list.current:
            self.post_message(CardPlaced(card.uid, group, self.list.groups[group].key))
            self._go_on(card)

    def action_accept(self) -> None:
        """Follow the suggestion; open a card that has its place."""
        card = self.list.current
        if card is None:
            return
        if card.is_open and card.suggested is not None:
            self.action_place(card.suggested)
        else:
            self.post_message(CardOpened(card.uid))

    def action_merge(self) -> None:
        """Make one of the card and its look-alike."""
        if (card := self.list.current) and card.like:
            self.post_message(CardMerged(card.uid, card.like))
            self._go_on(card)

    def action_set_aside(self) -> None:
        """Set the card aside, or take it back."""
        if card := self.list.current:
            self.post_message(CardSetAside(card.uid, not card.aside))
            self._go_on(card)

    def action_move(self, step: int) -> None:
        """Move the cursor."""
        self.list.move(step)

    def action_page(self, direction: int) -> None:
        """Move by a screenful."""
        self.list.action_page(direction)

    def action_go_first(self) -> None:
        """Go to the first card."""
        self.list.action_go_first()

    def action_go_last(self) -> None:
        """Go to the last card."""
        self.list.action_go_last()

    def on_resize(self) -> None:
        """Put the groups where there is room for them."""
        self.set_class(self.size.width < LEGEND_FROM, "-narrow")
        self.set_class(self.size.width >= 110, "-wide")
        self.legend.display = self.size.height >= 9

    def _take(self, groups: Sequence[BoardGroup], cards: Sequence[BoardCard]) -> None:
        self.list.groups = self.legend.groups = tuple(groups)
        self.list.cards = self.legend.cards = tuple(cards)

    def _go_on(self, card: BoardCard) -> None:
        # At once, and not when the new values arrive: the next key must not place the same card again.
        if card.is_open:
            for uid in self.list.open_after_cursor():
                self.list.go_to_card(uid)
                return
