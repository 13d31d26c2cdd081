"""The word that is told of a feeling: the chosen one, else the one under the digit, in the persona's form."""

from __future__ import annotations

import pytest

from cjm_tui.domain.analysis.values import summarise
from cjm_tui.domain.feeling_words import word_at
from cjm_tui.domain.setting import Vocable
from tests.domain.analysis.story import Story


def told(*valences: int, word: str = "", feminine: bool = True) -> str:
    """Rate one touchpoint, each person with the same chosen word, and return what is told of it."""
    story = Story()
    story.edit(story.ana, feminine=feminine)
    for title, other, valence, shown in (
        ("irritado", "irritada", -2, True), ("decepcionado", "decepcionada", -2, False), ("neutro", "neutra", 0, True),
    ):  # fmt: skip
        story.add(Vocable, title=title, feminine=other, valence=valence, shown=shown)
    calls = story.touchpoint(story.stage("Help"), "Calls")
    story.rate(calls, *valences, word=word)
    return word_at(story.workshop, summarise(story.workshop, story.journey.uid).touchpoints[0])


@pytest.mark.parametrize(
    ("valences", "word", "expected"),
    [
        ((-2,), "", "irritada"),
        ((-2, -2, -2), "", "irritada"),
        ((-2,), "decepcionada", "decepcionada"),
        ((-2,), "Decepcionado", "decepcionada"),
        ((-2,), "furious", "furious"),
        ((-2, -1), "", ""),
        ((0, 0), "decepcionado", "neutra"),
        ((), "", ""),
    ],
)
def test_a_digit_alone_reads_alike_whoever_typed_it(valences: tuple[int, ...], word: str, expected: str) -> None:
    assert told(*valences, word=word) == expected


def test_the_form_is_the_personas() -> None:
    assert told(-2, word="decepcionada", feminine=False) == "decepcionado"
