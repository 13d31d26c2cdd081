"""The first line of a workshop: which journey and whose eyes, the phase and its time, who is here and ready."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rich.cells import cell_len
from textual.reactive import var

from cjm_tui.i18n import _, ngettext
from cjm_tui.terminal.text import cell_clip
from cjm_tui.widgets.frame.clock import Clock, clock_bar, drift_words, time_words, urgency_words
from cjm_tui.widgets.frame.line import LineWidget, Piece, Pieces, one_line, width_of
from cjm_tui.widgets.themes import Glyphs, glyphs_of

SHORTEST_PART = 12
"""Cells below which a part of the trail is left out rather than clipped."""


@dataclass(frozen=True, slots=True)
class TitleView:
    """What the title line says."""

    workshop: str = ""
    journey: str = ""
    persona: str = ""
    phase: str = ""
    """Where the room is, translated."""
    away_in: str = ""
    """The phase that this person is looking at, where it is not the room's and they need the way back."""
    clock: Clock | None = None
    here: int = 0
    """People in the room, or asked while a task is open; nothing is said of a person alone without one."""
    ready: int | None = None
    """How many have finished the open task; None while there is none."""


class TitleLine(LineWidget):
    """Shows a `TitleView`, giving up the least important words first where the line is short."""

    DEFAULT_CSS = """
    TitleLine { background: $panel; }
    """

    view: var[TitleView] = var(TitleView())

    def watch_view(self) -> None:
        """Show the new values."""
        self.update_lines()

    def compose_lines(self, width: int, height: int) -> Sequence[Pieces]:
        """Return the richest line that leaves the trail enough room to be understood."""
        glyphs = glyphs_of(self)
        lead = self._lead(glyphs)
        needed = min(width_of(lead), max(width * 35 // 100, 14))
        status: Pieces = ()
        for status in status_variants(self.view, width, glyphs):
            if not status or needed + 3 + width_of(status) <= width:
                break
        room = width - (width_of(status) + 3 if status else 0)
        shown = fit_trail(lead, max(room, 1), glyphs)
        gap = Piece(" " * max(width - width_of(shown) - width_of(status), 0))
        return ((*shown, gap, *status),)

    def _lead(self, glyphs: Glyphs) -> Pieces:
        view = self.view
        if view.away_in:
            words = _("You are in {here}; the group is in {there}")
            return (
                Piece(words.format(here=one_line(view.away_in), there=one_line(view.phase)), "warning"),
                Piece(_("Esc goes back"), "strong"),
            )
        parts = [one_line(part) for part in (view.workshop, view.journey, view.persona)]
        parts = [part for part in parts if part]
        return tuple(Piece(part, "strong" if part == parts[-1] else "") for part in parts)


def fit_trail(parts: Pieces, room: int, glyphs: Glyphs) -> Pieces:
    """Return the parts with arrows between them, clipped to `room` cells; the first ones go when it is too short."""
    for first in range(len(parts)):
        kept = parts[first:]
        spare = room - 3 * (len(kept) - 1)
        limits = shares([cell_len(part.text) for part in kept], spare)
        last = first == len(parts) - 1
        if last or all(
            limit >= min(cell_len(part.text), SHORTEST_PART) for part, limit in zip(kept, limits, strict=True)
        ):
            pieces: list[Piece] = []
            for part, limit in zip(kept, limits, strict=True):
                if pieces:
                    pieces.append(Piece(f" {glyphs.step} ", "muted"))
                pieces.append(Piece(cell_clip(part.text, limit), part.role))
            return tuple(pieces)
    return ()


def shares(lengths: Sequence[int], room: int) -> list[int]:
    """Divide `room` cells among texts of these lengths so that the longest ones give way first."""
    limits = [0] * len(lengths)
    left = max(room, 0)
    for place, index in enumerate(sorted(range(len(lengths)), key=lambda i: lengths[i])):
        limits[index] = min(lengths[index], left // (len(lengths) - place))
        left -= limits[index]
    return limits


def status_variants(view: TitleView, width: int, glyphs: Glyphs) -> Iterator[Pieces]:
    """Yield what the right half may say, from everything to nothing."""
    for bar in (16, 8) if width >= 150 else (8,):
        yield _status(view, glyphs, bar=bar, phase=True, drift=True, words=True, presence=2)
    yield _status(view, glyphs, bar=8, phase=True, drift=True, words=True, presence=1)
    yield _status(view, glyphs, bar=0, phase=True, drift=True, words=True, presence=1)
    yield _status(view, glyphs, bar=0, phase=False, drift=True, words=True, presence=1)
    yield _status(view, glyphs, bar=0, phase=False, drift=False, words=True, presence=1)
    yield _status(view, glyphs, bar=0, phase=False, drift=False, words=False, presence=1)
    yield _status(view, glyphs, bar=0, phase=False, drift=False, words=False, presence=0)
    yield ()


def _status(
    view: TitleView, glyphs: Glyphs, *, bar: int, phase: bool, drift: bool, words: bool, presence: int
) -> Pieces:
    pieces: list[Piece] = []
    if phase and view.phase and not view.away_in:
        pieces += [Piece(one_line(view.phase), "here"), Piece("  ")]
    if view.clock:
        pieces.append(Piece(time_words(view.clock), view.clock.role))
        if bar:
            pieces += [Piece(" "), *clock_bar(view.clock, bar, glyphs)]
        said = [
            Piece(urgency_words(view.clock) if words else "", view.clock.role),
            Piece(drift_words(view.clock) if drift else "", "warning" if (view.clock.late or 0) > 0 else "muted"),
        ]
        for piece in said:
            if piece.text:
                pieces += (
                    [Piece(" "), piece] if piece is said[0] or not said[0].text else [Piece(f" {glyphs.dot} "), piece]
                )
    people = _presence(view, glyphs, presence)
    if people and pieces:
        pieces.append(Piece("     " if presence == 2 else "  "))
    return (*pieces, *people)


def _presence(view: TitleView, glyphs: Glyphs, detail: int) -> Pieces:
    if not detail or view.here < (2 if view.ready is None else 1):
        return ()
    if detail == 1:
        return () if view.ready is None else (Piece(f"{view.ready}/{view.here} {glyphs.done}"),)
    here = ngettext("{n} in the room", "{n} in the room", view.here).format(n=view.here)
    if view.ready is None:
        return (Piece(here),)
    ready = ngettext("{n} ready", "{n} ready", view.ready).format(n=view.ready)
    return (Piece(here), Piece(f" {glyphs.dot} ", "muted"), Piece(ready, "good" if view.ready == view.here else ""))
