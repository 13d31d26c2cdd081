"""A board to try: `python -m cjm_tui.widgets.card_board`."""

from __future__ import annotations

from cjm_tui.widgets.card_board import BoardCard, BoardGroup, CardBoard
from cjm_tui.widgets.demo_app import DemoApp


def example(portuguese: bool = True) -> tuple[list[BoardGroup], list[BoardCard]]:
    """Return a support journey's stages and thirty ideas, some of them placed."""
    stages = {
        "Percebe o problema": "Notices the problem",
        "Busca autoatendimento": "Tries self-service",
        "Abre chamado": "Opens a ticket",
        "Aguarda retorno": "Waits for an answer",
        "Recebe atendimento": "Gets help",
        "Confirma a solução": "Confirms the solution",
    }
    ideas = {
        "O sistema não abre de manhã": "The system does not open in the morning",
        "Pergunta ao colega do lado": "Asks the colleague next to them",
        "Procura o erro na FAQ do portal, que é de 2021 e fala de outro sistema": (
            "Looks the error up in the portal's FAQ, which is from 2021 and about another system"
        ),
        "Liga para o ramal e cai na música": "Calls the extension and hears music",
        "Liga e fica na espera": "Calls and is kept waiting",
        "Recebe e-mail automático": "Gets an automatic e-mail",
        "Técnico liga no almoço": "The technician calls at lunch time",
    }
    names = list(stages if portuguese else stages.values())
    texts = list(ideas if portuguese else ideas.values())
    cards = [
        BoardCard(
            uid=f"c{n}",
            text=texts[n % len(texts)] + (f" ({n // len(texts) + 1})" if n >= len(texts) else ""),
            suggested=(0, 1, 1, 2, 2, 3, 4)[n % 7] if n % 5 != 4 else None,
            group=n % 6 if n in (8, 9, 10, 15, 16, 22) else None,
            like="c3" if n == 4 else "c4" if n == 3 else "",
            byline="×2" if n % 6 == 0 else "",
            aside=n == 27,
        )
        for n in range(30)
    ]
    return [BoardGroup(name, f"s{n}") for n, name in enumerate(names)], cards


if __name__ == "__main__":
    DemoApp(CardBoard(*example(portuguese=False))).run()
