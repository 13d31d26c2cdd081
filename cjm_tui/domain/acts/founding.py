"""The first state of a workshop: copied from a stage template, an agenda and the vocabularies, in one language."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime

from cjm_tui.data import Agenda, Template, emotion_words
from cjm_tui.domain.choices import JourneyStatus, Phase, Role
from cjm_tui.domain.edits import Draft, Edit, create
from cjm_tui.domain.journey_map import Stage
from cjm_tui.domain.scope import Channel, Journey
from cjm_tui.domain.setting import About, AgendaItem, Department, Participant, Round, Vocable
from cjm_tui.i18n import N_

NewUid = Callable[[], str]


def found(
    title: str,
    *,
    template: Template,
    agenda: Agenda,
    language: str,
    facilitator: str,
    at: datetime,
    new_uid: NewUid,
    facilitator_uid: str | None = None,
) -> Draft:
    """Return the draft that founds a workshop with one journey of the template's stages and one facilitator."""
    about = create(
        About, new_uid(), title=title, language=language, template=template.key, agenda=agenda.key,
        created_at=at, phase=Phase.SCOPE, phase_entered_at=at,
    )  # fmt: skip
    journey_uid = new_uid()
    journey = create(
        Journey, journey_uid, title=template.name.in_(language), journey_type=template.journey_type,
        status=JourneyStatus.NOW, lanes=template.lanes,
    )  # fmt: skip
    edits = [
        about,
        create(Round, new_uid(), number=1, opened_at=at),
        create(
            Participant,
            facilitator_uid or new_uid(),
            display_name=facilitator,
            role=Role.FACILITATOR,
            rehearsed=True,
        ),
        *agenda_items(agenda, language, new_uid),
        *(create(Department, new_uid(), title=name.in_(language)) for name in template.departments),
        *(
            create(Channel, new_uid(), title=channel.name.in_(language), channel_kind=channel.kind or None)
            for channel in template.channels
        ),
        *vocables(language, new_uid),
        journey,
        *stages(template, language, journey_uid, new_uid),
    ]
    return Draft(N_("Create workshop"), tuple(edits))


def agenda_items(agenda: Agenda, language: str, new_uid: NewUid) -> Iterator[Edit]:
    """Yield the creation of an agenda's items."""
    for entry in agenda.items:
        yield create(
            AgendaItem, new_uid(), title=entry.title.in_(language), phase=entry.phase, minutes=entry.minutes,
            say=entry.say.in_(language),
        )  # fmt: skip


def stages(template: Template, language: str, journey: str, new_uid: NewUid) -> Iterator[Edit]:
    """Yield the creation of a template's stages in a journey."""
    for entry in template.stages:
        yield create(
            Stage, new_uid(), journey=journey, title=entry.name.in_(language), period=entry.period,
            period_label=template.period_names.of(entry.period).in_(language),
            description=entry.description.in_(language) if entry.description else "",
            expectation=entry.expectation.in_(language) if entry.expectation else "",
        )  # fmt: skip


def vocables(language: str, new_uid: NewUid) -> Iterator[Edit]:
    """Yield the creation of the emotion words."""
    for word in emotion_words():
        yield create(
            Vocable, new_uid(), title=word.in_(language), feminine=word.in_(language, feminine=True),
            valence=word.valence, shown=word.is_starred,
        )  # fmt: skip
