"""A Markdown document cut at its headings, and its lists in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from cjm_tui.exchange.inbound.blocks import Block, Code, Heading, Line, ListBlock, ListItem

LONG_ENTRY = 120
"""Characters from which on a list's entry is prose."""

_NUMBERED_LINE = re.compile(r"^(\d{1,3})[.)]\s+(.*)$")


@dataclass
class Section:
    """A heading and what stands below it, up to the next heading."""

    heading: Line
    level: int
    blocks: list[Block] = field(default_factory=list)

    @property
    def name(self) -> str:
        """The heading's text; empty for what stands above the first heading."""
        return self.heading.text

    @property
    def steps(self) -> list[ListItem]:
        """The numbered entries directly below the heading, or in a block of code that is nothing but such lines."""
        return [
            item
            for block in self.blocks
            for item in (
                block.items
                if isinstance(block, ListBlock) and block.ordered
                else numbered_lines(block)
                if isinstance(block, Code)
                else ()
            )
        ]


def sections_of(blocks: Sequence[Block]) -> Iterator[Section]:
    """Yield a section for each heading, and one before them for what stands above the first."""
    section = Section(Line("", 0), 0)
    for block in blocks:
        if isinstance(block, Heading):
            if section.level or section.blocks:
                yield section
            section = Section(block.line, block.level)
        else:
            section.blocks.append(block)
    yield section


def numbered_lines(block: Code) -> list[ListItem]:
    """Return the entries of a block of code that is a numbered list; indented lines belong to the entry above."""
    entries: list[list[Line]] = []
    for number, raw in enumerate(block.text.rstrip("\n").split("\n"), block.number):
        if match := _NUMBERED_LINE.match(raw):
            entries.append([Line(match[2], number)])
        elif raw.strip() and not entries:
            return []
        elif raw.strip():
            entries[-1].append(Line(raw.strip(), number))
    return [ListItem(tuple(lines)) for lines in entries]


def sub_entries(item: ListItem) -> list[ListItem]:
    """Return the entries of the lists that are nested in an entry."""
    return [entry for child in item.children if isinstance(child, ListBlock) for entry in child.items]


def whole(item: ListItem) -> str:
    """Return an entry with all that is nested in it."""
    return "\n".join([item.text, *(f"- {whole(entry)}" for entry in sub_entries(item))]).strip()
