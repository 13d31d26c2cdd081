"""Keys that arrive in one read come out in the order typed, whatever they open on their way."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from cjm_tui.domain.choices import Phase
from cjm_tui.room.founding import ensure_demo
from cjm_tui.storage.library import Library
from tests.pty.keyboard import Keyboard, move_room

pytestmark = pytest.mark.slow

BACKSPACE, TAB, DOWN, UP, ESCAPE = "\x7f", "\t", "\x1b[B", "\x1b[A", "\x1b[27u"
TYPED = f"abX{BACKSPACE}cd"
"""What a fast typist writes, correcting one letter, all in one packet; it reads `abcd`."""


@pytest.fixture
def db(tmp_path: Path) -> Path:
    """A library that holds the demonstration."""
    path = tmp_path / "library.db"
    with Library(path) as library:
        ensure_demo(library, "en", datetime.now(UTC))
    return path


class Field(NamedTuple):
    """A place to write into: the phase, and the keys that lead there and open it."""

    phase: Phase
    keys: str
    finish: str = "\r"
    written: str = "abcd"


FIELDS = {
    "a goal": Field(Phase.SCOPE, "\r"),
    "a new goal": Field(Phase.SCOPE, f"{DOWN * 2}\r"),
    "a goal's indicator": Field(Phase.SCOPE, f"{DOWN * 3}\r"),
    "the target experience": Field(Phase.SCOPE, f"{TAB * 13}\r", TAB),
    "a channel's data": Field(Phase.SCOPE, f"{TAB * 19}\x1b[C\r"),
    "a new persona": Field(Phase.PERSONAS, "n"),
    "a persona's role": Field(Phase.PERSONAS, f"{TAB}\r"),
    "a persona's quote": Field(Phase.PERSONAS, f"{TAB * 2}\r", TAB),
    "a persona's goal": Field(Phase.PERSONAS, f"{TAB * 5}{DOWN * 2}\r"),
    "the line for touchpoints": Field(Phase.TOUCHPOINTS, "t"),
    "a touchpoint's name": Field(Phase.TOUCHPOINTS, "\r"),
    "a cell": Field(Phase.TOUCHPOINTS, f"{DOWN * 2}\r"),
    "a stage's name": Field(Phase.TOUCHPOINTS, f"{UP * 9}\r"),
    "the dialog for a touchpoint": Field(Phase.TOUCHPOINTS, "a"),
    "the dialog for a stage": Field(Phase.TOUCHPOINTS, "s"),
    "a decision": Field(Phase.EMOTIONS, "N1"),
    "a touchpoint's question": Field(Phase.TOUCHPOINTS, f"e{TAB * 11}\r"),
    "a finding": Field(Phase.ANALYSIS, "a"),
    "an answer to a finding": Field(Phase.ANALYSIS, "m"),
    "an improvement": Field(Phase.PRIORITIES, "a"),
    "an owner": Field(Phase.ACTIONS, "w"),
    "a way to do it": Field(Phase.ACTIONS, "h", "\x13"),
    "an improvement's sheet": Field(Phase.ACTIONS, f"\r{DOWN}\r", TAB),
}


@pytest.mark.parametrize("name", FIELDS)
def test_a_burst_comes_out_as_typed(db: Path, name: str) -> None:
    field = FIELDS[name]
    move_room(db, 1, field.phase)
    with Keyboard(db, 1) as person:
        before = person.everything
        assert field.written not in before
        person.rest().write(field.keys + TYPED + field.finish).keeps(field.written)
        assert "abXc" not in person.everything
        assert "abX" not in person.everything


def test_a_search_in_one_burst(db: Path) -> None:
    with Keyboard(db) as person:
        person.write(f"/{TYPED}\r").see("No title holds “abcd”")


def test_a_new_workshop_in_one_burst(db: Path) -> None:
    with Keyboard(db) as person:
        person.write(f"n{TYPED}\rITx{BACKSPACE} su\r").see("abcd ▸ IT support")


def test_a_filter_in_one_burst(db: Path) -> None:
    move_room(db, 1, Phase.SCOPE)
    with Keyboard(db, 1) as person:
        person.rest().write(f"JabX{BACKSPACE}cd").see("abcd_")


def test_a_whole_room_s_digits_in_one_burst(db: Path) -> None:
    move_room(db, 1, Phase.EMOTIONS)
    with Keyboard(db, 1) as person:
        person.rest().write(f"v{BACKSPACE}8\r4452{BACKSPACE}13342\r").keeps("seat-8")
        seats = {r["author"]: r["valence"] for r in person.stored["readings"] if r["author"].startswith("seat-")}
        assert [seats[f"seat-{n}"] for n in range(1, 9)] == [1, 1, 2, -2, 0, 0, 1, -1]
