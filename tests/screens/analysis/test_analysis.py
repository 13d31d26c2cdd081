"""The analysis as its people live it: worst first, one key to an improvement, ideas in silence, the map check."""

from __future__ import annotations

from cjm_tui.domain.acts.facilitation import close_workshop, reopen
from cjm_tui.domain.choices import ActivityKind, MeetsExpectation, Phase
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.domain.judgement import Finding, Improvement, Metric
from cjm_tui.domain.workshop import Workshop
from cjm_tui.room.room import Room
from cjm_tui.screens.analysis.body import AnalysisBody
from cjm_tui.storage.library import Library
from cjm_tui.widgets.line_input import LineInput
from cjm_tui.widgets.ranked_list import RankedList
from tests.screens.stage import Stage, on_stage


class Reading:
    """The analysis at the keyboard."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    @property
    def body(self) -> AnalysisBody:
        """The phase's body."""
        assert isinstance(self.stage.body, AnalysisBody)
        return self.stage.body

    @property
    def titles(self) -> list[str]:
        """The titles of the rows of the section in sight."""
        return [row.title for row in self.body.query_one(RankedList).rows.ranked]

    @property
    def here(self) -> str:
        """The title of the row under the cursor."""
        current = self.body.query_one(RankedList).current
        return next(row.title for row in self.body.query_one(RankedList).rows.ranked if row.uid == current)

    def improvement(self, title: str) -> Improvement | None:
        """Return the improvement with the title."""
        return next((i for i in self.stage.workshop.improvements if i.title == title), None)

    async def go_to(self, words: str) -> None:
        """Move the cursor down to the row whose title holds the words."""
        for _row in range(len(self.titles)):
            if words in self.here:
                return
            await self.stage.press("down")
        raise AssertionError(f"no row with {words!r} in {self.titles}")


async def test_it_opens_with_the_worst_finding_under_the_cursor(library: Library, told: Workshop) -> None:
    async with on_stage(library, told.number, Phase.ANALYSIS) as stage:
        reading = Reading(stage)
        assert reading.here.startswith("“Three hours of silence”")
        assert reading.titles[-1].startswith("“Explains it by phone” goes well")


async def test_one_key_makes_an_improvement_tied_to_finding_and_touchpoint(library: Library, told: Workshop) -> None:
    async with on_stage(library, told.number, Phase.ANALYSIS) as stage:
        reading = Reading(stage)
        await reading.go_to("The screen freezes")
        await stage.press("m")
        await stage.until(lambda: "How might we make this better for Ana?" in stage.screen_text())
        await stage.write("Say what to do")
        await stage.answer("enter")
        await stage.until(lambda: reading.improvement("Say what to do"))
        made = reading.improvement("Say what to do")
        assert made is not None
        assert [stage.workshop.get(Touchpoint, uid).title for uid in made.touchpoints] == ["The screen freezes"]
        assert any(key.startswith("expectation:") for key in made.findings)


async def test_an_improvement_begun_and_left_is_there_again(library: Library, told: Workshop) -> None:
    async with on_stage(library, told.number, Phase.ANALYSIS) as stage:
        await stage.press("m")
        await stage.until(lambda: stage.app.screen is not stage.frame)
        await stage.write("Half a tho")
        await stage.answer("escape")
        await stage.press("m")
        await stage.until(lambda: "Half a tho" in stage.screen_text())


async def test_a_finding_put_aside_goes_last_and_comes_back(library: Library, told: Workshop) -> None:
    async with on_stage(library, told.number, Phase.ANALYSIS) as stage:
        reading = Reading(stage)
        first = reading.here
        await stage.press("d")
        assert not reading.titles[0].startswith("“Three hours of silence”")
        await stage.press("end")
        await reading.go_to("Three hours of silence")
        await stage.press("d")
        assert first in reading.titles[:3]


async def test_the_team_orders_findings_by_hand(library: Library, told: Workshop) -> None:
    async with on_stage(library, told.number, Phase.ANALYSIS) as stage:
        reading = Reading(stage)
        first, second, third = reading.titles[:3]
        await stage.press("right_square_bracket")
        assert reading.titles[:3] == [second, first, third]
        await stage.press("right_square_bracket")
        assert reading.titles[:3] == [second, third, first]
        await stage.press("left_square_bracket", "left_square_bracket")
        assert reading.titles[:3] == [first, second, third]


async def test_the_team_adds_a_finding_of_its_own(library: Library, told: Workshop) -> None:
    async with on_stage(library, told.number, Phase.ANALYSIS) as stage:
        reading = Reading(stage)
        await stage.press("a")
        await stage.until(lambda: stage.app.screen is not stage.frame)
        await stage.write("Nobody reads the form")
        await stage.answer("enter")
        await stage.until(lambda: "Nobody reads the form" in reading.titles)
        own = next(f for f in stage.workshop.all(Finding).values() if f.title == "Nobody reads the form")
        assert stage.workshop.get(Touchpoint, own.touchpoint or "").title == "Three hours of silence"


async def test_every_section_is_one_digit_away(library: Library, told: Workshop) -> None:
    seen = {
        "2": ("Valleys", "Biggest drop", "hypothesis (n = 6)"),
        "3": ("Waiting in all: 3 h 28 min", "Slow answers"),
        "4": ("In each cell: touchpoints, mean feeling and", "Phone", "1× −2"),
        "5": ("Not what the customer expects", "Expected: A sign of life every hour"),
        "6": ("captured", "Notices the problem"),
        "7": ("What did we forget?", "WhatsApp", "Internal communications"),
        "8": ("loyalty is the base", "Follow-up and survey"),
        "9": ("−15.1", "Promoters (9–10): 61", "fewer than 30"),
        "0": ("Nobody has said how “A call two days later” feels.", "Rate it with the keys 1 to 5"),
        "i": ("How might we make this better for Ana?",),
    }
    async with on_stage(library, told.number, Phase.ANALYSIS, size=(120, 36)) as stage:
        for digit, expected in seen.items():
            await stage.press(digit)
            shown = stage.screen_text()
            for words in expected:
                assert words in shown, (digit, words, shown)


async def test_what_an_earlier_round_felt_stands_in_brackets(library: Library, told: Workshop) -> None:
    room = Room.enter(library, told.number)
    room.submit(close_workshop(room.view, room.now(), None))
    room.submit(reopen(room.view, room.now(), room.new_uid))
    async with on_stage(library, told.number, Phase.ANALYSIS, size=(120, 36)) as stage:
        assert "(−2)" in stage.screen_text()
        await stage.press("2")
        assert "values from earlier rounds" in stage.screen_text()


async def test_the_channel_matrix_and_the_curve_survive_a_small_window(library: Library, told: Workshop) -> None:
    async with on_stage(library, told.number, Phase.ANALYSIS, size=(40, 12)) as stage:
        for digit in "1234567890i":
            await stage.press(digit)
        assert Reading(stage).titles


async def test_enter_on_a_problem_goes_to_where_it_is_mended(library: Library, told: Workshop) -> None:
    async with on_stage(library, told.number, Phase.ANALYSIS) as stage:
        await stage.press("0")
        await Reading(stage).go_to("A call two days later")
        await stage.press("enter")
        await stage.until(lambda: stage.frame.body is not None and stage.frame.body.phase is Phase.EMOTIONS)
        await stage.until(lambda: "Follow-up and survey ▸ A call two days later" in stage.screen_text())


async def test_expectations_are_judged_with_one_key(library: Library, drawn: Room) -> None:
    async with on_stage(library, drawn.number, Phase.ANALYSIS) as stage:
        await stage.press("5")
        await Reading(stage).go_to("Fills in the form")
        await stage.press("n", "x")
        judged = next(t for t in stage.workshop.all(Touchpoint).values() if t.title == "Fills in the form")
        assert (judged.meets_expectation, judged.needs_attention) == (MeetsExpectation.NO, True)


async def test_ideas_are_written_in_silence_and_merged_after_the_reveal(library: Library, told: Workshop) -> None:
    async with on_stage(library, told.number, Phase.ANALYSIS) as stage:
        reading = Reading(stage)
        await stage.press("i", "s")
        await stage.answer("enter")
        await stage.until(lambda: any(a.what is ActivityKind.IDEAS for a in stage.workshop.activities))
        await reading.go_to("The screen freezes")
        await stage.press("w")
        await stage.until(lambda: reading.body.query_one(LineInput).has_focus)
        await stage.write("Messages that say what to do")
        await stage.press("enter")
        await stage.write("Better messages on screen")
        await stage.press("enter", "escape")
        await stage.until(lambda: "Better messages on screen" in reading.titles)
        kept = reading.improvement("Messages that say what to do")
        assert kept is not None
        assert kept.author.startswith("anon-")
        await stage.press("r")
        await stage.answer("enter")
        await reading.go_to("Messages that say what to do")
        await stage.press("m")
        await stage.answer("enter")
        await stage.until(lambda: reading.improvement("Better messages on screen") is None)
        merged = reading.improvement("Messages that say what to do")
        assert merged is not None
        assert merged.merged_from == ("Better messages on screen",)


async def test_an_indicator_is_computed_from_what_is_entered(library: Library, drawn: Room) -> None:
    async with on_stage(library, drawn.number, Phase.ANALYSIS) as stage:
        await stage.press("9", "a")
        await stage.answer("1")
        for digit, number in (("1", "40"), ("2", "10"), ("3", "20")):
            await stage.answer(digit)
            await stage.until(lambda: "A number; empty where it is not known." in stage.screen_text())
            await stage.write(number)
            await stage.answer("enter")
        await stage.answer("escape")
        metric = stage.workshop.metrics[0]
        assert metric.inputs == {"promoters": 40, "passives": 10, "detractors": 20}
        await stage.until(lambda: "28.6" in stage.screen_text())
        await stage.press("delete")
        assert stage.workshop.all(Metric) == {}


async def test_an_empty_map_says_what_to_do_first(library: Library, room: Room) -> None:
    async with on_stage(library, room.number, Phase.ANALYSIS) as stage:
        assert "rate the touchpoints first" in " ".join(stage.screen_text().split())
