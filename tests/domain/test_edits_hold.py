"""Whatever is done to a workshop can be taken back, in turn, to where one was; an order is what it was asked to be."""

from __future__ import annotations

import itertools
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cjm_tui.data import agenda, template
from cjm_tui.domain.acts.founding import found
from cjm_tui.domain.edits import Change, Draft, Edit, apply, change, create, remove
from cjm_tui.domain.journey_map import Note, Stage, Touchpoint
from cjm_tui.domain.judgement import Improvement
from cjm_tui.domain.persona import Persona
from cjm_tui.domain.records import Ordered, Record, limits
from cjm_tui.domain.scope import Channel, Goal, Journey
from cjm_tui.domain.settling import Settled, settle
from cjm_tui.domain.undoing import reversal, stacks
from cjm_tui.domain.workshop import Workshop

NOW = datetime(2026, 11, 21, 14, 0, tzinfo=UTC)
TEXT = st.text(st.sampled_from("ab [/]{}\x1b\u202e\u200dé漢👩🏽\n\t'\""), max_size=12)
EDITABLE: list[type[Ordered]] = [Goal, Channel, Persona, Journey, Stage, Touchpoint, Note, Improvement]

Act = tuple[str, int, int, str]
"""What to do, on which kind, to which of its records, with which text."""
ACTS = st.lists(
    st.tuples(
        st.sampled_from(["create", "change", "remove", "move", "mention"]),
        st.integers(0, len(EDITABLE) - 1),
        st.integers(0, 30),
        TEXT,
    ),
    min_size=1,
    max_size=12,
)


def founded() -> tuple[Workshop, Callable[[], str]]:
    """Return a workshop of the IT support template, and a source of uids."""
    numbers = itertools.count(1)

    def new_uid() -> str:
        return f"u{next(numbers)}"

    draft = found(
        "IT portal", template=template("suporte-ti"), agenda=agenda("standard-120"), language="en",
        facilitator="Bia", at=NOW, new_uid=new_uid,
    )  # fmt: skip
    settled = settle(Workshop(), draft, who="", at=NOW, new_uid=new_uid)
    assert settled is not None
    return settled.workshop, new_uid


FOUNDED, _NEW_UID = founded()


def drafted(workshop: Workshop, act: Act, new_uid: Callable[[], str]) -> Draft | None:
    """Return the draft that an act means in a workshop; None where there is nothing to do it to."""
    what, kind, which, text = act
    model = EDITABLE[kind]
    known = sorted(workshop.all(model).values(), key=lambda record: record.uid)
    record = known[which % len(known)] if known else None
    if what == "create":
        return Draft("Add", (created(workshop, model, new_uid(), which, text),))
    if record is None:
        return None
    if what == "remove":
        return Draft("Remove", (remove(record),))
    if what == "move":
        place = known[(which + 1) % len(known)].uid if which % 3 else ""
        return Draft("Move", (change(record, place=place),))
    if what == "mention" and isinstance(record, Journey):
        return Draft("Edit", (change(record, personas=list(workshop.all(Persona)), goals=list(workshop.all(Goal))),))
    if what == "mention" and isinstance(record, Improvement):
        return Draft("Edit", (change(record, touchpoints=list(workshop.all(Touchpoint))[:3]),))
    field = next(name for name in limits(model) if not isinstance(getattr(record, name), tuple | dict))
    return Draft("Edit", (change(record, **{field: text}),))


def created(workshop: Workshop, model: type[Record], uid: str, which: int, text: str) -> Edit:
    """Return the creation of a record of a kind, hung on something that is there."""
    field = next(name for name in limits(model))
    fields: dict[str, Any] = {field: text}
    journeys, stages = list(workshop.all(Journey)), list(workshop.all(Stage).values())
    points = list(workshop.all(Touchpoint))
    if model is Stage:
        fields["journey"] = journeys[which % len(journeys)] if journeys else "gone"
    elif model is Touchpoint and stages:
        stage = stages[which % len(stages)]
        fields |= {"journey": stage.journey, "stage": stage.uid}
    elif model is Touchpoint:
        fields["journey"] = journeys[0] if journeys else "gone"
    elif model is Note and points:
        fields["touchpoint"] = points[which % len(points)]
    return create(model, uid, **fields)


def done(workshop: Workshop, draft: Draft, new_uid: Callable[[], str]) -> Settled | None:
    return settle(workshop, draft, who="bia", at=NOW, new_uid=new_uid)


def contents(workshop: Workshop) -> dict[str, Any]:
    return {kind: dict(table) for kind, table in workshop.records.items() if table}


@settings(max_examples=150, deadline=None)
@given(ACTS)
def test_taking_everything_back_leads_to_where_one_was(acts: list[Act]) -> None:
    workshop, history = FOUNDED, list[tuple[Workshop, Change]]()
    for act in acts:
        draft = drafted(workshop, act, _NEW_UID)
        settled = done(workshop, draft, _NEW_UID) if draft else None
        if settled is not None:
            assert contents(settled.workshop) == contents(apply(workshop, settled.change.edits))
            history.append((workshop, settled.change))
            workshop = settled.workshop
    at_the_end, undone = workshop, []
    for before, made in reversed(history):
        settled = done(workshop, reversal(workshop, made, ()), _NEW_UID)
        assert settled is not None
        undone.append(settled.change)
        workshop = settled.workshop
        assert contents(workshop) == contents(before)
    for made in reversed(undone):
        settled = done(workshop, reversal(workshop, made, ()), _NEW_UID)
        assert settled is not None
        workshop = settled.workshop
    assert contents(workshop) == contents(at_the_end)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.booleans(), max_size=30))
def test_undo_and_redo_are_what_a_person_expects_of_two_stacks(keys: list[bool]) -> None:
    """True writes, or does again where something was taken back; False takes back."""
    workshop, history = FOUNDED, list[Change]()
    expected_undo, expected_redo = list[str](), list[str]()
    for place, key in enumerate(keys):
        mine = stacks(history, lambda who: who == "bia")
        if not key and not expected_undo:
            assert not mine.undo
            continue
        if key and place % 2 and expected_redo:
            draft = reversal(workshop, mine.redo[-1], ())
            expected_undo.append(expected_redo.pop())
        elif key:
            title = f"goal {place}"
            draft = Draft("Add", (create(Goal, _NEW_UID(), title=title),))
            expected_undo.append(title)
            expected_redo.clear()
        else:
            draft = reversal(workshop, mine.undo[-1], ())
            expected_redo.append(expected_undo.pop())
        settled = done(workshop, draft, _NEW_UID)
        assert settled is not None
        workshop = settled.workshop
        history.append(settled.change.model_copy(update={"seq": len(history) + 1}))
        assert [goal.title for goal in workshop.goals] == expected_undo


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(["insert", "move", "remove"]), st.integers(0, 40), st.integers(-1, 40))))
def test_an_order_is_what_it_was_asked_to_be(acts: list[tuple[str, int, int]]) -> None:
    workshop, expected = FOUNDED, [channel.uid for channel in FOUNDED.channels]
    for what, which, after in acts:
        uid = _NEW_UID() if what == "insert" or not expected else expected[which % len(expected)]
        others = [other for other in expected if other != uid]
        place = others[after % len(others)] if after >= 0 and others else ""
        record = workshop.find(Channel, uid)
        if record is None:
            draft = Draft("Add", (create(Channel, uid, place=place, title=uid),))
        elif what == "remove":
            draft = Draft("Remove", (remove(record),))
        else:
            draft = Draft("Move", (change(record, place=place),))
        settled = done(workshop, draft, _NEW_UID)
        if record is None or what != "remove":
            at = others.index(place) + 1 if place else 0
            expected = [*others[:at], uid, *others[at:]]
        else:
            expected = others
        workshop = settled.workshop if settled else workshop
        assert [channel.uid for channel in workshop.channels] == expected
        positions = [channel.position for channel in workshop.channels]
        assert len(set(positions)) == len(positions)
