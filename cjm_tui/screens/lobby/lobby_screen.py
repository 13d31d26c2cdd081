"""The lobby: how somebody is called, how they come back, and a minute to try the few keys that matter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.getters import query_one
from textual.screen import Screen
from textual.widgets import Static

from cjm_tui.domain.acts.people import rehearse
from cjm_tui.domain.choices import Role
from cjm_tui.domain.settling import Refused
from cjm_tui.domain.text import NAME_LIMIT
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import N_, _
from cjm_tui.room import joining
from cjm_tui.room.attendance import LOBBY, Attendance
from cjm_tui.room.room import Room, utc_now
from cjm_tui.screens.lobby.rehearsal import Rehearsal
from cjm_tui.screens.lobby.summary import is_late, late_summary
from cjm_tui.storage.errors import StorageError
from cjm_tui.storage.library import Library
from cjm_tui.storage.live import LiveFile
from cjm_tui.storage.workshops import load_workshop
from cjm_tui.terminal.text import listed, plain
from cjm_tui.widgets.frame.key_bar import KeyBar
from cjm_tui.widgets.frame.notice_line import NoticeLine
from cjm_tui.widgets.frame.title_line import TitleLine, TitleView
from cjm_tui.widgets.line_input import LineInput, LineSubmitted
from cjm_tui.widgets.themes import glyphs_of

GUESSES = 4
"""Rejoin words that one session may try."""
PRESENCE_SECONDS = 5.0


@dataclass(frozen=True, slots=True)
class Arrival:
    """Somebody at the door of a workshop."""

    number: int
    name: str = ""
    """Proposed; it can be changed."""
    key: str | None = None
    """Fingerprint of the SSH key with which they came."""
    participant: str = ""
    """Who they are, where that is known; empty: the lobby asks."""


class LobbyLine(LineInput):
    """The lobby's line, which may be sent empty where that says something."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "submit", N_("Go on"), id="lobby.send", tooltip=N_("Send the line.")),
        Binding("up", "recall", N_("Correct"), id="lobby.recall", show=False, tooltip=N_("Nothing here.")),
    ]
    takes_empty = False

    async def action_submit(self) -> None:
        """Send the line."""
        text = self.value.strip()
        if text or self.takes_empty:
            self._told = self.value = ""
            self.post_message(LineSubmitted(text))


class LobbyScreen(Screen[str | None]):
    """Receives somebody; answers the participant's uid, or None where they turn round."""

    CSS_PATH = "lobby.tcss"
    AUTO_FOCUS = ""
    VERTICAL_BREAKPOINTS = [(0, "-tiny"), (10, "-tall")]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "go_in", N_("Go in"), id="lobby.go_in", tooltip=N_("Go to the group.")),
        *(
            Binding(str(digit), f"rate({digit})", N_("Rate"), id=f"lobby.rate_{digit}", show=digit == 1,
                    tooltip=N_("Try rating: 1 is the worst, 5 the best."))
            for digit in range(1, 6)
        ),
        Binding("tab", "done", N_("I am done"), id="lobby.done", tooltip=N_("Try saying that you are done.")),
        Binding("escape", "skip", N_("Skip"), id="lobby.skip", tooltip=N_("Go to the group without trying.")),
    ]  # fmt: skip

    line = query_one(LobbyLine)

    def __init__(self, library: Library, arrival: Arrival) -> None:
        super().__init__()
        self.library = library
        self.arrival = arrival
        self.workshop: Workshop = load_workshop(library, arrival.number)
        self.rehearsal = Rehearsal()
        self._taken = ""
        self._guesses = GUESSES
        self._word = ""
        self._participant = arrival.participant
        self._live: LiveFile | None = None
        self._attendance: Attendance | None = None

    def compose(self) -> ComposeResult:
        """Lay out one question at a time."""
        yield TitleLine()
        with Vertical(id="lobby"):
            yield Static(id="lobby-question")
            yield Static(id="lobby-text")
            yield LobbyLine(limit=NAME_LIMIT)
            yield Static(id="lobby-more")
        yield NoticeLine()
        yield KeyBar()

    def on_mount(self) -> None:
        """Ask for the name, or begin the rehearsal where it is known."""
        about = self.workshop.about
        self.query_one(TitleLine).view = TitleView(workshop=about.title, journey=_("Lobby"))
        if self._participant:
            self._come_in(joining.Joined(self._participant, self.arrival.name))
        else:
            self._ask_name(self.arrival.name)

    def on_unmount(self) -> None:
        """Leave the lobby."""
        if self._live is not None and self._attendance is not None:
            try:
                self._attendance.leave()
            except StorageError:
                return
            finally:
                self._live.close()

    # Who it is

    def _ask_name(self, proposed: str) -> None:
        self._say(_("How shall we call you?"), _("Everybody in the room will read this name. Change it if you like."))
        self.line.restore(proposed)
        self.line.focus()

    def _ask_word(self, name: str) -> None:
        self._taken = name
        self.line.takes_empty = True
        self._say(
            _("Somebody called {name} is here already.").format(name=name),
            _("If that is you, type your rejoin word (the facilitator can give you a new one).\n"
              "If you are somebody else, just press Enter: you will be “{name} (2)”.").format(name=name),
        )  # fmt: skip

    @on(LineSubmitted)
    def answer(self, event: LineSubmitted) -> None:
        """Take the name, the word, or the line of the rehearsal."""
        event.stop()
        if self._participant:
            self._rehearse(self.rehearsal.write(event.text))
        elif self._taken and not event.text:
            self._join(self._taken, another=True)
        elif self._taken:
            self._try_word(event.text)
        else:
            self._join(event.text)

    def _join(self, name: str, *, another: bool = False) -> None:
        arrival = self.arrival
        try:
            joined = joining.join(self.library, arrival.number, name, at=utc_now(), key=arrival.key, another=another)
        except joining.NameTaken:
            self._ask_word(name)
        except StorageError as failure:
            self._notice(str(failure), "error")
            self.line.restore(name)
        else:
            self._come_in(joined)

    def _try_word(self, word: str) -> None:
        if self._guesses <= 0:
            self._notice(
                _("That was one try too many: ask the facilitator, or press Enter on the empty line."), "error"
            )
            return
        self._guesses -= 1
        uid = joining.return_by_word(self.library, self.arrival.number, self._taken, word, self.arrival.key)
        if uid is None:
            self._notice(_("That is not the word of this name."), "warning")
        else:
            self.dismiss(uid)

    # The rehearsal

    def _come_in(self, joined: joining.Joined) -> None:
        self._participant, self._word = joined.participant, joined.rejoin_word
        self.line.takes_empty = False
        self.workshop = load_workshop(self.library, self.arrival.number)
        self._announce()
        self.set_interval(PRESENCE_SECONDS, self._announce)
        said = _("Welcome, {name}.").format(name=joined.name)
        word = _("If your line drops, come again with the same name and this word: {word}").format(word=self._word)
        if is_late(self.workshop):
            self.line.display = False
            self.set_focus(None)
            self._say(said, "\n\n".join([*([word] if self._word else []), _("The group has begun:")]))
            summary = late_summary(self.workshop, utc_now())
            self.query_one("#lobby-more", Static).update(listed(summary, glyphs_of(self).bullet))
            self.refresh_bindings()
            return
        trial = _("Try the three things that taking part needs; nobody sees it.")
        self._say(said, "\n\n".join([*([word] if self._word else []), trial]))
        self.line.placeholder = _("anything…")
        self.line.max_length = 200
        self._rehearse(self.rehearsal)

    def _rehearse(self, rehearsal: Rehearsal) -> None:
        self.rehearsal = rehearsal
        self.line.display = rehearsal.step == 1
        self.set_focus(self.line if rehearsal.step == 1 else None)
        lines = rehearsal.lines()
        if rehearsal.step == 4:
            lines += ["", _("That is all you need. Press Enter to go to the group.")]
        self._more("\n".join(lines))
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the key that is to be tried now."""
        inside = bool(self._participant)
        late = inside and not self.line.display and self.rehearsal.step == 1
        match action:
            case "go_in":
                return inside and (late or self.rehearsal.step == 4)
            case "rate":
                return inside and not late and self.rehearsal.step == 2
            case "done":
                return inside and not late and self.rehearsal.step == 3
            case "skip":
                return inside and not late and self.rehearsal.step < 4
        return True

    def action_rate(self, digit: int) -> None:
        """Try rating."""
        self._rehearse(self.rehearsal.rate(digit))

    def action_done(self) -> None:
        """Try saying that one is done; the facilitator sees who has rehearsed."""
        self._rehearse(Rehearsal(self.rehearsal.wrote, self.rehearsal.rated, True))
        room = Room.enter(self.library, self.arrival.number, self._participant)
        if room.me is not None:
            try:
                room.submit(rehearse(room.me))
            except (Refused, StorageError) as refusal:
                self._notice(str(refusal), "error")

    def action_go_in(self) -> None:
        """Go to the group."""
        self.dismiss(self._participant)

    def action_skip(self) -> None:
        """Go to the group at once."""
        self.dismiss(self._participant)

    # What is shown

    def _say(self, question: str, text: str) -> None:
        self.query_one("#lobby-question", Static).update(plain(question))
        self.query_one("#lobby-text", Static).update(plain(text))
        self.refresh_bindings()

    def _more(self, text: str) -> None:
        self.query_one("#lobby-more", Static).update(plain(text))

    def _notice(self, text: str, severity: str = "information") -> None:
        self.query_one(NoticeLine).says(text, "error" if severity == "error" else "warning")

    def _announce(self) -> None:
        if self._attendance is None:
            self._live = LiveFile(self.library.path)
            self._attendance = Attendance(Room.enter(self.library, self.arrival.number, self._participant), self._live)
        try:
            self._attendance.announce(LOBBY)
        except StorageError as failure:
            self._notice(str(failure), "error")


def needs_lobby(workshop: Workshop, participant: str) -> bool:
    """Return whether somebody who is known should still pass through the lobby."""
    person = next((p for p in workshop.participants if p.uid == participant), None)
    return person is not None and person.role is Role.PARTICIPANT and not person.rehearsed
