"""What all records have in common: an id, limits on texts, references to other records, a place in an order."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, ClassVar, get_args, get_origin

from pydantic import BaseModel, ConfigDict, Field

from cjm_tui.domain.text import LINES_LIMIT, NAME_LIMIT, NOTE_LIMIT, TITLE_LIMIT, Fitted, clean, fit


@dataclass(frozen=True, slots=True)
class Limit:
    """The longest text that a field takes."""

    graphemes: int
    multiline: bool = False

    def fitted(self, text: str) -> Fitted:
        """Return the text clean and no longer than the field takes, and whether something had to be cut."""
        cleaned = clean(text, multiline=self.multiline)
        return fit(cleaned, self.graphemes, lines=LINES_LIMIT if self.multiline else None)


@dataclass(frozen=True, slots=True)
class Ref:
    """The field holds the uid of a record of `kind`, or a tuple of such uids."""

    kind: str
    owned: bool = False
    """Whether the record goes when the one that it refers to goes; otherwise only the reference is dropped."""


Name = Annotated[str, Limit(NAME_LIMIT)]
Title = Annotated[str, Limit(TITLE_LIMIT)]
Text = Annotated[str, Limit(NOTE_LIMIT, multiline=True)]
Titles = Annotated[tuple[str, ...], Limit(TITLE_LIMIT)]
Score = Annotated[int, Field(ge=1, le=5)]
"""A judgement of 1 (least) to 5 (most)."""
Valence = Annotated[int, Field(ge=-2, le=2)]
"""An emotion from −2 (worst) to +2 (best)."""


class Record(BaseModel):
    """One record of a workshop: frozen, addressed by a random uid.

    A docstring under a field is its description in the published schema; `described` reads them when that is written.
    Reading them at import (`use_attribute_docstrings`) would cost every start 35 ms; so would building validators that
    a workshop never needs (`defer_build`).
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    kind: ClassVar[str] = ""
    """The name of the record's table, and of its list in JSON."""
    siblings: ClassVar[tuple[str, ...] | None] = None
    """Fields that neighbours in an order share; None where records of the kind have no order."""
    natural_key: ClassVar[tuple[str, ...]] = ()
    """Fields that no two living records of the kind have in common."""

    uid: str


class Ordered(Record):
    """A record with a place among its siblings."""

    position: str = ""
    """Key of the place: sorts by code point; ties are broken by the uid."""

    @property
    def rank(self) -> tuple[str, str]:
        """Return what siblings are sorted by."""
        return self.position, self.uid


@cache
def markers(model: type[Record]) -> dict[str, tuple[Any, ...]]:
    """Return the annotations' extra arguments (Limit, Ref) of each field, those within `Optional` included."""
    found: dict[str, tuple[Any, ...]] = {}
    for name, field in model.model_fields.items():
        marks = list(field.metadata)
        for part in get_args(field.annotation):
            if get_origin(part) is Annotated:
                marks += part.__metadata__
        found[name] = tuple(marks)
    return found


@cache
def references(model: type[Record]) -> dict[str, Ref]:
    """Return the fields that refer to other records."""
    return {name: mark for name, marks in markers(model).items() for mark in marks if isinstance(mark, Ref)}


@cache
def limits(model: type[Record]) -> dict[str, Limit]:
    """Return the limits of the fields that hold people's text."""
    return {name: mark for name, marks in markers(model).items() for mark in marks if isinstance(mark, Limit)}
