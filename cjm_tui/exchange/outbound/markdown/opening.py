"""The first screen of the report: the worst moment, why, who mends it by when; the first actions and the figures."""

from __future__ import annotations

from collections.abc import Iterator

from cjm_tui.domain.analysis.ranking import RankedImprovement
from cjm_tui.domain.analysis.values import TouchpointValue
from cjm_tui.domain.curve_text import valence_text
from cjm_tui.domain.scope import Journey
from cjm_tui.exchange.outbound.days import day_in_words
from cjm_tui.exchange.outbound.edition import Edition
from cjm_tui.exchange.outbound.figures import journey_figures
from cjm_tui.exchange.outbound.headline import Headline, headline, who_does_it
from cjm_tui.exchange.outbound.markdown import blocks
from cjm_tui.exchange.outbound.markdown.text import cell, inline
from cjm_tui.i18n import _

FIRST = 3
"""Improvements that the first screen names."""


def opening(edition: Edition) -> str:
    """Return everything above the first chapter."""
    about = edition.workshop.about
    journey = edition.main_journey
    parts = [blocks.heading(1, inline(about.title) or _("Untitled")), byline(edition)]
    if journey:
        parts += [worst_moment(edition, journey), first_actions(edition), figures_table(edition, journey)]
    return blocks.joined(parts)


def byline(edition: Edition) -> str:
    """Return the journey, the day and the people, on one line."""
    workshop = edition.workshop
    journey = edition.main_journey
    facts = [
        inline(journey.title) if journey else "",
        day_in_words((workshop.about.closed_at or workshop.about.created_at).date()),
        edition.people_in_words,
        _("round {n}").format(n=workshop.about.round) if workshop.about.round > 1 else "",
        _("next review {day}").format(day=day_in_words(workshop.about.review_on)) if workshop.about.review_on else "",
    ]
    return " · ".join(fact for fact in facts if fact)


def worst_moment(edition: Edition, journey: Journey) -> str:
    """Return the quote that tells the worst moment, its reasons and its remedy."""
    worst = headline(edition, journey.uid)
    if worst is None:
        return blocks.quote(_("Nobody has rated a touchpoint yet: there is no worst moment to tell."))
    told = [
        (_("The worst moment"), _moment(edition, journey, worst)),
        (_("Why"), inline(" ".join(worst.reasons))),
        (_("Who mends it, by when"), _remedy(worst)),
    ]
    return blocks.quote("\n\n".join(f"**{label}:** {text}" for label, text in told if text))


def first_actions(edition: Edition) -> str:
    """Return the improvements to begin with."""
    ranked = edition.ranked[:FIRST]
    if not ranked:
        return ""
    return blocks.joined(
        [
            blocks.strong(_("First to do")),
            blocks.numbered(f"**{inline(r.improvement.title) or '—'}** — {commitment(r)}" for r in ranked),
        ]
    )


def commitment(entry: RankedImprovement) -> str:
    """Return who does an improvement, by when, and how far it has come."""
    improvement = entry.improvement
    owner = who_does_it(improvement, inline(improvement.owner))
    due = day_in_words(improvement.due)
    by = _("{who}, by {day}").format(who=owner, day=due) if due else _("{who}, no date yet").format(who=owner)
    return f"{by} ({_(improvement.status.label).lower()})"


def figures_table(edition: Edition, journey: Journey) -> str:
    """Return the figures, a column for each persona, and the formula beside each."""
    personas = edition.tellers(journey.uid)
    told = [journey_figures(edition.summary(journey.uid, p.uid if p else None)) for p in personas]
    names = [cell(p.display_name) if p else _("Value") for p in personas]
    rows = [
        [same[0].label, *(figure.text for figure in same), cell(same[0].formula)] for same in zip(*told, strict=True)
    ]
    basis = edition.summary(journey.uid).basis_in_words
    caption = _("Emotions go from −2 to +2. All of them are {basis}.").format(basis=basis)
    right = range(1, len(personas) + 1)
    return blocks.joined([blocks.table([_("In figures"), *names, _("How it is computed")], rows, right), caption])


def _moment(edition: Edition, journey: Journey, worst: Headline) -> str:
    point = worst.point
    persona = edition.persona(journey.uid)
    felt = felt_at(edition, point)
    sentence = (
        _("“{touchpoint}”, in “{stage}”; {persona} feels {felt} there")
        if persona and point.value is not None
        else _("“{touchpoint}”, in “{stage}”")
    )
    told = sentence.format(
        touchpoint=inline(point.touchpoint.title),
        stage=inline(worst.stage),
        persona=inline(persona.display_name) if persona else "",
        felt=felt,
    )
    thought = f" — {inline(point.touchpoint.thinking)}" if point.touchpoint.thinking else ""
    told = f"{told}{thought}" if thought else f"{told}."
    return f"{told} ({inline(worst.ties_in_words)}.)" if worst.ties else told


def felt_at(edition: Edition, point: TouchpointValue) -> str:
    """Return the value with the word for it: `−2, angry`."""
    word = edition.word(point)
    return f"{valence_text(point.value)}{', ' + inline(word) if word else ''}"


def _remedy(worst: Headline) -> str:
    if not worst.plan:
        return _("nobody yet: no improvement answers it.")
    return "; ".join(_commitments(worst)) + "."


def _commitments(worst: Headline) -> Iterator[str]:
    for entry in worst.plan[:2]:
        yield f"{commitment(entry)}: **{inline(entry.improvement.title) or '—'}**"
