"""One facilitator takes a published map from nothing to an owned plan: the real program, keys alone, two power cuts."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pty.hosting_map import MOMENTS, PRIMARY, REMEDY, SECONDARY, STAGES
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
        print(facilitator.rest().terminal)


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
    print(facilitator.rest().terminal)


def rate_it(facilitator: Keyboard) -> None:
    """In silence first, revealed together; then what the people in the room say of the worst one, on one keyboard."""
    move_on(facilitator, "Emotions")
    print(facilitator.rest().terminal)
    facilitator.press("s").rest()
    print(facilitator.rest().terminal)
    facilitator.press("enter").rest().write("".join(str(moment.feels) for moment in MOMENTS))
    print(facilitator.rest().terminal)
    facilitator.press("r").see("Reveal the readings?").press("enter").rest()
    print(facilitator.rest().terminal)
    facilitator.press("v").rest()
    print(facilitator.rest().terminal)


def turn_a_finding_into_an_improvement(facilitator: Keyboard) -> None:
    move_on(facilitator, "Analysis and ideas")
    facilitator.press("m").rest()
    print(facilitator.rest().terminal)
    facilitator.line(REMEDY).rest()
    print(facilitator.rest().terminal)
