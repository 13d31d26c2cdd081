"""A person's desk: the room, what the person looks at, unfinished texts, and one way to say what went wrong."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Protocol

from cjm_tui.domain.choices import JourneyStatus, Phase
from cjm_tui.domain.edits import Draft, Edit
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.rights import check
from cjm_tui.domain.scope import Journey
from cjm_tui.domain.settling import Refused
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import _
from cjm_tui.room.attendance import Attendance
from cjm_tui.room.room import Outcome, Room
from cjm_tui.storage.errors import StorageError
from cjm_tui.storage.live import LiveFile, SavedDraft


class Says(Protocol):
    """Shows a sentence to the person; severity is `information`, `warning` or `error`."""

    def __call__(self, text: str, severity: str = "information") -> None: ...


@dataclass(frozen=True)
class Sight:
    """What one person looks at; looking moves nobody else."""

    phase: Phase
    journey: str | None = None
    persona: str | None = None


@dataclass
class Desk:
    """Everything that a phase's body needs; bodies know neither storage nor each other."""

    room: Room
    live: LiveFile
    says: Says
    sight: Sight = field(default_factory=lambda: Sight(Phase.SCOPE))
    is_private: bool = False
    """Whether nobody but this person sees the screen, even where the facilitator's is projected."""
    has_files: bool = True
    """Whether the machine's files are this person's to read and write; a guest's screen names and asks for none."""
    on_sight: Callable[[], None] = lambda: None
    """Called after the sight has moved."""
    on_submit: Callable[[], None] = lambda: None
    """Called after this person's own change is stored: the frame follows it as it follows everybody else's."""
    on_typing: Callable[[], None] = lambda: None
    """Called when this person begins to write somewhere, or stops."""
    _answered: str = ""
    attendance: Attendance = field(init=False)
    """Who is here, who is ready, who writes where."""

    def __post_init__(self) -> None:
        self.attendance = Attendance(self.room, self.live)

    @property
    def view(self) -> Workshop:
        """The workshop as this person may see it now."""
        return self.room.view

    @property
    def journey(self) -> Journey | None:
        """The journey in sight: the chosen one, else the first that is mapped now, else the first."""
        if chosen := self.view.find(Journey, self.sight.journey):
            return chosen
        journeys = self.view.journeys
        return next((j for j in journeys if j.status is JourneyStatus.NOW), journeys[0] if journeys else None)

    @property
    def persona(self) -> Persona | None:
        """The persona in sight: the chosen one, else the journey's primary one, else the first."""
        if chosen := self.view.find(Persona, self.sight.persona):
            return chosen
        primary = self.journey.personas[0] if self.journey and self.journey.personas else None
        personas = self.view.personas
        return self.view.find(Persona, primary) or (personas[0] if personas else None)

    def look(self, *, phase: Phase | None = None, journey: str | None = None, persona: str | None = None) -> None:
        """Look at another phase, journey or persona."""
        sight = self.sight
        self.sight = replace(
            sight, phase=phase or sight.phase, journey=journey or sight.journey, persona=persona or sight.persona
        )
        if self.sight != sight:
            self.on_sight()

    def submit(self, draft: Draft | None) -> Outcome | None:
        """Submit a draft; where that is refused or fails, say why and return None: the caller keeps its text."""
        answered, self._answered = self._answered, ""
        if draft is None:
            self.drop_text(answered)
            return None
        try:
            outcome = self.room.submit(draft)
        except (Refused, StorageError) as refusal:
            self.says(str(refusal), "error")
            return None
        self.drop_text(answered)
        if outcome.conflicts:
            self.says(_("Somebody else has written here meanwhile: both texts are kept, choose one."), "warning")
        self.on_submit()
        return outcome

    @property
    def is_with_group(self) -> bool:
        """Whether this person looks at the phase that the room is in."""
        return self.sight.phase is self.view.about.phase

    def catch_up(self) -> None:
        """Know all that is stored at this moment, before somebody decides upon it."""
        try:
            self.room.catch_up()
            self.attendance.look()
        except StorageError as failure:
            self.says(str(failure), "error")

    def why_read_only(self, kind: str) -> str:
        """Return why this person adds no record of a kind now, in a sentence; empty where they may."""
        try:
            check(self.view, self.room.viewer, Draft("", (Edit(op="create", kind=kind, uid="-"),)))
        except Refused as refusal:
            return str(refusal)
        return ""

    @property
    def is_wall(self) -> bool:
        """Whether this is the projector's view: nobody's, so nothing is explained to anybody."""
        return not self.room.viewer.uid

    @property
    def editing(self) -> dict[str, str]:
        """Who else writes where (`uid:field` → name); on a screen that is shown to the room, nobody's name."""
        places = self.attendance.editing
        return dict.fromkeys(places, _("somebody")) if self.hides_names else places

    @property
    def hides_names(self) -> bool:
        """Whether this screen is shown to the room, where counts stand for names."""
        viewer = self.room.viewer
        is_shown = self.view.about.projected and viewer.facilitates and not self.is_private
        return is_shown or self.is_wall

    def new_uid(self) -> str:
        """Return a fresh uid for a record to be created."""
        return self.room.new_uid()

    def keep_text(self, place: str, text: str, base: str = "") -> None:
        """Keep an unfinished text, at every key; it survives a killed program and a dropped line."""
        draft = SavedDraft(place, base, text)
        try:
            self.live.save_draft(self.room.number, self.room.viewer.uid, draft, self.room.now().timestamp())
        except StorageError as failure:
            self.says(str(failure), "error")
        if self.attendance.types(place):
            self.on_typing()

    def drop_when_stored(self, place: str) -> None:
        """Forget an unfinished text, the answer to a question, as soon as what it becomes is submitted."""
        self._answered = place

    def drop_text(self, place: str) -> None:
        """Forget an unfinished text: it was submitted, or given up. Without a place there is none."""
        if not place:
            return
        try:
            self.live.drop_draft(self.room.number, self.room.viewer.uid, place)
        except StorageError as failure:
            self.says(str(failure), "error")
        if self.attendance.types(""):
            self.on_typing()

    def kept_text(self, place: str) -> SavedDraft | None:
        """Return the unfinished text of a place, or None."""
        return next((d for d in self.kept_texts() if d.place == place and d.text), None)

    def kept_texts(self) -> list[SavedDraft]:
        """Return all unfinished texts of this person, the latest first."""
        try:
            return self.live.drafts(self.room.number, self.room.viewer.uid)
        except StorageError as failure:
            self.says(str(failure), "error")
            return []
