"""A whole workshop without a screen: what somebody with a screen reader, a phone or a script can do."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

from cjm_tui.cli.statuses import FAILURE, INVALID_INPUT, OK
from tests.cli.conftest import Cli, Outcome

TEAM = ("Bruno", "Carla", "Davi")


class Session:
    """A facilitator and a team, each with a command line."""

    def __init__(self, cli: Cli) -> None:
        self.cli = cli

    def add(self, kind: str, *words: str, stdin: str = "", who: str = "") -> str:
        """Add something, as somebody; return the uids that were printed."""
        said: Outcome = self.cli("add", "loja", kind, *words, *(("--as", who) if who else ()), stdin=stdin)
        assert said.status == OK, (kind, words, said)
        return said.out

    def show(self) -> str:
        """Return the outline, as it is read aloud."""
        said: Outcome = self.cli("show", "loja")
        assert said.status == OK, said
        return said.out


def test_a_workshop_from_the_scope_to_the_files(cli: Cli, tmp_path: Path) -> None:
    session = Session(cli)
    cli("new", "Loja", "--template", "umovme-simples", "--lang", "pt-BR")

    # Scope
    session.add("goal", "Menos", "carrinhos", "abandonados", "--set", "indicator=Abandono")
    session.add("scenario", "Compra o primeiro presente")
    session.add("channel", "Balcão", "--set", "Tipo=Físico")
    session.add("department", "Caixa")
    session.add("journey", "Trocar um presente")

    # Personas
    session.add("phase", "personas")
    session.add("persona", "Ana", "--set", "role=Madrinha", "--set", "goals=Acertar | Gastar pouco")

    # Touchpoints: everybody writes in silence, then the room sees and places them
    session.add("phase", "touchpoints")
    session.add("task", "cards")
    session.add("touchpoint", "--stage", "1", stdin="Pergunta ao vendedor\nCompara preços\n", who="Bruno")
    session.add("touchpoint", stdin="Fila do caixa\n", who="Carla")
    assert "Fila do caixa" not in session.show()
    session.add("reveal")
    session.add("place", "Fila do caixa", "--stage", "2")
    session.add("place")
    session.add("touchpoint", "Abre o pacote @Balcão", "--stage", "3")
    session.add("pain", "Vinte minutos em pé", "--touchpoint", "Fila do caixa")
    session.add("quote", "Nunca mais", "--touchpoint", "Fila do caixa")
    assert "AINDA SEM ETAPA" not in session.show()

    # Emotions: each their own, in silence
    session.add("phase", "emotions")
    session.add("task", "readings")
    for who, value in zip(TEAM, ("-2", "-2", "-1"), strict=True):
        readings = f"Pergunta ao vendedor: 1\nFila do caixa: {value}\nAbre o pacote: feliz\n"
        session.add("reading", stdin=readings, who=who)
    assert cli("add", "loja", "reading", "Nada: 1", "--as", "Davi").status == INVALID_INPUT
    session.add("reveal")

    # Analysis and ideas
    session.add("phase", "analysis")
    session.add("improvement", "Senha de atendimento", "--touchpoint", "Fila do caixa")
    session.add("improvement", "Pagar no celular", "--touchpoint", "Fila do caixa")

    # Priorities: estimates and votes
    session.add("phase", "priorities")
    session.add("task", "estimates")
    for who in TEAM:
        session.add("estimate", stdin="Senha de atendimento: 4 2\nPagar no celular: 5 4\n", who=who)
    session.add("reveal")
    session.add("task", "ballot")
    for who in TEAM:
        session.add("vote", "Senha de atendimento: 2", who=who)
    session.add("reveal")

    # Actions
    session.add("phase", "actions")
    session.add(
        "action", "Comprar o painel", "--improvement", "Senha de atendimento", "--owner", "Carla",
        "--due", "2027-01-15", "--set", "status=planned",
    )  # fmt: skip
    session.add("takeaway", "O caixa é o problema")
    session.add("close", "2027-02-01")

    told = session.show()
    for line in (
        "O PIOR MOMENTO",
        "Fila do caixa (Cliente efetivo): −2",
        "Vinte minutos em pé",
        "Carla",
        "15 de janeiro de 2027",
    ):
        assert line in told
    late = cli("add", "loja", "comment", "Tarde demais", "--as", "Davi")
    assert (late.status, late.out) == (FAILURE, "")

    folder = tmp_path / "files"
    assert cli("export", "loja", "--format", "bundle", "-o", folder).status == OK
    assert {path.name for path in folder.iterdir()} == {
        "csv", "loja.html", "loja-jira.csv", "loja.json", "loja.md", "loja.xlsx",
    }  # fmt: skip
    improvements = (folder / "csv" / "improvements.csv").read_text("utf-8-sig")
    first = next(csv.DictReader(io.StringIO(improvements), delimiter=";"))
    assert "Senha de atendimento" in first.values()
    assert "15/01/2027" in first.values()
    readings = json.loads((folder / "loja.json").read_text("utf-8"))["records"]["readings"]
    assert len(readings) == 3 * len(TEAM)
