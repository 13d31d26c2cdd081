"""An example of a matrix."""

from __future__ import annotations

from cjm_tui.widgets.impact_matrix.values import MatrixPoint, Quarters, Spread


def example(portuguese: bool = True) -> tuple[Quarters, list[MatrixPoint]]:
    """Return the improvements of a support journey."""
    if portuguese:
        quarters = Quarters("Ganhos rápidos", "Grandes apostas", "Se der tempo", "Não vale a pena")
        titles = ["Avisar a cada hora", "Refazer a FAQ", "Um chamado, um dono", "Chat no portal", "Trocar o sistema"]
        titles += ["Pesquisa curta ao fechar", "Modelo de e-mail claro"]
    else:
        quarters = Quarters("Quick wins", "Big bets", "If time allows", "Not worth it")
        titles = [
            "News every hour",
            "Rewrite the FAQ",
            "One ticket, one owner",
            "Chat in the portal",
            "Replace the system",
        ]
        titles += ["Short survey at closing", "Clear e-mail template"]
    places = [(4.6, 1.4), (4.2, 2.5), (4.8, 3.8), (3.2, 4.4), (1.8, 4.9), (2.2, 1.6), (2.3, 1.8)]
    points = [
        MatrixPoint(
            f"i{n}",
            title,
            impact,
            effort,
            spread=Spread(max(impact - 1.5, 1), min(impact + 0.8, 5), max(effort - 0.9, 1), min(effort + 1.2, 5)),
        )
        for n, (title, (impact, effort)) in enumerate(zip(titles, places, strict=True))
    ]
    return quarters, points
