"""What the map and the room leave out: absent departments, forgotten contacts, stages without feedback."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from cjm_tui.domain.analysis.values import JourneySummary
from cjm_tui.domain.choices import Captured, NoteKind, Period, TouchpointType
from cjm_tui.domain.journey_map import Note, Stage
from cjm_tui.domain.scope import Channel, Journey
from cjm_tui.domain.setting import Department
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import N_, _


def says_how_it_begins(workshop: Workshop, journey: Journey) -> bool:
    """Return whether the first action is known: in words, or by the stage in which it lies."""
    return bool(journey.first_action) or any(stage.first_action for stage in workshop.stages(journey.uid))


@dataclass(frozen=True, slots=True)
class ForgottenPoint:
    """A question of the checklist "what did we forget?"."""

    key: str
    is_covered: bool
    """Whether the map has something of the sort."""

    channel: Channel | None = None

    @property
    def question(self) -> str:
        """The question in the language in force; may hold a channel's name."""
        if self.channel is None:
            return _(_QUESTIONS[self.key])
        return _("Does anything happen through {channel}?").format(channel=self.channel.title)


@dataclass(frozen=True, slots=True)
class StageFeedback:
    """What customers say, or could say, at one stage."""

    stage: Stage
    touchpoints: int
    feedback: tuple[Note, ...]
    """Feedback on the stage and on its touchpoints."""

    @property
    def captured(self) -> int:
        """How many are captured today."""
        return sum(note.captured is Captured.YES for note in self.feedback)

    @property
    def is_bare(self) -> bool:
        """Whether the stage has neither a touchpoint nor feedback."""
        return not self.touchpoints and not self.feedback


_QUESTIONS = MappingProxyType(
    {
        "wait": N_("Where does the customer wait?"),
        "decision": N_("Which small decisions does the customer take?"),
        "internal": N_("What happens out of the customer's sight?"),
        "before": N_("What happens before the first contact?"),
        "after": N_("What happens after everything is settled?"),
    }
)


def absent_departments(workshop: Workshop, summary: JourneySummary) -> list[Department]:
    """Return the departments that own a touchpoint of the journey and have nobody in the session."""
    on_map = {point.touchpoint.owner_department for point in summary.touchpoints}
    in_room = {participant.department for participant in workshop.participants}
    return [d for d in workshop.departments if d.uid in on_map and d.uid not in in_room]


def forgotten_points(workshop: Workshop, summary: JourneySummary) -> list[ForgottenPoint]:
    """Return the checklist against realistic gaps: every channel in scope, then waits, decisions and both ends."""
    touchpoints = [point.touchpoint for point in summary.touchpoints]
    channels = {touchpoint.channel for touchpoint in touchpoints}
    types = {touchpoint.touchpoint_type for touchpoint in touchpoints}
    periods = {stage.stage.period for stage in summary.stages if stage.touchpoints}
    by_channel = [
        ForgottenPoint(f"channel:{channel.uid}", channel.uid in channels, channel)
        for channel in workshop.channels
        if channel.in_scope
    ]
    return [
        *by_channel,
        ForgottenPoint("wait", TouchpointType.WAIT in types),
        ForgottenPoint("decision", TouchpointType.DECISION in types or any(t.decision for t in touchpoints)),
        ForgottenPoint("internal", TouchpointType.INTERNAL in types or any(t.backstage for t in touchpoints)),
        ForgottenPoint("before", Period.BEFORE in periods),
        ForgottenPoint("after", Period.AFTER in periods),
    ]


def feedback_by_stage(workshop: Workshop, summary: JourneySummary) -> list[StageFeedback]:
    """Return, for each stage, its touchpoints counted and the feedback that is or can be captured."""
    return [
        StageFeedback(
            stage.stage,
            len(stage.touchpoints),
            tuple(
                note
                for uid in (stage.stage.uid, *(point.touchpoint.uid for point in stage.touchpoints))
                for note in workshop.notes_on(uid)
                if note.note_kind is NoteKind.FEEDBACK
            ),
        )
        for stage in summary.stages
    ]
