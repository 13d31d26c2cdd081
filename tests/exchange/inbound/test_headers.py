"""Names of columns are understood in three languages, without case, accents and plural."""

from __future__ import annotations

import pytest

from cjm_tui.exchange.inbound.headers import FIELDS, field_of, normalized


@pytest.mark.parametrize(
    ("field", "names"),
    [
        ("stage", "Stage, Phase, Etapa, Fase, Estágio, Fase da jornada, FASES"),
        ("touchpoint", "Touchpoint, Touch Point, Ponto de contato, Pontos de Contato, Puntos de contacto, Key moments"),
        ("channel", "Channel, Canal, Canais, Canales"),
        ("doing", "Action, User Action, Customer Action(s), Ação, Ação do usuário, Ações do cliente, Acciones"),
        ("thinking", "Thoughts, Thought/Quote, Pensamentos, Veteran mindset"),
        ("feeling", "Emotion, Emoção, Estado emocional, Feelings, Sentimento, Emociones, Nota, Emotion (1-5)"),
        ("pain", "Pain Point(s), Friction, Dor(es), Dores, Onde trava, Puntos de dolor, Fricciones"),
        ("opportunity", "Opportunity, Opportunities, Oportunidade(s), Oportunidades"),
        ("owner_department", "Owner, Involved Teams, Depto"),
        ("metric", "KPI(s), Métrica, Métricas"),
        ("impact", "Impact, Impacto"),
        ("effort", "Effort, Esforço, Esfuerzo"),
        (None, "Confidence, Business Goal, Shape Library, Category"),
    ],
)
def test_names_seen_in_the_wild(field: str | None, names: str) -> None:
    assert {name: field_of(name) for name in names.split(", ")} == dict.fromkeys(names.split(", "), field)


def test_labels_of_our_own_fields_are_known_in_both_languages() -> None:
    assert field_of("Tempo de resposta (min)") == field_of("Response time (min)") == "response_minutes"


def test_a_name_means_one_field() -> None:
    names = [normalized(name) for listed in FIELDS.values() for name in {*map(normalized, listed)}]
    assert len(names) == len(set(names))
