"""Brainstorm and sorting: cards are written without a place, and then find their stage and their look-alikes."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from cjm_tui.domain.acts import mapping
from cjm_tui.domain.choices import ActivityKind
from cjm_tui.domain.edits import Draft, Edit
from cjm_tui.domain.journey_map import Stage, Touchpoint
from cjm_tui.domain.likeness import AKIN, LOOK_ALIKE, coverage, likeness
from cjm_tui.domain.setting import Activity
from cjm_tui.domain.silent_task import open_task
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import N_

NewUid = Callable[[], str]

_NUMBERED = re.compile(r"\s*(\d{1,2})\s*[.):]\s*(?=\S)")
_NAMED = re.compile(r"\s*([^:]{2,60}):\s+(?=\S)")


@dataclass(frozen=True)
class SortedCard:
    """A card as the sorting sees it."""

    touchpoint: Touchpoint
    suggested: str | None
    """Uid of the stage where it seems to belong."""
    like: str | None
    """Uid of the touchpoint that says nearly the same."""


def split_stage(line: str, stages: Sequence[Stage]) -> tuple[str | None, str]:
    """Return the stage that a typed line names, `2: …` or `Pays: …`, and the line without it."""
    if (found := _NUMBERED.match(line)) and 1 <= int(found[1]) <= len(stages):
        return stages[int(found[1]) - 1].uid, line[found.end() :].strip()
    if found := _NAMED.match(line):
        wanted = found[1].strip().casefold()
        named = [stage for stage in stages if stage.title.casefold().startswith(wanted)]
        if len(named) == 1:
            return named[0].uid, line[found.end() :].strip()
    return None, line.strip()


def write_card(workshop: Workshop, journey: str, line: str, new_uid: NewUid, *, uid: str = "") -> Draft:
    """Return the draft that writes a card into the bucket; a stage named in front stays a suggestion."""
    stage, text = split_stage(line, workshop.stages(journey))
    return mapping.add_touchpoint(workshop, journey, None, text, new_uid, uid=uid, suggested_stage=stage)


def open_cards(workshop: Workshop, journey: str) -> Activity | None:
    """Return the open silent activity in which cards for a journey are written, or None."""
    task = open_task(workshop)
    if not isinstance(task, Activity) or task.what is not ActivityKind.CARDS:
        return None
    meant = task.journey or (workshop.journeys[0].uid if workshop.journeys else "")
    return task if workshop.columns_of(meant) == workshop.columns_of(journey) else None


def set_aside_cards(workshop: Workshop, journey: str) -> list[Touchpoint]:
    """Return the journey's cards that sorting put away."""
    columns = workshop.columns_of(journey)
    aside = [t for t in workshop.all(Touchpoint).values() if t.journey == columns and t.set_aside and not t.stage]
    return sorted(aside, key=lambda t: t.rank)


def sort_cards(workshop: Workshop, journey: str) -> list[SortedCard]:
    """Return the cards of the bucket in order, each with where it seems to belong and what it resembles."""
    cards = workshop.bucket(journey)
    placed = workshop.touchpoints(journey)
    stages = workshop.stages(journey)
    return [
        SortedCard(card, suggest_stage(card, stages, placed), look_alike(card, [*cards, *placed])) for card in cards
    ]


def suggest_stage(card: Touchpoint, stages: Sequence[Stage], placed: Sequence[Touchpoint]) -> str | None:
    """Return the stage that the author named, else the one whose words or touchpoints are most like the card's."""
    if any(stage.uid == card.suggested_stage for stage in stages):
        return card.suggested_stage
    scores = {stage.uid: coverage(stage.title, card.title) * 0.8 for stage in stages}
    for stage in stages:
        scores[stage.uid] = max(scores[stage.uid], likeness(card.title, f"{stage.title} {stage.description}"))
    for touchpoint in placed:
        if touchpoint.stage in scores:
            scores[touchpoint.stage] = max(scores[touchpoint.stage], likeness(card.title, touchpoint.title))
    best = max(scores, key=lambda uid: scores[uid], default=None)
    return best if best is not None and scores[best] >= AKIN else None


def look_alike(card: Touchpoint, others: Sequence[Touchpoint]) -> str | None:
    """Return the touchpoint that says nearly the same as a card, or None."""
    best = max(
        ((likeness(card.title, other.title), other.uid) for other in others if other.uid != card.uid),
        default=(0.0, ""),
    )
    return best[1] if best[0] >= LOOK_ALIKE else None


def merge_cards(workshop: Workshop, card: Touchpoint, other: Touchpoint) -> Draft:
    """Return the draft that makes one card of two; the placed one stays where it is, else the older one is kept."""
    if bool(card.stage) != bool(other.stage):
        kept, gone = (card, other) if card.stage else (other, card)
    else:
        kept, gone = sorted((card, other), key=lambda each: each.rank)
    return mapping.merge(workshop, kept, gone)


def accept_all(workshop: Workshop, journey: str) -> Draft | None:
    """Return the draft that places every card where it is suggested, or None where nothing is."""
    edits: list[Edit] = []
    for card in sort_cards(workshop, journey):
        if card.suggested:
            edits += mapping.place_touchpoint(card.touchpoint, card.suggested).edits
    return Draft(N_("Place touchpoints"), tuple(edits)) if edits else None
