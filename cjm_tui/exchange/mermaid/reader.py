"""Reads Mermaid `journey` text as the real parser does, and goes on where that one refuses.

Where the real parser reads something (11.17.2), the result is the same; where it stops, loses text or finds no
number, the text is kept and a remark names the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from cjm_tui.exchange.mermaid import text as escapes
from cjm_tui.exchange.mermaid.diagram import JourneyDiagram, Section, Task
from cjm_tui.exchange.remark import Remark
from cjm_tui.i18n import _

LOWEST, HIGHEST = 1, 5
"""The scores that Mermaid draws faces for."""
SCORE_MARK = "score:"
"""A comment `%% score: 9` before a task holds a score that the diagram itself cannot, or `none`."""

_FRONT_MATTER = re.compile(r"\A([^\S\n]*)---[^\S\n]*\n(.*?)\n\1---[^\S\n]*(?:\n|\Z)", re.DOTALL)
_FRONT_TITLE = re.compile(r"^title:[ \t]*(.+)$", re.MULTILINE)
_DIRECTIVE = re.compile(r"%%\{.*?(?:\}%%|\Z)", re.DOTALL)
_OPENING = re.compile(r"^\s*journey\b(.*)$", re.IGNORECASE | re.ASCII)
_STATEMENT = re.compile(r"^(title|section)(?:\s+(.*))?$", re.IGNORECASE | re.ASCII)
_ACCESSIBLE = re.compile(r"^(accTitle|accDescr)\s*:\s*(.*)$", re.IGNORECASE | re.ASCII)
_DESCRIPTION_BLOCK = re.compile(r"^accDescr\s*\{(.*)$", re.IGNORECASE | re.ASCII)
# A line that begins with an entity is none of the comments that begin with "#".
_COMMENT = re.compile(r"%|#(?!\w+;)", re.ASCII)
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?")
_STOPS = re.compile("[#;]")
_ENTITY = re.compile(r"#\w+;", re.ASCII)
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})[ \t]*(.*)")
_IS_MERMAID = re.compile(r"\{?\.?mermaid\b")


class NotAJourney(ValueError):
    """The text is no `journey` diagram."""


def is_journey(source: str) -> bool:
    """Tell whether the text is a `journey` diagram: its first word, front matter and comments aside."""
    return any(_OPENING.match(line) for _, line in _first_statement(source))


def fences(document: str) -> Iterator[tuple[str, int]]:
    """Yield the `journey` diagrams fenced in a Markdown document, each with the line that it begins on."""
    mark, body, first, is_mermaid = "", [""], 0, False
    for number, line in enumerate(_line_ends(document).split("\n"), 1):
        fence = _FENCE.fullmatch(line)
        if not mark and fence:
            mark, body, first = fence[1], [], number + 1
            is_mermaid = bool(_IS_MERMAID.match(fence[2]))
        elif mark and fence and fence[1].startswith(mark) and not fence[2]:
            mark = ""
            if is_mermaid and is_journey(source := "\n".join(body)):
                yield source, first
        elif mark:
            body.append(line)


def read_journey(source: str, first_line: int = 1) -> JourneyDiagram:
    """Return the diagram; lines are counted from `first_line`.

    Raises:
        NotAJourney: the first statement is something else.
    """
    front, body = _without_front_matter(_line_ends(source))
    reading = _Reading()
    for number, line in enumerate(_without_directives(body).split("\n"), first_line):
        reading.take(line, number)
    if not reading.is_open:
        raise NotAJourney
    return JourneyDiagram(
        title=reading.title,
        sections=reading.finished(),
        accessible_title=reading.accessible_title,
        accessible_description="\n".join(reading.description).strip(),
        front_matter_title=front,
        remarks=tuple(reading.remarks),
    )


@dataclass
class _Reading:
    """What has been understood so far, line by line."""

    is_open: bool = False
    in_description: bool = False
    title: str = ""
    accessible_title: str = ""
    description: list[str] = field(default_factory=list)
    sections: list[tuple[str | None, int, list[Task]]] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    marked: str | None = None

    def take(self, line: str, number: int) -> None:
        if self.in_description:
            text, closed, _rest = line.partition("}")
            self.description.append(escapes.decoded(text.strip()))
            self.in_description = not closed
            return
        statement = line.strip()
        if not statement or _COMMENT.match(statement):
            self._comment(statement)
        elif not self.is_open:
            if opening := _OPENING.match(line):
                self.is_open = True
                self.take(opening[1], number)
            else:
                raise NotAJourney
        elif match := _ACCESSIBLE.match(statement):
            if match[1].casefold() == "acctitle":
                self.accessible_title = escapes.decoded(match[2])
            else:
                self.description = [escapes.decoded(match[2])]
        elif match := _DESCRIPTION_BLOCK.match(statement):
            self.in_description = True
            self.take(match[1], number)
        elif match := _STATEMENT.match(statement):
            self._head(match[1].casefold(), (match[2] or "").strip(), number)
        else:
            self._task(statement, number)

    def finished(self) -> tuple[Section, ...]:
        return tuple(Section(name, tuple(tasks), line) for name, line, tasks in self.sections)

    def _comment(self, statement: str) -> None:
        words = statement.lstrip("%").split()
        if statement.startswith("%%") and len(words) == 2 and words[0] == SCORE_MARK:
            self.marked = words[1]

    def _head(self, keyword: str, raw: str, number: int) -> None:
        self._remark_on_stops(raw, number)
        text = escapes.decoded(raw)
        if keyword == "title":
            self.title = text
            return
        if not text:
            self._remark(number, _("The section has no name."))
        if ":" in raw:
            self._remark(number, _("Mermaid itself refuses a colon in a section's name; it was kept as text."))
        self.sections.append((text or escapes.EMPTY, number, []))

    def _task(self, statement: str, number: int) -> None:
        raw_name, colon, rest = statement.partition(":")
        self._remark_on_stops(statement, number)
        written, _colon, people = rest.partition(":")
        actors = [escapes.decoded(actor.strip()) for actor in people.split(":")[0].split(",")]
        score = _number(written)
        unread = "" if score is not None and ":" not in people else rest.strip()
        marked, self.marked = self.marked, None
        if marked is not None:
            score = _number(marked)
        elif score is None and not colon:
            self._remark(number, _("The task has no score."))
        elif score is None:
            self._remark(number, _no_number(rest.strip()))
        elif not LOWEST <= score <= HIGHEST:
            self._remark(number, _("The score {score} lies outside 1 to 5.").format(score=written.strip()))
        if score is not None and unread:
            self._remark(number, _("“{text}” has more parts than a task can have.").format(text=unread))
        task = Task(
            name=escapes.decoded(raw_name.strip()) or escapes.EMPTY,
            score=score,
            actors=tuple(actor for actor in actors if actor),
            line=number,
            unread=unread,
        )
        if not self.sections:
            self.sections.append((None, number, []))
        self.sections[-1][2].append(task)

    def _remark_on_stops(self, raw: str, number: int) -> None:
        if _STOPS.search(_ENTITY.sub("", raw)):
            self._remark(number, _("Mermaid itself stops at “#” and “;”; the text was kept whole."))

    def _remark(self, number: int, sentence: str) -> None:
        self.remarks.append(Remark(number, sentence))


def _no_number(text: str) -> str:
    number, comma, actor = text.partition(",")
    if comma and _number(number) is not None and actor.strip():
        meant = f"{number.strip()}: {actor.strip()}"
        return _("“{text}” is no score; was “{meant}” meant? The touchpoint has no value.").format(
            text=text, meant=meant
        )
    return _("“{text}” is no score; the touchpoint has no value.").format(text=text)


def _number(written: str) -> float | None:
    written = written.strip()
    return float(written) if _NUMBER.fullmatch(written) else None


def _line_ends(source: str) -> str:
    return source.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _without_front_matter(source: str) -> tuple[str, str]:
    """Return the front matter's title, and the text with the front matter blanked so that lines keep their numbers."""
    if not (match := _FRONT_MATTER.match(source)):
        return "", source
    yaml = "\n".join(line.removeprefix(match[1]) for line in match[2].split("\n"))
    title = _FRONT_TITLE.search(yaml)
    blank = "\n" * match[0].count("\n")
    return (title[1].strip().strip("\"'") if title else ""), blank + source[match.end() :]


def _without_directives(source: str) -> str:
    return _DIRECTIVE.sub(lambda match: "\n" * match[0].count("\n"), source)


def _first_statement(source: str) -> Iterator[tuple[int, str]]:
    body = _without_directives(_without_front_matter(_line_ends(source))[1])
    for number, line in enumerate(body.split("\n"), 1):
        if line.strip() and not _COMMENT.match(line.strip()):
            yield number, line
            return
