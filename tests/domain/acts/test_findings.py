"""Acts on findings and ideas, settled against a workshop."""

from __future__ import annotations

import itertools

from cjm_tui.domain.acts import findings as acts
from cjm_tui.domain.analysis.findings import FindingGroup, findings, grouped
from cjm_tui.domain.analysis.values import summarise
from cjm_tui.domain.edits import Draft
from cjm_tui.domain.judgement import Improvement
from cjm_tui.domain.settling import settle
from tests.domain.analysis.story import NOW, Story


class Team:
    """A team before the findings of a journey with three bad touchpoints."""

    def __init__(self) -> None:
        self.story = Story()
        stage = self.story.stage("Waits")
        for title, valence in (("Silence", -2), ("Form", -1), ("Old article", -1)):
            self.story.touchpoint(stage, title, valence, importance_customer=5 if valence == -2 else 3)
        self.workshop = self.story.workshop
        numbers = itertools.count(1)
        self.new_uid = lambda: f"n{next(numbers)}"
        self.journey = self.story.journey.uid

    def do(self, draft: Draft | None) -> None:
        """Settle a draft."""
        assert draft is not None
        settled = settle(self.workshop, draft, who="bia", at=NOW, new_uid=self.new_uid)
        self.workshop = settled.workshop if settled else self.workshop

    @property
    def groups(self) -> list[FindingGroup]:
        """What was found, grouped by touchpoint."""
        return grouped(findings(self.workshop, summarise(self.workshop, self.journey)))

    @property
    def order(self) -> list[str]:
        """The touchpoints in the order of the list."""
        return [group.first.facts.touchpoint for group in self.groups]

    def move(self, place: int, delta: int) -> None:
        """Move a group."""
        self.do(acts.rank_by_hand(self.journey, self.groups, place, delta, new_uid=self.new_uid))


def test_a_finding_moved_by_hand_stays_where_it_was_put() -> None:
    team = Team()
    first, second, third = team.order
    team.move(2, -1)
    assert team.order == [first, third, second]
    team.move(1, -1)
    assert team.order == [third, first, second]
    team.move(0, 1)
    team.move(1, 1)
    assert team.order == [first, second, third]


def test_the_ends_of_the_list_hold() -> None:
    team = Team()
    assert acts.rank_by_hand(team.journey, team.groups, 0, -1, new_uid=team.new_uid) is None
    assert acts.rank_by_hand(team.journey, team.groups, 2, 1, new_uid=team.new_uid) is None


def test_what_is_put_aside_comes_back_with_its_place() -> None:
    team = Team()
    order, group = team.order, team.groups[0]
    everything = (group.first, *group.others)
    team.do(acts.dismiss(team.journey, everything, new_uid=team.new_uid))
    assert team.order == order[1:]
    team.do(acts.bring_back(team.journey, everything, new_uid=team.new_uid))
    assert team.order == order


def test_merged_ideas_keep_both_texts_and_all_that_they_answer() -> None:
    team = Team()
    one, other = team.groups[0].first, team.groups[1].first
    for title, finding in (("Call back in an hour", one), ("Call people back", other)):
        team.do(acts.improvement_from(team.journey, title, [finding], author="bia", new_uid=team.new_uid))
    kept, gone = team.workshop.improvements
    team.do(acts.merge_ideas(kept, gone))
    (merged,) = team.workshop.improvements
    assert (merged.title, merged.merged_from) == ("Call back in an hour", ("Call people back",))
    assert set(merged.touchpoints) == {one.touchpoint, other.touchpoint}
    assert set(merged.findings) == {one.key, other.key}


def test_the_idea_with_most_words_in_common_is_offered_first() -> None:
    ideas = [
        Improvement(uid=str(n), title=title)
        for n, title in enumerate(
            ("Mensagens que dizem o que fazer", "Formulário curto", "Mensagem diz o que fazer agora")
        )
    ]
    assert [idea.uid for idea in acts.look_alikes(ideas[0], ideas)] == ["2", "1"]
