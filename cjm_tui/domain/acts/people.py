"""Acts on people: coming in, roles, handing the room over and taking it back, and what holds for everybody's screen."""

from __future__ import annotations

from collections.abc import Iterable

from cjm_tui.domain.choices import Role
from cjm_tui.domain.edits import Draft, Edit, change, create
from cjm_tui.domain.setting import Participant
from cjm_tui.domain.text import NAME_LIMIT, clean, clip, looks_like
from cjm_tui.domain.workshop import Workshop
from cjm_tui.i18n import N_


def join(name: str, role: Role, uid: str, *, rehearsed: bool = False) -> Draft:
    """Return the draft by which somebody new comes in."""
    edit = create(Participant, uid, display_name=name, role=role, rehearsed=rehearsed)
    return Draft(N_("Join"), (edit,), act=True)


def rename(workshop: Workshop, person: Participant, name: str) -> Draft:
    """Return the draft that gives a person another name, told apart from names that look like it."""
    others = [p for p in workshop.participants if p.uid != person.uid]
    return Draft(N_("Change name"), (change(person, display_name=told_apart(name, others)),), act=True)


def rehearse(person: Participant) -> Draft:
    """Return the draft that notes that a person has tried writing, rating and saying that they are done."""
    return Draft(N_("Rehearse"), (change(person, rehearsed=True),), act=True)


def give_role(person: Participant, role: Role) -> Draft:
    """Return the draft that makes a person something else than facilitator."""
    return Draft(N_("Give a role"), (change(person, role=role),), act=True)


def hand_over(workshop: Workshop, to: Participant) -> Draft:
    """Return the draft that makes a person the facilitator; who was it until now helps along as co-facilitator."""
    edits: list[Edit] = [
        change(p, role=Role.CO_FACILITATOR)
        for p in workshop.participants
        if p.role is Role.FACILITATOR and p.uid != to.uid
    ]
    return Draft(N_("Hand over the room"), (*edits, change(to, role=Role.FACILITATOR)), act=True)


def reclaim(workshop: Workshop, host: Participant) -> Draft:
    """Return the draft by which the host takes the room back."""
    return Draft(N_("Take the room back"), hand_over(workshop, host).edits, act=True)


def set_lock(workshop: Workshop, locked: bool) -> Draft:
    """Return the draft that lets only the facilitators edit, or everybody again."""
    label = N_("Lock the map") if locked else N_("Unlock the map")
    return Draft(label, (change(workshop.about, locked=locked),), act=True)


def set_projected(workshop: Workshop, projected: bool) -> Draft:
    """Return the draft that says whether the facilitator's screen is shown to the room: then counts replace names."""
    return Draft(N_("Projected screen"), (change(workshop.about, projected=projected),), act=True)


def set_anonymous(workshop: Workshop, anonymous: bool) -> Draft:
    """Return the draft that says whether silent activities opened from now on hide their authors for ever."""
    return Draft(N_("Anonymous activities"), (change(workshop.about, anonymous=anonymous),), act=True)


def host_of(workshop: Workshop) -> Participant | None:
    """Return whom the workshop's file belongs to: the first who came among those who facilitate."""
    return next((p for p in workshop.participants if p.role in (Role.FACILITATOR, Role.CO_FACILITATOR)), None)


def namesake(name: str, people: Iterable[Participant]) -> Participant | None:
    """Return who already has this very name, without regard to case and spaces; look-alikes are somebody else."""
    wanted = same_name(name)
    return next((p for p in people if same_name(p.display_name) == wanted), None)


def told_apart(name: str, people: Iterable[Participant]) -> str:
    """Return the name, with a number behind it where it equals or looks like one that is taken: `Ana (2)`."""
    name = clip(" ".join(clean(name).split()), NAME_LIMIT)
    taken = {looks_like(p.display_name) for p in people}
    number, candidate = 2, name
    while looks_like(candidate) in taken:
        mark = f" ({number})"
        candidate = clip(name, NAME_LIMIT - len(mark)) + mark
        number += 1
    return candidate


def same_name(name: str) -> str:
    """Return a name as names are compared."""
    return " ".join(clean(name).split()).casefold()
