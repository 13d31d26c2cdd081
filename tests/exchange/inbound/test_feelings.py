"""Words for feelings propose a valence."""

from __future__ import annotations

import pytest

from cjm_tui.data import emotion_words
from cjm_tui.exchange.inbound.feelings import folded, proposed_valence


@pytest.mark.parametrize(
    ("text", "valence"),
    [
        ("Anxious", -1),
        ("Anxious+", -2),
        ("Confident + Slightly Anxious", 0),
        ("Neutral to confused", -1),
        ("Relieved + Satisfied", 1),
        ("Proud (if successful, else angry)", 2),
        ("Curious — angry if it is slow", 1),
        ("não satisfeita", -1),
        ("muito contente", 2),
        ("insatisfeito", -1),
        ("irritadíssima", -2),
        ("preocupado", -1),
        ("enojado", -2),
        ("😡", -2),
        ("🙂 🙂", 1),
        ("--", -2),
        ("the colour blue", None),
        ("", None),
    ],
)
def test_proposals(text: str, valence: int | None) -> None:
    assert proposed_valence(text) == valence


def test_our_own_words_propose_their_own_valence() -> None:
    for word in emotion_words():
        for spelled in (word.in_("en"), word.in_("pt-BR"), word.in_("pt-BR", feminine=True)):
            assert proposed_valence(spelled) == word.valence, spelled


def test_a_workshops_own_words_go_first() -> None:
    assert proposed_valence("Só o pó", {folded("pó"): -2}) == -2
