"""What the workshop as a whole is: its title, phase and clock, its rounds, agenda, people and silent activities."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, ClassVar

from pydantic import Field

from cjm_tui.domain.choices import ActivityKind, ActivityState, Phase, Preset, Role
from cjm_tui.domain.records import Name, Ordered, Record, Ref, Text, Title
from cjm_tui.i18n import N_


class About(Record):
    """The workshop itself; there is exactly one."""

    kind: ClassVar[str] = "workshops"

    title: Title
    language: str = "en"
    """Language of the workshop's texts and exports: `en` or `pt-BR`."""
    template: str = "blank"
    """Key of the stage template that it began from."""
    agenda: str = "standard-120"
    """Key of the agenda that it began with."""
    created_at: datetime
    phase: Phase = Phase.SCOPE
    """Where the room is; each person may look elsewhere."""
    phase_entered_at: datetime | None = None
    round: Annotated[int, Field(ge=1)] = 1
    """The session that runs or ran last; reopening begins the next."""
    closed_at: datetime | None = None
    review_on: date | None = Field(None, title=N_("Review date"))
    preset: Preset = Preset.IMPACT_EFFORT
    """How improvements are ranked."""
    ice_product: bool = False
    """ICE as a product instead of a mean."""
    anonymous: bool = True
    """Whether silent activities hide their authors for ever."""
    projected: bool = True
    """Whether the screen is shown to the room: counts replace names."""
    locked: bool = False
    """Whether only the facilitators may edit."""
    focus: str = ""
    """What the facilitator asks everybody to look at: `kind:uid`, or empty."""
    follow: bool = False
    """Whether the others' screens follow the facilitator's focus."""
    agenda_item: Annotated[str | None, Ref("agenda_items")] = None
    """The agenda item that runs."""
    started_at: datetime | None = None
    """When the first agenda item began."""
    timer_label: Title = ""
    timer_minutes: Annotated[float, Field(ge=0)] = 0
    """The length that the timer was set to."""
    timer_ends_at: datetime | None = None
    """The instant at which the timer reaches zero; None while it is paused or unset."""
    timer_left_seconds: int | None = None
    """What is left while the timer is paused."""
    origin: Text = ""
    """What the file that it was imported from had and we changed, as JSON; empty for our own."""


class Round(Record):
    """One session over the same workshop."""

    kind: ClassVar[str] = "rounds"
    natural_key: ClassVar[tuple[str, ...]] = ("number",)

    number: Annotated[int, Field(ge=1)]
    opened_at: datetime
    closed_at: datetime | None = None
    review_on: date | None = None


class AgendaItem(Ordered):
    """A stretch of the agenda."""

    kind: ClassVar[str] = "agenda_items"
    siblings: ClassVar[tuple[str, ...]] = ()

    title: Title = Field("", title=N_("Title"))
    phase: Phase = Phase.SCOPE
    minutes: Annotated[int, Field(ge=0, le=100_000)] = Field(5, title=N_("Minutes"))
    say: Text = ""
    """What the facilitator may read aloud."""
    deadline: date | None = Field(None, title=N_("Deadline"))
    """Until when people work on it, where the workshop is not live."""
    begun_at: datetime | None = None
    ended_at: datetime | None = None


class Department(Ordered):
    """A part of the organisation."""

    kind: ClassVar[str] = "departments"
    siblings: ClassVar[tuple[str, ...]] = ()

    title: Name = Field("", title=N_("Department"))


class Participant(Ordered):
    """A person in the workshop."""

    kind: ClassVar[str] = "participants"
    siblings: ClassVar[tuple[str, ...]] = ()

    display_name: Name = Field("", title=N_("Name"))
    role: Role = Field(Role.PARTICIPANT, title=N_("Role"))
    job: Title = Field("", title=N_("Job title"))
    department: Annotated[str | None, Ref("departments")] = Field(None, title=N_("Department"))
    rehearsed: bool = False
    """Whether the person has tried writing, rating and "Terminei" in the lobby."""


class Activity(Record):
    """Something that everybody does silently until the facilitator reveals it."""

    kind: ClassVar[str] = "activities"

    what: ActivityKind
    journey: Annotated[str | None, Ref("journeys", owned=True)] = None
    persona: Annotated[str | None, Ref("personas")] = None
    round: Annotated[int, Field(ge=1)] = 1
    pass_number: Annotated[int, Field(ge=1)] = 1
    """1 is silent; 2 follows the discussion."""
    subjects: tuple[str, ...] = ()
    """Uids of what is rated or estimated, in order; the findings' keys for ideas. Empty: all."""
    anonymous: bool = True
    state: ActivityState = ActivityState.OPEN
    opened_at: datetime
    revealed_at: datetime | None = None
    prompt: Text = ""


class Vocable(Ordered):
    """An emotion's word, with the valence that it proposes."""

    kind: ClassVar[str] = "vocables"
    siblings: ClassVar[tuple[str, ...]] = ()

    title: Name = Field("", title=N_("Word"))
    feminine: Name = Field("", title=N_("Feminine form"))
    valence: Annotated[int, Field(ge=-2, le=2)] = Field(0, title=N_("Value"))
    shown: bool = Field(False, title=N_("Offered first"))
    """Whether it is offered before the user asks for more."""


class SavedView(Record):
    """A filter of the map with a name."""

    kind: ClassVar[str] = "saved_views"

    title: Name = Field("", title=N_("Name"))
    journey: Annotated[str | None, Ref("journeys", owned=True)] = None
    persona: Annotated[str | None, Ref("personas")] = None
    channel: Annotated[str | None, Ref("channels")] = None
    stage: Annotated[str | None, Ref("stages")] = None
    department: Annotated[str | None, Ref("departments")] = None
    lanes: tuple[str, ...] = ()
    only_key: bool = False


class Alternative(Record):
    """A text that lost a race: somebody wrote it on a field that had moved meanwhile."""

    kind: ClassVar[str] = "alternatives"

    record_kind: str
    record_uid: str
    field: str
    text: Text
    author: str
