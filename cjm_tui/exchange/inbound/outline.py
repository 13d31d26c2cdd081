"""A journey map as a file tells it, before anybody decides what of it goes into a workshop."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from cjm_tui.exchange.remark import Remark


class NotAJourneyMap(ValueError):
    """The file holds no journey map; the message is one sentence that names what it is, already translated."""


class NoteOutline(NamedTuple):
    """Something said about a stage or touchpoint."""

    kind: str
    """A key of the domain's note kinds."""
    text: str


class Scale(NamedTuple):
    """The lowest and the highest score that a file uses, in the order from worst to best."""

    worst: float
    best: float

    def __str__(self) -> str:
        return f"{self.worst:g}-{self.best:g}"


OURS = Scale(-2, 2)


@dataclass(frozen=True, slots=True)
class ScoreOutline:
    """What a file says about how a touchpoint feels, as a number or in words."""

    text: str
    """As written."""
    value: float | None = None
    """The number, on the map's scale."""
    proposal: float | None = None
    """A valence from −2 to +2 that the words suggest; a person confirms it."""
    best: float | None = None
    """The best score, where the text itself says it: 4/5."""
    word: str = ""
    """What the feeling is called beside the number."""


@dataclass(frozen=True, slots=True)
class TouchpointOutline:
    """One touchpoint, with what was said about it by canonical field name (`headers.FIELDS`)."""

    title: str
    line: int = 0
    fields: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[NoteOutline, ...] = ()
    score: ScoreOutline | None = None
    actors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class StageOutline:
    """A stage with its touchpoints."""

    title: str
    touchpoints: tuple[TouchpointOutline, ...] = ()
    implicit: bool = False
    """Whether the file names no stage here."""
    line: int = 0
    fields: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[NoteOutline, ...] = ()


@dataclass(frozen=True, slots=True)
class ImprovementOutline:
    """Something to do, with scores of 1 to 5 where the file had them."""

    title: str
    line: int = 0
    fields: Mapping[str, str] = field(default_factory=dict)
    """Canonical names: impact, effort, owner, due, how, priority, stage, touchpoint …"""
    notes: tuple[NoteOutline, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonaOutline:
    """A persona; only the name is sure to be there."""

    name: str
    role: str = ""
    context: str = ""


@dataclass(frozen=True, slots=True)
class MapOutline:
    """One journey as a file tells it."""

    title: str
    stages: tuple[StageOutline, ...] = ()
    personas: tuple[PersonaOutline, ...] = ()
    improvements: tuple[ImprovementOutline, ...] = ()
    source: str = ""
    """Name of the format it was read from."""
    scenario: str = ""
    scale: Scale | None = None
    """The scale of its numbers where the format or the person says so; None: to be asked if there are numbers."""
    columns: Mapping[str, str] = field(default_factory=dict)
    """Which column was taken for which canonical field; empty: kept as a note."""
    facts: Mapping[str, str] = field(default_factory=dict)
    """What the format had and we change, so that an export can give it back."""
    remarks: tuple[Remark, ...] = ()

    @property
    def touchpoints(self) -> Iterator[TouchpointOutline]:
        """Yield every touchpoint in order."""
        return (touchpoint for stage in self.stages for touchpoint in stage.touchpoints)

    @property
    def numbers(self) -> list[float]:
        """Return every score that is a number."""
        return [t.score.value for t in self.touchpoints if t.score and t.score.value is not None]

    @property
    def proposals(self) -> list[TouchpointOutline]:
        """Return the touchpoints whose words suggest a valence that somebody has to confirm."""
        return [t for t in self.touchpoints if t.score and t.score.value is None and t.score.proposal is not None]

    def guessed_scale(self) -> Scale | None:
        """Return the usual scale that holds all numbers, for a person to confirm; None without numbers or a guess."""
        numbers = self.numbers
        if not numbers:
            return None
        said = {t.score.best for t in self.touchpoints if t.score and t.score.value is not None}
        if len(said) == 1 and (best := said.pop()) and max(numbers) <= best:
            return Scale(0 if min(numbers) < 1 or best > 10 else 1, best)
        usual = (OURS, Scale(1, 5), Scale(0, 10), Scale(0, 100), Scale(-5, 5), Scale(-10, 10), Scale(-100, 100))
        # Scores from −2 to 2 with nothing below zero are rather a part of 1 to 5.
        candidates = usual if min(numbers) <= 0 else (*usual[1:2], Scale(1, 10), *usual[2:])
        return next((s for s in candidates if s.worst <= min(numbers) and max(numbers) <= s.best), None)

    def with_remarks(self, *remarks: Remark) -> MapOutline:
        """Return the outline with more remarks, in the order of the lines."""
        return replace(self, remarks=tuple(sorted((*self.remarks, *remarks))))
