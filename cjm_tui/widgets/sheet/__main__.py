"""A sheet to try, and the one that the tests and screenshots show: `python -m cjm_tui.widgets.sheet [en]`."""

from __future__ import annotations

import sys

from cjm_tui.i18n import activate
from cjm_tui.widgets.demo_app import DemoApp
from cjm_tui.widgets.sheet import (
    Sheet,
    SheetAlternative,
    SheetChoice,
    SheetColumn,
    SheetEntry,
    SheetField,
    SheetRow,
    SheetSection,
)


def scope(portuguese: bool) -> tuple[SheetSection, ...]:
    """Return the scope of an IT department's support journey."""

    def say(english: str, brazilian: str) -> str:
        return brazilian if portuguese else english

    goals = SheetField(
        "goals",
        say("Goals", "Objetivos"),
        "list",
        entries=(
            SheetEntry(
                say(
                    "Learn where people give up before opening a ticket",
                    "Saber onde desistem antes de abrir chamado",
                ),
                "g1",
                say("tickets by phone: 62 %", "chamados por telefone: 62 %"),
            ),
            SheetEntry(say("Halve the waiting time", "Cortar a espera pela metade"), "g2"),
        ),
        required=True,
        add_label=say("another goal", "mais um objetivo"),
        help=say("What do you expect to learn?", "O que vocês esperam aprender?"),
    )
    scenarios = SheetField(
        "scenarios",
        say("Scenarios", "Cenários"),
        "list",
        required=True,
        add_label=say("a scenario", "um cenário"),
        help=say("In which situation does the journey begin?", "Em que situação a jornada começa?"),
    )
    experience = SheetField(
        "target_experience",
        say("Target experience", "Experiência desejada"),
        "long",
        value=say(
            "Whoever asks for help knows within ten minutes that somebody is on it, and tells the story once.",
            "Quem pede ajuda sabe em dez minutos que alguém está cuidando, e conta a história uma vez só.",
        ),
        help=say("What should the customer say afterwards?", "O que o cliente deveria dizer depois?"),
        alternatives=(
            SheetAlternative("a1", "Bruno", say("Solved at the first contact.", "Resolvido no primeiro contato.")),
        ),
    )
    kinds = (
        SheetChoice("current", say("current state", "estado atual")),
        SheetChoice("future", say("future state", "estado futuro")),
        SheetChoice("day", say("a day in the life", "um dia na vida")),
        SheetChoice("blueprint", "blueprint"),
    )
    channels = SheetField(
        "channels",
        say("Channels", "Canais"),
        "table",
        columns=(
            SheetColumn("in", say("in?", "entra?"), "flag"),
            SheetColumn("data", say("data needed", "dados necessários")),
            SheetColumn("have", say("have it?", "temos?"), "flag"),
            SheetColumn("ease", say("ease", "facilidade"), "number"),
        ),
        rows=(
            SheetRow(say("phone", "telefone"), (True, say("length of calls", "duração das ligações"), True, "4")),
            SheetRow(
                say("e-mail", "e-mail"),
                (True, say("time to first answer", "tempo da 1ª resposta"), False, "3"),
            ),
            SheetRow(say("portal", "portal"), (False, "", False, "")),
        ),
        help=say("Which channels are part of the map?", "Quais canais entram no mapa?"),
    )
    return (
        SheetSection(
            say("What we map", "O que mapeamos"),
            (
                SheetField("title", say("Journey", "Jornada"), value=say("IT support", "Suporte de TI"), limit=60),
                SheetField("type", say("Type", "Tipo"), "choice", "current", choices=kinds),
                goals,
                scenarios,
                SheetField(
                    "first_action",
                    say("First action", "Primeira ação"),
                    value=say("Notices that the system is down", "Percebe que o sistema caiu"),
                    editing_by="Ana",
                ),
                SheetField("last_action", say("Last action", "Última ação")),
                SheetField("timeframe", say("Time frame", "Prazo")),
                experience,
            ),
        ),
        SheetSection(
            say("Reach", "Alcance"),
            (
                channels,
                SheetField("segment", say("Segment", "Segmento")),
                SheetField("review", say("Review on", "Revisar em"), "date"),
                SheetField("departments", say("Departments", "Departamentos"), "list"),
                SheetField("confirmed", say("Sponsor agrees", "Patrocinador de acordo"), "flag", True),
                SheetField("persona", say("Persona", "Persona"), "link", value="Ana, analista"),
            ),
        ),
        SheetSection(
            say("Other journeys", "Outras jornadas"),
            (SheetField("later", say("Later", "Depois"), value=say("Onboarding", "Admissão")),),
            collapsed=True,
            summary=say("3 candidates, 1 now", "3 candidatas, 1 agora"),
        ),
    )


if __name__ == "__main__":
    speak_portuguese = "en" not in sys.argv
    activate("pt-BR" if speak_portuguese else "en")
    DemoApp(Sheet(scope(speak_portuguese))).run()
