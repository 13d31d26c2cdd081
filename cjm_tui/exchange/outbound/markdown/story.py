"""The journey as a story: prose in the order of the stages, with the persona's name, what is said and what is felt."""

from __future__ import annotations

from collections.abc import Mapping

from cjm_tui.domain.analysis.values import JourneySummary, StageSummary, TouchpointValue
from cjm_tui.domain.choices import NoteKind, TouchpointState, TouchpointType
from cjm_tui.domain.curve_text import valence_text
from cjm_tui.domain.measures.timing import duration_in_words
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.scope import Journey
from cjm_tui.exchange.outbound.edition import Edition
from cjm_tui.exchange.outbound.markdown import blocks
from cjm_tui.exchange.outbound.markdown.text import inline
from cjm_tui.i18n import _

_ENDINGS = (".", "!", "?", "…", ".”", "!”", "?”", '."', '!"', '?"')


def story(edition: Edition) -> str:
    """Return the story of every journey, through the eyes of its first persona; the others' feelings stand beside."""
    told = [_told(edition, journey) for journey in edition.journeys]
    return blocks.joined([blocks.heading(1, inline(edition.workshop.about.title) or _("Untitled")), *told]) + "\n"


def _told(edition: Edition, journey: Journey) -> str:
    summary = edition.summary(journey.uid)
    personas = edition.personas(journey.uid)
    names = [inline(persona.display_name) for persona in personas] or [_("The customer")]
    title = _("{journey}, as {persona} lives it").format(journey=inline(journey.title) or "—", persona=names[0])
    wish = inline(journey.target_experience)
    others = [edition.summary(journey.uid, persona.uid) for persona in personas[1:]]
    scenes = [_scene(edition, stage, names[0], dict(zip(names[1:], others, strict=True))) for stage in summary.stages]
    return blocks.joined(
        [
            blocks.heading(2, title),
            *(_introduction(persona) for persona in personas),
            *scenes,
            _("What {persona} should be able to tell instead: {wish}").format(persona=names[0], wish=wish)
            if wish
            else "",
            blocks.emphasis(_("Emotions from −2 to +2; {basis}.").format(basis=summary.basis_in_words)),
        ]
    )


def _introduction(persona: Persona) -> str:
    name = inline(persona.display_name)
    role = inline(persona.role)
    sentences = [
        _("This is {persona}, {role}.").format(persona=name, role=role[:1].lower() + role[1:])
        if role
        else _("This is {persona}.").format(persona=name),
        _sentence(inline(persona.context)),
        _sentence(inline(persona.day)),
        _("{persona} says: “{quote}”").format(quote=inline(_bare(persona.quote)), persona=name)
        if persona.quote
        else "",
    ]
    return " ".join(sentence for sentence in sentences if sentence)


def _scene(edition: Edition, stage: StageSummary, name: str, others: Mapping[str, JourneySummary]) -> str:
    title = inline(stage.stage.title) or "—"
    hope = inline(stage.stage.expectation)
    opening = _("{persona} hopes: {expectation}").format(persona=name, expectation=_sentence(hope)) if hope else ""
    moments = [_moment(edition, point, name, others) for point in stage.touchpoints]
    if not moments:
        moments = [_("Nothing is told of this stage yet.")]
    return blocks.joined([blocks.heading(3, title), opening, *moments])


def _moment(edition: Edition, point: TouchpointValue, name: str, others: Mapping[str, JourneySummary]) -> str:
    """Return one touchpoint as a paragraph: what happens, what is thought, what others say, how it feels."""
    touchpoint = point.touchpoint
    title = f"**{inline(touchpoint.title) or '—'}.**"
    if touchpoint.state is not TouchpointState.EXISTING:
        title += f" *({_(touchpoint.state.label).lower()})*"
    wait = ""
    if touchpoint.touchpoint_type is TouchpointType.WAIT and touchpoint.duration_minutes:
        wait = _("{persona} waits for {duration}.").format(
            persona=name, duration=duration_in_words(touchpoint.duration_minutes)
        )
    thought = inline(_bare(touchpoint.thinking))
    sentences = [
        title,
        _sentence(inline(touchpoint.doing)),
        wait,
        _sentence(inline(touchpoint.experiencing)),
        _("{persona} thinks: “{thought}”").format(thought=thought, persona=name) if thought else "",
        _sentence(inline(touchpoint.perception)),
        *(_("Somebody says: {quote}").format(quote=_sentence(inline(n.text)))
          for n in edition.notes(touchpoint.uid, NoteKind.QUOTE)),
        _feeling(edition, point, name),
        *(_feeling(edition, other.by_uid[touchpoint.uid], who) for who, other in others.items()),
        _("And so: {decision}").format(decision=_sentence(inline(touchpoint.decision))) if touchpoint.decision else "",
    ]  # fmt: skip
    return " ".join(sentence for sentence in sentences if sentence)


def _feeling(edition: Edition, point: TouchpointValue, name: str) -> str:
    if point.value is None:
        return ""
    word = inline(edition.word(point))
    if word:
        return _("{persona} feels {word} ({value}).").format(persona=name, word=word, value=valence_text(point.value))
    return _("{persona} feels {value}.").format(persona=name, value=valence_text(point.value))


def _sentence(text: str) -> str:
    if not text:
        return ""
    return text if text.endswith(_ENDINGS) else f"{text}."


def _bare(text: str) -> str:
    """Return a text without the quotation marks around it."""
    text = " ".join(text.split())
    return text[1:-1] if len(text) > 1 and text[0] in "“\"'«" and text[-1] in "”\"'»" else text
