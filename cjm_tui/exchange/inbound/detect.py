"""Which format a file is in, told by its content first and its name second; and what it is where it is no map."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Sequence
from enum import StrEnum
from itertools import pairwise
from pathlib import PurePath
from statistics import median
from typing import NamedTuple

from cjm_tui.exchange.inbound.csv_text import rows_of
from cjm_tui.exchange.inbound.decoding import MOST_BYTES, decode
from cjm_tui.exchange.inbound.headers import field_of
from cjm_tui.exchange.inbound.outline import NotAJourneyMap
from cjm_tui.exchange.mermaid.reader import is_journey
from cjm_tui.i18n import N_, _


class Format(StrEnum):
    """A form in which a journey map comes."""

    JSON = "json"
    WORKBOOK = "xlsx"
    CSV = "csv"
    MERMAID = "mermaid"
    MARKDOWN = "markdown"
    HTML = "html"
    LINES = "lines"


ALIASES = {
    "md": Format.MARKDOWN,
    "tsv": Format.CSV,
    "mmd": Format.MERMAID,
    "txt": Format.LINES,
    "htm": Format.HTML,
    "ods": Format.WORKBOOK,
}


class Detected(NamedTuple):
    """A format, and the file's text where it has one."""

    format: Format
    text: str = ""
    encoding: str = ""


PROSE = N_("prose without stages or touchpoints")
_EMPTY = N_("an empty file")
_MAGIC = (
    (b"%PDF", N_("a PDF")),
    (b"\x89PNG", N_("an image")),
    (b"\xff\xd8\xff", N_("an image")),
    (b"GIF8", N_("an image")),
    (b"{\\rtf", N_("an RTF document")),
    (b"SQLite format 3\0", N_("an SQLite database; --db opens a library")),
)
_MARKUP = (
    (re.compile(r"<CJML\b"), N_("a CJML document")),
    (re.compile(r"<svg\b"), N_("an SVG drawing")),
    (re.compile(r"<mxfile\b|<mxGraphModel\b"), N_("a drawing of diagrams.net")),
    (re.compile(r"<"), N_("an XML document")),
)
_PAGE = re.compile(r"<!doctype html|<html\b|<table\b", re.IGNORECASE)
_HEAD = 2000
"""Characters that tell what a document in angle brackets is."""
_OTHER_DIAGRAMS = re.compile(
    r"\s*(flowchart|graph|sequenceDiagram|classDiagram|stateDiagram|erDiagram|gantt|pie|mindmap|timeline|gitGraph"
    r"|quadrantChart|sankey|xychart|kanban|requirementDiagram|architecture|block)\b"
)
_YAML_LINE = re.compile(r"^\s*(?:-\s+)?[\"']?[\w./@-]+[\"']?:(?:\s|$)|^\s*-(?:\s|$)|^---\s*$")
_MARKDOWN = re.compile(r"^(?:```|~~~)|^\*\*[^*\n]+\*\*|^#{2,6} .*\n\s*(?:[-*+]|\d+[.)]) ", re.MULTILINE)
_RULE = frozenset(" \t|:-")
_PLAIN_LINE = re.compile(r"^(?!\s|#|[-*+]\s|\d+[.)]\s)")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)]*$")
_CODE = re.compile(r"[{};]|=>|==|\(\)|^\s*(?:import|from|def|class|return|const|let|var|function|#include)\b")


def refused(what: str) -> NotAJourneyMap:
    """Return the refusal of a file that is `what`, an English noun phrase with its article."""
    return NotAJourneyMap(
        _("This is {what}; journey maps are read from CSV, XLSX, JSON, Mermaid, Markdown and plain lines.").format(
            what=_(what)
        )
    )


def format_named(name: str) -> Format:
    """Return the format that a person names: `csv`, `md`, `txt` …

    Raises:
        NotAJourneyMap: there is none of that name.
    """
    name = name.casefold().lstrip(".")
    try:
        return ALIASES.get(name) or Format(name)
    except ValueError as problem:
        known = ", ".join([*Format, *ALIASES])
        raise NotAJourneyMap(
            _("“{name}” is no format; known are {formats}.").format(name=name, formats=known)
        ) from problem


def detect(content: bytes, name: str = "", said: Format | None = None) -> Detected:
    """Return the format of a file; `said` is the one that a person names.

    Raises:
        NotAJourneyMap: it is too large, or of a kind that holds no journey map.
    """
    if len(content) > MOST_BYTES:
        raise NotAJourneyMap(_("This file is larger than {n} MB.").format(n=MOST_BYTES // (1024 * 1024)))
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive(content)
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return Detected(Format.WORKBOOK)
    for magic, what in _MAGIC:
        if content.startswith(magic):
            raise refused(what)
    text, encoding = decode(content)
    if not text.strip():
        raise refused(_EMPTY)
    if "\0" in text[:4096]:
        raise refused(N_("a binary file"))
    return Detected(said or _format_of(text, PurePath(name).suffix.casefold().lstrip(".")), text, encoding)


def is_lines(text: str) -> bool:
    """Tell whether a text is short lines that name touchpoints, rather than prose or code."""
    lines = [line.strip() for line in text.split("\n") if line.strip()]
    sentences = sum(1 for line in lines if _SENTENCE_END.search(line) and line.count(" ") > 7)
    wrapped = sum(1 for line in lines if line[0].islower() and len(line) > 40)
    code = sum(1 for line in lines if _CODE.search(line))
    is_structured = any(line[0] in "#-*•" or ":" in line or line[0].isdigit() for line in lines)
    return (
        median(len(line) for line in lines) <= 100
        and sentences * 3 <= len(lines)
        and wrapped * 3 <= len(lines)
        and code * 4 <= len(lines)
        and (is_structured or len(lines) > 1)
    )


def _format_of(text: str, suffix: str) -> Format:
    start = text.lstrip()
    if start[0] in "{[" and suffix not in ("md", "markdown", "txt", "csv"):
        return Format.JSON
    if start[0] == "<" and suffix not in ("md", "markdown"):
        if _PAGE.search(start[:_HEAD]):
            return Format.HTML
        raise refused(next(what for pattern, what in _MARKUP if pattern.search(start[:_HEAD])))
    if suffix in ("csv", "tsv"):
        return Format.CSV
    if is_journey(text):
        return Format.MERMAID
    if suffix in ("md", "markdown", "mdx", "qmd"):
        return Format.MARKDOWN
    if match := _OTHER_DIAGRAMS.match(start):
        what = _("a Mermaid diagram of another kind ({kind})").format(kind=match[1])
        raise refused(what)
    if suffix in ("yml", "yaml") or _is_yaml(text):
        raise refused(N_("a YAML file"))
    if _is_table(text):
        return Format.CSV
    if _MARKDOWN.search(text) or _is_headed_list(text) or _has_markdown_table(text):
        return Format.MARKDOWN
    if is_lines(text):
        return Format.LINES
    raise refused(PROSE)


def _archive(content: bytes) -> Detected:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = set(archive.namelist())
    except zipfile.BadZipFile as problem:
        raise refused(N_("a damaged archive")) from problem
    if "xl/workbook.xml" in names or "xl/workbook.bin" in names or {"content.xml", "mimetype"} <= names:
        return Detected(Format.WORKBOOK)
    if "word/document.xml" in names:
        raise refused(N_("a Word document"))
    if "ppt/presentation.xml" in names:
        raise refused(N_("a presentation"))
    raise refused(N_("an archive"))


def _is_headed_list(text: str) -> bool:
    """Tell whether a text is headings and lists rather than lines below a `# Stage`."""
    lines = [line for line in text.split("\n") if line.strip()]
    plain = sum(1 for line in lines if _PLAIN_LINE.match(line))
    return any(line.startswith("# ") for line in lines) and plain * 3 <= len(lines)


def _has_markdown_table(text: str) -> bool:
    return any(
        "|" in header and "|" in rule and "-" in rule and _RULE.issuperset(rule)
        for header, rule in pairwise(text.split("\n"))
    )


def _is_yaml(text: str) -> bool:
    lines = [line for line in text.split("\n") if line.strip() and not line.lstrip().startswith("#")]
    keys = [line.strip() for line in lines if _YAML_LINE.match(line)]
    is_nested = any(
        first.rstrip().endswith(":") and len(second) - len(second.lstrip()) > len(first) - len(first.lstrip())
        for first, second in pairwise(lines)
    )
    return len(lines) > 2 and len(keys) == len(lines) and is_nested and all(key == key.lower() for key in keys[:3])


def _is_table(text: str) -> bool:
    if text[:5].casefold() in ("sep=;", "sep=,", "sep=\t") or text[:6].casefold() == '"sep=;':
        return True
    header: Sequence[str] = next((cells for _line, cells in rows_of(text[:20_000])), [])
    known = {field for cell in header if len(cell) <= 60 and (field := field_of(cell))}
    return len(header) > 1 and len(known) > 1
