"""What the parts of an import share: what a person decided, and the records that are referred to by name."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from cjm_tui.domain.edits import Edit, create
from cjm_tui.domain.records import Record
from cjm_tui.exchange.inbound.feelings import folded
from cjm_tui.exchange.inbound.outline import Scale
from cjm_tui.exchange.remark import Remark

NewUid = Callable[[], str]


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a person decided after the dry run."""

    scale: Scale | None = None
    """The scale of the file's scores; None: the one that the file tells or that is guessed."""
    accept_words: bool = False
    """Whether words for feelings become the values that they propose; otherwise they stay comments."""


@dataclass
class Catalogue:
    """The records that touchpoints refer to by name: known ones are found, new ones planned."""

    new_uid: NewUid
    edits: list[Edit] = field(default_factory=list)
    known: dict[tuple[str, str], str] = field(default_factory=dict)
    remarks: dict[Remark, None] = field(default_factory=dict)
    """Each once, in their order."""

    def note(self, records: Iterable[Record]) -> None:
        """Remember records that are there already."""
        for record in records:
            name = getattr(record, "title", "") or getattr(record, "display_name", "")
            self.known.setdefault((record.kind, folded(name)), record.uid)

    def find(self, model: type[Record], name: str) -> str | None:
        """Return the uid of the record with the name, if it is known."""
        return self.known.get((model.kind, folded(name)))

    def named(self, model: type[Record], name: str, **fields: Any) -> str:
        """Return the uid of the record with the name, planning it where there is none."""
        key = (model.kind, folded(name))
        if key not in self.known:
            self.known[key] = self.new_uid()
            label = "display_name" if "display_name" in model.model_fields else "title"
            self.edits.append(create(model, self.known[key], **{label: name}, **fields))
        return self.known[key]

    def remark(self, line: int, sentence: str) -> None:
        """Remember what a person should know."""
        self.remarks[Remark(line, sentence)] = None
