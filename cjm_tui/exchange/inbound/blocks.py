"""A Markdown document as headings, paragraphs, lists, tables and code, with their lines and without their marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from cjm_tui.exchange.inbound.csv_text import Row

_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text; `bold` is what stands in bold at its beginning."""

    text: str
    number: int
    bold: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, 1 being the highest."""

    level: int
    line: Line


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text in one or more lines."""

    lines: tuple[Line, ...]
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class ListItem:
    """An entry of a list with what is nested in it."""

    lines: tuple[Line, ...]
    children: tuple[Block, ...] = ()

    @property
    def text(self) -> str:
        """Return the entry's own text on one line."""
        return " ".join(line.text for line in self.lines)

    @property
    def number(self) -> int:
        """Return the line that it stands on."""
        return self.lines[0].number if self.lines else 0


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list."""

    ordered: bool
    items: tuple[ListItem, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table, header first."""

    rows: tuple[Row, ...]
    number: int


@dataclass(frozen=True, slots=True)
class Code:
    """A fenced or indented block of code."""

    language: str
    text: str
    number: int


Block = Heading | Paragraph | ListBlock | Table | Code


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark").enable("table")


def blocks_of(document: str) -> list[Block]:
    """Return the document's blocks in order."""
    return _Blocks(_parser().parse(document)).read()


@dataclass
class _Blocks:
    """A cursor over markdown-it's flat list of tokens."""

    tokens: Sequence[Token]
    position: int = 0
    quotes: int = field(default=0)

    def read(self, until: str = "") -> list[Block]:
        blocks: list[Block] = []
        while self.position < len(self.tokens):
            token = self.tokens[self.position]
            self.position += 1
            if token.type == until:
                break
            blocks += self._block(token)
        return blocks

    def _block(self, token: Token) -> Iterator[Block]:
        match token.type:
            case "heading_open":
                lines = self._inline()
                text = " ".join(line.text for line in lines)
                yield Heading(int(token.tag[1:]), Line(text, _number(token)))
            case "paragraph_open":
                if lines := self._inline():
                    yield Paragraph(tuple(lines), quoted=self.quotes > 0)
            case "bullet_list_open" | "ordered_list_open":
                yield self._list(token.type.replace("open", "close"), ordered=token.type.startswith("ordered"))
            case "table_open":
                yield Table(tuple(self._rows()), _number(token))
            case "fence" | "code_block":
                yield Code(token.info.strip(), token.content, _number(token) + (token.type == "fence"))
            case "blockquote_open":
                self.quotes += 1
            case "blockquote_close":
                self.quotes -= 1
            case _:
                pass

    def _list(self, close: str, *, ordered: bool) -> ListBlock:
        items: list[ListItem] = []
        while self.position < len(self.tokens) and self.tokens[self.position].type != close:
            token = self.tokens[self.position]
            self.position += 1
            if token.type == "list_item_open":
                content = self.read("list_item_close")
                first = content[0] if content else None
                if isinstance(first, Paragraph):
                    items.append(ListItem(first.lines, tuple(content[1:])))
                else:
                    items.append(ListItem((Line("", _number(token)),), tuple(content)))
        self.position += 1
        return ListBlock(ordered, tuple(items))

    def _rows(self) -> Iterator[Row]:
        cells: list[str] = []
        number = 0
        while self.tokens[self.position].type != "table_close":
            token = self.tokens[self.position]
            self.position += 1
            if token.type == "tr_open":
                cells, number = [], _number(token)
            elif token.type == "inline":
                cells.append("\n".join(line.text for line in _lines(token, number)))
            elif token.type == "tr_close":
                yield number, cells
        self.position += 1

    def _inline(self) -> list[Line]:
        token = self.tokens[self.position]
        self.position += 1
        return [line for line in _lines(token, _number(token)) if line.text]


def _lines(inline: Token, number: int) -> Iterator[Line]:
    text, bold, depth = "", "", 0
    for child in inline.children or ():
        match child.type:
            case "strong_open":
                depth += 1
            case "strong_close":
                depth -= 1
                if not bold and depth == 0:
                    bold = text.strip()
            case "softbreak" | "hardbreak":
                yield Line(text.strip(), number, bold)
                text, bold, number = "", "", number + 1
            case "html_inline" if _BREAK.fullmatch(child.content):
                yield Line(text.strip(), number, bold)
                text, bold = "", ""
            case "image":
                text += child.content
            case _:
                if depth == 0 and not text.strip() and child.content.strip():
                    bold = bold or "\0"
                text += child.content
    yield Line(text.strip(), number, bold.strip("\0"))


def _number(token: Token) -> int:
    return token.map[0] + 1 if token.map else 0
