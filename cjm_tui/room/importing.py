"""Bringing a file in: where it belongs, what it would do there, and doing it as one change.

Planning is pure, so that a person can look first and a screen can plan in a thread.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from cjm_tui.data import emotion_words
from cjm_tui.domain.edits import Draft
from cjm_tui.domain.records import Record
from cjm_tui.domain.setting import About
from cjm_tui.domain.settling import settle
from cjm_tui.domain.workshop import Workshop
from cjm_tui.exchange import workshop_json
from cjm_tui.exchange.inbound.catalogue import Decisions
from cjm_tui.exchange.inbound.decoding import MOST_BYTES
from cjm_tui.exchange.inbound.detect import Format
from cjm_tui.exchange.inbound.feelings import folded
from cjm_tui.exchange.inbound.identity import UID, uids_in
from cjm_tui.exchange.inbound.outline import MapOutline, NotAJourneyMap, Scale
from cjm_tui.exchange.inbound.plan import plan_journeys, plan_workshop
from cjm_tui.exchange.inbound.read import OwnTable, read, tables_with_uids
from cjm_tui.exchange.inbound.returning import ChangedCell, NotOurTable, plan_return
from cjm_tui.exchange.inbound.tables import TableOptions
from cjm_tui.exchange.remark import Remark
from cjm_tui.i18n import N_, _, ngettext
from cjm_tui.room.founding import found_from_records, found_workshop, local_name
from cjm_tui.room.room import Room
from cjm_tui.storage.library import Library
from cjm_tui.storage.workshops import load_workshop, new_uid, number_for_records

_HEADER_BYTES = 65_536
"""A table of ours names its `uid` column among the first bytes; only then is it looked up in the library."""

FORMAT_NAMES = {
    Format.JSON: N_("a workshop of cjm-tui (JSON)"),
    Format.WORKBOOK: N_("a spreadsheet"),
    Format.CSV: N_("a CSV table"),
    Format.MERMAID: N_("a Mermaid journey"),
    Format.MARKDOWN: N_("a Markdown document"),
    Format.HTML: N_("a web page"),
    Format.LINES: N_("plain lines"),
}
"""What each format is called."""


@dataclass(frozen=True)
class Wish:
    """What a person decided about a file."""

    said: Format | None = None
    overrides: Mapping[str, str] = field(default_factory=dict)
    """Column → field."""
    scale: Scale | None = None
    accept_words: bool = False
    """Whether words for feelings become the values that they propose."""
    title: str = ""
    language: str = "en"
    """Of a new workshop."""
    progress: Callable[[float], None] | None = None
    """Called with the share of the rows that are read."""


@dataclass(frozen=True)
class Destination:
    """Where a file belongs."""

    workshop: Workshop | None = None
    """The workshop that it changes; None: it founds one."""
    tables: tuple[OwnTable, ...] = ()
    """The tables of ours that come back edited; none: the file brings journeys."""


class PlannedRow(NamedTuple):
    """One thing that an import would do."""

    line: int
    """In the file; 0 where it has none."""
    sign: str
    """`+` for what is new, `~` for what changes."""
    depth: int
    text: str


@dataclass(frozen=True)
class PlannedImport:
    """What an import would do."""

    format: Format
    destination: Destination
    draft: Draft | None = None
    """None where nothing changes, or where `records` say it all."""
    records: tuple[Record, ...] = ()
    """Of a whole workshop of ours."""
    outlines: tuple[MapOutline, ...] = ()
    changed: tuple[ChangedCell, ...] = ()
    added: tuple[tuple[int, str], ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    """Kind of record → how many the import makes or changes."""
    remarks: tuple[Remark, ...] = ()

    @property
    def is_return(self) -> bool:
        """Whether a table of ours comes back edited."""
        return bool(self.destination.tables)

    @property
    def words(self) -> dict[str, float]:
        """The words for feelings that the file uses → the value that each proposes, for a person to confirm."""
        proposals = (t.score for outline in self.outlines for t in outline.proposals)
        return {score.text: score.proposal for score in proposals if score and score.proposal is not None}

    @property
    def columns(self) -> dict[str, str]:
        """The columns of the file's tables → the field that each was taken for; empty: kept as comments."""
        return {name: taken for outline in self.outlines for name, taken in outline.columns.items()}

    @property
    def changes(self) -> str:
        """How much a table changes that comes back, as a sentence."""
        changed, added = len(self.changed), len(self.added)
        if not changed and not added:
            return _("Nothing changes: the table says what the workshop says.")
        cells = ngettext("{n} cell changes", "{n} cells change", changed).format(n=changed)
        return f"{cells}, " + ngettext("{n} row is new", "{n} rows are new", added).format(n=added)

    def rows(self) -> Iterator[PlannedRow]:
        """Yield what would be made or changed, row by row, in the order of the file."""
        for cell in self.changed:
            yield PlannedRow(cell.line, "~", 0, f"{cell.title} · {cell.column}: {cell.before or '—'} → {cell.after}")
        for line, title in self.added:
            yield PlannedRow(line, "+", 0, title)
        for outline in self.outlines:
            yield from _rows_of(outline)
        for record in self.records:
            if title := getattr(record, "title", "") or getattr(record, "display_name", ""):
                yield PlannedRow(0, "+", 0, f"{record.kind}: {title}")


def load_file(path: Path) -> bytes:
    """Return a file's bytes, one more than the most that is read where it is larger.

    Raises:
        OSError: it cannot be read.
    """
    with path.open("rb") as stream:
        return stream.read(MOST_BYTES + 1)


def destination_of(library: Library, content: bytes, name: str = "", into: int | None = None) -> Destination:
    """Return where a file belongs: into the workshop that is given, or back to the one that its uids came from.

    Raises:
        NotAJourneyMap: it is too large, or of a kind that holds no journey map.
        WorkshopMissing: there is no workshop of the number.
    """
    tables = _own_tables(content, name)
    origin = number_for_records(library, [uid for table in tables for uid in uids_in(table.rows)])
    if origin is not None and into in (None, origin):
        return Destination(load_workshop(library, origin), tuple(tables))
    return Destination(load_workshop(library, into) if into is not None else None)


def plan_import(
    content: bytes, name: str, wish: Wish, destination: Destination, *, at: datetime,
    uids: Callable[[], str] = new_uid,
) -> PlannedImport:  # fmt: skip
    """Return what importing a file would do there.

    Raises:
        NotAJourneyMap: it holds no journey map; says what it is.
        UnknownField: the wish maps a column or field that is not there.
    """
    if destination.workshop and destination.tables:
        return _plan_return(content, destination, destination.workshop, uids)
    vocabulary = _vocabulary(destination.workshop)
    options = TableOptions(wish.overrides, wish.scale, vocabulary, wish.progress)
    reading = read(content, name, wish.said, options)
    if reading.workshop:
        return _plan_records(reading.workshop, wish, destination)
    decisions = Decisions(wish.scale, wish.accept_words)
    if destination.workshop:
        plan = plan_journeys(reading.outlines, destination.workshop, new_uid=uids, decisions=decisions)
    else:
        plan = plan_workshop(
            reading.outlines, title=wish.title, language=wish.language, facilitator=local_name(), at=at, new_uid=uids,
            decisions=decisions,
        )  # fmt: skip
    return PlannedImport(
        reading.format, destination, plan.draft, outlines=reading.outlines, counts=plan.counts, remarks=plan.remarks
    )


def preview(planned: PlannedImport, at: datetime, uids: Callable[[], str] = new_uid) -> Workshop:
    """Return the workshop as it would be after the import."""
    before = planned.destination.workshop or Workshop()
    draft = workshop_json.founding_draft(planned.records) if planned.records else planned.draft
    settled = settle(before, draft, who="", at=at, new_uid=uids) if draft else None
    return settled.workshop if settled else before


def carry_out(library: Library, planned: PlannedImport, at: datetime) -> Workshop:
    """Import what was planned, as one change, and return the workshop.

    Raises:
        Refused: the workshop is closed to changes; says so in a sentence.
        StorageError: the library could not be written; nothing was changed.
    """
    if planned.records:
        return found_from_records(library, planned.records, at)
    if planned.destination.workshop is None:
        assert planned.draft, "what founds a workshop has its first records"
        return found_workshop(library, planned.draft, who="", at=at)
    room = Room.enter(library, planned.destination.workshop.number)
    if planned.draft:
        room.submit(planned.draft)
    return room.view


def _own_tables(content: bytes, name: str) -> list[OwnTable]:
    is_archive = content.startswith(b"PK")
    return tables_with_uids(content, name) if is_archive or UID.encode() in content[:_HEADER_BYTES] else []


def _plan_return(
    content: bytes, destination: Destination, workshop: Workshop, uids: Callable[[], str]
) -> PlannedImport:
    """Compare every table that comes back; one thing that two sheets tell differently takes the first one's word."""
    draft: Draft | None = None
    changed: list[ChangedCell] = []
    added: list[tuple[int, str]] = []
    remarks: list[Remark] = []
    foreign: list[Remark] = []
    for table in destination.tables:
        try:
            back = plan_return(table.rows, workshop, new_uid=uids, was_guarded=table.was_guarded)
        except NotOurTable as mistake:
            foreign.append(Remark(table.rows[0][0], str(mistake)))
            continue
        fresh = [cell for cell in back.changed if cell not in changed]
        if back.draft and (fresh or back.added):
            draft = back.draft if draft is None else draft + back.draft
        changed += fresh
        added += back.added
        remarks += back.remarks
    if len(foreign) == len(destination.tables):
        raise NotAJourneyMap(foreign[0].sentence)
    counts = Counter(edit.kind for edit in draft.edits) if draft else Counter()
    told = Format.WORKBOOK if content.startswith(b"PK") else Format.CSV
    return PlannedImport(
        told, destination, draft, changed=tuple(changed), added=tuple(added), counts=dict(counts),
        remarks=tuple(dict.fromkeys([*foreign, *remarks])),
    )  # fmt: skip


def _plan_records(text: str, wish: Wish, destination: Destination) -> PlannedImport:
    if destination.workshop:
        raise NotAJourneyMap(_("This is a whole workshop, not a journey: import it without naming another one."))
    try:
        records = workshop_json.parse(text)
    except workshop_json.InvalidWorkshop as mistake:
        raise NotAJourneyMap(str(mistake)) from mistake
    if wish.title:
        records = [r.model_copy(update={"title": wish.title}) if isinstance(r, About) else r for r in records]
    counts = Counter(record.kind for record in records)
    remarks = [Remark(0, sentence) for sentence in workshop_json.beyond_limits(records)]
    return PlannedImport(Format.JSON, destination, records=tuple(records), counts=dict(counts), remarks=tuple(remarks))


def _vocabulary(workshop: Workshop | None) -> dict[str, int]:
    """Return the words for feelings, folded, with their valence: the workshop's own, else ours in both languages."""
    if workshop:
        return {folded(word): v.valence for v in workshop.vocables for word in (v.title, v.feminine) if word}
    words = ((word, told) for word in emotion_words() for told in (word.in_("en"), word.in_("pt-BR"), word.pt_feminine))
    return {folded(told): word.valence for word, told in words}


def _rows_of(outline: MapOutline) -> Iterator[PlannedRow]:
    yield PlannedRow(0, "+", 0, outline.title or _("Imported journey"))
    for stage in outline.stages:
        yield PlannedRow(stage.line, "+", 1, stage.title or "—")
        for touchpoint in stage.touchpoints:
            score = f"  ({touchpoint.score.text})" if touchpoint.score else ""
            yield PlannedRow(touchpoint.line, "+", 2, touchpoint.title + score)
    for improvement in outline.improvements:
        yield PlannedRow(improvement.line, "+", 1, _("Improvement") + f": {improvement.title}")
