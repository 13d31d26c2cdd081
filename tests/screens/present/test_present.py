"""The projector: what the room may see, big; in silence prompt, time and counts, and never a name."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from cjm_tui.app import CjmApp
from cjm_tui.domain.acts import contributing, facilitation
from cjm_tui.domain.choices import ActivityKind, Phase
from cjm_tui.domain.setting import Activity
from cjm_tui.domain.silent_task import open_task
from cjm_tui.room.room import Room
from cjm_tui.screens.present.big_digits import big
from cjm_tui.screens.present.present_screen import PresentScreen
from cjm_tui.storage.library import Library
from cjm_tui.storage.workshops import new_uid
from cjm_tui.widgets.journey_grid import JourneyGrid
from tests.screens.company import company, invite
from tests.screens.onlooker import Onlooker
from tests.screens.stage import PATIENCE


@asynccontextmanager
async def projected(library: Library, number: int) -> AsyncIterator[Onlooker]:
    app = CjmApp(library, workshop=number, presents=True)
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        assert isinstance(app.screen, PresentScreen)
        yield Onlooker(app, pilot)


async def test_in_silence_it_shows_prompt_time_and_counts_and_no_name(library: Library, drawn: Room) -> None:
    ana = invite(library, drawn.number, "Marta")
    drawn.catch_up()
    drawn.submit(facilitation.move_room(drawn.view, Phase.TOUCHPOINTS, drawn.now()))
    async with projected(library, drawn.number) as wall:
        await wall.sees("[ Touchpoints ]", "The screen")
        opened = facilitation.open_activity(drawn.view, ActivityKind.CARDS, at=drawn.now(), new_uid=new_uid)
        started = facilitation.start_timer(drawn.view, 3, drawn.now() - timedelta(seconds=30))
        with Library(library.path) as elsewhere:
            Room.enter(elsewhere, drawn.number).submit(opened + started)
        await wall.sees(
            "Write the touchpoints", "One touchpoint a line.", *(line.strip() for line in big("3 min").splitlines())
        )
        with company(library, drawn.number, ana) as somebody:
            task = open_task(somebody.room.view)
            assert isinstance(task, Activity)
            somebody.is_here(Phase.TOUCHPOINTS, ready_for=task.uid)
            card = contributing.write_card(
                somebody.room.view, somebody.room.viewer, task, "Calls the desk", None, new_uid()
            )
            somebody.room.submit(card)
            await wall.sees("1 entry", "1 of 1 done")
            assert "Marta" not in wall.shown
            assert "Calls the desk" not in wall.shown
            assert "The screen" not in wall.shown
            with Library(library.path) as elsewhere:
                host = Room.enter(elsewhere, drawn.number)
                host.submit(facilitation.reveal(host.view.activities[0], host.now()))
            await wall.sees("Calls the desk", "1 card to place")
            assert "observer" not in wall.shown
            assert "Write a card" not in wall.shown
            assert "Marta" not in wall.shown


async def test_it_follows_the_facilitators_cursor_and_takes_no_keys(library: Library, drawn: Room) -> None:
    first, second, third = drawn.view.touchpoints(drawn.view.journeys[0].uid)
    with company(library, drawn.number, drawn.viewer.uid) as bia:
        bia.room.submit(facilitation.set_focus(bia.room.view, "", True))
        bia.is_here(Phase.TOUCHPOINTS, focus=f"touchpoints:{third.uid}")
        async with projected(library, drawn.number) as wall:
            await wall.sees("The screen")
            grid = wall.app.screen.query_one(JourneyGrid)
            for _turn in range(PATIENCE):
                if grid.cell and grid.cell.column_uid == third.uid:
                    break
                await wall.pilot.pause(0.01)
            assert grid.cell
            assert grid.cell.column_uid == third.uid
            await wall.pilot.press("a", "x", "enter", "left")
            assert grid.cell.column_uid == third.uid
            bia.room.catch_up()
            assert bia.room.view.touchpoints(bia.room.view.journeys[0].uid) == [first, second, third]
