"""Plain pasted lines as a journey: `Stage: touchpoint`, or `# Stage` and its touchpoints below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from cjm_tui.exchange.inbound.captions import stage_in
from cjm_tui.exchange.inbound.drafting import MapDraft, TouchpointDraft, keyed, tell, tokens_of
from cjm_tui.exchange.inbound.headers import field_of, normalized
from cjm_tui.exchange.inbound.outline import MapOutline

_BULLET = re.compile(r"^(?:[-*•·–—]|\d{1,3}[.)])\s+")
_STAGED = re.compile(r"^([^:：]{1,60})[:：]\s+(\S.*)$")
_NAMED = re.compile(r"^#+\s*(.+?)\s*#*$|^([^:：]{1,60})[:：]$")
_TITLE = re.compile(r"^(?:title|título|titulo|journey|jornada)\s*[:：]\s*(.+)$", re.IGNORECASE)
# Words for fields that are more often the name of a stage at the beginning of a line.
_RATHER_STAGES = frozenset(
    [
        *("pesquisa", "research", "decisao", "decision", "avaliacao", "retorno", "suporte", "support", "soporte"),
        *("apoio", "experiencia", "experience", "interacao", "interaction", "contato", "contacto", "uso", "compra"),
        *("problema", "problem", "solucao", "solution", "need", "necessidade"),
    ]
)


def map_of_lines(text: str, title: str = "", vocabulary: Mapping[str, int] = MappingProxyType({})) -> MapOutline:
    """Return the journey that the lines tell."""
    reading = _Lines(MapDraft(title))
    lines = list(_lines_of(text))
    heads, named = _heads(lines)
    for line in lines:
        if line.number == named:
            reading.draft.title = line.text
        elif line.number in heads:
            reading.begin(line.text, line.number)
        else:
            reading.take(line.text, line.number, is_below=line.is_below)
    return reading.draft.finished("lines", vocabulary)


class _Line(NamedTuple):
    text: str
    number: int
    is_below: bool
    """Whether it is indented or a bullet and so belongs to what stands above."""


def _lines_of(text: str) -> Iterator[_Line]:
    for number, raw in enumerate(text.split("\n"), 1):
        line = raw.strip()
        if any(map(str.isalnum, line)):
            yield _Line(_BULLET.sub("", line), number, raw[:1].isspace() or bool(_BULLET.match(line)))


def _heads(lines: Sequence[_Line]) -> tuple[set[int], int]:
    """Return the lines that head a list of touchpoints, and the line above them that is the title; 0 where none is."""
    plain = [line for line in lines if not line.is_below]
    heads: list[int] = []
    above = 0
    for line in lines:
        if not line.is_below:
            above = line.number
        elif above and above not in heads and not keyed(line.text) and not tokens_of(line.text)[1]:
            heads.append(above)
    if len(heads) < 2 or len(heads) * 2 < len(plain):
        return set(), 0
    first = plain[0]
    is_title = first.number not in heads and plain[1].number in heads and not _STAGED.match(first.text)
    return set(heads), first.number if is_title and not _stage_of(first.text) and not keyed(first.text) else 0


@dataclass
class _Lines:
    draft: MapDraft
    last: TouchpointDraft | None = None

    def begin(self, line: str, number: int) -> None:
        """Begin the stage that a line names."""
        self.draft.go_to(_stage_of(line) or line, number)
        self.last = None

    def take(self, line: str, number: int, *, is_below: bool) -> None:
        """Take one line; `is_below` says that it is indented or a bullet and so belongs to what stands above."""
        if not is_below and (match := _TITLE.match(line)):
            self.draft.title = match[1]
        elif not is_below and _stage_of(line):
            self.begin(line, number)
        elif self._tells(line, number, is_below):
            pass
        elif not is_below and (staged := _STAGED.match(line)):
            self.draft.go_to(staged[1].strip(), number)
            self.last = self.draft.add(staged[2], number)
        else:
            self.last = self.draft.add(line, number)

    def _tells(self, line: str, number: int, is_below: bool) -> bool:
        """Take a line with a known key, such as `Pain: too dear`; return whether it was one."""
        pair = keyed(line)
        if pair is None or (not is_below and normalized(pair[0]) in _RATHER_STAGES):
            return False
        key, value = pair
        match field_of(key):
            case "stage":
                self.draft.go_to(value, number)
                self.last = None
            case "touchpoint":
                self.last = self.draft.add(value, number)
            case "persona":
                self.draft.persona(value)
            case _:
                target = self.last or self.draft.here
                if target is None:
                    return False
                tell(target, key, [value])
        return bool(value)


def _stage_of(line: str) -> str | None:
    if match := _NAMED.match(line):
        name = match[1] or match[2]
        return stage_in(name) or name
    return stage_in(line)
