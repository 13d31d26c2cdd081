"""Where pictures are taken: a library, the look, who is in the room, and the list of stories."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cjm_tui.domain.choices import Phase, Role
from cjm_tui.domain.setting import Participant
from cjm_tui.domain.silent_task import open_task
from cjm_tui.room.founding import ensure_demo
from cjm_tui.storage.library import Library
from cjm_tui.storage.live import LiveFile, Presence
from cjm_tui.storage.workshops import load_workshop
from photography.camera import Camera, Look
from photography.standstill import NOON

DEMO = 1
"""The demonstration's number: it is the first workshop of its library."""


@dataclass
class Studio:
    """A library, and the look in which its screens are photographed."""

    library: Library
    look: Look
    folder: Path

    def say(self, english: str, portuguese: str) -> str:
        """Return what is typed in the language of the picture."""
        return portuguese if self.look.language == "pt-BR" else english

    def demo(self) -> None:
        """Put the demonstration into the library."""
        ensure_demo(self.library, self.look.language, NOON)

    def people(self) -> Sequence[Participant]:
        """Return who belongs to the demonstration, without its facilitator."""
        everybody = load_workshop(self.library, DEMO).all(Participant).values()
        return [p for p in everybody if p.role is Role.PARTICIPANT]

    def come(self, phase: Phase, *, count: int = 5, ready: int = 0) -> None:
        """Let people be here; some of them have finished the open task."""
        task = open_task(load_workshop(self.library, DEMO))
        live = LiveFile(self.library.path)
        for place, person in enumerate(self.people()[:count]):
            ready_for = task.uid if task is not None and place < ready else ""
            live.announce(DEMO, f"s{place}", Presence(person.uid, phase, ready_for), NOON.timestamp())
        live.close()

    @asynccontextmanager
    async def program(self, **start: Any) -> AsyncIterator[Camera]:
        """Start the program as the person who owns the file."""
        async with Camera.at(self.library, self.look, self.folder, **start) as camera:
            yield camera

    @asynccontextmanager
    async def phase(self, phase: Phase, **start: Any) -> AsyncIterator[Camera]:
        """Open the demonstration with everybody in a phase."""
        self.demo()
        self.come(phase)
        async with self.program(workshop=DEMO, **start) as camera:
            await camera.press(*["<"] * (Phase.ACTIONS.ordinal - phase.ordinal))
            if phase is not Phase.ACTIONS:
                await camera.press("M", "enter")
            yield camera


Story = Callable[[Studio], Awaitable[None]]
STORIES: dict[str, Story] = {}


def story(tell: Story) -> Story:
    """Add a story under its function's name."""
    STORIES[tell.__name__] = tell
    return tell
