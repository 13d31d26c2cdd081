"""What one session's process is told about the person at the other end."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """The right that the way in has granted; everything finer is the workshop's business."""

    PARTICIPANT = "participant"
    FACILITATOR = "facilitator"


@dataclass(frozen=True, slots=True)
class SessionRequest:
    """One person's terminal, as the fork server hands it to `run_session`."""

    library: str
    """Absolute path of the library file."""
    workshop_id: str | None
    """The workshop that the code or the key leads to; None opens the library's home (facilitator only)."""
    proposed_name: str
    """The SSH user name, cleaned; the lobby asks again."""
    role: Role
    """Granted by the way in: a facilitator's key, or participant."""
    key_fingerprint: str | None
    """SHA256 fingerprint of the public key that was proved; None for entry by code."""
    term: str
    """TERM for the session."""
    colorterm: str | None
    """`truecolor` where the terminal is known to have it."""
    locale: dict[str, str] = field(default_factory=dict)
    """LANG and LC_* that the client sent, checked."""
    columns: int = 80
    rows: int = 24
    peer: str = ""
    """Address and port of the client, for the host's log."""

    def to_json(self) -> str:
        """Return the request as one line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)

    @classmethod
    def from_json(cls, text: str) -> SessionRequest:
        """Read what `to_json` wrote."""
        values = json.loads(text)
        return cls(**{**values, "role": Role(values["role"])})
