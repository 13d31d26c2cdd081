"""Until the reveal nobody can tell what others have given, nor whether: everything looks as if it were not there.

What is compared is not a list of places to look at, but two worlds: one with the hidden entries, one without.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjm_tui.domain.acts import contributing, facilitation, priorities
from cjm_tui.domain.acts.demonstration import found_demo
from cjm_tui.domain.choices import ActivityKind, Role
from cjm_tui.domain.edits import Change, Draft
from cjm_tui.domain.judgement import Ballot
from cjm_tui.domain.settling import settle
from cjm_tui.domain.silent_task import Task, open_task
from cjm_tui.domain.viewing import NOBODY, Viewer, activity_of, log_for, view_for
from cjm_tui.domain.workshop import Workshop
from cjm_tui.exchange import workshop_json
from cjm_tui.exchange.outbound.edition import edition_of
from cjm_tui.exchange.outbound.formats import FORMATS, Choices, export
from cjm_tui.exchange.outbound.outline import outline

NOW = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)
_NUMBERS = itertools.count(1)


def new_uid() -> str:
    return f"u{next(_NUMBERS)}"


@dataclass
class World:
    """A workshop and how it came about, in memory."""

    workshop: Workshop
    history: list[Change] = field(default_factory=list)

    def do(self, draft: Draft | None, who: str) -> None:
        """Store what somebody does."""
        settled = settle(self.workshop, draft, who=draft.who or who, at=NOW, new_uid=new_uid) if draft else None
        if settled is not None:
            self.workshop = settled.workshop
            self.history.append(settled.change.model_copy(update={"seq": len(self.history) + 1}))

    def copy(self) -> World:
        """Return the same world, to go another way from here."""
        return World(self.workshop, list(self.history))


def demonstration() -> Workshop:
    settled = settle(Workshop(), found_demo("en", NOW, new_uid), who="", at=NOW, new_uid=new_uid)
    assert settled is not None
    return settled.workshop


TOLD = demonstration()
VIEWERS = [Viewer(p.uid, p.role, secret=p.uid.encode() * 2) for p in TOLD.participants]
OTHERS = [viewer for viewer in VIEWERS if viewer.role is not Role.OBSERVER]

Given = tuple[int, int, int]
"""Whose entry, about which subject, with which value from 1 to 5."""
ENTRIES = st.lists(st.tuples(st.integers(0, 20), st.integers(0, 20), st.integers(1, 5)), min_size=1, max_size=8)


def opened(kind: ActivityKind, *, anonymous: bool) -> World:
    """Return the world in which a silent task has just been opened."""
    world = World(TOLD)
    view, journey = world.workshop, world.workshop.journeys[0]
    ideas = [i.uid for i in view.improvements]
    if kind is ActivityKind.BALLOT:
        draft = priorities.open_ballot(view, ideas, NOW, new_uid=new_uid)
    else:
        subjects = [t.uid for t in view.touchpoints(journey.uid)] if kind is ActivityKind.READINGS else ideas
        draft = facilitation.open_activity(
            view, kind, at=NOW, new_uid=new_uid, journey=journey.uid, persona=view.personas[0].uid,
            subjects=subjects if kind in (ActivityKind.READINGS, ActivityKind.ESTIMATES) else (),
        )  # fmt: skip
    draft = Draft(
        draft.label,
        tuple(
            e.model_copy(update={"after": e.after | {"anonymous": anonymous}}) if e.op == "create" else e
            for e in draft.edits
        ),
        act=draft.act,
    )
    world.do(draft, VIEWERS[0].uid)
    return world


def entry(world: World, task: Task, viewer: Viewer, subject: int, value: int) -> Draft | None:
    """Return one person's entry in a task."""
    view = view_for(world.workshop, viewer)
    if isinstance(task, Ballot):
        option = task.options[subject % len(task.options)]
        left = contributing.votes_left(view, viewer, task, option)
        return contributing.vote(view, viewer, task, option, min(value, left), new_uid=new_uid) if left else None
    match task.what:
        case ActivityKind.CARDS:
            return contributing.write_card(view, viewer, task, f"secret {value}", None, new_uid())
        case ActivityKind.IDEAS:
            return contributing.write_idea(view, viewer, task, f"secret {value}", None, new_uid())
        case ActivityKind.READINGS:
            point = task.subjects[subject % len(task.subjects)]
            return contributing.rate(view, viewer, task, point, value - 3, new_uid=new_uid)
        case _:
            idea = task.subjects[subject % len(task.subjects)]
            return contributing.estimate(viewer, task, idea, value, 6 - value, new_uid=new_uid)


def given_in(world: World, task: Task, entries: list[Given]) -> set[str]:
    """Let people give their entries; return who did."""
    authors = set()
    for who, subject, value in entries:
        viewer = OTHERS[who % len(OTHERS)]
        before = world.workshop
        world.do(entry(world, task, viewer, subject, value), viewer.uid)
        if world.workshop is not before:
            authors.add(viewer.uid)
    return authors


@pytest.mark.parametrize("kind", ActivityKind)
@settings(max_examples=8, deadline=None)
@given(ENTRIES, st.booleans())
def test_nobody_sees_what_others_have_given(kind: ActivityKind, entries: list[Given], anonymous: bool) -> None:
    empty = opened(kind, anonymous=anonymous)
    task = open_task(empty.workshop)
    assert task is not None
    full = empty.copy()
    authors = given_in(full, task, entries)
    for viewer in [*VIEWERS[:2], OTHERS[-1], VIEWERS[-1], NOBODY]:
        seen = view_for(full.workshop, viewer)
        own = [r for r in seen.everything() if activity_of(r) == task.uid]
        assert all(getattr(r, "author", "") == viewer.signature(task) for r in own)
        if viewer.uid not in authors:
            assert seen.records == view_for(empty.workshop, viewer).records
            assert log_for(full.workshop, full.history, viewer) == log_for(empty.workshop, empty.history, viewer)
    assert workshop_json.dump(full.workshop) == workshop_json.dump(empty.workshop)
    assert outline(edition_of(full.workshop)) == outline(edition_of(empty.workshop))


@pytest.mark.parametrize("kind", ActivityKind)
@settings(max_examples=8, deadline=None)
@given(ENTRIES)
def test_an_anonymous_author_stays_unknown_after_the_reveal_too(kind: ActivityKind, entries: list[Given]) -> None:
    world = opened(kind, anonymous=True)
    task = open_task(world.workshop)
    assert task is not None
    made = len(world.history)
    authors = given_in(world, task, entries)
    assert authors
    text = "\n".join(change.model_dump_json() for change in world.history[made:])
    assert not [uid for uid in authors if re.search(rf"\b{uid}\b", text)]
    entries_made = [r for r in world.workshop.everything() if activity_of(r) == task.uid]
    assert not [r for r in entries_made if getattr(r, "author", "") in authors]


@pytest.mark.slow
@pytest.mark.parametrize("kind", ActivityKind)
@pytest.mark.parametrize("to", FORMATS)
@settings(max_examples=3, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(ENTRIES)
def test_no_export_tells_what_is_hidden(kind: ActivityKind, to: str, entries: list[Given]) -> None:
    empty = opened(kind, anonymous=False)
    task = open_task(empty.workshop)
    assert task is not None
    full = empty.copy()
    given_in(full, task, entries)
    for choices in (Choices(), Choices(language="pt-BR", style="brief")):
        told = export(full.workshop, to, choices, full.history)
        assert told == export(empty.workshop, to, choices, empty.history)
