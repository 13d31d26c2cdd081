"""What a room sees: silence and reveal, the lobby, the projector, and the facilitator's own dialogs."""

from __future__ import annotations

from cjm_tui.domain.choices import Phase
from cjm_tui.screens.lobby.lobby_screen import Arrival
from photography.studio import DEMO, Studio, story


def _three_are_ready(screen: str) -> bool:
    first = screen.split("\n", 1)[0]
    return "3/5" in first or " · 3 " in first


@story
async def silent_readings(studio: Studio) -> None:
    """Readings in silence: the facilitator's screen, a participant's, and the projector's."""
    async with studio.phase(Phase.EMOTIONS) as person:
        await person.press("s")
        await person.shoot("silence-ask")
        await person.press("enter")
        studio.come(Phase.EMOTIONS, ready=3)
        await person.until(_three_are_ready)
        await person.shoot("silence-facilitator")
        await person.press("escape")
        await person.shoot("silence-group")
        await person.press("r")
        await person.shoot("silence-reveal")
    async with studio.program(workshop=DEMO, participant=studio.people()[3].uid, is_private=True) as person:
        await person.shoot("turn-readings-begin")
        await person.press("4", "2", "1", "1")
        await person.shoot("turn-readings")
        await person.press("tab")
        await person.shoot("turn-readings-done")
        await person.press("escape")
        await person.shoot("turn-away")
    async with studio.program(workshop=DEMO, presents=True) as person:
        await person.until(_three_are_ready)
        await person.shoot("present-silence")


async def _silent(studio: Studio, phase: Phase, name: str, *entries: str) -> None:
    async with studio.phase(phase) as person:
        await person.press("S")
        await person.shoot("silence-kinds")
        await person.press("enter", "enter")
    async with studio.program(workshop=DEMO, participant=studio.people()[3].uid, is_private=True) as person:
        await person.shoot(f"turn-{name}-begin")
        for entry in entries:
            await person.write(entry, *([] if entry.isdigit() else ["enter"]))
        await person.shoot(f"turn-{name}")


@story
async def silent_cards(studio: Studio) -> None:
    """Cards in silence."""
    await _silent(
        studio, Phase.TOUCHPOINTS, "cards",
        studio.say("The screen freezes", "A tela trava"),
        studio.say("Nobody answers the phone", "Ninguém atende o telefone"),
        studio.say("The technician explains it well", "O técnico explica bem"),
    )  # fmt: skip


@story
async def silent_ideas(studio: Studio) -> None:
    """Ideas in silence."""
    await _silent(
        studio, Phase.ANALYSIS, "ideas",
        studio.say("Say by text message how long it will take", "Avisar por SMS quanto vai demorar"),
        studio.say("Let people choose the time of the call", "Deixar escolher a hora da ligação"),
    )  # fmt: skip


@story
async def silent_estimates(studio: Studio) -> None:
    """Estimates in silence."""
    await _silent(studio, Phase.PRIORITIES, "estimates", "42", "51", "3")


@story
async def silent_ballot(studio: Studio) -> None:
    """A ballot: opened, voted in silence, for the room, and closed."""
    async with studio.phase(Phase.PRIORITIES) as person:
        await person.press("b")
        await person.shoot("ballot-options")
        await person.press("enter")
        await person.shoot("ballot-ask")
        await person.press("enter")
        await person.shoot("ballot-open")
        await person.press("escape", "v")
        await person.shoot("ballot-proxy")
        await person.write("1123", "enter")
        await person.shoot("ballot-proxy-one")
        await person.press("escape")
    async with studio.program(workshop=DEMO, participant=studio.people()[3].uid, is_private=True) as person:
        await person.shoot("turn-ballot-begin")
        await person.press("2", "down", "1")
        await person.shoot("turn-ballot")
    async with studio.program(workshop=DEMO) as person:
        await person.press("escape", "c")
        await person.shoot("ballot-close")
        await person.press("enter")
        await person.shoot("ballot-closed")


@story
async def facilitation(studio: Studio) -> None:
    """What the facilitator has at hand in every phase."""
    async with studio.phase(Phase.EMOTIONS) as person:
        for key, name in (
            ("G", "agenda"), ("T", "timer"), ("N", "notes"), ("H", "history"), ("W", "people"), ("J", "journeys"),
            ("P", "persona-choice"), ("?", "help"), ("ctrl+p", "palette"),
        ):  # fmt: skip
            await person.press(key)
            await person.shoot(name)
            await person.press("escape")
        await person.press("T", "enter")
        await person.shoot("timer-running")
        await person.press("g")
        await person.shoot("guide")
        await person.press("g", ">", "M")
        await person.shoot("move-room")
        await person.press("escape")
        await person.shoot("looking-ahead")


@story
async def lobby(studio: Studio) -> None:
    """The door."""
    async with studio.phase(Phase.EMOTIONS):
        pass
    async with studio.program(arrival=Arrival(DEMO, "Davi")) as person:
        await person.shoot("lobby-name")
        await person.press("enter")
        await person.shoot("lobby-late")
    async with studio.program() as person:
        await person.press("n")
        await person.write(studio.say("IT portal", "Portal de TI"), "enter", "enter")
    async with studio.program(arrival=Arrival(DEMO + 1, "Davi")) as person:
        await person.press("enter")
        await person.shoot("lobby-word")
        await person.press("enter")
        await person.shoot("lobby-rehearsal")
        await person.write(studio.say("Hello", "Olá"), "enter")
        await person.press("4")
        await person.shoot("lobby-rated")
        await person.press("tab")
        await person.shoot("lobby-done")


@story
async def present(studio: Studio) -> None:
    """The projector."""
    async with studio.phase(Phase.SCOPE):
        pass
    for phase in Phase:
        if phase is not Phase.SCOPE:
            async with studio.program(workshop=DEMO) as person:
                await person.press("escape", "M", "enter")
        async with studio.program(workshop=DEMO, presents=True) as person:
            await person.shoot(f"present-{phase}")
