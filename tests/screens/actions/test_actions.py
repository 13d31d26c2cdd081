"""The actions phase as its people live it: promises, closing, and the next round."""

from __future__ import annotations

import csv
from datetime import date, timedelta
from pathlib import Path

from cjm_tui.domain.choices import ActionStatus, ActivityKind, NoteKind, Phase
from cjm_tui.domain.edits import Draft, create
from cjm_tui.domain.journey_map import Note
from cjm_tui.domain.judgement import Improvement
from cjm_tui.domain.setting import Participant
from cjm_tui.domain.workshop import Workshop
from cjm_tui.room.room import Room
from cjm_tui.screens.actions.body import ActionsBody
from cjm_tui.storage.library import Library
from cjm_tui.storage.workshops import new_uid
from tests.screens.stage import Stage, on_stage


class Plan:
    """The plan at the keyboard."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        assert isinstance(stage.body, ActionsBody)
        self.body = stage.body

    @property
    def here(self) -> Improvement:
        """The improvement under the cursor."""
        return self.stage.workshop.get(Improvement, self.body.current)

    async def close(self, folder: Path, takeaway: str = "") -> None:
        """Go through the whole closing, with the files in a folder."""
        await self.stage.press("c")
        await self.stage.answer("enter")
        await self.stage.until(lambda: "What do you take" in self.stage.screen_text())
        await self.stage.write(takeaway)
        await self.stage.answer("tab")
        await self.stage.until(lambda: "Enter alone:" in self.stage.screen_text())
        await self.stage.answer("plus", *"30", "enter")
        await self.stage.until(lambda: "What shall be written?" in self.stage.screen_text())
        await self.stage.answer("enter")
        await self.stage.until(lambda: "Where shall" in self.stage.screen_text())
        await self.stage.answer("ctrl+u", *_keys(str(folder)), "enter")
        await self.stage.until(lambda: "Close the workshop?" in self.stage.screen_text())
        await self.stage.answer("enter")
        await self.stage.until(lambda: "is closed" in self.stage.screen_text())
        await self.stage.answer("escape")


def _keys(text: str) -> list[str]:
    return [
        {"/": "slash", "-": "minus", "_": "underscore", ".": "full_stop"}.get(character, character)
        for character in text
    ]


def wish(room: Room, *titles: str) -> None:
    """Write improvements that nobody owns yet."""
    journey = room.view.journeys[0].uid
    room.submit(Draft("", tuple(create(Improvement, new_uid(), title=title, journey=journey) for title in titles)))


async def test_three_keys_make_a_wish_a_promise(library: Library, room: Room) -> None:
    wish(room, "News every hour")
    async with on_stage(library, room.number, Phase.ACTIONS) as stage:
        plan = Plan(stage)
        assert "still open: how, who, when" in stage.screen_text()
        await stage.press("w")
        await stage.answer(*"Marta", "enter")
        await stage.press("d")
        await stage.answer("plus", *"14", "enter")
        await stage.press("h")
        await stage.answer(*"Call", "ctrl+s")
        await stage.press("y")
        await stage.until(lambda: plan.here.owner_accepted)
        today = stage.room.now().date()
        assert (plan.here.owner, plan.here.due, plan.here.how) == ("Marta", today + timedelta(days=14), "Call")
        assert plan.here.status is ActionStatus.PLANNED
        assert "1 of 1 are complete" in stage.screen_text()
        assert "Marta ✓" in stage.screen_text()


async def test_what_is_no_date_is_asked_again(library: Library, room: Room) -> None:
    wish(room, "News every hour")
    async with on_stage(library, room.number, Phase.ACTIONS) as stage:
        await stage.press("d")
        await stage.answer(*"soon", "enter")
        await stage.until(lambda: "That is no date." in stage.screen_text())
        assert "soon" in stage.screen_text()


async def test_the_owner_is_chosen_among_the_people_in_the_room(library: Library, room: Room) -> None:
    wish(room, "News every hour")
    room.submit(Draft("", (create(Participant, new_uid(), display_name="Rui", job="Systems"),)))
    async with on_stage(library, room.number, Phase.ACTIONS) as stage:
        await stage.press("w")
        await stage.answer("2")
        await stage.until(lambda: Plan(stage).here.owner == "Rui")


async def test_the_status_moves_on_and_undo_moves_it_back(library: Library, room: Room) -> None:
    wish(room, "News every hour")
    async with on_stage(library, room.number, Phase.ACTIONS) as stage:
        plan = Plan(stage)
        await stage.press("s", "s", "s")
        assert plan.here.status is ActionStatus.DONE
        await stage.press("u")
        assert plan.here.status is ActionStatus.DOING


async def test_by_date_the_overdue_come_first(library: Library, room: Room) -> None:
    wish(room, "Someday")
    room.submit(Draft("", (create(Improvement, new_uid(), title="Late", due=date(2020, 1, 1)),)))
    async with on_stage(library, room.number, Phase.ACTIONS) as stage:
        await stage.press("o")
        shown = stage.screen_text()
        assert shown.index("Overdue") < shown.index("Late") < shown.index("Without a date") < shown.index("Someday")
        assert "! 2020-01-01" in shown


async def test_leaving_the_closing_keeps_what_was_written(library: Library, told: Workshop) -> None:
    async with on_stage(library, told.number, Phase.ACTIONS) as stage:
        said = sum(n.note_kind is NoteKind.TAKEAWAY for n in stage.workshop.all(Note).values())
        await stage.press("c")
        await stage.answer("enter")
        await stage.write("Call back")
        await stage.press("enter")
        await stage.answer("escape")
        takeaways = [n.text for n in stage.workshop.all(Note).values() if n.note_kind is NoteKind.TAKEAWAY]
        assert len(takeaways) == said + 1
        assert "Call back" in takeaways
        assert stage.workshop.about.closed_at is None


async def test_closing_reads_back_writes_everything_and_sets_the_review(
    library: Library, told: Workshop, tmp_path: Path
) -> None:
    folder = tmp_path / "files"
    async with on_stage(library, told.number, Phase.ACTIONS, size=(120, 36)) as stage:
        await stage.press("c")
        await stage.until(lambda: "Decisions" in stage.screen_text())
        assert "News every 60 minutes — Marta Lima" in stage.screen_text()
        await stage.answer("escape")
        await Plan(stage).close(folder, "I call back")
        about = stage.workshop.about
        assert about.closed_at is not None
        assert about.review_on == stage.room.now().date() + timedelta(days=30)
        assert "Round 1 was closed" in stage.screen_text()
    written = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert {"it-service-desk.md", "it-service-desk.json", "csv/journey.csv", "csv/improvements.csv"} <= written
    assert "I call back" in (folder / "it-service-desk.md").read_text()
    with (folder / "csv" / "improvements.csv").open(encoding="utf-8-sig", newline="") as file:
        assert "News every 60 minutes" in str(list(csv.reader(file)))


async def test_files_that_cannot_be_written_cost_nothing_but_a_sentence(
    library: Library, told: Workshop, tmp_path: Path
) -> None:
    (tmp_path / "taken").write_text("a file, not a folder")
    async with on_stage(library, told.number, Phase.ACTIONS, size=(120, 36)) as stage:
        await stage.press("c")
        await stage.answer("enter")
        await stage.answer("tab")
        await stage.answer("enter")
        await stage.answer("enter")
        await stage.answer("ctrl+u", *_keys(str(tmp_path / "taken" / "files")), "enter")
        await stage.answer("enter")
        await stage.until(lambda: "could not be written" in stage.screen_text())
        assert "cjm-tui export" in stage.screen_text()


async def test_the_next_round_begins_with_what_was_promised(library: Library, told: Workshop, tmp_path: Path) -> None:
    async with on_stage(library, told.number, Phase.ACTIONS, size=(120, 36)) as stage:
        await Plan(stage).close(tmp_path / "files")
        await stage.press("r")
        await stage.answer("enter")
        await stage.until(lambda: stage.workshop.about.round == 2)
        assert stage.workshop.about.closed_at is None
        assert "Rate treated touchpoints again" in [item.title for item in stage.workshop.agenda]
        assert "Promised so far: how far is it?" in stage.screen_text()
        await stage.press("f")
        await stage.until(lambda: "The room moves to Emotions." in stage.screen_text())
        await stage.answer("enter")
        await stage.until(lambda: stage.body.phase is Phase.EMOTIONS)
        opened = stage.workshop.activities[-1]
        assert (opened.what, opened.round) == (ActivityKind.READINGS, 2)
        assert len(opened.subjects) == 4, "two are done, two are under way"
