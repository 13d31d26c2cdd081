"""Agendas: what the group does, in which order and for how long, one TOML file each."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from cjm_tui.data.bilingual import Bilingual
from cjm_tui.data.toml_files import Table, Usable, file_of, files_by_key, usable

PHASES = ("scope", "personas", "touchpoints", "emotions", "analysis", "priorities", "actions")
ITEM_KINDS = ("opening", "work", "break", "close")


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One entry of an agenda."""

    title: Bilingual
    phase: str
    """The phase of the workshop it belongs to; an opening and a break belong to the phase beside them."""
    minutes: int
    """Length; in an agenda of days, what the task takes of one person's time."""
    say: Bilingual
    """One sentence for the facilitator to read aloud; `{persona}` and `{minutes}` are to be filled in."""
    kind: str = "work"
    also: tuple[str, ...] = ()
    """Further phases that the same minutes cover."""
    deadline_day: int | None = None
    """Day, counted from 1, at whose end the task is due, where everybody works in their own time."""
    questions: tuple[Bilingual, ...] = ()
    """The only questions to ask, where the agenda is that short."""

    @property
    def phases(self) -> tuple[str, ...]:
        """Return every phase that the item covers, its own first."""
        return (self.phase, *self.also)


@dataclass(frozen=True, slots=True)
class Agenda:
    """A plan for one session, or for some days."""

    key: str
    """The name of its file without `.toml`."""
    name: Bilingual
    description: Bilingual
    items: tuple[AgendaItem, ...]
    position: int = 1000
    """Place in lists; a user's own come last."""

    @property
    def minutes(self) -> int:
        """Return the whole length."""
        return sum(item.minutes for item in self.items)


def agendas(extra_folder: Path | None = None) -> tuple[Agenda, ...]:
    """Return every agenda in the order of lists; `extra_folder` adds to ours or replaces by name."""
    files = files_by_key("agendas", extra_folder)
    loaded = (_load(key, file, file.stat().st_mtime_ns) for key, file in files.items())
    return tuple(sorted(loaded, key=lambda agenda: (agenda.position, agenda.key)))


def usable_agendas(extra_folder: Path | None = None) -> Usable[Agenda]:
    """Return every agenda that can be used, in the order of lists, and why others cannot."""
    found = usable(files_by_key("agendas", extra_folder), _load)
    return Usable(tuple(sorted(found.loaded, key=lambda agenda: (agenda.position, agenda.key))), found.problems)


def agenda(key: str, extra_folder: Path | None = None) -> Agenda:
    """Return one agenda; raise UnknownKey, or DataFileError where its file is malformed."""
    file = file_of(key, files_by_key("agendas", extra_folder))
    return _load(key, file, file.stat().st_mtime_ns)


@cache
def _load(key: str, file: Path, changed_at: int) -> Agenda:
    """Read a file once for as long as nobody edits it."""
    table = Table.read(file)
    agenda = Agenda(
        key=key,
        name=table.text("name"),
        description=table.text("description"),
        items=tuple(_item(item) for item in table.tables("items")),
        position=table.number("position", default=1000),
    )
    table.nothing_else()
    return agenda


def _item(table: Table) -> AgendaItem:
    item = AgendaItem(
        title=table.text("title"),
        phase=table.word("phase", among=PHASES),
        minutes=table.number("minutes"),
        say=table.text("say"),
        kind=table.word("kind", among=ITEM_KINDS, default="work"),
        also=table.words("also", among=PHASES),
        deadline_day=table.number("deadline_day") if table.has("deadline_day") else None,
        questions=table.texts("questions"),
    )
    table.nothing_else()
    return item
