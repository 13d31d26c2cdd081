"""An example of a ranked list."""

from __future__ import annotations

from cjm_tui.widgets.ranked_list.values import RankedRow


def example(portuguese: bool = True) -> tuple[list[str], list[RankedRow]]:
    """Return the worst touchpoints of a support journey."""

    def say(english: str, brazilian: str) -> str:
        return brazilian if portuguese else english

    rows = [
        RankedRow(
            "t4",
            say("Waits without news for three hours", "Espera três horas sem notícia"),
            say(
                "Important to both, and satisfaction is 1: the gap is 5 + 4 − 1. Nobody owns the waiting.",
                "Importa aos dois lados e a satisfação é 1: a lacuna é 5 + 4 − 1. Ninguém é dono da espera.",
            ),
            ("8", "−2", "9/10"),
            1.0,
            say("key", "chave"),
            section=say("Worst first", "Piores primeiro"),
        ),
        RankedRow(
            "t2",
            say("Looks the error up in the portal's FAQ", "Procura o erro na FAQ do portal"),
            say("Expected an answer, found an old page.", "Esperava resposta, achou página antiga."),
            ("6", "−1", "7/10"),
            0.75,
            section=say("Worst first", "Piores primeiro"),
        ),
        RankedRow(
            "t5",
            say("The technician calls back and knows the story", "O técnico liga e já conhece o caso"),
            say("The highest point of the journey.", "O ponto mais alto da jornada."),
            ("2", "+2", "2/10"),
            0.25,
            section=say("What works", "O que funciona"),
        ),
    ]
    return [say("gap", "lacuna"), say("feels", "sente"), say("voices", "vozes")], rows
