"""Who is here: what the facilitator sees in private, what the wall may show, and whom nobody waits for."""

from __future__ import annotations

from cjm_tui.domain.acts import facilitation, mapping, people, records
from cjm_tui.domain.choices import ActivityKind, Phase, Role
from cjm_tui.domain.edits import Draft, create
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.domain.setting import Department, Participant
from cjm_tui.domain.silent_task import open_task
from cjm_tui.room.room import Room
from cjm_tui.storage.library import Library
from cjm_tui.storage.workshops import new_uid
from tests.screens.company import company, invite
from tests.screens.stage import Stage, on_stage


async def sees(stage: Stage, *texts: str) -> None:
    for text in texts:
        await stage.until(lambda text=text: text in stage.screen_text())  # type: ignore[misc]


def departments(room: Room, *titles: str) -> dict[str, str]:
    """Add departments; return their uids."""
    uids = {title: new_uid() for title in titles}
    room.submit(Draft("Add", tuple(create(Department, uid, title=title) for title, uid in uids.items())))
    return uids


def put_in_department(room: Room, person: str, department: str) -> None:
    record = room.view.get(Participant, person)
    room.submit(records.set_fields(record, "Set department", department=department))


async def test_the_private_view_says_who_is_silent_and_which_department_nobody_speaks_for(
    library: Library, drawn: Room
) -> None:
    uids = departments(drawn, "Service desk", "Field service")
    drawn.submit(people.set_projected(drawn.view, False))
    for point, title in zip(drawn.view.touchpoints(drawn.view.journeys[0].uid), uids, strict=False):
        drawn.submit(records.set_fields(point, "Set", owner_department=uids[title]))
    drawn.submit(facilitation.move_room(drawn.view, Phase.TOUCHPOINTS, drawn.now()))
    ana, rui = invite(library, drawn.number, "Marta"), invite(library, drawn.number, "Rui")
    drawn.catch_up()
    put_in_department(drawn, ana, uids["Service desk"])
    with company(library, drawn.number, ana) as speaker, company(library, drawn.number, rui) as listener:
        speaker.is_here(Phase.TOUCHPOINTS)
        listener.is_here(Phase.TOUCHPOINTS)
        journey, stage = drawn.view.journeys[0].uid, drawn.view.stages(drawn.view.journeys[0].uid)[0].uid
        for title in ("Calls", "Waits", "Hangs up"):
            speaker.room.submit(mapping.add_touchpoint(speaker.room.view, journey, stage, title, new_uid))
        async with on_stage(library, drawn.number, Phase.TOUCHPOINTS, size=(100, 36)) as bia:
            await sees(bia, "3 in the room")
            await bia.press("W")
            await sees(bia, "3 people are in the room.", "Departments on the map with nobody in the room")
            shown = bia.screen_text().splitlines()
            assert "nothing under their" in next(line for line in shown if " Rui " in line)
            assert "38% of" in next(line for line in shown if " Marta " in line)
            assert "38%" in next(
                line for line in shown if "Service desk" in line and "Marta" not in line and "│    S" in line
            )
            below = shown[next(n for n, line in enumerate(shown) if "nobody in the room" in line) :]
            assert any("Field service" in line for line in below)


async def test_a_projected_screen_says_numbers_where_the_private_one_says_names(library: Library, drawn: Room) -> None:
    ana, rui = invite(library, drawn.number, "Ana"), invite(library, drawn.number, "Rui")
    drawn.catch_up()
    for is_projected in (True, False):
        drawn.submit(people.set_projected(drawn.view, is_projected))
        if open_task(drawn.view) is None:
            drawn.submit(facilitation.open_activity(drawn.view, ActivityKind.CARDS, at=drawn.now(), new_uid=new_uid))
        task = open_task(drawn.view)
        assert task is not None
        with company(library, drawn.number, ana) as first, company(library, drawn.number, rui) as second:
            first.is_here(ready_for=task.uid)
            second.is_here()
            async with on_stage(library, drawn.number, Phase.SCOPE, size=(100, 30)) as bia:
                await sees(bia, "2 in the room · 1 ready")
                await bia.press("R")
                await sees(bia, "1 person is not done." if is_projected else "Not done: Rui.")
                assert ("Rui" in bia.screen_text()) is not is_projected
                await bia.press("escape")
                await bia.until(lambda: bia.app.screen is bia.frame)
                await bia.press("W")
                await sees(bia, "Who is here")
                assert ("Rui" in bia.screen_text()) is not is_projected
                await bia.press("escape")
                await bia.until(lambda: bia.app.screen is bia.frame)


async def test_nobody_waits_for_observers_for_who_is_gone_or_for_who_is_still_in_the_lobby(
    library: Library, drawn: Room
) -> None:
    ana, rui = invite(library, drawn.number, "Ana"), invite(library, drawn.number, "Rui")
    olga, leo = invite(library, drawn.number, "Olga", Role.OBSERVER), invite(library, drawn.number, "Leo")
    drawn.catch_up()
    drawn.submit(people.set_projected(drawn.view, False))
    drawn.submit(facilitation.open_activity(drawn.view, ActivityKind.CARDS, at=drawn.now(), new_uid=new_uid))
    task = open_task(drawn.view)
    assert task is not None
    with (
        company(library, drawn.number, ana) as done, company(library, drawn.number, olga) as observer,
        company(library, drawn.number, leo) as waiting, company(library, drawn.number, rui) as gone,
    ):  # fmt: skip
        done.is_here(ready_for=task.uid)
        observer.is_here()
        waiting.is_here("lobby")
        gone.is_here()
        gone.attendance.leave()
        async with on_stage(library, drawn.number, Phase.SCOPE, size=(100, 30)) as bia:
            await sees(bia, "1 in the room · 1 ready")
            await bia.press("R")
            await sees(bia, "Everybody here is done.")


async def test_the_room_is_handed_over_by_keys_and_the_host_takes_it_back(library: Library, drawn: Room) -> None:
    ana = invite(library, drawn.number, "Ana")
    drawn.catch_up()
    drawn.submit(people.set_projected(drawn.view, False))
    with company(library, drawn.number, ana) as other:
        other.is_here()
        async with on_stage(library, drawn.number, Phase.SCOPE, size=(100, 30)) as bia:
            await sees(bia, "2 in the room")
            await bia.press("W")
            await sees(bia, "Who is here")
            await bia.write("ana")
            await bia.answer("enter")
            await bia.write("hand")
            await bia.answer("enter")
            await sees(bia, "Hand the room over to Ana?", "You stay as co-facilitator.")
            await bia.answer("left", "enter")
            await bia.until(lambda: bia.room.viewer.role is Role.CO_FACILITATOR)
            other.room.catch_up()
            assert other.room.viewer.role is Role.FACILITATOR
            assert not bia.frame.check_action("move_room", ())
            await bia.press("W")
            await sees(bia, "Who is here")
            await bia.write("take the room")
            await bia.answer("enter")
            await sees(bia, "You become the facilitator again.")
            await bia.answer("left", "enter")
            await bia.until(lambda: bia.room.viewer.role is Role.FACILITATOR)
            other.room.catch_up()
            assert other.room.viewer.role is Role.CO_FACILITATOR


async def test_somebody_who_lost_the_word_gets_a_new_one(library: Library, drawn: Room) -> None:
    from cjm_tui.room import joining

    ana = invite(library, drawn.number, "Ana")
    drawn.catch_up()
    drawn.submit(people.set_projected(drawn.view, False))
    with company(library, drawn.number, ana) as other:
        other.is_here()
        async with on_stage(library, drawn.number, Phase.SCOPE, size=(100, 30)) as bia:
            await sees(bia, "2 in the room")
            await bia.press("W")
            await sees(bia, "Who is here")
            await bia.write("ana")
            await bia.answer("enter")
            await bia.write("rejoin")
            await bia.answer("enter")
            await sees(bia, "Tell Ana: come in with the same name, and type this word:")
            text = " ".join(bia.screen_text().replace("│", " ").split())
            word = text.partition("type this word: ")[2].split()[0]
            assert joining.return_by_word(library, drawn.number, "Ana", word) == ana


def test_anonymity_holds_for_activities_opened_while_it_is_on(library: Library, drawn: Room) -> None:
    from cjm_tui.domain.acts import contributing

    ana = invite(library, drawn.number, "Ana")
    drawn.catch_up()
    for is_anonymous in (True, False):
        drawn.submit(people.set_anonymous(drawn.view, is_anonymous))
        drawn.submit(facilitation.open_activity(drawn.view, ActivityKind.CARDS, at=drawn.now(), new_uid=new_uid))
        own = Room.enter(library, drawn.number, ana)
        task = open_task(own.view)
        assert task is not None
        assert not hasattr(task, "options")
        own.submit(contributing.write_card(own.view, own.viewer, task, "Calls", None, "card"))  # type: ignore[arg-type]
        drawn.catch_up()
        drawn.submit(facilitation.reveal(drawn.view.activities[-1], drawn.now()))
        card = drawn.view.get(Touchpoint, "card")
        assert (ana in card.model_dump_json()) is not is_anonymous
        assert any(ana == change.who and "card" in str(change.edits) for change in drawn.log()) is not is_anonymous
        drawn.submit(records.take_out(card))
