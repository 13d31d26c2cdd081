"""Rows of a workbook (xlsx, xls, ods), sheet by sheet."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any, NamedTuple

from cjm_tui.exchange.inbound.csv_text import Row
from cjm_tui.exchange.inbound.outline import NotAJourneyMap
from cjm_tui.i18n import _

MOST_UNPACKED = 600 * 1024 * 1024
"""Bytes that a workbook may unpack to; a zip bomb promises far more."""


class Sheet(NamedTuple):
    """One sheet with anything in it."""

    name: str
    rows: list[Row]


def sheets_of(content: bytes) -> Iterator[Sheet]:
    """Yield the visible sheets that hold anything.

    Raises:
        NotAJourneyMap: the file is damaged, locked by a password, or unpacks to more than a workbook can be.
    """
    _refuse_bombs(content)
    from python_calamine import CalamineError, CalamineWorkbook, SheetVisibleEnum

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        for metadata in book.sheets_metadata:
            if metadata.visible != SheetVisibleEnum.Visible:
                continue
            sheet = book.get_sheet_by_name(metadata.name)
            first = sheet.start[0] + 1 if sheet.start else 1
            cells = sheet.to_python(skip_empty_area=True)
            rows = [
                (line, [_text(cell) for cell in row])
                for line, row in enumerate(cells, first)
                if any(cell != "" for cell in row)
            ]
            if rows:
                yield Sheet(metadata.name, rows)
    except (CalamineError, ValueError) as problem:
        raise NotAJourneyMap(_("This workbook is damaged or locked by a password.")) from problem


def _refuse_bombs(content: bytes) -> None:
    if not content.startswith(b"PK"):
        return
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
            # Sizes can be forged; reading every entry to its checksum finds that out, in bounded memory.
            damaged = unpacked <= MOST_UNPACKED and archive.testzip() is not None
    except (zipfile.BadZipFile, zlib.error, RuntimeError, NotImplementedError, EOFError):
        unpacked, damaged = 0, True
    if damaged:
        raise NotAJourneyMap(_("This workbook is damaged or locked by a password."))
    if unpacked > MOST_UNPACKED:
        raise NotAJourneyMap(
            _("This workbook would unpack to {size} MB, which no journey map needs.").format(
                size=unpacked // (1024 * 1024)
            )
        )


def _text(cell: Any) -> str:
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "1" if cell else ""
    if isinstance(cell, float):
        return f"{cell:.12g}"
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, timedelta):
        return f"{cell.total_seconds() / 60:g}"
    return (
        cell.isoformat(" ") if isinstance(cell, datetime) else cell.isoformat() if isinstance(cell, date) else str(cell)
    )
