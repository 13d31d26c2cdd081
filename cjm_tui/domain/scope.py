"""What a workshop is about: goals, scenarios and channels, and the journeys worth mapping."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from cjm_tui.domain.choices import ChannelKind, Context, Have, JourneyStatus, JourneyType, TimeUnit
from cjm_tui.domain.records import Name, Ordered, Ref, Score, Text, Title
from cjm_tui.i18n import N_, _


class Goal(Ordered):
    """A business goal: what the team wants to learn or change."""

    kind: ClassVar[str] = "goals"
    siblings: ClassVar[tuple[str, ...]] = ()

    title: Title = Field("", title=N_("Goal"))
    kpi: Title = Field("", title=N_("Indicator"))
    baseline: Title = Field("", title=N_("Baseline"))
    target: Title = Field("", title=N_("Target"))


class Scenario(Ordered):
    """The situation in which the journey happens."""

    kind: ClassVar[str] = "scenarios"
    siblings: ClassVar[tuple[str, ...]] = ()

    title: Title = Field("", title=N_("Scenario"))
    description: Text = Field("", title=N_("Description"))


class Channel(Ordered):
    """A way in which the customer and the organisation meet."""

    kind: ClassVar[str] = "channels"
    siblings: ClassVar[tuple[str, ...]] = ()

    title: Name = Field("", title=N_("Channel"))
    channel_kind: ChannelKind | None = Field(None, title=N_("Kind"))
    """None until somebody says it: a channel that was named in passing."""
    in_scope: bool = Field(True, title=N_("In scope"))
    offered: bool = Field(True, title=N_("Offered"))
    """Whether the organisation offers it today."""
    data_needed: Title = Field("", title=N_("Useful data"))
    have_data: Have = Field(Have.NO, title=N_("Have it?"))
    availability: Title = Field("", title=N_("Availability"))


class Journey(Ordered):
    """One map; a candidate until somebody maps it."""

    kind: ClassVar[str] = "journeys"
    siblings: ClassVar[tuple[str, ...]] = ()

    title: Title = Field("", title=N_("Journey"))
    journey_type: JourneyType = Field(JourneyType.CURRENT_STATE, title=N_("Type"))
    context: Context | None = Field(None, title=N_("Context"))
    timeframe_value: Annotated[int, Field(ge=0)] | None = Field(None, title=N_("Time frame"))
    timeframe_unit: TimeUnit = Field(TimeUnit.DAYS, title=N_("Unit"))
    first_action: Title = Field("", title=N_("First action"))
    """What the customer does first: how the problem is recognised."""
    last_action: Title = Field("", title=N_("Last action"))
    """What the customer does last: recommends, renews, closes."""
    target_experience: Text = Field("", title=N_("Target experience"))
    """What the customer should live through and tell others."""
    parent: Annotated[str | None, Ref("journeys", owned=True)] = None
    """The journey whose columns a blueprint shares."""
    derived_from: Annotated[str | None, Ref("journeys")] = None
    """The as-is journey that a future state was copied from."""
    personas: Annotated[tuple[str, ...], Ref("personas")] = Field((), title=N_("Personas"))
    """The first one is the primary persona."""
    goals: Annotated[tuple[str, ...], Ref("goals")] = Field((), title=N_("Goals"))
    scenarios: Annotated[tuple[str, ...], Ref("scenarios")] = Field((), title=N_("Scenarios"))
    status: JourneyStatus = Field(JourneyStatus.LATER, title=N_("When"))
    value: Score | None = Field(None, title=N_("Value"))
    """What mapping it is worth, 1 to 5."""
    ease: Score | None = Field(None, title=N_("Ease"))
    """How easy it is to map, 1 to 5."""
    complexity: Score | None = Field(None, title=N_("Complexity"))
    """How many people, channels and exceptions it has, 1 to 5."""
    lanes: tuple[str, ...] = ()
    """Keys of the lanes that are switched on; empty lanes otherwise stay out of sight."""
    lanes_off: tuple[str, ...] = ()
    """Keys of the lanes that are switched off although they hold something."""
    actors: tuple[str, ...] = ()
    """Names that an imported diagram gave to those who take part."""

    @property
    def timeframe(self) -> str:
        """How long the whole journey takes, in the language in force; empty where nobody has said."""
        return "" if self.timeframe_value is None else f"{self.timeframe_value} {_(self.timeframe_unit.label)}"
