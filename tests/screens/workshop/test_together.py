"""Several people in one room: what one person's screen does because others act, and what it never does to them."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from cjm_tui.domain.acts import facilitation, people, records
from cjm_tui.domain.choices import Phase, Role
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.domain.setting import Alternative
from cjm_tui.room.room import Room
from cjm_tui.screens.workshop import together
from cjm_tui.storage.library import Library
from cjm_tui.widgets.journey_grid import JourneyGrid
from tests.screens.company import Somebody, company, invite
from tests.screens.stage import Stage, on_stage


@pytest.fixture(autouse=True)
def _shorter_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(together, "WARNING_SECONDS", 0.3)


@asynccontextmanager
async def ana_and_bia(
    library: Library, room: Room, looking_at: Phase, role: Role = Role.PARTICIPANT
) -> AsyncIterator[tuple[Stage, Somebody]]:
    """Ana's screen, which looks at a phase, and Bia, who facilitates at another terminal."""
    ana, bia = invite(library, room.number, "Ana", role), room.viewer.uid
    with company(library, room.number, bia) as facilitator:
        facilitator.is_here()
        async with on_stage(library, room.number, looking_at, participant=ana, size=(100, 30)) as stage:
            yield stage, facilitator


async def sees(stage: Stage, *texts: str) -> None:
    for text in texts:
        await stage.until(lambda text=text: text in stage.screen_text())  # type: ignore[misc]


async def test_a_wanderer_reads_where_the_group_is_and_esc_goes_back(library: Library, drawn: Room) -> None:
    async with ana_and_bia(library, drawn, Phase.PERSONAS) as (ana, _bia):
        await sees(ana, "You are in Personas; the group is in Scope", "Esc goes back")
        await ana.press("escape")
        await sees(ana, "[ Scope ]")
        assert "the group is in" not in ana.screen_text()


async def test_when_the_room_moves_a_participant_is_warned_and_goes_along(library: Library, drawn: Room) -> None:
    async with ana_and_bia(library, drawn, Phase.SCOPE) as (ana, bia):
        bia.room.submit(facilitation.move_room(bia.room.view, Phase.EMOTIONS, bia.room.now()))
        await sees(ana, "In 3 seconds you go along to Emotions. What you typed is kept.")
        await sees(ana, "[ Emotions ]", "You are with the group, in Emotions.")


async def test_called_back_in_mid_sentence_nobody_loses_a_word(library: Library, drawn: Room) -> None:
    async with ana_and_bia(library, drawn, Phase.TOUCHPOINTS) as (ana, bia):
        bia.room.submit(facilitation.move_room(bia.room.view, Phase.TOUCHPOINTS, bia.room.now()))
        await ana.until(lambda: ana.workshop.about.phase is Phase.TOUCHPOINTS)
        await ana.press("less_than_sign")
        await sees(ana, "You are in Personas")
        await ana.press("greater_than_sign")
        await ana.until(lambda: ana.body.phase is Phase.TOUCHPOINTS)
        await ana.press("t")
        await ana.write("Nobody answ")
        bia.room.submit(facilitation.move_room(bia.room.view, Phase.SCOPE, bia.room.now()))
        await ana.until(lambda: ana.body.phase is Phase.SCOPE)
        bia.room.submit(facilitation.move_room(bia.room.view, Phase.TOUCHPOINTS, bia.room.now()))
        await ana.until(lambda: ana.body.phase is Phase.TOUCHPOINTS)
        await sees(ana, "Nobody answ")


async def test_a_co_facilitator_who_prepares_something_stays_until_she_wants_to(library: Library, drawn: Room) -> None:
    async with ana_and_bia(library, drawn, Phase.PRIORITIES, Role.CO_FACILITATOR) as (ana, bia):
        bia.room.submit(facilitation.move_room(bia.room.view, Phase.EMOTIONS, bia.room.now()))
        await sees(ana, "You are in Priorities; the group is in Emotions")
        await ana.press("escape")
        await ana.until(lambda: ana.body.phase is Phase.EMOTIONS)
        bia.room.submit(facilitation.move_room(bia.room.view, Phase.ANALYSIS, bia.room.now()))
        await ana.until(lambda: ana.body.phase is Phase.ANALYSIS)


async def test_following_puts_the_cursor_where_the_facilitators_is_but_never_while_typing(
    library: Library, drawn: Room
) -> None:
    first, second, third = drawn.view.touchpoints(drawn.view.journeys[0].uid)
    async with ana_and_bia(library, drawn, Phase.TOUCHPOINTS) as (ana, bia):
        bia.room.submit(facilitation.move_room(bia.room.view, Phase.TOUCHPOINTS, bia.room.now()))
        bia.room.submit(facilitation.set_focus(bia.room.view, "", True))
        bia.is_here(Phase.TOUCHPOINTS, focus=f"touchpoints:{second.uid}")
        await ana.until(lambda: cursor(ana) == second.uid)
        await ana.press("t")
        await ana.write("I am writing")
        bia.is_here(Phase.TOUCHPOINTS, focus=f"touchpoints:{third.uid}")
        await ana.until(lambda: any(p.focus.endswith(third.uid) for p in ana.frame.desk.attendance.people))
        assert cursor(ana) == second.uid
        assert "I am writing" in ana.screen_text()
        del first


async def test_look_here_shows_everybody_one_touchpoint_and_says_which(library: Library, drawn: Room) -> None:
    third = drawn.view.touchpoints(drawn.view.journeys[0].uid)[2]
    async with ana_and_bia(library, drawn, Phase.PERSONAS) as (ana, bia):
        bia.is_here(Phase.TOUCHPOINTS, focus=f"touchpoints:{third.uid}")
        bia.room.submit(facilitation.set_focus(bia.room.view, f"touchpoints:{third.uid}", False))
        await sees(ana, "asks everybody to look here: Three hours of silence")
        await ana.until(lambda: ana.body.phase is Phase.TOUCHPOINTS and cursor(ana) == third.uid)


async def test_somebody_who_is_still_in_the_lobby_leads_nobody(library: Library, drawn: Room) -> None:
    async with ana_and_bia(library, drawn, Phase.SCOPE) as (ana, bia):
        bia.room.submit(facilitation.set_focus(bia.room.view, "", True))
        bia.is_here("lobby")
        await ana.until(lambda: any(p.looking_at == "lobby" for p in ana.frame.desk.attendance.people))
        await ana.pilot.pause()
        assert ana.body.phase is Phase.SCOPE


async def test_who_writes_where_is_seen_by_the_others(library: Library, drawn: Room) -> None:
    first = drawn.view.touchpoints(drawn.view.journeys[0].uid)[0]
    async with ana_and_bia(library, drawn, Phase.TOUCHPOINTS) as (ana, bia):
        bia.is_here(Phase.TOUCHPOINTS, typing=f"touchpoints:{first.uid}:doing")
        await sees(ana, "Bia")
        bia.is_here(Phase.TOUCHPOINTS)
        await ana.until(lambda: "Bia" not in ana.screen_text())


async def test_two_texts_for_one_field_are_both_kept_and_both_are_told(library: Library, drawn: Room) -> None:
    first = drawn.view.touchpoints(drawn.view.journeys[0].uid)[0]
    async with ana_and_bia(library, drawn, Phase.TOUCHPOINTS) as (ana, bia):
        bia.room.submit(facilitation.move_room(bia.room.view, Phase.TOUCHPOINTS, bia.room.now()))
        await sees(ana, "[ Touchpoints ]")
        await ana.until(lambda: cursor(ana) == first.uid)
        await ana.press("enter")
        await ana.write("!")
        bia.room.submit(
            records.set_fields(first, "Rename touchpoint", title="The window freezes", base={"title": first.title})
        )
        await ana.press("enter")
        await sees(ana, "Somebody else has written here meanwhile: both texts are kept, choose one.", "2×")
        bia.room.catch_up()
        for person in (ana.workshop, bia.room.view):
            assert person.get(Touchpoint, first.uid).title == "The window freezes"
            assert [a.text for a in person.all(Alternative).values()] == ["The screen freezes!"]


async def test_a_locked_map_and_a_new_role_are_said(library: Library, drawn: Room) -> None:
    async with ana_and_bia(library, drawn, Phase.SCOPE) as (ana, bia):
        bia.room.submit(people.set_lock(bia.room.view, True))
        await sees(ana, "The map is locked: read and talk.")
        bia.room.submit(people.set_lock(bia.room.view, False))
        await sees(ana, "The map is open again.")
        person = next(p for p in bia.room.view.participants if p.display_name == "Ana")
        bia.room.submit(people.give_role(person, Role.CO_FACILITATOR))
        await sees(ana, "You are here as Co-facilitator now.")
        await ana.until(lambda: ana.frame.check_action("silence", ()))


def cursor(stage: Stage) -> str:
    """Return the touchpoint under the cursor."""
    cell = stage.body.query_one(JourneyGrid).cell
    return cell.column_uid if cell else ""


@pytest.mark.parametrize("phase", [Phase.SCOPE, Phase.PERSONAS])
async def test_who_may_not_write_a_sheet_reads_why_and_types_nothing(
    library: Library, drawn: Room, phase: Phase
) -> None:
    async with ana_and_bia(library, drawn, phase, Role.OBSERVER) as (ana, _bia):
        await sees(ana, "You are here as an observer: you see everything that is shown and change nothing.")
        await ana.press("enter", "down", "enter")
        await ana.write("xyz")
        assert "xyz" not in ana.screen_text()
        assert ana.app.screen is ana.frame
        assert not ana.frame.desk.kept_texts()


async def test_a_locked_map_takes_no_text_away(library: Library, drawn: Room) -> None:
    async with ana_and_bia(library, drawn, Phase.SCOPE) as (ana, bia):
        await ana.press("down", "down", "down", "down", "enter")
        await ana.write("Sees the screen freeze")
        await sees(ana, "Sees the screen freeze")
        bia.room.submit(people.set_lock(bia.room.view, True))
        await sees(ana, "The facilitator has locked the map: it can be read, not changed.")
        assert [draft.text for draft in ana.frame.desk.kept_texts()] == ["Sees the screen freeze"]
        bia.room.submit(people.set_lock(bia.room.view, False))
        await ana.until(lambda: "can be read" not in ana.screen_text())


async def test_who_writes_on_a_sheet_is_seen_by_the_others(library: Library, drawn: Room) -> None:
    journey = drawn.view.journeys[0]
    async with ana_and_bia(library, drawn, Phase.SCOPE) as (ana, bia):
        bia.is_here(Phase.SCOPE, typing=f"journeys:{journey.uid}:first_action")
        await sees(ana, "Bia is writing…")
        bia.is_here(Phase.SCOPE)
        await ana.until(lambda: "Bia is writing" not in ana.screen_text())
