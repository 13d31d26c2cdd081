"""Who somebody is that has been let in."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

from cjm_tui.server.session_request import Role

_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Identity:
    """Somebody who has been let in."""

    proposed_name: str
    workshop_id: str | None
    role: Role
    key_fingerprint: str | None
    """The key that was proved; None for entry by code."""
    address: str
    """Where the connection comes from, as limits count addresses."""
    peer: str
    """Address and port, for the host's log."""


def cleaned_name(username: str) -> str:
    """Return an SSH user name as a display name: at most 40 characters, all visible, single spaces."""
    # Windows sends DOMAIN\user.
    own = unicodedata.normalize("NFC", username).rpartition("\\")[2]
    kept = (
        " " if character.isspace() else character
        for character in own
        if character.isspace() or unicodedata.category(character)[0] != "C"
    )
    return " ".join("".join(kept).split())[:_LONGEST_NAME].strip()
