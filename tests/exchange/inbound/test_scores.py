"""Numbers, words and signs in a cell that says how something feels."""

from __future__ import annotations

import pytest

from cjm_tui.exchange.inbound.scores import score_of


@pytest.mark.parametrize(
    ("text", "value", "best", "word"),
    [
        ("3,5", 3.5, None, ""),
        ("−2", -2, None, ""),
        ("4/5", 4, 5, ""),
        ("8 de 10", 8, 10, ""),
        ("3 out of 5 stars", 3, 5, ""),
        ("80%", 80, 100, ""),
        ("★★★☆☆", 3, 5, ""),
        ("⭐⭐⭐⭐", 4, 5, ""),
        ("4 - Satisfeito", 4, None, "Satisfeito"),
        ("-2 (frustrated)", -2, None, "frustrated"),
        ("1: 😡", 1, None, "😡"),
        ("2 horas de 3", None, None, ""),
        ("Anxious", None, None, ""),
    ],
)
def test_what_a_text_says(text: str, value: float | None, best: float | None, word: str) -> None:
    found = score_of(text)
    assert found
    assert (found.value, found.best, found.word) == (value, best, word)


def test_a_word_beside_the_number_goes_before_the_one_in_it() -> None:
    found = score_of("4 - ok", "Happy")
    assert found
    assert (found.value, found.word) == (4, "Happy")


def test_words_alone_propose_a_value() -> None:
    found = score_of("", "Frustrated")
    assert found
    assert (found.value, found.proposal) == (None, -2)
    assert score_of("", "") is None
