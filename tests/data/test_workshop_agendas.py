"""Agendas: the minutes add up, every item names its phase, and the facilitator has something to say."""

from __future__ import annotations

import pytest

from cjm_tui.data import PHASES, Agenda, agenda, agendas

SUMS = {
    "express-45": 45,
    "standard-120": 120,
    "it-support-90": 90,
    "mapping-90": 90,
    "deep-240": 240,
    "followup-60": 60,
}
MINUTES = {
    "express-45": [3, 6, 13, 10, 5, 6, 2],
    "standard-120": [8, 5, 10, 25, 20, 8, 18, 12, 9, 5],
    "it-support-90": [4, 6, 10, 25, 20, 20, 5],
    "mapping-90": [5, 10, 35, 10, 15, 15],
    "deep-240": [15, 20, 30, 45, 15, 30, 25, 25, 25, 10],
    "followup-60": [5, 15, 15, 10, 10, 5],
}


@pytest.fixture(params=[entry.key for entry in agendas()])
def each(request: pytest.FixtureRequest) -> Agenda:
    return agenda(request.param)


def test_the_agendas_are_the_agreed_ones() -> None:
    assert {entry.key for entry in agendas()} == {*SUMS, "async-5d"}


@pytest.mark.parametrize("key", SUMS)
def test_minutes_add_up_to_what_the_name_promises(key: str) -> None:
    assert agenda(key).minutes == SUMS[key]
    assert [item.minutes for item in agenda(key).items] == MINUTES[key]


def test_every_item_names_a_phase_and_the_order_is_the_guides(each: Agenda) -> None:
    covered = {phase for item in each.items for phase in item.phases}
    assert covered <= set(PHASES)
    if each.key != "followup-60":
        assert covered == set(PHASES)
        order = [PHASES.index(item.phase) for item in each.items]
        assert order == sorted(order)


def test_every_session_opens_and_closes(each: Agenda) -> None:
    assert each.items[0].kind == "opening"
    assert each.items[-1].kind == "close"


def test_what_is_read_aloud_is_one_sentence_or_two(each: Agenda) -> None:
    for item in each.items:
        for text in (item.say.en, item.say.pt_br):
            assert text[-1] in ".?"
            assert len(text) <= 170


def test_five_days_have_a_deadline_each() -> None:
    days = agenda("async-5d")
    assert [item.deadline_day for item in days.items] == [1, 2, 3, 4, 5]
    assert [item.phases for item in days.items] == [
        ("scope", "personas"),
        ("touchpoints",),
        ("emotions",),
        ("analysis",),
        ("priorities", "actions"),
    ]


def test_express_asks_two_questions_and_no_more() -> None:
    asked = [question.pt_br for item in agenda("express-45").items for question in item.questions]
    assert asked == ["Quais pontos de contato existem?", "Qual feedback pode ser capturado?"]


def test_it_support_goes_from_expectations_to_improvements() -> None:
    titles = [item.title.en for item in agenda("it-support-90").items]
    assert titles[2:6] == ["Expectations", "Touchpoints, waits included", "Emotions", "Ideas and improvements"]
