"""How a table stands: which row is its header, whether its stages run down or across, and what is written above it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass, field, replace

from cjm_tui.exchange.inbound import values
from cjm_tui.exchange.inbound.csv_text import Row
from cjm_tui.exchange.inbound.headers import column_field_of, field_of

_ABOVE = 15
"""Rows that may stand above the header: a title, a persona, who made it."""
_LANES = 60
"""Rows that a table with stages in its columns has at most."""
_LABEL = 60
"""Characters of a column's or lane's name; longer is a text."""


@dataclass(frozen=True, slots=True)
class Arranged:
    """A table turned so that each row is a touchpoint, its header first."""

    rows: tuple[Row, ...]
    column_lines: tuple[int, ...] = ()
    """Where each column's name stands, if not all in the header: of a table whose stages run across."""
    title: str = ""
    personas: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    """What else is written above the table."""
    above: tuple[Row, ...] = field(default=(), repr=False)

    @property
    def header(self) -> list[str]:
        """Return the columns' names."""
        return self.rows[0][1] if self.rows else []


def arranged(rows: Sequence[Row], chosen: Iterable[str] = ()) -> Arranged:
    """Return the table in order; `chosen` are names of columns that a person has said something about."""
    if not rows:
        return Arranged(())
    names = {name.strip().casefold() for name in chosen}
    label = _label_column(rows)
    if label is not None:
        lanes = {cells[label].strip().casefold() for _line, cells in rows[:_LANES] if len(cells) > label}
        across = {cell.strip().casefold() for cell in rows[_header_row(rows, names)][1][label + 1 :]}
        if len(names & across) <= len(names & lanes):
            return _with_what_stands_above(_turned(rows, label))
    head = _header_row(rows, names)
    return _with_what_stands_above(Arranged(tuple(rows[head:]), above=tuple(rows[:head])))


def _known(cells: Iterable[str], *, loosely: bool) -> list[str]:
    """Return the fields that the cells name, each once."""
    short = (cell for cell in cells if cell.strip() and len(cell) <= _LABEL)
    return list(dict.fromkeys(name for cell in short if (name := column_field_of(cell, loosely=loosely))))


def _header_row(rows: Sequence[Row], names: Set[str]) -> int:
    """Return the row that names the columns: the one with a person's names, or with most fields, or with two cells."""
    top = rows[:_ABOVE]
    filled = [_filled_cells(cells) for _line, cells in top]
    first = next((number for number, count in enumerate(filled) if count > 1), 0)
    if names:
        said = [len(names & {cell.strip().casefold() for cell in cells}) for _line, cells in top]
        return said.index(max(said)) if max(said) else first
    known = [len(_known(cells, loosely=True)) for _line, cells in top]
    best = known.index(max(known))
    # A title or a group stands above fewer columns than the header has; a row of the table does not.
    return best if known[best] > 1 and all(count < filled[best] for count in filled[:best]) else first


def _label_column(rows: Sequence[Row]) -> int | None:
    """Return the column in which the lanes are named, if the stages run across; None where they run down."""
    width = max(len(cells) for _line, cells in rows)
    across = max(len(_known(cells[1:], loosely=False)) for _line, cells in rows[:_ABOVE])
    down = {
        column: len(_known((cells[column] for _line, cells in rows[:_LANES] if len(cells) > column), loosely=True))
        for column in (0, 1, 2)
        if width - column > 2
    }
    best = max(down, key=lambda column: (down[column], -column), default=None)
    return best if best is not None and down[best] >= 2 and down[best] > across else None


def _turned(rows: Sequence[Row], label: int) -> Arranged:
    """Turn columns into rows: each lane becomes a column, the row of the stages the first of them."""
    width = max(len(cells) for _line, cells in rows)
    # What stands before the labels only groups the lanes.
    grid = [(line, [*cells, *[""] * (width - len(cells))][label:]) for line, cells in rows]
    head = _stages_row(grid)
    above, lanes = grid[:head], grid[head:]
    periods = [row for row in above if _is_periods(row[1])]
    above = [row for row in above if row not in periods]
    line, stages = lanes[0]
    columns = [(line, ["stage", *stages[1:]]), *((at, ["period", *_filled(cells[1:])]) for at, cells in periods)]
    columns += lanes[1:]
    turned = [[cells[place] for _line, cells in columns] for place in range(width - label)]
    kept = [cells for number, cells in enumerate(turned) if number == 0 or any(cell.strip() for cell in cells)]
    lane = next((at for at, cells in columns[1:] if column_field_of(cells[0]) == "touchpoint"), line)
    return Arranged(
        tuple((lane if number else line, cells) for number, cells in enumerate(kept)),
        column_lines=tuple(at for at, _cells in columns),
        above=tuple(above),
    )


def _stages_row(grid: Sequence[Row]) -> int:
    """Return the row that names the stages: the one that says so, else the last full one above the first lane."""
    named = next((n for n, (_line, cells) in enumerate(grid[:_ABOVE]) if field_of(cells[0]) == "stage"), None)
    if named is not None:
        return named
    first = next(
        (n for n, (_line, cells) in enumerate(grid) if column_field_of(cells[0]) and _filled_cells(cells) > 1), 0
    )
    full = [n for n in range(first) if _filled_cells(grid[n][1][1:]) > 1 and not _is_periods(grid[n][1])]
    periods = [n for n in range(first) if _is_periods(grid[n][1])]
    return max(full or periods, default=0)


def _filled_cells(cells: Sequence[str]) -> int:
    return sum(1 for cell in cells if cell.strip())


def _is_periods(cells: Sequence[str]) -> bool:
    """Tell whether a row says before, during, after over the stages."""
    told = [cell for cell in cells[1:] if cell.strip()]
    return len(told) > 1 and not cells[0].strip() and all(values.period_of(cell) for cell in told)


def _filled(cells: Sequence[str]) -> list[str]:
    """Return the cells, an empty one with what stands before it: cells that were merged come so."""
    last, filled = "", []
    for cell in cells:
        last = cell.strip() or last
        filled.append(last)
    return filled


def _with_what_stands_above(found: Arranged) -> Arranged:
    title, personas, about = "", [], []
    for _line, cells in found.above:
        told = [cell.strip() for cell in cells if cell.strip()]
        if not told:
            continue
        key, colon, rest = told[0].partition(":")
        named = field_of(key) if colon or len(told) > 1 else None
        value = ", ".join(filter(None, [rest.strip(), *told[1:]]))
        if named == "persona" and value:
            personas.append(value)
        elif not title and not colon and len(told) == 1:
            title = told[0]
        else:
            about.append(f"{key.strip()}: {value}" if colon and value else ", ".join(told))
    return replace(found, title=title, personas=tuple(personas), about=tuple(about))
