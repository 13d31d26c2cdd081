"""What the turn says of a task: its heading, prompt and hint, and the rows with one's own marks."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len

from cjm_tui.data import silent_guide
from cjm_tui.domain.acts.contributing import votes_left
from cjm_tui.domain.choices import ActivityKind
from cjm_tui.domain.feeling_words import words_under_digits
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.domain.judgement import Ballot, Estimate, Improvement, Reading, Vote
from cjm_tui.domain.measures.emotion import key_of_valence
from cjm_tui.domain.persona import Persona, called
from cjm_tui.domain.silent_task import Subject, Task, kind_of, own_entries
from cjm_tui.i18n import _, language, ngettext
from cjm_tui.screens.workshop.desk import Desk
from cjm_tui.screens.your_turn.turn_list import VALENCE_ROLES, TurnRow
from cjm_tui.terminal.text import wrap_words

WRITTEN = (ActivityKind.CARDS, ActivityKind.IDEAS)
"""Kinds in which one writes; in the others one marks with digits."""


def persona_of(desk: Desk, task: Task) -> Persona | None:
    """Return with whose eyes the task is done."""
    return desk.view.find(Persona, getattr(task, "persona", None)) or desk.persona


def heading_of(task: Task) -> str:
    """Return what the task is called."""
    title = silent_guide(kind_of(task)).title.in_(language())
    if isinstance(task, Ballot) and task.turn > 1:
        return _("Run-off")
    return title


def prompt_of(desk: Desk, task: Task) -> str:
    """Return what everybody is asked."""
    written = task.title if isinstance(task, Ballot) else task.prompt
    if written:
        return written
    name, feminine = called(persona_of(desk, task))
    return silent_guide(kind_of(task)).prompt.about(name, language(), feminine=feminine)


def placeholder_of(task: Task) -> str:
    """Return what stands in the empty line."""
    return silent_guide(kind_of(task)).entry.in_(language())


def hint_of(desk: Desk, task: Task, subjects: list[Subject], current: int, width: int) -> str:
    """Return how to answer: what the digits mean, or which numbers there are to begin a line with.

    `width` is that of the lines; no number is parted from what it stands for.
    """
    match kind_of(task):
        case ActivityKind.CARDS if subjects:
            names = [f"{n}. {s.title}" for n, s in enumerate(subjects, start=1)]
            said = _("Only if you know it: begin with the stage's number and a dot.")
            return "\n".join([said, *packed(names, width)])
        case ActivityKind.IDEAS if subjects:
            lines = [line for n, s in enumerate(subjects) for line in _numbered(n + 1, s.title, width, n == current)]
            said = _("Begin with a number and a dot to answer another one.") if len(subjects) > 1 else ""
            return "\n".join([*lines, said]).rstrip()
        case ActivityKind.READINGS:
            words = words_under_digits(desk.view, persona_of(desk, task))
            return "   ".join(f"{digit} {word}" for digit, word in enumerate(words, start=1))
        case ActivityKind.ESTIMATES:
            return _("Two digits a line, 1 little to 5 much: first the impact, then the effort.")
        case ActivityKind.BALLOT if isinstance(task, Ballot):
            left = votes_left(desk.view, desk.room.viewer, task)
            said = ngettext("{n} vote left.", "{n} votes left.", left).format(n=left)
            most = ngettext("At most {n} for one.", "At most {n} for one.", task.cap).format(n=task.cap)
            how = _("Space gives one to the line in focus, − takes one back.")
            return f"{said} {how}" if task.budget == 1 else f"{said} {most} {how}"
        case _:
            return ""


def _numbered(number: int, title: str, width: int, is_current: bool) -> list[str]:
    """Return a title behind its number, its further lines below its first."""
    lead = f"{'▸' if is_current else ' '} {number}. "
    first, *more = wrap_words(title, width - cell_len(lead), 3) or ("",)
    return [lead + first, *(" " * cell_len(lead) + line for line in more)]


def packed(parts: Sequence[str], width: int) -> list[str]:
    """Return as few lines as hold the parts, each whole, with a dot between them."""
    lines: list[str] = []
    for part in parts:
        longer = f"{lines[-1]} · {part}" if lines else part
        if lines and cell_len(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(part)
    return lines


def rows_of(desk: Desk, task: Task, subjects: list[Subject]) -> list[TurnRow]:
    """Return one's own entries where one writes, else every subject with one's own mark."""
    mine = own_entries(desk.view, task, desk.room.viewer)
    if kind_of(task) in WRITTEN:
        numbers = {s.uid: n for n, s in enumerate(subjects, start=1)}
        return [
            TurnRow(e.uid, e.title, _number_of(e, numbers))
            for e in mine
            if isinstance(e, Touchpoint | Improvement)
        ]  # fmt: skip
    marks = {getattr(e, "touchpoint", None) or getattr(e, "improvement", ""): e for e in mine}
    # No numbers before the titles: here a digit is a mark, and never the place of a line.
    words = words_under_digits(desk.view, persona_of(desk, task))
    return [_marked(subject, marks.get(subject.uid), words) for subject in subjects]


def _number_of(entry: Touchpoint | Improvement, numbers: dict[str, int]) -> str:
    about = entry.suggested_stage if isinstance(entry, Touchpoint) else next(iter(entry.findings), None)
    return f"→ {numbers[about]}" if about in numbers else ""


def _marked(subject: Subject, mark: object, words: Sequence[str]) -> TurnRow:
    text = subject.title
    match mark:
        case Reading():
            digit = key_of_valence(mark.valence)
            said = f"{digit} {mark.word or words[digit - 1]}"
            return TurnRow(subject.uid, text, said, True, VALENCE_ROLES[digit - 1])
        case Estimate():
            impact, effort = mark.impact or "_", mark.effort or "_"
            said = _("impact {impact} · effort {effort}").format(impact=impact, effort=effort)
            return TurnRow(subject.uid, text, said, None not in (mark.impact, mark.effort))
        case Vote():
            return TurnRow(subject.uid, text, "●" * mark.dots, True)
        case _:
            return TurnRow(subject.uid, text, "—")
