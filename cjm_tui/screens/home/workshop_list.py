"""The list of workshops, the most recently changed first; more of them are read when the cursor comes near the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.message import Message

from cjm_tui.i18n import LANGUAGES, N_, _, language, ngettext
from cjm_tui.screens.home.first_steps import action_of, first_steps
from cjm_tui.storage.library import WorkshopSummary
from cjm_tui.terminal.text import cell_clip
from cjm_tui.widgets.frame.line import one_line
from cjm_tui.widgets.lines import Span
from cjm_tui.widgets.rows import Row, RowsView, movement_bindings
from cjm_tui.widgets.themes import glyphs_of

NEAR_END = 20
"""From this many rows before the end on, the next page is asked for."""

_PHASES = {
    "scope": N_("Scope"),
    "personas": N_("Personas"),
    "touchpoints": N_("Touchpoints"),
    "emotions": N_("Emotions"),
    "analysis": N_("Analysis and ideas"),
    "priorities": N_("Priorities"),
    "actions": N_("Actions"),
}
"""The domain's phases by key; the domain itself is not loaded before a workshop is opened."""


class WorkshopList(RowsView):
    """Shows workshops and says which one is opened."""

    BINDING_GROUP_TITLE = N_("Library")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "open", N_("Open"), id="home.open", tooltip=N_("Open the workshop under the cursor.")),
        *movement_bindings("home"),
    ]

    @dataclass
    class Opened(Message):
        """Somebody wants to open a workshop."""

        summary: WorkshopSummary

    @dataclass
    class StepTaken(Message):
        """Somebody wants to take one of the first steps."""

        action: str
        """The action of the screen that takes it."""

    class MoreWanted(Message):
        """The cursor has come near the end of what is loaded."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[WorkshopSummary] = []
        self.nothing: str = ""
        """What to say where a search finds nothing; empty: the library has no workshop yet."""
        self.last_entered = 0
        """Number of the workshop that was opened last from here."""

    def show(self, workshops: Sequence[WorkshopSummary], *, keep: bool = False) -> None:
        """Show these workshops, the cursor on the first, or with `keep` on the one where it was."""
        under = self.last_entered or (self.current.number if self.current else 0) if keep else 0
        self.last_entered = 0
        self.shown = list(workshops)
        place = next((i for i, w in enumerate(self.shown) if w.number == under), 0)
        if self.is_mounted:
            self.rebuild(place)
            self.scroll_to_cursor()
            self.refresh_bindings()

    @property
    def current(self) -> WorkshopSummary | None:
        """The workshop under the cursor."""
        return self.shown[self.cursor] if self.cursor < len(self.shown) else None

    def build(self, width: int) -> Sequence[Row]:
        """Return a line a workshop: title, phase, age, and its language where that is not the reader's."""
        if not self.shown:
            return [Row(((Span(self.nothing, "dim"),),), stops=False)] if self.nothing else first_steps(width)
        now = datetime.now(UTC)
        wide = width >= 60
        return [Row((self._line(w, width, now, wide=wide),)) for w in self.shown]

    def role_on_cursor(self, role: str) -> str:
        """Make the title stand out under the cursor."""
        return role if role else "strong"

    def cursor_moved(self) -> None:
        """Ask for more in time."""
        if self.cursor >= len(self.shown) - NEAR_END:
            self.post_message(self.MoreWanted())

    def action_open(self) -> None:
        """Open the workshop under the cursor; in an empty library, take the first step under it."""
        if self.current is not None:
            self.post_message(self.Opened(self.current))
        elif not self.nothing and (action := action_of(self.cursor)):
            self.post_message(self.StepTaken(action))

    def _line(self, w: WorkshopSummary, width: int, now: datetime, *, wide: bool) -> tuple[Span, ...]:
        glyphs = glyphs_of(self)
        phase = _("Closed") if w.closed_at else _(_PHASES.get(w.phase, w.phase))
        if w.round > 1:
            phase += " " + _("(round {n})").format(n=w.round)
        facts = f"{phase:<22}{age(w.updated_at, now):>14}" if wide else age(w.updated_at, now)
        if wide and width >= 80:
            facts += f"  {'' if w.language == language() else LANGUAGES.get(w.language, w.language)[:9]:<9}"
        room = max(width - cell_len(facts) - 2, 8)
        title = cell_clip(one_line(w.title), room) if glyphs else w.title
        return (Span(title), Span(" " * (width - cell_len(title) - cell_len(facts))), Span(facts, "dim"))


def age(instant: str, now: datetime) -> str:
    """Return how long ago an instant (ISO 8601) was, in words; a date once it is more than a week."""
    then = datetime.fromisoformat(instant)
    minutes = int((now - then).total_seconds() // 60)
    if minutes < 1:
        return _("just now")
    if minutes < 60:
        return ngettext("{n} min ago", "{n} min ago", minutes).format(n=minutes)
    if (hours := minutes // 60) < 24:
        return ngettext("{n} h ago", "{n} h ago", hours).format(n=hours)
    if (days := hours // 24) < 7:
        return ngettext("{n} day ago", "{n} days ago", days).format(n=days)
    return then.strftime(_("%Y-%m-%d"))
