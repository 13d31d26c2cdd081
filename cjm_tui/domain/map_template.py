"""A finished map as a stage template, so that the next workshop can begin from it."""

from __future__ import annotations

from cjm_tui.data import LANES, PERIODS, Bilingual, Channel, Template, TemplateStage
from cjm_tui.data.stage_templates import DEFAULT_PERIOD_NAMES, PeriodNames
from cjm_tui.domain import lanes
from cjm_tui.domain.choices import JourneyType
from cjm_tui.domain.journey_map import Stage
from cjm_tui.domain.scope import Journey
from cjm_tui.domain.workshop import Workshop


def template_of(workshop: Workshop, journey: Journey, key: str, name: str) -> Template:
    """Return the template that a map makes: stages, lanes, channels and departments, without what the team found.

    A template knows no lanes of the team's own, and a blueprint's columns are those of the map below it.
    """
    stages = workshop.stages(journey.uid)
    shown = [lane for lane in lanes.visible_lanes(workshop, journey) if lane in LANES]
    is_blueprint = journey.journey_type is JourneyType.BLUEPRINT
    return Template(
        key=key,
        name=Bilingual.same(name),
        description=Bilingual.same(workshop.about.title),
        journey_type=(JourneyType.CURRENT_STATE if is_blueprint else journey.journey_type).value,
        stages=tuple(_stage(stage) for stage in stages),
        lanes=(*lanes.HEADINGS, *shown),
        channels=tuple(
            Channel(Bilingual.same(c.title), c.channel_kind.value if c.channel_kind else "") for c in workshop.channels
        ),
        agenda=workshop.about.agenda,
        departments=tuple(Bilingual.same(department.title) for department in workshop.departments),
        period_names=PeriodNames(*(_period_name(stages, period) for period in PERIODS)),
    )


def _stage(stage: Stage) -> TemplateStage:
    return TemplateStage(
        name=Bilingual.same(stage.title),
        period=stage.period.value,
        description=Bilingual.same(stage.description) if stage.description else None,
        expectation=Bilingual.same(stage.expectation) if stage.expectation else None,
    )


def _period_name(stages: list[Stage], period: str) -> Bilingual:
    own = next((stage.period_label for stage in stages if stage.period == period and stage.period_label), "")
    return Bilingual.same(own) if own else DEFAULT_PERIOD_NAMES.of(period)
