"""One person's live handle on one workshop: submit, undo, catch up, and the view that the person may have."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from cjm_tui.domain import rights, undoing
from cjm_tui.domain.acts.people import host_of
from cjm_tui.domain.choices import Role
from cjm_tui.domain.edits import Change, Draft, Edit, apply
from cjm_tui.domain.judgement import Ballot
from cjm_tui.domain.records import limits
from cjm_tui.domain.setting import Activity, Participant
from cjm_tui.domain.settling import Refused, RemovedMeanwhile, Settled, settle
from cjm_tui.domain.text import LINES_LIMIT
from cjm_tui.domain.viewing import NOBODY, Viewer, contributions, contributors, log_for, view_for
from cjm_tui.domain.workshop import KINDS, UnknownRecord, Workshop
from cjm_tui.i18n import _
from cjm_tui.storage import workshops
from cjm_tui.storage.credentials import secret_of
from cjm_tui.storage.library import Library


def utc_now() -> datetime:
    """Return the present instant, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True)
class Outcome:
    """What became of a draft."""

    change: Change | None
    """None where nothing had to be changed."""
    conflicts: tuple[Edit, ...] = ()
    """Alternatives that were kept because somebody had written on the field meanwhile."""


class Room:
    """A workshop as one person works in it.

    Every edit of this person and of everybody else reaches `view` by the same path: `catch_up` reads the changes that
    were stored since, and applies them.
    """

    def __init__(
        self,
        library: Library,
        workshop: Workshop,
        viewer: Viewer,
        *,
        clock: Callable[[], datetime] = utc_now,
        new_uid: Callable[[], str] = workshops.new_uid,
    ) -> None:
        self.library = library
        self.viewer = viewer
        self.clock = clock
        self.new_uid = new_uid
        self._truth = workshop
        self._view: Workshop | None = None
        self._history: list[Change] | None = None
        self._unheard: list[Change] = []
        self._own: set[str] = set()
        self._data_version = library.data_version()

    @classmethod
    def enter(cls, library: Library, number: int, participant: str | None = None) -> Room:
        """Enter a workshop as a participant; by default as its host, which whoever opens the file is.

        Raises:
            WorkshopMissing: there is no such workshop.
        """
        workshop = workshops.load_workshop(library, number)
        person = workshop.find(Participant, participant) or host_of(workshop)
        uid, role = (person.uid, person.role) if person else ("", Role.FACILITATOR)
        secret = secret_of(library, uid) if person else b""
        return cls(library, workshop, Viewer(uid=uid, role=role, secret=secret))

    @classmethod
    def watch(cls, library: Library, number: int) -> Room:
        """Look into a workshop as nobody: what is revealed is seen, nothing can be changed.

        Raises:
            WorkshopMissing: there is no such workshop.
        """
        return cls(library, workshops.load_workshop(library, number), NOBODY)

    @property
    def number(self) -> int:
        """The workshop's number in the library."""
        return self._truth.number

    @property
    def view(self) -> Workshop:
        """The workshop as this person may see it now."""
        if self._view is None:
            self._view = view_for(self._truth, self.viewer)
        return self._view

    @property
    def me(self) -> Participant | None:
        """This person's own record."""
        return self._truth.find(Participant, self.viewer.uid)

    def contributions(self, activity: str) -> Mapping[str, int]:
        """Return how many entries a silent activity has on each of its subjects; hidden ones count, and stay hidden."""
        return contributions(self._truth, activity)

    def contributors(self, activity: str) -> int:
        """Return how many people have given something in a silent activity or ballot, hidden or not."""
        return contributors(self._truth, activity)

    def now(self) -> datetime:
        """Return the present instant."""
        return self.clock()

    def submit(self, draft: Draft) -> Outcome:
        """Check, settle and store what the person wants to do; when this returns, it is on the disk.

        Raises:
            Refused: the person has no right to it, or the record is gone; says so in a sentence.
            StorageError: the library could not be written; nothing was changed.
        """

        def settled(workshop: Workshop) -> Settled | None:
            rights.check(workshop, self.viewer, draft)
            made = settle(workshop, draft, who=draft.who or self.viewer.uid, at=self.clock(), new_uid=self.new_uid)
            if made is not None and made.cut and draft.undoes is None:
                raise _too_long(*made.cut[0])
            return made

        try:
            result = workshops.commit(self.library, self._truth, settled)
            if result is not None:
                self._own.add(result.change.uid)
        except UnknownRecord as gone:
            raise RemovedMeanwhile(
                gone.kind,
                gone.uid,
                _("Somebody has removed that meanwhile. Restore it from the history to go on."),
            ) from gone
        finally:
            self.catch_up()
        return Outcome(result.change, result.conflicts) if result else Outcome(None)

    def catch_up(self) -> list[Change]:
        """Apply what was stored since, by whomever; return those changes, of which the view may hide some."""
        changes = workshops.changes_since(self.library, self.number, self._truth.seq)
        for change in changes:
            self._truth = apply(self._truth, change.edits, change.seq)
            if self._history is not None:
                self._history.append(change)
        if changes:
            self._view = None
            self._follow_own_role()
            self._unheard += [change for change in changes if change.uid not in self._own]
            self._own.clear()
        return changes

    def hear(self) -> list[Change]:
        """Catch up; return what others, or this person elsewhere, have done since the last call.

        That includes what came in between while this person's own acts were stored.
        """
        self.catch_up()
        heard, self._unheard = self._unheard, []
        return heard

    def has_news(self) -> bool:
        """Return whether another process has written to the library since the last call; takes microseconds."""
        version = self.library.data_version()
        moved = version != self._data_version
        self._data_version = version
        return moved or bool(self._unheard)

    def history(self) -> list[Change]:
        """Return every change of the workshop, in order."""
        if self._history is None:
            self.catch_up()
            self._history = workshops.changes_since(self.library, self.number, 0)
        return self._history

    def log(self) -> list[Change]:
        """Return the history as this person may read it."""
        return log_for(self._truth, self.history(), self.viewer)

    def undo(self) -> Change | None:
        """Take back this person's latest act; return it, or None where there is none.

        Raises:
            Refused: somebody else has changed the same since.
        """
        stack = undoing.stacks(undoing.of_this_round(self.history()), self.is_mine).undo
        return self._reverse(stack[-1]) if stack else None

    def redo(self) -> Change | None:
        """Do again what was taken back last; return it, or None where there is none.

        Raises:
            Refused: somebody else has changed the same since.
        """
        stack = undoing.stacks(undoing.of_this_round(self.history()), self.is_mine).redo
        return self._reverse(stack[-1]) if stack else None

    def state_at(self, seq: int) -> Workshop:
        """Return the workshop as it stood after a change, as this person may see it now."""
        workshop = Workshop(number=self.number, slug=self._truth.slug)
        for change in self.history():
            if change.seq <= seq:
                workshop = apply(workshop, change.edits, change.seq)
        return view_for(workshop, self.viewer)

    def is_mine(self, author: str) -> bool:
        """Return whether an author's name or token is this person's."""
        if author == self.viewer.uid:
            return True
        if not author.startswith("anon-"):
            return False
        silent: list[Activity | Ballot] = [*self._truth.activities, *self._truth.ballots]
        return any(self.viewer.signature(a) == author for a in silent)

    def tombstone(self, kind: str, uid: str) -> Change | None:
        """Return the change that removed a record last, or None."""
        return next(
            (c for c in reversed(self.history()) for e in c.edits if (e.op, e.kind, e.uid) == ("remove", kind, uid)),
            None,
        )

    def _reverse(self, change: Change) -> Change:
        later = [c for c in self.history() if c.seq > change.seq]
        try:
            draft = undoing.reversal(self._truth, change, later)
        except undoing.Overtaken as overtaken:
            names = ", ".join(sorted({self.author_name(c.who) for c in overtaken.by}))
            raise Refused(
                _("{names} changed the same since: see the history to bring an earlier state back.").format(names=names)
            ) from overtaken
        self.submit(Draft(draft.label, draft.edits, undoes=draft.undoes, who=change.who))
        return change

    def author_name(self, who: str) -> str:
        """Return how the author of a change is called: by name, by role for the facilitator, or nobody."""
        person = self._truth.find(Participant, who)
        if person is None:
            return _("Somebody")
        return _("Facilitator") if person.role is Role.FACILITATOR else person.display_name

    def _follow_own_role(self) -> None:
        if (me := self.me) is not None and me.role is not self.viewer.role:
            self.viewer = Viewer(uid=me.uid, role=me.role, secret=self.viewer.secret)


def _too_long(kind: str, field: str) -> Refused:
    label, limit = KINDS[kind].model_fields[field].title or field, limits(KINDS[kind])[field]
    said = _("“{field}” takes {n} characters at most: shorten the text, then try again.")
    if limit.multiline:
        said = _("“{field}” takes {n} characters and {lines} lines at most: shorten the text, then try again.")
    return Refused(said.format(field=_(label), n=limit.graphemes, lines=LINES_LIMIT))
