"""Coming into a workshop: as somebody new, or as the same person as before, by key, by rejoin word or on the host."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from cjm_tui.domain.acts import people
from cjm_tui.domain.choices import Role
from cjm_tui.domain.edits import Draft
from cjm_tui.domain.setting import Participant
from cjm_tui.domain.settling import Settled, settle
from cjm_tui.domain.workshop import Workshop
from cjm_tui.storage import credentials
from cjm_tui.storage.library import Library
from cjm_tui.storage.workshops import commit, load_workshop, new_uid

_CONSONANTS, _VOWELS = "bdfglmnprstvz", "aeiou"
_SYLLABLES = 4


@dataclass(frozen=True, slots=True)
class Joined:
    """Somebody who has come in."""

    participant: str
    name: str
    """As everybody reads it: `Ana (2)` where there is an Ana already."""
    rejoin_word: str = ""
    """Shown once, at the first join; only its hash is kept."""


class NameTaken(Exception):
    """Somebody has this name already: the rejoin word says whether it is the same person."""


def join(
    library: Library, number: int, name: str, *, at: datetime, role: Role = Role.PARTICIPANT, key: str | None = None,
    another: bool = False,
) -> Joined:  # fmt: skip
    """Bring somebody new into the workshop.

    Args:
        library: where the workshop lies.
        number: the workshop's.
        name: how the person wants to be called.
        at: now.
        role: what the person may do.
        key: fingerprint of the SSH key with which the person came, which brings them back later.
        another: whether the person knows that the name is taken and is somebody else.

    Raises:
        NameTaken: there is somebody of that name.
    """
    uid = new_uid()

    def draft(workshop: Workshop) -> Draft:
        if not another and people.namesake(name, workshop.participants):
            raise NameTaken(name)
        return people.join(people.told_apart(name, workshop.participants), role, uid)

    stored = _commit(library, number, uid, at, draft)
    word = new_rejoin_word()
    credentials.set_rejoin_word(library, uid, word)
    if key:
        credentials.bind_key(library, uid, key)
    return Joined(uid, stored.get(Participant, uid).display_name, word)


def return_by_key(library: Library, number: int, key: str | None) -> str | None:
    """Return the participant who came with this SSH key before, or None."""
    return credentials.participant_with_key(library, number, key) if key else None


def return_by_word(library: Library, number: int, name: str, word: str, key: str | None = None) -> str | None:
    """Return the participant of the name whose rejoin word this is, or None; a new key is remembered with it."""
    person = people.namesake(name, load_workshop(library, number).participants)
    if person is None or not credentials.is_rejoin_word(library, person.uid, word):
        return None
    if key:
        credentials.bind_key(library, person.uid, key)
    return person.uid


def join_locally(library: Library, number: int, name: str, *, at: datetime, role: Role | None = None) -> Joined:
    """Bring in whoever the host's own system vouches for: the same name is the same person, and no word is asked.

    A role that is given holds from now on, but never takes the room from its facilitator.
    """
    person = people.namesake(name, load_workshop(library, number).participants)
    if person is None:
        try:
            return join(library, number, name, at=at, role=role or Role.PARTICIPANT)
        except NameTaken:
            # Somebody opened two terminals at once, and the other one was faster.
            return join_locally(library, number, name, at=at, role=role)
    if role is not None and role is not person.role and person.role is not Role.FACILITATOR:
        _commit(library, number, person.uid, at, lambda _workshop: people.give_role(person, role))
    return Joined(person.uid, person.display_name)


def readmit(library: Library, participant: str) -> str:
    """Return a new rejoin word for somebody who has lost theirs; the facilitator tells it to them."""
    word = new_rejoin_word()
    credentials.set_rejoin_word(library, participant, word)
    return word


def new_rejoin_word() -> str:
    """Return a word that is easily said, remembered and typed in any language, such as `tomiguva`."""
    return "".join(secrets.choice(_CONSONANTS) + secrets.choice(_VOWELS) for _ in range(_SYLLABLES))


def _commit(library: Library, number: int, who: str, at: datetime, draft: Callable[[Workshop], Draft]) -> Workshop:
    def settled(workshop: Workshop) -> Settled | None:
        return settle(workshop, draft(workshop), who=who, at=at, new_uid=new_uid)

    stored = commit(library, load_workshop(library, number), settled)
    return stored.workshop if stored else load_workshop(library, number)
