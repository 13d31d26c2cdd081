"""A whole workshop in Portuguese, in a small terminal: from the empty library to files that a Brazilian Excel opens."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from tests.pty.keyboard import Keyboard

pytestmark = pytest.mark.slow

MOMENTS = ("Percebe que o sistema caiu", "Procura no portal", "Liga para a central", "Espera na linha",
           "Fala com o técnico", "Testa de novo", "Responde à pesquisa")  # fmt: skip
FEELS = "2121435"
ANSWER = "Avisar a cada hora o que já se sabe"


def test_from_the_title_to_the_files(tmp_path: Path) -> None:
    with Keyboard(tmp_path / "library.db", columns=80, rows=24, language="pt-BR") as facilitator:
        facilitator.press("n").see("Como vai se chamar?").line("Chamados").see("Com quais etapas começar?").line(
            "Suporte"
        )
        facilitator.see("Chamados ▸ Suporte de TI").rest()
        facilitator.number = 1
        facilitator.press("enter").line("Saber onde se perde tempo").keeps("Saber onde se perde tempo").press("escape")
        move_on(facilitator, "Personas").see("De quem é a jornada?").line("Ana, analista").see("▸ Ana")
        move_on(facilitator, "Contatos")
        for place, title in enumerate(MOMENTS):
            facilitator.press(*["tab"] * bool(place)).line(f"{title} @Telefone").keeps(title)
        facilitator.lose_power()
        move_on(facilitator, "Emoções").press("s").see("Avaliar as emoções").press("enter").see("Em silêncio")
        facilitator.write(FEELS).see("Você avaliou tudo.").press("R").see("Revelar “Avaliar as emoções”?").press(
            "enter"
        )
        facilitator.keeps('"valence": -2')
        move_on(facilitator, "Análise").press("m").see("Como poderíamos…?").line(ANSWER).see("A melhoria espera")
        move_on(facilitator, "Prioridades").write("52").see("Impacto 5 · Esforço 2", "Ganhos rápidos")
        move_on(facilitator, "Ações").press("w").see("Quem assume?").line("Bia").see("Bia")
        facilitator.press("d").see("Até quando?").line("14/3/2031").see("14/03/2031").press("y").see("Bia ✓")
        facilitator.press("c").see("Ações", f"{ANSWER} — Bia").press("enter").see("o que levo").press("tab")
        facilitator.see("Quando olhamos este mapa de novo?").press("enter").see("O que gravar?").press("enter")
        facilitator.see("Onde ficam os arquivos?").press("enter").see("Encerrar o workshop?").press("enter")
        facilitator.see("encerrada")
        folder = next((tmp_path / "exports").iterdir())
    report = (folder / "chamados.md").read_text()
    assert all(words in report for words in (ANSWER, "14 de março de 2031", "Bia", "Ganhos rápidos"))
    table = (folder / "csv" / "touchpoints.csv").read_bytes()
    assert table.startswith(b"\xef\xbb\xbf"), "Excel in Brazil takes a file without the mark for another encoding"
    rows = list(csv.reader(table.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert set(MOMENTS) <= {cell for row in rows for cell in row}
    assert "Ponto de contato" in rows[0]


def move_on(facilitator: Keyboard, phase: str) -> Keyboard:
    """Move the room to the next phase."""
    facilitator.rest().press("M").see("Levar o grupo de").press("enter")
    facilitator.terminal.wait_for(rf"\[ ?{phase} ?\]", 15)
    return facilitator.rest()
