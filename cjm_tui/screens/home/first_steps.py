"""What an empty library proposes: found a workshop, look at the demo, bring one in."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from rich.cells import cell_len

from cjm_tui.i18n import N_, _
from cjm_tui.terminal.text import cell_pad, wrap_words
from cjm_tui.widgets.lines import Line, Span
from cjm_tui.widgets.rows import Row

NARROW = 60
"""Below this width what a step means stands below its name."""


class Step(NamedTuple):
    """Something to begin with."""

    key: str
    action: str
    """The home's action that takes the step."""
    label: str
    meaning: str


STEPS = (
    Step("n", "new", N_("Start a workshop"), N_("A title, a template, and the program leads from there.")),
    Step("d", "demo", N_("Look at the demo"), N_("A finished workshop to look around in; nothing can break.")),
    Step("i", "import", N_("Bring one in"), N_("A spreadsheet, a diagram, a list or a copy from elsewhere.")),
)
_BEFORE = 1
"""Rows above the first step."""


def first_steps(width: int) -> Sequence[Row]:
    """Return the rows that stand where there is no workshop yet."""
    said = wrap_words(_("There is no workshop yet. Where do you want to begin?"), width, 4)
    asked = Row(tuple((Span(line, "strong"),) for line in said), stops=False)
    hint = wrap_words(_("? shows all keys, Ctrl+O changes language and colours."), width, 4)
    label = max(cell_len(_(step.label)) for step in STEPS) + 3
    steps = [Row(((), *_lines(step, label, width)), lead=1) for step in STEPS]
    return [asked, *steps, Row(((), (), *((Span(line, "dim"),) for line in hint)), stops=False)]


def action_of(row: int) -> str:
    """Return the action of the step that stands in a row; empty where none does."""
    place = row - _BEFORE
    return STEPS[place].action if 0 <= place < len(STEPS) else ""


def _lines(step: Step, label: int, width: int) -> Sequence[Line]:
    before = Span(f"{step.key}  ", "accent")
    if width < NARROW:
        meant = wrap_words(_(step.meaning), width - 3, 4)
        return [(before, Span(_(step.label))), *((Span("   "), Span(line, "dim")) for line in meant)]
    meant = wrap_words(_(step.meaning), width - 3 - label, 4)
    lines: list[Line] = [(before, Span(cell_pad(_(step.label), label)), Span(meant[0], "dim"))]
    return [*lines, *((Span(" " * (3 + label)), Span(line, "dim")) for line in meant[1:])]
