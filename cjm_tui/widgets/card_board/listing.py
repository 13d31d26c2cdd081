"""The cards of a board in sections: by suggestion and likeness, then by the group that they stand in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import ClassVar

from rich.cells import cell_len
from textual import events

from cjm_tui.i18n import _
from cjm_tui.terminal.text import cell_clip, cell_pad, wrap_words
from cjm_tui.widgets.card_board.cards import PLACE_KEYS, BoardCard, BoardGroup
from cjm_tui.widgets.lines import Line, Span
from cjm_tui.widgets.rows import Row, RowsView
from cjm_tui.widgets.themes import glyphs_of

LINES_OF_A_CARD = 3


class CardList(RowsView):
    """The cards in sections: those to be placed by suggestion, then each group, then what was set aside."""

    ROLES: ClassVar[tuple[str, ...]] = ("heading", "text", "text-current", "byline", "like", "placed", "empty")
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"rows--{role}" for role in ROLES}
    DEFAULT_CSS = """
    CardList {
        width: 1fr;
        height: 1fr;
        & > .rows--heading { color: $primary; text-style: bold; }
        & > .rows--text { color: $foreground; }
        & > .rows--text-current { color: $accent; text-style: bold; }
        & > .rows--byline { color: $muted; }
        & > .rows--like { color: $accent; text-style: italic; }
        & > .rows--placed { color: $muted; }
        & > .rows--empty { color: $muted; text-style: italic; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.groups: tuple[BoardGroup, ...] = ()
        self.cards: tuple[BoardCard, ...] = ()
        self._by_row: list[BoardCard | None] = []

    @property
    def current(self) -> BoardCard | None:
        """The card under the cursor."""
        return self._by_row[self.cursor] if self.cursor < len(self._by_row) else None

    def open_after_cursor(self) -> list[str]:
        """Return the uids of the cards to be placed: those after the cursor, then those before it backwards."""
        after = [card.uid for card in self._by_row[self.cursor + 1 :] if card is not None and card.is_open]
        before = [card.uid for card in self._by_row[: self.cursor] if card is not None and card.is_open]
        return after + before[::-1]

    def go_to_card(self, uid: str) -> None:
        """Put the cursor on a card."""
        for index, card in enumerate(self._by_row):
            if card is not None and card.uid == uid:
                self.go_to(index)

    def go_to_first_open(self) -> None:
        """Put the cursor on the first card that needs a place, as they stand."""
        for index, card in enumerate(self._by_row):
            if card is not None and card.is_open:
                self.go_to(index)
                return

    def rebuild_at(self, uid: str) -> None:
        """Lay out anew with the cursor on a card, or at the top where it is gone."""
        self.rebuild()
        rows = [index for index, card in enumerate(self._by_row) if card is not None and card.uid == uid]
        self.go_to(rows[0] if rows else 0)

    def role_on_cursor(self, role: str) -> str:
        """Let the card under the cursor stand out."""
        return "text-current" if role in ("text", "placed") else role

    def build(self, width: int) -> Sequence[Row]:
        """Lay the sections out."""
        self._by_row = []
        rows: list[Row] = []
        for heading, cards in self._sections():
            rows.append(_heading(cell_clip(heading, width), bool(rows)))
            self._by_row.append(None)
            for card, following in zip_longest(cards, cards[1:]):
                # Of a pair the lower card says so, and only where they are apart both do.
                said_below = following is not None and following.uid == card.like
                rows.append(self._card(card, width, said_below))
                self._by_row.append(card)
        return rows or [Row(((Span(_("No cards yet."), "empty"),),), stops=False)]

    def _sections(self) -> Iterator[tuple[str, list[BoardCard]]]:
        waiting = [card for card in self.cards if card.is_open]
        suggestions = {card.uid: card.suggested for card in waiting}
        for card in waiting:
            # Look-alikes stand together: one without a suggestion follows the other's.
            if card.suggested is None:
                suggestions[card.uid] = suggestions.get(card.like)
        if self.cards and not waiting:
            yield _("Every card has its place."), []
        for index, group in enumerate(self.groups):
            if cards := [card for card in waiting if suggestions[card.uid] == index]:
                key = PLACE_KEYS[index : index + 1]
                yield f"{key} {group.title}? ({len(cards)})", list(_beside_look_alikes(cards))
        if cards := [card for card in waiting if suggestions[card.uid] not in range(len(self.groups))]:
            yield _("No suggestion") + f" ({len(cards)})", list(_beside_look_alikes(cards))
        for index, group in enumerate(self.groups):
            if cards := [card for card in self.cards if card.group == index and not card.aside]:
                yield f"{glyphs_of(self).done} {group.title} ({len(cards)})", cards
        if cards := [card for card in self.cards if card.aside]:
            yield _("Put aside") + f" ({len(cards)})", cards

    def _card(self, card: BoardCard, width: int, said_below: bool) -> Row:
        byline = cell_clip(card.byline, min(16, width // 3))
        inner = width - 2 - (cell_len(byline) + 2 if byline else 0)
        wrapped = wrap_words(card.text, max(inner, 6), LINES_OF_A_CARD) or ("",)
        role = "text" if card.is_open else "placed"
        first: Line = (Span("  " + cell_pad(wrapped[0], inner), role),)
        if byline:
            first = (*first, Span("  " + byline, "byline"))
        lines: list[Line] = [first, *((Span("  " + line, role),) for line in wrapped[1:])]
        other = next((c for c in self.cards if c.uid == card.like), None) if card.like and card.is_open else None
        if other is not None and not said_below:
            words = _("m merges with: {text}").format(text=other.text)
            lines.append((Span("  = " + cell_clip(words, width - 4), "like"),))
        return Row(tuple(lines))

    def on_click(self, event: events.Click) -> None:
        """Put the cursor on the card that was clicked."""
        line = event.y + self.scroll_offset.y
        if line < self.virtual_size.height:
            self.go_to(self.row_at_line(line))


def _heading(text: str, spaced: bool) -> Row:
    lead = 1 if spaced else 0
    return Row(((),) * lead + ((Span(text, "heading"),),), stops=False, lead=lead)


def _beside_look_alikes(cards: Sequence[BoardCard]) -> Iterable[BoardCard]:
    """Yield the cards in their order, each followed by those that are like it."""
    followers: dict[str, list[BoardCard]] = {}
    uids = {card.uid for card in cards}
    for card in cards:
        if card.like in uids and card.like != card.uid:
            followers.setdefault(card.like, []).append(card)
    seen: set[str] = set()
    for card in cards:
        waiting = [card]
        while waiting:
            following = waiting.pop(0)
            if following.uid not in seen:
                seen.add(following.uid)
                yield following
                waiting = followers.get(following.uid, []) + waiting
