"""CSV in three dialects: for programs, for a Brazilian Excel and for an English one; no text becomes a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from cjm_tui.exchange.outbound.fields import Cell
from cjm_tui.exchange.outbound.tables.table import Table


@dataclass(frozen=True, slots=True)
class Profile:
    """A dialect of CSV."""

    key: str
    delimiter: str = ","
    decimal_comma: bool = False
    byte_order_mark: bool = False
    """Excel reads UTF-8 only where the file begins with one."""
    day: str = "%Y-%m-%d"
    moment: str = "%Y-%m-%dT%H:%M:%SZ"


PROFILES = {
    profile.key: profile
    for profile in (
        Profile("rfc4180"),
        Profile("excel-ptbr", ";", True, True, "%d/%m/%Y", "%d/%m/%Y %H:%M"),
        Profile("excel-en", ",", False, True, "%m/%d/%Y", "%m/%d/%Y %H:%M"),
    )
}
"""The first one is the default."""

_RISKY = frozenset("'=+-@\t\r\n\0＝＋－＠")
_FORMULA = re.compile("'*[=+\\-@\t\r\n\0＝＋－＠]")
"""What a spreadsheet would compute; one apostrophe before it, which an import takes off again, prevents that."""


def csv_bytes(table: Table, profile: Profile, *, keys: bool = False, raw: bool = False) -> bytes:
    """Return a table as a file.

    Args:
        table: what to write.
        profile: the dialect.
        keys: whether a row of keys, the same in every language, comes before the header.
        raw: whether texts are written as they are, for tools that compute nothing.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=profile.delimiter, lineterminator="\r\n")
    if keys:
        writer.writerow([column.key for column in table.columns])
    writer.writerow(_texts([column.label for column in table.columns], profile, raw))
    columns = [_texts(column.cells, profile, raw) for column in table.columns]
    writer.writerows(zip(*columns, strict=True))
    # Texts are cleaned where they enter; what could not be encoded all the same must not stop an export.
    return out.getvalue().encode("utf-8-sig" if profile.byte_order_mark else "utf-8", "replace")


def guarded(text: str) -> str:
    """Return the text with an apostrophe before it where a spreadsheet would take it for a formula."""
    return "'" + text if _FORMULA.match(text) else text


def _texts(cells: Sequence[Cell], profile: Profile, raw: bool) -> Iterable[object]:
    types = set(map(type, cells))
    if not types - {str, type(None)}:
        if raw:
            return cells
        return [guarded(cell) if cell and cell[0] in _RISKY else cell for cell in cells]  # type: ignore[index,arg-type]
    if types <= {int, type(None)}:
        return cells
    return [_text(cell, profile, raw) for cell in cells]


def _text(cell: Cell, profile: Profile, raw: bool) -> object:
    if isinstance(cell, str):
        return cell if raw else guarded(cell)
    if isinstance(cell, float):
        figure = f"{cell:.4f}".rstrip("0").rstrip(".")
        figure = "0" if figure == "-0" else figure
        return figure.replace(".", ",") if profile.decimal_comma else figure
    if isinstance(cell, datetime):
        return cell.astimezone(UTC).strftime(profile.moment)
    return cell.strftime(profile.day) if isinstance(cell, date) else cell
