"""Who has spoken: contributions by person and by department, from the history; anonymous ones belong to nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from cjm_tui.domain.analysis.coverage import absent_departments
from cjm_tui.domain.analysis.values import summarise
from cjm_tui.domain.edits import Change
from cjm_tui.domain.judgement import Estimate, Reading, Vote
from cjm_tui.domain.rights import SEAT
from cjm_tui.domain.setting import Department, Participant
from cjm_tui.domain.workshop import Workshop


@dataclass(frozen=True)
class Participation:
    """How the contributions are spread."""

    by_person: Counter[str]
    """Uid of the participant → changes of the content."""
    anonymous: int
    """Changes that carry a token instead of a name."""

    @property
    def named(self) -> int:
        """How many changes carry a name."""
        return self.by_person.total()

    def has_spoken(self, person: Participant) -> bool:
        """Return whether the person has contributed anything under their name."""
        return self.by_person[person.uid] > 0

    def share(self, person: Participant) -> float:
        """Return the person's part of the named contributions, 0 … 1."""
        return self.by_person[person.uid] / self.named if self.named else 0.0

    def by_department(self, workshop: Workshop) -> dict[str, float]:
        """Return each department's part of the named contributions, by the department's uid."""
        shares: dict[str, float] = {}
        for person in workshop.participants:
            if person.department:
                shares[person.department] = shares.get(person.department, 0.0) + self.share(person)
        return shares


def participation(history: Iterable[Change]) -> Participation:
    """Return how the contributions in a history are spread; acts of facilitation are not contributions."""
    spoken = [change.who for change in history if not change.act and change.who and not change.undoes]
    named = Counter(who for who in spoken if not who.startswith("anon-"))
    return Participation(named, len(spoken) - named.total())


def seats_at_one_keyboard(workshop: Workshop) -> int:
    """Return for how many people one keyboard spoke: the seats of what was taken down for the room."""
    said: tuple[Reading | Estimate | Vote, ...] = (
        *workshop.all(Reading).values(),
        *workshop.all(Estimate).values(),
        *workshop.all(Vote).values(),
    )
    return len({record.author for record in said if record.author.startswith(SEAT)})


def departments_without_anybody(workshop: Workshop) -> list[Department]:
    """Return the departments that own a touchpoint of any journey and have nobody in the room."""
    found = {
        department.uid: department
        for journey in workshop.journeys
        for department in absent_departments(workshop, summarise(workshop, journey.uid, None))
    }
    return list(found.values())
