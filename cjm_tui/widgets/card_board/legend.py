"""The groups of a board with their keys and counts, beside the cards or below them."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.strip import Strip
from textual.widget import Widget

from cjm_tui.i18n import _, ngettext
from cjm_tui.terminal.text import cell_clip, cell_pad
from cjm_tui.widgets.card_board.cards import PLACE_KEYS, BoardCard, BoardGroup
from cjm_tui.widgets.lines import Line, Span, strip_of
from cjm_tui.widgets.themes import glyphs_of


class CardLegend(Widget):
    """The groups with their keys and counts; where there is room, with the cards that stand in them."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"legend--key", "legend--title", "legend--count", "legend--card"}
    DEFAULT_CSS = """
    CardLegend {
        background: $background;
        & > .legend--key { color: $accent; text-style: bold; }
        & > .legend--title { color: $foreground; }
        & > .legend--count { color: $muted; }
        & > .legend--card { color: $muted; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self.groups: tuple[BoardGroup, ...] = ()
        self.cards: tuple[BoardCard, ...] = ()

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        """Take the lines that the groups need when they stand below the cards."""
        return len(self._flowing(width))

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        width, height = self.size
        narrow = self.parent is not None and self.parent.has_class("-narrow")
        lines = self._flowing(width) if narrow else self._standing(width, height)
        return strip_of(self, "legend", lines[y] if y < len(lines) else (), width)

    def _members(self, index: int) -> list[BoardCard]:
        return [card for card in self.cards if card.group == index and not card.aside]

    def _standing(self, width: int, height: int) -> list[Line]:
        """Return one group below the other, the newest cards of each as far as the height allows."""
        members = [self._members(index) for index in range(len(self.groups))]
        fixed = len(self.groups) + 2
        shown = 0
        while shown < max(map(len, members), default=0):
            if fixed + sum(min(len(cards), shown + 1) for cards in members) > height:
                break
            shown += 1
        lines: list[Line] = []
        for index, group in enumerate(self.groups):
            count = str(len(members[index])) if members[index] else glyphs_of(self).dot
            title = cell_pad(group.title, max(width - 3 - len(count), 4))
            key = PLACE_KEYS[index : index + 1] or " "
            lines.append((Span(key + " ", "key"), Span(title + " ", "title"), Span(count, "count")))
            latest = members[index][len(members[index]) - shown :] if shown else []
            lines += [(Span("  " + cell_clip(card.text, width - 2), "card"),) for card in latest]
        return [*lines, (), (Span(cell_clip(self._left(width), width), "count"),)]

    def _flowing(self, width: int) -> list[Line]:
        """Return the groups one after the other, in as many lines as they take."""
        lines: list[list[Span]] = [[Span(cell_clip(self._left(width), width), "count")], []]
        used = 0
        for index, group in enumerate(self.groups):
            count = len(self._members(index))
            title = cell_clip(group.title, 12)
            size = 2 + cell_len(title) + 1 + len(str(count)) + 2
            if used + size > width and used:
                lines.append([])
                used = 0
            key = PLACE_KEYS[index : index + 1] or " "
            lines[-1] += [Span(key + " ", "key"), Span(title + " ", "title"), Span(f"{count}  ", "count")]
            used += size
        return [tuple(line) for line in lines]

    def _left(self, width: int) -> str:
        left = sum(card.is_open for card in self.cards)
        aside = sum(card.aside for card in self.cards)
        words = ngettext("{n} card to place", "{n} cards to place", left).format(n=left)
        whole = words + (f" · {aside} " + _("aside") if aside else "")
        return whole if cell_len(whole) <= width else words
