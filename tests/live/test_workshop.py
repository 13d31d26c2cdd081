"""A whole workshop: five people over SSH and a facilitator, and what each screen shows and must not show."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjm_tui.data import silent_guide
from cjm_tui.domain.choices import ActivityKind
from tests.live.story import Person, Served, served

pytestmark = pytest.mark.slow

CARDS = {
    "Ana": "Calls the desk", "Bruno": "Reads the portal", "Carla": "Waits in line", "Davi": "Gets an e-mail",
    "Elisa": "Answers the survey",
}  # fmt: skip
HALF_TYPED = "And then nobody answ"
IDEAS = {"Ana": "Call back within an hour", "Bruno": "Show the queue", "Carla": "Write shorter mails"}


async def test_a_workshop_from_the_code_to_the_closing(tmp_path: Path) -> None:
    async with served(tmp_path) as workshop:
        facilitator = await workshop.facilitate()
        await facilitator.sees("IT portal", "[ Scope ]")
        people = [await workshop.join(name) for name in CARDS]
        words = {person.name: await come_in(person) for person in people}
        await facilitator.sees("6 in the room")
        await see_who_has_rehearsed(facilitator)
        await write_touchpoints(workshop, facilitator, people, words)
        await rate_in_silence(workshop, facilitator, people)
        await have_ideas_and_estimate(workshop, facilitator, people)
        await vote_twice(facilitator, people)
        await hand_over_and_close(facilitator, people)


async def move_on(facilitator: Person, phase: str, others: int = 5) -> None:
    """Move the room to the next phase."""
    facilitator.write("M")
    await facilitator.sees(f"to {phase}?", f"{others} other people go along.")
    facilitator.press("enter")
    await facilitator.sees_no("other people go along.")


async def look_and_move(facilitator: Person, phase: str, *keys: str, others: int = 5) -> None:
    """Look at a later phase, which moves nobody, then bring the room there."""
    facilitator.press(*keys)
    await facilitator.sees(f"‹ {phase} ›")
    await move_on(facilitator, phase, others)


async def open_silence(facilitator: Person, title: str, others: int = 5) -> None:
    """Open a silent activity from the list, by its name."""
    facilitator.write("S")
    await facilitator.sees("What does everybody do in silence?")
    facilitator.write(title[:12].lower())
    await facilitator.sees("1 of")
    facilitator.press("enter")
    here = f"{others} other people are here." if others > 1 else "1 other person is here."
    await facilitator.sees("The timer starts with", here)
    facilitator.press("enter")
    await facilitator.sees_no("The timer starts with")


async def reveal(facilitator: Person, question: str = "Reveal “") -> None:
    """Show what was done in silence."""
    facilitator.write("R")
    await facilitator.sees(question)
    facilitator.press("enter")
    await facilitator.sees_no(question)


def said_after(kind: ActivityKind) -> str:
    """Return how the sentence begins that follows a reveal; the whole of it may be longer than the line."""
    return silent_guide(kind).after.in_("en")[:40]


async def finish(person: Person) -> None:
    """Say that one is done."""
    person.press("tab")
    await person.sees("You said that you are done.")


async def come_in(person: Person) -> str:
    """Give one's name in the lobby; only Ana rehearses. Return the rejoin word."""
    await person.sees("How shall we call you?", person.name)
    person.press("enter")
    await person.sees(f"Welcome, {person.name}.", "this word:")
    word = person.text.partition("this word:")[2].split()[0]
    if person.name == "Ana":
        person.write("hello\r")
        await person.sees("You wrote “hello”.")
        person.write("4")
        await person.sees("You rated it 4.")
        person.press("tab")
        await person.sees("That is all you need.")
        person.press("enter")
    else:
        await person.sees("Skip")
        person.press("escape")
    await person.is_in("Scope")
    return word


async def see_who_has_rehearsed(facilitator: Person) -> None:
    """On a screen that is shown to the room there are no names; off it, the facilitator sees who has rehearsed."""
    facilitator.write("W")
    await facilitator.sees("This screen is shown to the room")
    assert "Carla" not in facilitator.text
    facilitator.write("my screen")
    await facilitator.sees("1 of")
    facilitator.press("enter")
    await facilitator.sees_no("Who is here")
    facilitator.write("W")
    await facilitator.sees("Carla", "has not rehearsed")
    ana = next(line for line in facilitator.text.splitlines() if " Ana " in line)
    assert "has not rehearsed" not in ana
    facilitator.press("escape")
    await facilitator.sees_no("has not rehearsed")


async def write_touchpoints(workshop: Served, facilitator: Person, people: list[Person], words: dict[str, str]) -> None:
    """The room moves on with a warning; everybody writes; Bruno's line drops in mid-word and he comes back."""
    await look_and_move(facilitator, "Touchpoints", ">", ">")
    for person in people:
        await person.sees("In 3 seconds you go along to Touchpoints.")
    for person in people:
        await person.is_in("Touchpoints")
    await open_silence(facilitator, "Write the touchpoints")
    for person in people:
        await person.sees("Your turn ▸ Write the touchpoints", "One touchpoint a line.")
        person.write(f"3. {CARDS[person.name]}\r")
        await person.sees("1 entry of yours")
    bruno = people[1]
    bruno.write(HALF_TYPED)
    await bruno.sees(HALF_TYPED)
    await bruno.hang_up()
    people[1] = bruno = await come_back(workshop, "Bruno", words["Bruno"])
    await bruno.sees("Your turn", HALF_TYPED, CARDS["Bruno"])
    await look_for_secrets(people[4])
    for person in people[:3]:
        await finish(person)
    await facilitator.sees("5 in the room · 3 ready", "R Reveal")
    facilitator.write("R")
    await facilitator.sees("Reveal “Write the touchpoints”?", "5 entries so far.", "Not done: Davi, Elisa.")
    for card in CARDS.values():
        assert facilitator.has_never_seen(card)
    for person in people:
        for name, card in CARDS.items():
            assert (name == person.name) is not person.has_never_seen(card), f"{person.name}: {card}"
    facilitator.press("enter")
    for person in people:
        await person.sees(said_after(ActivityKind.CARDS), "5 cards")
    facilitator.write("b")
    await facilitator.sees("5 cards to place", "3 Opens a ticket? (5)")
    facilitator.write("34567")
    await facilitator.sees("Every card has its place.")
    facilitator.press("escape")
    await facilitator.sees("z Zoom")
    for person in [facilitator, *people]:
        await person.sees("Calls the")


async def look_for_secrets(elisa: Person) -> None:
    """The group's view and the history say nothing of what the others write; Y leads back to one's own."""
    elisa.press("escape")
    await elisa.sees("This is the group's view. Y brings your turn back.", "Y Your turn")
    elisa.write("H")
    await elisa.sees("History")
    elisa.press("escape")
    await elisa.sees_no("History")
    elisa.write("Y")
    await elisa.sees("1 entry of yours", CARDS["Elisa"])


async def come_back(workshop: Served, name: str, word: str) -> Person:
    """Join again with the same name: a wrong word is refused, the right one brings the same person back."""
    person = await workshop.join(name)
    await person.sees("How shall we call you?")
    person.press("enter")
    await person.sees(f"Somebody called {name} is here already.")
    person.write("nonsense\r")
    await person.sees("That is not the word of this name.")
    person.write(f"{word}\r")
    return person


async def rate_in_silence(workshop: Served, facilitator: Person, people: list[Person]) -> None:
    """Everybody rates all touchpoints; they disagree about the first one, which nobody knows before the reveal."""
    await move_on(facilitator, "Emotions")
    for person in people:
        await person.is_in("Emotions")
    await facilitator.is_in("Emotions")
    await open_silence(facilitator, "Rate the emotions")
    for person, digit in zip(people, "11155", strict=True):
        await person.sees("Your turn ▸ Rate the emotions", "Answer as Rosa", CARDS["Ana"])
        person.write(digit + "3333")
        await person.sees("That was the last one.")
    ratings = len(people[0].text.split("3 ")) - 1
    assert ratings >= 4
    for person in people:
        await finish(person)
    await facilitator.sees("5 in the room · 5 ready")
    assert facilitator.has_never_seen("Disagreement")
    facilitator.write("R")
    await facilitator.sees("25 entries so far.", "Everybody here is done.")
    facilitator.press("enter")
    for person in [facilitator, *people]:
        await person.sees(said_after(ActivityKind.READINGS))


async def have_ideas_and_estimate(workshop: Served, facilitator: Person, people: list[Person]) -> None:
    """Three people have an idea each; everybody estimates all three."""
    await move_on(facilitator, "Analysis and ideas")
    for person in [facilitator, *people]:
        await person.is_in("Analysis")
    await open_silence(facilitator, "Write ideas")
    for person in people:
        await person.sees("Your turn ▸ Write ideas")
    for person in people[:3]:
        person.write(f"{IDEAS[person.name]}\r")
        await person.sees("1 entry of yours")
    await reveal(facilitator)
    for person in people:
        await person.sees(said_after(ActivityKind.IDEAS))
    await move_on(facilitator, "Priorities")
    for person in [facilitator, *people]:
        await person.is_in("Priorities")
    await open_silence(facilitator, "Estimate impact and effort")
    for person in people:
        await person.sees("Your turn ▸ Estimate impact", *IDEAS.values())
        person.write("425133")
        await person.sees("impact 3 · effort 3", "That was the last one.")
        await finish(person)
    await facilitator.sees("5 in the room · 5 ready")
    await reveal(facilitator)
    for person in people:
        await person.sees(said_after(ActivityKind.ESTIMATES))


async def vote_twice(facilitator: Person, people: list[Person]) -> None:
    """Two improvements are tied first; a run-off between them decides."""
    await open_silence(facilitator, "Vote")
    votes = ("21", "12", "21", "12", "110")
    for person, dots in zip(people, votes, strict=True):
        await person.sees("Your turn ▸ Vote", "3 votes left.")
        for digit in dots:
            person.write(digit)
            person.press("down")
        await person.sees("0 votes left." if person.name != "Elisa" else "1 vote left.")
    people[0].press("up", "up", "up")
    people[0].write("3")
    await people[0].sees("That is more votes than you have left for this one.")
    await facilitator.sees("Priorities")
    assert "●●" not in facilitator.text
    await reveal(facilitator, "Close the ballot?")
    for person in people:
        await person.sees(said_after(ActivityKind.BALLOT))
    facilitator.write("b")
    await facilitator.sees("un-off")
    facilitator.press("enter")
    await people[0].sees("Your turn ▸ Run-off", "1 vote left.")
    for person, place in zip(people, (0, 0, 0, 1, 1), strict=True):
        await person.sees("Run-off")
        assert IDEAS["Carla"] not in person.text
        person.press(*["down"] * place)
        person.write("1")
        await person.sees("0 votes left.")
    await reveal(facilitator, "Close the ballot?")
    for person in people:
        await person.sees(said_after(ActivityKind.BALLOT))


async def hand_over_and_close(facilitator: Person, people: list[Person]) -> None:
    """Ana is given the room; then only she moves it, and she closes the workshop."""
    ana = people[0]
    facilitator.write("W")
    await facilitator.sees("Who is here")
    facilitator.write("ana")
    await facilitator.sees("1 of")
    facilitator.press("enter")
    await facilitator.sees("Hand the room over to Ana")
    facilitator.write("hand the")
    await facilitator.sees("1 of")
    facilitator.press("enter")
    await facilitator.sees("Hand the room over to Ana?")
    facilitator.press("left", "enter")
    await ana.sees("You are here as Facilitator now.")
    facilitator.write("M")
    ana.write("M")
    await ana.sees("Move the room from Priorities to Actions?")
    assert "Move the room" not in facilitator.text
    ana.press("enter")
    for person in [facilitator, *people]:
        await person.is_in("Actions")
    ana.write("c")
    await ana.sees("Read back", "Enter Go on")
    ana.press("enter")
    await ana.sees("what do you take with you?")
    ana.write("We start on Monday\r")
    await ana.sees("1 so far", "• We start on Monday")
    ana.press("tab")
    await ana.sees("When do we look at this map again?")
    ana.press("enter")
    await ana.sees("What shall be written?")
    ana.press("enter")
    await ana.sees("Close the workshop?", "It can still be read by everybody")
    ana.press("enter")
    await ana.sees("Round 1 is closed. Thank you.", "it-portal.md")
    for person in [facilitator, *people[1:]]:
        await person.sees("Round 1 was closed on")
    await see_that_nothing_moves_any_more(people[1])


async def see_that_nothing_moves_any_more(bruno: Person) -> None:
    """What is closed can be read and not changed."""
    bruno.write("N")
    await bruno.sees("Decisions and parking lot")
    bruno.press("enter")
    await bruno.sees("Decision")
    bruno.write("One more thing\r")
    await bruno.sees("The workshop is closed.")
