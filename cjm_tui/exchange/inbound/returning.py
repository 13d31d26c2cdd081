"""A table of ours that was edited in a spreadsheet and comes back: which rows say something else than the workshop.

Rows keep their identity by the `uid` column. A cell has changed if it differs from what the same table would say
now, so that computed columns and rounding are no changes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from pydantic import ValidationError

from cjm_tui.domain.edits import Draft, Edit, change, create, fields_of, jsonable
from cjm_tui.domain.journey_map import Stage
from cjm_tui.domain.records import Record, Ref, references
from cjm_tui.domain.scope import Channel
from cjm_tui.domain.workshop import KINDS, Workshop
from cjm_tui.exchange.inbound import cells as cell
from cjm_tui.exchange.inbound import values
from cjm_tui.exchange.inbound.catalogue import Catalogue, NewUid
from cjm_tui.exchange.inbound.csv_text import Row
from cjm_tui.exchange.inbound.identity import UID, uids_in
from cjm_tui.exchange.outbound.edition import edition_of
from cjm_tui.exchange.outbound.fields import JOINER, Cell, titled_fields
from cjm_tui.exchange.outbound.tables.every_table import every_table
from cjm_tui.exchange.outbound.tables.table import Column, Table
from cjm_tui.exchange.remark import Remark
from cjm_tui.i18n import LANGUAGES, N_, _, using

_CREATED_BY_NAME = ("channels", "departments", "stages", "personas", "goals", "scenarios")


@dataclass(frozen=True, slots=True)
class ChangedCell:
    """One cell that says something else than the workshop does."""

    line: int
    title: str
    """What the row is about."""
    column: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Return:
    """What a table that comes back would change."""

    draft: Draft | None
    """None where nothing changes."""
    changed: tuple[ChangedCell, ...]
    added: tuple[tuple[int, str], ...]
    """Line and title of the rows that the workshop does not have yet."""
    remarks: tuple[Remark, ...]
    """What could not be taken, and why, in the order of the lines."""


class NotOurTable(ValueError):
    """The table is none that an export wrote for this workshop; the message is a translated sentence."""


def plan_return(rows: Sequence[Row], workshop: Workshop, *, new_uid: NewUid, was_guarded: bool = True) -> Return:
    """Return what the rows, their header first, would change in the workshop.

    Args:
        rows: the table as it came back.
        workshop: what it is compared with.
        new_uid: gives uids to rows without one.
        was_guarded: whether texts carry the apostrophe against formulas: in CSV they do, in a workbook not.

    Raises:
        NotOurTable: no export writes such a table, or its rows belong to another workshop.
    """
    found = _table_like([name.strip() for name in rows[0][1]] if rows else [], workshop)
    if found is None:
        raise NotOurTable(_("This table lacks the columns that an export writes."))
    language, table = found
    model = _model_of(rows, workshop)
    if model is None:
        raise NotOurTable(_("No row of this table belongs to this workshop."))
    parse = _Parser(workshop, Catalogue(new_uid), month_first=language == "en")
    if len(set(table.columns[-1].cells)) < table.height:
        raise NotOurTable(_("This table has several rows about one thing; touchpoints and improvements can come back."))
    returning = _Returning(table, model, workshop, parse, was_guarded)
    returning.read(rows)
    edits = (*parse.catalogue.edits, *returning.edits)
    return Return(
        Draft(N_("Import table"), edits) if returning.edits else None,
        tuple(returning.changed),
        tuple(returning.added),
        tuple(sorted(returning.remarks)),
    )


@dataclass
class _Parser:
    """From the text of a cell to the value of a field."""

    workshop: Workshop
    catalogue: Catalogue
    month_first: bool

    def __post_init__(self) -> None:
        self.catalogue.note(r for kind in _CREATED_BY_NAME if kind != "stages" for r in self._all(kind))

    def value(self, model: type[Record], name: str, text: str, journey: str | None) -> Any:
        """Return the value that the text gives the field.

        Raises:
            ValueError: it gives none.
        """
        info = model.model_fields[name]
        if not text:
            return info.get_default(call_default_factory=True)
        if ref := references(model).get(name):
            is_list = isinstance(info.get_default(call_default_factory=True), tuple)
            parts = text.split(JOINER.strip()) if is_list else [text]
            uids = [self._reference(ref, part.strip(), journey) for part in parts if part.strip()]
            return tuple(uids) if is_list else uids[0]
        if isinstance(info.get_default(call_default_factory=True), tuple):
            return tuple(part.strip() for part in text.split(JOINER.strip()) if part.strip())
        if info.annotation is bool:
            return values.is_yes(text)
        value = values.value_for(model, name, text, month_first=self.month_first)
        if value is None:
            raise ValueError(text)
        return value

    def _reference(self, ref: Ref, title: str, journey: str | None) -> str:
        if ref.kind == Stage.kind and journey:
            stage = next((s for s in self.workshop.stages(journey) if s.title == title), None)
            return stage.uid if stage else self.catalogue.named(Stage, title, journey=journey)
        if ref.kind in _CREATED_BY_NAME and ref.kind != Stage.kind:
            kind = {"channel_kind": values.channel_kind_of(title)} if ref.kind == Channel.kind else {}
            return self.catalogue.named(KINDS[ref.kind], title, **kind)
        named = [r.uid for r in self._all(ref.kind) if getattr(r, "title", "") == title]
        if not named:
            raise ValueError(title)
        return named[0]

    def _all(self, kind: str) -> list[Record]:
        return list(self.workshop.records.get(kind, {}).values())


@dataclass
class _Returning:
    """The comparison, row by row."""

    table: Table
    model: type[Record]
    workshop: Workshop
    parse: _Parser
    was_guarded: bool
    edits: list[Edit] = field(default_factory=list)
    changed: list[ChangedCell] = field(default_factory=list)
    added: list[tuple[int, str]] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def read(self, rows: Sequence[Row]) -> None:
        header = [name.strip() for name in rows[0][1]]
        by_label = {column.label: column for column in self.table.columns}
        columns = [by_label.get(name) for name in header]
        for name, column in zip(header, columns, strict=True):
            if column is None and name:
                self._remark(rows[0][0], _("The column “{name}” is none of ours and was not read.").format(name=name))
        places = {uid: number for number, uid in enumerate(self.table.columns[-1].cells)}
        keys = [column.key for column in self.table.columns]
        seen = set()
        for line, cells in rows[1:]:
            if [text for text in cells if text] == keys[: len(cells)]:
                continue
            told = {c.key: (c, self._plain(text)) for c, text in zip(columns, cells, strict=False) if c}
            uid = told[UID][1] if UID in told else ""
            seen.add(uid)
            record = self.workshop.lookup(self.model.kind, uid)
            if uid and record is None:
                self._remark(line, _("What this row was about is no longer in the workshop."))
            elif record is None:
                self._add(line, told)
            elif (place := places.get(uid)) is not None:
                self._compare(line, record, told, place)
        absent = len(places.keys() - seen)
        if absent:
            self._remark(0, _("Rows that the table no longer has stay in the workshop: {n}.").format(n=absent))

    def _compare(self, line: int, record: Record, told: Mapping[str, tuple[Column, str]], place: int) -> None:
        fields: dict[str, Any] = {}
        title = str(getattr(record, "title", "") or getattr(record, "display_name", ""))
        journey = getattr(record, "journey", None)
        for key, (column, text) in told.items():
            shown = column.cells[place]
            if key == UID or text in _spellings(shown) or _is_same_figure(text, shown):
                continue
            if key not in titled_fields(self.model):
                self._remark(
                    line, _("“{name}” is not taken from a table; it stays as it is.").format(name=column.label)
                )
                continue
            value = self._valid(line, column, record, key, text, journey)
            if value is not _INVALID:
                fields[key] = value
                before = next(iter(_spellings(shown)), "")
                self.changed.append(ChangedCell(line, title, column.label, before, text))
        if fields:
            self.edits.append(change(record, **fields))

    def _add(self, line: int, told: Mapping[str, tuple[Column, str]]) -> None:
        title = next((told[key][1] for key in ("title", "display_name", "text") if key in told), "")
        if not title:
            if any(text for _column, text in told.values()):
                self._remark(line, _("The row has no title; it was not understood."))
            return
        named = told["journey"][1] if "journey" in told else ""
        journeys = [j for j in self.workshop.journeys if not j.parent]
        journey = next((j.uid for j in journeys if j.title == named), journeys[0].uid if journeys else None)
        fields: dict[str, Any] = {"journey": journey} if "journey" in self.model.model_fields else {}
        try:
            blank = self.model.model_validate({"uid": "new", **fields})
        except ValidationError:
            self._remark(line, _("New rows cannot be taken from this table."))
            return
        for key, (column, text) in told.items():
            if text and key in titled_fields(self.model):
                value = self._valid(line, column, blank, key, text, journey)
                if value is not _INVALID:
                    fields[key] = value
        self.added.append((line, title))
        self.edits.append(create(self.model, self.parse.catalogue.new_uid(), **fields))

    def _valid(self, line: int, column: Column, record: Record, key: str, text: str, journey: str | None) -> Any:
        """Return the value that a cell gives, or `_INVALID` with a remark."""
        try:
            value = self.parse.value(self.model, key, text, journey)
            self.model.model_validate({"uid": record.uid, **fields_of(record), **jsonable({key: value})})
        except (ValueError, ValidationError):
            sentence = _("“{text}” is nothing that “{name}” can hold.")
            self._remark(line, sentence.format(text=text, name=column.label))
            return _INVALID
        return value

    def _plain(self, text: str) -> str:
        return (cell.unguarded(text) if self.was_guarded else text).strip()

    def _remark(self, line: int, sentence: str) -> None:
        self.remarks.append(Remark(line, sentence))


_INVALID = object()


def _table_like(header: Sequence[str], workshop: Workshop) -> tuple[str, Table] | None:
    """Return the table of ours with the header, and the language that it speaks."""
    best: tuple[int, str, Table] | None = None
    for language in LANGUAGES:
        with using(language):
            for table in every_table(edition_of(workshop)):
                labels = {column.label for column in table.columns}
                common = len(labels.intersection(header))
                if UID in labels and common * 2 > len(header) and (best is None or common > best[0]):
                    best = (common, language, table)
    return best[1:] if best else None


def _model_of(rows: Sequence[Row], workshop: Workshop) -> type[Record] | None:
    uids = uids_in(rows)
    counts = {kind: sum(uid in table for uid in uids) for kind, table in workshop.records.items()}
    kind = max(counts, key=lambda kind: counts[kind], default="")
    return KINDS[kind] if kind and counts[kind] else None


def _is_same_figure(text: str, shown: Cell) -> bool:
    """Tell whether a text of people's is the same number still: a spreadsheet writes `1,4` and `18 %` as it likes."""
    if not isinstance(shown, str) or text.endswith("%") != shown.endswith("%"):
        return False
    before, after = (cell.number(told.removesuffix("%")) for told in (shown, text))
    return before is not None and before == after


def _spellings(shown: Cell) -> list[str]:
    """Return how a cell may be written, in any profile and program; the plainest first."""
    if shown is None:
        return [""]
    if isinstance(shown, bool):
        return [str(shown)]
    if isinstance(shown, int | float):
        figure = f"{shown:.4f}".rstrip("0").rstrip(".")
        plain = {
            figure: None,
            figure.replace(".", ","): None,
            f"{shown:.12g}": None,
            f"{shown:.12g}".replace(".", ","): None,
        }
        return list(plain)
    if isinstance(shown, datetime):
        return [shown.isoformat(" "), *(shown.strftime(form) for form in ("%Y-%m-%dT%H:%M:%SZ", "%d/%m/%Y %H:%M"))]
    if isinstance(shown, date):
        return [shown.isoformat(), shown.strftime("%d/%m/%Y"), shown.strftime("%m/%d/%Y")]
    return [shown.replace("\r\n", "\n").strip()]
