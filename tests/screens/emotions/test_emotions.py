"""The emotions phase as its people live it: one key for each rating, silence, reveal, and what splits the room."""

from __future__ import annotations

from cjm_tui.domain.acts.facilitation import close_workshop, open_activity, reopen
from cjm_tui.domain.acts.priorities import add_improvement
from cjm_tui.domain.acts.rating import agree, rate
from cjm_tui.domain.acts.records import set_fields
from cjm_tui.domain.choices import ActionStatus, ActivityKind, Phase
from cjm_tui.domain.edits import Draft, create
from cjm_tui.domain.journey_map import Touchpoint
from cjm_tui.domain.judgement import Agreement, Reading
from cjm_tui.domain.setting import Participant
from cjm_tui.domain.workshop import Workshop
from cjm_tui.room.room import Room
from cjm_tui.screens.emotions.focus_card import FocusCard
from cjm_tui.storage.library import Library
from cjm_tui.storage.workshops import new_uid
from tests.screens.stage import Stage, on_stage


class RatingTable:
    """The emotions phase at the keyboard."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage

    @property
    def focus(self) -> str:
        """The title of the touchpoint in focus."""
        return self.stage.body.query_one(FocusCard).view.title

    @property
    def says(self) -> str:
        """How the touchpoint in focus stands."""
        return self.stage.body.query_one(FocusCard).view.state

    def agreed(self) -> dict[str, float | None]:
        """Return the values that the team agreed on, by the touchpoint's title."""
        workshop = self.stage.workshop
        return {workshop.get(Touchpoint, a.touchpoint).title: a.value for a in workshop.all(Agreement).values()}

    def readings(self) -> list[int]:
        """Return every reading that may be seen."""
        return [reading.valence for reading in self.stage.workshop.all(Reading).values()]


async def test_a_digit_answers_for_the_room_and_goes_to_the_next_touchpoint(library: Library, drawn: Room) -> None:
    async with on_stage(library, drawn.number, Phase.EMOTIONS) as stage:
        table = RatingTable(stage)
        assert table.focus == "The screen freezes"
        await stage.press("1")
        assert table.focus == "Fills in the form"
        await stage.press("2", "5")
        assert table.agreed() == {"The screen freezes": -2, "Fills in the form": -1, "Three hours of silence": 2}
        assert "Everything is rated." in stage.screen_text()
        assert "Answer as Ana, not as yourself." in stage.screen_text()


async def test_a_digit_chooses_no_word(library: Library, drawn: Room) -> None:
    async with on_stage(library, drawn.number, Phase.EMOTIONS) as stage:
        table = RatingTable(stage)
        await stage.press("1")
        assert [agreement.word for agreement in stage.workshop.all(Agreement).values()] == [""]
        await stage.press("left", "left")
        await stage.until(lambda: table.focus == "The screen freezes")
        assert table.says == "Agreed: −2, angry"


async def test_a_rating_is_taken_back_by_undo(library: Library, drawn: Room) -> None:
    async with on_stage(library, drawn.number, Phase.EMOTIONS) as stage:
        await stage.press("1", "u")
        assert RatingTable(stage).agreed() == {}


async def test_eight_people_are_one_row_of_digits(library: Library, drawn: Room) -> None:
    async with on_stage(library, drawn.number, Phase.EMOTIONS) as stage:
        table = RatingTable(stage)
        await stage.press("v")
        await stage.answer("8", "enter")
        await stage.answer(*"44521334", "enter")
        await stage.until(lambda: len(table.readings()) == 8)
        assert sorted(table.readings()) == [-2, -1, 0, 0, 1, 1, 1, 2]
        assert table.focus == "Fills in the form"
        await stage.press("left", "left")
        await stage.until(lambda: table.focus == "The screen freezes")
        assert table.says.startswith("The room is split.")


async def test_silence_hides_every_value_until_the_reveal(library: Library, drawn: Room) -> None:
    async with on_stage(library, drawn.number, Phase.EMOTIONS) as stage:
        table = RatingTable(stage)
        await stage.press("1")
        await stage.press("s")
        await stage.answer("enter")
        assert table.says.startswith("In silence")
        assert table.focus == "The screen freezes"
        assert "●−2" not in stage.screen_text()
        await stage.press("5")
        mine = list(stage.workshop.all(Reading).values())
        assert [r.valence for r in mine] == [2]
        assert mine[0].author.startswith("anon-")
        await stage.press("r")
        await stage.answer("enter")
        await stage.until(lambda: "In silence" not in table.says)
        assert not stage.body.check_action("reveal", ())


async def test_somebody_elses_rating_is_counted_but_not_seen(library: Library, drawn: Room) -> None:
    bia = Room.enter(library, drawn.number)
    leo = new_uid()
    bia.submit(Draft("Join", (create(Participant, leo, display_name="Leo"),)))
    journey, persona = bia.view.journeys[0].uid, bia.view.personas[0].uid
    bia.submit(
        open_activity(bia.view, ActivityKind.READINGS, at=bia.now(), new_uid=new_uid, journey=journey, persona=persona)
    )
    room = Room.enter(library, drawn.number, leo)
    first = room.view.touchpoints(journey)[0]
    room.submit(
        rate(room.view, room.viewer, room.view.activities[0], first.uid, persona, -2, new_uid=new_uid) or Draft("", ())
    )
    async with on_stage(library, drawn.number, Phase.EMOTIONS) as stage:
        table = RatingTable(stage)
        await stage.until(lambda: "1 of 1 have rated this" in table.says)
        assert table.readings() == []


async def test_a_disagreement_is_settled_with_its_reason(library: Library, drawn: Room) -> None:
    async with on_stage(library, drawn.number, Phase.EMOTIONS) as stage:
        table = RatingTable(stage)
        await stage.press("v")
        await stage.answer("4", "enter")
        await stage.answer(*"1155", "enter")
        await stage.until(lambda: len(table.readings()) == 4)
        await stage.press("d")
        await stage.until(lambda: table.focus == "The screen freezes")
        await stage.press("enter")
        await stage.answer("3")
        await stage.until(lambda: stage.app.screen is not stage.frame)
        await stage.write("two offices")
        await stage.answer("enter")
        await stage.until(lambda: table.says == "Both views kept · two offices")
        assert table.readings() == [-2, -2, 2, 2]


async def test_the_guide_ticks_what_the_ratings_reach(library: Library, drawn: Room) -> None:
    async with on_stage(library, drawn.number, Phase.EMOTIONS) as stage:

        def is_ticked() -> bool:
            return any(c.key == "key_touchpoints_rated" and c.met for c in stage.frame.guide_line.view.checks)

        assert not is_ticked()
        await stage.press("1", "2", "5")
        await stage.until(is_ticked)


async def test_without_touchpoints_the_screen_says_where_they_are_made(library: Library, room: Room) -> None:
    async with on_stage(library, room.number, Phase.EMOTIONS) as stage:
        assert "There is no persona yet" in stage.screen_text()
        await stage.press("1")
        assert stage.workshop.all(Agreement) == {}


async def test_the_demonstration_fits_eighty_columns(library: Library, told: Workshop) -> None:
    async with on_stage(library, told.number, Phase.EMOTIONS) as stage:
        shown = stage.screen_text()
    for expected in (
        "Fills in the form",
        "1 angry",
        "2 sad",
        "3 neutral",
        "4 satisfied",
        "5 happy",
        "hypothesis (n = 6)",
    ):
        assert expected in shown


async def test_another_persona_has_feelings_of_her_own(library: Library, told: Workshop) -> None:
    async with on_stage(library, told.number, Phase.EMOTIONS) as stage:
        table = RatingTable(stage)
        title, said = table.focus, table.says
        await stage.press("P")
        await stage.answer("2")
        await stage.until(lambda: "Answer as Rui, not as yourself." in stage.screen_text())
        assert table.focus == title
        assert table.says != said


async def test_what_the_customer_should_feel_is_set_for_the_stage(library: Library, drawn: Room) -> None:
    async with on_stage(library, drawn.number, Phase.EMOTIONS) as stage:
        await stage.press("t")
        await stage.answer("5")
        await stage.until(lambda: "target +2" in stage.screen_text())


async def test_a_word_proposes_the_value_where_there_is_none(library: Library, drawn: Room) -> None:
    async with on_stage(library, drawn.number, Phase.EMOTIONS) as stage:
        table = RatingTable(stage)
        await stage.press("w")
        await stage.until(lambda: stage.app.screen is not stage.frame)
        await stage.write("let down")
        await stage.answer("enter")
        await stage.until(lambda: table.agreed() == {"The screen freezes": -2})
        assert table.says == "Agreed: −2, let down"


async def test_the_guide_leads_to_the_touchpoint_that_lacks_a_rating(library: Library, drawn: Room) -> None:
    async with on_stage(library, drawn.number, Phase.EMOTIONS) as stage:
        await stage.press("1", "right")
        assert stage.body.find("key_touchpoints_rated")
        await stage.until(lambda: RatingTable(stage).focus == "Fills in the form")


async def test_only_key_touchpoints_are_asked_once_some_are_marked(library: Library, drawn: Room) -> None:
    async with on_stage(library, drawn.number, Phase.EMOTIONS) as stage:
        await stage.press("f")
        await stage.until(lambda: "0 of 1 rated" in stage.screen_text())
        await stage.press("asterisk")
        await stage.until(lambda: "0 of 3 rated" in stage.screen_text())


async def test_a_follow_up_asks_for_what_was_treated_and_says_where_old_values_come_from(
    library: Library, drawn: Room
) -> None:
    journey, ana = drawn.view.journeys[0], drawn.view.personas[0].uid
    freezes, form, silence = drawn.view.touchpoints(journey.uid)
    for touchpoint in (freezes, form, silence):
        drawn.submit(agree(drawn.view, touchpoint.uid, ana, -1, new_uid=drawn.new_uid))
    drawn.submit(add_improvement(journey.uid, "One click", "click", touchpoints=[form.uid]))
    drawn.submit(set_fields(drawn.view.improvements[0], status=ActionStatus.DONE))
    drawn.submit(close_workshop(drawn.view, drawn.now(), None))
    drawn.submit(reopen(drawn.view, drawn.now(), drawn.new_uid))
    async with on_stage(library, drawn.number, Phase.EMOTIONS, size=(120, 36)) as stage:
        table = RatingTable(stage)
        assert table.focus == "Fills in the form"
        assert table.says == "−1, sad: from round 1. Not rated in this round yet."
        assert "0 of 1 treated ones rated again" in stage.screen_text()
        assert "round 1" in stage.screen_text()
        assert "●(−1)" in stage.screen_text()
        await stage.press("4")
        assert "●+1" in stage.screen_text()
        assert "1 of 1 treated ones rated again" in stage.screen_text()
        assert "Everything that was treated is rated again." in stage.screen_text()
        await stage.press("asterisk")
        assert "1 of 3 rated" in stage.screen_text()
        await stage.press("n")
        assert table.focus == "Three hours of silence"
