"""The demonstration as a workshop."""

from __future__ import annotations

import itertools

from cjm_tui.domain.acts.demonstration import found_demo
from cjm_tui.domain.judgement import Reading
from cjm_tui.domain.persona import Persona
from tests.conftest import NOW


def test_words_for_feelings_follow_the_persona_in_portuguese() -> None:
    numbers = itertools.count()
    told = found_demo("pt-BR", NOW, lambda: f"u{next(numbers)}")
    fields = {kind: [edit for edit in told.edits if edit.kind == kind] for kind in (Persona.kind, Reading.kind)}
    names = {edit.uid: edit.after["display_name"] for edit in fields[Persona.kind]}
    words: dict[str, set[str]] = {}
    for edit in fields[Reading.kind]:
        words.setdefault(names[edit.after["persona"]], set()).add(edit.after["word"])
    assert words["Ana"] == {"feliz", "satisfeita", "neutra", "triste", "irritada"}
    assert words["Rui"] == {"feliz", "satisfeito", "neutro", "triste", "irritado"}
