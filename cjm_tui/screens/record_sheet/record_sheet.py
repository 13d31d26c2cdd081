"""A sheet that writes its edits into the records that its fields came from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from pydantic import ValidationError
from textual import on

from cjm_tui.domain.acts import records as acts
from cjm_tui.domain.dates import parse_date
from cjm_tui.domain.edits import Draft, Edit, create, remove
from cjm_tui.domain.journey_map import Note
from cjm_tui.domain.records import Ordered, Record, references
from cjm_tui.domain.setting import Alternative
from cjm_tui.domain.workshop import KINDS
from cjm_tui.i18n import N_, _, language
from cjm_tui.screens.record_sheet.fields import NONE, TITLE_FIELDS, Surroundings, kind_of
from cjm_tui.screens.record_sheet.unfinished import RECORDS, begun_in, place_of, with_drafts
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.widgets.sheet import (
    AlternativeChosen,
    AlternativeDropped,
    EntryAdded,
    EntryMoved,
    EntryRemoved,
    FieldCancelled,
    FieldEdited,
    FieldTyping,
    Sheet,
    SheetSection,
)


class RecordSheet(Sheet):
    """Shows records' fields, keeps every unfinished text, and submits every edit through the desk.

    Keys of fields are `kind:uid:field` (see `field_key`), those of lists and tables of records `records:kind`.
    """

    def __init__(
        self, desk: Desk, kind: str, *, on_change: Callable[[], None], id: str | None = None,  # noqa: A002
    ) -> None:  # fmt: skip
        """Prepare the sheet; who may add no record of `kind` now may only read it."""
        super().__init__(id=id)
        self.desk = desk
        self.kind = kind
        self.on_change = on_change
        self.new_record: Callable[[str], dict[str, Any]] = lambda kind: {}
        """Returns the fields that a record added to a list gets beside its title, by the list's key: `goals`, or
        `notes:pain` where a list holds some records of a kind."""

    def surroundings(self) -> Surroundings:
        """Return what fields show beyond their values."""
        view = self.desk.view
        authors = {a.author: self.desk.room.author_name(a.author) for a in view.all(Alternative).values()}
        return Surroundings(view, self.desk.editing, authors)

    def show(self, sections: Sequence[SheetSection], record: str | None = None) -> None:
        """Show these values and the unfinished texts among them; a record that has one begins there."""
        texts = {draft.place: draft for draft in self.desk.kept_texts() if draft.text}
        shown, is_new = with_drafts(sections, texts, record or ""), record != self._record
        super().show(shown, record)
        self.read_only = bool(self.desk.why_read_only(self.kind))
        if is_new and not self.read_only and self.editing is None and (begun := begun_in(shown)):
            self.call_after_refresh(self.reveal, begun)
            self.desk.says(_("Here is the text that you had begun."))

    @on(FieldTyping)
    def keep_text(self, event: FieldTyping) -> None:
        """Keep the text at every key."""
        event.stop()
        self.desk.keep_text(self._where(event.key, event.entry, event.column), event.text, event.base)

    @on(FieldCancelled)
    def forget_text(self, event: FieldCancelled) -> None:
        """Forget a text that was given up."""
        event.stop()
        self.desk.drop_text(self._where(event.key, event.entry, event.column))

    @on(FieldEdited)
    def write_field(self, event: FieldEdited) -> None:
        """Store a value."""
        event.stop()
        first, *rest = event.key.split(":")
        if first == RECORDS:
            target = self.desk.view.lookup(rest[0], event.entry)
            name = event.column or _title_field(KINDS[rest[0]])
            self._write(event, target, name, event.value)
            return
        uid, name = rest
        record = self.desk.view.lookup(first, uid)
        if record is not None and event.row is not None:
            self._write_entry(event, record, name, event.row, str(event.value))
        else:
            self._write(event, record, name, event.value)

    @on(EntryAdded)
    def add_entry(self, event: EntryAdded) -> None:
        """Store a new entry: a record, a text of a list, or a record's mention in one."""
        event.stop()
        first, *rest = event.key.split(":")
        if first == RECORDS:
            model = KINDS[rest[0]]
            fields = {_title_field(model): event.text, **self.new_record(":".join(rest))}
            self._add(Draft(N_("Add"), (create(model, self.desk.new_uid(), **fields),)), event)
            return
        record = self.desk.view.lookup(first, rest[0])
        if record is None:
            return
        values = list(getattr(record, rest[1]))
        ref = references(type(record)).get(rest[1])
        if ref is None:
            self._add(acts.set_field(record, rest[1], [*values, event.text]), event)
            return
        uid = self._named(ref.kind, event.text)
        edits: tuple[Edit, ...] = ()
        if uid is None:
            model = KINDS[ref.kind]
            uid = self.desk.new_uid()
            fields = {_title_field(model): event.text}
            edits = (create(model, uid, **fields),)
        mention = acts.set_field(record, rest[1], [*dict.fromkeys([*values, uid])])
        self._add(Draft(N_("Edit"), edits) + mention, event)

    def _add(self, draft: Draft, event: EntryAdded) -> None:
        if not self._submit(draft, self._where(event.key)):
            self.put_back(event.text)

    @on(EntryRemoved)
    def remove_entry(self, event: EntryRemoved) -> None:
        """Take an entry off its list; a record of a list of records goes altogether, and undo brings it back."""
        event.stop()
        first, *rest = event.key.split(":")
        record = self.desk.view.lookup(
            rest[0] if first == RECORDS else first, event.entry if first == RECORDS else rest[0]
        )
        if record is None:
            return
        if first == RECORDS:
            self._submit(Draft(N_("Remove"), (remove(record),)))
        else:
            values = list(getattr(record, rest[1]))
            del values[event.row]
            self._submit(acts.set_field(record, rest[1], values))

    @on(EntryMoved)
    def move_entry(self, event: EntryMoved) -> None:
        """Give an entry another place in its list."""
        event.stop()
        first, *rest = event.key.split(":")
        if first == RECORDS:
            record = self.desk.view.lookup(rest[0], event.entry)
            if isinstance(record, Ordered):
                siblings = self._neighbours(record)
                self._submit(acts.move_by(siblings, record, event.to - siblings.index(record)))
            return
        record = self.desk.view.lookup(first, rest[0])
        if record is not None:
            values = list(getattr(record, rest[1]))
            values.insert(event.to, values.pop(event.row))
            self._submit(acts.set_field(record, rest[1], values))

    @on(AlternativeChosen)
    def choose_alternative(self, event: AlternativeChosen) -> None:
        """Let the late text take the field."""
        event.stop()
        kind, uid, name = event.key.split(":")
        record = self.desk.view.lookup(kind, uid)
        late = self.desk.view.find(Alternative, event.alternative)
        if record is not None and late is not None:
            written = acts.set_field(record, name, late.text, label=N_("Choose text"))
            self._submit(written + Draft("", (remove(late),)))

    @on(AlternativeDropped)
    def drop_alternative(self, event: AlternativeDropped) -> None:
        """Let the field keep its text."""
        event.stop()
        if late := self.desk.view.find(Alternative, event.alternative):
            self._submit(Draft(N_("Choose text"), (remove(late),)))

    def _write(self, event: FieldEdited, record: Record | None, name: str, raw: str | bool) -> None:
        if record is None:
            self.desk.says(_("Somebody has removed that meanwhile. Restore it from the history to go on."), "warning")
            return
        place = self._where(event.key, event.entry, event.column)
        try:
            value = self._read(type(record), name, raw)
        except ValueError:
            self.desk.keep_text(place, str(raw), event.base or "")
            self.desk.says(_unreadable(type(record), name, str(raw)), "warning")
            self.on_change()
            return
        base = event.base if kind_of(type(record), name)[0] in ("text", "long") else None
        self._submit(acts.set_field(record, name, value, base=base), place)

    def _write_entry(self, event: FieldEdited, record: Record, name: str, row: int, text: str) -> None:
        values = list(getattr(record, name))
        ref = references(type(record)).get(name)
        if ref is not None:
            found = self._named(ref.kind, text)
            values[row] = found or values[row]
        elif text.strip():
            values[row] = text
        else:
            del values[row]
        self._submit(acts.set_field(record, name, values), self._where(event.key, event.entry, event.column))

    def _read(self, model: type[Record], name: str, raw: str | bool) -> Any:
        """Return the value that a typed text means for a field; ValueError where it means none."""
        kind, type_ = kind_of(model, name)
        if kind == "flag":
            return bool(raw)
        text = str(raw).strip()
        if kind == "choice":
            return text if text != NONE else None
        if kind == "date":
            return parse_date(text, self.desk.room.now().date(), language())
        if kind == "number":
            if not text:
                return None
            number = float(text.replace(",", "."))
            return int(number) if type_ is int and number.is_integer() else number
        return text

    def _where(self, key: str, entry: str = "", column: str = "") -> str:
        return place_of(key, entry, column, self._record or "")

    def _submit(self, draft: Draft | None, place: str = "") -> bool:
        try:
            done = self.desk.submit(draft)
        except ValidationError as refusal:
            first = refusal.errors()[0]
            self.desk.says(_("That is not possible here: {reason}.").format(reason=first["msg"]), "warning")
            done = None
        if done is not None and place:
            self.desk.drop_text(place)
        self.on_change()
        return done is not None

    def _neighbours(self, record: Ordered) -> list[Ordered]:
        """Return the records of the list that a record stands in, in order."""
        shared = (*(type(record).siblings or ()), *(("note_kind",) if isinstance(record, Note) else ()))
        every = (r for r in self.desk.view.records[record.kind].values() if isinstance(r, Ordered))
        alike = [r for r in every if all(getattr(r, name) == getattr(record, name) for name in shared)]
        return sorted(alike, key=lambda r: r.rank)

    def _named(self, kind: str, text: str) -> str | None:
        """Return the record that a typed title means: the same without regard to case, or the only one beginning so."""
        wanted = text.strip().casefold()
        titles = {uid: getattr(r, _title_field(type(r))).casefold() for uid, r in self.desk.view.records[kind].items()}
        same = [uid for uid, title in titles.items() if title == wanted]
        beginning = [uid for uid, title in titles.items() if title.startswith(wanted)]
        return same[0] if same else beginning[0] if len(beginning) == 1 else None


def _title_field(model: type[Record]) -> str:
    return next(name for name in TITLE_FIELDS if name in model.model_fields)


def _unreadable(model: type[Record], name: str, text: str) -> str:
    kind, _type = kind_of(model, name)
    if kind == "date":
        return _("“{text}” is no date: write 2026-12-24, {example} or +14 (days).").format(
            text=text, example="24/12" if language() == "pt-BR" else "12/24"
        )
    return _("“{text}” is no number.").format(text=text)
