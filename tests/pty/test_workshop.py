"""One facilitator takes a published map from nothing to an owned plan: the real program, keys alone, power cuts."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from tests.pty.hosting_map import MOMENTS, OTHER_REMEDIES, PRIMARY, REMEDY, SECONDARY, STAGES
from tests.pty.keyboard import Keyboard

pytestmark = pytest.mark.slow


def test_a_workshop_from_nothing_to_an_owned_plan(tmp_path: Path) -> None:
    with Keyboard(tmp_path / "library.db") as facilitator:
        found(facilitator)
        agree_on_the_scope(facilitator)
        draw_two_personas(facilitator)
        map_the_journey(facilitator)
        rate_it(facilitator)
        turn_a_finding_into_an_improvement(facilitator)
        prioritise(facilitator)
        promise(facilitator)
        close(facilitator)
        read_the_files(facilitator)
        take_everything_back_and_do_it_again(facilitator)


def found(facilitator: Keyboard) -> None:
    """From the empty library: n, a title, the first template."""
    facilitator.see("There is no workshop yet").press("n").see("What shall it be called?").line("Hosting")
    facilitator.see("Which stages to begin with?").line("IT support").see("Hosting ▸ IT support")
    facilitator.number = 1


def agree_on_the_scope(facilitator: Keyboard) -> None:
    """What to learn, on which journey; the power goes in the middle of the target experience."""
    facilitator.add("Goals", "+ a goal", "Learn where newcomers give up")
    facilitator.fill("Indicator", "Visitors who pay within a week")
    facilitator.add("Scenarios", "+ a scenario", "A baker wants her first site")
    facilitator.fill("First action", "Looks for a cheap host")
    facilitator.fill("Last action", "Shows the site to a friend")
    facilitator.fill("Time frame", "3")
    facilitator.find("Target experience").press("enter")
    cut_off(facilitator, "I know what I pay for")
    facilitator.find("Target experience").press("enter").write(" and what to do next").press("tab")
    facilitator.keeps("and what to do next")


def cut_off(facilitator: Keyboard, text: str) -> None:
    """Type a text, and lose the power as soon as its last letter is on the screen."""
    for letter in text:
        facilitator.write(letter)
    facilitator.see(text).lose_power()
    facilitator.see(text[:-1])


def move_on(facilitator: Keyboard, phase: str) -> None:
    """Move the room to the next phase."""
    facilitator.rest().press("M").see("Move the room").press("enter").see(f"[ {phase} ]").rest()


def titles_of(facilitator: Keyboard, kind: str) -> dict[str, str]:
    """Return the stored titles of a kind of record by uid."""
    return {record["uid"]: record["title"] for record in facilitator.stored[kind]}


def draw_two_personas(facilitator: Keyboard) -> None:
    """The first persona is asked for; the second is an n away."""
    move_on(facilitator, "Personas")
    facilitator.see("Whose journey is it?").line(", ".join(PRIMARY)).see(f"▸ {PRIMARY[0]}")
    facilitator.fill("Quote", "Is this for somebody like me?", keep="tab")
    facilitator.add("Goals", "+ ", "Sell cakes online", "Be found in her town")
    facilitator.add("Pains", "+ ", "Technical words")
    facilitator.press("n").see("Whose journey is it?").line(", ".join(SECONDARY)).see(f"▸ {SECONDARY[0]}")
    facilitator.add("Goals", "+ ", "One bill for all his clients")
    facilitator.press("p").see(f"▸ {PRIMARY[0]}")


def map_the_journey(facilitator: Keyboard) -> None:
    """Touchpoints are typed stage by stage, then the stages are named and the cells filled in on the map."""
    move_on(facilitator, "Touchpoints")
    for place, moments in enumerate(STAGES.values()):
        facilitator.press(*["tab"] * bool(place))
        for moment in moments:
            facilitator.line(moment.line).keeps(moment.title)
    facilitator.press("escape").rest().press("home", *["up"] * 20)
    for name in STAGES:
        facilitator.press("enter", "ctrl+u").line(name).keeps(name).press("right")
    facilitator.press("home", *["down"] * 3)
    for moment in MOMENTS[:-1]:
        facilitator.see("Doing  ").press("enter").line(moment.doing).keeps(moment.doing).press("right")
    facilitator.press("enter")
    cut_off(facilitator, MOMENTS[-1].doing)
    facilitator.see("Here is the text that you had begun.").press("ctrl+u").line(MOMENTS[-1].doing)
    facilitator.keeps(MOMENTS[-1].doing)


def rate_it(facilitator: Keyboard) -> None:
    """In silence first, revealed together; then what the people in the room say of one, on one keyboard."""
    move_on(facilitator, "Emotions")
    facilitator.press("s").see("Rate the emotions").press("enter").see("In silence")
    facilitator.write("".join(str(moment.feels) for moment in MOMENTS)).see("You have rated everything.")
    assert "readings" not in facilitator.stored, "what is not revealed is in no export"
    facilitator.press("r").see("Reveal “Rate the emotions”?").press("enter").see("+2").rest()
    titles = titles_of(facilitator, "touchpoints")
    rated = {titles[reading["touchpoint"]]: reading["valence"] + 3 for reading in facilitator.stored["readings"]}
    assert rated == {moment.title: moment.feels for moment in MOMENTS}
    facilitator.press("v").see("How many people are in the room?").line("4").see("0 of 4").line("4544").keeps("seat-4")


def turn_a_finding_into_an_improvement(facilitator: Keyboard) -> None:
    """The worst comes first, and one key answers it."""
    move_on(facilitator, "Analysis and ideas")
    facilitator.see("1  The feeling is at its lowest around “Lands in the").press("m").see("How might we…?")
    facilitator.line(REMEDY).see("The improvement waits for priorities.")
    [improvement], titles = facilitator.stored["improvements"], titles_of(facilitator, "touchpoints")
    assert [titles[uid] for uid in improvement["touchpoints"]] == ["Lands in the control panel"]


def prioritise(facilitator: Keyboard) -> None:
    """Two more remedies; impact and effort are two digits each, and three people vote."""
    move_on(facilitator, "Priorities")
    for remedy in OTHER_REMEDIES:
        facilitator.press("a").see("Esc Cancel").line(remedy).keeps(remedy)
    for remedy, figures in zip((REMEDY, *OTHER_REMEDIES), ("54", "42", "31"), strict=True):
        facilitator.press(*["up"] * 5)
        facilitator.find_row(remedy).write(figures).see(f"{remedy}: Impact {figures[0]} · Effort {figures[1]}")
    facilitator.see("Quick wins", "Big bets").press("b").see("What shall the room vote on?").press("enter")
    facilitator.see("Open the ballot?").press("enter").see("The ballot is open")
    facilitator.press("v").see("Person 1")
    place = facilitator.place_of(REMEDY)
    for person in (1, 2, 3):
        facilitator.see(f"Person {person}").line(f"{place},{place}")
    facilitator.see("3 people have voted.").press("escape").see_no("3 people have voted.")
    facilitator.press("c").see("Close the ballot?").press("enter").see("6 votes")


def promise(facilitator: Keyboard) -> None:
    """The winner gets a how, an owner who says yes, and a date."""
    move_on(facilitator, "Actions")
    facilitator.press(*["up"] * 5)
    facilitator.find_row(REMEDY)
    facilitator.press("w").see("Who takes it?").line("Bia").see("Bia")
    facilitator.press("d").see("By when?").line("2031-03-14").see("2031-03-14")
    facilitator.press("h").see("How do we go about it?").write("Three questions, then a page").press("ctrl+s")
    facilitator.keeps("Three questions, then a page").press("y").see("1 of 3 are complete")


def close(facilitator: Keyboard) -> None:
    """Read back, one round of takeaways, the review date, the files."""
    facilitator.press("c").see("Read back", f"{REMEDY} — Bia").press("enter")
    facilitator.see("What do you take with you?").line("We never looked past the checkout").press("tab")
    facilitator.see("When do we look at this map again?").press("enter")
    facilitator.see("What shall be written?").press("enter").see("Where shall the files go?").press("enter")
    facilitator.see("Close the workshop?").press("enter").see("Round 1 is closed.").press("escape").rest()


def read_the_files(facilitator: Keyboard) -> None:
    """What lies beside the library afterwards: minutes, spreadsheets, a backlog, and the workshop itself."""
    [folder] = (facilitator.db.parent / "exports").iterdir()
    report = (folder / "hosting.md").read_text()
    for part in (REMEDY, "Bia", "14 March 2031", "Three questions, then a page", "We never looked past the checkout"):
        assert part in report
    with (folder / "csv" / "journey.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = {cell for row in csv.reader(file) for cell in row}
    assert {moment.title for moment in MOMENTS} <= cells
    assert REMEDY in (folder / "hosting-jira.csv").read_text()
    assert json.loads((folder / "hosting.json").read_text())["records"] == facilitator.stored


def take_everything_back_and_do_it_again(facilitator: Keyboard) -> None:
    """Undo down to the empty template; the power goes once more; redo up to the last word."""
    closed = facilitator.stored
    written = [*MOMENTS, *STAGES, *PRIMARY, REMEDY, "Learn where newcomers give up"]
    steps = repeat_until(facilitator, "u", "There is nothing of yours to undo.")
    assert steps > len(written), "each thing that was written is a step of its own"
    left = facilitator.everything
    assert not [text for text in map(str, written) if text in left]
    assert facilitator.stored["stages"][0]["title"] == "Notices the problem"
    facilitator.lose_power()
    assert repeat_until(facilitator, "U", "There is nothing to do again.") == steps
    assert facilitator.stored == closed


def repeat_until(facilitator: Keyboard, key: str, last_word: str) -> int:
    """Press a key until the program says that there is no more to do, and count how often it did something."""
    for steps in range(400):
        if last_word in facilitator.press(key).rest().terminal.text:
            return steps
    raise AssertionError(f"{key} never comes to an end.\n{facilitator.terminal}")
