"""Stage templates: the fixed ones word for word, and what every template must hold."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from cjm_tui.data import (
    LANES,
    PERIODS,
    Template,
    agendas,
    default_channels,
    journey_type,
    template,
    template_as_toml,
    templates,
)

KEYS = {
    *("madruga-ampulheta", "aarrr", "umovme-simples", "suporte-ti", "ecommerce", "saas"),
    *("moments-of-truth", "day-in-life", "public-service", "blank"),
}

FIXED = {
    ("aarrr", "pt-BR"): "Aquisição · Ativação · Retenção · Referência · Resultado",
    ("aarrr", "en"): "Acquisition · Activation · Retention · Referral · Revenue",
    ("umovme-simples", "pt-BR"): "Pré-venda · Cliente efetivo · Pós-venda",
    ("suporte-ti", "pt-BR"): (
        "Percebe o problema · Busca autoatendimento · Abre chamado · Aguarda retorno · Recebe atendimento"
        " · Confirma a solução · Follow-up e pesquisa"
    ),
    ("ecommerce", "pt-BR"): "Descobre · Considera · Compra · Recebe · Usa · Troca ou pede ajuda · Volta a comprar",
    ("ecommerce", "en"): ("Discovers · Considers · Buys · Receives · Uses · Returns or asks for help · Buys again"),
    ("saas", "pt-BR"): "Conhece · Avalia · Começa a usar · Adota · Renova · Amplia e indica",
    ("saas", "en"): "Learns of it · Evaluates · Starts · Adopts · Renews · Expands and recommends",
    ("moments-of-truth", "pt-BR"): "Estímulo · ZMOT · FMOT · SMOT · UMOT",
    ("day-in-life", "pt-BR"): "Início da manhã · Manhã · Almoço · Tarde · Noite",
    ("day-in-life", "en"): "Early morning · Morning · Lunch · Afternoon · Evening",
    ("public-service", "pt-BR"): (
        "Percebe a necessidade · Encontra o serviço · Solicita · Aguarda · Recebe a resposta · Recorre ou acompanha"
    ),
    ("public-service", "en"): (
        "Realises the need · Finds the service · Applies · Waits · Gets the answer · Appeals or follows up"
    ),
    ("blank", "en"): "Stage 1 · Stage 2 · Stage 3 · Stage 4 · Stage 5",
    ("blank", "pt-BR"): "Etapa 1 · Etapa 2 · Etapa 3 · Etapa 4 · Etapa 5",
}


@pytest.fixture(params=sorted(KEYS))
def each(request: pytest.FixtureRequest) -> Template:
    return template(request.param)


def test_all_templates_are_there_and_blank_comes_last() -> None:
    assert {entry.key for entry in templates()} == KEYS
    assert templates()[-1].key == "blank"


@pytest.mark.parametrize(("key", "language"), FIXED)
def test_stage_names_are_the_agreed_ones(key: str, language: str) -> None:
    names = [stage.name.in_(language) for stage in template(key).stages]
    assert " · ".join(names) == FIXED[key, language]


def test_the_hourglass_is_madrugas_word_for_word() -> None:
    hourglass = template("madruga-ampulheta")
    told = [
        (hourglass.period_names.of(stage.period).pt_br, stage.name.pt_br, stage.description.pt_br)
        for stage in hourglass.stages
        if stage.description
    ]
    assert told == [
        ("Pré-venda", "Engajamento", "conhecer a marca"),
        ("Pré-venda", "Educação", "identificar o problema"),
        ("Pré-venda", "Pesquisa", "investigar soluções"),
        ("Pré-venda", "Avaliação", "estimar os requisitos de satisfação"),
        ("Pré-venda", "Justificativa", "quantificar o valor da implementação"),
        ("Compra", "Compra", "fatores transacionais"),
        ("Pós-venda", "Adoção", "implementação e aculturamento"),
        ("Pós-venda", "Retenção", "satisfação e sucesso"),
        ("Pós-venda", "Expansão", "upsell e cross-sell"),
        ("Pós-venda", "Apoio", "lealdade"),
    ]


def test_the_simple_dynamic_asks_its_two_questions_at_every_stage() -> None:
    for stage in template("umovme-simples").stages:
        touchpoints, feedback = stage.questions
        assert "pontos de contato existem" in touchpoints.pt_br
        assert "feedback pode ser capturado" in feedback.pt_br


def test_it_support_goes_on_after_the_ticket_is_closed() -> None:
    last = template("suporte-ti").stages[-1]
    assert (last.period, last.name.pt_br) == ("after", "Follow-up e pesquisa")


def test_a_day_in_the_life_follows_the_clock_with_mood_and_mindset_first() -> None:
    day = template("day-in-life")
    hours = [stage.starts_at for stage in day.stages]
    assert None not in hours
    assert hours == sorted(hours)  # type: ignore[type-var]
    assert day.lanes[:3] == ("stage", "emotion", "thinking")


def test_periods_run_forward_and_none_is_empty(each: Template) -> None:
    periods = [stage.period for stage in each.stages]
    assert periods == sorted(periods, key=PERIODS.index)
    assert set(periods) == set(PERIODS)


def test_every_template_has_the_six_usual_channels_first(each: Template) -> None:
    assert each.channels[:6] == default_channels()
    names = [channel.name.pt_br for channel in each.channels]
    assert len(names) == len(set(names))


def test_lanes_agenda_and_type_exist(each: Template) -> None:
    assert set(each.lanes) <= set(LANES)
    assert len(each.lanes) == len(set(each.lanes))
    assert each.agenda in {agenda.key for agenda in agendas()}
    assert each.prompt("doing") == journey_type(each.journey_type).prompts["doing"]


def test_stages_say_what_they_are_and_how_to_find_their_touchpoints(each: Template) -> None:
    if each.key == "blank":
        return
    for stage in each.stages:
        assert stage.description is not None
        assert stage.hint is not None
        for text in (stage.hint.en, stage.hint.pt_br):
            assert text.endswith("?")


def test_names_fit_the_grid(each: Template) -> None:
    for stage in each.stages:
        for name in (stage.name.en, stage.name.pt_br):
            assert len(name) <= 28
            assert all(len(word) <= 16 for word in name.split())


def test_a_template_written_as_a_file_reads_the_same(each: Template, tmp_path: Path) -> None:
    (tmp_path / f"{each.key}.toml").write_text(template_as_toml(each), encoding="utf-8")
    again = template(each.key, tmp_path)
    assert again == replace(each, is_starter=False)
