"""What is asked about each stage: one question, or the two of the simple dynamic (touchpoints, then feedback)."""

from __future__ import annotations

from typing import NamedTuple

from cjm_tui import data
from cjm_tui.domain.acts.mapping import NewUid, parse_quick_line
from cjm_tui.domain.choices import JourneyType, NoteKind
from cjm_tui.domain.edits import Draft, create
from cjm_tui.domain.journey_map import Note, Stage
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.scope import Journey
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import N_, _, language
from cjm_tui.room.founding import own_templates

EXPRESS = "express-45"
"""The agenda that asks the two questions of every stage, whatever the template."""
SIMPLE = "umovme-simples"
"""The template that has them."""


class Ask(NamedTuple):
    """One question about one stage."""

    stage: Stage
    number: int
    """The stage's place, from 1."""
    question: str
    feedback: bool = False
    """Whether the answer is feedback that can be captured, and not a touchpoint."""


def asks_of(workshop: Workshop, journey: Journey, persona: Persona | None) -> list[Ask]:
    """Return what is asked, stage after stage."""
    asked: list[Ask] = []
    two = _two_questions(workshop)
    for number, stage in enumerate(workshop.stages(journey.uid), 1):
        if two:
            asked += [Ask(stage, number, two[0]), Ask(stage, number, two[1], feedback=True)]
        else:
            asked.append(Ask(stage, number, _question(journey, persona, stage)))
    return asked


def write_feedback(workshop: Workshop, stage: Stage, line: str, author: str, new_uid: NewUid) -> Draft:
    """Return the draft that notes feedback on a stage; `@` names where it comes from."""
    quick = parse_quick_line(line)
    edit = create(
        Note, new_uid(), stage=stage.uid, note_kind=NoteKind.FEEDBACK, text=quick.title, method=quick.channel,
        author=author,
    )  # fmt: skip
    return Draft(N_("Add feedback"), (edit,))


def _two_questions(workshop: Workshop) -> tuple[str, ...]:
    about = workshop.about
    key = SIMPLE if about.agenda == EXPRESS else about.template
    try:
        stages = data.template(key, own_templates()).stages
    except (data.UnknownKey, data.DataFileError):
        return ()
    questions = next((stage.questions for stage in stages if len(stage.questions) > 1), ())
    return tuple(question.in_(language()) for question in questions)


def _question(journey: Journey, persona: Persona | None, stage: Stage) -> str:
    if journey.journey_type is JourneyType.CURRENT_STATE or persona is None:
        return _("What happens in “{stage}”?").format(stage=stage.title)
    prompt = data.journey_type(journey.journey_type.value).prompts["touchpoints"]
    return prompt.about(persona.display_name, language(), feminine=persona.feminine)
