"""The bar of phases: what is done, where the room is, where this person looks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.message import Message
from textual.reactive import var

from cjm_tui.widgets.frame.line import LineWidget, Piece, Pieces, width_of
from cjm_tui.widgets.themes import Glyphs, glyphs_of


@dataclass(frozen=True, slots=True)
class PhaseTab:
    """One phase on the bar; the names are translated."""

    key: str
    label: str
    short: str = ""
    """A shorter name for narrow terminals, where there is one."""
    done: bool = False


@dataclass(frozen=True, slots=True)
class PhaseView:
    """What the phase bar shows."""

    tabs: tuple[PhaseTab, ...] = ()
    room: str = ""
    """The key of the phase that the room is in."""
    looked: str = ""
    """The key of the phase that this person looks at."""


class PhaseBar(LineWidget):
    """Shows the phases: `✓` done, `[ ]` the room, `‹ ›` where I look; a click looks there."""

    DEFAULT_CSS = """
    PhaseBar { background: $surface; }
    """

    @dataclass
    class PhaseLooked(Message):
        """Somebody wants to look at a phase, which moves nobody else."""

        phase: str

    view: var[PhaseView] = var(PhaseView())

    def watch_view(self) -> None:
        """Show the new values."""
        self.update_lines()

    def activated(self, target: str) -> None:
        """Ask to look at the phase that was clicked."""
        self.post_message(self.PhaseLooked(target))

    def compose_lines(self, width: int, height: int) -> Sequence[Pieces]:
        """Return the longest form that fits."""
        pieces: Pieces = ()
        for pieces in _variants(self.view, glyphs_of(self)):
            if width_of(pieces) <= width:
                break
        return (pieces,)


def _variants(view: PhaseView, glyphs: Glyphs) -> Iterator[Pieces]:
    """Yield the bar from its longest form to its shortest."""
    labels = [tab.label for tab in view.tabs]
    shorts = [tab.short or tab.label for tab in view.tabs]
    numbers = [str(place) for place in range(1, len(view.tabs) + 1)]

    def numbered(*named: str) -> list[str]:
        pairs = zip(numbers, shorts, view.tabs, strict=True)
        return [f"{number} {short}" if tab.key in named else number for number, short, tab in pairs]

    yield _bar(view, labels, glyphs, air=" ")
    yield _bar(view, shorts, glyphs, air=" ")
    yield _bar(view, shorts, glyphs, air=" ", tick="")
    yield _bar(view, shorts, glyphs, air="", gap="  ")
    yield _bar(view, shorts, glyphs, air="")
    yield _bar(view, numbered(view.room, view.looked), glyphs, air=" ")
    yield _bar(view, numbered(view.room, view.looked), glyphs, air="")
    yield _bar(view, numbered(view.looked), glyphs, air="")
    yield _bar(view, numbers, glyphs, air="")


def _bar(
    view: PhaseView, names: Sequence[str], glyphs: Glyphs, *, air: str, tick: str | None = None, gap: str | None = None
) -> Pieces:
    """Return the bar with `air` within brackets, `gap` between phases and `tick` before the sign of what is done."""
    gap = f" {air}" if gap is None else gap
    # The sign of ASCII is a letter, which must not touch the name.
    tick = " " if glyphs.ascii_only else air if tick is None else tick
    pieces: list[Piece] = []
    for tab, name in zip(view.tabs, names, strict=True):
        before, after, role = "", "", "muted" if tab.done else ""
        if tab.key == view.room:
            before, after, role = f"[{air}", f"{air}]", "here"
        elif tab.key == view.looked:
            before, after, role = f"{glyphs.look_left}{air}", f"{air}{glyphs.look_right}", "accent"
        pieces += [
            Piece(gap if pieces else "", "", tab.key),
            Piece(before + name, role, tab.key),
            Piece(f"{tick}{glyphs.done}" if tab.done else "", "good", tab.key),
            Piece(after, role, tab.key),
        ]
    return tuple(pieces)
