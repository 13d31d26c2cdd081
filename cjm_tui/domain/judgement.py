"""What people feel, estimate, agree on and vote for, and what is measured."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, ClassVar

from pydantic import Field

from cjm_tui.domain.choices import ActionStatus, ActivityState, MetricKind, Moscow
from cjm_tui.domain.records import Name, Ordered, Record, Ref, Score, Text, Title, Valence
from cjm_tui.i18n import N_

Dots = Annotated[int, Field(ge=1, le=8)]


class Reading(Record):
    """One person's emotion for one touchpoint, seen with one persona's eyes."""

    kind: ClassVar[str] = "readings"
    natural_key: ClassVar[tuple[str, ...]] = ("round", "pass_number", "author", "touchpoint", "persona")

    touchpoint: Annotated[str, Ref("touchpoints", owned=True)]
    persona: Annotated[str, Ref("personas", owned=True)]
    author: str
    """Uid of the participant, an opaque token, or `seat-N` where one keyboard served the room."""
    activity: Annotated[str | None, Ref("activities")] = None
    round: Annotated[int, Field(ge=1)] = 1
    pass_number: Annotated[int, Field(ge=1)] = 1
    valence: Valence
    intensity: Annotated[int, Field(ge=1, le=3)] | None = None
    word: Name = ""
    late: bool = False
    """Whether it came after the reveal: out of the spread unless included."""
    included: bool = False
    """Whether the facilitator lets a late reading count."""


class Agreement(Record):
    """The value that the team agreed on for a touchpoint and persona."""

    kind: ClassVar[str] = "agreements"
    natural_key: ClassVar[tuple[str, ...]] = ("round", "touchpoint", "persona")

    touchpoint: Annotated[str, Ref("touchpoints", owned=True)]
    persona: Annotated[str | None, Ref("personas", owned=True)] = None
    """None where an imported score named no person."""
    round: Annotated[int, Field(ge=1)] = 1
    value: Annotated[float, Field(ge=-2, le=2)] | None = None
    """None where the team settled on keeping both views, or parked it."""
    word: Name = ""
    reason: Text = Field("", title=N_("Reason"))
    outcome: str = "agreed"
    """`agreed`, `both` (keep both views) or `parked`."""
    raw_score: float | None = None
    """The score as an imported file had it, where it lies outside our scale."""


class Finding(Record):
    """What the team says of a computed finding, or a finding of its own."""

    kind: ClassVar[str] = "findings"
    natural_key: ClassVar[tuple[str, ...]] = ("journey", "key")

    journey: Annotated[str, Ref("journeys", owned=True)]
    key: str
    """The computed finding's key, or `own:UID`."""
    title: Title = Field("", title=N_("Finding"))
    comment: Text = Field("", title=N_("Comment"))
    rank: int | None = None
    """A place that the team gave it; None keeps the computed order."""
    dismissed: bool = False
    touchpoint: Annotated[str | None, Ref("touchpoints")] = None


class Improvement(Ordered):
    """Something to do about findings; an action once it says how, who and when."""

    kind: ClassVar[str] = "improvements"
    siblings: ClassVar[tuple[str, ...]] = ()

    title: Title = Field("", title=N_("What"))
    how: Text = Field("", title=N_("How"))
    owner: Name = Field("", title=N_("Who"))
    owner_accepted: bool = Field(False, title=N_("Owner accepted"))
    due: date | None = Field(None, title=N_("When"))
    status: ActionStatus = Field(ActionStatus.IDEA, title=N_("Status"))
    indicator: Title = Field("", title=N_("Indicator"))
    baseline: Title = Field("", title=N_("Baseline"))
    target: Title = Field("", title=N_("Target"))
    result: Title = Field("", title=N_("Result"))
    """What was measured afterwards."""
    journey: Annotated[str | None, Ref("journeys", owned=True)] = None
    touchpoints: Annotated[tuple[str, ...], Ref("touchpoints")] = Field((), title=N_("Touchpoints"))
    """The touchpoints that it mends."""
    findings: tuple[str, ...] = Field((), title=N_("Findings"))
    """Keys of the findings that it answers."""
    author: str = ""
    activity: Annotated[str | None, Ref("activities")] = None
    merged_from: tuple[str, ...] = ()
    impact: Score | None = Field(None, title=N_("Impact"))
    """The agreed value; None: the mean of the estimates."""
    effort: Score | None = Field(None, title=N_("Effort"))
    reach: Annotated[float, Field(ge=0)] | None = Field(None, title=N_("Reach"))
    """RICE: how many customers in a period."""
    rice_impact: Annotated[float, Field(ge=0, le=3)] | None = Field(None, title=N_("RICE impact"))
    confidence: Annotated[float, Field(ge=0, le=100)] | None = Field(None, title=N_("Confidence %"))
    person_months: Annotated[float, Field(gt=0)] | None = Field(None, title=N_("Effort (person-months)"))
    ice_impact: Annotated[int, Field(ge=1, le=10)] | None = Field(None, title=N_("ICE impact"))
    ice_confidence: Annotated[int, Field(ge=1, le=10)] | None = Field(None, title=N_("ICE confidence"))
    ice_ease: Annotated[int, Field(ge=1, le=10)] | None = Field(None, title=N_("ICE ease"))
    value_customer: Score | None = Field(None, title=N_("Value to the customer"))
    value_business: Score | None = Field(None, title=N_("Value to the business"))
    moscow: Moscow | None = Field(None, title="MoSCoW")


class Estimate(Record):
    """One person's impact and effort for one improvement."""

    kind: ClassVar[str] = "estimates"
    natural_key: ClassVar[tuple[str, ...]] = ("round", "pass_number", "author", "improvement")

    improvement: Annotated[str, Ref("improvements", owned=True)]
    author: str
    activity: Annotated[str | None, Ref("activities")] = None
    round: Annotated[int, Field(ge=1)] = 1
    pass_number: Annotated[int, Field(ge=1)] = 1
    impact: Score | None = None
    effort: Score | None = None
    late: bool = False
    included: bool = False


class Ballot(Record):
    """A vote with dots over improvements, in turns: a tie is broken by a run-off."""

    kind: ClassVar[str] = "ballots"

    title: Title = ""
    round: Annotated[int, Field(ge=1)] = 1
    turn: Annotated[int, Field(ge=1)] = 1
    """2 and more are run-offs."""
    previous: Annotated[str | None, Ref("ballots")] = None
    """The turn that a run-off follows."""
    options: Annotated[tuple[str, ...], Ref("improvements")] = ()
    budget: Annotated[int, Field(ge=1, le=8)] = 3
    """Dots per person."""
    cap: Annotated[int, Field(ge=1, le=8)] = 3
    """Most dots of one person on one option."""
    anonymous: bool = True
    state: ActivityState = ActivityState.OPEN
    opened_at: datetime
    closed_at: datetime | None = None


class Vote(Record):
    """One person's dots on one improvement in one ballot; blind until the ballot closes."""

    kind: ClassVar[str] = "votes"
    natural_key: ClassVar[tuple[str, ...]] = ("ballot", "author", "improvement")

    ballot: Annotated[str, Ref("ballots", owned=True)]
    improvement: Annotated[str, Ref("improvements", owned=True)]
    author: str
    dots: Dots = 1


class Metric(Ordered):
    """An indicator with the inputs that it was computed from."""

    kind: ClassVar[str] = "metrics"
    siblings: ClassVar[tuple[str, ...]] = ()

    metric_kind: MetricKind = Field(MetricKind.NPS, title=N_("Indicator"))
    title: Title = Field("", title=N_("Name"))
    inputs: dict[str, float] = Field(default_factory=dict)
    """By the formula's names: promoters, passives, detractors; positive, total; lost, at_start; at_end, new; …"""
    period: Title = Field("", title=N_("Period"))
    source: Title = Field("", title=N_("Source"))
    n: Annotated[int, Field(ge=0)] | None = Field(None, title="n")
    journey: Annotated[str | None, Ref("journeys", owned=True)] = None
    stage: Annotated[str | None, Ref("stages")] = None
    touchpoint: Annotated[str | None, Ref("touchpoints")] = None
    channel: Annotated[str | None, Ref("channels")] = None
