"""More terminals on the facilitator's own machine: `join`, its roles, and `present`."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.live.story import found
from tests.pty_driver import PYTHON, Terminal

pytestmark = pytest.mark.slow
PATIENCE = 30.0


def terminal(library: Path, *command: str) -> Terminal:
    return Terminal([PYTHON, "-m", "cjm_tui", "--db", str(library), *command], columns=100, rows=30)


def test_a_colleague_an_observer_and_the_projector_beside_the_facilitator(tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    found(library)
    with (
        terminal(library, "open", "1") as facilitator,
        terminal(library, "join", "1", "--as", "Rui") as colleague,
        terminal(library, "join", "1", "--as", "Olga", "--role", "observer") as observer,
        terminal(library, "present", "1") as wall,
    ):
        colleague.wait_for("Welcome, Rui.", PATIENCE).press("escape").wait_for(r"\[ Scope ]", PATIENCE)
        # Observers are asked to rehearse nothing, and count for nothing.
        observer.wait_for(r"\[ Scope ]", PATIENCE)
        facilitator.wait_for("2 in the room", PATIENCE)
        wall.wait_for("2 in the room", PATIENCE)
        facilitator.send(">").wait_for("‹ Personas ›", PATIENCE).send("M").wait_for("to Personas", PATIENCE)
        facilitator.wait_for("1 other person goes along", PATIENCE).press("enter")
        for watcher in (colleague, observer, wall):
            watcher.wait_for(r"\[ Personas ]", PATIENCE)
        colleague.wait_for("You are with the group, in Personas", PATIENCE)
        observer.wait_for("You are with the group, in Personas", PATIENCE)
        colleague.wait_for("n New persona", PATIENCE)
        observer.wait_for("You are here as an observer", PATIENCE).press("enter").send("nx")
        assert "n New persona" not in observer.text
        for somebody in (colleague, observer):
            assert "Olga" not in wall.text
            somebody.press("ctrl+q")
            assert somebody.wait_exit() == 0
            assert somebody.is_restored
        facilitator.wait_for(lambda screen: "in the room" not in screen.screen[0], PATIENCE)
        wall.press("escape")
        assert wall.wait_exit() == 0
    with terminal(library, "join", "1", "--as", "olga") as again:
        again.wait_for(r"\[ Personas ]", PATIENCE).wait_for("You are here as an observer", PATIENCE)


def test_who_joins_by_name_twice_is_one_person(tmp_path: Path) -> None:
    library = tmp_path / "library.db"
    found(library)
    with (
        terminal(library, "join", "1", "--as", "Rui") as first,
        terminal(library, "join", "1", "--as", "rui") as second,
    ):
        for screen in (first, second):
            screen.wait_for("Welcome, [Rr]ui", PATIENCE).press("escape").wait_for(r"\[ Scope ]", PATIENCE)
        assert "in the room" not in first.text
