"""What the demo, the tests and the screenshots show: one moment of a workshop, in both languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from cjm_tui.widgets.dialogs import AskText, Confirm, Entry
from cjm_tui.widgets.frame.clock import Clock
from cjm_tui.widgets.frame.guide_view import GuideCheck, GuideView
from cjm_tui.widgets.frame.phase_bar import PhaseTab, PhaseView
from cjm_tui.widgets.frame.title_line import TitleView


@dataclass(frozen=True)
class Sample:
    """One moment of a workshop, and what the dialogs ask in it."""

    title: TitleView
    phases: PhaseView
    guide: GuideView
    choose_heading: str
    channels: tuple[Entry, ...]
    lanes_heading: str
    lanes: tuple[Entry, ...]
    report_heading: str
    report: str
    undone: str
    ask_title: Callable[[], AskText]
    ask_note: Callable[[], AskText]
    confirm_move: Callable[[], Confirm]


_CLOCK = Clock(remaining=12 * 60, planned=16 * 60, late=3)


def _phases(names: str, shorts: str) -> PhaseView:
    keys = ("scope", "personas", "touchpoints", "emotions", "analysis", "priorities", "actions")
    labelled = zip(keys, names.split("|"), shorts.split("|"), strict=True)
    tabs = tuple(PhaseTab(key, label, short, done=key in keys[:3]) for key, label, short in labelled)
    return PhaseView(tabs, room="emotions", looked="emotions")


_PORTUGUESE = Sample(
    title=TitleView("Portal de TI", "Estado atual", "Ana, analista", "Emoções", clock=_CLOCK, here=5, ready=3),
    phases=_phases(
        "Escopo|Personas|Pontos de contato|Emoções|Análise e ideias|Prioridades|Ações",
        "Escopo|Personas|Contatos|Emoções|Análise|Prioridades|Ações",
    ),
    guide=GuideView(
        say="Cada um avalia em silêncio. Responda como a Ana, não como você.",
        asks=("Como a Ana reage aqui?", "O que podemos fazer para melhorar?"),
        checks=(
            GuideCheck("rated", "todos avaliaram os pontos-chave", met=True),
            GuideCheck(
                "split",
                "nenhum ponto com divergência aberta",
                met=False,
                detail="Recebe atendimento, Abre chamado",
            ),
            GuideCheck("extremes", "há picos e vales, não uma linha reta", met=True),
            GuideCheck("silent", "ninguém ficou sem falar", met=False, detail="2 pessoas"),
        ),
        missing=(GuideCheck("follow-up", "falta o contato depois de fechar o chamado", met=False),),
        cuts=("Avalie só os 8 pontos-chave e recupere 4 min.",),
    ),
    choose_heading="Canal do ponto de contato",
    channels=(
        Entry("phone", "Telefone", "humano, à distância", "Mais usados"),
        Entry("email", "E-mail", "digital", "Mais usados"),
        Entry("portal", "Portal de autoatendimento", "digital", "Mais usados"),
        Entry("inapp", "Mensagens in-app", "digital", "Outros"),
        Entry("social", "Mídias sociais", "digital", "Outros"),
        Entry("forum", "Fóruns", "digital", "Outros"),
        Entry("word", "Recomendações", "humano, à distância", "Outros"),
        Entry("desk", "Balcão de TI no térreo", "presencial", "Outros"),
    ),
    lanes_heading="Faixas do mapa",
    lanes=(
        Entry("doing", "Faz", "o que a pessoa faz"),
        Entry("thinking", "Pensa", "o que passa pela cabeça dela"),
        Entry("feeling", "Sente", "a curva de emoções"),
        Entry("pains", "Dores", "o que atrapalha"),
        Entry("gains", "Ganhos", "o que ajuda"),
        Entry("waiting", "Tempo de espera", "quanto e por quê"),
        Entry("departments", "Departamentos", "quem responde por cada ponto"),
    ),
    report_heading="Relatório · prévia",
    report=(
        "# Portal de TI\n\nComo a Ana, analista, vive o suporte de TI — do sistema que cai à pesquisa depois "
        "de fechar o chamado.\n\n## Etapas\n"
        + "".join(
            f"  {n}. {stage}\n     Três pontos de contato; o pior deles vale −2.\n"
            for n, stage in enumerate(
                (
                    "Percebe o problema",
                    "Busca autoatendimento",
                    "Abre chamado",
                    "Aguarda retorno",
                    "Recebe atendimento",
                    "Confirma a solução",
                    "Follow-up e pesquisa",
                ),
                1,
            )
        )
        + "\n## O que melhorar\nResponder em dez minutos, ainda que seja só para dizer que alguém está cuidando.\n"
    ),
    undone="Desfeito: Ana moveu “Ligação” para Abre chamado",
    ask_title=lambda: AskText(
        "Novo ponto de contato",
        prompt="Depois de “Ligação”, em Abre chamado.",
        initial="Explica o problema pela terceira vez",
        limit=60,
        required=True,
        hint="Nas palavras do cliente.",
    ),
    ask_note=lambda: AskText(
        "Dor",
        prompt="O que atrapalha a Ana em “Silêncio”?",
        initial="Ninguém diz se o chamado foi visto.\nEla liga de novo para perguntar.",
        multiline=True,
        hint="Uma dor por nota.",
    ),
    confirm_move=lambda: Confirm(
        "Levar todos para Análise e ideias?",
        "Bruno e Carla ainda não terminaram em Emoções.",
        consequences=("O que eles escreveram fica guardado.", "Voltar depois não apaga nada."),
        verb="Levar todos",
        safe="Ficar em Emoções",
        ready=True,
    ),
)

_ENGLISH = Sample(
    title=TitleView("IT portal", "Current state", "Ana, analyst", "Emotions", clock=_CLOCK, here=5, ready=3),
    phases=_phases(
        "Scope|Personas|Touchpoints|Emotions|Analysis and ideas|Priorities|Actions",
        "Scope|Personas|Touchpts|Emotions|Analysis|Priorities|Actions",
    ),
    guide=GuideView(
        say="Everybody rates in silence. Answer as Ana, not as yourself.",
        asks=("How does Ana react here?", "What can we do to improve it?"),
        checks=(
            GuideCheck("rated", "everybody has rated the key touchpoints", met=True),
            GuideCheck(
                "split",
                "no touchpoint with an open disagreement",
                met=False,
                detail="Gets help, Opens a ticket",
            ),
            GuideCheck("extremes", "there are peaks and valleys, no flat line", met=True),
            GuideCheck("silent", "nobody has stayed unheard", met=False, detail="2 people"),
        ),
        missing=(GuideCheck("follow-up", "no contact after the ticket is closed", met=False),),
        cuts=("Rate the 8 key touchpoints only and win back 4 min.",),
    ),
    choose_heading="Channel of the touchpoint",
    channels=(
        Entry("phone", "Phone", "human, remote", "Most used"),
        Entry("email", "E-mail", "digital", "Most used"),
        Entry("portal", "Self-service portal", "digital", "Most used"),
        Entry("inapp", "In-app messages", "digital", "Others"),
        Entry("social", "Social media", "digital", "Others"),
        Entry("forum", "Forums", "digital", "Others"),
        Entry("word", "Recommendations", "human, remote", "Others"),
        Entry("desk", "IT desk on the ground floor", "in person", "Others"),
    ),
    lanes_heading="Lanes of the map",
    lanes=(
        Entry("doing", "Doing", "what the person does"),
        Entry("thinking", "Thinking", "what goes through their mind"),
        Entry("feeling", "Feeling", "the curve of emotions"),
        Entry("pains", "Pains", "what gets in the way"),
        Entry("gains", "Gains", "what helps"),
        Entry("waiting", "Waiting time", "how long and why"),
        Entry("departments", "Departments", "who answers for each touchpoint"),
    ),
    report_heading="Report · preview",
    report=(
        "# IT portal\n\nHow Ana, an analyst, lives through IT support — from the system that goes down to the "
        "survey after the ticket is closed.\n\n## Stages\n"
        + "".join(
            f"  {n}. {stage}\n     Three touchpoints; the worst of them stands at −2.\n"
            for n, stage in enumerate(
                (
                    "Notices the problem",
                    "Looks for self-service",
                    "Opens a ticket",
                    "Waits",
                    "Gets help",
                    "Confirms the solution",
                    "Follow-up and survey",
                ),
                1,
            )
        )
        + "\n## What to improve\nAnswer within ten minutes, if only to say that somebody is on it.\n"
    ),
    undone="Undone: Ana moved “Phone call” to Opens a ticket",
    ask_title=lambda: AskText(
        "New touchpoint",
        prompt="After “Phone call”, in Opens a ticket.",
        initial="Explains the problem for the third time",
        limit=60,
        required=True,
        hint="In the customer's words.",
    ),
    ask_note=lambda: AskText(
        "Pain",
        prompt="What gets in Ana's way in “Silence”?",
        initial="Nobody says whether the ticket was seen.\nShe calls again to ask.",
        multiline=True,
        hint="One pain a note.",
    ),
    confirm_move=lambda: Confirm(
        "Move everybody to Analysis and ideas?",
        "Bruno and Carla have not finished Emotions yet.",
        consequences=("What they have written is kept.", "Coming back later deletes nothing."),
        verb="Move everybody",
        safe="Stay in Emotions",
        ready=True,
    ),
)

SAMPLES = {"pt-BR": _PORTUGUESE, "en": _ENGLISH}
"""Language → the moment."""
