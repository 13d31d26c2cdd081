"""A table as a journey map: one row a touchpoint, or one column a stage."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import repeat

from cjm_tui.exchange.inbound import cells as cell
from cjm_tui.exchange.inbound.arrangement import arranged
from cjm_tui.exchange.inbound.csv_text import Row
from cjm_tui.exchange.inbound.drafting import MapDraft
from cjm_tui.exchange.inbound.headers import NOTE_FIELDS
from cjm_tui.exchange.inbound.identity import UID
from cjm_tui.exchange.inbound.mapping import (
    LEFT_OUT,
    Column,
    is_improvements,
    is_map,
    propose,
    scale_in,
)
from cjm_tui.exchange.inbound.outline import (
    ImprovementOutline,
    MapOutline,
    NoteOutline,
    PersonaOutline,
    Scale,
    ScoreOutline,
    StageOutline,
    TouchpointOutline,
)
from cjm_tui.exchange.inbound.scores import score_of
from cjm_tui.exchange.outbound.fields import JOINER
from cjm_tui.exchange.remark import Remark
from cjm_tui.i18n import _

_SHORT = 80
"""Characters up to which what a customer does can stand as the touchpoint's title."""
_SCORES = ("impact", "effort")
_NOTHING = frozenset(["-", "–", "—", "--", "n/a", "n/d"])
"""What people write into a cell that has nothing to say."""
_EVERY = 1_000
"""Rows between two reports of progress."""
_TITLES = ("doing", "channel", "thinking", "experiencing")
"""Where the title comes from, in this order, if the table has none; after them the first note."""

_SHARED = frozenset({"feeling", "feeling_word", "channel", "persona", "owner_department"})
"""Fields that hold for each of several touchpoints in one cell; the others are the first one's."""


@dataclass(frozen=True, slots=True)
class TableOptions:
    """What a person decided about a table."""

    overrides: Mapping[str, str] = field(default_factory=dict)
    """Column → field."""
    scale: Scale | None = None
    vocabulary: Mapping[str, int] = field(default_factory=dict)
    """The workshop's own words for feelings, folded, with their valence."""
    progress: Callable[[float], None] | None = None
    """Called with the share of the rows that are done."""


def map_of_table(
    rows: Sequence[Row], source: str, title: str, options: TableOptions | None = None
) -> MapOutline | None:
    """Return the journey map that a table holds, whichever way round it stands; None where it holds none.

    Raises:
        UnknownField: an override names no column or no field.
    """
    options = options or TableOptions()
    table = arranged(rows, options.overrides)
    if not table.rows:
        return None
    title = table.title or title
    columns = propose(table.header, options.overrides)
    if is_improvements(columns):
        found = _improvements(columns, table.rows, source, title)
        return found if found.improvements else None
    if not is_map(columns):
        return None
    found = _Table(columns, source, title, options, table.column_lines).read(table.rows)
    if not any(found.touchpoints) and len(found.stages) < 2:
        return None
    return replace(found, personas=(*_people(table.personas), *found.personas), scenario="\n".join(table.about))


def _people(told: Sequence[str]) -> tuple[PersonaOutline, ...]:
    draft = MapDraft()
    for text in told:
        draft.persona(text)
    return tuple(draft.personas.values())


@dataclass
class _Table:
    """A journey map in the making, row by row."""

    columns: Sequence[Column]
    source: str
    title: str
    options: TableOptions
    column_lines: Sequence[int] = ()
    stages: dict[str, list[TouchpointOutline]] = field(default_factory=dict)
    lines: dict[str, int] = field(default_factory=dict)
    periods: dict[str, str] = field(default_factory=dict)
    personas: dict[str, None] = field(default_factory=dict)
    improvements: list[ImprovementOutline] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    stage: str = ""

    def read(self, rows: Sequence[Row]) -> MapOutline:
        self._remark_on_columns(rows[0][0])
        for number, (line, cells) in enumerate(rows[1:], 1):
            self._row(line, cells)
            if self.options.progress and number % _EVERY == 0:
                self.options.progress(number / len(rows))
        feeling = next((c.name for c in self.columns if c.field == "feeling"), "")
        return MapOutline(
            title=self.title,
            stages=tuple(
                StageOutline(
                    title=name,
                    touchpoints=tuple(touchpoints),
                    implicit=not name,
                    line=self.lines[name],
                    fields={"period": self.periods[name]} if name in self.periods else {},
                )
                for name, touchpoints in self.stages.items()
            ),
            personas=tuple(PersonaOutline(name) for name in self.personas),
            improvements=tuple(self.improvements),
            source=self.source,
            scale=self.options.scale or scale_in(feeling),
            columns={c.name or str(c.index + 1): c.field or "" for c in self.columns},
            remarks=tuple(sorted(self.remarks)),
        )

    @cached_property
    def _plan(self) -> list[tuple[str | None, str, str]]:
        """Each column's field, the kind of note that it is, and what stands before the text of an unknown one."""
        return [
            (column.field, NOTE_FIELDS.get(column.field or "", ""), f"{column.name}: " if column.name else "")
            for column in self.columns
        ]

    @cached_property
    def _is_own(self) -> bool:
        """Whether an export of ours wrote the table: only there a line break belongs to a text."""
        return any(column.name == UID for column in self.columns)

    def _parts(self, text: str) -> list[str]:
        return text.split(JOINER) if self._is_own else cell.items(text)

    def _remark_on_columns(self, line: int) -> None:
        for column, place in zip(self.columns, self.column_lines or repeat(line), strict=False):
            if column.field is None and column.name:
                sentence = _("The column “{name}” is not known; what it holds is kept as comments.")
                self.remarks.append(Remark(place, sentence.format(name=column.name)))
            elif column.field == LEFT_OUT:
                self.remarks.append(Remark(place, _("The column “{name}” is left out.").format(name=column.name)))

    def _row(self, line: int, cells: list[str]) -> None:
        values: dict[str, str] = {}
        notes: list[NoteOutline] = []
        for (name, kind, label), raw in zip(self._plan, cells, strict=False):
            text = _text(raw, self.source)
            if not text:
                continue
            if name is None:
                notes.append(NoteOutline("comment", label + text))
            elif kind:
                notes += [NoteOutline(kind, part) for part in self._parts(text) if part.casefold() not in _NOTHING]
            elif name != LEFT_OUT:
                values[name] = text
        for extra in cells[len(self.columns) :]:
            if text := _text(extra, self.source):
                notes.append(NoteOutline("comment", text))
                self.remarks.append(Remark(line, _("The row is longer than the header; the rest became comments.")))
        if values or notes:
            self._place(line, values, notes)

    def _place(self, line: int, values: dict[str, str], notes: list[NoteOutline]) -> None:
        # An empty cell below a stage stands for the same stage: cells that were merged come so.
        stage = values.pop("stage", "")
        self.stage = (stage if self._is_own else " ".join(cell.items(stage))) or self.stage
        period = values.pop("period", "")
        touchpoints = self.stages.setdefault(self.stage, [])
        self.lines.setdefault(self.stage, line)
        if period:
            self.periods.setdefault(self.stage, period)
        for persona in cell.items(values.get("persona", "")):
            self.personas[persona] = None
        title = values.pop("touchpoint", "")
        titles = ([title] if self._is_own and title else cell.items(title)) or self._titles(values, notes)
        if not titles:
            if values or notes:
                self.remarks.append(Remark(line, _("The row names no touchpoint; it was not understood.")))
            return
        self._improvement(line, titles[0], values, notes)
        for number, (title, fields) in enumerate(zip(titles, _shared_out(values, len(titles)), strict=True)):
            touchpoints.append(
                TouchpointOutline(
                    title=title,
                    line=line,
                    notes=tuple(notes) if number == 0 else (),
                    score=self._score(fields),
                    fields=fields,
                )
            )
        if len(titles) > 1 and notes:
            sentence = _("The cell names {n} touchpoints; the row's notes went to the first one.")
            self.remarks.append(Remark(line, sentence.format(n=len(titles))))

    def _titles(self, values: dict[str, str], notes: list[NoteOutline]) -> list[str]:
        if not (values or notes):
            return []
        first = next(
            (values[name] for name in _TITLES if name in values),
            next((n.text for n in notes if n.kind != "comment"), ""),
        )
        line = first.split("\n")[0]
        if line and len(line) <= _SHORT:
            if line == values.get("doing"):
                del values["doing"]
            return [line]
        # A stage with something about it and no touchpoint's name is its own touchpoint.
        return [self.stage] if self.stage else []

    def _score(self, fields: dict[str, str]) -> ScoreOutline | None:
        return score_of(fields.pop("feeling", ""), fields.get("feeling_word", ""), self.options.vocabulary)

    def _improvement(self, line: int, title: str, values: dict[str, str], notes: list[NoteOutline]) -> None:
        """Take the row's opportunity with an impact or effort as an improvement of the touchpoint."""
        idea = next((note.text for note in notes if note.kind == "opportunity"), "")
        if idea and not values.keys().isdisjoint(_SCORES):
            scores = {name: values.pop(name) for name in _SCORES if name in values}
            self.improvements.append(ImprovementOutline(idea, line, {**scores, "touchpoint": title}))


def _text(raw: str, source: str) -> str:
    """Return a cell's text; only CSV is guarded against formulas."""
    return (cell.unguarded(raw) if raw[:1] == "'" and source == "csv" else raw).strip()


def _shared_out(values: dict[str, str], count: int) -> list[dict[str, str]]:
    """Return each touchpoint's fields: a cell with as many parts as there are touchpoints is dealt out among them."""
    if count == 1:
        return [values]
    shared: list[dict[str, str]] = [{} for _ in range(count)]
    for name, text in values.items():
        parts = cell.items(text)
        if len(parts) != count:
            parts = [text] * (count if name in _SHARED else 1)
        for fields, part in zip(shared, parts, strict=False):
            fields[name] = part
    return shared


def _improvements(columns: Sequence[Column], rows: Sequence[Row], source: str, title: str) -> MapOutline:
    known = {column.field for column in columns}
    main = "improvement" if "improvement" in known else "opportunity"
    found, remarks = [], []
    for line, cells in rows[1:]:
        values = {c.field: _text(raw, source) for c, raw in zip(columns, cells, strict=False) if c.field}
        notes = [
            NoteOutline("comment", f"{c.name}: {raw.strip()}")
            for c, raw in zip(columns, cells, strict=False)
            if c.field is None and raw.strip()
        ]
        what = values.pop(main, "")
        values.pop(LEFT_OUT, None)
        if what:
            fields = {name: text for name, text in values.items() if text}
            found.append(ImprovementOutline(what, line, fields, tuple(notes)))
        elif any(cells):
            remarks.append(Remark(line, _("The row names nothing to do; it was not understood.")))
    columns_taken = {c.name or str(c.index + 1): c.field or "" for c in columns}
    return MapOutline(title, improvements=tuple(found), source=source, columns=columns_taken, remarks=tuple(remarks))
