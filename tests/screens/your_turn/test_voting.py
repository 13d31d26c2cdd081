"""A ballot as one participant votes in it: Space gives, minus takes back, a digit says how many."""

from __future__ import annotations

import pytest

from cjm_tui.app import CjmApp
from cjm_tui.domain.acts import contributing, priorities
from cjm_tui.domain.choices import Phase
from cjm_tui.domain.edits import Draft, create
from cjm_tui.domain.judgement import Improvement
from cjm_tui.room.room import Room
from cjm_tui.screens.your_turn.turn_list import VoteList
from cjm_tui.storage.library import Library
from tests.screens.company import invite
from tests.screens.stage import on_stage

IDEAS = ("Call back", "Show the queue", "Shorter mails")


@pytest.fixture
def voter(library: Library, room: Room) -> str:
    """Somebody of whom a vote on three improvements is asked, with three votes to give."""
    uid = invite(library, room.number, "Ana")
    uids = [room.new_uid() for _title in IDEAS]
    told = (create(Improvement, new, title=title) for new, title in zip(uids, IDEAS, strict=True))
    room.submit(Draft("Tell", tuple(told)))
    room.submit(priorities.open_ballot(room.view, uids, room.now(), new_uid=room.new_uid))
    return uid


def given(library: Library, number: int, voter: str) -> dict[str, int]:
    """Return what somebody has given so far."""
    view = Room.enter(library, number, voter).view
    return {view.get(Improvement, vote.improvement).title: vote.dots for vote in view.votes_in(view.ballots[0].uid)}


async def test_space_gives_minus_takes_back_and_what_is_left_is_told(library: Library, room: Room, voter: str) -> None:
    app = CjmApp(library, workshop=room.number, participant=voter)
    async with app.run_test(size=(80, 24)) as pilot:
        while not app.screen.query(VoteList):
            await pilot.pause(0.01)

        def shown() -> str:
            return "\n".join("".join(s.text for s in strip) for strip in app.screen._compositor.render_strips())

        async def seen(words: str) -> None:
            for _turn in range(500):
                if words in shown():
                    return
                await pilot.pause(0.01)
            raise AssertionError(f"{words!r} never came:\n{shown()}")

        await seen("3 votes left.")
        assert "1. Call back" not in shown(), "a number before a title would read as the key that chooses it"
        await pilot.press("down", "space", "plus", "up", "space", "minus")
        await seen("1 vote left.")
        assert given(library, room.number, voter) == {"Show the queue": 2}
        await pilot.press("tab")
        await seen("You still have 1 vote to give")
        await pilot.press("down", "down", "1")
        await seen("That was the last one.")
        assert given(library, room.number, voter) == {"Show the queue": 2, "Shorter mails": 1}


async def test_the_host_hears_how_many_have_voted_wherever_they_sit(library: Library, room: Room, voter: str) -> None:
    theirs = Room.enter(library, room.number, voter)
    ballot = theirs.view.ballots[0]
    theirs.submit(contributing.vote(theirs.view, theirs.viewer, ballot, ballot.options[0], 2, new_uid=theirs.new_uid))
    async with on_stage(library, room.number, Phase.PRIORITIES) as facilitator:
        await facilitator.press("c")
        await facilitator.until(lambda: "1 person has voted." in facilitator.screen_text())


async def test_coming_back_the_cursor_waits_on_the_first_that_has_nothing_yet(
    library: Library, room: Room, voter: str
) -> None:
    app = CjmApp(library, workshop=room.number, participant=voter)
    async with app.run_test(size=(80, 24)) as pilot:
        for keys in (("space", "escape", "Y"), ("space",)):
            while not app.screen.query(VoteList):
                await pilot.pause(0.01)
            await pilot.press(*keys)
        await pilot.pause()
        assert given(library, room.number, voter) == {"Call back": 1, "Show the queue": 1}
