"""The guide at the right of every phase: a facilitator can run the phase by reading it aloud."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.reactive import var
from textual.screen import Screen

from cjm_tui.i18n import N_, _
from cjm_tui.terminal.text import plain, wrap_words
from cjm_tui.widgets.frame.guide_view import GuideCheck, GuideView
from cjm_tui.widgets.lines import Line, Span
from cjm_tui.widgets.rows import Row, RowsView, movement_bindings
from cjm_tui.widgets.themes import Glyphs, glyphs_of

GUIDE_BREAKPOINTS = [(0, "-guide-slim"), (64, "-guide-narrow"), (110, "-guide-wide")]
"""What a screen with a guide adds to its `HORIZONTAL_BREAKPOINTS`: the panel from 110 columns on, else the line.

Below 64 columns a panel that somebody asks for stands under the body, not beside it."""

LONGEST = 40
"""Lines that one sentence may take; nobody reads more aloud."""


class GuidePanel(RowsView):
    """Shows a `GuideView`; the cursor goes through what is missing, Enter goes there.

    A screen shows it where `GUIDE_BREAKPOINTS` say that there is room, and `toggle_guide` turns that around.
    """

    BINDING_GROUP_TITLE = N_("Guide")
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(
            "enter", "choose", N_("Go there"), id="guide.choose", tooltip=N_("Go to what is missing for this line.")
        ),
        *movement_bindings("guide"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--good", "rows--muted"}
    DEFAULT_CSS = """
    GuidePanel {
        width: 30%;
        min-width: 30;
        max-width: 38;
        height: 1fr;
        display: none;
        border-left: solid $rule;
        background: $background;
        &:focus { border-left: solid $primary; }
        &.-ascii { border-left: ascii $rule; }
        &.-ascii:focus { border-left: ascii $primary; }
        & > .rows--good { color: $success; }
        & > .rows--muted { color: $muted; }
        & > .rows--strong { color: $primary; text-style: bold; }
    }
    .-guide-wide GuidePanel, .-guide-on GuidePanel { display: block; }
    .-guide-off GuidePanel { display: none; }
    .-guide-slim.-guide-on #middle { layout: vertical; }
    .-guide-slim GuidePanel, .-guide-slim GuidePanel:focus {
        width: 100%; max-width: 100%; height: 50%; border-left: none;
    }
    .-guide-wide GuideLine, .-guide-on GuideLine { display: none; }
    .-guide-off GuideLine { display: block; }
    """

    SCOPED_CSS: ClassVar[bool] = False

    @dataclass
    class GuideCheckChosen(Message):
        """Somebody wants to go to what a line of the guide finds missing."""

        key: str

    view: var[GuideView] = var(GuideView())

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id, classes=classes)
        self._targets: list[str] = []

    def on_mount(self) -> None:
        """Keep the edge within the glyphs that the terminal has."""
        self.set_class(glyphs_of(self).ascii_only, "-ascii")

    def watch_view(self) -> None:
        """Show the new values; the cursor stays on its check where that is still open."""
        key = self._target(self.cursor)
        if self.is_mounted:
            self.rebuild()
            if key and key in self._targets:
                self.go_to(self._targets.index(key))
            elif not self.has_focus:
                self.scroll_home(animate=False, immediate=True)

    def build(self, width: int) -> Sequence[Row]:
        """Return the sections, wrapped."""
        glyphs = glyphs_of(self)
        view = self.view
        rows: list[tuple[Row, str]] = []
        width = max(width - 1, 8)

        def section(title: str, members: list[tuple[Row, str]]) -> None:
            if members:
                space: tuple[Line, ...] = ((),) if rows else ()
                heading = Row((*space, (Span(title, "strong"),)), stops=False, lead=len(space))
                rows.extend([(heading, ""), *members])

        late = [(_item("!", cut, width, "warning"), "") for cut in view.cuts]
        section(_("To catch up"), late)
        section(_("Say"), [(_item("", view.say, width), "")] if view.say else [])
        section(_("Ask"), [(_item(glyphs.bullet, ask, width), "") for ask in view.asks])
        section(_("Good enough when"), [_check(check, width, glyphs, stops=self.has_focus) for check in view.checks])
        section(_("What is missing"), [_check(check, width, glyphs, stops=self.has_focus) for check in view.missing])
        self._targets = [target for _row, target in rows]
        return [row for row, _target in rows]

    def watch_has_focus(self, value: bool) -> None:
        """Show a cursor only while keys come here."""
        super().watch_has_focus(value)
        self.rebuild(None if value else 0)
        if not value:
            # It is read from its beginning: what has had the keys for a moment must not leave it scrolled.
            self.scroll_home(animate=False, immediate=True)

    def action_choose(self) -> None:
        """Ask to go to what is missing."""
        if key := self._target(self.cursor):
            self.post_message(self.GuideCheckChosen(key))

    def on_click(self, event: events.Click) -> None:
        """Choose the line under the pointer."""
        line = event.y + self.scroll_offset.y
        if self._targets and line < self.virtual_size.height:
            index = self.row_at_line(line)
            if self._target(index):
                event.stop()
                self.go_to(index)
                self.post_message(self.GuideCheckChosen(self._target(index)))

    def _target(self, index: int) -> str:
        return self._targets[index] if index < len(self._targets) else ""


def toggle_guide(screen: Screen[Any]) -> bool:
    """Show a screen's guide as a panel, or as a line if it is a panel now; return whether it is a panel."""
    shown = not screen.query_one(GuidePanel).display
    screen.set_class(shown, "-guide-on")
    screen.set_class(not shown, "-guide-off")
    return shown


def _check(check: GuideCheck, width: int, glyphs: Glyphs, *, stops: bool) -> tuple[Row, str]:
    if check.met:
        return _item(glyphs.done, check.text, width, "good", text_role="muted"), ""
    detail = _wrapped(check.detail, width - 2)
    lines = tuple((Span("  "), Span(text, "muted")) for text in detail)
    row = _item(glyphs.ring, check.text, width, "warning")
    return Row((*row.lines, *lines), stops=stops and bool(check.key)), check.key


def _item(sign: str, text: str, width: int, role: str = "muted", text_role: str = "") -> Row:
    indent = f"{sign} " if sign else ""
    lines: list[Line] = []
    for piece in _wrapped(text, width - len(indent)):
        lines.append((Span(indent if not lines else " " * len(indent), role), Span(piece, text_role)))
    return Row(tuple(lines), stops=False)


def _wrapped(text: str, width: int) -> tuple[str, ...]:
    return wrap_words(plain(text).plain, width, LONGEST)
