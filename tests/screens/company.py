"""Somebody else in the room, at a terminal of their own that the test does not look at."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from cjm_tui.domain.choices import Phase, Role
from cjm_tui.room import joining
from cjm_tui.room.attendance import Attendance
from cjm_tui.room.room import Room, utc_now
from cjm_tui.storage.library import Library
from cjm_tui.storage.live import LiveFile
from cjm_tui.storage.nudge import ring


class Somebody:
    """A person with a connection of their own to the library, as another process has."""

    def __init__(self, library: Library, room: Room, live: LiveFile) -> None:
        self.library, self.room = library, room
        self.attendance = Attendance(room, live)

    @property
    def uid(self) -> str:
        """Who this is."""
        return self.room.viewer.uid

    def is_here(self, looking_at: str = Phase.SCOPE, *, ready_for: str = "", typing: str = "", focus: str = "") -> None:
        """Say where one is and what one does there."""
        people = self.attendance
        people.ready_for, people.focus = ready_for, focus
        people.types(typing)
        people.announce(looking_at)
        ring(self.library.path)


@contextmanager
def company(library: Library, number: int, participant: str) -> Iterator[Somebody]:
    """Let somebody who has joined be in the room."""
    with Library(library.path) as own:
        live = LiveFile(library.path)
        try:
            yield Somebody(own, Room.enter(own, number, participant), live)
        finally:
            live.close()


def invite(library: Library, number: int, name: str, role: Role = Role.PARTICIPANT) -> str:
    """Let somebody join who has been through the lobby; return who it is."""
    from cjm_tui.domain.acts.people import rehearse

    joined = joining.join(library, number, name, at=utc_now(), role=role)
    room = Room.enter(library, number, joined.participant)
    assert room.me is not None
    room.submit(rehearse(room.me))
    return joined.participant
