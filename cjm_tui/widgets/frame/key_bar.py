"""The footer: the keys that work here, in words, most important first, with the help always in sight."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rich.cells import cell_len
from textual.screen import Screen

from cjm_tui.i18n import _
from cjm_tui.widgets.frame.active_keys import ActiveKey, active_keys
from cjm_tui.widgets.frame.key_names import key_name, key_names
from cjm_tui.widgets.frame.line import LineWidget, Piece, Pieces, width_of
from cjm_tui.widgets.themes import Glyphs, glyphs_of


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One or several keys and what they do, as it stands in the bar."""

    keys: tuple[str, ...]
    names: str
    words: str
    enabled: bool = True


class KeyBar(LineWidget):
    """Shows the bindings of its screen that want to be shown, in as many lines as it is high; a click presses the key.

    It is repainted only when the bindings have really changed.
    """

    DEFAULT_CSS = """
    KeyBar { background: $panel; dock: bottom; }
    """

    def __init__(
        self,
        *,
        help_action: str = "help",
        first: Sequence[str] = (),
        last: Sequence[str] = (),
        id: str | None = None,  # noqa: A002 - Textual's name
        classes: str | None = None,
    ) -> None:
        """Prepare the bar.

        Args:
            help_action: the action whose key stays at the right end.
            first: actions that stand at the left end while they are there: what the moment asks for.
            last: actions that stand beside the help, in sight however narrow the bar is: the way on.
            id: the widget's.
            classes: the widget's.
        """
        super().__init__(id=id, classes=classes)
        self._help_action = help_action
        self._first = tuple(first)
        self._last = tuple(last)

    def on_mount(self) -> None:
        """Follow the bindings of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)

    def on_unmount(self) -> None:
        """Stop following."""
        self.screen.bindings_updated_signal.unsubscribe(self)

    def activated(self, target: str) -> None:
        """Press the key that was clicked."""
        self.app.simulate_key(target)

    def compose_lines(self, width: int, height: int) -> Sequence[Pieces]:
        """Return the entries, as many as fit; those that do not are in the help."""
        glyphs = glyphs_of(self)
        keys = sorted(active_keys(self.screen), key=lambda key: _bare(key.action) not in self._first)
        others = [key for key in keys if _bare(key.action) not in self._last]
        end = self._end((*self._last, self._help_action), keys, glyphs)
        if width_of(end) > width * 2 // 3:
            end = self._end((self._help_action,), keys, glyphs)
        return flow(entries(others, glyphs, self._help_action), end, width, height, glyphs)

    def _end(self, actions: Sequence[str], keys: list[ActiveKey], glyphs: Glyphs) -> Pieces:
        """Return what stands at the right end: the way on, then the help."""
        pieces: list[Piece] = []
        for action in actions:
            for key in keys:
                if _bare(key.action) == action and (key.shown or action == self._help_action):
                    pieces += [Piece(f" {glyphs.dot} ", "muted")] if pieces else []
                    pieces += _entry(KeyEntry(key.keys[:1], key_name(key.keys[0], glyphs), key.words, key.enabled))
        return tuple(pieces)

    def _bindings_changed(self, screen: Screen[Any]) -> None:
        if screen.app.app_focus and self.is_attached and screen is self.screen:
            self.update_lines()


def entries(keys: Sequence[ActiveKey], glyphs: Glyphs, help_action: str = "help") -> list[KeyEntry]:
    """Return what the bar says of these keys: one entry for each action, or for each group of actions."""
    listed: list[KeyEntry] = []
    grouped: dict[object, list[ActiveKey]] = {}
    for key in keys:
        if key.shown and _bare(key.action) != help_action:
            grouped.setdefault(key.group or (key.node, key.action), []).append(key)
    for members in grouped.values():
        first = members[0]
        spelled = [member.keys[0] for member in members]
        words = _(first.group.description) if first.group and first.group.description else first.words
        listed.append(
            KeyEntry(tuple(spelled), key_names(spelled, glyphs), words, any(member.enabled for member in members))
        )
    return listed


def flow(listed: Sequence[KeyEntry], help_entry: Pieces, width: int, height: int, glyphs: Glyphs) -> list[Pieces]:
    """Lay entries out in `height` lines with a dot between them, the help at the right end of the last one."""
    dot = Piece(f" {glyphs.dot} ", "muted")
    waiting = [_entry(entry) for entry in listed]
    lines: list[Pieces] = []
    for number in range(max(height, 1)):
        last = number == max(height, 1) - 1
        room = width - (width_of(help_entry) + cell_len(dot.text) if last and help_entry else 0)
        line: list[Piece] = []
        while waiting and width_of(line) + (cell_len(dot.text) if line else 0) + width_of(waiting[0]) <= room:
            line += [dot] if line else []
            line += waiting.pop(0)
        if last and help_entry:
            gap = " " * max(width - width_of(line) - width_of(help_entry), 0)
            line += [Piece(gap), *help_entry]
        lines.append(tuple(line))
    return lines


def _bare(action: str) -> str:
    """Return an action's name without the namespace where it is looked for."""
    return action.rpartition(".")[2]


def _entry(entry: KeyEntry) -> Pieces:
    target = entry.keys[0] if entry.enabled else ""
    words = Piece(f" {entry.words}", "" if entry.enabled else "disabled", target)
    if len(entry.keys) > 1 and len(entry.names) == len(entry.keys):
        split = zip(entry.names, entry.keys, strict=True)
        return (*(Piece(name, "accent", key) for name, key in split), words)
    return (Piece(entry.names, "accent" if entry.enabled else "disabled", target), words)
