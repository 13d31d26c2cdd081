"""Where the program can be: every screen from which its dialogs are reached."""

from __future__ import annotations

import csv
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual.pilot import Pilot
from textual.screen import Screen

from cjm_tui.app import CjmApp
from cjm_tui.domain.acts import facilitation, priorities
from cjm_tui.domain.choices import ActivityKind, Phase, Role
from cjm_tui.room.room import Room
from cjm_tui.screens.compare.compare_screen import CompareScreen
from cjm_tui.screens.facilitation.silence import subjects_for
from cjm_tui.screens.home.home_screen import HomeScreen
from cjm_tui.screens.importing.file_screen import FileScreen
from cjm_tui.screens.importing.review_screen import ReviewScreen
from cjm_tui.screens.lobby.lobby_screen import Arrival, LobbyScreen
from cjm_tui.screens.present.present_screen import PresentScreen
from cjm_tui.screens.workshop.desk import Desk, Sight
from cjm_tui.screens.workshop.workshop_screen import WorkshopScreen
from cjm_tui.screens.your_turn.your_turn_screen import YourTurnScreen
from cjm_tui.storage.library import Library
from cjm_tui.storage.live import LiveFile
from tests.hostile.looking import assert_sound
from tests.hostile.texts import TEXTS

Pilots = Pilot[Any]
PATIENCE_SECONDS = 30
"""So long a condition may take on a busy machine."""


@dataclass(frozen=True)
class Stop:
    """One of these places: how the program is started for it, and what is done until it is there."""

    screen: type[Screen[Any]]
    start: Callable[[Library, int], CjmApp]
    arrive: Callable[[Pilots], Awaitable[None]]


async def until(pilot: Pilots, condition: Callable[[], object]) -> None:
    """Wait until a condition holds."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not condition():
        assert time.monotonic() < deadline, f"never came true on {pilot.app.screen}"
        await pilot.pause(0.01)
    await pilot.pause()


async def look(pilot: Pilots, where: str) -> None:
    """Check what is shown, as soon as it has come to rest."""
    deadline = time.monotonic() + 5
    while True:
        try:
            assert_sound(pilot.app, where)
        except AssertionError:
            # Layouts follow one another: an editor is laid over its row once that has its place.
            if time.monotonic() > deadline:
                raise
            await pilot.pause(0.02)
        else:
            return


@asynccontextmanager
async def arrived(library: Library, number: int, stop: Stop, size: tuple[int, int]) -> AsyncIterator[Pilots]:
    """Start the program and go to a stop."""
    app = stop.start(library, number)
    async with app.run_test(size=size, tooltips=True) as pilot:
        await stop.arrive(pilot)
        await until(pilot, lambda: isinstance(app.screen, stop.screen) and app.screen.is_mounted)
        yield pilot


def _workshop(library: Library, number: int) -> CjmApp:
    return CjmApp(library, workshop=number)


def _home(library: Library, number: int) -> CjmApp:
    return CjmApp(library)


def _lobby(library: Library, number: int) -> CjmApp:
    return CjmApp(library, arrival=Arrival(number, name=TEXTS["style tag"]))


def _present(library: Library, number: int) -> CjmApp:
    return CjmApp(library, workshop=number, presents=True)


def _silent_present(library: Library, number: int) -> CjmApp:
    _open_silence(library, number, ActivityKind.READINGS)
    return _present(library, number)


def _turn(kind: ActivityKind) -> Callable[[Library, int], CjmApp]:
    def start(library: Library, number: int) -> CjmApp:
        _open_silence(library, number, kind)
        room = Room.enter(library, number)
        person = next(p for p in room.view.participants if p.role is Role.PARTICIPANT)
        return CjmApp(library, workshop=number, participant=person.uid)

    return start


def _open_silence(library: Library, number: int, kind: ActivityKind) -> None:
    room = Room.enter(library, number)
    view = room.view
    live = LiveFile(library.path)
    desk = Desk(room, live, lambda *_: None, Sight(view.about.phase))
    subjects = subjects_for(desk, kind)
    if kind is ActivityKind.BALLOT:
        room.submit(priorities.open_ballot(view, list(subjects), room.now(), new_uid=room.new_uid))
    else:
        journey, persona = view.journeys[0].uid, view.personas[0].uid
        room.submit(
            facilitation.open_activity(
                view, kind, at=room.now(), new_uid=room.new_uid, journey=journey, persona=persona, subjects=subjects,
                prompt=TEXTS["style tag"],
            )
        )  # fmt: skip
    live.close()


def _phase(phase: Phase) -> Callable[[Pilots], Awaitable[None]]:
    async def arrive(pilot: Pilots) -> None:
        app = pilot.app
        await until(pilot, lambda: isinstance(app.screen, WorkshopScreen) and app.screen.body is not None)
        frame = app.screen
        assert isinstance(frame, WorkshopScreen)
        frame.desk.look(phase=phase)
        await until(pilot, lambda: frame.body is not None and frame.body.phase is phase and frame.body.is_mounted)

    return arrive


async def _at_once(pilot: Pilots) -> None:
    await pilot.pause()


async def _compare(pilot: Pilots) -> None:
    await _phase(Phase.TOUCHPOINTS)(pilot)
    await pilot.press("C")


async def _files(pilot: Pilots) -> None:
    folder = pilot.app.library.path.parent / "files"  # type: ignore[attr-defined]
    _write_files(folder)
    await until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
    await pilot.press("i")
    await until(pilot, lambda: isinstance(pilot.app.screen, FileScreen))
    screen = pilot.app.screen
    assert isinstance(screen, FileScreen)
    screen.path_input.value = f"{folder}/"
    await pilot.pause()


async def _review(pilot: Pilots) -> None:
    await _files(pilot)
    screen = pilot.app.screen
    assert isinstance(screen, FileScreen)
    screen.path_input.value += "map.csv"
    await pilot.press("enter")


def _write_files(folder: Path) -> None:
    """Write files whose names and contents are hostile, as far as a file's name can be."""
    folder.mkdir(exist_ok=True)
    for text in TEXTS.values():
        name = text.replace("/", "∕").replace("\0", "").encode()[:80].decode(errors="ignore")
        (folder / f"{name}.csv").write_text("x", "utf-8")
    (folder / "cut \udcff\udc9b31m.csv").write_text("x", "utf-8")
    texts = [text.replace("\0", "") for text in TEXTS.values()]  # a NUL makes it a binary file
    with (folder / "map.csv").open("w", encoding="utf-8", errors="replace", newline="") as file:
        table = csv.writer(file)
        table.writerow(["Stage", "Touchpoint", "Channel", "Feeling", "Pain", *texts[:4]])
        for place, text in enumerate(texts):
            others = [texts[(place + step) % len(texts)] for step in range(1, 9)]
            table.writerow([text, others[0], others[1], "frustrated" if place % 2 else "[b]zq1[/b]", *others[3:]])


STOPS: Mapping[str, Stop] = {
    "home": Stop(HomeScreen, _home, _at_once),
    **{phase.value: Stop(WorkshopScreen, _workshop, _phase(phase)) for phase in Phase},
    "compare": Stop(CompareScreen, _workshop, _compare),
    **{f"turn {kind.value}": Stop(YourTurnScreen, _turn(kind), _at_once) for kind in ActivityKind},
    "lobby": Stop(LobbyScreen, _lobby, _at_once),
    "present": Stop(PresentScreen, _present, _at_once),
    "present in silence": Stop(PresentScreen, _silent_present, _at_once),
    "files": Stop(FileScreen, _home, _files),
    "review": Stop(ReviewScreen, _home, _review),
}
"""By name."""
