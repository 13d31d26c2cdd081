"""The way in: a file's bytes become the journeys that it holds, or one sentence that says why it holds none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import PurePath
from typing import NamedTuple

from cjm_tui.exchange.inbound import detect as detection
from cjm_tui.exchange.inbound.arrangement import arranged
from cjm_tui.exchange.inbound.blocks import Heading, Paragraph, blocks_of
from cjm_tui.exchange.inbound.csv_text import Row, rows_of
from cjm_tui.exchange.inbound.detect import Detected, Format, detect, is_lines, refused
from cjm_tui.exchange.inbound.diagrams import map_of_diagram
from cjm_tui.exchange.inbound.identity import uids_in
from cjm_tui.exchange.inbound.lines import map_of_lines
from cjm_tui.exchange.inbound.markdown import maps_of_markdown
from cjm_tui.exchange.inbound.outline import MapOutline, NotAJourneyMap
from cjm_tui.exchange.inbound.tables import TableOptions, map_of_table
from cjm_tui.exchange.inbound.web_page import maps_of_page, tables_of_page
from cjm_tui.exchange.inbound.workbook import sheets_of
from cjm_tui.exchange.mermaid.reader import NotAJourney, fences
from cjm_tui.exchange.remark import Remark
from cjm_tui.i18n import N_, _


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file turned out to hold."""

    format: Format
    outlines: tuple[MapOutline, ...] = ()
    workshop: str = ""
    """The text of a workshop of our own (`workshop_json`), which is no outline."""

    @property
    def remarks(self) -> list[Remark]:
        """Return all remarks, in the order of the lines."""
        return sorted(remark for outline in self.outlines for remark in outline.remarks)


OUR_PAGE = '<meta name="generator" content="cjm-tui">'
"""What a page of ours says of itself."""
_PAGE_HEAD = 2_000
_LOOKED_AT = 100
"""Rows of a table that tell how it stands."""


class OwnTable(NamedTuple):
    """A table whose rows have uids."""

    rows: list[Row]
    was_guarded: bool
    """Whether texts carry the apostrophe against formulas."""


def read(content: bytes, name: str = "", said: Format | None = None, options: TableOptions | None = None) -> Reading:
    """Return the journeys that a file holds.

    Args:
        content: the file's bytes.
        name: its name, for the ending and for a title where the file has none; may be empty.
        said: the format, where a person names it.
        options: the mapping of columns, the scale and the words that a person chose.

    Raises:
        NotAJourneyMap: it holds none.
        UnknownField: the options map a column or field that is not there.
    """
    options = options or TableOptions()
    found = detect(content, name, said)
    title = PurePath(name).stem.replace("-", " ").replace("_", " ").strip()
    if found.format is Format.JSON:
        return Reading(found.format, workshop=found.text)
    outlines = _outlines(found, content, title, options)
    if found.encoding == "cp1252":
        remark = Remark(0, _("The file is not UTF-8; it was read as Windows-1252."))
        outlines = [outlines[0].with_remarks(remark), *outlines[1:]]
    if options.scale:
        outlines = [replace(outline, scale=options.scale) for outline in outlines]
    return Reading(found.format, tuple(outlines))


def tables_with_uids(content: bytes, name: str = "") -> list[OwnTable]:
    """Return the tables of a file that an export of ours wrote, to be compared with the workshop (`returning`)."""
    found = detect(content, name)
    if found.format is Format.WORKBOOK:
        tables = [OwnTable(_from_header(sheet.rows), was_guarded=False) for sheet in sheets_of(content)]
    elif found.format is Format.CSV:
        tables = [OwnTable(list(rows_of(found.text)), was_guarded=True)]
    else:
        tables = []
    return [table for table in tables if uids_in(table.rows)]


def header_of(content: bytes, name: str = "") -> list[str]:
    """Return the names of a table's columns, so that a person can say what they hold; empty for any other file.

    Raises:
        NotAJourneyMap: it is of a kind that holds no journey map.
    """
    found = detect(content, name)
    if found.format is Format.WORKBOOK:
        rows = next((sheet.rows for sheet in sheets_of(content) if sheet.rows), [])
    elif found.format is Format.CSV:
        rows = list(islice(rows_of(found.text), _LOOKED_AT))
    elif found.format is Format.HTML:
        rows = next((table.rows for table in tables_of_page(found.text)), [])
    else:
        rows = []
    header = [cell.strip() for cell in arranged(rows).header]
    return [] if _is_shapes(header) else header


def _outlines(found: Detected, content: bytes, title: str, options: TableOptions) -> list[MapOutline]:
    match found.format:
        case Format.WORKBOOK:
            return _workbook(content, title, options)
        case Format.CSV:
            return [_csv(found.text, title, options)]
        case Format.MERMAID:
            return [_diagram(found.text, title, 1, options)]
        case Format.MARKDOWN:
            return _markdown(found.text, title, options)
        case Format.HTML:
            return _page(found.text, title, options)
        case _:
            return [_lines(found.text, title, options)]


def _lines(text: str, title: str, options: TableOptions) -> MapOutline:
    outline = map_of_lines(text, title, options.vocabulary)
    if not any(outline.touchpoints) and len(outline.stages) < 2:
        raise refused(detection.PROSE)
    return outline


def _csv(text: str, title: str, options: TableOptions) -> MapOutline:
    rows = list(rows_of(text))
    outline = map_of_table(rows, "csv", title, options)
    if outline is None:
        raise _no_map(rows)
    return outline


def _workbook(content: bytes, title: str, options: TableOptions) -> list[MapOutline]:
    """Return a map for each sheet that is one, the first with the improvements of the other sheets.

    In a workbook of ours the other maps are the same touchpoints told again: only the fullest one is read.
    """
    first: list[Row] = []
    maps: list[MapOutline] = []
    improvements: list[MapOutline] = []
    unread: list[str] = []
    is_ours = False
    for sheet in sheets_of(content):
        first = first or sheet.rows
        is_ours = is_ours or bool(uids_in(_from_header(sheet.rows)))
        outline = map_of_table(sheet.rows, "xlsx", title, options)
        if outline is None:
            unread.append(sheet.name)
        elif outline.stages:
            maps.append(replace(outline, facts={"sheet": sheet.name}))
        else:
            improvements.append(outline)
    if not maps and not improvements:
        raise _no_map(first) if first else refused(N_("an empty workbook"))
    if is_ours:
        maps.sort(key=lambda outline: -sum(1 for _ in outline.touchpoints))
        unread += [outline.facts["sheet"] for outline in maps[1:]]
        maps = maps[:1]
    chosen, *others = maps or improvements[:1]
    if maps:
        chosen = replace(
            chosen, improvements=(*chosen.improvements, *(i for o in improvements for i in o.improvements))
        )
    chosen = chosen.with_remarks(*(Remark(0, _("The sheet “{name}” was not read.").format(name=n)) for n in unread))
    return _told_apart([chosen, *others])


def _told_apart(maps: list[MapOutline]) -> list[MapOutline]:
    """Return the maps under their sheets' names, where several would have one title."""
    if len({outline.title for outline in maps}) == len(maps):
        return maps
    return [replace(outline, title=outline.facts["sheet"]) for outline in maps]


def _from_header(rows: list[Row]) -> list[Row]:
    """Return the rows from the header on: a title or a blank may stand above it."""
    for number, (_line, cells) in enumerate(rows[:10]):
        if sum(1 for cell in cells if cell.strip()) > 1:
            return rows[number:]
    return rows


def _diagram(source: str, title: str, first_line: int, options: TableOptions) -> MapOutline:
    try:
        outline = map_of_diagram(source, title, first_line, options.scale)
    except NotAJourney as problem:
        raise refused(N_("no Mermaid journey")) from problem
    if not outline.stages:
        raise refused(N_("a Mermaid journey without tasks"))
    return outline


def _markdown(text: str, title: str, options: TableOptions) -> list[MapOutline]:
    maps = maps_of_markdown(text, title, options)
    maps += [_diagram(source, title, line, options) for source, line in fences(text)]
    if maps:
        return maps
    blocks = blocks_of(text)
    is_plain = all(isinstance(b, Heading) or (isinstance(b, Paragraph) and not b.lines[0].bold) for b in blocks)
    if is_plain and is_lines(text) and any(isinstance(b, Heading) for b in blocks):
        return [_lines(text, title, options)]
    raise refused(detection.PROSE)


def _page(text: str, title: str, options: TableOptions) -> list[MapOutline]:
    if OUR_PAGE in text[:_PAGE_HEAD]:
        raise refused(N_("a web page that cjm-tui wrote; its JSON comes back whole"))
    maps = maps_of_page(text, title, options)
    if not maps:
        raise refused(N_("a web page without a table of stages or touchpoints"))
    return maps


def _no_map(rows: Sequence[Row]) -> NotAJourneyMap:
    header = [cell.strip() for cell in arranged(rows).header]
    if _is_shapes(header):
        return refused(N_("a list of shapes from a diagram tool"))
    if len(header) < 2:
        return refused(N_("a table with one column"))
    columns = ", ".join(f"“{cell}”" for cell in header[:8] if cell)
    return NotAJourneyMap(
        _(
            "No column here is known to hold stages or touchpoints ({columns}); say which: --map “Column=touchpoint”."
        ).format(columns=columns)
    )


def _is_shapes(header: Sequence[str]) -> bool:
    return "Shape Library" in header or {"Line Source", "Line Destination"} <= set(header)
