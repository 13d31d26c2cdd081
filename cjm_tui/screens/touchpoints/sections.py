"""What the sheets of a touchpoint and of a stage hold: few fields in sight, the others a key away."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from cjm_tui import data
from cjm_tui.domain.choices import NoteKind
from cjm_tui.domain.journey_map import Note, Stage, Touchpoint
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.scope import Journey
from cjm_tui.i18n import _, language
from cjm_tui.screens.record_sheet import record_field, records_list, records_table
from cjm_tui.screens.record_sheet.fields import Surroundings
from cjm_tui.widgets.sheet import SheetField, SheetSection

FEEDBACK_COLUMNS = {"method": 0, "captured": 20, "sample": 0}
Question = Callable[[str], str]


def question_about(journey: Journey | None, persona: Persona | None) -> Question:
    """Return the question that the journey's type asks about a field or lane; empty where it has none."""
    prompts = data.journey_type(journey.journey_type.value).prompts if journey else {}

    def question(key: str) -> str:
        if (prompt := prompts.get(key)) and persona:
            return prompt.about(persona.display_name, language(), feminine=persona.feminine)
        return data.lane(key).hint.in_(language()) if key in data.LANES else ""

    return question


def touchpoint_sections(around: Surroundings, touchpoint: Touchpoint, ask: Question) -> tuple[SheetSection, ...]:
    """Return the sections of a touchpoint."""

    def field(name: str, help_: str = "", *, prominent: bool = False, unit: str = "") -> SheetField:
        return record_field(around, touchpoint, name, help=help_ or ask(name), prominent=prominent, unit=unit)

    def notes(kind: NoteKind, *, prominent: bool = False) -> SheetField:
        return _notes(around, touchpoint.uid, kind, ask, prominent=prominent)

    happens = (
        record_field(around, touchpoint, "title", required=True),
        field("doing", prominent=True),
        field("experiencing"),
        field("decision"),
        field("touchpoint_type", _("A wait is a touchpoint too.")),
        field("state", _("Whether it exists today.")),
        field("initiator", _("Who makes it happen?")),
    )
    feels = (
        field("thinking", prominent=True),
        field("expectation", prominent=True),
        field("perception"),
        field("motivation"),
        notes(NoteKind.QUESTION),
        notes(NoteKind.QUOTE),
    )
    said = (
        notes(NoteKind.PAIN, prominent=True),
        notes(NoteKind.GAIN, prominent=True),
        notes(NoteKind.OPPORTUNITY),
        notes(NoteKind.GAP),
        notes(NoteKind.LIKELY_ERROR),
        _feedback(around, touchpoint.uid),
    )
    channel = (
        field("channel", prominent=True),
        field("mode"),
        field("duration_minutes", unit=_("min"), prominent=True),
        field("availability", _("Office hours, day and night…")),
        field("response_minutes", _("How long until somebody answers?"), unit=_("min")),
        field("expected_response_minutes", _("How long would the customer find right?"), unit=_("min")),
        field("channel_fit", _("Is this the best channel? Could it be self-service?")),
        field("target_channel"),
    )
    judgement = (
        field("key", prominent=True),
        field("blocking", _("Whether the journey stops where this fails.")),
        field("needs_attention"),
        field("meets_expectation"),
        field("importance_customer", "1 … 5"),
        field("importance_organisation", "1 … 5"),
        field("satisfaction", _("1 … 5; where it is empty, the emotion counts instead.")),
        field("moment_of_truth"),
        field("indicator"),
    )
    behind = (
        field("owner_department", prominent=True),
        field("systems"),
        field("physical_evidence"),
        field("frontstage"),
        field("backstage"),
        field("support"),
    )
    basis = (
        field("evidence", _("What does all this rest on?")),
        field("evidence_source", _("Interviews, tickets, analytics: where does it come from?")),
        field("tags"),
    )
    return (
        SheetSection(_("What happens"), happens, key="happens"),
        SheetSection(_("Thinks and feels"), feels, key="feels"),
        SheetSection(_("Pains, gains and feedback"), said, key="said"),
        SheetSection(_("Channel and time"), channel, key="channel"),
        SheetSection(_("Judgement"), judgement, key="judgement"),
        SheetSection(_("Who is behind it"), behind, key="behind"),
        SheetSection(_("How we know"), basis, key="basis"),
    )


def stage_sections(around: Surroundings, stage: Stage) -> tuple[SheetSection, ...]:
    """Return the sections of a stage."""

    def field(name: str, help_: str = "", *, prominent: bool = True) -> SheetField:
        return record_field(around, stage, name, help=help_, prominent=prominent)

    fields = (
        record_field(around, stage, "title", required=True),
        field("expectation", _("How does the customer think things should go here?")),
        field("target_emotion", _("What should the customer feel here? −2 … +2")),
        field("period", _("Before, during or after the deal.")),
        field("description", prominent=False),
        field("first_action", _("Whether the customer notices the problem, or the wish, here."), prominent=False),
    )
    return (
        SheetSection(_("The stage"), fields, key="stage"),
        SheetSection(
            _("Feedback that can be captured"), (_feedback(around, stage.uid, prominent=True),), key="feedback"
        ),
    )


def notes_key(kind: NoteKind) -> str:
    """Return the sheet's key of the notes of a kind."""
    return f"records:{Note.kind}:{kind.value}"


def _notes(around: Surroundings, uid: str, kind: NoteKind, ask: Question, *, prominent: bool) -> SheetField:
    key = notes_key(kind)
    written = [n for n in around.workshop.notes_on(uid) if n.note_kind is kind]
    made = records_list(key, _(kind.label), written, add_label=_("Add"), help=ask(kind.value))
    return replace(made, prominent=prominent)


def _feedback(around: Surroundings, uid: str, *, prominent: bool = False) -> SheetField:
    written = [n for n in around.workshop.notes_on(uid) if n.note_kind is NoteKind.FEEDBACK]
    made = records_table(
        around, notes_key(NoteKind.FEEDBACK), _("Feedback"), Note, written, FEEDBACK_COLUMNS,
        add_label=_("Add feedback"), help=_("Which feedback can be captured here, how, and is it captured today?"),
    )  # fmt: skip
    return replace(made, prominent=prominent)
