"""The map itself: stages, touchpoints, notes, and own lanes."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from cjm_tui.domain.choices import (
    Captured,
    ChannelFit,
    Evidence,
    Initiator,
    MeetsExpectation,
    Mode,
    MomentOfTruth,
    NoteKind,
    Period,
    TouchpointState,
    TouchpointType,
)
from cjm_tui.domain.records import Name, Ordered, Ref, Score, Text, Title, Titles, Valence
from cjm_tui.i18n import N_


class Stage(Ordered):
    """A stretch of the journey, named in the customer's words."""

    kind: ClassVar[str] = "stages"
    siblings: ClassVar[tuple[str, ...]] = ("journey",)

    journey: Annotated[str, Ref("journeys", owned=True)]
    title: Title = Field("", title=N_("Stage"))
    description: Text = Field("", title=N_("Description"))
    period: Period = Field(Period.BEFORE, title=N_("Period"))
    """Before, during or after the deal."""
    period_label: Name = ""
    """The template's own word for the period; empty: the usual one."""
    expectation: Text = Field("", title=N_("Expectation"))
    """How the customer thinks things should go here."""
    target_emotion: Valence | None = Field(None, title=N_("Target emotion"))
    first_action: bool = Field(False, title=N_("First action"))
    """Whether the journey's first action lies here."""


class Touchpoint(Ordered):
    """One moment in which the customer meets the service, or waits for it."""

    kind: ClassVar[str] = "touchpoints"
    siblings: ClassVar[tuple[str, ...]] = ("journey", "stage")

    journey: Annotated[str, Ref("journeys", owned=True)]
    stage: Annotated[str | None, Ref("stages", owned=True)] = Field(None, title=N_("Stage"))
    """None while the card lies in the bucket."""
    suggested_stage: Annotated[str | None, Ref("stages")] = None
    set_aside: bool = False
    """Whether sorting put the card away."""
    author: str = ""
    """Who wrote the card; an opaque token where that was anonymous."""
    activity: Annotated[str | None, Ref("activities")] = None
    merged_from: tuple[str, ...] = ()
    """Titles of cards that were merged into this one."""
    title: Title = Field("", title=N_("Touchpoint"))
    state: TouchpointState = Field(TouchpointState.EXISTING, title=N_("State"))
    touchpoint_type: TouchpointType = Field(TouchpointType.INTERACTION, title=N_("Type"))
    channel: Annotated[str | None, Ref("channels")] = Field(None, title=N_("Channel"))
    mode: Mode | None = Field(None, title=N_("Mode"))
    initiator: Initiator | None = Field(None, title=N_("Initiator"))
    doing: Text = Field("", title=N_("Doing"))
    """What the customer does."""
    thinking: Text = Field("", title=N_("Thinking"))
    """What the customer thinks or says, in the first person."""
    experiencing: Text = Field("", title=N_("Experiencing"))
    """What the customer sees, hears and lives through."""
    perception: Text = Field("", title=N_("Perception"))
    """How the customer perceives the service here."""
    motivation: Text = Field("", title=N_("Motivation"))
    expectation: Text = Field("", title=N_("Expectation"))
    """How the customer thinks it should go."""
    meets_expectation: MeetsExpectation | None = Field(None, title=N_("Meets expectation"))
    needs_attention: bool = Field(False, title=N_("Needs attention"))
    decision: Text = Field("", title=N_("Decision"))
    """The small decision that the customer takes here."""
    duration_minutes: Annotated[int, Field(ge=0)] | None = Field(None, title=N_("Duration (min)"))
    availability: Title = Field("", title=N_("Availability"))
    response_minutes: Annotated[int, Field(ge=0)] | None = Field(None, title=N_("Response time (min)"))
    expected_response_minutes: Annotated[int, Field(ge=0)] | None = Field(
        None, title=N_("Expected response time (min)")
    )
    owner_department: Annotated[str | None, Ref("departments")] = Field(None, title=N_("Department"))
    systems: Titles = Field((), title=N_("Systems"))
    physical_evidence: Text = Field("", title=N_("Evidence (physical)"))
    """What the customer can touch or see: a blueprint's first lane."""
    frontstage: Text = Field("", title=N_("Frontstage"))
    """What people of the organisation do in the customer's sight."""
    backstage: Text = Field("", title=N_("Backstage"))
    """What they do out of sight."""
    support: Text = Field("", title=N_("Support processes"))
    indicator: Title = Field("", title=N_("Indicator"))
    moment_of_truth: MomentOfTruth | None = Field(None, title=N_("Moment of truth"))
    key: bool = Field(False, title=N_("Key touchpoint"))
    """Whether it is one of the fundamental interactions."""
    blocking: bool = Field(False, title=N_("Blocking"))
    """Whether the journey cannot be completed without it."""
    importance_customer: Score | None = Field(None, title=N_("Importance to the customer"))
    importance_organisation: Score | None = Field(None, title=N_("Importance to the organisation"))
    satisfaction: Score | None = Field(None, title=N_("Satisfaction"))
    channel_fit: ChannelFit | None = Field(None, title=N_("Channel fit"))
    target_channel: Annotated[str | None, Ref("channels")] = Field(None, title=N_("Better channel"))
    evidence: Evidence = Field(Evidence.ASSUMPTION, title=N_("Evidence"))
    evidence_source: Title = Field("", title=N_("Source"))
    tags: Titles = Field((), title=N_("Tags"))
    actors: tuple[str, ...] = ()
    """Names that an imported diagram gave to those who take part."""
    own: dict[str, Text] = Field(default_factory=dict)
    """Texts of the journey's own lanes, by the lane's uid."""
    derived_from: Annotated[str | None, Ref("touchpoints")] = None
    """The as-is touchpoint that this one was copied from."""


class Note(Ordered):
    """Something said about a touchpoint, a stage, a journey or the workshop."""

    kind: ClassVar[str] = "notes"
    siblings: ClassVar[tuple[str, ...]] = ("journey", "stage", "touchpoint")

    note_kind: NoteKind = Field(NoteKind.PAIN, title=N_("Kind"))
    text: Text = Field("", title=N_("Text"))
    journey: Annotated[str | None, Ref("journeys", owned=True)] = None
    stage: Annotated[str | None, Ref("stages", owned=True)] = None
    touchpoint: Annotated[str | None, Ref("touchpoints", owned=True)] = None
    author: str = ""
    activity: Annotated[str | None, Ref("activities")] = None
    method: Title = Field("", title=N_("Source or method"))
    """Feedback: where it comes from or how it can be captured."""
    captured: Captured | None = Field(None, title=N_("Captured?"))
    """Feedback: whether it is captured today."""
    sample: Text = Field("", title=N_("Sample quote"))
    """Feedback: a sentence that was really said."""


class Lane(Ordered):
    """A lane of the team's own."""

    kind: ClassVar[str] = "lanes"
    siblings: ClassVar[tuple[str, ...]] = ("journey",)

    journey: Annotated[str, Ref("journeys", owned=True)]
    title: Name = Field("", title=N_("Lane"))
