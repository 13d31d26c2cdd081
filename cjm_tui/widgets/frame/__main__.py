"""The frame and every dialog to try: `python -m cjm_tui.widgets.frame [en] [cjm-light] [ascii]`."""

from __future__ import annotations

import sys
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.events import Event, Key
from textual.screen import Screen
from textual.widgets import Static

from cjm_tui.i18n import N_, activate
from cjm_tui.terminal.app import TerminalApp
from cjm_tui.widgets.dialogs import Choose, ChooseMany, ShowText, show_help
from cjm_tui.widgets.frame.guide_line import GuideLine
from cjm_tui.widgets.frame.guide_panel import GUIDE_BREAKPOINTS, GuidePanel, toggle_guide
from cjm_tui.widgets.frame.key_bar import KeyBar
from cjm_tui.widgets.frame.notice_line import NoticeLine, clear_notices
from cjm_tui.widgets.frame.palette import Palette
from cjm_tui.widgets.frame.phase_bar import PhaseBar
from cjm_tui.widgets.frame.sample import SAMPLES, Sample
from cjm_tui.widgets.frame.title_line import TitleLine
from cjm_tui.widgets.themes import ASCII, DARK, THEMES, UNICODE, Glyphs, register_themes, variable_defaults

_MOVE = Binding.Group(N_("Move"))


class Body(Static, can_focus=True):
    """Stands for a phase's own widget, with keys of its own."""

    BINDING_GROUP_TITLE = N_("Map")
    DEFAULT_CSS = "Body { width: 1fr; height: 1fr; }"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "app.bell", N_("Edit"), id="demo.edit", tooltip=N_("Edit the cell under the cursor.")),
        *(
            Binding(key, f"app.notify('{key}')", N_("Move"), id=f"demo.{key}", group=_MOVE)
            for key in ("up", "down", "left", "right")
        ),
    ]


class FrameScreen(Screen[None]):
    """The frame around an empty body."""

    HORIZONTAL_BREAKPOINTS = GUIDE_BREAKPOINTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a", "ask(False)", N_("Add"), id="demo.add", tooltip=N_("Add a touchpoint after this one.")),
        Binding("t", "ask(True)", N_("Note"), id="demo.note", tooltip=N_("Write a note on this touchpoint.")),
        Binding("c", "choose", N_("Channel"), id="demo.channel", tooltip=N_("Choose the channel of this touchpoint.")),
        Binding("l", "lanes", N_("Lanes"), id="demo.lanes", tooltip=N_("Turn lanes of the map on and off.")),
        Binding("v", "preview", N_("Preview"), id="demo.preview", tooltip=N_("Read the report as it stands.")),
        Binding("M", "move", N_("Move room"), id="demo.move", tooltip=N_("Take everybody to the next phase.")),
        Binding("u", "undo", N_("Undo"), id="demo.undo", tooltip=N_("Take back my last change.")),
        Binding("g", "guide", N_("Guide"), id="demo.guide", tooltip=N_("Show or hide the guide.")),
    ]

    def __init__(self, sample: Sample) -> None:
        super().__init__()
        self.sample = sample

    def compose(self) -> ComposeResult:
        """Build the frame."""
        yield TitleLine()
        yield PhaseBar()
        with Horizontal():
            yield Body()
            yield GuidePanel()
        yield GuideLine()
        yield KeyBar()
        yield NoticeLine()

    def on_mount(self) -> None:
        """Show the sample."""
        self.query_one(TitleLine).view = self.sample.title
        self.query_one(PhaseBar).view = self.sample.phases
        self.query_one(GuidePanel).view = self.query_one(GuideLine).view = self.sample.guide

    def action_ask(self, multiline: bool) -> None:
        """Ask for a title or a note."""
        self.app.push_screen(self.sample.ask_note() if multiline else self.sample.ask_title())

    def action_choose(self) -> None:
        """Choose a channel."""
        self.app.push_screen(Choose(self.sample.choose_heading, self.sample.channels, current="phone"))

    def action_lanes(self) -> None:
        """Tick lanes."""
        self.app.push_screen(ChooseMany(self.sample.lanes_heading, self.sample.lanes, ticked=("doing", "pains")))

    def action_preview(self) -> None:
        """Read a report."""
        self.app.push_screen(ShowText(self.sample.report_heading, self.sample.report))

    def action_move(self) -> None:
        """Confirm moving the room."""
        self.app.push_screen(self.sample.confirm_move())

    def action_undo(self) -> None:
        """Say what was undone."""
        self.query_one(NoticeLine).says(self.sample.undone)

    def action_guide(self) -> None:
        """Show or hide the guide."""
        toggle_guide(self)

    @on(PhaseBar.PhaseLooked)
    def say_phase(self, event: PhaseBar.PhaseLooked) -> None:
        """Say where I look."""
        self.query_one(NoticeLine).says(event.phase)

    @on(GuidePanel.GuideCheckChosen)
    def say_check(self, event: GuidePanel.GuideCheckChosen) -> None:
        """Say what was chosen."""
        self.query_one(NoticeLine).says(event.key, "warning")


class FrameDemo(TerminalApp[None]):
    """Shows the frame."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark,f1", "help", N_("Help"), id="app.help", tooltip=N_("Show every key that works here.")),
        Binding("q", "quit", N_("Quit"), id="app.quit", tooltip=N_("Leave; everything is saved already.")),
    ]

    def __init__(self, language: str = "pt-BR", theme: str = DARK.name, glyphs: Glyphs = UNICODE) -> None:
        super().__init__()
        activate(language)
        self.glyphs = glyphs
        self._language = language
        register_themes(self)
        self.theme = theme

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """Give the stylesheets the variables that they use beyond Textual's own."""
        return variable_defaults()

    def get_default_screen(self) -> Screen[None]:
        """Begin in the frame."""
        return FrameScreen(SAMPLES[self._language])

    async def on_event(self, event: Event) -> None:
        """Clear the last notice at every key."""
        if isinstance(event, Key) and not event.is_forwarded:
            clear_notices(self.screen)
        await super().on_event(event)

    def action_help(self) -> None:
        """Show every key that works here."""
        show_help(self.screen)

    def action_command_palette(self) -> None:
        """Show everything that can be done here."""
        self.push_screen(Palette())


if __name__ == "__main__":
    wanted = set(sys.argv[1:])
    chosen = next((theme.name for theme in THEMES if theme.name in wanted), DARK.name)
    FrameDemo("en" if "en" in wanted else "pt-BR", chosen, ASCII if "ascii" in wanted else UNICODE).run()
