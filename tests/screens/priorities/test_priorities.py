"""The priorities phase as its people live it: figures by digit, the room's estimates, blind ballots, one list."""

from __future__ import annotations

import pytest

from cjm_tui.domain.acts import priorities
from cjm_tui.domain.analysis.ranking import rank_improvements
from cjm_tui.domain.choices import ActivityState, Moscow, Phase, Preset, Role
from cjm_tui.domain.edits import Draft, create
from cjm_tui.domain.judgement import Estimate, Improvement, Vote
from cjm_tui.domain.setting import Participant
from cjm_tui.room.room import Room
from cjm_tui.screens.priorities.body import PrioritiesBody
from cjm_tui.storage.library import Library
from cjm_tui.storage.workshops import new_uid
from tests.screens.stage import Stage, on_stage

TITLES = ("News every hour", "Rewrite the FAQ", "One ticket, one owner", "Chat in the portal")


class RankingTable:
    """The priorities phase at the keyboard."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        body = stage.body
        assert isinstance(body, PrioritiesBody)
        self.body = body

    @property
    def focus(self) -> str:
        """The title of the improvement under the cursor."""
        found = self.stage.workshop.find(Improvement, self.body.current)
        return found.title if found else ""

    @property
    def listed(self) -> list[str]:
        """The titles in their order."""
        return [entry.improvement.title for entry in rank_improvements(self.stage.workshop)]

    def figures(self, title: str) -> tuple[int | None, int | None]:
        """Return the impact and effort that the room agreed on."""
        found = next(i for i in self.stage.workshop.improvements if i.title == title)
        return found.impact, found.effort

    async def open_ballot(self) -> None:
        """Open a ballot over everything."""
        await self.stage.press("b")
        await self.stage.answer("enter")
        await self.stage.answer("enter")
        await self.stage.until(lambda: self.body.ballot is not None)

    async def vote(self, *lines: str) -> None:
        """Take down a line of votes from each person."""
        await self.stage.press("v")
        await self.stage.until(lambda: self.stage.app.screen is not self.stage.frame)
        for line in lines:
            await self.stage.write(line)
            await self.stage.press("enter")
        await self.stage.answer("escape")


@pytest.fixture
def ideas(room: Room) -> Room:
    """Four improvements that nobody has estimated."""
    journey = room.view.journeys[0].uid
    room.submit(Draft("", tuple(create(Improvement, new_uid(), title=title, journey=journey) for title in TITLES)))
    return room


async def test_two_digits_agree_on_impact_and_effort(library: Library, ideas: Room) -> None:
    async with on_stage(library, ideas.number, Phase.PRIORITIES) as stage:
        table = RankingTable(stage)
        assert table.focus == "News every hour"
        await stage.press("5")
        assert "Impact 5 · Effort _" in stage.screen_text()
        assert table.figures("News every hour") == (None, None)
        await stage.press("2")
        assert table.figures("News every hour") == (5, 2)
        assert "Quick wins, agreed by the room" in stage.screen_text()
        await stage.press("u")
        assert table.figures("News every hour") == (None, None)


async def test_another_improvement_begins_anew_and_backspace_corrects(library: Library, ideas: Room) -> None:
    async with on_stage(library, ideas.number, Phase.PRIORITIES) as stage:
        table = RankingTable(stage)
        await stage.press("5", "down", "1", "backspace", "4", "3")
        assert table.figures("News every hour") == (None, None)
        assert table.figures("Rewrite the FAQ") == (4, 3)
        assert table.listed[0] == "Rewrite the FAQ"
        assert table.focus == "Rewrite the FAQ"


async def test_list_and_drawing_share_one_cursor(library: Library, ideas: Room) -> None:
    async with on_stage(library, ideas.number, Phase.PRIORITIES, size=(120, 36)) as stage:
        table = RankingTable(stage)
        await stage.press("5", "1", "n", "4", "4")
        assert table.listed[:2] == ["News every hour", "Rewrite the FAQ"]
        drawn = {point.title: (point.impact, point.effort) for point in table.body.matrix._points}
        assert drawn["News every hour"] == (5, 1)
        assert drawn["Chat in the portal"] == (None, None)
        await stage.press("home")
        assert table.body.matrix.plot._current == table.body.current


async def test_one_keyboard_takes_the_estimates_of_three_people(library: Library, ideas: Room) -> None:
    async with on_stage(library, ideas.number, Phase.PRIORITIES, size=(120, 36)) as stage:
        table = RankingTable(stage)
        await stage.press("v")
        await stage.answer(*"42", "space", *"51", "space", *"33", "enter")
        await stage.until(lambda: len(stage.workshop.all(Estimate)) == 3)
        assert "4 (3–5)" in stage.screen_text()
        assert "n = 3" in stage.screen_text()
        assert table.focus == "News every hour"


async def test_what_is_no_estimate_is_asked_again_with_the_text_kept(library: Library, ideas: Room) -> None:
    async with on_stage(library, ideas.number, Phase.PRIORITIES) as stage:
        await stage.press("v")
        await stage.answer(*"427", "enter")
        await stage.until(lambda: "Two digits 1 to 5" in stage.screen_text())
        assert "427" in stage.screen_text()
        await stage.answer("backspace", "enter")
        await stage.until(lambda: len(stage.workshop.all(Estimate)) == 1)


async def test_a_ballot_with_a_tie_and_a_run_off(library: Library, ideas: Room) -> None:
    async with on_stage(library, ideas.number, Phase.PRIORITIES) as stage:
        table = RankingTable(stage)
        await table.open_ballot()
        await table.vote("1,1,2", "2,2,1")
        assert "A ballot is open: 3 votes each." in stage.screen_text()
        assert not stage.workshop.all(Vote), "blind until it closes, for whoever typed them too"
        await stage.press("c")
        await stage.until(lambda: "2 people have voted." in stage.screen_text())
        await stage.answer("enter")
        await stage.until(lambda: "A tie" in stage.screen_text())
        await stage.answer("enter")
        await stage.until(lambda: table.body.ballot is not None)
        await table.vote("2", "2", "1")
        await stage.press("c")
        await stage.answer("enter")
        await stage.until(lambda: table.body.ballot is None)
        assert table.listed[:2] == ["Rewrite the FAQ", "News every hour"]
        assert "3 votes, 2 in the run-off" in stage.screen_text()
        await stage.press("o")
        await stage.until(lambda: "first turn" in stage.screen_text())
        assert "run-off 1" in stage.screen_text()


async def test_votes_beyond_the_budget_are_given_back(library: Library, ideas: Room) -> None:
    async with on_stage(library, ideas.number, Phase.PRIORITIES) as stage:
        table = RankingTable(stage)
        await table.open_ballot()
        await stage.press("v")
        await stage.until(lambda: stage.app.screen is not stage.frame)
        await stage.write("1111")
        await stage.press("enter")
        await stage.until(lambda: "at most 3 on one" in stage.screen_text())
        assert "1111" in stage.screen_text()
        await stage.press("backspace", "enter")
        await stage.until(lambda: "1 person has voted." in stage.screen_text())
        await stage.press("up")
        await stage.until(lambda: "Person 1" in stage.screen_text())


async def test_the_count_goes_on_after_a_restart(library: Library, ideas: Room) -> None:
    async with on_stage(library, ideas.number, Phase.PRIORITIES) as stage:
        await RankingTable(stage).open_ballot()
        await RankingTable(stage).vote("1", "2")
    async with on_stage(library, ideas.number, Phase.PRIORITIES) as stage:
        await stage.press("v")
        await stage.until(lambda: "Person 3" in stage.screen_text())


async def test_the_way_of_ranking_changes_and_says_its_formula(library: Library, ideas: Room) -> None:
    async with on_stage(library, ideas.number, Phase.PRIORITIES) as stage:
        table = RankingTable(stage)
        await stage.press("p")
        await stage.answer("5")
        assert stage.workshop.about.preset is Preset.MOSCOW
        assert "at most 60" in stage.screen_text()
        await stage.press("1")
        assert next(i for i in stage.workshop.improvements if i.title == table.focus).moscow is Moscow.MUST


async def test_too_much_must_is_a_warning(library: Library, ideas: Room) -> None:
    for improvement in ideas.view.improvements:
        must = improvement.title != "Chat in the portal"
        ideas.submit(priorities.agree_on(improvement, impact=4, effort=2, moscow=Moscow.MUST if must else Moscow.COULD))
    ideas.submit(priorities.use_preset(ideas.view, Preset.MOSCOW))
    async with on_stage(library, ideas.number, Phase.PRIORITIES) as stage:
        assert "Must takes 75 % of the effort" in stage.screen_text()


async def test_silent_estimates_hold_the_digits_back(library: Library, ideas: Room) -> None:
    async with on_stage(library, ideas.number, Phase.PRIORITIES) as stage:
        table = RankingTable(stage)
        await stage.press("s")
        await stage.answer("enter")
        await stage.until(lambda: "The room estimates in silence" in stage.screen_text())
        await stage.press("4", "2")
        assert table.figures("News every hour") == (None, None)
        await stage.press("r")
        await stage.answer("enter")
        await stage.until(lambda: stage.workshop.activities[-1].state is ActivityState.REVEALED)


async def test_merging_keeps_both_texts_and_undo_parts_them(library: Library, ideas: Room) -> None:
    async with on_stage(library, ideas.number, Phase.PRIORITIES) as stage:
        table = RankingTable(stage)
        await stage.press("m")
        await stage.answer("1")
        await stage.until(lambda: len(table.listed) == 3)
        kept = stage.workshop.get(Improvement, table.body.current)
        assert (kept.title, len(kept.merged_from)) == ("News every hour", 1)
        await stage.press("u")
        assert len(table.listed) == 4


async def test_enter_opens_the_sheet_and_esc_comes_back_to_the_same_place(library: Library, ideas: Room) -> None:
    async with on_stage(library, ideas.number, Phase.PRIORITIES) as stage:
        table = RankingTable(stage)
        await stage.press("down", "enter")
        assert "What and how" in stage.screen_text()
        assert "Figures for ranking" in stage.screen_text() or table.body.sheet.display
        await stage.press("escape")
        assert table.focus == "Rewrite the FAQ"
        assert not table.body.opened


async def test_an_empty_list_says_what_to_do_and_a_new_one_is_under_the_cursor(library: Library, room: Room) -> None:
    async with on_stage(library, room.number, Phase.PRIORITIES) as stage:
        assert "No improvement yet. Press a" in stage.screen_text()
        await stage.press("a")
        await stage.answer(*"News", "enter")
        await stage.until(lambda: RankingTable(stage).focus == "News")


async def test_a_half_typed_improvement_survives_a_restart(library: Library, room: Room) -> None:
    async with on_stage(library, room.number, Phase.PRIORITIES) as stage:
        await stage.press("a")
        await stage.until(lambda: stage.app.screen is not stage.frame)
        await stage.write("News every ho")
    async with on_stage(library, room.number, Phase.PRIORITIES) as stage:
        await stage.press("a")
        await stage.until(lambda: "News every ho" in stage.screen_text())


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 36), (200, 60)])
async def test_every_size_shows_the_list(library: Library, ideas: Room, size: tuple[int, int]) -> None:
    async with on_stage(library, ideas.number, Phase.PRIORITIES, size=size) as stage:
        await stage.press("5", "1")
        assert "News every hour" in stage.screen_text()


async def test_an_open_ballot_can_be_discarded_unseen(library: Library, ideas: Room) -> None:
    async with on_stage(library, ideas.number, Phase.PRIORITIES) as stage:
        table = RankingTable(stage)
        await table.open_ballot()
        await table.vote("1")
        await stage.press("b")
        await stage.until(lambda: "Discard the open ballot?" in stage.screen_text())
        await stage.answer("left", "enter")
        await stage.until(lambda: table.body.ballot is None)
        assert not stage.workshop.ballots
        assert stage.workshop.about.preset is Preset.IMPACT_EFFORT


async def test_an_observer_looks_and_changes_nothing(library: Library, ideas: Room) -> None:
    uid = new_uid()
    observer = create(Participant, uid, display_name="Iris", role=Role.OBSERVER)
    ideas.submit(Draft("", (observer,)))
    async with on_stage(library, ideas.number, Phase.PRIORITIES, participant=uid) as stage:
        table = RankingTable(stage)
        await stage.press("4", "2", "a", "x", "b", "p", "v")
        assert stage.app.screen is stage.frame
        assert len(table.listed) == 4
        assert table.figures("News every hour") == (None, None)
        await stage.press("enter")
        assert table.body.sheet.read_only


async def test_rows_stay_where_they_are_while_figures_are_entered(library: Library, ideas: Room) -> None:
    async with on_stage(library, ideas.number, Phase.PRIORITIES) as stage:
        before = [entry.improvement.uid for entry in stage.body.ranked]  # type: ignore[attr-defined]
        await stage.press("1", "5", "down", "5", "1")
        figures = {i.uid: (i.impact, i.effort) for i in stage.workshop.improvements}
        assert [figures[uid] for uid in before[:2]] == [(1, 5), (5, 1)]
        assert [entry.improvement.uid for entry in stage.body.ranked] == before  # type: ignore[attr-defined]
        await stage.until(lambda: "= sorts them" in stage.screen_text())
        await stage.press("equals_sign")
        assert stage.body.ranked[0].improvement.uid == before[1]  # type: ignore[attr-defined]
        assert "= sorts them" not in stage.screen_text()
