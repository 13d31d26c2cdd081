"""The guide's words: complete for every phase, short enough to be read aloud from a narrow panel."""

from __future__ import annotations

from collections import Counter

import pytest

from cjm_tui.data import GUIDE_KEYS, SILENT_KINDS, Bilingual, Guide, guide, silent_guide

PANEL_COLUMNS = 34


@pytest.fixture(params=GUIDE_KEYS)
def each(request: pytest.FixtureRequest) -> Guide:
    return guide(request.param)


def lines_needed(text: Bilingual) -> int:
    return max(-(-len(spoken) // (PANEL_COLUMNS - 2)) for spoken in (text.en, text.pt_br))


def test_every_phase_can_be_run_by_reading_the_panel(each: Guide) -> None:
    assert 3 <= len(each.ask) <= 5
    assert each.good_enough
    assert each.if_behind
    assert each.traps


def test_lines_fit_the_panel(each: Guide) -> None:
    assert all(lines_needed(question) <= 3 for question in each.ask)
    assert all(lines_needed(check.text) <= 2 for check in each.good_enough)
    assert all(lines_needed(text) <= 5 for text in (each.say, *each.if_behind, *each.traps))


def test_questions_are_questions(each: Guide) -> None:
    for question in each.ask:
        assert question.en[-1] in "?."
        assert "?" in question.pt_br


def test_each_check_is_computed_once() -> None:
    keys = Counter(check.key for key in GUIDE_KEYS for check in guide(key).good_enough)
    assert [key for key, times in keys.items() if times > 1] == []
    assert all(key.isidentifier() and key.islower() for key in keys)


def test_emotions_ask_for_the_reaction_and_what_would_improve_it() -> None:
    reaction, improve, *_rest = guide("emotions").ask
    assert reaction.about("Ana", "pt-BR", feminine=True) == "Como a Ana reage aqui?"
    assert improve.pt_br == "O que podemos fazer para melhorar?"


def test_touchpoints_ask_for_expectations_first_then_the_two_questions() -> None:
    asked = [question.pt_br for question in guide("touchpoints").ask]
    assert "espera" in asked[0]
    assert asked[1:3] == ["Quais pontos de contato existem?", "Qual feedback pode ser capturado?"]


def test_the_forgotten_points_cover_the_usual_channels_waits_and_follow_up() -> None:
    checklist = " ".join(text.pt_br for text in guide("touchpoints").checklist)
    for word in ("e-mails", "ligações", "esperas", "mensagens", "mídias sociais", "fóruns", "recomenda", "follow-up"):
        assert word in checklist


@pytest.mark.parametrize("kind", SILENT_KINDS)
def test_a_silent_activity_says_what_to_do_before_during_and_after(kind: str) -> None:
    words = silent_guide(kind)
    assert words.minutes >= 2
    for text in (words.prompt, words.entry):
        assert lines_needed(text) <= 4


def test_readings_are_given_with_the_personas_eyes() -> None:
    prompt = silent_guide("readings").prompt
    assert prompt.about("Ana", "pt-BR", feminine=True) == "Responda como a Ana, não como você."
    assert prompt.about("Rui", "pt-BR", feminine=False) == "Responda como o Rui, não como você."
    assert prompt.about("Ana", "en") == "Answer as Ana, not as yourself."
