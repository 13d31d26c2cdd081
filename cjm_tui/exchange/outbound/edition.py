"""The workshop as an export tells it: what is revealed, in one language, through one persona's eyes or several."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from cjm_tui.domain.analysis.computed_finding import ComputedFinding
from cjm_tui.domain.analysis.finding_kinds import FindingKind
from cjm_tui.domain.analysis.findings import findings
from cjm_tui.domain.analysis.participation import seats_at_one_keyboard
from cjm_tui.domain.analysis.ranking import RankedImprovement, rank_improvements
from cjm_tui.domain.analysis.values import JourneySummary, TouchpointValue, primary_persona, summarise
from cjm_tui.domain.choices import NoteKind
from cjm_tui.domain.edits import Change
from cjm_tui.domain.feeling_words import word_at
from cjm_tui.domain.journey_map import Note, Touchpoint
from cjm_tui.domain.linter import is_mapped
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.records import Record
from cjm_tui.domain.scope import Journey
from cjm_tui.domain.setting import Participant
from cjm_tui.domain.viewing import NOBODY, log_for, view_for
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import _, ngettext

_LETTERS = {
    "journeys": "J",
    "stages": "S",
    "touchpoints": "T",
    "personas": "P",
    "improvements": "I",
    "goals": "G",
    "scenarios": "Z",
    "channels": "C",
    "departments": "D",
    "participants": "A",
    "ballots": "B",
    "metrics": "M",
}
"""First letter of the ids: without one, a spreadsheet would take some of them for numbers or dates."""


@dataclass(frozen=True)
class Edition:
    """A workshop as its readers may see it; made by `edition_of`, so that nothing hidden ever leaves."""

    workshop: Workshop
    only_persona: str | None = None
    """Uid of the persona whose values alone are told; None: the journey's primary one first, the others beside it."""
    history: Sequence[Change] = ()
    """The log, without what is not revealed."""
    _summaries: dict[tuple[str, str | None], JourneySummary] = field(default_factory=dict)
    _findings: dict[str, list[ComputedFinding]] = field(default_factory=dict)

    @cached_property
    def journeys(self) -> list[Journey]:
        """The journeys that have a map of their own, in order."""
        return [journey for journey in self.workshop.journeys if is_mapped(self.workshop, journey)]

    @cached_property
    def candidates(self) -> list[Journey]:
        """The journeys that nobody has mapped yet."""
        return [j for j in self.workshop.journeys if not is_mapped(self.workshop, j) and not j.parent]

    @cached_property
    def main_journey(self) -> Journey | None:
        """The journey that a one-screen summary speaks of: the first one with touchpoints."""
        with_touchpoints = (journey for journey in self.journeys if self.workshop.touchpoints(journey.uid))
        return next(with_touchpoints, self.journeys[0] if self.journeys else None)

    def persona(self, journey: str) -> Persona | None:
        """Return the persona in whose eyes a journey is told."""
        return self.workshop.find(Persona, self.only_persona or primary_persona(self.workshop, journey))

    def personas(self, journey: str) -> list[Persona]:
        """Return the personas who have lived through a journey, the one who tells it first."""
        first = self.persona(journey)
        if self.only_persona:
            return [first] if first else []
        record = self.workshop.get(Journey, journey)
        others = [p for p in self.workshop.personas if p.uid in record.personas or self._has_values(journey, p.uid)]
        return [p for p in dict.fromkeys([first, *others]) if p]

    def lived_by(self, journey: str) -> list[Persona]:
        """Return the personas whose curve there is, the one who tells the journey first."""
        return [persona for persona in self.personas(journey) if self._has_values(journey, persona.uid)]

    def tellers(self, journey: str) -> list[Persona | None]:
        """Return the personas of a journey; None alone stands for a journey that nobody in particular lives."""
        return list(self.personas(journey)) or [None]

    def summary(self, journey: str, persona: str | None = None) -> JourneySummary:
        """Return the journey's figures in a persona's eyes, by default those of the one who tells it."""
        first = self.persona(journey)
        who = persona or (first.uid if first else None)
        if (journey, who) not in self._summaries:
            self._summaries[journey, who] = summarise(self.workshop, journey, who)
        return self._summaries[journey, who]

    def findings(self, journey: str) -> list[ComputedFinding]:
        """Return what the map shows, worst first."""
        if journey not in self._findings:
            self._findings[journey] = findings(self.workshop, self.summary(journey))
        return self._findings[journey]

    def successes(self, journey: str) -> list[ComputedFinding]:
        """Return what goes well, the best first."""
        return [finding for finding in self.findings(journey) if finding.kind.is_success]

    def findings_by_touchpoint(self, journey: str) -> list[list[ComputedFinding]]:
        """Return what is to be mended, worst first, told once for each touchpoint; the value itself is no news."""
        groups: dict[str, list[ComputedFinding]] = {}
        for finding in self.findings(journey):
            if not finding.kind.is_success:
                groups.setdefault(finding.touchpoint or finding.key, []).append(finding)
        return [[f for f in found if f.kind is not FindingKind.VALLEY or len(found) == 1] for found in groups.values()]

    @cached_property
    def ranked(self) -> list[RankedImprovement]:
        """Every improvement, the first to do first."""
        return rank_improvements(self.workshop)

    @cached_property
    def codes(self) -> dict[str, str]:
        """Uid → a short id for people, such as `T012`: numbered in the order of the map."""
        return {
            record.uid: f"{letter}{number:03}"
            for kind, letter in _LETTERS.items()
            for number, record in enumerate(self._in_order(kind), 1)
        }

    def notes(self, uid: str, kind: NoteKind) -> list[Note]:
        """Return the notes of a kind that hang on a record."""
        return [note for note in self.workshop.notes_on(uid) if note.note_kind is kind]

    def loose_notes(self, kind: NoteKind) -> list[Note]:
        """Return the notes of a kind that concern the workshop or a journey as a whole."""
        own = [note for journey in self.workshop.journeys for note in self.workshop.notes_on(journey.uid)]
        return [note for note in (*self.workshop.loose_notes, *own) if note.note_kind is kind]

    def name_of(self, author: str) -> str:
        """Return the name of a participant; empty for an anonymous or unknown one."""
        participant = self.workshop.find(Participant, author)
        return participant.display_name if participant else ""

    @cached_property
    def people_in_words(self) -> str:
        """Who took part: those with a name, and those for whom one keyboard spoke."""
        people, seats = len(self.workshop.participants), seats_at_one_keyboard(self.workshop)
        said = [
            ngettext("{n} person in the room", "{n} people in the room", people).format(n=people) if people else "",
            ngettext("{n} voice by one keyboard", "{n} voices by one keyboard", seats).format(n=seats) if seats else "",
        ]
        return ", ".join(filter(None, said))

    def word(self, point: TouchpointValue) -> str:
        """Return the word for a feeling: the one that was chosen, else the one under the digit."""
        return word_at(self.workshop, point)

    def _has_values(self, journey: str, persona: str) -> bool:
        return any(value is not None for value in self.summary(journey, persona).values)

    def _in_order(self, kind: str) -> Iterable[Record]:
        workshop = self.workshop
        match kind:
            case "stages":
                return [stage for journey in self.journeys for stage in workshop.stages(journey.uid)]
            case "touchpoints":
                return every_touchpoint(workshop)
            case _:
                return list(getattr(workshop, kind))


def edition_of(workshop: Workshop, *, persona: str | None = None, history: Iterable[Change] = ()) -> Edition:
    """Return the workshop for its readers: what is not revealed stays out, of the log as well."""
    return Edition(view_for(workshop, NOBODY), persona, log_for(workshop, history, NOBODY))


def every_touchpoint(workshop: Workshop) -> list[Touchpoint]:
    """Return every card: journey by journey those on the map in order, then the bucket's and those set aside."""
    placed = [t for journey in workshop.journeys if not journey.parent for t in workshop.touchpoints(journey.uid)]
    known = {touchpoint.uid for touchpoint in placed}
    loose = [touchpoint for touchpoint in workshop.all(Touchpoint).values() if touchpoint.uid not in known]
    return [*placed, *sorted(loose, key=lambda t: (t.set_aside, t.rank))]


class UnknownPersona(LookupError):
    """No persona has the name; the message says which there are."""


def find_persona(workshop: Workshop, name: str) -> str:
    """Return the uid of the persona with a name, an id such as `P002`, or a uid.

    Raises:
        UnknownPersona: there is none.
    """
    edition = Edition(workshop)
    wanted = name.casefold().strip()
    for persona in workshop.personas:
        if wanted in (persona.display_name.casefold(), persona.uid, edition.codes[persona.uid].casefold()):
            return persona.uid
    names = ", ".join(persona.display_name for persona in workshop.personas) or "—"
    raise UnknownPersona(_("There is no persona “{name}” here, only: {names}.").format(name=name, names=names))
