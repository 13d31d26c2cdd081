"""Textual's command palette, filled from the keys that work now and speaking the interface's language."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.widgets import Input

from cjm_tui.i18n import _
from cjm_tui.widgets.frame.active_keys import ActiveKey, active_keys
from cjm_tui.widgets.frame.key_names import key_name
from cjm_tui.widgets.themes import glyphs_of


class PaletteProvider(Provider):
    """Offers everything that a key can do on the screen that the palette was opened from."""

    async def startup(self) -> None:
        """Read the keys once; those of a group are for fingers and not for a list."""
        self._offers = [key for key in active_keys(self.screen) if key.enabled and not key.group]

    async def discover(self) -> Hits:
        """Offer everything before anything is typed."""
        for key in self._offers:
            yield DiscoveryHit(self._title(key), partial(self._perform, key), key.words, help=_escaped(key.sentence))

    async def search(self, query: str) -> Hits:
        """Offer what matches the words or the sentence."""
        matcher = self.matcher(query)
        for key in self._offers:
            score = max(matcher.match(key.words), matcher.match(key.sentence) * 0.9)
            if score > 0:
                yield Hit(score, self._title(key), partial(self._perform, key), key.words, help=_escaped(key.sentence))

    def _title(self, key: ActiveKey) -> Content:
        name = key_name(key.keys[0], glyphs_of(self.screen))
        return Content.assemble(key.words, "  ", (name, "dim"))

    async def _perform(self, key: ActiveKey) -> None:
        await self.app.run_action(key.action, key.node)


class Palette(CommandPalette):
    """The palette without its dimmed background, blinking cursor and picture."""

    DEFAULT_CSS = """
    Palette {
        background: transparent;
        & > #--container { width: 72; max-width: 100%; margin-top: 2; }
        & #--input, & #--input.--list-visible { background: $surface; border: round $primary; }
        & #--results { background: $surface; max-height: 70vh; }
        & CommandInput, & CommandInput:focus { height: 1; border: none; padding: 0 1; background: $surface; }
        & SearchIcon { display: none; }
    }
    """

    def __init__(self, providers: Sequence[type[Provider]] = ()) -> None:
        super().__init__(
            providers=[PaletteProvider, *providers],
            placeholder=_("What do you want to do?"),
            # Textual knows by this id that a palette is open.
            id="--command-palette",
        )

    def on_mount(self) -> None:
        """Keep the line quiet while nothing happens."""
        self.query_one(Input).cursor_blink = False


def _escaped(sentence: str) -> str:
    # The palette reads the help as markup; our sentences hold brackets only by accident.
    return sentence.replace("[", "(").replace("]", ")")
