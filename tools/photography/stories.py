"""What one person sees: the library, the seven phases, comparing and importing, each reached by keys."""

from __future__ import annotations

from cjm_tui.domain.choices import Phase
from photography.studio import Studio, story

FILE = "support.csv"
"""A map as somebody kept it in a spreadsheet."""


@story
async def home(studio: Studio) -> None:
    """The library, from nothing to many workshops."""
    async with studio.program() as person:
        await person.shoot("home-empty")
        await person.press("n")
        await person.shoot("new-title")
        await person.write(studio.say("Opening an account", "Abertura de conta"), "enter")
        await person.shoot("new-template")
        await person.write(studio.say("IT", "TI"))
        await person.shoot("new-template-filtered")
        await person.press("enter")
        await person.shoot("new-scope")
        await person.press("Q")
        for title in (
            studio.say("Onboarding of new colleagues", "Chegada de novos colegas"),
            studio.say("Refund after a failed delivery", "Reembolso depois de uma entrega que falhou"),
            studio.say("Municipal health centre, first visit", "Posto de saúde municipal, primeira consulta"),
        ):
            await person.press("n")
            await person.write(title, "enter", "enter")
            await person.press("Q")
        await person.press("d", ">", ">", "Q")
        await person.shoot("home")
        await person.press("/")
        await person.write(studio.say("del", "ent"))
        await person.shoot("home-search")
        await person.press("escape", "?")
        await person.shoot("home-help")
        await person.press("escape", "ctrl+o")
        await person.shoot("settings")
        await person.press("enter")
        await person.shoot("settings-inside")
        await person.press("escape", "escape", "a")
        await person.shoot("home-archive")


@story
async def first_steps(studio: Studio) -> None:
    """Every phase as somebody finds it in a new workshop."""
    async with studio.program() as person:
        await person.press("n")
        await person.write(studio.say("Opening an account", "Abertura de conta"), "enter")
        await person.write(studio.say("IT", "TI"), "enter")
        for name in ("scope", "personas", "touchpoints", "emotions", "analysis", "priorities", "actions"):
            await person.shoot(f"first-{name}")
            if name != "actions":
                await person.press(">")
        await person.press("C")
        await person.shoot("first-compare")


@story
async def scope(studio: Studio) -> None:
    """What the workshop is about."""
    async with studio.phase(Phase.SCOPE) as person:
        await person.shoot("scope")
        await person.press(*["pagedown"] * 2)
        await person.shoot("scope-further")
        await person.press("enter")
        await person.shoot("scope-editing")


@story
async def personas(studio: Studio) -> None:
    """Whose journey it is."""
    async with studio.phase(Phase.PERSONAS) as person:
        await person.shoot("personas")
        await person.press("down", "down", "down", "enter")
        await person.shoot("personas-editing")
        await person.press("escape", "p", "pagedown")
        await person.shoot("personas-second")
        await person.press("n")
        await person.shoot("personas-new")


@story
async def touchpoints(studio: Studio) -> None:
    """The map: the grid, its zooms, its flow, its sheet and what is asked on top of it."""
    async with studio.phase(Phase.TOUCHPOINTS) as person:
        await person.shoot("map")
        await person.press(*["right"] * 6, *["down"] * 4)
        await person.shoot("map-further")
        await person.press("enter")
        await person.shoot("map-editing")
        await person.press("escape", "Z")
        await person.shoot("map-whole")
        await person.press("z", "z")
        await person.shoot("map-one")
        await person.press("z", "z", "e")
        await person.shoot("map-sheet")
        await person.press("pagedown")
        await person.shoot("map-sheet-further")
        await person.press("escape", "v")
        await person.shoot("map-flow")
        await person.press("v", "/")
        await person.shoot("map-filter")
        await person.press("enter")
        await person.shoot("map-filter-inside")
        await person.press("enter")
        await person.shoot("map-filtered")
        await person.press("escape", "escape", "r")
        await person.shoot("map-lanes")
        await person.press("escape", "o")
        await person.shoot("map-menu")
        await person.press("enter")
        await person.shoot("map-forgotten")
        await person.press("escape", "c")
        await person.shoot("map-two-curves")
        await person.press("escape", "c", "home", *["up"] * 12, "e")
        await person.shoot("map-stage-sheet")


@story
async def writing(studio: Studio) -> None:
    """Touchpoints as they are written, straight into stages or on cards first."""
    async with studio.program() as person:
        await person.press("n")
        await person.write(studio.say("IT portal", "Portal de TI"), "enter")
        await person.write(studio.say("IT", "TI"), "enter")
        await person.press("M", "enter")
        await person.shoot("personas-first")
        await person.write(studio.say("Ana, analyst", "Ana, analista"), "enter")
        await person.press("M", "enter")
        await person.shoot("entry-empty")
        await person.write(studio.say("System freezes !invoices wait", "Sistema trava !notas paradas"), "enter")
        await person.write(
            studio.say("Asks a colleague +knows a way @chat", "Pergunta a um colega +sabe um jeito @chat")
        )
        await person.shoot("entry")
        await person.press("enter", "tab")
        await person.write(studio.say("Looks for the error in the FAQ", "Procura o erro no FAQ"), "enter")
        await person.press("escape")
        await person.shoot("map-begun")
        await person.press("b")
        await person.shoot("cards-empty")
        for card in (
            studio.say("Calls the service desk", "Liga para a central de serviços"),
            studio.say("Waits for an answer", "Espera por uma resposta"),
            studio.say("Calls the service desk again", "Liga de novo para a central de serviços"),
            studio.say("Gets an email: solved", "Recebe um e-mail: resolvido"),
        ):
            await person.write(card, "enter")
        await person.shoot("cards-writing")
        await person.press("tab")
        await person.shoot("cards-sorting")


@story
async def emotions(studio: Studio) -> None:
    """How the persona feels, from the revealed curve to the value that is settled on."""
    async with studio.phase(Phase.EMOTIONS) as person:
        await person.shoot("emotions")
        await person.press("d")
        await person.shoot("emotions-disagreement")
        await person.press("enter")
        await person.shoot("emotions-settle")
        await person.press("escape", "w")
        await person.shoot("emotions-word")
        await person.press("escape", "v")
        await person.shoot("emotions-proxy")
        await person.press("escape", "escape", "=")
        await person.shoot("emotions-figures")
        await person.press("escape", "t")
        await person.shoot("emotions-target")
        await person.press("escape", "c")
        await person.shoot("emotions-moment")


@story
async def analysis(studio: Studio) -> None:
    """What the map says."""
    async with studio.phase(Phase.ANALYSIS) as person:
        await person.shoot("analysis")
        names = (
            "peaks",
            "time",
            "channels",
            "expectations",
            "feedback",
            "coverage",
            "hourglass",
            "indicators",
            "check",
        )
        for digit, name in zip("234567890", names, strict=True):
            await person.press(digit)
            await person.shoot(f"analysis-{name}")
        await person.press("1", "m")
        await person.shoot("analysis-improve")
        await person.press("escape", "a")
        await person.shoot("analysis-add")
        await person.press("escape", "i")
        await person.shoot("ideas")
        await person.press("w")
        await person.shoot("ideas-writing")


@story
async def priorities(studio: Studio) -> None:
    """What to do first."""
    async with studio.phase(Phase.PRIORITIES) as person:
        await person.shoot("priorities")
        await person.press("down", "down")
        await person.shoot("priorities-third")
        await person.press("v")
        await person.shoot("priorities-proxy")
        await person.press("escape", "escape", "p")
        await person.shoot("priorities-presets")
        await person.press("2")
        await person.shoot("priorities-rice")
        await person.press("o")
        await person.shoot("priorities-turns")
        await person.press("escape", "e")
        await person.shoot("improvement")
        await person.press("pagedown")
        await person.shoot("improvement-further")


@story
async def actions(studio: Studio) -> None:
    """Who does what until when, and the end of the workshop."""
    async with studio.phase(Phase.ACTIONS) as person:
        await person.shoot("actions")
        await person.press("w")
        await person.shoot("actions-who")
        await person.press("escape", "d")
        await person.shoot("actions-when")
        await person.press("escape", "s")
        await person.shoot("actions-status")
        await person.press("escape", "i")
        await person.shoot("actions-indicator")
        await person.press("escape", "c")
        await person.shoot("closing-read-back")
        await person.press("enter")
        await person.shoot("closing-takeaways")
        await person.write(studio.say("Silence is the worst answer", "Silêncio é a pior resposta"), "enter")
        await person.press("tab")
        await person.shoot("closing-review-date")
        await person.press("enter")
        await person.shoot("closing-parts")
        await person.press("enter")
        await person.shoot("closing-folder")
        await person.press("ctrl+u")
        await person.write("~/journey", "enter")
        await person.shoot("closing-confirm")
        await person.press("enter")
        await person.until(studio.say("Round 1 is closed.", "A rodada 1 está encerrada."))
        await person.shoot("closed")
        await person.press("escape")
        await person.shoot("closed-actions")


@story
async def compare(studio: Studio) -> None:
    """Two personas' eyes side by side, and a to-be."""
    async with studio.phase(Phase.TOUCHPOINTS) as person:
        await person.press("C")
        await person.shoot("compare")
        await person.press("r")
        await person.shoot("compare-sides")
        await person.press("enter", "n")
        await person.shoot("compare-derive")


@story
async def importing(studio: Studio) -> None:
    """A map that comes out of a spreadsheet."""
    async with studio.program() as person:
        await person.press("i")
        await person.shoot("import-file")
        await person.write(FILE)
        await person.shoot("import-named")
        await person.press("enter")
        await person.until(lambda text: FILE in text and "Enter" in text)
        await person.shoot("import-review")
        await person.press("c")
        await person.shoot("import-columns")
        await person.press("escape", "r")
        await person.shoot("import-remarks")
