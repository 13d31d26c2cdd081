"""The demonstration's story as the draft that founds its workshop; `data/demo.toml` tells the story's form."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import Any

from cjm_tui.data import LANES, agenda, demo, emotion_words
from cjm_tui.domain.acts.founding import agenda_items, vocables
from cjm_tui.domain.choices import ActivityKind, ActivityState
from cjm_tui.domain.edits import Draft, Edit, create
from cjm_tui.domain.journey_map import Note, Stage, Touchpoint
from cjm_tui.domain.judgement import Agreement, Ballot, Estimate, Improvement, Metric, Reading, Vote
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.records import Record, references
from cjm_tui.domain.scope import Channel, Goal, Journey, Scenario
from cjm_tui.domain.setting import About, Activity, Department, Participant, Round
from cjm_tui.domain.viewing import token
from cjm_tui.i18n import N_

NewUid = Callable[[], str]

_SHOWN = ("channel", "doing", "thinking", "emotion", "pain", "gain", "opportunity")
"""The lanes that the demonstration opens with: the whole journey on one screen; `L` shows the others."""

FOUNDED = N_("Create demo")
"""The label by which the demonstration is told from a workshop that happens to have its title."""


def found_demo(language: str, at: datetime, new_uid: NewUid) -> Draft:
    """Return the draft that founds the demonstration: a finished workshop, held at `at`."""
    story = _Story(demo(language), language, at, new_uid)
    return Draft(FOUNDED, tuple(story.edits()))


class _Story:
    """The story with the uids that its refs were given."""

    def __init__(self, told: dict[str, Any], language: str, at: datetime, new_uid: NewUid) -> None:
        self.told, self.language, self.at, self.new_uid = told, language, at, new_uid
        self.named: dict[tuple[str, str], str] = {
            (kind, row["ref"]): new_uid()
            for kind, rows in told.items()
            if isinstance(rows, list)
            for row in rows
            if isinstance(row, dict) and "ref" in row
        }
        self.raters: list[str] = told["raters"]
        self.journey = self.named["journeys", told["journeys"][0]["ref"]]
        self.began = at - timedelta(minutes=agenda(told["workshop"]["agenda"]).minutes)

    def edits(self) -> Iterator[Edit]:
        """Yield the creation of everything, in an order in which references point backwards."""
        about = dict(self.told["workshop"])
        review = (self.at + timedelta(days=about.pop("review_in_days"))).date()
        yield create(
            About, self.new_uid(), **about, language=self.language, created_at=self.began, phase_entered_at=self.at,
            review_on=review,
        )  # fmt: skip
        yield create(Round, self.new_uid(), number=1, opened_at=self.began, review_on=review)
        yield from agenda_items(agenda(about["agenda"]), self.language, self.new_uid)
        for model in (Department, Participant, Goal, Scenario, Channel):
            yield from self._plain(model)
        yield from vocables(self.language, self.new_uid)
        yield from self._plain(Persona)
        yield from self._plain(Journey, lanes=_SHOWN, lanes_off=[lane for lane in LANES if lane not in _SHOWN])
        yield from self._plain(Stage, journey=self.journey)
        yield from self._plain(Touchpoint, journey=self.journey)
        for row in self.told["notes"]:
            hangs = {} if "touchpoint" in row or "stage" in row else {"journey": None}
            yield self._row(Note, row, author=self._person(row.get("author")), **hangs)
        yield from self._readings()
        for row in self.told["agreements"]:
            yield self._row(Agreement, row)
        for row in self.told["improvements"]:
            due = {"due": (self.at + timedelta(days=row["due_in_days"])).date()} if "due_in_days" in row else {}
            yield self._row(Improvement, row, journey=self.journey, **due)
        yield from self._estimates()
        yield from self._votes()
        yield from self._plain(Metric)

    def _plain(self, model: type[Record], **more: Any) -> Iterator[Edit]:
        for row in self.told[model.kind]:
            yield self._row(model, row, **more)

    def _row(self, model: type[Record], row: dict[str, Any], **more: Any) -> Edit:
        fields = {name: value for name, value in row.items() if name in model.model_fields} | more
        for name, ref in references(model).items():
            if name in row and name not in more:
                value = row[name]
                fields[name] = (
                    [self.named[ref.kind, v] for v in value] if isinstance(value, list) else self.named[ref.kind, value]
                )
        uid = self.named.get((model.kind, row.get("ref", ""))) or self.new_uid()
        return create(model, uid, **fields)

    def _person(self, ref: str | None) -> str:
        return self.named["participants", ref] if ref else ""

    def _activity(self, what: ActivityKind, persona: str | None = None) -> Edit:
        return create(
            Activity, self.new_uid(), what=what, journey=self.journey, persona=persona, state=ActivityState.REVEALED,
            opened_at=self.began, revealed_at=self.at,
        )  # fmt: skip

    def _token(self, rater: str, activity: str) -> str:
        return token(self.named["participants", rater].encode(), activity)

    def _readings(self) -> Iterator[Edit]:
        words = {word.valence: word for word in reversed(emotion_words()) if word.is_starred}
        women = {row["ref"] for row in self.told["personas"] if row.get("feminine")}
        activities: dict[str, str] = {}
        for row in self.told["readings"]:
            persona = self.named["personas", row["persona"]]
            if persona not in activities:
                opened = self._activity(ActivityKind.READINGS, persona)
                activities[persona] = opened.uid
                yield opened
            activity = activities[persona]
            for rater, valence in zip(self.raters, row["values"], strict=True):
                feeling, feminine = words.get(valence), row["persona"] in women
                word = feeling.in_(self.language, feminine=feminine) if feeling else ""
                yield self._row(
                    Reading, row, author=self._token(rater, activity), activity=activity, valence=valence, word=word
                )

    def _estimates(self) -> Iterator[Edit]:
        opened = self._activity(ActivityKind.ESTIMATES)
        yield opened
        for row in self.told["estimates"]:
            for rater, impact, effort in zip(self.raters, row["impact"], row["effort"], strict=True):
                author = self._token(rater, opened.uid)
                yield self._row(Estimate, row, author=author, activity=opened.uid, impact=impact, effort=effort)

    def _votes(self) -> Iterator[Edit]:
        for row in self.told["ballots"]:
            yield self._row(Ballot, row, opened_at=self.began, closed_at=self.at)
        for row in self.told["votes"]:
            ballot = self.named["ballots", row.get("ballot", self.told["ballots"][0]["ref"])]
            for rater, dots in zip(self.raters, row["dots"], strict=True):
                if dots:
                    yield self._row(Vote, row, ballot=ballot, author=self._token(rater, ballot), dots=dots)
