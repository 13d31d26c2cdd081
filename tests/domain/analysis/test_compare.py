"""Two journeys, personas or rounds side by side; as-is against to-be."""

from __future__ import annotations

from cjm_tui.domain.analysis.compare import DifferenceKind, compare, differences
from cjm_tui.domain.analysis.values import summarise
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.scope import Journey
from tests.domain.analysis.story import Story


def test_two_personas_over_the_same_map() -> None:
    """S1.11: not every customer has the same journey."""
    story = Story()
    bruno = story.add(Persona, display_name="Bruno")
    stage = story.stage("Help")
    call = story.touchpoint(stage, "Calls", -2)
    story.touchpoint(stage, "Waits", 0)
    story.rate(call, 1, persona=bruno)
    comparison = compare(
        summarise(story.workshop, story.journey.uid), summarise(story.workshop, story.journey.uid, bruno.uid)
    )
    (help_,) = comparison.stages
    assert [pair.change for pair in help_.touchpoints] == [3, None]
    assert comparison.quotient_change == 75, "over the one touchpoint that both have rated"
    assert differences(comparison) == []


def test_a_future_that_is_half_rated_is_compared_over_its_rated_half() -> None:
    story = Story()
    stage = story.stage("Help")
    calls, waits = story.touchpoint(stage, "Calls", 0), story.touchpoint(stage, "Waits", -2)
    future = story.add(Journey, title="To be", journey_type="future-state", derived_from=story.journey.uid)
    shorter = story.stage("Help", journey=future.uid)
    wish = story.touchpoint(shorter, "Calls", derived_from=calls.uid, evidence="researched")
    story.touchpoint(shorter, "Waits", derived_from=waits.uid)
    story.agree(wish, 1)
    comparison = compare(summarise(story.workshop, story.journey.uid), summarise(story.workshop, future.uid))
    assert comparison.quotients == (50, 75)
    assert comparison.right.basis_in_words == "a target that the team set, not yet lived (n = 1)"


def test_two_rounds() -> None:
    """S3.5."""
    story = Story(round=2)
    call = story.touchpoint(story.stage("Help"), "Calls", -2)
    story.rate(call, 1, round=2)
    before = summarise(story.workshop, story.journey.uid, round_number=1)
    comparison = compare(before, summarise(story.workshop, story.journey.uid))
    assert comparison.stages[0].change == 3


def test_what_the_to_be_adds_moves_changes_and_leaves_out() -> None:
    """S3.4: differences of the derived future state."""
    story = Story()
    help_, after = story.stage("Help"), story.stage("After")
    call = story.touchpoint(help_, "Calls", -1)
    explain = story.touchpoint(help_, "Explains again", -2)
    survey = story.touchpoint(after, "Survey", 0)
    future = story.add(Journey, title="To be", journey_type="future-state", derived_from=story.journey.uid)
    new_help = story.stage("Help at once", journey=future.uid)
    new_after = story.stage("Afterwards", journey=future.uid)
    story.touchpoint(new_help, "Calls", derived_from=call.uid, doing="Presses one key")
    chat = story.touchpoint(new_help, "Chat", state="planned")
    moved = story.touchpoint(new_help, "Survey", derived_from=survey.uid)
    story.touchpoint(new_after, "Thanks")

    comparison = compare(summarise(story.workshop, story.journey.uid), summarise(story.workshop, future.uid))
    assert [(s.left and s.left.stage.title, s.right and s.right.stage.title) for s in comparison.stages] == [
        ("Help", "Help at once"),
        (None, "Afterwards"),
        ("After", None),
    ]
    told = [
        (d.kind, (d.left or d.right).title, d.fields)  # type: ignore[union-attr]
        for d in differences(comparison)
    ]
    assert told == [
        (DifferenceKind.CHANGED, "Calls", ("doing",)),
        (DifferenceKind.REMOVED, "Explains again", ()),
        (DifferenceKind.ADDED, "Chat", ()),
        (DifferenceKind.ADDED, "Thanks", ()),
        (DifferenceKind.MOVED, "Survey", ("stage",)),
    ]
    assert (explain.stage, chat.journey, moved.journey) == (help_.uid, future.uid, future.uid)


def test_unrelated_journeys_meet_where_their_titles_do() -> None:
    story = Story()
    story.touchpoint(story.stage("Buys"), "Pays", 1)
    story.touchpoint(story.stage("Uses"), "Opens the box", 2)
    other = story.add(Journey, title="Shop")
    story.touchpoint(story.stage("Finds the shop", journey=other.uid), "Walks in")
    pays = story.touchpoint(story.stage("buys ", journey=other.uid), "PAYS")
    story.agree(pays, -1)
    comparison = compare(summarise(story.workshop, story.journey.uid), summarise(story.workshop, other.uid))
    assert [(s.left and s.left.stage.title, s.right and s.right.stage.title) for s in comparison.stages] == [
        (None, "Finds the shop"),
        ("Buys", "buys "),
        ("Uses", None),
    ]
    assert comparison.stages[1].touchpoints[0].change == -2
