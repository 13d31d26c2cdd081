"""From the rating's state to what the card says of the touchpoint in focus."""

from __future__ import annotations

from cjm_tui.data import guide, silent_guide
from cjm_tui.domain.analysis.disagreements import Disagreement
from cjm_tui.domain.analysis.values import JourneySummary, TouchpointValue
from cjm_tui.domain.choices import MomentOfTruth
from cjm_tui.domain.curve_text import valence_text, value_text
from cjm_tui.domain.feeling_words import word_for, words_under_digits
from cjm_tui.domain.journey_map import Stage
from cjm_tui.domain.measures import emotion
from cjm_tui.domain.measures.figures import figure_text
from cjm_tui.domain.measures.formulas import formula
from cjm_tui.i18n import _, language, ngettext
from cjm_tui.screens.emotions.focus_card import FocusView
from cjm_tui.screens.emotions.rating_state import RatingState


def focus_view(state: RatingState, point: TouchpointValue) -> FocusView:
    """Return what the card says."""
    touchpoint, persona = point.touchpoint, state.persona
    stage = state.workshop.find(Stage, touchpoint.stage)
    name, feminine = persona.display_name, persona.feminine
    ask = [line.about(name, language(), feminine=feminine) for line in guide("emotions").ask[:2]]
    is_hidden = touchpoint.uid in state.hidden
    said, role = _state(state, point)
    figures = [] if state.open else figures_of(state.summary)
    return FocusView(
        title=touchpoint.title,
        stage=stage.title if stage else "",
        corner=_corner(state, point),
        quote=_quote(touchpoint.thinking) or touchpoint.doing,
        eyes=silent_guide("readings").prompt.about(name, language(), feminine=feminine),
        asks="  ".join(ask),
        words=words_under_digits(state.workshop, persona),
        chosen=_chosen(state, point),
        counts=() if is_hidden or point.is_inherited or not point.readings else emotion.histogram(point.readings),
        state=said,
        state_role=role,
        splits=tuple(_split_line(place, split) for place, split in enumerate(state.splits, start=1)),
        figures=tuple(text for text, _formula in figures),
        formulas=tuple(words for _text, words in figures),
    )


def figures_of(summary: JourneySummary) -> list[tuple[str, str]]:
    """Return the journey's figures, each with its formula."""
    drop = summary.biggest_drop
    figures = [
        (_("Emotional quotient {x}").format(x=figure_text(summary.emotional_quotient, 0)), "emotional_quotient"),
        (_("Peak–end {x}").format(x=valence_text(summary.peak_end)), "peak_end"),
        (_("Satisfied readings {x}").format(x=figure_text(summary.share_satisfied, 0, "%")), "share_satisfied"),
        (_("Biggest drop {x}").format(x=valence_text(drop.size if drop else None)), "biggest_drop"),
    ]
    return [(summary.basis_in_words, ""), *((text, formula(key)) for text, key in figures)]


def _quote(text: str) -> str:
    words = " ".join(text.split())
    return words if not words or words[0] in "“\"'" else f"“{words}”"


def _corner(state: RatingState, point: TouchpointValue) -> str:
    done = sum(state.is_rated(subject) for subject in state.subjects)
    words = _("{done} of {all} treated ones rated again") if state.is_follow_up else _("{done} of {all} rated")
    parts = [words.format(done=done, all=len(state.subjects))]
    if point.touchpoint.key:
        parts.insert(0, _("key"))
    stage = state.workshop.find(Stage, point.touchpoint.stage)
    if stage is not None and stage.target_emotion is not None:
        parts.insert(0, _("target {value}").format(value=value_text(stage.target_emotion)))
    if point.touchpoint.moment_of_truth is not None:
        parts.insert(0, MomentOfTruth(point.touchpoint.moment_of_truth).value)
    return " · ".join(parts)


def _chosen(state: RatingState, point: TouchpointValue) -> int:
    if mine := state.mine(point.touchpoint.uid):
        return emotion.key_of_valence(mine.valence)
    is_unknown = point.touchpoint.uid in state.hidden or point.is_inherited
    if is_unknown or point.value is None or point.value != int(point.value):
        return 0
    return emotion.key_of_valence(int(point.value))


def _state(state: RatingState, point: TouchpointValue) -> tuple[str, str]:
    """Return how the touchpoint stands, and the role of the line."""
    uid, agreement = point.touchpoint.uid, point.agreement
    if uid in state.hidden:
        return _silence(state, uid), "here"
    if point.is_inherited:
        return _inherited(state, point), "muted"
    if agreement is not None:
        return _settled(state, point), "good"
    if any(split.point.touchpoint.uid == uid for split in state.splits):
        return _("The room is split. Who saw something different? Enter settles it."), "warning"
    if point.value is not None:
        count = len(point.readings)
        median = _("{value}, {word}: the median of {n}").format(
            value=value_text(point.value), word=word_for(state.workshop, state.persona, point.value), n=count
        )
        return median, ""
    if state.viewer.facilitates:
        return _("Nobody has rated this yet: a digit answers for the room."), "muted"
    return _("Nobody has rated this yet. The facilitator opens the silent rating."), "muted"


def _inherited(state: RatingState, point: TouchpointValue) -> str:
    """Say what an earlier round left, and that this one has said nothing yet."""
    if point.value is None:
        return _("Round {n} left it open. Not rated in this round yet.").format(n=point.round)
    word = word_for(state.workshop, state.persona, point.value)
    return _("{value}, {word}: {origin}. Not rated in this round yet.").format(
        value=value_text(point.value), word=word, origin=point.origin_in_words
    )


def _silence(state: RatingState, uid: str) -> str:
    done = state.rated_by.get(uid, 0)
    everyone = max(state.people, done)
    count = (
        _("{done} of {all} have rated this").format(done=done, all=everyone)
        if state.people
        else ngettext("{n} has rated this", "{n} have rated this", done).format(n=done)
    )
    mine = state.mine(uid)
    own = _("you: {digit}").format(digit=emotion.key_of_valence(mine.valence)) if mine else ""
    if mine and mine.intensity:
        own += " " + "!" * mine.intensity
    if mine and mine.word:
        own += f" {mine.word}"
    silent = _("In silence") if state.open is None or state.open.pass_number == 1 else _("In silence, once more")
    return " · ".join(filter(None, (silent, count, own)))


def _settled(state: RatingState, point: TouchpointValue) -> str:
    agreement = point.agreement
    assert agreement is not None
    if agreement.outcome == "both":
        words = _("Both views kept")
    elif agreement.outcome == "parked" or agreement.value is None:
        words = _("Parked for later")
    else:
        word = agreement.word or word_for(state.workshop, state.persona, agreement.value)
        words = _("Agreed: {value}, {word}").format(value=value_text(agreement.value), word=word)
    return f"{words} · {agreement.reason}" if agreement.reason else words


def _split_line(place: int, split: Disagreement) -> str:
    counts = ", ".join(f"{digit}: {count}" for digit, count in enumerate(split.histogram, start=1) if count)
    return _("Disagreement {place}: {title} ({counts})").format(
        place=place, title=split.point.touchpoint.title, counts=counts
    )
