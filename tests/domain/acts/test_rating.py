"""Acts on feelings, settled against a workshop: whose reading, which pass, what stays."""

from __future__ import annotations

import itertools

from cjm_tui.domain.acts import rating
from cjm_tui.domain.acts.facilitation import reveal
from cjm_tui.domain.analysis.values import summarise
from cjm_tui.domain.choices import ActivityKind, Role
from cjm_tui.domain.edits import Draft
from cjm_tui.domain.judgement import Reading
from cjm_tui.domain.setting import Activity
from cjm_tui.domain.settling import settle
from cjm_tui.domain.viewing import Viewer
from cjm_tui.domain.workshop import Workshop
from tests.domain.analysis.story import NOW, Story


class Rounds:
    """A room that rates one touchpoint in Ana's eyes."""

    def __init__(self) -> None:
        self.story = Story()
        self.wait = self.story.touchpoint(self.story.stage("Waits"), "Silence")
        self.workshop = self.story.workshop
        numbers = itertools.count(1)
        self.new_uid = lambda: f"n{next(numbers)}"

    @property
    def activity(self) -> Activity:
        """The latest silent rating."""
        found = rating.readings_activity(self.workshop, self.story.journey.uid, self.story.ana.uid)
        assert found is not None
        return found

    def do(self, draft: Draft | None) -> Workshop:
        """Settle a draft."""
        assert draft is not None
        settled = settle(self.workshop, draft, who=draft.who or "bia", at=NOW, new_uid=self.new_uid)
        self.workshop = settled.workshop if settled else self.workshop
        return self.workshop

    def open(self) -> None:
        """Open a silent pass."""
        self.do(
            rating.rate_again(
                self.workshop, self.story.journey.uid, self.story.ana.uid, [self.wait.uid], NOW, new_uid=self.new_uid
            )
        )

    def rate(self, who: str, valence: int) -> Draft | None:
        """Let somebody rate."""
        viewer = Viewer(who, Role.PARTICIPANT, secret=who.encode())
        return rating.rate(
            self.workshop, viewer, self.activity, self.wait.uid, self.story.ana.uid, valence, new_uid=self.new_uid
        )

    def take_down(self, *valences: int, activity: Activity | None = None) -> None:
        """Take down what the room says."""
        self.do(
            rating.proxy_readings(
                self.workshop, self.wait.uid, self.story.ana.uid, valences, new_uid=self.new_uid, activity=activity
            )
        )

    @property
    def value(self) -> float | None:
        """The touchpoint's value."""
        return summarise(self.workshop, self.story.journey.uid).by_uid[self.wait.uid].value

    @property
    def said(self) -> list[tuple[str, int, int]]:
        """Who said what in which pass; everybody's, as the tables have it."""
        return sorted((r.author[:6], r.pass_number, r.valence) for r in self.workshop.all(Reading).values())


def test_rating_again_before_the_reveal_corrects_the_reading() -> None:
    rounds = Rounds()
    rounds.open()
    rounds.do(rounds.rate("leo", -2))
    rounds.do(rounds.rate("leo", 1))
    assert [valence for _who, _pass, valence in rounds.said] == [1]
    assert rounds.value is None


def test_a_reading_is_signed_so_that_nobody_learns_its_author() -> None:
    rounds = Rounds()
    rounds.open()
    draft = rounds.rate("leo", -2)
    assert draft is not None
    assert draft.who is not None
    assert draft.who.startswith("anon-")
    rounds.do(draft)
    assert "leo" not in str(rounds.workshop.all(Reading))


def test_after_the_reveal_a_first_reading_is_late_and_counts_once_it_is_included() -> None:
    rounds = Rounds()
    rounds.open()
    rounds.do(rounds.rate("leo", -2))
    rounds.do(reveal(rounds.activity, NOW))
    assert rounds.rate("leo", 2) is None
    rounds.do(rounds.rate("eva", 1))
    assert rounds.value == -2
    late = rating.late_readings(rounds.workshop, rounds.wait.uid, rounds.story.ana.uid)
    rounds.do(rating.include_late(late))
    assert rounds.value == -0.5


def test_a_second_pass_keeps_the_first_and_reopens_the_agreement() -> None:
    rounds = Rounds()
    rounds.take_down(-2, 2)
    rounds.do(rating.agree(rounds.workshop, rounds.wait.uid, rounds.story.ana.uid, 1, new_uid=rounds.new_uid))
    assert rounds.value == 1
    rounds.open()
    assert rounds.activity.what is ActivityKind.READINGS
    rounds.do(rounds.rate("leo", -1))
    assert rounds.value == 0
    assert len(rounds.said) == 3


def test_taking_down_again_replaces_what_was_taken_down() -> None:
    rounds = Rounds()
    rounds.take_down(1, 1, -2, 0)
    rounds.take_down(2, 1)
    assert rounds.said == [("seat-1", 1, 2), ("seat-2", 1, 1)]


def test_what_is_taken_down_in_an_open_activity_waits_for_the_reveal() -> None:
    rounds = Rounds()
    rounds.open()
    rounds.take_down(-2, -1, activity=rounds.activity)
    assert rounds.value is None
    rounds.do(reveal(rounds.activity, NOW))
    assert rounds.value == -1.5


def test_keeping_both_views_leaves_the_median_and_the_reason() -> None:
    rounds = Rounds()
    rounds.take_down(-2, -2, 2)
    both = rating.settle_both(
        rounds.workshop, rounds.wait.uid, rounds.story.ana.uid, "two offices", new_uid=rounds.new_uid
    )
    rounds.do(both)
    point = summarise(rounds.workshop, rounds.story.journey.uid).by_uid[rounds.wait.uid]
    assert point.agreement is not None
    assert (point.value, point.agreement.outcome, point.agreement.reason) == (-2, "both", "two offices")
    rounds.do(rating.unsettle(point.agreement))
    assert rounds.value == -2


def test_agreeing_again_keeps_the_reason_unless_another_is_given() -> None:
    rounds = Rounds()
    wait, ana = rounds.wait.uid, rounds.story.ana.uid
    rounds.do(rating.agree(rounds.workshop, wait, ana, -1, new_uid=rounds.new_uid, reason="Nobody calls"))
    rounds.do(rating.agree(rounds.workshop, wait, ana, -2, new_uid=rounds.new_uid))
    agreement = rounds.workshop.agreement(wait, ana)
    assert agreement is not None
    assert (agreement.value, agreement.reason) == (-2, "Nobody calls")
