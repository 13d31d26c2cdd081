"""The tables of a web page, and of what calls itself a spreadsheet and is one inside."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from cjm_tui.exchange.inbound.csv_text import Row
from cjm_tui.exchange.inbound.outline import MapOutline
from cjm_tui.exchange.inbound.tables import TableOptions, map_of_table

_UNSEEN = frozenset(["script", "style", "template", "noscript", "svg"])
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "caption"])
_BREAKS = frozenset(["br", "p", "div", "li"])
_WIDEST = 200
"""Columns that one cell may span; a page that says more means to exhaust somebody."""
_BLANK = re.compile(r"[^\S\n]+")


@dataclass
class WebTable:
    """One table, under the heading that stands above it."""

    title: str
    rows: list[Row] = field(default_factory=list)


def tables_of_page(text: str) -> list[WebTable]:
    """Return the tables of a page in order; cells that span several columns leave the others empty."""
    reader = _Tables()
    reader.feed(text)
    reader.close()
    return [table for table in reader.tables if table.rows]


def maps_of_page(text: str, title: str, options: TableOptions) -> list[MapOutline]:
    """Return the journeys that the page's tables hold, improvements with the one before them."""
    maps: list[MapOutline] = []
    for table in tables_of_page(text):
        found = map_of_table(table.rows, "html", table.title or title, options)
        if found is None:
            continue
        if found.stages or not maps:
            maps.append(found)
        else:
            maps[-1] = replace(maps[-1], improvements=(*maps[-1].improvements, *found.improvements))
    return maps


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[WebTable] = []
        self._open: list[WebTable] = []
        self._cells: list[str] | None = None
        self._told: list[str] | None = None
        """What the open cell or heading says."""
        self._heading = ""
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: Sequence[tuple[str, str | None]]) -> None:
        if tag in _UNSEEN:
            self._unseen += 1
        elif tag == "table":
            self._open.append(WebTable(self._heading))
            self.tables.append(self._open[-1])
        elif tag == "tr" and self._open:
            self._end_row()
            self._cells = []
        elif tag in ("td", "th") and self._cells is not None:
            self._end_cell()
            self._told = []
            span = dict(attrs).get("colspan") or "1"
            self._span = min(int(span), _WIDEST) if span.isascii() and span.isdigit() else 1
        elif tag in _HEADINGS:
            self._told = []
        elif tag in _BREAKS and self._told is not None:
            self._told.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in _UNSEEN:
            self._unseen = max(0, self._unseen - 1)
        elif tag in ("td", "th"):
            self._end_cell()
        elif tag == "tr":
            self._end_row()
        elif tag == "table" and self._open:
            self._end_row()
            self._open.pop()
        elif tag in _HEADINGS and self._told is not None and self._cells is None:
            self._heading = self._taken().replace("\n", " ")
            if tag == "caption" and self._open:
                self._open[-1].title = self._heading

    def handle_data(self, data: str) -> None:
        if self._told is not None and not self._unseen:
            self._told.append(data.replace("\n", " "))

    def _taken(self) -> str:
        told, self._told = "".join(self._told or ()), None
        lines = (_BLANK.sub(" ", line).strip() for line in told.split("\n"))
        return "\n".join(line for line in lines if line)

    def _end_cell(self) -> None:
        if self._told is not None and self._cells is not None:
            self._cells += [self._taken(), *[""] * (max(self._span, 1) - 1)]

    def _end_row(self) -> None:
        self._end_cell()
        if self._cells and any(self._cells) and self._open:
            self._open[-1].rows.append((self.getpos()[0], self._cells))
        self._cells = None
