"""Vocabularies: emotion words, channels, lanes and what each type of journey asks."""

from __future__ import annotations

import pytest

from cjm_tui.data import (
    JOURNEY_TYPES,
    LANES,
    UnknownKey,
    default_channels,
    emotion_words,
    journey_type,
    lane,
    lanes,
    scale_words,
)


def test_the_sources_four_emotions_and_neutral_are_offered_first() -> None:
    offered = {word.word.pt_br for word in emotion_words() if word.is_starred}
    assert offered == {"feliz", "satisfeito", "neutro", "triste", "irritado"}
    english = {word.word.en for word in emotion_words() if word.is_starred}
    assert english == {"happy", "satisfied", "neutral", "sad", "angry"}


def test_one_word_stands_under_each_key_of_the_scale_from_worst_to_best() -> None:
    assert [word.word.pt_br for word in scale_words().values()] == [
        *("irritado", "triste", "neutro", "satisfeito", "feliz"),
    ]
    assert list(scale_words()) == [-2, -1, 0, 1, 2]


def test_a_persona_chooses_the_gender_of_the_words() -> None:
    angry = scale_words()[-2]
    assert angry.in_("pt-BR") == "irritado"
    assert angry.in_("pt-BR", feminine=True) == "irritada"
    assert angry.in_("en", feminine=True) == "angry"


def test_words_are_unique_and_within_the_scale() -> None:
    words = emotion_words()
    assert len({word.key for word in words}) == len(words) == 15
    assert all(-2 <= word.valence <= 2 for word in words)
    assert [word.valence for word in words] == sorted((word.valence for word in words), reverse=True)


def test_the_six_channels_that_the_source_names() -> None:
    assert [channel.name.pt_br for channel in default_channels()] == [
        *("Telefone", "E-mail", "Mensagens in-app", "Mídias sociais", "Fóruns", "Recomendações"),
    ]
    assert {channel.kind for channel in default_channels()} == {"digital", "human-remote"}


def test_every_lane_has_a_name() -> None:
    assert tuple(entry.key for entry in lanes()) == LANES
    first = [entry.key for entry in lanes() if entry.is_shown_first]
    assert first == list(LANES[:10])


def test_the_blueprint_draws_its_three_lines() -> None:
    rows = [lane(key) for key in journey_type("blueprint").lanes]
    lines = [row.line_below.pt_br for row in rows if row.line_below]
    assert lines == ["linha de interação", "linha de visibilidade", "linha de interação interna"]


@pytest.mark.parametrize("key", JOURNEY_TYPES)
def test_each_type_of_journey_opens_and_asks_in_its_own_way(key: str) -> None:
    own = journey_type(key)
    assert own.lanes[0] == "stage"
    assert set(own.prompts) == {
        *("touchpoints", "doing", "thinking", "feeling", "experiencing", "expectation", "ideas"),
    }
    others = [journey_type(other) for other in JOURNEY_TYPES if other != key]
    assert all(own.lanes != other.lanes for other in others)
    for prompt, text in own.prompts.items():
        assert all(text != other.prompts[prompt] for other in others)


def test_an_unknown_lane_or_type_names_the_nearest() -> None:
    with pytest.raises(UnknownKey, match="pain"):
        lane("pains")
    with pytest.raises(UnknownKey, match="blueprint"):
        journey_type("blue-print")
