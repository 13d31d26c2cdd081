"""A table by columns, and the columns that the fields of a record give."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from cjm_tui.domain.records import Record
from cjm_tui.domain.workshop import Workshop
from cjm_tui.exchange.outbound.fields import Cell, column, label


@dataclass(frozen=True, slots=True)
class Column:
    """One column: all its cells, so that a column of one type is written without asking each cell."""

    key: str
    """The same in every language."""
    label: str
    cells: Sequence[Cell]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of one kind."""

    key: str
    """Stem of the file's name."""
    title: str
    """Name of the sheet."""
    columns: tuple[Column, ...]

    @property
    def height(self) -> int:
        """Number of rows below the header."""
        return len(self.columns[0].cells) if self.columns else 0

    def column(self, key: str) -> int:
        """Return the place of a column, counted from 0; raises ValueError for an unknown one."""
        return [each.key for each in self.columns].index(key)


def table(key: str, title: str, columns: Iterable[Column]) -> Table:
    """Return a table in which no two columns have the same label: a spreadsheet refuses that."""
    taken: set[str] = set()
    unique = []
    for given in columns:
        text = name = " ".join(given.label.split()) or given.key
        number = 1
        while text.casefold() in taken:
            number += 1
            text = f"{name} ({number})"
        taken.add(text.casefold())
        unique.append(Column(given.key, text, given.cells))
    return Table(key, title, tuple(unique))


def computed(key: str, name: str, records: Iterable[Any], cell: Callable[[Any], Cell]) -> Column:
    """Return a column whose cells are computed from each record."""
    return Column(key, name, [cell(record) for record in records])


def field_columns(
    workshop: Workshop, model: type[Record], records: Sequence[Record], names: Iterable[str]
) -> list[Column]:
    """Return a column for each of the fields."""
    return [Column(name, label(model, name), column(workshop, model, name, records)) for name in names]


def uid_column(records: Iterable[Record]) -> Column:
    """Return the column that keeps identity when the rows come back: always the last one."""
    return Column("uid", "uid", [record.uid for record in records])


def code_column(codes: dict[str, str], records: Iterable[Record]) -> Column:
    """Return the column of short ids: always the first one."""
    return Column("id", "ID", [codes[record.uid] for record in records])
