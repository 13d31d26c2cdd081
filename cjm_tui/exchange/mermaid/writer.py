"""Writes `journey` text that the real parser reads back as it was meant."""

from __future__ import annotations

from collections.abc import Iterator

from cjm_tui.exchange.mermaid import text as escapes
from cjm_tui.exchange.mermaid.diagram import JourneyDiagram, Task
from cjm_tui.exchange.mermaid.reader import HIGHEST, LOWEST, SCORE_MARK
from cjm_tui.exchange.remark import Remark
from cjm_tui.i18n import _

NEUTRAL = 3


def write_journey(diagram: JourneyDiagram, longest: int = escapes.LONGEST) -> list[str]:
    """Return the diagram as one text, or as several where it would be too long; each part repeats title and section."""
    head = list(_head(diagram))
    parts: list[list[str]] = [list(head)]
    room = longest - escapes.drawn_length(head)
    left = room
    for number, section in enumerate(diagram.sections):
        # Without a section line only the first tasks can be outside of every section.
        heading = [] if section.name is None and number == 0 else [f"  section {escapes.name(section.name or '')}"]
        if escapes.drawn_length(heading) > left:
            parts.append(list(head))
            left = room
        parts[-1] += heading
        left -= escapes.drawn_length(heading)
        for task in section.tasks:
            lines = list(_task(task))
            if escapes.drawn_length(lines) > left and len(parts[-1]) > len(head) + len(heading):
                parts.append([*head, *heading])
                left = room - escapes.drawn_length(heading)
            parts[-1] += lines
            left -= escapes.drawn_length(lines)
    return ["\n".join(part) + "\n" for part in parts]


def unfaithful(diagram: JourneyDiagram) -> list[Remark]:
    """Return what the format cannot hold: one remark for each task without a score from 1 to 5, by its number."""
    remarks = []
    for number, task in enumerate(diagram.tasks, 1):
        name = escapes.plain(task.name)
        if task.score is None:
            sentence = _("“{name}” has no value; the diagram draws it as neutral.").format(name=name)
        elif not LOWEST <= task.score <= HIGHEST:
            sentence = _("“{name}” has the score {score}, which the diagram draws within 1 to 5.").format(
                name=name, score=_digits(task.score)
            )
        else:
            continue
        remarks.append(Remark(number, sentence))
    return remarks


def _head(diagram: JourneyDiagram) -> Iterator[str]:
    yield "journey"
    if not escapes.is_blank(diagram.accessible_title):
        yield f"  accTitle: {escapes.title(diagram.accessible_title)}"
    if lines := escapes.description(diagram.accessible_description):
        yield from ("  accDescr {", *(f"    {line}" for line in lines), "  }")
    if not escapes.is_blank(diagram.title):
        yield f"  title {escapes.title(diagram.title)}"


def _task(task: Task) -> Iterator[str]:
    shown = NEUTRAL if task.score is None else min(max(task.score, LOWEST), HIGHEST)
    if shown != task.score:
        yield f"    %% {SCORE_MARK} {'none' if task.score is None else _digits(task.score)}"
    actors = ", ".join(escapes.actor(actor) for actor in task.actors if not escapes.is_blank(actor))
    yield f"    {escapes.name(task.name)}: {_digits(shown)}" + (f": {actors}" if actors else "")


def _digits(score: float) -> str:
    return f"{score:.3f}".rstrip("0").rstrip(".")
