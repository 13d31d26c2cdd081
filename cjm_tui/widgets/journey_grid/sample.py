"""A small journey in Portuguese, an IT department's support, for the demo and the tests of the grid and the flow."""

from __future__ import annotations

from cjm_tui.widgets.journey_grid.values import (
    GridBadge,
    GridCell,
    GridColumn,
    GridLane,
    GridMap,
    GridStage,
    LaneKind,
    Tone,
)

LANES = (
    GridLane("channel", "Canal", lines=1),
    GridLane("doing", "Faz"),
    GridLane("thinking", "Pensa", lines=3),
    GridLane("feeling", "Sente", LaneKind.CURVE),
    GridLane("pains", "Dores", LaneKind.COUNT, symbol="▲"),
)


def sample_map(*, second_persona: bool = False) -> GridMap:
    """Return the journey of Ana, with Beto's curve beside hers if asked for."""
    stages = (
        GridStage(
            "percebe",
            "Percebe o problema",
            "Antes",
            (
                _touchpoint(
                    "fora", "Sistema fora do ar", "—", "Tenta de novo", "“De novo? Justo hoje…”", -2, 1, 2, "◆"
                ),
                _touchpoint(
                    "colega", "Pergunta ao colega", "presencial", "Chama a mesa ao lado", "“É só comigo?”", 0, 1
                ),
            ),
        ),
        GridStage(
            "busca",
            "Busca autoatendimento",
            "Antes",
            (_touchpoint("faq", "FAQ do portal", "web", "Procura o código do erro", "“Não acho nada”", -1, 2, 1),),
        ),
        GridStage(
            "abre",
            "Abre chamado",
            "Durante",
            (
                _touchpoint(
                    "liga",
                    "Ligação para a central",
                    "telefone",
                    "Explica o problema e informa o patrimônio",
                    "“Já disse isso para a URA”",
                    -1,
                    0,
                    2,
                ),
                _touchpoint(
                    "espera", "Silêncio", "espera 3 h", "Aguarda", "“Será que esqueceram de mim?”", -2, -1, 3, "3 h"
                ),
            ),
        ),
        GridStage(
            "recebe",
            "Recebe atendimento",
            "Durante",
            (
                _touchpoint(
                    "tecnico", "Técnico liga de volta", "telefone", "Segue os passos", "“Finalmente!”", 2, 2, 0, "◆"
                ),
                _touchpoint("remoto", "Acesso remoto", "web", "Autoriza e observa", "“Que rápido”", 1.5, 2),
            ),
        ),
        GridStage(
            "confirma",
            "Confirma a solução",
            "Durante",
            (_touchpoint("email", "E-mail de encerramento", "e-mail", "Lê", "“Só isso?”", 0, 1, 1),),
        ),
        GridStage(
            "pesquisa",
            "Follow-up e pesquisa",
            "Depois",
            (_touchpoint("nps", "Pesquisa de satisfação", "e-mail", "Ignora", "“Mais uma…”", -0.5, None, 1),),
        ),
    )
    curves = ("Ana", "Beto") if second_persona else ("Ana",)
    return GridMap(stages, LANES, curves, stage_label="Etapa", title_label="Contato")


def _touchpoint(
    uid: str,
    title: str,
    channel: str,
    doing: str,
    thinking: str,
    ana: float | None,
    beto: float | None,
    pains: int = 0,
    badge: str = "",
) -> GridColumn:
    cells: dict[str, GridCell | str] = {
        "channel": GridCell(channel, Tone.MUTED),
        "doing": doing,
        "thinking": thinking,
        "pains": GridCell(tone=Tone.WARNING, amount=pains),
    }
    badges = [GridBadge(badge)] if badge else []
    if pains > 1:
        badges.append(GridBadge(f"→ {pains - 1}", Tone.GOOD))
    return GridColumn(uid, title, cells, (ana, beto), split=uid == "liga", badges=tuple(badges))
