"""A Mermaid `journey` as values, without a word about its syntax."""

from __future__ import annotations

from dataclasses import dataclass

from cjm_tui.exchange.remark import Remark


@dataclass(frozen=True, slots=True)
class Task:
    """One line of the diagram."""

    name: str
    score: float | None = None
    """As written, which may lie outside 1…5; None where the diagram has no number."""
    actors: tuple[str, ...] = ()
    line: int = 0
    """Where it was read."""
    unread: str = ""
    """What stands after the name, where the parser does not read it as a score and actors."""


@dataclass(frozen=True, slots=True)
class Section:
    """A named run of tasks."""

    name: str | None
    """None for the tasks that come before any section."""
    tasks: tuple[Task, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class JourneyDiagram:
    """A whole diagram, in the order in which it was written."""

    title: str = ""
    sections: tuple[Section, ...] = ()
    accessible_title: str = ""
    accessible_description: str = ""
    front_matter_title: str = ""
    remarks: tuple[Remark, ...] = ()
    """What was repaired or could not be read."""

    @property
    def tasks(self) -> list[Task]:
        """Return all tasks in order."""
        return [task for section in self.sections for task in section.tasks]

    @property
    def heading(self) -> str:
        """Return the title for a person: the diagram's, else the front matter's, else the accessible one."""
        return self.title or self.front_matter_title or self.accessible_title
