"""The home: find, open, found, import, archive; and a first run that needs no manual.

Nothing that only a workshop or a dialog needs is imported here: this screen is what everybody waits for.
"""

from __future__ import annotations

from datetime import UTC, datetime

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Input

from cjm_tui.domain.text import TITLE_LIMIT
from cjm_tui.i18n import N_, _, language, ngettext
from cjm_tui.screens.home.banner import Banner
from cjm_tui.screens.home.workshop_list import WorkshopList
from cjm_tui.storage.errors import StorageError
from cjm_tui.storage.library import Library
from cjm_tui.widgets.bounded_line import BoundedLine
from cjm_tui.widgets.frame.key_bar import KeyBar
from cjm_tui.widgets.frame.notice_line import NoticeLine, Severity

PAGE = 100
"""How many workshops are read at a time."""


class HomeScreen(Screen[None]):
    """The library of workshops."""

    CSS_PATH = "home.tcss"
    AUTO_FOCUS = "WorkshopList"
    BINDINGS = [
        Binding("n", "new", N_("New"), id="home.new", tooltip=N_("Start a workshop from a template.")),
        Binding("d", "demo", N_("Demo"), id="home.demo", tooltip=N_("Open the demo: a real journey, told fully.")),
        Binding("i", "import", N_("Import"), id="home.import", tooltip=N_("Bring a workshop in from a file.")),
        Binding("slash", "search", N_("Search"), id="home.search", tooltip=N_("Search titles as you type.")),
        Binding("a", "archive", N_("Archive"), id="home.archive", show=False,
                tooltip=N_("Take the workshop out of the list; `cjm-tui list --archived` still shows it.")),
        Binding("question_mark", "help", N_("Help"), id="home.help", tooltip=N_("All keys of this place.")),
        Binding("escape", "clear_search", N_("Clear"), id="home.clear", show=False,
                tooltip=N_("Forget the search.")),
        Binding("q", "app.quit", N_("Quit"), id="home.quit", tooltip=N_("Leave the program; everything is saved.")),
    ]  # fmt: skip

    workshops = query_one(WorkshopList)
    banner = query_one(Banner)
    search_input = query_one("#search", Input)
    notice_line = query_one(NoticeLine)

    def __init__(self, library: Library) -> None:
        super().__init__()
        self.library = library

    def compose(self) -> ComposeResult:
        """Lay out banner, search, list and keys."""
        yield Banner()
        yield BoundedLine(id="search", compact=True, limit=TITLE_LIMIT)
        yield WorkshopList()
        yield KeyBar()
        yield NoticeLine()

    def on_mount(self) -> None:
        """Read the first page."""
        self.search_input.display = False
        self.read_page()

    def on_screen_resume(self) -> None:
        """Show what has changed while a workshop was open, the cursor on the one that was left."""
        self.read_page(keep=True)

    def enter(self, number: int, *, is_tour: bool = False) -> None:
        """Open a workshop; a tour of it begins at its map."""
        self.workshops.last_entered = number
        self.app.enter_workshop(number, is_tour=is_tour)  # type: ignore[attr-defined]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer to search and to archive only where there is something."""
        if action in ("search", "archive"):
            return bool(self.workshops.shown) or bool(self.search_input.value)
        return True

    def says(self, text: str, severity: Severity = "information") -> None:
        """Say a sentence on the notice line."""
        self.notice_line.says(text, severity)

    def read_page(self, *, keep: bool = False) -> None:
        """Read the first page of what the search finds."""
        wanted = self.search_input.value
        try:
            found = self.library.list_workshops(wanted, limit=PAGE)
            count = self.library.count(wanted)
        except StorageError as failure:
            self.says(str(failure), "error")
            return
        if wanted:
            self.workshops.nothing = _("No title holds “{words}”. Esc forgets the search.").format(words=wanted)
        else:
            self.workshops.nothing = ""
        self.workshops.show(found, keep=keep)
        self.banner.counted = ngettext("{n} workshop", "{n} workshops", count).format(n=count) if count else ""

    @on(WorkshopList.MoreWanted)
    def read_more(self, event: WorkshopList.MoreWanted) -> None:
        """Read the next page."""
        event.stop()
        shown = self.workshops.shown
        if shown and len(shown) % PAGE == 0:
            more = self.library.list_workshops(self.search_input.value, limit=PAGE, after=shown[-1])
            if more:
                self.workshops.show([*shown, *more], keep=True)

    @on(WorkshopList.Opened)
    def open_workshop(self, event: WorkshopList.Opened) -> None:
        """Open a workshop."""
        event.stop()
        self.enter(event.summary.number)

    @on(WorkshopList.StepTaken)
    async def take_step(self, event: WorkshopList.StepTaken) -> None:
        """Do what an empty library proposes."""
        event.stop()
        await self.run_action(event.action)

    @on(Input.Changed, "#search")
    def search_titles(self, event: Input.Changed) -> None:
        """Search at every key."""
        event.stop()
        self.read_page()

    @on(Input.Submitted, "#search")
    def leave_search(self, event: Input.Submitted) -> None:
        """Go to the list; a single find is opened."""
        event.stop()
        self.workshops.focus()
        if len(self.workshops.shown) == 1:
            self.workshops.action_open()

    def action_search(self) -> None:
        """Open the search line."""
        self.search_input.display = True
        self.search_input.placeholder = _("Words of the title")
        self.search_input.focus()

    def action_clear_search(self) -> None:
        """Forget the search."""
        self.search_input.value = ""
        self.search_input.display = False
        self.workshops.focus()
        self.read_page()

    @work
    async def action_new(self) -> None:
        """Ask for a title and a template, found the workshop and open it."""
        from cjm_tui import data
        from cjm_tui.room.founding import found_from_template, own_templates
        from cjm_tui.screens.home.new_title import NewTitle
        from cjm_tui.widgets.dialogs import AskText, Choose, Entry

        kept = NewTitle(self.library.path)
        title = await self.app.push_screen_wait(
            AskText(
                _("New workshop"), prompt=_("What shall it be called? Its journey, or the service, in a few words."),
                required=True, initial=kept.text, drafted=kept.keep,
            )
        )  # fmt: skip
        if title is None:
            kept.drop()
            return
        spoken = language()
        try:
            found = data.usable_templates(own_templates())
            entries = [Entry(t.key, t.name.in_(spoken), detail=t.description.in_(spoken)) for t in found.loaded]
            prompt = " ".join([_("Everything can be changed afterwards."), *map(str, found.problems)])
            template = await self.app.push_screen_wait(Choose(_("Which stages to begin with?"), entries, prompt=prompt))
            if template is None:
                return
            made = found_from_template(
                self.library, title, template=template, agenda=None, language=spoken, at=datetime.now(UTC)
            )
        except (StorageError, data.DataFileError) as failure:
            self.says(str(failure), "error")
            return
        kept.drop()
        self.enter(made.number)

    def action_demo(self) -> None:
        """Open the demonstration."""
        from cjm_tui.room.founding import ensure_demo

        try:
            number = ensure_demo(self.library, language(), datetime.now(UTC))
        except StorageError as failure:
            self.says(str(failure), "error")
            return
        self.enter(number, is_tour=True)

    @work
    async def action_import(self) -> None:
        """Ask for a file, look at what it would become, and open what it became."""
        from cjm_tui.screens.importing.file_screen import FileScreen

        number = await self.app.push_screen_wait(FileScreen(self.library))
        if number is not None:
            self.enter(number)

    @work
    async def action_archive(self) -> None:
        """Take the workshop under the cursor out of the list, after asking."""
        from cjm_tui.widgets.dialogs import Confirm

        if (current := self.workshops.current) is None:
            return
        question = _("Archive “{title}”?").format(title=current.title)
        dialog = Confirm(question, _("It leaves this list; nothing is deleted."), verb=_("Archive"))
        if await self.app.push_screen_wait(dialog):
            self.library.archive(current.number)
            self.read_page(keep=True)

    def action_help(self) -> None:
        """Show all keys."""
        from cjm_tui.widgets.dialogs import show_help

        show_help(self)
