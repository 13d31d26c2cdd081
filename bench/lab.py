"""What is measured, and the libraries to measure it with, each made when somebody needs it."""

from __future__ import annotations

import sys
from functools import cached_property
from pathlib import Path

from bench import libraries

PROGRAM = [sys.executable, "-m", "cjm_tui"]
BARE = [sys.executable, str(Path(__file__).parent / "bare_app.py")]
BARE_WORDS = "Bare line"
MAP_WORDS = "Touchpoint 0"


class Lab:
    """A folder that serves as the home, and how often to measure."""

    def __init__(self, folder: Path, rounds: int, people: tuple[int, ...]) -> None:
        self.folder, self.rounds, self.people = folder, rounds, people

    @cached_property
    def many(self) -> Path:
        """A library of 10,000 workshops."""
        return libraries.many_workshops(self.folder / "many.db", 10_000)

    @cached_property
    def large(self) -> Path:
        """A workshop with a map of 1,000 touchpoints."""
        return libraries.large_map(self.folder / "large.db", 1_000)

    @cached_property
    def huge(self) -> Path:
        """A workshop with a map of 10,000 touchpoints."""
        return libraries.large_map(self.folder / "huge.db", 10_000)

    @cached_property
    def room(self) -> Path:
        """A workshop as a team has it: a map of 40 touchpoints; in a folder of its own, since it is served."""
        folder = self.folder / "served"
        folder.mkdir()
        return libraries.large_map(folder / "room.db", 40)

    def map_command(self, library: Path) -> list[str]:
        """Return the command that opens straight into a library's first map."""
        return [*PROGRAM, "--db", str(library), "open", "1"]
