"""Who is here, who has finished, who writes where: one session says it of itself and reads it of the others."""

from __future__ import annotations

from collections.abc import Sequence

from cjm_tui.domain.choices import Role
from cjm_tui.domain.setting import Participant
from cjm_tui.domain.silent_task import Task, is_asked
from cjm_tui.room.room import Room
from cjm_tui.storage.live import LiveFile, Presence

TYPING_SECONDS = 8.0
"""Somebody who has not touched a key for so long is no longer editing."""
LOBBY = "lobby"
"""Where somebody looks who has not come in yet."""


class Attendance:
    """One session's share in the presence of all; nothing of it is kept in the library."""

    def __init__(self, room: Room, live: LiveFile) -> None:
        self.room = room
        self.live = live
        self.session = room.new_uid()
        self.ready_for = ""
        """Uid of the silent task that this person has finished."""
        self.focus = ""
        """`kind:uid` of the record under this person's cursor."""
        self.people: Sequence[Presence] = ()
        self._typing = ""
        self._typed_at = 0.0

    def types(self, place: str) -> bool:
        """Note where this person writes (empty: nowhere); return whether others should hear of it now."""
        is_news = place != self.typing
        self._typing, self._typed_at = place, self._now()
        return is_news

    @property
    def typing(self) -> str:
        """Where this person writes."""
        return self._typing if abs(self._now() - self._typed_at) < TYPING_SECONDS else ""

    def announce(self, looking_at: str) -> bool:
        """Say that this person is here; return whether anything has changed since the last look.

        Raises:
            StorageError: the live file could not be written.
        """
        me = self.room.viewer.uid
        if me:
            presence = Presence(me, looking_at, self.ready_for, self.typing, self.focus)
            self.live.announce(self.room.number, self.session, presence, self._now())
        return self.look()

    def look(self) -> bool:
        """Read who is here; return whether anything has changed since the last look."""
        people = self.live.present(self.room.number, self._now())
        has_changed = people != self.people
        self.people = people
        return has_changed

    def leave(self) -> None:
        """Say that this session has ended."""
        self.live.leave(self.room.number, self.session)

    @property
    def here(self) -> list[Participant]:
        """Those in the room who take part: everybody but observers."""
        present = {p.participant for p in self.people}
        everybody = self.room.view.participants
        return [p for p in everybody if p.uid in present and p.role is not Role.OBSERVER]

    def asked(self, task: Task) -> list[Participant]:
        """Those in the room of whom the task is asked; whoever facilitates counts once they have finished it."""
        ready, waiting = self._ready(task), {p.participant for p in self.people if p.looking_at == LOBBY}
        return [p for p in self.here if (is_asked(p) and p.uid not in waiting) or p.uid in ready]

    def ready(self, task: Task) -> list[Participant]:
        """Those in the room who have finished the task."""
        ready = self._ready(task)
        return [p for p in self.here if p.uid in ready]

    def not_ready(self, task: Task) -> list[Participant]:
        """Those in the room for whom the task waits; neither observers nor those whose line was lost."""
        ready = self._ready(task)
        return [p for p in self.asked(task) if p.uid not in ready]

    @property
    def leader(self) -> Presence | None:
        """Where the facilitator is, or None while nobody facilitates here; somebody in the lobby leads nobody."""
        facilitators = {p.uid for p in self.room.view.participants if p.role is Role.FACILITATOR}
        inside = (p for p in self.people if p.looking_at != LOBBY)
        return next((p for p in inside if p.participant in facilitators), None)

    @property
    def editing(self) -> dict[str, str]:
        """Who else writes where: `uid:field` → name, for texts of records."""
        names = {p.uid: p.display_name for p in self.room.view.participants}
        places: dict[str, str] = {}
        for person in self.people:
            _kind, _colon, place = person.typing.partition(":")
            if place and person.participant != self.room.viewer.uid and person.participant in names:
                places[place] = names[person.participant]
        return places

    def _ready(self, task: Task) -> set[str]:
        return {p.participant for p in self.people if p.ready_for == task.uid}

    def _now(self) -> float:
        return self.room.now().timestamp()
