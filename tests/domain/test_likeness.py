"""Likeness: what two people wrote about the same moment stands together."""

from __future__ import annotations

import pytest

from cjm_tui.domain.likeness import LOOK_ALIKE, coverage, likeness


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Liga para o suporte", "Ligação para o suporte"),
        ("Recebe e-mail automático", "E-mail automático recebido"),
        ("Calls the help desk", "Call to the help desk"),
        ("AGUARDA RETORNO", "aguarda o retorno"),
        ("Waits for an answer", "Waiting for the answer"),
    ],
)
def test_the_same_moment_in_other_words_is_alike(one: str, other: str) -> None:
    assert likeness(one, other) >= LOOK_ALIKE


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Liga para o suporte", "Recebe a pesquisa de satisfação"),
        ("Opens a ticket on the portal", "Waits for the technician"),
        ("Lê a FAQ", "Confirma a solução"),
        ("", "anything"),
    ],
)
def test_different_moments_are_not(one: str, other: str) -> None:
    assert likeness(one, other) < LOOK_ALIKE


def test_likeness_is_symmetric_and_full_for_the_same_words() -> None:
    assert likeness("Paga com cartão", "paga com CARTAO") == 1.0
    assert likeness("Paga com cartão", "Compra") == likeness("Compra", "Paga com cartão")


def test_a_stage_named_within_a_card_is_found() -> None:
    assert coverage("Abre chamado", "Abre um chamado no portal, com três telas") > 0.8
