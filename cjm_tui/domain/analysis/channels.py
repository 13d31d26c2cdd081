"""How the journey runs over its channels: the matrix, the inventory, and what people prefer."""

from __future__ import annotations

from dataclasses import dataclass

from cjm_tui.domain.analysis.flow import happening
from cjm_tui.domain.analysis.values import JourneySummary, TouchpointValue, share_satisfied
from cjm_tui.domain.choices import ChannelKind, MomentOfTruth
from cjm_tui.domain.journey_map import Stage
from cjm_tui.domain.measures import emotion
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.scope import Channel
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import _


@dataclass(frozen=True, slots=True)
class ChannelFigures:
    """Touchpoints that share a channel, in one stage or in the whole journey."""

    touchpoints: tuple[TouchpointValue, ...]

    @property
    def count(self) -> int:
        """Number of touchpoints."""
        return len(self.touchpoints)

    @property
    def mean_emotion(self) -> float | None:
        """Mean value of the touchpoints that were rated."""
        return emotion.mean(emotion.rated(point.value for point in self.touchpoints))

    @property
    def satisfaction(self) -> float | None:
        """Percentage of satisfied readings."""
        return share_satisfied(self.touchpoints)


@dataclass(frozen=True, slots=True)
class ChannelDetail:
    """One channel through the whole journey: the detail view beside the whole."""

    channel: Channel
    figures: ChannelFigures
    stages: tuple[Stage, ...]
    """Stages that use it."""

    moments_of_truth: tuple[MomentOfTruth, ...]


@dataclass(frozen=True)
class ChannelMatrix:
    """Channel × stage."""

    channels: tuple[Channel, ...]
    """Every channel of the workshop, in its order."""

    stages: tuple[Stage, ...]
    cells: dict[tuple[str, str], ChannelFigures]
    """(channel, stage) → figures, where there is a touchpoint."""

    without_channel: tuple[TouchpointValue, ...]

    @property
    def unused(self) -> list[Channel]:
        """Channels that are offered and in scope, and that no touchpoint uses."""
        used = {channel for channel, _stage in self.cells}
        return [c for c in self.channels if c.offered and c.in_scope and c.uid not in used]

    def channels_in(self, stage: str) -> list[Channel]:
        """Return the channels that a stage uses."""
        return [channel for channel in self.channels if (channel.uid, stage) in self.cells]

    @property
    def details(self) -> list[ChannelDetail]:
        """Each channel that is used, with everything that happens over it."""
        found = []
        for channel in self.channels:
            stages = tuple(stage for stage in self.stages if (channel.uid, stage.uid) in self.cells)
            points = tuple(p for stage in stages for p in self.cells[channel.uid, stage.uid].touchpoints)
            truths = tuple(m for m in MomentOfTruth if any(p.touchpoint.moment_of_truth is m for p in points))
            if points:
                found.append(ChannelDetail(channel, ChannelFigures(points), stages, truths))
        return found

    @property
    def one_kind_stages(self) -> list[tuple[Stage, ChannelKind]]:
        """Stages that are served by physical, digital or human channels alone; nothing is said of unknown kinds."""
        found = []
        for stage in self.stages:
            kinds = {channel.channel_kind for channel in self.channels_in(stage.uid)}
            kind = kinds.pop() if len(kinds) == 1 else None
            if kind is not None:
                found.append((stage, kind))
        return found


@dataclass(frozen=True, slots=True)
class PreferenceMismatch:
    """A stage that offers none of a persona's preferred channels."""

    stage: Stage
    offered: tuple[Channel, ...]
    preferred: tuple[Channel, ...]
    """The best liked first."""


def channel_matrix(workshop: Workshop, summary: JourneySummary) -> ChannelMatrix:
    """Return channel × stage with count, mean emotion and satisfaction."""
    known = {channel.uid for channel in workshop.channels}
    cells: dict[tuple[str, str], list[TouchpointValue]] = {}
    without = []
    for stage in summary.stages:
        for point in happening(stage.touchpoints):
            channel = point.touchpoint.channel
            if channel in known:
                cells.setdefault((channel or "", stage.stage.uid), []).append(point)
            else:
                without.append(point)
    return ChannelMatrix(
        tuple(workshop.channels),
        tuple(stage.stage for stage in summary.stages),
        {place: ChannelFigures(tuple(points)) for place, points in cells.items()},
        tuple(without),
    )


def kind_in_words(channel: Channel) -> str:
    """Return how a channel reaches people, or that nobody has said it."""
    return _(channel.channel_kind.label) if channel.channel_kind else _("kind unknown")


def preference_mismatches(matrix: ChannelMatrix, persona: Persona) -> list[PreferenceMismatch]:
    """Return the stages that use channels, but none that the persona prefers."""
    preferred = _preferred(matrix, persona)
    liked = {channel.uid for channel in preferred}
    found = []
    for stage in matrix.stages:
        offered = matrix.channels_in(stage.uid)
        if preferred and offered and not any(channel.uid in liked for channel in offered):
            found.append(PreferenceMismatch(stage, tuple(offered), tuple(preferred)))
    return found


def preferred_nowhere(matrix: ChannelMatrix, persona: Persona) -> list[Channel]:
    """Return the preferred channels that no touchpoint of the journey uses."""
    return [c for c in _preferred(matrix, persona) if not any((c.uid, s.uid) in matrix.cells for s in matrix.stages)]


def _preferred(matrix: ChannelMatrix, persona: Persona) -> list[Channel]:
    by_uid = {channel.uid: channel for channel in matrix.channels}
    return [by_uid[uid] for uid in persona.preferred_channels if uid in by_uid]
